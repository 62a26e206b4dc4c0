"""The draft of the next plan: its levels and projects with where each comes from, comments, versions.

Revision 0007, after 0006. Older files have none of these.
"""

import sqlalchemy as sa
from alembic import op

revision = "0007"
down_revision = "0006"
_TEXTS = ("reason", "title", "summary", "overview", "purpose", "effects", "challenges", "indicator", "phases")


def _key() -> sa.Column[str]:
    """Return the key of a record."""
    return sa.Column("key", sa.String(length=40), nullable=False)


def _of(name: str) -> sa.Column[str]:
    """Return the key of the record that this one belongs to."""
    return sa.Column(name, sa.String(length=40), server_default="", nullable=False)


def _texts(*names: str, empty: str = "") -> list[sa.Column[str]]:
    """Return long texts."""
    return [sa.Column(name, sa.Text(), server_default=empty, nullable=False) for name in names]


def _day(name: str) -> sa.Column[str]:
    """Return a day or time."""
    return sa.Column(name, sa.String(length=40), server_default="", nullable=False)


def _version() -> sa.Column[int]:
    """Return the count of updates."""
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "plan_draft",
        _key(),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        *_texts("name", "remark", "approval_note"),
        *_texts("levels", empty="[]"),
        _day("approved_at"),
        _version(),
        sa.PrimaryKeyConstraint("key", name="pk_plan_draft"),
    )
    op.create_table(
        "draft_project",
        _key(),
        _of("draft"),
        *(
            sa.Column(name, sa.String(length=100), server_default="", nullable=False)
            for name in ("fate", "number", "level", "category")
        ),
        sa.Column("is_dx", sa.Boolean(), server_default="0", nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        *_texts("sources", "departments", empty="[]"),
        *_texts(*_TEXTS),
        _version(),
        sa.PrimaryKeyConstraint("key", name="pk_draft_project"),
    )
    op.create_index("ix_draft_project_draft", "draft_project", ["draft"])
    op.create_table(
        "draft_comment",
        _key(),
        _of("draft"),
        _of("subject"),
        *_texts("text"),
        _day("at"),
        _version(),
        sa.PrimaryKeyConstraint("key", name="pk_draft_comment"),
    )
    op.create_index("ix_draft_comment_draft", "draft_comment", ["draft"])
    op.create_index("ix_draft_comment_subject", "draft_comment", ["subject"])
    op.create_table(
        "draft_version",
        _key(),
        _of("draft"),
        *_texts("title"),
        *_texts("body", empty="[]"),
        _day("taken_at"),
        _version(),
        sa.PrimaryKeyConstraint("key", name="pk_draft_version"),
    )
    op.create_index("ix_draft_version_draft", "draft_version", ["draft"])
