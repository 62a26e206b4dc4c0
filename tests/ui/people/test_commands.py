"""What the pages do alike: a step is told, a refusal is said, and files are written beside the window."""

import pytest
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.changes import Changes
from fujidesk.errors import UserError
from fujidesk.ui.people.commands import READ_ONLY, PeopleCommands

CHANGED = Changes(everything=True)


def refuse():
    raise UserError("できません。")


def test_a_step_is_told(qtbot, window, context, reporter):
    commands = PeopleCommands(context, window, read_only=False)
    with qtbot.waitSignal(commands.edited) as told:
        commands.do(lambda: CHANGED)
    assert told.args == [CHANGED]
    assert reporter.errors == []


def test_a_refusal_is_shown_at_once_or_left_to_the_dialog(qtbot, window, context, reporter):
    commands = PeopleCommands(context, window, read_only=False)
    with qtbot.assertNotEmitted(commands.edited):
        commands.do(refuse)
        with pytest.raises(UserError):
            commands.write(refuse)
    assert [str(error) for error in reporter.errors] == ["できません。"]


@pytest.mark.parametrize("read_only", [True, False])
def test_buttons_that_write_follow_the_file(window, context, read_only):
    pressed = QPushButton(window)
    PeopleCommands(context, window, read_only=read_only).allow([pressed])
    assert pressed.isEnabled() is not read_only
    assert pressed.toolTip() == (READ_ONLY if read_only else "")


def test_a_file_is_written_where_it_was_asked_for_and_none_when_nobody_says_where(
    window, context, reporter, choose_file, tmp_path
):
    commands = PeopleCommands(context, window, read_only=True)
    choose_file(tmp_path / "a.xlsx")
    commands.export("名簿", "名簿", lambda path, _progress: path.write_text("x"))
    assert (tmp_path / "a.xlsx").read_text() == "x"
    assert reporter.notes == [f"書き出しました：{tmp_path / 'a.xlsx'}"]
    choose_file()
    commands.export("名簿", "名簿", lambda path, _progress: pytest.fail("nothing was chosen"))
    assert len(reporter.notes) == 1
