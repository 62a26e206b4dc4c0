"""Schedule cells that the plan leaves open, and the disagreements of the plan document.

Revision 0002, after 0001. Cells of older files count as settled: nothing else was recorded of them.
"""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"


def upgrade() -> None:
    """Add schedule_cell.settled and the table disagreement."""
    with op.batch_alter_table("schedule_cell") as table:
        table.add_column(sa.Column("settled", sa.Boolean(), server_default="1", nullable=False))
    op.create_table(
        "disagreement",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("statements", sa.Text(), server_default="", nullable=False),
        sa.Column("taken", sa.Text(), server_default="", nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("settled", sa.Boolean(), nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_disagreement"),
    )
    op.create_index("ix_disagreement_number", "disagreement", ["number"], unique=False)
