"""A window that only reads follows what somebody else writes into the same file."""

import pytest
from PySide6.QtWidgets import QTableView

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.freshness import Freshness
from fujidesk.ui.main_window import MainWindow


@pytest.fixture
def reading(small_workspace, tmp_path):
    """The same file opened read-only, as by a second program."""
    opened = open_workspace(small_workspace.path, user_folders(tmp_path / "other"), read_only=True)
    yield opened
    opened.close()


@pytest.fixture
def freshness(qapp, reading, reporter):
    made = Freshness(reading, reporter, qapp)
    yield made
    made.stop()


def write(workspace, title="窓口の案内（改）"):
    before = workspace.registry.sheet("1-1-1").record.title
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "title", before, title)], "事業名")


def test_nothing_is_told_while_nobody_writes(qtbot, freshness):
    with qtbot.assertNotEmitted(freshness.changed):
        freshness.look()
        freshness.look()


def test_what_the_writer_saves_is_told_once(qtbot, freshness, small_workspace):
    write(small_workspace)
    with qtbot.waitSignal(freshness.changed):
        freshness.look()
    with qtbot.assertNotEmitted(freshness.changed):
        freshness.look()


def test_the_timer_looks_by_itself(qtbot, freshness, small_workspace):
    write(small_workspace)
    with qtbot.waitSignal(freshness.changed, timeout=5000):
        pass


def test_who_writes_does_not_look(qtbot, small_workspace, reporter, qapp):
    made = Freshness(small_workspace, reporter, qapp)
    write(small_workspace)
    assert not made._timer.isActive()


def test_a_replaced_file_is_told_and_looked_at_no_more(freshness, reading, reporter):
    content = reading.path.read_bytes()
    reading.path.rename(reading.path.with_name("old.db"))
    reading.path.write_bytes(content)
    freshness.look()
    freshness.look()
    assert len(reporter.notes) == 1
    assert "開き直してください" in reporter.notes[0]


def test_the_window_shows_the_other_ones_change(qtbot, reading, small_workspace, context):
    window = MainWindow(reading, context)
    qtbot.addWidget(window)
    window.show()
    registry = window.open_tab("registry")
    write(small_workspace, "ほかの人が直した名前")
    window._freshness.look()
    model = registry.findChild(QTableView).model()
    cells = [
        model.index(row, column).data()
        for row in range(model.rowCount())
        for column in range(model.columnCount())
    ]
    assert "ほかの人が直した名前" in cells
    window.close()
