"""A thing to do: state, words, figure and buttons, beside each other or below, never cut off."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QProgressBar, QWidget

from fujidesk.ui.home.task_card import TaskCard

TITLE = "重点施策ヒアリング（企画・財政・事務局）"


@pytest.fixture
def page(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 300)
    return made


@pytest.fixture
def card(qtbot, theme, page):
    made = TaskCard(TITLE, "ヒアリングを開く", theme, page)
    made.show_task("進行中", "good", "11月1日～11月30日", primary=True)
    made.show_measure(5, 12, "5 / 12 回を実施")
    made.add_action("済みにする")
    made.resize(960, 60)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return made


def place(card, widget):
    return widget.mapTo(card, widget.rect().topLeft())


def bar(card):
    return card.findChild(QProgressBar)


def test_it_says_state_words_and_figure(card, texts):
    assert texts(card) == ["進行中", TITLE, "11月1日～11月30日", "5 / 12 回を実施"]
    assert (bar(card).value(), bar(card).maximum()) == (5, 12)
    assert bar(card).accessibleName() == f"{TITLE}の進み具合"
    assert card.action.property("primary") is True
    assert [made.text() for made in card.buttons()] == ["ヒアリングを開く", "済みにする"]


def test_without_anything_to_count_there_is_no_bar(card):
    card.show_measure(0, 0, "")
    assert not bar(card).isVisible()


def test_wide_cards_are_one_row(card):
    title = next(label for label in card.findChildren(QLabel) if label.text() == TITLE)
    assert place(card, bar(card)).x() > place(card, title).x() + title.width() - 1
    assert place(card, card.action).x() > place(card, bar(card)).x() + bar(card).width()


@pytest.mark.parametrize(("width", "beside"), [(700, True), (400, False)])
def test_figure_and_buttons_go_below_where_it_is_narrow(qtbot, card, width, beside):
    card.resize(width, 300)
    title = next(label for label in card.findChildren(QLabel) if label.text() == TITLE)

    def is_below():
        return place(card, card.action).y() > place(card, bar(card)).y() + bar(card).height()

    qtbot.waitUntil(lambda: place(card, bar(card)).y() > place(card, title).y() and is_below() is not beside)
    assert all(place(card, made).x() + made.width() <= width for made in card.buttons())


def test_bars_and_buttons_stand_in_columns_whether_one_button_or_two(qtbot, card, theme):
    other = TaskCard("公表", "評価を開く", theme, card.parentWidget())
    other.show_task("予定", "plain", "", primary=False)
    other.show_measure(1, 2, "1 / 2")
    other.resize(card.width(), 60)
    other.show()
    qtbot.waitUntil(lambda: place(other, other.action).x() == place(card, card.action).x())
    assert place(other, bar(other)).x() == place(card, bar(card)).x()


def test_buttons_are_reached_by_tab_and_pressed_by_space(qtbot, card):
    card.action.setFocus()
    qtbot.keyClick(card.action, Qt.Key.Key_Tab)
    tick = card.buttons()[1]
    assert tick.hasFocus()
    with qtbot.waitSignal(tick.clicked):
        qtbot.keyClick(tick, Qt.Key.Key_Space)


def test_another_title_is_told_to_screen_readers_too(card, texts):
    card.rename("令和7年度の調査")
    assert "令和7年度の調査" in texts(card)
    assert bar(card).accessibleName() == "令和7年度の調査の進み具合"


def test_a_wide_card_does_not_keep_its_page_wide(card, theme):
    assert card.minimumSizeHint().width() <= theme.px(240)
