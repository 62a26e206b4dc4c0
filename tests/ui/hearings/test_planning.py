"""Planning: a slot becomes an hour, and what goes with a hearing is said in numbers before it goes."""

import pytest
from PySide6.QtWidgets import QLabel

from fujidesk.domain.hearings import Hearing, HearingKind, NoteKind
from fujidesk.ui.hearings.hearing_dialog import HearingDialog


@pytest.mark.parametrize(("start", "end"), [("10:00", "11:00"), ("17:30", "18:30"), ("23:00", "23:59")])
def test_a_slot_is_proposed_for_an_hour_of_the_day(make_screen, start, end):
    screen = make_screen()
    screen._planning.plan(2022, "2022-06-15", start)
    dialog = screen.findChild(HearingDialog)
    found = dialog.value()
    assert (found.day, found.start, found.kind) == ("2022-06-15", start, HearingKind.NEW_PROJECT)
    assert found.end == end
    assert found.attendees
    dialog.reject()


def test_what_goes_with_a_hearing_is_counted_before_it_goes(
    make_screen, planned, small_workspace, answers, tmp_path
):
    small_workspace.hearings.add_note("R4-001", NoteKind.REMARK, "話")
    (tmp_path / "a.txt").write_text("a", encoding="utf-8")
    small_workspace.attachments.add("R4-001", tmp_path / "a.txt")
    screen = make_screen()
    said = []

    def answer(dialog):
        said.extend(label.text() for label in dialog.findChildren(QLabel))
        dialog.accept()

    answers.expect(answer)
    screen._planning.remove(planned)
    text = "".join(said)
    for word in ("収納課", "R4-001", "記録 1 行", "添付 1 件", "Ctrl+Z"):
        assert word in text
    assert small_workspace.office.all(Hearing) == []
