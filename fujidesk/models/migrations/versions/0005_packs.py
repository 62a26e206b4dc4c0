"""Meeting papers: what the office decides and writes for a pack, and what was laid before a meeting, frozen.

Revision 0005, after 0004. Older files have none of these.
"""

import sqlalchemy as sa
from alembic import op

revision = "0005"
down_revision = "0004"


def upgrade() -> None:
    """Make the tables."""
    op.create_table(
        "pack_edition",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("meeting", sa.String(length=100), server_default="", nullable=False),
        sa.Column("copied_from", sa.String(length=100), server_default="", nullable=False),
        sa.Column("day", sa.String(length=40), server_default="", nullable=False),
        sa.Column("start", sa.String(length=40), server_default="", nullable=False),
        sa.Column("place", sa.Text(), server_default="", nullable=False),
        *(
            sa.Column(name, sa.Text(), server_default="[]", nullable=False)
            for name in ("parts", "texts", "questions", "absent")
        ),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_pack_edition"),
    )
    op.create_table(
        "snapshot",
        sa.Column("key", sa.String(length=40), nullable=False),
        sa.Column("edition", sa.String(length=40), server_default="", nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("title", sa.Text(), server_default="", nullable=False),
        sa.Column("note", sa.Text(), server_default="", nullable=False),
        sa.Column("taken_at", sa.String(length=40), server_default="", nullable=False),
        sa.Column("taken_by", sa.String(length=100), server_default="", nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("files", sa.Text(), server_default="[]", nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_snapshot"),
    )
    op.create_index("ix_snapshot_edition", "snapshot", ["edition"])
    op.create_table(
        "snapshot_content",
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.PrimaryKeyConstraint("sha256", name="pk_snapshot_content"),
    )
