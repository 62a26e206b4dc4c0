"""Departments that come with what names them: in the history as a line of their own, and gone with undo."""

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.exchange import plan_document
from fujidesk.exchange.plan_document import PlanReading

BARE = {"valid_from": None, "valid_to": None, "successor": None}


def naming(*names, before=("収納課",), number="1-1-1"):
    return FieldChange(Entity.PROJECT, number, "departments", list(before), list(names))


def names(workspace):
    return [record.name for record in workspace.registry.departments()]


def logged(workspace):
    """Field changes of departments in the history, oldest first."""
    entries = reversed(workspace.history.recent(1000))
    changes = [entry.change for entry in entries]
    return [
        (item.key, item.field, item.before, item.after)
        for item in changes
        if item.entity is Entity.DEPARTMENT
    ]


@pytest.fixture
def before(small_workspace):
    """What departments there are, and who leads 1-1-1."""
    leads = small_workspace.registry.sheet("1-1-1").record.departments
    return names(small_workspace), leads


def test_a_department_that_an_edit_names_is_in_the_history(small_workspace, before):
    held, leads = before
    made = small_workspace.edits.apply([naming("みなと課", before=leads)], "所管")
    assert names(small_workspace) == [*held, "みなと課"]
    assert logged(small_workspace) == [("みなと課", "*", None, BARE)]
    assert made.everything, "lists of departments have to hear of it"
    assert small_workspace.edits.step_count == 1


def test_undo_takes_it_away_and_redo_brings_it_back_each_with_a_line(small_workspace, before):
    held, leads = before
    small_workspace.edits.apply([naming("みなと課", before=leads)], "所管")
    small_workspace.edits.undo()
    assert names(small_workspace) == held
    small_workspace.edits.redo()
    assert names(small_workspace) == [*held, "みなと課"]
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("みなと課",)
    assert logged(small_workspace) == [
        ("みなと課", "*", None, BARE), ("みなと課", "*", BARE, None), ("みなと課", "*", None, BARE),
    ]  # fmt: skip
    assert [item.text for item in small_workspace.check() if "履歴" in item.text] == []


def test_a_half_year_names_one_too(small_workspace, before):
    held, _ = before
    cell = {"phase": 3, "departments": ["みなと課", "はま課等"], "settled": True}
    stored = next(
        cell for cell in small_workspace.registry.sheet("1-1-1").record.schedule if cell.when == (2022, 1)
    )
    shown = {"phase": stored.phase, "departments": list(stored.departments), "settled": stored.settled}
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "plan.2022.1", shown, cell)], "段階")
    assert names(small_workspace) == [*held, "みなと課", "はま課等"]
    assert [key for key, *_ in logged(small_workspace)] == ["みなと課", "はま課等"]
    small_workspace.edits.undo()
    assert names(small_workspace) == held


def test_what_is_printed_of_a_known_one_is_no_new_department(small_workspace, before):
    held, leads = before
    small_workspace.edits.apply([naming("収納課等", "市民課", before=leads)], "所管")
    assert (names(small_workspace), logged(small_workspace)) == (held, [])


def test_an_edit_of_something_else_logs_no_department(small_workspace):
    small_workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 13)], "頁")
    assert logged(small_workspace) == []


def test_undoing_a_register_workbook_leaves_no_department(small_workspace, before, tmp_path):
    held, _ = before
    exchange, path = small_workspace.register_exchange, tmp_path / "a.xlsx"
    exchange.write_workbook(path)
    book = load_workbook(path)
    sheet = book["事業一覧"]
    for column, value in {"B": "1-1-10", "C": "新しい窓口", "D": "市民課、みなと課", "E": "推進"}.items():
        sheet[f"{column}6"] = value
    book.save(path)
    exchange.apply(exchange.compare_workbook(path).differences)
    assert names(small_workspace) == [*held, "みなと課"]
    small_workspace.edits.undo()
    assert names(small_workspace) == held
    assert [item[2:] for item in logged(small_workspace)] == [(None, BARE), (BARE, None)]


def test_undoing_a_plan_document_leaves_no_department(
    small_workspace, before, small_content, tmp_path, monkeypatch
):
    from dataclasses import replace

    held, _ = before
    renamed = replace(small_content.projects[0], departments=("みなと課",))
    found = PlanReading((renamed, *small_content.projects[1:]), (), (), ("計画書.txt",))
    monkeypatch.setattr(plan_document, "read_plan_documents", lambda *_args: found)
    path = tmp_path / "計画書.txt"
    path.write_text("計画", encoding="utf-8")
    comparison = small_workspace.plan_import.read([path])
    small_workspace.plan_import.apply(comparison, comparison.differences)
    assert names(small_workspace) == [*held, "みなと課"]
    small_workspace.edits.undo()
    assert names(small_workspace) == held
    assert [item[2:] for item in logged(small_workspace)] == [(None, BARE), (BARE, None)]


def test_one_that_something_else_names_by_now_stays_and_nothing_is_refused(small_workspace, before):
    held, leads = before
    edits = small_workspace.edits
    edits.apply([naming("みなと課", before=leads)], "所管")
    (mine,) = edits._done
    other = small_workspace.registry.sheet("1-1-9").record.departments
    edits.apply([naming("みなと課", before=other, number="1-1-9")], "ほかの人")
    edits._done[:] = [mine]  # as if somebody else had made the second step
    edits.undo()
    assert names(small_workspace) == [*held, "みなと課"]
    assert small_workspace.registry.sheet("1-1-1").record.departments == leads
    assert logged(small_workspace) == [("みなと課", "*", None, BARE)], "what stays has no line of going"
    edits.redo()
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("みなと課",)
    assert logged(small_workspace) == [("みなと課", "*", None, BARE)]


def test_one_whose_term_was_set_by_now_stays_with_it(small_workspace, before):
    _, leads = before
    edits = small_workspace.edits
    edits.apply([naming("みなと課", before=leads)], "所管")
    (mine,) = edits._done
    edits.apply([FieldChange(Entity.DEPARTMENT, "みなと課", "valid_to", None, "2027-03-31")], "ほかの人")
    edits._done[:] = [mine]
    edits.undo()
    (kept,) = [item for item in small_workspace.registry.departments() if item.name == "みなと課"]
    assert kept.valid_to == "2027-03-31"
    edits.redo()
    assert small_workspace.registry.sheet("1-1-1").record.departments == ("みなと課",)
