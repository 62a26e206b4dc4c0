"""上位計画 by real events: both ways of reading, filter, list, copy, file, empty state."""

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QGuiApplication

from fujidesk.domain.changes import Changes, Entity, FieldChange
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.upper_plans import Scheme
from fujidesk.ui.upperplans.page import UpperPlansPage

LEFT = Qt.MouseButton.LeftButton


def shown(qtbot, workspace, context, year=2022):
    made = UpperPlansPage(workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.set_fiscal_year(year)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


@pytest.fixture
def answered(workspace):
    """The shipped register; 2-2-4 has an A in R4."""
    before = workspace.reports.of_year(2022)["2-2-4"]
    scores = {"score_progress": 4, "score_cost": 4, "score_content": 4}
    workspace.reports.store(before, {"status": "running", **scores}, "回答")
    return workspace


@pytest.fixture
def page(qtbot, answered, context):
    return shown(qtbot, answered, context)


def texts(table, column):
    return [row.cells[column].text for row in table.figures.rows]


def stand_on(page, code):
    assert page.left.table.choose(f"{Scheme.SOGO.value} {code}")


def test_codes_stand_in_order_with_their_counts(page):
    assert texts(page.left.table, 0)[:3] == ["A1-1-3", "A1-2-1", "A1-4-3"]
    assert "28" in page.left.heading.text()
    assert "延べ 42" in page.left.note.text()


def test_the_code_stood_on_shows_its_projects_with_grades(page):
    stand_on(page, "A5-4-3")
    assert texts(page.right.table, 0) == ["2-2-4", "2-2-5"]
    marks = [row.cells[5].marks for row in page.right.table.figures.rows]
    assert marks == [("A",), ()]
    assert "2 事業" in page.right.heading.text()
    assert page.right.note.text() == "R4 の総合評価：A 1、未回答 1"
    bar = next(row for row in page.left.table.figures.rows if row.cells[0].text == "A5-4-3").cells[2]
    assert bar.parts == (("A", 1), ("unanswered", 1))


def test_arrow_keys_walk_the_codes_and_enter_goes_to_the_projects(qtbot, page):
    page.left.table.setFocus()
    qtbot.keyClick(page.left.table, Qt.Key.Key_Down)
    assert page.right.heading.text().startswith("総合計画 A1-2-1")
    qtbot.keyClick(page.left.table, Qt.Key.Key_Return)
    assert page.right.table.hasFocus()
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.keyClick(page.right.table, Qt.Key.Key_Return)
    assert caught.args == ["2-2-10"]


def test_a_double_click_opens_the_project(qtbot, page):
    stand_on(page, "A5-4-3")
    table = page.right.table
    at = table.visualRect(table.figures.index(1, 1)).center()
    qtbot.mouseClick(table.viewport(), LEFT, pos=at)
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.mouseDClick(table.viewport(), LEFT, pos=at)
    assert caught.args == ["2-2-5"]


def test_the_other_plan_has_its_own_codes(qtbot, page):
    qtbot.mouseClick(page.tools.schemes[Scheme.KEIEI], LEFT)
    assert texts(page.left.table, 0)[0] == "1-1-3"
    assert "取組番号" in page.left.heading.text()
    assert texts(page.right.table, 0) == ["3-1-1", "3-2-2"]


def test_projects_lead_to_their_codes_and_back(qtbot, page):
    qtbot.mouseClick(page.tools.by_project, LEFT)
    assert not page.tools.schemes[Scheme.SOGO].isVisible()
    assert len(page.left.table.figures.rows) == 40
    page.left.table.choose("2-2-8")
    assert texts(page.right.table, 1) == ["A5-1", "A6-2-2"]
    page.right.table.setFocus()
    page.right.table.choose("sogo_codes A6-2-2")
    qtbot.keyClick(page.right.table, Qt.Key.Key_Return)
    assert page.tools.is_by_code
    assert page.right.heading.text().startswith("総合計画 A6-2-2")


def test_enter_on_a_project_opens_it(qtbot, page):
    qtbot.mouseClick(page.tools.by_project, LEFT)
    page.left.table.setFocus()
    with qtbot.waitSignal(page.open_requested) as caught:
        qtbot.keyClick(page.left.table, Qt.Key.Key_Return)
    assert caught.args == ["1-1-1"]


def test_projects_without_a_code_are_shown_when_asked_for(qtbot, page):
    qtbot.mouseClick(page.tools.by_project, LEFT)
    assert "162" in page.left.note.text()
    qtbot.mouseClick(page.tools.all_projects, LEFT)
    assert len(page.left.table.figures.rows) == 202


def test_a_text_narrows_codes_and_projects(qtbot, page):
    page.tools.text.setText("テレワーク 推進")  # keyClicks knows ASCII only
    assert "A5-4" in texts(page.left.table, 0)
    assert "のうち" in page.left.heading.text()
    qtbot.keyClick(page.tools.text, Qt.Key.Key_Down)
    assert page.left.table.hasFocus()
    page.tools.text.clear()
    qtbot.keyClicks(page.tools.text, "a5-4-3")
    assert texts(page.left.table, 0) == ["A5-4-3"]


def test_a_text_that_nothing_has_says_so(qtbot, page):
    qtbot.keyClicks(page.tools.text, "zzz")
    assert page.left.table.figures.rowCount() == page.right.table.figures.rowCount() == 0
    assert "該当するものがありません" in page.right.heading.text()
    assert not page.list_button.isVisible()


def test_the_list_gets_the_projects_of_the_code(qtbot, page):
    stand_on(page, "A5-4-3")
    with qtbot.waitSignal(page.filter_requested) as caught:
        qtbot.mouseClick(page.list_button, LEFT)
    assert caught.args == [ProjectFilter(numbers=("2-2-4", "2-2-5"), caption="総合計画 A5-4-3")]


def test_copying_gives_texts_that_stay_texts(qtbot, page):
    qtbot.mouseClick(page.tools.schemes[Scheme.KEIEI], LEFT)
    page.left.table.setFocus()
    qtbot.keyClick(page.left.table, Qt.Key.Key_C, Qt.KeyboardModifier.ControlModifier)
    data = QGuiApplication.clipboard().mimeData()
    lines = data.text().split("\r\n")
    assert lines[0] == "取組番号\t事業数\tR4 評価"
    assert lines[1].startswith("1-1-3\t2\t")
    assert "mso-number-format" in data.html()


def test_the_workbook_is_written_where_it_was_asked_for(qtbot, page, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "対応.xlsx")
    qtbot.mouseClick(page.tools.export_button, LEFT)
    assert load_workbook(tmp_path / "対応.xlsx").sheetnames[0] == "総合計画→事業"
    assert any("対応.xlsx" in note for note in reporter.notes)


def test_changing_ones_mind_writes_nothing(qtbot, page, choose_file, reporter):
    choose_file()
    qtbot.mouseClick(page.tools.export_button, LEFT)
    assert not reporter.notes
    assert not reporter.errors


def test_an_edit_is_shown_after_reload_and_the_place_stays(page, answered):
    stand_on(page, "A5-4-3")
    change = FieldChange(Entity.PROJECT, "2-2-5", "sogo_codes", ["A5-4-3"], ["A9"])
    page.reload(answered.edits.apply([change], "番号"))
    assert texts(page.right.table, 0) == ["2-2-4"]
    assert "A9" in texts(page.left.table, 0)


def test_nothing_is_read_for_changes_that_do_not_matter(page, answered, monkeypatch):
    monkeypatch.setattr(answered.upper_plans, "data", lambda: pytest.fail("read"))
    page.reload(Changes())


def test_another_year_shows_its_grades(page):
    stand_on(page, "A5-4-3")
    page.set_fiscal_year(2023)
    assert page.right.note.text() == "R5 の総合評価：回答はまだありません"
    assert [column.title for column in page.right.table.figures.columns][-1] == "R4"
    assert not any(row.cells[2].parts for row in page.left.table.figures.rows)


def test_without_codes_it_says_what_to_do_first(qtbot, small_workspace, context):
    change = [
        FieldChange(Entity.PROJECT, "1-1-1", "sogo_codes", ["A1-1"], []),
        FieldChange(Entity.PROJECT, "1-1-1", "keiei_codes", ["1-2", "1-3"], []),
    ]
    small_workspace.edits.apply(change, "番号")
    page = shown(qtbot, small_workspace, context)
    assert page.empty.isVisible()
    assert not page.tools.isVisible()
    with qtbot.waitSignal(page.filter_requested) as caught:
        qtbot.mouseClick(page.empty.list_button, LEFT)
    assert caught.args == [ProjectFilter()]
    page.reload(small_workspace.edits.undo())
    assert page.tools.isVisible()
    assert texts(page.left.table, 0) == ["A1-1"]


def test_every_control_has_a_name_and_large_text_puts_one_card_below_the_other(qapp, page, theme):
    for table in (page.left.table, page.right.table):
        assert table.accessibleName()
    assert page.tools.text.accessibleName()
    theme.change(qapp, scale=200)
    page.resize(1365, 640)
    assert page.right.y() > page.left.y()


@pytest.mark.parametrize("column", [0, 2, 5])
def test_projects_sort_by_every_column(page, column):
    stand_on(page, "B1-7-4")
    page.right.table.figures.sort(column, Qt.SortOrder.DescendingOrder)
    assert len(texts(page.right.table, 0)) == 7


def test_models_obey_the_rules_of_qt(qtmodeltester, page):
    qtmodeltester.check(page.left.table.figures)
    qtmodeltester.check(page.right.table.figures)


def test_the_page_is_freed(qapp, answered, context):
    page = UpperPlansPage(answered, context)
    page.set_fiscal_year(2022)
    gone = []
    page.destroyed.connect(lambda: gone.append(True))
    page.deleteLater()
    del page
    qapp.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert gone


def test_both_lists_are_printed_as_they_show(qtbot, page, previews):
    page.tools.text.setText("2-2-4")
    qtbot.mouseClick(page.tools.print_button, LEFT)
    qtbot.waitUntil(lambda: bool(previews.shown))
    title, pages = previews.shown[0]
    assert title == page.left.heading.text()
    texts = [text for number in range(len(pages)) for text in previews.texts(number)]
    assert page.right.heading.text() in texts
    assert "2-2-4" in texts
    assert texts.count("取扱注意") == len(pages)  # the grade of R4 is not approved
    assert {row.cells[0].text for row in page.left.table.figures.rows} <= set(texts)
