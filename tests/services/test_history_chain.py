"""The history in a real file: chained by every way of writing, guarded against changes, checked by `check`."""

import sqlite3
from contextlib import closing

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.findings import Severity


def edit(workspace, after, before):
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, after)], "頁")


@pytest.fixture
def edited(small_workspace):
    """Edits, undo and redo."""
    page = small_workspace.registry.sheet("1-1-1").record.page
    edit(small_workspace, 71, page)
    edit(small_workspace, 72, 71)
    small_workspace.edits.undo()
    small_workspace.edits.redo()
    return small_workspace


def faults(workspace):
    return [
        found.text for found in workspace.check() if found.severity is Severity.FAULT and "履歴" in found.text
    ]


def tamper(workspace, *statements, guarded=False):
    """Write into the file as another program would; unguarded: after taking the triggers away."""
    with closing(sqlite3.connect(workspace.path)) as connection:
        if not guarded:
            for verb in ("UPDATE", "DELETE"):
                connection.execute(f"DROP TRIGGER change_history_no_{verb}")
        for statement in statements:
            connection.execute(statement)
        connection.commit()


def test_edits_undo_and_redo_are_one_whole_chain(edited):
    assert faults(edited) == []


@pytest.mark.parametrize("statement", ["UPDATE change_history SET who = 'x'", "DELETE FROM change_history"])
def test_the_file_itself_refuses_to_change_or_remove_lines(edited, statement):
    with pytest.raises(sqlite3.IntegrityError, match="append-only"):
        tamper(edited, statement, guarded=True)
    assert faults(edited) == []


@pytest.mark.parametrize(("statement", "place"), [
    ("UPDATE change_history SET who = 'x' WHERE id = (SELECT min(id) + 1 FROM change_history)", "2 件目"),
    ("DELETE FROM change_history WHERE id = (SELECT min(id) FROM change_history)", "1 件目"),
    ("DELETE FROM change_history WHERE id = (SELECT max(id) FROM change_history)", "4 件あるはずの記録が 3 件"),
])  # fmt: skip
def test_check_tells_what_was_changed_by_other_hands(edited, statement, place):
    tamper(edited, statement)
    (said,) = faults(edited)
    assert place in said
