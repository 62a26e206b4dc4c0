"""What is done with new projects: told to the window in one signal, undone in one step."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fujidesk.domain.changes import Entity
from fujidesk.domain.new_projects import Step, StepTaken
from fujidesk.ui.newprojects.adopt_dialog import AdoptDialog
from fujidesk.ui.newprojects.commands import NewProjectCommands
from fujidesk.ui.newprojects.step_dialog import AddDialog, StepDialog

LEFT = Qt.MouseButton.LeftButton


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def commands(small_workspace, service, context, window):
    return NewProjectCommands(small_workspace, context, window)


def dialog(window, kind):
    found = window.findChild(kind)
    found.setProperty("answered", True)
    return found


def test_a_step_is_told_and_undone(qtbot, commands, service, window, small_workspace):
    commands.ask_step(service.get("R8-001"), None)
    with qtbot.waitSignal(commands.edited) as told:
        qtbot.mouseClick(dialog(window, StepDialog).do_button, LEFT)
    assert told.args[0].office == frozenset({Entity.NEW_PROJECT})
    small_workspace.edits.undo()
    assert len(service.get("R8-001").steps) == 1


def test_the_day_proposed_is_never_before_the_last_step(commands, service, window, context):
    service.take_step("R8-001", StepTaken(Step.HEARD, "2027-12-01"))
    commands.ask_step(service.get("R8-001"), Step.SUPPORTED)
    assert dialog(window, StepDialog).day.date().toString("yyyy-MM-dd") == "2027-12-01"


def test_an_adoption_is_told_to_every_screen_and_undone_whole(
    qtbot, commands, service, funded, window, small_workspace, reporter
):
    commands.ask_step(service.get(funded), None)
    adopting = dialog(window, AdoptDialog)
    adopting.measure.setCurrentIndex(adopting.measure.findData("1.1"))
    with qtbot.waitSignal(commands.edited) as told:
        qtbot.mouseClick(adopting.do_button, LEFT)
    assert told.args[0].everything
    assert told.args[0].numbers == frozenset({"1-1-10"})
    assert "1-1-10 として登載しました" in reporter.notes[-1]
    small_workspace.edits.undo()
    assert service.get(funded).number == ""
    assert "1-1-10" not in {row.number for row in small_workspace.registry.rows()}


def test_a_declined_one_says_what_to_do_to_go_on(commands, service, window, reporter):
    service.take_step("R8-001", StepTaken(Step.DECLINED, "2026-06-01", "効果が小さい"))
    commands.ask_step(service.get("R8-001"), None)
    assert window.findChild(StepDialog) is None
    assert "先に「見送り」を取り消してください。" in reporter.notes[-1]


def test_what_is_refused_without_a_dialog_is_reported(commands, service, reporter):
    commands.do(lambda: service.take_back_last_step("R8-001"))
    assert "「提案」は取り消せません" in str(reporter.errors[-1])


def test_departments_that_are_closed_are_not_offered(commands, window):
    commands.add(2026)
    box = dialog(window, AddDialog).department
    names = {box.itemText(row) for row in range(box.count())}
    assert "デジタル推進課" in names
    assert "情報政策課" not in names


@pytest.mark.parametrize("costs", [True, False])
def test_the_workbook_is_written_where_it_was_asked_for(commands, choose_file, tmp_path, reporter, costs):
    choose_file(tmp_path / "新規.xlsx")
    commands.export(2026, costs=costs)
    assert (tmp_path / "新規.xlsx").is_file()
    assert reporter.notes[-1] == "「新規.xlsx」に書き出しました。"


def test_changing_ones_mind_writes_nothing(commands, choose_file, tmp_path, reporter):
    choose_file()
    commands.export(2026, costs=True)
    assert not reporter.notes
    assert not list(tmp_path.glob("*.xlsx"))


def test_a_folder_that_cannot_be_written_is_told(commands, choose_file, tmp_path, reporter):
    (tmp_path / "x.xlsx").mkdir()
    choose_file(tmp_path / "x.xlsx")
    commands.export(2026, costs=True)
    assert reporter.errors
