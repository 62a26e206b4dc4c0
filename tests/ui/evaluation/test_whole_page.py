"""計画全体 in 評価: counts open their lists, terms, its papers, its workbook and its print."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt

from fujidesk.domain.profile import PlanTerm
from fujidesk.domain.whole_plan.model import Span, spans_of
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE, Outcome
from fujidesk.ui.evaluation.screen import EvaluationScreen
from fujidesk.ui.evaluation.tool_row import WHOLE
from fujidesk.ui.evaluation.whole_page import WholePage
from tests.answered import answer

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def screen(qtbot, workspace, context):
    answer(workspace, "1-1-2", 2024, status="running", phase_h1=1, phase_h2=1)
    answer(workspace, "1-1-4", 2024, status="stopped")
    made = EvaluationScreen(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.set_fiscal_year(2024)
    with qtbot.waitExposed(made):
        made.show()
    qtbot.mouseClick(made.tools.chips[WHOLE], LEFT)
    return made


@pytest.fixture
def page(screen):
    found = screen.pages.currentWidget()
    assert isinstance(found, WholePage)
    return found


def test_it_shows_the_whole_period_with_its_rule(page):
    assert page.heading.text() == "計画全体の評価（令和4年度～令和8年度）【見込み】"
    assert "R6 までの実績による" in page.about
    assert OUTCOME_RULE in page._rule.text()


def test_a_count_opens_its_list(qtbot, screen, page):
    with qtbot.waitSignal(screen.filter_requested) as asked:
        qtbot.mouseClick(page.buttons[Outcome.LATE], LEFT)
    assert asked.args[0].numbers == ("1-1-2",)
    assert "遅れ" in asked.args[0].caption
    assert not page.buttons[Outcome.NEVER_BEGAN].isEnabled()


def test_the_table_has_a_row_for_each_level_and_all(page):
    rows = page.table.figures.rows
    assert len(rows) == 3 + 15 + 1
    assert rows[0].cells[0].said.startswith("1 ")
    assert rows[-1].is_total
    assert any("遅れは 1 事業" in row.cells[-1].text for row in rows)


def test_the_papers_are_one_click_away(qtbot, screen, page):
    with qtbot.waitSignal(screen.place_requested) as asked:
        qtbot.mouseClick(page.papers, LEFT)
    assert asked.args == ["packs", "whole-plan", 2024]


def test_a_plan_without_terms_offers_none(page):
    assert not page.spans.isVisible()


def test_a_term_can_be_chosen(qtbot, theme, small_profile):
    object.__setattr__(small_profile, "terms", (PlanTerm("前期", 2022, 2023), PlanTerm("後期", 2024, 2026)))
    page = WholePage(spans_of(small_profile), theme)
    qtbot.addWidget(page)
    page.show()
    assert [page.spans.itemText(place) for place in range(3)] == ["計画全体", "前期", "後期"]
    page.spans.setFocus()
    with qtbot.waitSignal(page.span_chosen) as asked:
        qtbot.keyClick(page.spans, Qt.Key.Key_Down)
    assert asked.args == [Span(2022, 2023, "前期")]


def test_its_workbook_is_that_of_the_whole_plan(qtbot, screen, page, choose_file, tmp_path):
    choose_file(tmp_path / "w.xlsx")
    qtbot.mouseClick(screen.tools.table_button, LEFT)
    names = load_workbook(tmp_path / "w.xlsx").sheetnames
    assert "資料2" in names


def test_it_prints(qtbot, screen, page, previews):
    qtbot.mouseClick(screen.tools.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert any("計画全体の評価" in text for text in previews.texts())
