"""What is done with the selected rows, apart from the window around them."""

import pytest
from PySide6.QtGui import QGuiApplication

from fujidesk.errors import MachineError
from fujidesk.ui.itemmodels.project_columns import ProjectColumn
from fujidesk.ui.registry.bulk_edit import BulkEditDialog
from fujidesk.ui.registry.commands import RowCommands


@pytest.fixture
def commands(view, workspace, context):
    return RowCommands(workspace, context, view)


def test_copied_columns_are_those_shown_in_their_order(commands, view, context, reporter):
    header = view.header
    header.moveSection(header.visualIndex(ProjectColumn.PAGE), 0)
    commands.copy()
    assert QGuiApplication.clipboard().text().startswith("頁\t番号\t情報化事業\t")
    assert reporter.notes == ["1 件をコピーしました。Excel などに貼り付けられます。"]


def test_nothing_to_copy_leaves_the_clipboard(commands, view, reporter):
    QGuiApplication.clipboard().setText("前のもの")
    view.clearSelection()
    commands.copy()
    assert QGuiApplication.clipboard().text() == "前のもの"
    assert reporter.notes == ["コピーする事業を選んでください。"]


def test_records_that_cannot_be_read_open_no_dialog(commands, view, workspace, reporter, monkeypatch):
    def locked(_numbers):
        raise MachineError("データベースを読めません。")

    monkeypatch.setattr(workspace.registry, "records", locked)
    commands.edit_together()
    assert [str(error) for error in reporter.errors] == ["データベースを読めません。"]
    assert view.findChild(BulkEditDialog) is None


def test_departments_offered_are_those_of_the_register(commands, view, workspace):
    commands.edit_together()
    dialog = view.findChild(BulkEditDialog)
    offered = [dialog._new.itemText(place) for place in range(dialog._new.count())]
    assert offered == [record.name for record in workspace.registry.departments()]
    dialog.reject()
