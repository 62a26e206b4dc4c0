"""Rows of the office's records: as they went in, refused where they moved, keys that are never used again."""

from dataclasses import MISSING, fields

import pytest
from sqlalchemy import insert, text

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, HearingKind, Note
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.office_values import RECORD_TYPES, record_of
from fujidesk.domain.people import Training
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.errors import EditConflictError, MachineError
from fujidesk.models import journaling, office_rows
from fujidesk.models.journaling import Source, Stamp

HEARING = Hearing("R8-001", 2026, HearingKind.PRIORITY, "窓口", attendees=("係長", "課長"))
FULL = (
    HEARING,
    Note("12", "R8-001", 3, text="二行\n目"),
    NewProject(
        "R8-001", 2026, costs=((2027, 900),), steps=(StepTaken(Step.PROPOSED, "2026-04-20", "調査"),),
        is_dx=True, requested_kyen=2**62, assessed_kyen=0, file_id=4,
    ),
    Revision(
        "R8-001", 2026, RevisionKind.RENAME,
        effects=(FieldChange(Entity.PROJECT, "1-1-1", "departments", ["収納課"], []),),
    ),
    Training("R8-001", 2026, attendance=(("市民課", 2), ("収納課", 0))),
)  # fmt: skip


def add(database, *records):
    """Add records, each under its own entity."""
    with database.writing() as session:
        for record in records:
            entity = next(entity for entity, kind in RECORD_TYPES.items() if type(record) is kind)
            office_rows.write(session, entity, [(record.key, None, record)])


@pytest.mark.parametrize("record", FULL, ids=lambda record: type(record).__name__)
def test_a_record_comes_back_as_it_went_in(database, record):
    add(database, record)
    with database.reading() as session:
        assert office_rows.records(session, type(record)) == [record]


@pytest.mark.parametrize("kind", RECORD_TYPES.values(), ids=lambda kind: kind.__name__)
def test_an_empty_record_comes_back_too(database, kind):
    values = {
        "fiscal_year": 2026, "last_year": 2031, "hearing": "", "body": "", "meeting": "", "draft": "",
        "fate": "carried",
    }  # fmt: skip
    needed = {
        item.name: values[item.name]
        for item in fields(kind)
        if item.default is MISSING and item.name != "key"
    }
    record = record_of(kind, "1", needed)
    add(database, record)
    with database.reading() as session:
        assert office_rows.records(session, kind) == [record]


def test_records_are_chosen_by_columns_in_the_order_in_which_people_count(database):
    add(database, *(Hearing(key, 2026, place=key[-1]) for key in ("R8-010", "R10-001", "R8-002", "R7-1000")))
    with database.reading() as session:
        found = [record.key for record in office_rows.records(session, Hearing)]
        assert found == ["R7-1000", "R8-002", "R8-010", "R10-001"]
        assert [item.key for item in office_rows.records(session, Hearing, place="1")] == ["R10-001"]
        assert office_rows.records(session, Hearing, place="1", fiscal_year=2025) == []


def test_a_change_counts_the_version_and_a_stale_one_is_refused(database):
    add(database, HEARING, Hearing("R8-002", 2026))
    other = Hearing("R8-001", 2026, title="変更後")
    with database.writing() as session:
        office_rows.write(session, Entity.HEARING, [("R8-001", 1, other)])
    with database.reading() as session:
        found = office_rows.stored(session, Entity.HEARING, Hearing)
    assert (found["R8-001"].record, found["R8-001"].version, found["R8-002"].version) == (other, 2, 1)
    for record in (HEARING, None):
        with pytest.raises(EditConflictError, match="先に変更しました"), database.writing() as session:
            office_rows.write(session, Entity.HEARING, [("R8-002", 1, None), ("R8-001", 1, record)])
    with database.reading() as session:
        assert len(office_rows.records(session, Hearing)) == 2, "nothing of a refused write stays"


def test_a_removed_record_is_gone(database):
    add(database, HEARING)
    with database.writing() as session:
        office_rows.write(session, Entity.HEARING, [("R8-001", 1, None)])
    with database.reading() as session:
        assert office_rows.records(session, Hearing) == []


@pytest.mark.parametrize(
    ("column", "value"), [("attendees", "[1]"), ("attendees", "市民課"), ("kind", "chat"), ("agenda", "{}")]
)
def test_a_row_that_makes_no_sense_is_a_sentence(database, column, value):
    add(database, HEARING)
    with database.writing() as session:
        session.execute(text(f"UPDATE hearing SET {column} = :value"), {"value": value})
    with pytest.raises(MachineError, match="事務局の記録"), database.reading() as session:
        office_rows.records(session, Hearing)


def history(database, *keys, entity=Entity.HEARING):
    """Write history lines about records, as steps that made and removed them do."""
    stamp = Stamp("2026-04-01T09:00:00+09:00", "u", "pc", "登録", "s", Source.EDIT)
    with database.writing() as session:
        made = [FieldChange(entity, key, "*", None, {"title": "あ"}) for key in keys]
        journaling.add_history(session, stamp, made)


@pytest.mark.parametrize(
    ("kept", "told", "prefix", "following"),
    [
        ((), (), "R8-", "R8-001"),
        (("R8-001",), (), "R8-", "R8-002"),
        (("R8-001",), ("R8-007",), "R8-", "R8-008"),
        (("R8-009",), ("R8-001",), "R8-", "R8-010"),
        (("R8-999",), (), "R8-", "R8-1000"),
        (("R80-005", "R7-004"), (), "R8-", "R8-001"),
        (("R8-写し", "R8-1a"), (), "R8-", "R8-001"),
        (("3", "12"), ("15",), "", "16"),
        (("R8-001",), (), "", "1"),
    ],
)
def test_the_next_key_is_above_all_that_are_and_ever_were(database, kept, told, prefix, following):
    add(database, *(Hearing(key, 2026) for key in kept))
    history(database, *told)
    history(database, "R8-500", "77", entity=Entity.NEW_PROJECT)
    with database.reading() as session:
        assert office_rows.next_key(session, Entity.HEARING, prefix) == following


def test_serials_of_other_scripts_are_no_serials(database):
    """「R8-００５」 is not a key that this program gave; int() would read it."""
    with database.writing() as session:
        row = {"key": "R8-００５", "fiscal_year": 2026, "kind": "other", "state": "planned"}
        session.execute(insert(office_rows.TABLES[Entity.HEARING]).values(row))
    with database.reading() as session:
        assert office_rows.next_key(session, Entity.HEARING, "R8-") == "R8-001"
