"""What is typed and no line yet, lines for search, and the bytes of attachments."""

import hashlib

import pytest
from sqlalchemy import text

from fujidesk.domain.changes import Entity
from fujidesk.domain.hearings import Attachment, Hearing, Note, NoteKind
from fujidesk.models import hearing_store, office_rows

AT = "2026-06-15T10:00:00+09:00"


def test_what_is_typed_is_kept_once_a_hearing_and_emptied(database):
    with database.writing() as session:
        hearing_store.keep(session, "R8-001", "途", AT)
        hearing_store.keep(session, "R8-001", "途中", AT)
        hearing_store.keep(session, "R8-002", "別の課", AT)
    with database.reading() as session:
        kept = [hearing_store.kept(session, key) for key in ("R8-001", "R8-002", "R8-003")]
    assert kept == ["途中", "別の課", ""]
    with database.writing() as session:
        hearing_store.keep(session, "R8-001", "", AT)
    with database.reading() as session:
        assert [hearing_store.kept(session, key) for key in ("R8-001", "R8-002")] == ["", "別の課"]


def test_lines_come_by_hearing_in_their_order(database):
    notes = [
        Note("1", "R8-002", 0, NoteKind.ANSWER, "二つ目"), Note("2", "R8-001", 1, NoteKind.TODO, "後"),
        Note("3", "R8-001", 0, NoteKind.QUESTION, "先"),
    ]  # fmt: skip
    with database.writing() as session:
        office_rows.write(session, Entity.NOTE, [(note.key, None, note) for note in notes])
    with database.reading() as session:
        found = hearing_store.lines(session)
    assert [(line.hearing, line.kind, line.text) for line in found] == [
        ("R8-001", "question", "先"), ("R8-001", "todo", "後"), ("R8-002", "answer", "二つ目"),
    ]  # fmt: skip


def test_heads_come_by_number_with_all_that_was_written_before(database):
    hearings = [
        Hearing("R8-010", 2026, department="収納課", day="2026-06-20", remark="内々の話"),
        Hearing(
            "R8-002", 2026, title="窓口の件", place="第1会議室", attendees=("収納課 係長",), numbers=("1-1-1",),
            agenda=("経緯", "費用"),
        ),
    ]  # fmt: skip
    with database.writing() as session:
        office_rows.write(session, Entity.HEARING, [(one.key, None, one) for one in hearings])
    with database.reading() as session:
        found = hearing_store.heads(session)
    assert [(head.key, head.title, head.department, head.day) for head in found] == [
        ("R8-002", "窓口の件", "", ""), ("R8-010", "", "収納課", "2026-06-20"),
    ]  # fmt: skip
    assert found[0].text == "R8-002　窓口の件　第1会議室　収納課 係長　1-1-1　経緯　費用"
    assert found[1].text == "R8-010　収納課　内々の話"


@pytest.fixture
def attached(database):
    """Two attachments with the same bytes and one with others."""
    files = {"1": ("A.pdf", b"a" * 10), "2": ("写し.pdf", b"a" * 10), "3": ("B.pdf", b"\x00b")}
    with database.writing() as session:
        for key, (name, data) in files.items():
            digest = hashlib.sha256(data).hexdigest()
            hearing_store.keep_content(session, digest, data)
            record = Attachment(key, "R8-001", name, digest, len(data), AT)
            office_rows.write(session, Entity.ATTACHMENT, [(key, None, record)])
    return database


def count(session):
    return session.execute(text("SELECT count(*) FROM attachment_content")).scalar_one()


def test_the_same_bytes_are_kept_once_and_come_back(attached):
    with attached.reading() as session:
        assert count(session) == 2
        assert hearing_store.content(session, hashlib.sha256(b"\x00b").hexdigest()) == b"\x00b"
        assert hearing_store.content(session, "0" * 64) is None
        assert hearing_store.damaged(session) == []


@pytest.mark.parametrize(
    ("statement", "names"),
    [
        ("UPDATE attachment_content SET content = x'00' WHERE length(content) = 10", ["A.pdf", "写し.pdf"]),
        ("DELETE FROM attachment_content WHERE length(content) = 2", ["B.pdf"]),
        ("DELETE FROM attachment_content", ["A.pdf", "B.pdf", "写し.pdf"]),
    ],
)
def test_bytes_that_are_gone_or_changed_are_told_by_the_names_of_their_files(attached, statement, names):
    with attached.writing() as session:
        session.execute(text(statement))
    with attached.reading() as session:
        assert hearing_store.damaged(session) == [("R8-001", name) for name in names]
