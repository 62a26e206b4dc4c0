"""Departments within a step: new ones before the projects that name them, terms afterwards, all or nothing."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import EditConflictError, UserError

EMPTY = {"valid_from": None, "valid_to": None, "successor": None}


def change(name, field, before, after):
    return FieldChange(Entity.DEPARTMENT, name, field, before, after)


def names(workspace):
    return [record.name for record in workspace.registry.departments()]


def department(workspace, name):
    return next(record for record in workspace.registry.departments() if record.name == name)


def test_a_department_is_made_and_changed_in_one_step(small_workspace):
    space = small_workspace
    before = space.registry.departments()
    made = space.edits.apply(
        [
            change("窓口課", "*", None, {"valid_from": "2026-04-01"}),
            change("窓口課", "valid_to", None, "2027-03-31"),
            change("窓口課", "successor", None, "市民課"),
        ],
        "部署",
    )
    assert made.everything
    record = department(space, "窓口課")
    assert (record.valid_from, record.valid_to, record.successor) == ("2026-04-01", "2027-03-31", "市民課")
    space.edits.undo()
    assert space.registry.departments() == before
    space.edits.redo()
    assert department(space, "窓口課") == record


def test_a_department_made_and_removed_in_one_step_leaves_nothing(small_workspace):
    before = names(small_workspace)
    small_workspace.edits.apply(
        [change("窓口課", "*", None, EMPTY), change("窓口課", "*", EMPTY, None)], "部署"
    )
    assert names(small_workspace) == before


def test_what_is_as_wanted_already_is_no_step(small_workspace):
    small_workspace.edits.apply([change("デジタル推進課", "valid_from", "2023-04-01", "2023-04-01")], "部署")
    small_workspace.edits.apply([change("どこにもない課", "*", None, None)], "部署")
    assert (small_workspace.edits.step_count, small_workspace.history.recent()) == (0, [])


@pytest.mark.parametrize(
    ("made", "error", "words"),
    [
        (change("収納課", "*", None, EMPTY | {"valid_to": "2026-03-31"}), EditConflictError, "すでにあります"),
        (change("ない課", "valid_to", None, "2026-03-31"), UserError, "部署「ない課」はありません"),
        (change("収納課", "valid_to", "2020-01-01", "2026-03-31"), EditConflictError, "「終期」は、先に別の変更"),
        (change("収納課", "*", EMPTY, None), UserError, "使われているため取り除けません"),
        (change("デジタル推進課", "*", EMPTY, None), UserError, "使われているため取り除けません"),
    ],
)  # fmt: skip
def test_a_refusal_takes_the_rest_of_the_step_with_it(small_workspace, made, error, words):
    before = small_workspace.registry.content()
    with pytest.raises(error, match=words):
        small_workspace.edits.apply([change("窓口課", "*", None, EMPTY), made], "部署")
    assert small_workspace.registry.content() == before
    assert (small_workspace.edits.step_count, small_workspace.history.recent()) == (0, [])


def test_a_new_department_may_be_named_by_a_project_in_the_same_step(small_workspace):
    space = small_workspace
    space.edits.apply(
        [
            FieldChange(Entity.PROJECT, "1-1-9", "departments", ["市民課"], ["窓口課"]),
            change("窓口課", "*", None, {"valid_from": "2026-04-01"}),
        ],
        "部署",
    )
    assert space.registry.sheet("1-1-9").record.departments == ("窓口課",)
    assert names(space).count("窓口課") == 1
    assert department(space, "窓口課").valid_from == "2026-04-01"


def test_one_that_is_free_again_can_go(small_workspace):
    small_workspace.edits.apply([change("窓口課", "*", None, EMPTY)], "部署")
    small_workspace.edits.apply([change("窓口課", "*", EMPTY, None)], "部署")
    assert "窓口課" not in names(small_workspace)
    small_workspace.edits.undo()
    assert "窓口課" in names(small_workspace)
