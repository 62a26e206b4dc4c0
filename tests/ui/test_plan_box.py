"""The choice among plans in the header, by real keys and clicks, and the mark of a plan not in force."""

from itertools import pairwise

import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication, QComboBox, QToolButton, QVBoxLayout, QWidget

from fujidesk.domain.plan_choice import Standing, StoredPlan
from fujidesk.ui.header import Header
from fujidesk.ui.plan_box import PlanBox
from fujidesk.ui.widgets.basics import PillButton, StatePill

FOURTH = StoredPlan(1, "第四次富士市情報化計画", 2022, 2026, "fuji")
FIFTH = StoredPlan(2, "第五次富士市情報化計画", 2027, 2031, "fuji", 1)


@pytest.fixture
def header(qtbot, theme, small_profile):
    window = QWidget()
    qtbot.addWidget(window)
    made = Header(small_profile, theme, lambda _query: [], window, sample=True)
    made.offer_plans((FOURTH, FIFTH), FOURTH)
    made.show_standing(Standing.IN_FORCE)
    layout = QVBoxLayout(window)
    layout.setContentsMargins(0, 0, 0, 0)
    layout.addWidget(made)
    made.show_state("保存済み", "good")
    window.resize(1366, 80)
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    made.kept = window
    return made


def popup_of(qtbot, box):
    qtbot.waitUntil(box.view().isVisible)
    return box.view()


def test_a_database_of_one_plan_shows_its_name_and_no_choice(qtbot, theme, small_profile):
    made = Header(small_profile, theme, lambda _query: [])
    qtbot.addWidget(made)
    made.resize(1366, 60)
    made.show()
    assert made.plans is None
    assert [box.accessibleName() for box in made.findChildren(QComboBox)] == ["年度の選択"]
    assert made._plan.text() == small_profile.plan_name


def test_name_and_period_are_shown_and_told(header):
    box = header.plans
    assert box.currentText() == "第四次富士市情報化計画（R4〜R8）"
    box.showPopup()
    assert [box.itemText(index) for index in range(2)][1] == "第五次富士市情報化計画（R9〜R13）"
    box.hidePopup()
    assert box.accessibleName() == "計画の選択"
    assert "2 計画" in box.toolTip()
    assert header._plan.isHidden()


def test_a_plan_is_chosen_with_the_keyboard_in_the_open_list(qtbot, header):
    box = header.plans
    box.setFocus(Qt.FocusReason.TabFocusReason)
    assert box.hasFocus()
    with qtbot.assertNotEmitted(box.plan_chosen):
        qtbot.keyClick(box, Qt.Key.Key_Down)  # opens the list, and steps nowhere
    view = popup_of(qtbot, box)
    with qtbot.waitSignal(box.plan_chosen) as told:
        qtbot.keyClick(view, Qt.Key.Key_Down)
        qtbot.keyClick(view, Qt.Key.Key_Return)
    assert told.args == [2]


def test_a_plan_is_chosen_with_the_mouse(qtbot, header):
    box = header.plans
    box.showPopup()  # opened by a click, Qt takes a release within the time of a double click for its own
    view = popup_of(qtbot, box)
    place = view.visualRect(box.model().index(1, 0)).center()
    with qtbot.waitSignal(box.plan_chosen) as told:
        qtbot.mouseClick(view.viewport(), Qt.MouseButton.LeftButton, pos=place)
    assert told.args == [2]


def test_choosing_the_plan_of_the_window_and_letters_and_the_wheel_do_nothing(qtbot, header):
    box = header.plans
    with qtbot.assertNotEmitted(box.plan_chosen):
        box.activated.emit(0)
        box.setFocus()
        qtbot.keyClicks(box, "5")
        for key in (Qt.Key.Key_Home, Qt.Key.Key_End, Qt.Key.Key_Enter):  # they open the list, no more
            qtbot.keyClick(box, key)
            qtbot.keyClick(popup_of(qtbot, box), Qt.Key.Key_Escape)
        middle = QPointF(box.rect().center())
        wheel = QWheelEvent(
            middle, QPointF(box.mapToGlobal(box.rect().center())), QPoint(), QPoint(0, -120),
            Qt.MouseButton.NoButton, Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
        )  # fmt: skip
        QApplication.sendEvent(box, wheel)
    assert box.currentData() == 1


def test_a_long_name_is_shortened_before_its_period_and_painted_so(qtbot, theme):
    plan = StoredPlan(1, "(仮称)厚木市情報化推進計画（2021～2026）の長い名前", 2021, 2026, "atsugi")
    box = PlanBox([plan], plan)
    qtbot.addWidget(box)
    box.resize(260, 30)
    box.show()
    shown = box.shown_text(220)
    assert "…" in shown
    assert shown.endswith("（R3〜R8）")
    assert box.fontMetrics().horizontalAdvance(shown) <= 220
    assert box.shown_text(2_000) == plan.label
    widths = []
    box.shown_text = lambda width: widths.append(width) or ""
    bare = box.grab().toImage()
    del box.shown_text
    assert 150 < widths[0] < 260
    assert box.grab().toImage() != bare, "what fits is what is painted"


def test_a_refused_choice_stands_on_the_plan_of_the_window_again(header):
    header.plans.showPopup()
    header.plans.setCurrentIndex(1)
    header.plans.show_chosen()
    header.plans.hidePopup()
    assert header.plans.currentData() == 1


@pytest.mark.parametrize("standing", [Standing.FORMER, Standing.COMING, Standing.OTHER])
@pytest.mark.parametrize("scale", [100, 200])
@pytest.mark.parametrize("width", [800, 1024, 1366, 1920])
def test_the_mark_stays_and_nothing_is_cut_off(qtbot, qapp, header, theme, standing, scale, width):
    theme.change(qapp, scale=scale)
    header.show_standing(standing)
    header.window().resize(width, 80)

    def fits():
        found = [child for child in header.children() if isinstance(child, QWidget) and child.isVisible()]
        found.sort(key=lambda child: child.x())
        whole = [part for part in found if isinstance(part, QComboBox | QToolButton | StatePill | PillButton)]
        return (
            all(left.x() + left.width() <= right.x() for left, right in pairwise(found))
            and found[-1].geometry().right() < width
            and all(part.width() >= part.sizeHint().width() for part in whole)
        )

    qtbot.waitUntil(fits, timeout=1000)
    pill = next(pill for pill in header.findChildren(StatePill) if standing.value in pill.accessibleName())
    assert pill.isVisible()
    assert pill.text()


def test_the_plan_in_force_has_no_mark(header):
    header.show_standing(Standing.COMING)
    assert header._standing.text() == "これからの計画"
    header.show_standing(Standing.IN_FORCE)
    assert not header._standing.isVisible()


def test_tab_goes_from_the_plan_to_the_year(qtbot, header):
    header.plans.setFocus()
    qtbot.keyClick(header.plans, Qt.Key.Key_Tab)
    assert QApplication.focusWidget().accessibleName() == "年度の選択"
