"""A project as one line through the plans, above its history."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication

from fujidesk.domain.lineage import Passage
from fujidesk.domain.next_plan.records import Fate
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.services.lineage import LineageService
from fujidesk.ui.project.history_panel import HistoryPanel
from fujidesk.ui.project.lineage_panel import LineagePanel
from fujidesk.ui.project.screen import ProjectScreen
from fujidesk.ui.widgets.copied_figures import cell_text

OLD = StoredPlan(1, "第一次の計画", 2022, 2026, "fuji")
NEW = StoredPlan(2, "第二次の計画", 2027, 2031, "fuji", 1)
LINE = (
    Passage(OLD, "1-1-9", "窓口", marks="SA   "),
    Passage(OLD, "1-5-10", "台帳", marks="u    "),
    Passage(NEW, "1-1-3", "窓口と台帳", Fate.MERGED, "一体で", ("1-1-9", "1-5-10"), is_here=True),
)


@pytest.fixture
def panel(qtbot, theme):
    made = LineagePanel(theme)
    qtbot.addWidget(made)
    made.resize(700, 400)
    made.show()
    return made


def shown(panel):
    return [[cell_text(cell) for cell in row.cells] for row in panel.table.figures.rows]


def test_a_grade_stays_beside_its_year_and_is_copied_with_a_plain_space(panel):
    panel.show_passages(LINE)
    cell = panel.table.figures.rows[0].cells[3]
    assert cell.text == "R4\N{NO-BREAK SPACE}S、R5\N{NO-BREAK SPACE}A"
    assert cell_text(cell) == "R4 S、R5 A"


def test_nothing_is_shown_of_a_project_in_one_plan(panel):
    panel.show_passages(())
    assert not panel.isVisible()


def test_each_plan_is_a_row_with_evaluations_and_where_the_project_comes_from(panel):
    panel.show_passages(LINE)
    assert panel.isVisible()
    assert shown(panel) == [
        ["R4〜R8", "1-1-9 窓口", "—", "R4 S、R5 A"],
        ["R4〜R8", "1-5-10 台帳", "—", "R4 未評価"],
        ["R9〜R13", "1-1-3 窓口と台帳（この個票）", "1-1-9・1-5-10 から統合", "—"],
    ]


@pytest.mark.parametrize("is_sample", [True, False])
def test_what_is_copied_of_made_up_answers_says_so(panel, is_sample):
    panel.show_passages(LINE, is_sample=is_sample)
    panel.table.selectAll()
    panel.table.copy()
    heading, *rows = QGuiApplication.clipboard().text().splitlines()
    assert heading.endswith("評価\tデータ") == is_sample
    assert [row.endswith("サンプルデータ") for row in rows] == [is_sample] * 3


def test_the_sheet_of_a_practice_register_marks_what_is_copied(qtbot, small_workspace, context, monkeypatch):
    monkeypatch.setattr(small_workspace, "is_sample", True)
    monkeypatch.setattr(small_workspace, "plans", (OLD, NEW))
    monkeypatch.setattr(LineageService, "of", lambda *_: LINE)
    sheet = ProjectScreen(small_workspace, context)
    qtbot.addWidget(sheet)
    sheet.show()
    sheet.open_project("1-1-1")
    bar = sheet.view.years.bar
    bar.setCurrentIndex(bar.count() - 1)
    assert sheet.view.years.history.lineage.table.is_sample


def test_enter_opens_the_project_in_its_plan(panel, qtbot):
    panel.show_passages(LINE)
    panel.table.setFocus()
    panel.table.choose("1")
    with qtbot.waitSignal(panel.passage_chosen) as wanted:
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)
    assert wanted.args == [1, "1-5-10"]


def test_the_keyboard_stands_on_the_project_that_is_open(panel):
    panel.show_passages(LINE)
    assert panel.table.current_number() == "2"


def test_the_project_that_is_open_leads_nowhere(panel, qtbot):
    panel.show_passages(LINE)
    panel.table.choose("2")
    with qtbot.assertNotEmitted(panel.passage_chosen):
        qtbot.keyClick(panel.table, Qt.Key.Key_Return)


def is_whole(table):
    """Tell whether all rows are in sight."""
    rows = [table.visualRect(table.figures.index(row, 0)) for row in (0, table.figures.rowCount() - 1)]
    return rows[0].top() == 0 and 0 < rows[1].bottom() < table.viewport().height()


@pytest.fixture
def history(qtbot, theme, small_profile):
    made = HistoryPanel(small_profile, theme)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize("scale", [100, 150, 200])
@pytest.mark.parametrize("width", [440, 670, 1330])
def test_all_rows_are_in_sight_where_there_is_room_at_any_width(qtbot, theme, qapp, history, scale, width):
    theme.change(qapp, scale=scale)
    panel = history.lineage
    panel.show_passages(LINE)
    history.resize(width, 1600)
    history.show()
    qtbot.waitUntil(lambda: is_whole(panel.table))
    history.resize(width + 300, 1600)
    qtbot.waitUntil(lambda: is_whole(panel.table))
    rows = sum(panel.table.rowHeight(row) for row in range(3))
    qtbot.waitUntil(lambda: panel.table.viewport().height() < rows + 4)  # no more than that


@pytest.mark.parametrize("scale", [100, 200])
def test_a_long_line_leaves_the_history_two_thirds(qtbot, theme, qapp, history, scale):
    theme.change(qapp, scale=scale)
    table = history.lineage.table
    history.lineage.show_passages([*LINE[:2] * 5, LINE[2]])
    history.resize(640 if scale == 100 else 1296, 800)
    history.show()
    here = table.figures.index(10, 0)
    qtbot.waitUntil(lambda: 0 <= table.visualRect(here).bottom() < table.viewport().height())
    assert history.lineage.height() <= history.view.height() * 0.75
    assert table.viewport().height() >= theme.px(28) * 3, "three rows at least"
    history.lineage.show_passages(LINE[1:])
    qtbot.waitUntil(lambda: is_whole(table))
