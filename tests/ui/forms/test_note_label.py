"""A note is short on the form and whole in its tool tip."""

from fujidesk.ui.forms.note_label import NOTE_LENGTH, NoteLabel


def test_a_long_note_is_cut_and_whole_in_the_tool_tip(qtbot, theme):
    note = NoteLabel()
    qtbot.addWidget(note)
    text = "前年度: " + "長い取組の説明。" * 20
    note.show_note(text)
    assert len(note.text()) == NOTE_LENGTH + 1
    assert note.text().endswith("…")
    assert note.whole == text


def test_lines_become_one_and_nothing_is_hidden(qtbot, theme):
    note = NoteLabel()
    qtbot.addWidget(note)
    note.show_note("前年度: 一行目\n二行目")
    assert note.text() == "前年度: 一行目 二行目"
    note.show_note("")
    assert note.isHidden()
    assert note.whole == ""
