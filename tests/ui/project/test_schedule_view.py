"""What the strip tells of a half-year without a brush: to the mouse, to screen readers, to the eye."""

import pytest
from PySide6.QtCore import QEvent, QPoint, QRect
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.ui.project.schedule_view import ScheduleView


@pytest.fixture
def view(qtbot, theme, small_profile):
    """The schedule of an invented project, ten half-years wide; the first two were reached."""
    made = ScheduleView(small_profile, theme.tokens)
    qtbot.addWidget(made)
    plan = tuple(ScheduleCell(year, half, 2, ("収納課",)) for year in (2022, 2023) for half in (1, 2))
    actual = (ScheduleCell(2022, 1, 1), ScheduleCell(2022, 2, None))
    made.set_record(ProjectRecord("1-1-1", "例", "1", "1.1", Category.PRIORITY, schedule=plan, actual=actual))
    made.resize(900, made.height())
    made.show()
    return made


def tip(view, index):
    """Rest the mouse on a half-year; returns what is told."""
    place = view.cell_center(index)
    QApplication.sendEvent(view, QHelpEvent(QEvent.Type.ToolTip, place, view.mapToGlobal(place)))
    told = QToolTip.text()
    QToolTip.hideText()
    return told


def test_the_tip_tells_plan_and_what_was_reached(view):
    assert tip(view, 1) == "令和4年度 下期\n計画: (2) 要件調査・導入検討 ／ 収納課\n実績: 終了（-）"
    assert tip(view, 6).endswith("計画: （記載なし）\n実績: （記載なし）")


def test_an_approved_year_is_told_in_the_tip_of_its_half_years_only(view):
    view.set_approved({2022: "any", 2024: "any"})
    told = [tip(view, index).endswith("（承認により確定）") for index in range(6)]
    assert told == [True, True, False, False, True, True]
    view.set_approved(())
    assert not tip(view, 0).endswith("確定）")


def test_screen_readers_hear_of_the_approval_where_it_holds(view):
    view.set_approved([2022])
    view.select(0, 0)
    assert "確定" not in view.accessibleDescription()  # the plan's row can still be painted
    view.choose_row(actual=True)
    assert view.accessibleDescription() == "令和4年度 上期 実績 (1) 調査・基礎研究 承認により確定"
    view.select(2, 2)
    assert view.accessibleDescription() == "令和5年度 上期 実績 （記載なし）"


def test_the_approval_is_told_at_once_where_the_selection_stands(view):
    view.select(1, 1)
    view.choose_row(actual=True)
    view.set_approved([2022])
    assert view.accessibleDescription().endswith("承認により確定")


def year_picture(view, index):
    """Return the picture of a year's name and of its cells."""
    picture = view.grab().toImage()
    area = view.geometry_now().year(index).toRect()
    head = QRect(area.topLeft() * picture.devicePixelRatio(), area.size() * picture.devicePixelRatio())
    return picture.copy(head), picture.copy(head.translated(0, head.height() * 2))


def test_an_approved_year_wears_a_lock_and_the_others_stay(view):
    before = [year_picture(view, index) for index in (0, 2)]
    view.set_approved([2022])
    after = [year_picture(view, index) for index in (0, 2)]
    assert after[0][0] != before[0][0]
    assert after[0][1] == before[0][1]  # cells keep their colours and figures
    assert after[1] == before[1]


@pytest.mark.parametrize("key", ["dark", "contrast"])
def test_the_lock_is_seen_in_every_theme_and_in_the_chosen_year(view, theme, qapp, key):
    theme.change(qapp, key=key)
    view.set_tokens(theme.tokens)
    view.set_fiscal_year(2022)
    without = year_picture(view, 0)[0]
    view.set_approved([2022])
    assert year_picture(view, 0)[0] != without
    theme.change(qapp, key="light")


def test_the_lock_keeps_inside_its_year_where_the_strip_is_narrow(view):
    view.setFixedWidth(view.minimumSizeHint().width())
    neighbour = year_picture(view, 2)[0]
    view.set_fiscal_year(2022)
    view.set_approved([2022])
    assert year_picture(view, 2)[0] == neighbour


def test_the_selection_stays_when_another_project_is_shown(view, small_content):
    view.select(2, 5)
    view.set_record(small_content.projects[1])
    assert view.selected_range() == (2, 5)
    assert [when.label for when in view.selected()] == ["R5上", "R5下", "R6上", "R6下"]


def test_it_grows_with_departments_that_need_more_lines(view, small_content):
    one_line = view.height()
    names = tuple(f"とても長い名前の第{number}課" for number in range(1, 9))
    cells = tuple(ScheduleCell(2022 + at // 2, at % 2 + 1, 1, names[at:]) for at in range(4))
    view.set_record(ProjectRecord("1-1-2", "例", "1", "1.1", Category.PRIORITY, schedule=cells))
    assert view.height() > one_line


def test_a_place_outside_is_the_nearest_half_year(view):
    geometry = view.geometry_now()
    assert (geometry.index_at(-50), geometry.index_at(5000)) == (0, 9)
    assert not geometry.is_actual(QPoint(0, 0).y())
