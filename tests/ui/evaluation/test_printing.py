"""評価 on paper: what each page prints, and what is marked."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.pack_blocks import ChartBlock
from fujidesk.domain.scenes import Words
from fujidesk.domain.surveys import Approval
from fujidesk.ui.evaluation.printing import cross_parts, overview_paper
from fujidesk.ui.evaluation.screen import EvaluationScreen
from fujidesk.ui.evaluation.settle_rows import UNREASONED
from fujidesk.ui.evaluation.tool_row import ACHIEVEMENT, ODDITIES, OVERVIEW, SETTLE

LEFT = Qt.MouseButton.LeftButton
INTERNAL = "取扱注意"


def opened(qtbot, workspace, context, year=2023):
    made = EvaluationScreen(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 650)
    made.set_fiscal_year(year)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def screen(qtbot, evaluated, context):
    return opened(qtbot, evaluated, context)


@pytest.fixture
def print_page(qtbot, screen, previews):
    """Prints a page by the button and returns its pages' texts."""

    def press(key=OVERVIEW):
        qtbot.mouseClick(screen.tools.chips[key], LEFT)
        qtbot.mouseClick(screen.tools.print_button, LEFT)
        qtbot.waitUntil(lambda: bool(previews.shown))
        return [previews.texts(page) for page in range(len(previews.shown[-1][1]))]

    return press


def test_the_overview_prints_a_chart_a_page_and_the_cross_tables(print_page, previews, tmp_path):
    pages = print_page()
    charts = [page for page in pages if "評価の図" in page]
    assert len(charts) >= 5
    assert ["評価の図" in page for page in pages] == [True] * len(charts) + [False] * (
        len(pages) - len(charts)
    )
    assert all(any(text.endswith("　令和5年度") for text in page) for page in pages)
    assert any("基本方針 × 評価" in page for page in pages)
    printed = previews.to_pdf(tmp_path / "evaluation.pdf")
    assert len(printed) == len(pages)
    assert all(page.mediabox.width > page.mediabox.height for page in printed)


def marked(workspace, data):
    """Return names of charts and titles of tables: those marked for the office, and all others."""
    paper = overview_paper(workspace, data, 2023, dt.date(2024, 6, 1))
    found = {True: set(), False: set()}
    for part in paper.parts:
        for block in part.blocks:
            is_chart = isinstance(block, ChartBlock)
            found[part.is_internal].add(block.chart.head.name if is_chart else block.title)
    return found[True], found[False]


def test_costs_and_totals_are_marked_and_grades_until_they_are_approved(evaluated):
    data = evaluated.evaluation.data()
    internal, open_ = marked(evaluated, data)
    assert {"budget", "基本方針 × 評価", "grades-by-policy", "grade-change"} <= internal
    assert {"status", "phases"} <= open_
    approved = replace(data, approvals={2023: Approval("2024-07-10T10:00:00", "係長", "本部会議")})
    internal, open_ = marked(evaluated, approved)
    assert {"budget", "基本方針 × 評価"} <= internal
    assert {"grades-by-policy", "grades-by-category", "grade-change"} <= open_


def test_cross_tables_count_as_the_screen_does(data):
    (part,) = cross_parts(data, 2023)
    by_policy = part.blocks[0]
    assert [block.title for block in part.blocks] == [
        "基本方針 × 評価", "情報化施策 × 評価", "事業分類 × 評価", "所管部署 × 評価", "基本方針 × 実施状況",
    ]  # fmt: skip
    assert by_policy.rows[0].cells[:3] == ("1 便利な窓口", "1", "1")
    assert by_policy.rows[-1].cells[0] == "計"
    assert by_policy.foot.denominator == "未承認"
    assert part.about.startswith("令和5年度　全 7 事業")


def test_the_indicators_print_chart_and_list(print_page):
    pages = print_page(ACHIEVEMENT)
    assert "施策指標の達成" in pages[-1]
    assert not any(INTERNAL in page for page in pages)


@pytest.mark.parametrize(("key", "title"), [(ODDITIES, "気づきと照会"), (SETTLE, "評価の確定")])
def test_lists_of_the_office_are_marked(print_page, previews, key, title):
    pages = print_page(key)
    assert previews.shown[-1][0] == title
    assert all(INTERNAL in page for page in pages)


def test_a_narrowed_list_prints_what_it_shows_and_says_so(print_page, screen):
    screen.show_page(SETTLE)
    screen.pages.currentWidget().narrow(UNREASONED)
    (page,) = print_page(SETTLE)
    assert "理由のないもの　1 事業" in page
    assert [text for text in page if text in ("1-1-1", "1-1-9", "1-5-10")] == ["1-1-1"]


def test_weights_left_out_are_told(qtbot, print_page, screen):
    screen.show_page(ODDITIES)
    page = screen.pages.currentWidget()
    chip = next(iter(page.weights.values()))
    qtbot.mouseClick(chip, LEFT)
    (texts, *_) = print_page(ODDITIES)
    assert any(text.startswith(f"{chip.accessibleName()} を除く　") for text in texts)


def test_ctrl_p_prints_the_page_in_front(qtbot, screen, previews):
    screen.show_page(SETTLE)
    table = screen.pages.currentWidget().table
    table.setFocus()
    qtbot.keyClick(table, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: bool(previews.shown))
    assert previews.shown[0][0] == "評価の確定"


def test_a_year_without_answers_prints_nothing(qtbot, screen, previews):
    screen.set_fiscal_year(2024)
    assert not screen.tools.print_button.isEnabled()
    qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert previews.shown == []


def test_made_answers_and_read_only(qtbot, evaluated, context, previews, monkeypatch):
    monkeypatch.setattr(evaluated, "read_only", True)
    evaluated.is_sample = True
    screen = opened(qtbot, evaluated, context)
    qtbot.mouseClick(screen.tools.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    _, scenes = previews.shown[0]
    assert all("サンプルデータ" in [i.text for i in s.items if isinstance(i, Words)] for s in scenes)
