"""What the office keeps of its own: hearings with notes, new projects, revisions, people, training, tasks.

Revision 0004, after 0003. Older files have none of these; all their projects run (project.state is NULL).
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"


def upgrade() -> None:
    """Make the tables and give projects a state.

    state is JSON of how a project rests or ended; NULL, as all older projects have it, means that it runs.
    """
    with op.batch_alter_table("project") as table:
        table.add_column(sa.Column("state", sa.Text(), nullable=True))
    _hearing_tables()
    _attachment_tables()
    _plan_tables()
    _people_tables()


def _key() -> sa.Column[str]:
    """Return the key of a record."""
    return sa.Column("key", sa.String(length=40), nullable=False)


def _texts(*names: str) -> list[sa.Column[Any]]:
    """Return texts that may be empty, never NULL."""
    return [sa.Column(name, sa.Text(), server_default="", nullable=False) for name in names]


def _words(*names: str) -> list[sa.Column[Any]]:
    """Return words of a choice, or short texts."""
    return [sa.Column(name, sa.String(length=100), server_default="", nullable=False) for name in names]


def _days(*names: str) -> list[sa.Column[Any]]:
    """Return days or times as ISO text, and keys of other records."""
    return [sa.Column(name, sa.String(length=40), server_default="", nullable=False) for name in names]


def _lists(*names: str) -> list[sa.Column[Any]]:
    """Return lists as JSON text."""
    return [sa.Column(name, sa.Text(), server_default="[]", nullable=False) for name in names]


def _numbers(*names: str) -> list[sa.Column[Any]]:
    """Return whole numbers that every row has."""
    return [sa.Column(name, sa.Integer(), nullable=False) for name in names]


def _record(table: str, *columns: sa.Column[Any]) -> None:
    """Make the table of a record: key, its columns, the count of its updates.

    The key is a text that people read out (R8-003), given by the program and never again.
    """
    version = sa.Column("version", sa.Integer(), server_default="1", nullable=False)
    op.create_table(table, _key(), *columns, version, sa.PrimaryKeyConstraint("key", name=f"pk_{table}"))


def _hearing_tables() -> None:
    """Hearings, their notes, and what is being typed.

    note_draft holds one unfinished line a hearing: typing is kept there every two seconds, without a step of
    its own.
    """
    _record(
        "hearing",
        *_numbers("fiscal_year"),
        *_words("kind", "state"),
        *_texts("title", "department", "place", "remark"),
        *_days("day", "start", "end"),
        *_lists("attendees", "numbers", "new_projects", "agenda"),
    )
    _record(
        "hearing_note",
        *_days("hearing"),
        *_numbers("position"),
        *_words("kind"),
        *_texts("text", "department"),
        *_days("at", "due", "done_at"),
        *_words("number"),
    )
    op.create_index("ix_hearing_note_hearing", "hearing_note", ["hearing"])
    op.create_table(
        "note_draft",
        sa.Column("hearing", sa.String(length=40), nullable=False),
        *_texts("body"),
        *_days("saved_at"),
        sa.PrimaryKeyConstraint("hearing", name="pk_note_draft"),
    )


def _attachment_tables() -> None:
    """Attachments, and their bytes by hash.

    Two attachments with the same bytes share them. The bytes stay when an attachment is removed: undo needs
    them.
    """
    size = sa.Column("size", sa.BigInteger(), nullable=False)
    _record("attachment", *_days("hearing"), *_texts("name"), *_words("sha256"), size, *_days("added_at"))
    op.create_index("ix_attachment_hearing", "attachment", ["hearing"])
    op.create_table(
        "attachment_content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_attachment_content"),
    )


def _plan_tables() -> None:
    """New projects, and revisions of the plan.

    Amounts are 千円, NULL until known. effects: what a revision changed in projects, which is taken back to
    see the register as of an earlier day. file_id: the survey's return that it came from, without a link, as
    a return may be withdrawn.
    """
    told = ("department", "title", "purpose", "content", "schedule", "effects", "risks", "support", "remark")
    flags: list[sa.Column[Any]] = [
        sa.Column(name, sa.Boolean(), server_default="0", nullable=False)
        for name in ("is_important", "is_dx")
    ]
    amounts: list[sa.Column[Any]] = [
        sa.Column(f"{name}_kyen", sa.BigInteger(), nullable=True)
        for name in ("requested", "assessed", "settled")
    ]
    sources: list[sa.Column[Any]] = [
        sa.Column(name, sa.Integer(), nullable=True) for name in ("file_id", "file_position")
    ]
    _record(
        "new_project",
        *_numbers("fiscal_year"),
        *_texts(*told),
        *_lists("costs", "steps"),
        *flags,
        *_words("measure", "category", "number"),
        *amounts,
        *sources,
    )
    _record(
        "revision",
        *_numbers("fiscal_year"),
        *_words("kind", "new_project"),
        *_days("day"),
        *_texts("reason", "meeting"),
        *_lists("numbers", "into", "departments_before", "departments_after", "effects"),
    )


def _people_tables() -> None:
    """Members of bodies, training, the office's own tasks.

    Terms are ISO days, "" while open. A task whose calendar is not "" is only the tick on a task of the
    year.
    """
    _record(
        "member",
        *_words("body"),
        *_texts("role", "post", "name", "department", "field", "note"),
        *_days("valid_from", "valid_to"),
        *_numbers("position"),
    )
    _record(
        "training",
        *_numbers("fiscal_year"),
        *_days("day"),
        *_texts("theme", "place", "lecturer", "note"),
        *_lists("attendance"),
    )
    _record(
        "own_task",
        *_numbers("fiscal_year"),
        sa.Column("title", sa.String(length=200), server_default="", nullable=False),
        *_words("calendar"),
        *_days("due", "remind", "done_at"),
        *_texts("note"),
    )
