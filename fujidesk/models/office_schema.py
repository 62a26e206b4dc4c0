"""The tables of what the office keeps: hearings, new projects, revisions, people, tasks.

Each lies on one record of `domain.office_values.RECORD_TYPES`, a column a field; lists, and records in
records, are JSON text. `key` is the record's own within its plan, never used again. A change here is a new
revision, see docs/schema-history.md.
"""

from typing import Any

from sqlalchemy import BigInteger, Boolean, Column, Index, Integer, LargeBinary, String, Table, Text

from fujidesk.models.schema_columns import days, long_texts, metadata, number, of_plan, short, version

KEY_LENGTH = 40
"""Characters of a record's key."""


def _key(name: str = "key") -> list[Column[Any]]:
    """Return the key of a record, which counts within its plan."""
    return [of_plan(primary_key=True), Column(name, String(KEY_LENGTH), primary_key=True)]


def _of(name: str) -> tuple[Column[str], Index]:
    """Return the key of the record that this one belongs to."""
    column = Column(name, String(KEY_LENGTH), nullable=False, default="", server_default="")
    return column, Index(None, "plan_id", name)


def _word(*names: str) -> list[Column[str]]:
    """Return words of a choice, or short texts."""
    return [Column(name, String(100), nullable=False, default="", server_default="") for name in names]


def _flag(name: str) -> Column[bool]:
    """Return a yes or no."""
    return Column(name, Boolean, nullable=False, default=False, server_default="0")


def _lists(*names: str) -> list[Column[str]]:
    """Return lists as JSON text."""
    return [Column(name, Text, nullable=False, default="[]", server_default="[]") for name in names]


def _amounts(*names: str) -> list[Column[Any]]:
    """Return amounts in 千円, internal; NULL: not known."""
    return [Column(name, BigInteger) for name in names]


hearing = Table(
    "hearing", metadata,
    *_key(), number("fiscal_year"), *_word("kind", "state"),
    *long_texts("title", "department", "place", "remark"), *days("day", "start", "end"),
    *_lists("attendees", "numbers", "new_projects", "agenda"), version(),
)  # fmt: skip
# A line of the notes; done_at: the day a decision or to-do was done, "" while it is open.
hearing_note = Table(
    "hearing_note", metadata,
    *_key(), *_of("hearing"), number("position"), *_word("kind"), *long_texts("text", "department"),
    *days("at", "due", "done_at"), *_word("number"), version(),
)  # fmt: skip
# What is being typed and no line yet: found again after a crash. saved_at: ISO time.
note_draft = Table(
    "note_draft", metadata,
    *_key("hearing"), *long_texts("body"), *days("saved_at"),
)  # fmt: skip
attachment = Table(
    "attachment", metadata,
    *_key(), *_of("hearing"), *long_texts("name"), *_word("sha256"),
    Column("size", BigInteger, nullable=False), *days("added_at"), version(),
)  # fmt: skip
# The bytes of attachments by their hash; never changed, never removed, so that undo finds them.
attachment_content = Table(
    "attachment_content", metadata,
    Column("sha256", String(64), primary_key=True), Column("content", LargeBinary, nullable=False),
)  # fmt: skip
new_project = Table(
    "new_project", metadata,
    *_key(), number("fiscal_year"),
    *long_texts("department", "title", "purpose", "content", "schedule", "effects", "risks", "support"),
    *long_texts("remark"), *_lists("costs", "steps"), _flag("is_important"), _flag("is_dx"),
    *_word("measure", "category", "number"),
    *_amounts("requested_kyen", "assessed_kyen", "settled_kyen"),
    Column("file_id", Integer), Column("file_position", Integer), version(),
)  # fmt: skip
# effects: JSON of the changes of projects that it made, so that the register is seen as it stood before.
revision = Table(
    "revision", metadata,
    *_key(), number("fiscal_year"), *_word("kind", "new_project"), *days("day"),
    *long_texts("reason", "meeting"), *_lists("numbers", "into", "departments_before"),
    *_lists("departments_after", "effects"), version(),
)  # fmt: skip
member = Table(
    "member", metadata,
    *_key(), *_word("body"), *long_texts("role", "post", "name", "department", "field", "note"),
    *days("valid_from", "valid_to"), number("position"), version(),
)  # fmt: skip
training = Table(
    "training", metadata,
    *_key(), number("fiscal_year"), *days("day"), *long_texts("theme", "place", "lecturer", "note"),
    *_lists("attendance"), version(),
)  # fmt: skip
own_task = Table(
    "own_task", metadata,
    *_key(), number("fiscal_year"), short("title", 200, default="", server_default=""), *_word("calendar"),
    *days("due", "remind", "done_at"), *long_texts("note"), version(),
)  # fmt: skip
pack_edition = Table(
    "pack_edition", metadata,
    *_key(), number("fiscal_year"), *_word("meeting", "copied_from"), *days("day", "start"),
    *long_texts("place"), *_lists("parts", "texts", "questions", "absent"), version(),
)  # fmt: skip
# The draft of the next plan, its projects with where each comes from, comments, and versions (body: JSON of
# all of it, never changed). levels: JSON of domain.records.LevelRecord.
plan_draft = Table(
    "plan_draft", metadata,
    *_key(), number("fiscal_year"), number("last_year"), *long_texts("name", "remark", "approval_note"),
    *_lists("levels"), *days("approved_at"), version(), *days("adopted_at"),
)  # fmt: skip
draft_project = Table(
    "draft_project", metadata,
    *_key(), *_of("draft"), *_word("fate", "number", "level", "category"), _flag("is_dx"), number("position"),
    *_lists("sources", "departments"),
    *long_texts("reason", "title", "summary", "overview", "purpose", "effects", "challenges", "indicator"),
    *long_texts("phases"), version(),
)  # fmt: skip
draft_comment = Table(
    "draft_comment", metadata,
    *_key(), *_of("draft"), *_of("subject"), *long_texts("text"), *days("at"), version(),
)  # fmt: skip
draft_version = Table(
    "draft_version", metadata,
    *_key(), *_of("draft"), *long_texts("title"), *_lists("body"), *days("taken_at"), version(),
)  # fmt: skip
# What was laid before a meeting: never changed, never removed. digest: SHA-256 of its data, which lie in
# snapshot_content as the files do; files: [{"name", "sha256", "size"}].
snapshot = Table(
    "snapshot", metadata,
    *_key(), *_of("edition"), number("fiscal_year"), *long_texts("title", "note"), *days("taken_at"),
    *_word("taken_by"), Column("digest", String(64), nullable=False), *_lists("files"),
)  # fmt: skip
snapshot_content = Table(
    "snapshot_content", metadata,
    Column("sha256", String(64), primary_key=True), Column("content", LargeBinary, nullable=False),
)  # fmt: skip
