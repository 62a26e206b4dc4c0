"""A process that takes notes and is killed in the middle of a word: everything is there when it is opened again."""

import subprocess
import sys

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.hearings import Attachment, NoteKind
from fujidesk.domain.note_drafts import NoteDraft
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.hearings.note_keeper import SAVE_EVERY_MS
from fujidesk.ui.hearings.screen import HearingScreen
from tests.ui.hearings.conftest import TODAY

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGKILL")

_NOTING = """
import os, sys
from pathlib import Path
from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QInputMethodEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from fujidesk.domain.hearings import NoteKind
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.hearings.screen import HearingScreen
from fujidesk.ui.report import Reporter
from fujidesk.ui.tasks import SynchronousRunner
from fujidesk.ui.theme import Theme, choose_family

def write(widget, text):
    event = QInputMethodEvent()
    event.setCommitString(text)
    QApplication.sendEvent(widget, event)

app = QApplication(sys.argv[:1])
theme = Theme(family=choose_family(fixed=True))
workspace = open_workspace(Path(sys.argv[1]), user_folders(Path(sys.argv[2])))
context = ScreenContext(theme, SynchronousRunner(), Reporter(None), SettingsStore(None))
screen = HearingScreen(workspace, context)
screen.edited.connect(screen.reload)
screen.set_fiscal_year(2022)
screen.show()
screen.open_hearing("R4-001")
page = screen.notes
for kind, text, department, due in (
    (NoteKind.QUESTION, "いつからか", "", ""), (NoteKind.ANSWER, "来年度から", "", ""),
    (NoteKind.DECISION, "要求する", "市民課", "2022-10-31"), (NoteKind.REMARK, "雑談", "", ""),
):
    page.input.choose(kind)
    write(page.input.line, text)
    write(page.input.department, department)
    write(page.input.due, due)
    QTest.keyClick(page.input.line, Qt.Key.Key_Return)
screen._desk.add_files("R4-001", [Path(sys.argv[3])])
page.input.choose(NoteKind.TODO)
write(page.input.line, "見積りを三社")
write(page.input.department, "収納課")
write(page.input.due, "7/1")
write(page.input.number, "1-1-1")

def die_once_kept():
    if "保存済み" in page.input.saved.text():
        os.kill(os.getpid(), 9)

page.input.saved.setText("")
watch = QTimer()
watch.setInterval(20)
watch.timeout.connect(die_once_kept)
watch.start()
app.exec()
"""


@pytest.fixture
def killed(small_workspace, planned, tmp_path):
    """The path of a register whose note-taking process was killed with a line half typed."""
    source = tmp_path / "見積.txt"
    source.write_text("百万円", encoding="utf-8")
    path = small_workspace.path
    small_workspace.close()
    words = [sys.executable, "-c", _NOTING, str(path), str(tmp_path / "killed"), str(source)]
    ended = subprocess.run(words, check=False, timeout=60, capture_output=True, text=True)
    assert ended.returncode == -9, ended.stderr
    return path


@pytest.fixture
def again(killed, tmp_path):
    opened = open_workspace(killed, user_folders(tmp_path / "again"))
    yield opened
    opened.close()


def test_lines_kinds_owners_due_days_and_files_are_all_there(again):
    lines = again.hearings.notes("R4-001")
    assert [(line.kind, line.text, line.department, line.due) for line in lines] == [
        (NoteKind.QUESTION, "いつからか", "", ""),
        (NoteKind.ANSWER, "来年度から", "", ""),
        (NoteKind.DECISION, "要求する", "市民課", "2022-10-31"),
        (NoteKind.REMARK, "雑談", "", ""),
    ]
    assert [line.position for line in lines] == [1, 2, 3, 4]
    assert [item.name for item in again.office.all(Attachment)] == ["見積.txt"]


def test_the_half_typed_line_is_back_in_the_input_and_enter_ends_it(qtbot, again, context):
    context.clock.set_day(TODAY)
    screen = HearingScreen(again, context)
    qtbot.addWidget(screen)
    screen.edited.connect(screen.reload)
    screen.set_fiscal_year(2022)
    screen.show()
    screen.open_hearing("R4-001")
    page = screen.notes
    assert page.input.draft() == NoteDraft(NoteKind.TODO, "見積りを三社", "収納課", "7/1", "1-1-1")
    assert "書きかけ" in page.message.text()
    qtbot.keyClick(page.input.line, Qt.Key.Key_Return)
    last = again.hearings.notes("R4-001")[-1]
    assert (last.kind, last.text, last.department, last.due, last.number) == (
        NoteKind.TODO, "見積りを三社", "収納課", "2022-07-01", "1-1-1",
    )  # fmt: skip
    assert again.note_drafts.own("R4-001").body == ""


def test_what_is_typed_is_kept_every_two_seconds():
    assert SAVE_EVERY_MS == 2000
