"""Files of a hearing: added by button and by dropping, given out, taken out, refused in a sentence."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QFileDialog

from fujidesk.domain.hearings import Attachment
from fujidesk.services import attachments
from fujidesk.services.office_records import added
from fujidesk.ui.hearings.attachment_card import size_text

NO = Qt.KeyboardModifier.NoModifier
LEFT, COPY = Qt.MouseButton.LeftButton, Qt.DropAction.CopyAction


@pytest.fixture
def source(tmp_path):
    path = tmp_path / "見積.txt"
    path.write_text("百万円", encoding="utf-8")
    return path


def shown(screen):
    model = screen.notes.files.list.model()
    return [model.index(row).data() for row in range(model.rowCount())]


def drop(page, *paths):
    """Drag files over the page and let go; tells whether the page wanted them."""
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    over = QDragEnterEvent(QPoint(10, 10), COPY, mime, LEFT, NO)
    over.ignore()
    QApplication.sendEvent(page, over)
    if over.isAccepted():
        QApplication.sendEvent(page, QDropEvent(QPointF(10, 10), COPY, mime, LEFT, NO))
    return over.isAccepted()


def test_a_chosen_file_is_kept_and_comes_out_again(qtbot, noting, source, choose_file, tmp_path, reporter):
    files = noting.notes.files
    choose_file(source)
    qtbot.mouseClick(files.add, LEFT)
    assert shown(noting) == ["見積.txt（1 KB）"]
    choose_file(tmp_path / "out.txt")
    qtbot.keyClick(files.list, Qt.Key.Key_Return)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "百万円"
    assert "out.txt" in reporter.notes[-1]


@pytest.mark.parametrize(("kept", "offered"), [
    ("../../Startup/a.bat", "_.._Startup_a.bat"), ("C:\\Windows\\a.dll", "C__Windows_a.dll"), ("/etc/passwd", "_etc_passwd"),
    ("見積.v2.txt", "見積.v2.txt"), ("a.b/c", "a.b_c"),
])  # fmt: skip
def test_the_name_of_a_kept_file_proposes_no_folder(
    qtbot, noting, small_workspace, monkeypatch, kept, offered
):
    """Names come from the file that a database is, and that may have been forged."""
    asked = []
    monkeypatch.setattr(
        QFileDialog,
        "getSaveFileName",
        staticmethod(lambda _w, _t, start, _k: (asked.append(start), ("", ""))[1]),
    )
    small_workspace.edits.apply([added(Attachment("1", "R4-001", kept, "0" * 64, 3, "2022-06-01"))], "添付")
    noting.open_hearing("R4-001")
    qtbot.keyClick(noting.notes.files.list, Qt.Key.Key_Return)
    assert asked == [offered]


def test_files_dropped_on_the_page_are_kept_with_the_hearing(noting, source, small_workspace):
    assert drop(noting.notes, source)
    assert shown(noting) == ["見積.txt（1 KB）"]
    assert [item.hearing for item in small_workspace.hearings.attachments("R4-001")] == ["R4-001"]


def test_nothing_is_taken_while_no_hearing_is_shown(make_screen, planned, source, small_workspace):
    screen = make_screen()
    assert not drop(screen.notes, source)
    assert not screen.notes.files.add.isEnabled()
    assert small_workspace.hearings.attachments("R4-001") == []


def test_delete_takes_a_file_out_and_undo_brings_it_back(qtbot, noting, source, small_workspace, reporter):
    drop(noting.notes, source)
    qtbot.keyClick(noting.notes.files.list, Qt.Key.Key_Delete)
    assert shown(noting) == []
    assert "Ctrl+Z" in reporter.notes[-1]
    noting.reload(small_workspace.edits.undo())
    assert shown(noting) == ["見積.txt（1 KB）"]


def test_one_that_cannot_be_kept_is_told_and_the_others_are_kept(
    noting, source, tmp_path, reporter, monkeypatch
):
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 20)
    (tmp_path / "大.bin").write_bytes(b"x" * 21)
    drop(noting.notes, tmp_path / "大.bin", source, tmp_path)
    assert shown(noting) == ["見積.txt（1 KB）"]
    (told,) = map(str, reporter.errors)
    assert "2 件を添付できませんでした" in told
    assert "大.bin" in told
    assert "フォルダー" in told


def test_a_drop_is_one_step_that_undo_takes_back(noting, source, tmp_path, small_workspace):
    (tmp_path / "二.txt").write_text("二", encoding="utf-8")
    steps = small_workspace.edits.step_count
    drop(noting.notes, source, tmp_path / "二.txt")
    assert len(shown(noting)) == 2
    assert small_workspace.edits.step_count == steps + 1
    noting.reload(small_workspace.edits.undo())
    assert shown(noting) == []


def test_a_file_dropped_twice_is_told_and_kept_once(noting, source, reporter):
    drop(noting.notes, source, source)
    drop(noting.notes, source)
    assert shown(noting) == ["見積.txt（1 KB）"]
    assert ["もう添付されています" in str(error) for error in reporter.errors] == [True, True]


def test_a_file_that_vanished_before_it_is_read_is_told(qtbot, noting, source, choose_file, reporter):
    choose_file(source)
    source.unlink()
    qtbot.mouseClick(noting.notes.files.add, LEFT)
    assert shown(noting) == []
    assert "「見積.txt」がありません" in str(reporter.errors[0])


def test_what_is_no_file_is_left_to_the_window(noting):
    mime = QMimeData()
    mime.setText("ただの文")
    over = QDragEnterEvent(QPoint(10, 10), COPY, mime, LEFT, NO)
    over.ignore()
    QApplication.sendEvent(noting.notes, over)
    assert not over.isAccepted()


@pytest.mark.parametrize(("size", "text"), [(1, "1 KB"), (12_288, "12 KB"), (3_565_158, "3.4 MB")])
def test_sizes_are_said_as_people_say_them(size, text):
    assert size_text(size) == text
