"""The papers are read beside the window: nothing of another meeting or from before an edit is shown or written."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fujidesk.domain.changes import Changes
from fujidesk.errors import CancelledError
from fujidesk.ui.packs.screen import PacksScreen
from fujidesk.ui.tasks import Runner
from tests.answered import answered
from tests.ui.packs.conftest import TODAY

OFFICE = Changes(office=frozenset({"x"}))


class HeldRunner(Runner):
    """Keeps each work until it is let go."""

    def __init__(self):
        super().__init__()
        self.held = []

    def run(self, title, work, done, failed=None):
        self.held.append((work, done, failed))

    def read(self):
        """Do the oldest work, but hand nothing over yet."""
        work, done, _ = self.held.pop(0)
        result = work(type("Silent", (), {"step": lambda *_: None})())
        return lambda: done(result)

    def let_go(self):
        while self.held:
            self.read()()


@pytest.fixture
def held():
    return HeldRunner()


@pytest.fixture
def slow(qtbot, workspace, context, held):
    """The tab on the headquarters meeting about R5, read; what it reads next is held."""
    answered(workspace)
    context.clock.set_day(TODAY)
    made = PacksScreen(workspace, replace(context, tasks=held))
    qtbot.addWidget(made)
    made.edited.connect(made.reload)
    made.set_fiscal_year(2023)
    made.resize(1366, 700)
    made.show()
    held.let_go()
    return made


def test_until_another_meeting_is_read_nothing_of_the_one_before_can_be_used(slow, held, workspace):
    slow.show_meeting("wg")
    assert slow.sight is None
    assert not slow.side.isEnabled()
    assert slow.panel.pages.pages.rowCount() == 0
    assert "用意しています" in slow.panel.message.text()
    for tool in (slow.tools.present, slow.tools.export, slow.tools.printed):
        assert not tool.isEnabled()
    held.let_go()
    assert slow.sight.term.key == "wg"
    assert slow.side.isEnabled()
    assert slow.panel.message.text() == ""


def test_an_answer_from_before_an_edit_does_not_bring_the_old_state_back(qtbot, slow, held, workspace):
    parts = slow.side.parts.parts
    slow.read()
    hand_over = held.read()
    parts.tick(1, on=False)
    hand_over()
    parts.tick(2, on=False)
    kept = workspace.packs.edition("honbu", 2023).parts
    assert [choice.is_on for choice in kept[:3]] == [True, False, False]


def test_an_answer_for_another_meeting_is_dropped(slow, held):
    slow.show_meeting("wg")
    slow.show_meeting("kanji")
    held.read()()
    assert slow.sight is None
    held.let_go()
    assert slow.sight.term.key == "kanji"


def test_the_keyboard_goes_back_to_where_it_was_when_another_year_is_read(qtbot, slow, held):
    slow.activateWindow()
    slow.side.parts.title.setFocus()
    slow.set_fiscal_year(2024)
    assert not slow.side.parts.title.hasFocus()
    held.let_go()
    assert QApplication.focusWidget() is slow.side.parts.title


def test_the_keyboard_is_not_taken_from_where_the_user_went_meanwhile(slow, held):
    slow.activateWindow()
    slow.side.parts.title.setFocus()
    slow.set_fiscal_year(2024)
    slow.tools.meetings.setFocus()
    held.let_go()
    assert slow.tools.meetings.hasFocus()


def test_the_tab_begins_in_its_list_once_the_papers_are_read(qtbot, workspace, context, held):
    context.clock.set_day(TODAY)
    made = PacksScreen(workspace, replace(context, tasks=held))
    qtbot.addWidget(made)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.set_fiscal_year(2023)
    held.let_go()
    assert made.side.parts.parts.hasFocus()


def test_what_was_just_typed_is_on_the_printed_pages(qtbot, slow, held, write, monkeypatch):
    printed = []
    monkeypatch.setattr(slow.papers, "print_pages", printed.append)
    field = slow.side.texts.fields["sentence.1"]
    write(field.editor, "いま書いた文。")
    qtbot.mouseClick(slow.tools.printed, Qt.MouseButton.LeftButton)
    assert not printed
    held.let_go()
    qtbot.waitUntil(lambda: bool(printed))
    summary = next(part for part in printed[0].pack.parts if part.kind == "summary")
    assert summary.blocks[0].texts[0] == "いま書いた文。"


def test_papers_that_were_stopped_can_be_asked_for_again(slow, held, reporter):
    slow.show_meeting("wg")
    _, _, failed = held.held.pop()
    failed(CancelledError())
    assert "選び直す" in slow.panel.message.text()
    assert not slow.side.isEnabled()
    slow.tools.meetings.activated.emit(slow.tools.meetings.currentIndex())
    held.let_go()
    assert slow.sight.term.key == "wg"


def test_a_meeting_that_the_profile_does_not_have_leaves_the_one_in_front(slow, held):
    slow.show_page("board")
    held.let_go()
    assert slow.sight.term.key == "honbu"


def test_f5_presents_wherever_the_keyboard_is_in_the_window(qtbot, slow):
    slow.activateWindow()
    slow.tools.meetings.setFocus()
    with qtbot.waitSignal(slow.present_requested):
        qtbot.keyClick(slow.tools.meetings, Qt.Key.Key_F5)
