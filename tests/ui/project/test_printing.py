"""The sheet on paper: one page, its title, nothing half written."""

from dataclasses import replace
from pathlib import Path

import openpyxl
import pypdf
import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtPrintSupport import QPrintPreviewWidget
from PySide6.QtWidgets import QPushButton

from fujidesk.errors import MachineError
from fujidesk.ui.project.printing import LEAST_POINTS, render_sheet_pdf
from fujidesk.ui.project.sheet_html import SheetPage, indicator_text
from fujidesk.ui.project.sheet_reports import INTERNAL_MARK, PrintedReports, public_note
from fujidesk.ui.tokens import load_tokens

SENTENCE = "窓口の手続を見直し、職員と利用者の声を聞きながら少しずつ広げる。"


def words(path: Path) -> str:
    """Return the text of a PDF without spaces."""
    return "".join("".join(page.extract_text() for page in pypdf.PdfReader(path).pages).split())


def test_a_sheet_is_one_a4_page_with_its_title(workspace, qapp, tmp_path):
    record = workspace.registry.sheet("1-1-2").record
    full = replace(record, overview=SENTENCE * 4, purpose=SENTENCE * 3, effects=SENTENCE * 3,
                   yearly_actions=dict.fromkeys(range(2022, 2027), SENTENCE * 2))  # fmt: skip
    path = tmp_path / "sheet.pdf"
    assert render_sheet_pdf([full], workspace.profile, path, workspace.registry.levels()) == 1
    pages = pypdf.PdfReader(path).pages
    assert len(pages) == 1
    assert (round(pages[0].mediabox.width), round(pages[0].mediabox.height)) == (595, 842)
    text = words(path)
    for part in (
        record.title,
        "1-1-2",
        workspace.profile.plan_name,
        "1/1",
        "令和4年度",
        "(4)運用",
        "R8",
        "収納課",
    ):
        assert part in text


def test_the_text_can_be_searched_for_every_kanji_that_was_printed(workspace, qapp, tmp_path):
    sentence = "市民が行政の窓口に入り、西の高い山を見て、長く青い大きな力を用いる日。"
    record = replace(workspace.registry.sheet("1-1-2").record, overview=sentence)
    path = tmp_path / "sheet.pdf"
    render_sheet_pdf([record], workspace.profile, path)
    assert sentence in words(path)


def test_no_text_is_smaller_than_9_points(workspace, qapp, tmp_path):
    record = workspace.registry.sheet("1-1-2").record
    path = tmp_path / "long.pdf"
    long = replace(record, overview=SENTENCE * 60, purpose=SENTENCE * 60)
    pages = render_sheet_pdf([long], workspace.profile, path)
    assert pages == 2
    assert LEAST_POINTS == 9.0
    assert "2/2" in words(path)


def test_several_sheets_number_their_pages_through(workspace, qapp, tmp_path):
    records = workspace.registry.records(["1-1-1", "1-4-5"])
    path = tmp_path / "two.pdf"
    steps = []

    class Steps:
        def step(self, done, total, what):
            steps.append((done, total, what))

    assert render_sheet_pdf(records, workspace.profile, path, progress=Steps()) == 2
    assert "2/2" in words(path)
    assert [what for _, _, what in steps] == ["1-1-1", "1-4-5"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(workspace, qapp, tmp_path):
    record = workspace.registry.sheet("1-1-1").record
    with pytest.raises(MachineError, match="フォルダー"):
        render_sheet_pdf([record], workspace.profile, tmp_path / "missing" / "sheet.pdf")
    assert not list(tmp_path.rglob("*.tmp"))


def test_an_open_half_year_is_marked_on_paper(workspace):
    page = SheetPage(workspace.profile, load_tokens("light"))
    assert "未確定" in page.html(workspace.registry.sheet("1-4-5").record)


def test_marks_of_the_text_are_not_taken_for_rich_text(workspace):
    page = SheetPage(workspace.profile, load_tokens("light"))
    record = replace(workspace.registry.sheet("1-1-1").record, overview="<b>1 & 2</b>")
    assert "&lt;b&gt;1 &amp; 2&lt;/b&gt;" in page.html(record)


def test_the_indicator_is_one_text(workspace):
    target = workspace.registry.sheet("1-1-1").record.indicator
    assert indicator_text(target) == "目標 令和8年度 8,000件以上"
    assert indicator_text(replace(target, text="件数")) == "件数\n（目標: 令和8年度 8,000件以上）"


def export_action(screen, word):
    """Return the action of the export menu that has a word."""
    return next(action for action in screen.findChildren(QAction) if word in action.text())


def test_the_menu_writes_a_pdf(screen, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "out")
    export_action(screen, "PDF").trigger()
    assert "1-1-1" in words(tmp_path / "out.pdf")
    assert "out.pdf" in reporter.notes[-1]


def test_costs_leave_only_by_the_entry_that_says_so(screen, choose_file, tmp_path, workspace):
    before = workspace.reports.of_project("1-1-1")[2022]
    workspace.reports.store(before, {"status": "running", "budget_kyen": 77123}, "回答")
    choose_file(tmp_path / "out.pdf")
    export_action(screen, "この個票を PDF").trigger()
    assert "77,123" not in words(tmp_path / "out.pdf")
    assert public_note(workspace.profile) in words(tmp_path / "out.pdf")
    export_action(screen, "内部用（経費を含む）の PDF").trigger()
    assert "77,123" in words(tmp_path / "out.pdf")
    assert INTERNAL_MARK in words(tmp_path / "out.pdf")


def test_the_menu_writes_a_workbook_of_this_project(screen, choose_file, tmp_path):
    choose_file(tmp_path / "out.xlsx")
    export_action(screen, "Excel").trigger()
    book = openpyxl.load_workbook(tmp_path / "out.xlsx", read_only=True)
    assert any("1-1-1" in name for name in book.sheetnames)
    assert not any("1-1-2" in name for name in book.sheetnames)
    book.close()


def test_a_failed_export_is_told(screen, choose_file, tmp_path, reporter):
    choose_file(tmp_path / "missing" / "out.pdf")
    export_action(screen, "PDF").trigger()
    assert "フォルダー" in str(reporter.errors[-1])


def test_choosing_no_file_writes_nothing(screen, choose_file, tmp_path, reporter):
    choose_file()
    export_action(screen, "PDF").trigger()
    assert not reporter.errors
    assert not reporter.notes


def test_print_opens_a_preview_of_one_page(screen, qtbot, answers):
    pages = []

    def look(dialog):
        preview = dialog.findChild(QPrintPreviewWidget)
        preview.updatePreview()
        pages.append(preview.pageCount())
        dialog.reject()

    answers.expect(look)
    button = next(item for item in screen.findChildren(QPushButton) if item.text() == "印刷…")
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)
    assert pages == [1]
    assert answers.seen[0].startswith("印刷")


@pytest.mark.parametrize("sample", [True, False])
def test_made_up_answers_are_marked_on_every_page(workspace, qapp, tmp_path, sample):
    records = workspace.registry.records(["1-1-1", "1-4-5"])
    path = tmp_path / "two.pdf"
    render_sheet_pdf(records, workspace.profile, path, reports=PrintedReports(sample=sample))
    document = pypdf.PdfReader(path)
    assert ("サンプルデータ" in document.metadata.title) == sample
    for page in document.pages:
        assert ("サンプルデータ" in "".join(page.extract_text().split())) == sample
