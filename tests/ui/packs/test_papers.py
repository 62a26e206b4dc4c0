"""What leaves the tab by its buttons: files, paper, snapshots, comparisons; refused and cancelled as well."""

import json
from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtPrintSupport import QPrintPreviewDialog

from fujidesk.domain.pack_blocks import SheetBlock
from fujidesk.domain.pack_editions import PackQuestion
from fujidesk.domain.state_comparison import CHANGE_NAMES, StateChange
from fujidesk.ui.packs.compare_dialog import CompareDialog
from fujidesk.ui.packs.export_dialog import ExportDialog
from fujidesk.ui.packs.snapshot_dialog import SnapshotDialog
from fujidesk.ui.theme import Theme, choose_family

LEFT = Qt.MouseButton.LeftButton


def dialog_of(qtbot, screen, kind):
    qtbot.waitUntil(lambda: bool(screen.findChildren(kind)))
    return screen.findChildren(kind)[-1]


@pytest.fixture
def exporting(qtbot, screen):
    qtbot.mouseClick(screen.tools.export, LEFT)
    return dialog_of(qtbot, screen, ExportDialog)


def test_the_chosen_formats_are_written_with_their_list(qtbot, exporting, reporter, tmp_path):
    for key in ("pptx", "xlsx"):
        exporting.boxes[key].setChecked(False)
    folder = tmp_path / "資料"
    exporting.folder.setText(str(folder))
    qtbot.mouseClick(exporting.do_button, LEFT)
    names = sorted(path.name for path in folder.iterdir())
    assert [name.rpartition(".")[2] for name in names] == ["docx", "pdf", "docx", "json"] or {
        name.rpartition(".")[2] for name in names
    } == {"docx", "pdf", "json"}
    listed = json.loads((folder / "目録.json").read_text(encoding="utf-8"))
    assert "2024-07-06" in json.dumps(listed, ensure_ascii=False)
    assert reporter.notes[-1] == f"会議資料を書き出しました：{folder}"


def test_papers_that_are_there_already_are_told_of_before(exporting, tmp_path):
    exporting.folder.setText(str(tmp_path))
    assert exporting.told.isHidden()
    folder = tmp_path / "資料"
    folder.mkdir()
    (folder / "目録.json").write_text("{}", encoding="utf-8")
    exporting.folder.setText(str(folder))
    assert not exporting.told.isHidden()
    assert "置き換わります" in exporting.told.text()


@pytest.mark.parametrize(("meeting", "told"), [("honbu", True), ("council", False)])
def test_questions_that_come_into_the_notes_of_slides_are_told_of_before(
    qtbot, screen, workspace, settle, meeting, told
):
    asked = (PackQuestion("1-1-1", "費用は", "別に示す"), PackQuestion("1-1-2", "推進の事業", ""))
    edition = workspace.packs.edition(meeting, 2023)
    workspace.packs.store(replace(edition, questions=asked), "想定問答")
    screen.show_meeting(meeting)
    settle()
    qtbot.mouseClick(screen.tools.export, LEFT)
    dialog = dialog_of(qtbot, screen, ExportDialog)
    sheets = [b for part in screen.sight.pack.parts for b in part.blocks if isinstance(b, SheetBlock)]
    count = sum(len(block.questions) for block in sheets)
    assert dialog.notes.isHidden() is not told
    assert (f"想定問答が {count} 件" in dialog.notes.text()) or not told
    dialog.boxes["pptx"].setChecked(False)
    assert dialog.notes.isHidden()


def test_a_pdf_for_each_part(qtbot, exporting, screen, tmp_path):
    for key in ("pptx", "xlsx", "docx"):
        exporting.boxes[key].setChecked(False)
    exporting.separate.setChecked(True)
    exporting.folder.setText(str(tmp_path / "資料"))
    qtbot.mouseClick(exporting.do_button, LEFT)
    found = list((tmp_path / "資料").glob("*.pdf"))
    assert len(found) == len(screen.sight.pack.parts)


def test_no_format_and_no_folder_are_refused_in_place(qtbot, exporting):
    for box in exporting.boxes.values():
        box.setChecked(False)
    qtbot.mouseClick(exporting.do_button, LEFT)
    assert exporting.isVisible()
    assert "形式を 1 つ以上" in exporting.message.text()
    exporting.boxes["pdf"].setChecked(True)
    exporting.folder.setText("  ")
    qtbot.mouseClick(exporting.do_button, LEFT)
    assert "フォルダー" in exporting.message.text()


def test_a_folder_that_cannot_be_made_is_told_and_nothing_is_left(qtbot, exporting, context, tmp_path):
    blocked = tmp_path / "file"
    blocked.write_text("x", encoding="utf-8")
    exporting.boxes["pptx"].setChecked(False)
    exporting.boxes["xlsx"].setChecked(False)
    exporting.folder.setText(str(blocked / "資料"))
    errors = []
    context.tasks.failed.connect(errors.append)
    qtbot.mouseClick(exporting.do_button, LEFT)
    assert errors
    assert sorted(path.name for path in tmp_path.iterdir() if path.name == "file") == ["file"]


def test_printing_shows_all_pages_in_a_preview(qtbot, screen, answers):
    seen = []

    def look(dialog):
        assert isinstance(dialog, QPrintPreviewDialog)
        seen.append(dialog.windowTitle())
        dialog.reject()

    answers.expect(look)
    qtbot.mouseClick(screen.tools.printed, LEFT)
    answers.expect(look)
    screen.activateWindow()
    qtbot.waitUntil(screen.isActiveWindow)
    qtbot.keyClick(screen, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert seen == [f"印刷　{screen.sight.pack.title}"] * 2


@pytest.fixture
def page(screen):
    screen.side.show_page("snapshots")
    return screen.side.snapshots


def take(qtbot, screen, page, note="初回配布"):
    qtbot.mouseClick(page.take, LEFT)
    dialog = dialog_of(qtbot, screen, SnapshotDialog)
    for key in ("pptx", "xlsx", "pdf"):
        dialog.boxes[key].setChecked(False)
    dialog.note.setText(note)
    qtbot.mouseClick(dialog.do_button, LEFT)


def test_a_snapshot_keeps_data_and_files_and_is_listed(qtbot, screen, page, workspace, reporter):
    assert "控えはまだありません" in page.told.text()
    take(qtbot, screen, page)
    (taken,) = workspace.snapshots.all("honbu-R5")
    assert taken.note == "初回配布"
    assert [item.name.rpartition(".")[2] for item in taken.files] == ["docx", "docx"]
    assert page.list.text(0).startswith("控え1　")
    assert "R5 控え1を残しました（ファイル 2 件）" in reporter.notes[-1]


def test_a_kept_file_comes_out_as_it_was(qtbot, screen, page, workspace, choose_file, tmp_path):
    take(qtbot, screen, page)
    target = tmp_path / "出した次第.docx"
    choose_file(target)
    qtbot.mouseClick(page.save, LEFT)
    name = workspace.snapshots.get("honbu-R5-1").files[0].name
    assert target.read_bytes() == workspace.snapshots.file("honbu-R5-1", name)


def test_what_changed_since_is_shown_with_both_values(qtbot, screen, page, workspace):
    take(qtbot, screen, page)
    report = workspace.reports.of_year(2023)["1-1-2"]
    screen.reload(workspace.reports.store(report, {"score_progress": 5, "score_cost": 5}, "回答"))
    qtbot.mouseClick(page.compare, LEFT)
    dialog = dialog_of(qtbot, screen, CompareDialog)
    rows = [[cell.text for cell in row.cells] for row in dialog.table.figures.rows]
    grade = next(row for row in rows if row[0] == "総合評価")
    assert grade[1] == "1-1-2"
    assert grade[4] != grade[5]
    with qtbot.waitSignal(screen.open_requested) as caught:
        dialog.table.opened.emit("1-1-2")
    assert caught.args == ["1-1-2"]


def test_nothing_changed_is_said(qtbot, screen, page):
    take(qtbot, screen, page)
    qtbot.mouseClick(page.compare, LEFT)
    dialog = dialog_of(qtbot, screen, CompareDialog)
    assert "違いはありません" in dialog.told.text()


def test_two_snapshots_are_compared(qtbot, screen, page, workspace):
    take(qtbot, screen, page)
    report = workspace.reports.of_year(2023)["1-1-2"]
    workspace.reports.store(report, {"score_progress": 5}, "回答")
    take(qtbot, screen, page, "差し替え")
    page.list.stand_on(1)
    page.after.setCurrentIndex(page.after.findData("honbu-R5-2"))
    qtbot.mouseClick(page.compare, LEFT)
    dialog = dialog_of(qtbot, screen, CompareDialog)
    assert "R5 控え1から" in dialog.heading.text()
    assert "R5 控え2まで" in dialog.heading.text()
    assert dialog.table.figures.rows


def test_the_page_of_changes_compares_with_the_chosen_snapshot(qtbot, screen, page, workspace, settle):
    assert not page.since.isVisible()
    take(qtbot, screen, page)
    assert page.since.isVisible()
    place = page.since.findData("honbu-R5-1")
    page.since.setCurrentIndex(place)
    page.since.activated.emit(place)
    settle()
    assert workspace.packs.edition("honbu", 2023).text("since") == "honbu-R5-1"
    assert any(part.title == "前回からの変更" for part in screen.sight.pack.parts)
    assert screen.side.parts.parts.text(7) == "資料7　前回からの変更"


def test_the_comparison_is_no_larger_than_the_screen_and_small_without_changes(qtbot, screen, qapp):
    large = Theme(scale=200, family=choose_family(fixed=True))
    change = StateChange(next(iter(CHANGE_NAMES)), "1-1-1", "事業", "評価（R5）", "B", "A")
    full = CompareDialog("控え1から", [change], large, screen, is_sample=False)
    empty = CompareDialog("控え1から", [], large, screen, is_sample=False)
    room = screen.screen().availableSize()
    assert full.width() < room.width()
    assert full.height() < room.height()
    assert empty.height() < full.height()


def test_without_snapshots_and_questions_the_pages_say_so(screen):
    side = screen.side
    assert not side.snapshots.told.isHidden()
    assert side.snapshots._pair.isHidden()
    assert side.questions.list.isHidden()
    assert "まだありません" in side.questions.told.text()
