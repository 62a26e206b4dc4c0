"""What each kind of import finds, and what is ticked at first."""

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Changes, Difference, Entity, FieldChange
from fujidesk.domain.progress import NoProgress
from fujidesk.services.register_exchange import MOVED_ON_NOTE
from fujidesk.ui.imports.sources import ImportFindings, PlanSource, RegisterSource


def difference(key, field, after, entity=Entity.PROJECT, before=None, note=""):
    return Difference(FieldChange(entity, key, field, before, after), note)


def test_new_and_changed_projects_are_counted_once_each():
    found = ImportFindings(
        (),
        (
            difference("9-9-9", "*", {"title": "新"}), difference("1-1-1", "title", "a"),
            difference("1-1-1", "page", 3), difference("1.1", "theme", "b", Entity.LEVEL),
        ),
        0, {},
    )  # fmt: skip
    assert (found.new_count, found.changed_count) == (1, 1)


@pytest.mark.parametrize("empty", [None, "", []])
def test_a_plan_never_empties_a_value_unasked(small_workspace, empty):
    source = PlanSource(small_workspace, ())
    assert not source.accepted_at_first(difference("1-1-1", "purpose", empty, before="待たせない"))
    assert source.accepted_at_first(difference("1-1-1", "purpose", "もっと待たせない", before="待たせない"))


def test_before_reading_a_plan_there_is_nothing_to_keep_or_write(small_workspace):
    source = PlanSource(small_workspace, ())
    assert not source.keeps_findings()
    assert source.apply([], NoProgress()) == Changes()


def test_a_workbook_does_not_overwrite_what_moved_on(small_workspace, tmp_path):
    source = RegisterSource(small_workspace, tmp_path / "a.xlsx")
    assert source.accepted_at_first(difference("1-1-1", "title", "a"))
    assert not source.accepted_at_first(difference("1-1-1", "title", "a", note=f"{MOVED_ON_NOTE}。"))
    assert not source.keeps_findings()


def test_a_workbook_tells_names_counts_and_faults(small_workspace, tmp_path):
    path = tmp_path / "台帳.xlsx"
    small_workspace.register_exchange.write_workbook(path)
    book = load_workbook(path)
    book["事業一覧"]["C3"] = "窓口の案内札"
    book["事業一覧"]["E5"] = "最高"
    book.save(path)
    found = RegisterSource(small_workspace, path).read(NoProgress())
    assert found.sources == ("台帳.xlsx",)
    assert [item.change.after for item in found.differences] == ["窓口の案内札"]
    assert [fault[:2] for fault in found.faults] == [("事業一覧", "E5")]
    assert "1 か所" in found.advice
    assert found.titles["1-1-1"] == "窓口の案内番号"
    assert found.titles["1.1"] == "手続"


def test_descriptions_of_levels_are_counted_apart_from_projects():
    changes = [
        FieldChange(Entity.LEVEL, "1.1", "theme", "", "速い"),
        FieldChange(Entity.LEVEL, "1.1", "issues", "", "列"),
        FieldChange(Entity.LEVEL, "2", "theme", "", "広い"),
    ]
    found = ImportFindings(("章.txt",), tuple(Difference(change) for change in changes), 0, {})
    assert (found.new_count, found.changed_count, found.changed_levels) == (0, 0, 2)
