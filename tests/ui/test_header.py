"""The header: plan, year, state and search, at every width and text size."""

import datetime as dt
from itertools import pairwise

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QComboBox, QMenu, QToolButton, QVBoxLayout, QWidget

from fujidesk.ui.header import Header
from fujidesk.ui.widgets.basics import PillButton, StatePill


@pytest.fixture(params=["plain", "sample", "training", "sample on a day"])
def header(qtbot, theme, small_profile, request):
    window = QWidget()
    qtbot.addWidget(window)
    made = Header(small_profile, theme, lambda _query: [], window, sample="sample" in request.param)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    window.resize(1366, 80)
    made.show_state("保存済み", "good")
    if "sample on" in request.param or request.param == "training":
        made.show_day(dt.date(2026, 12, 25))
    window.show()
    made.kept = window  # lives as long as its header
    return made


def widen(header, width, qtbot):
    header.window().resize(width, 80)
    qtbot.waitUntil(lambda: header.width() == width)


def parts(header):
    found = [child for child in header.children() if isinstance(child, QWidget) and child.isVisible()]
    return sorted(found, key=lambda child: child.x())


@pytest.mark.parametrize("scale", [100, 125, 150, 175, 200])
@pytest.mark.parametrize("width", [800, 1024, 1366, 1920])
def test_nothing_overlaps_or_is_cut_off(qtbot, header, theme, qapp, width, scale):
    theme.change(qapp, scale=scale)
    header.window().resize(width, 80)

    def fits():
        found = parts(header)
        whole = [part for part in found if isinstance(part, QComboBox | QToolButton | StatePill | PillButton)]
        return (
            all(left.x() + left.width() <= right.x() for left, right in pairwise(found))
            and found[-1].geometry().right() < width
            and all(part.width() >= part.sizeHint().width() for part in whole)
            and any(isinstance(part, QComboBox) for part in whole)
        )

    qtbot.waitUntil(fits, timeout=1000)


@pytest.mark.parametrize("header", ["plain", "sample", "training"], indirect=True)
def test_words_come_back_when_there_is_room_again(qtbot, header, theme, qapp):
    (years,) = header.findChildren(QComboBox)
    plans = header._plan
    before = plans.text(), years.currentText()
    widen(header, 500, qtbot)
    assert plans.isHidden()
    assert years.currentText() == "令和4年度"
    widen(header, 900, qtbot)
    assert not plans.isHidden()
    assert plans.text() != before[0]
    widen(header, 1366, qtbot)
    assert (plans.text(), years.currentText()) == before


def test_a_year_is_told_only_when_the_user_chose_it(qtbot, header):
    years = header.findChildren(QComboBox)[0]
    with qtbot.assertNotEmitted(header.year_chosen):
        header.show_year(2025)
    assert years.currentData() == 2025
    with qtbot.waitSignal(header.year_chosen) as caught:
        qtbot.keyClick(years, Qt.Key.Key_Up)
    assert caught.args == [2024]


def test_every_control_can_be_reached_by_keyboard_and_has_a_name(header):
    for part in (*header.findChildren(QComboBox), header.search, header.findChild(QToolButton)):
        assert part.focusPolicy() & Qt.FocusPolicy.TabFocus
        assert part.accessibleName() or part.text()


def test_the_menu_opens_under_its_button(qtbot, header):
    menu = QMenu(header)
    menu.addAction("終了")
    header.set_menu(menu)
    opened = []
    menu.aboutToShow.connect(lambda: (opened.append(True), menu.close()))
    menu.aboutToShow.connect(menu.hide, Qt.ConnectionType.QueuedConnection)
    header.open_menu()
    assert opened == [True]


@pytest.mark.parametrize("width", [560, 800, 1366])
def test_made_up_answers_are_marked_at_every_width(qtbot, theme, small_profile, width):
    window = QWidget()
    qtbot.addWidget(window)
    marked = Header(small_profile, theme, lambda _query: [], window, sample=True)
    QVBoxLayout(window).addWidget(marked)
    window.resize(width, 80)
    window.show()
    pills = [pill for pill in marked.findChildren(StatePill) if pill.isVisible()]
    assert "サンプルデータ" in [pill.text() for pill in pills]
    assert all(pill.accessibleName() for pill in pills)


def test_the_day_of_training_is_told_whole_where_there_is_room(qtbot, header):
    header.show_day(dt.date(2026, 6, 15))
    pill = header.findChild(PillButton)
    widen(header, 1900, qtbot)
    assert pill.text() == "練習の日付 令和8年6月15日"
    widen(header, 700, qtbot)
    assert pill.text() == "練習 R8.6.15"
    assert pill.accessibleName() == "練習の日付 令和8年6月15日"
    with qtbot.waitSignal(header.day_pressed):
        qtbot.keyClick(pill, Qt.Key.Key_Space)
    header.show_day(None)
    assert not pill.isVisible()
