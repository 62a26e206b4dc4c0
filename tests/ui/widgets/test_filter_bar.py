"""The filter bar that every list of projects shares."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton

from fujidesk.domain.filtering import ENDED, ProjectFilter
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.widgets.check_menu import CheckMenu
from fujidesk.ui.widgets.filter_bar import FilterBar

LEVELS = (
    LevelRecord("1", "便利な窓口"), LevelRecord("1.1", "オンライン化", "1"), LevelRecord("1.2", "窓口の改善", "1"),
    LevelRecord("2", "庁内の仕事"), LevelRecord("2.1", "台帳", "2"),
)  # fmt: skip


@pytest.fixture
def bar(qtbot, theme):
    made = FilterBar(load_profile("fuji"))
    made.set_options(LEVELS, ["収納課", "市民課"])
    made.set_half_year(HalfYear(2025, 1))
    qtbot.addWidget(made)
    made.show()
    return made


def button(bar, words):
    (found,) = [b for b in bar.findChildren(QPushButton) if words in b.text()]
    return found


def tick(menu, *keys):
    """Tick as the list does."""
    menu.set_chosen(keys)
    menu.chosen_changed.emit()


def menu(bar, label):
    (found,) = [m for m in bar.findChildren(CheckMenu) if m.text().startswith(label)]
    return found


def test_each_letter_tells(qtbot, bar):
    told = []
    bar.filter_changed.connect(told.append)
    qtbot.keyClicks(bar.findChild(QLineEdit), "ab")
    assert told == [ProjectFilter(text="a"), ProjectFilter(text="ab")]


def test_chips_tell_by_tick_and_state(qtbot, bar):
    with qtbot.waitSignal(bar.filter_changed) as told:
        qtbot.mouseClick(button(bar, "重点"), Qt.MouseButton.LeftButton)
    assert told.args == [ProjectFilter(categories=(Category.PRIORITY,))]
    assert button(bar, "重点").text() == "✓ 重点"
    qtbot.mouseClick(button(bar, "DXのみ"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(bar, "未確定のみ"), Qt.MouseButton.LeftButton)
    assert bar.filter == ProjectFilter(categories=(Category.PRIORITY,), dx=True, open_only=True)
    qtbot.mouseClick(button(bar, "DXのみ"), Qt.MouseButton.LeftButton)
    assert bar.filter.dx is None


def test_measures_follow_policies(bar):
    tick(menu(bar, "施策"), "1.2", "2.1")
    tick(menu(bar, "方針"), "1")
    assert bar.filter == ProjectFilter(policies=("1",), measures=("1.2",))
    assert menu(bar, "施策").text() == "施策：1.2 窓口の改善 ▾"


def test_departments_and_phases_of_the_half_year(bar):
    tick(menu(bar, "所管"), "市民課")
    tick(menu(bar, "R7上の段階"), "2", ENDED)
    assert bar.filter == ProjectFilter(departments=("市民課",), phases=("2", ENDED))


def test_clear_is_there_only_when_something_narrows(qtbot, bar):
    clear = button(bar, "条件を消す")
    assert not clear.isVisible()
    bar.set_filter(ProjectFilter(text="a", dx=True, phases=("1",)))
    assert clear.isVisible()
    assert bar.findChild(QLineEdit).text() == "a"
    with qtbot.waitSignal(bar.filter_changed) as told:
        qtbot.mouseClick(clear, Qt.MouseButton.LeftButton)
    assert told.args == [ProjectFilter()]
    assert bar.findChild(QLineEdit).text() == ""
    assert not clear.isVisible()
    assert bar.findChild(QLineEdit).hasFocus()


def test_filter_from_elsewhere_shows_and_says_nothing(qtbot, bar):
    with qtbot.assertNotEmitted(bar.filter_changed):
        bar.set_filter(ProjectFilter(policies=("2",), measures=("2.1",), dx=False, text="台帳"))
    assert button(bar, "DX").text() == "✓ DX以外"
    assert menu(bar, "施策").text() == "施策：2.1 台帳 ▾"
    qtbot.mouseClick(button(bar, "DX"), Qt.MouseButton.LeftButton)
    assert bar.filter.dx is None
    assert button(bar, "DX").text() == "DXのみ"


def test_keys(qtbot, bar):
    box = bar.findChild(QLineEdit)
    for key in (Qt.Key.Key_Down, Qt.Key.Key_Return):
        with qtbot.waitSignal(bar.leave_requested):
            qtbot.keyClick(box, key)
    bar.set_filter(ProjectFilter(text="a", dx=True))
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert bar.filter == ProjectFilter(dx=True)
    qtbot.keyClick(box, Qt.Key.Key_Escape)
    assert bar.filter == ProjectFilter()
    bar.focus_text()
    assert box.hasFocus()


def test_in_little_room_only_what_narrows_is_shown(qtbot, bar):
    bar.set_filter(ProjectFilter(categories=(Category.PRIORITY,)))
    bar.set_compact(True)
    assert button(bar, "重点").isVisible()
    assert not button(bar, "推進").isVisible()
    assert not menu(bar, "施策").isVisible()
    qtbot.mouseClick(button(bar, "条件を選ぶ"), Qt.MouseButton.LeftButton)
    assert button(bar, "推進").isVisible()
    qtbot.mouseClick(button(bar, "推進"), Qt.MouseButton.LeftButton)
    qtbot.mouseClick(button(bar, "条件を選ぶ"), Qt.MouseButton.LeftButton)
    assert button(bar, "推進").isVisible()
    assert not button(bar, "継続").isVisible()
    bar.clear()
    assert not button(bar, "推進").isVisible()
    bar.set_compact(False)
    assert button(bar, "推進").isVisible()
    assert not button(bar, "条件を選ぶ").isVisible()


def test_plan_with_one_level_has_no_policies(qtbot, theme):
    made = FilterBar(replace(load_profile("fuji"), level_names=("方向性",)))
    qtbot.addWidget(made)
    made.show()
    assert not menu(made, "方針").isVisible()


def test_grows_with_the_text(bar, theme, qapp):
    before = bar.findChild(QLineEdit).width()
    theme.change(qapp, scale=200)
    bar.restyle(12)
    assert bar.findChild(QLineEdit).width() > before * 1.5


def test_wraps_where_it_is_narrow(bar):
    assert bar.heightForWidth(2000) < bar.heightForWidth(600)


FILTERS = st.builds(
    ProjectFilter,
    policies=st.sampled_from([(), ("1",), ("2",), ("1", "2")]),
    categories=st.sets(st.sampled_from(list(Category))).map(
        lambda chosen: tuple(sorted(chosen, key=list(Category).index))
    ),
    dx=st.sampled_from([None, True, False]),
    departments=st.sampled_from([(), ("市民課",), ("収納課", "市民課")]),
    phases=st.sampled_from([(), ("1",), ("2", ENDED)]),
    open_only=st.booleans(),
    running_only=st.booleans(),
    text=st.text("窓口 a1", max_size=6),
)


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(FILTERS)
def test_the_controls_read_what_they_were_made_to_show(bar, wanted):
    bar.set_filter(wanted)
    assert bar._read() == wanted
    assert button(bar, "条件を消す").isHidden() == wanted.is_empty


def test_a_measure_under_another_policy_is_no_longer_asked_for(bar):
    bar.set_filter(ProjectFilter(policies=("2",), measures=("2.1",)))
    tick(menu(bar, "方針"), "1")
    assert bar.filter == ProjectFilter(policies=("1",))


def test_departments_that_are_gone_are_no_longer_ticked(bar):
    tick(menu(bar, "所管"), "市民課")
    bar.set_options(LEVELS, ["収納課"])
    assert menu(bar, "所管").chosen() == ()


def test_status_and_grade_of_the_year(bar):
    tick(menu(bar, "R7の状況"), "running", "none")
    tick(menu(bar, "R7の評価"), "A", "unevaluated")
    assert bar.filter == ProjectFilter(statuses=("running", "none"), grades=("A", "unevaluated"))
    bar.set_half_year(HalfYear(2022, 2))
    assert menu(bar, "R4の評価").text() == "R4の評価：2 件 ▾"
    assert "未評価" in menu(bar, "R4の評価").accessibleName()
    assert "未回答" in menu(bar, "R4の状況").accessibleName()


def test_filter_from_elsewhere_ticks_status_and_grade(bar):
    bar.set_filter(ProjectFilter(statuses=("stopped",), grades=("S",)))
    assert menu(bar, "R7の状況").text() == "R7の状況：中止 ▾"
    assert menu(bar, "R7の評価").text() == "R7の評価：S ▾"


FROM_FIGURE = ProjectFilter(numbers=("1-1-1", "1-1-2"), caption="令和4年度 評価 A", dx=True)


def test_what_a_figure_stands_for_is_a_chip_that_takes_itself_away(qtbot, bar):
    bar.set_filter(FROM_FIGURE)
    chip = button(bar, "令和4年度 評価 A（2 事業）")
    assert chip.isVisible()
    assert "押すと外します" in chip.accessibleName()
    with qtbot.waitSignal(bar.filter_changed) as told:
        qtbot.mouseClick(chip, Qt.MouseButton.LeftButton)
    assert told.args == [ProjectFilter(dx=True)]
    assert not chip.isVisible()


def test_the_chip_is_pressed_by_key(qtbot, bar):
    bar.set_filter(FROM_FIGURE)
    qtbot.keyClick(button(bar, "令和4年度"), Qt.Key.Key_Space)
    assert bar.filter == ProjectFilter(dx=True)


def test_narrowing_on_keeps_what_a_figure_stands_for(qtbot, bar):
    bar.set_filter(FROM_FIGURE)
    chip = button(bar, "令和4年度")
    qtbot.mouseClick(button(bar, "重点"), Qt.MouseButton.LeftButton)
    qtbot.keyClicks(bar.findChild(QLineEdit), "x")
    assert bar.filter == replace(FROM_FIGURE, categories=(Category.PRIORITY,), text="x")
    qtbot.mouseClick(button(bar, "条件を消す"), Qt.MouseButton.LeftButton)
    assert bar.filter == ProjectFilter()
    assert not chip.isVisible()


def test_the_chip_stays_in_little_room(bar):
    bar.set_filter(FROM_FIGURE)
    bar.set_compact(True)
    assert button(bar, "令和4年度").isVisible()
    bar.set_filter(ProjectFilter(numbers=("1-1-1",)))
    assert button(bar, "選んだ事業（1 事業）").isVisible()
