"""Opened read-only, nothing of the tab writes: what would is disabled and says why, keys and drops included."""

import pytest
from PySide6.QtCore import QMimeData, QPoint, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent
from PySide6.QtWidgets import QApplication, QLineEdit

from fujidesk.domain.changes import Changes
from fujidesk.domain.hearings import Hearing, Note, NoteKind
from fujidesk.paths import user_folders
from fujidesk.services.office_records import added
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.hearings.hearing_dialog import HearingDialog
from fujidesk.ui.hearings.screen import HearingScreen
from fujidesk.ui.hearings.todo_model import TodoColumn
from fujidesk.ui.hearings.words import READ_ONLY
from tests.ui.hearings.conftest import ONE, TODAY

KEY, LEFT = Qt.Key, Qt.MouseButton.LeftButton
UNDATED = Hearing("R4-002", 2022, department="市民課")


@pytest.fixture
def opened(small_workspace, tmp_path):
    source = tmp_path / "見積.txt"
    source.write_text("百万円", encoding="utf-8")
    small_workspace.edits.apply([added(ONE), added(UNDATED)], "計画")
    small_workspace.hearings.add_note("R4-001", NoteKind.TODO, "見積りを取る", due="2022-06-10")
    small_workspace.note_drafts.keep("R4-001", "書きかけ")
    small_workspace.attachments.add("R4-001", source)
    path = small_workspace.path
    small_workspace.close()
    reading = open_workspace(path, user_folders(tmp_path / "reader"), read_only=True)
    yield reading
    reading.close()


@pytest.fixture
def screen(qtbot, opened, context):
    context.clock.set_day(TODAY)
    made = HearingScreen(opened, context)
    qtbot.addWidget(made)
    made.resize(1366, 700)
    made.set_fiscal_year(2022)
    made.show()
    return made


def refuses(*parts):
    """Tell whether all are disabled and say why, themselves or by the part that holds them."""
    return all(
        not part.isEnabled() and READ_ONLY in (part.toolTip(), part.parent().toolTip()) for part in parts
    )


def test_nothing_can_be_planned_changed_or_removed(qtbot, screen, opened, answers):
    page = screen.plan
    page.table.setCurrentIndex(page.table.model().index(2, 2))
    assert page.current() == ONE
    assert refuses(page.plan, page.change, page.remove, page._first)
    for key in (KEY.Key_Insert, KEY.Key_F2, KEY.Key_Delete):
        page.empty.show_message("")
        qtbot.keyClick(page.table, key)
        assert page.empty.text() == READ_ONLY
    page.table.setCurrentIndex(page.table.model().index(0, 0))
    qtbot.keyClick(page.table, KEY.Key_Return)
    page.side.activated.emit(page.side.model().index(0, 0))
    assert screen.findChild(HearingDialog) is None
    assert "予定を入れる" not in page.table.model().index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    assert len(opened.office.all(Hearing)) == 2


def test_a_hearing_is_read_and_nothing_is_typed_into_it(qtbot, screen, opened, write):
    qtbot.keyClick(screen.plan.table, KEY.Key_Return)
    screen.open_hearing("R4-001")
    page = screen.notes
    assert page.lines.model().rowCount() == 1
    typed = (page.input.line, *page.input.kinds.values(), *page.input._owed.findChildren(QLineEdit))
    assert refuses(*typed)
    assert page.input.line.shown_text() == "", "what another typed is not offered to be ended here"
    at = page.lines.visualRect(page.lines.model().index(0, 0)).center()
    qtbot.mouseClick(page.lines.viewport(), LEFT, pos=at)
    qtbot.mouseDClick(page.lines.viewport(), LEFT, pos=at)
    page.timer.timeout.emit()
    screen.flush()
    assert [note.text for note in opened.office.all(Note)] == ["見積りを取る"]
    assert opened.note_drafts.own("R4-001").body == "書きかけ"


def test_files_come_out_but_none_goes_in_or_away(qtbot, screen, opened, tmp_path, choose_file):
    screen.open_hearing("R4-001")
    files = screen.notes.files
    assert refuses(files.add, files.remove)
    qtbot.keyClick(files.list, KEY.Key_Delete)
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(tmp_path / "見積.txt"))])
    over = QDragEnterEvent(
        QPoint(10, 10), Qt.DropAction.CopyAction, mime, LEFT, Qt.KeyboardModifier.NoModifier
    )
    over.ignore()
    QApplication.sendEvent(screen.notes, over)
    assert not over.isAccepted()
    choose_file(tmp_path / "out.txt")
    qtbot.mouseClick(files.save, LEFT)
    assert (tmp_path / "out.txt").read_text(encoding="utf-8") == "百万円"
    assert len(opened.hearings.attachments("R4-001")) == 1


def test_no_line_is_ticked(qtbot, screen, opened):
    screen.bar.setCurrentIndex(2)
    table = screen.todo.table
    qtbot.keyClick(table, KEY.Key_Space)
    tick = table.model().index(0, TodoColumn.DONE)
    qtbot.mouseClick(table.viewport(), LEFT, pos=table.visualRect(tick).center())
    assert READ_ONLY in tick.data(Qt.ItemDataRole.ToolTipRole)
    menu = table.line_menu()
    action = next(one for one in menu.actions() if "完了を切り替える" in one.text())
    assert not action.isEnabled()
    assert action.toolTip() == READ_ONLY
    assert [note.done_at for note in opened.office.all(Note)] == [""]


def test_papers_still_leave(qtbot, screen, tmp_path, choose_file):
    screen.open_hearing("R4-001")
    choose_file(tmp_path / "議事録.docx")
    qtbot.mouseClick(screen.notes.agenda.minutes, LEFT)
    screen.bar.setCurrentIndex(2)
    choose_file(tmp_path / "宿題.xlsx")
    qtbot.mouseClick(screen.todo.export, LEFT)
    assert (tmp_path / "議事録.docx").is_file()
    assert (tmp_path / "宿題.xlsx").is_file()


def test_the_commands_of_an_empty_year_offer_nothing_that_writes(screen):
    screen.set_fiscal_year(2024)
    assert screen.plan.empty.isVisible()
    assert refuses(screen.plan._first)
    screen.reload(Changes(everything=True))
    assert refuses(screen.plan._first)
