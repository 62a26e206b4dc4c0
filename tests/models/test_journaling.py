"""History, saved views, disagreements and facts of the file as their tables keep them."""

import pytest

from fujidesk.domain.changes import Disagreement, Entity, FieldChange, Statement
from fujidesk.models import journal, journaling
from fujidesk.models.journaling import ImportFacts, Source, Stamp

DOUBT = Disagreement(
    "1-1-1", "title", (Statement("一覧", "番号札", 3), Statement("個票", "番号ふだ")), "番号札", "違います。", settled=False
)  # fmt: skip


def stamp(label="試し", step="a", source=Source.EDIT):
    return Stamp("2026-11-21T08:30:00+09:00", "shuno", "PC-12", label, step, source)


def change(field, before, after, key="1-1-1", entity=Entity.PROJECT):
    return FieldChange(entity, key, field, before, after)


@pytest.mark.parametrize(
    "value",
    [None, True, 0, 12, "文\n「」\"'%_\\", ["収納課", ""], {"phase": None, "departments": [], "settled": True}, "𠮷①髙"],
)  # fmt: skip
def test_any_value_comes_back_from_the_history_as_it_was(database, value):
    with database.writing() as session:
        journaling.add_history(
            session, stamp(), [change("overview", value, None), change("page", None, value)]
        )
    with database.reading() as session:
        newest, first = journaling.history(session, "1-1-1", 10)
    assert (first.change.before, first.change.after) == (value, None)
    assert (newest.change.before, newest.change.after) == (None, value)
    assert type(first.change.before) is type(value)
    assert (first.who, first.at, first.label) == ("shuno@PC-12", "2026-11-21T08:30:00+09:00", "試し")


def test_history_of_all_or_of_one_newest_first(database):
    level = change("theme", "", "新", "1.1", Entity.LEVEL)
    with database.writing() as session:
        journaling.add_history(session, stamp("一"), [change("page", 1, 2)])
        journaling.add_history(session, stamp("二"), [change("page", 1, 2, "1-1-9"), level])
    with database.reading() as session:
        assert [entry.change.key for entry in journaling.history(session, None, 10)] == [
            "1.1",
            "1-1-9",
            "1-1-1",
        ]
        assert [entry.label for entry in journaling.history(session, None, 2)] == ["二", "二"]
        assert [entry.change for entry in journaling.history(session, "1.1", 10)] == [level]
        assert journaling.history(session, "9-9-9", 10) == []


def test_nothing_changed_is_no_line_and_long_labels_are_cut(database):
    with database.writing() as session:
        journaling.add_history(session, stamp(), [])
        journaling.add_history(session, stamp("長" * 500), [change("page", 1, 2)])
    with database.reading() as session:
        (entry,) = journaling.history(session, None, 10)
    assert entry.label == "長" * 200


@pytest.mark.parametrize(
    ("steps", "removed"),
    [
        ([], False),
        ([(None, {}, Source.EDIT)], False),
        ([({}, None, Source.EDIT)], True),
        ([({}, None, Source.IMPORT)], True),
        ([({}, None, Source.REDO)], True),
        ([({}, None, Source.UNDO)], False),
        ([({}, None, Source.EDIT), (None, {}, Source.UNDO)], False),
        ([(None, {}, Source.EDIT), ({}, None, Source.EDIT)], True),
    ],
)
def test_a_number_is_used_up_by_removing_not_by_undoing(database, steps, removed):
    with database.writing() as session:
        for before, after, source in steps:
            journaling.add_history(session, stamp(source=source), [change("*", before, after, "1-1-3")])
        journaling.add_history(
            session, stamp(), [change("*", {}, None, "1-1-33"), change("title", "a", "b", "1-1-3")]
        )
        assert journaling.was_removed(session, "1-1-3") is removed


def test_facts_of_an_import_are_exchanged_and_taken_away_again(database):
    with database.writing() as session:
        before = journaling.import_facts(session)
        journaling.keep_import_facts(session, ImportFacts("2026-04-01", (DOUBT,)))
    assert before == ImportFacts(None, ())
    with database.writing() as session:
        assert journaling.import_facts(session) == ImportFacts("2026-04-01", (DOUBT,))
        journaling.keep_import_facts(session, ImportFacts("2026-05-01", None))
    with database.writing() as session:
        assert journaling.import_facts(session) == ImportFacts("2026-05-01", (DOUBT,))
        journaling.keep_import_facts(session, before)
    with database.reading() as session:
        assert journaling.import_facts(session) == before
        assert journaling.fact(session, journaling.LAST_IMPORT) is None


def test_views_keep_their_place_when_they_are_changed(database):
    with database.writing() as session:
        for name in ("重点", "DX", "重点"):
            journal.save_view(session, name, f"{name}の条件")
            session.flush()
    with database.reading() as session:
        assert journaling.view_names(session) == ["重点", "DX"]
        assert journaling.view_spec(session, "重点") == "重点の条件"
        assert journaling.view_spec(session, "重") is None


def test_two_people_at_one_view_are_noticed(database):
    from fujidesk.errors import EditConflictError

    with database.writing() as session:
        journal.save_view(session, "重点", "{}")
    with database.writing() as session:
        mine = journal.view(session, "重点")
        session.expunge(mine)
    with database.writing() as session:
        journal.save_view(session, "重点", "[1]")
    mine.spec = "[2]"
    with pytest.raises(EditConflictError), database.writing() as session:
        session.add(mine)
