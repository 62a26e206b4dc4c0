"""The change history as a chain: each line carries the hash of the one before, none can be changed.

Revision 0006, after 0005. The lines that are there are chained as they stand.
"""

import json

import sqlalchemy as sa
from alembic import op

from fujidesk.domain.history_chain import FIELDS, FIRST, line_hash
from fujidesk.models.sqlite import refuse_history_changes

revision = "0006"
down_revision = "0005"


def upgrade() -> None:
    """Add the column, chain the lines, and refuse changes from now on."""
    op.add_column(
        "change_history", sa.Column("hash", sa.String(length=64), server_default="", nullable=False)
    )
    bind = op.get_bind()
    history = sa.table("change_history", sa.column("id"), sa.column("hash"), *map(sa.column, FIELDS))
    last, lines = FIRST, 0
    for row in bind.execute(sa.select(history).order_by(history.c.id)).all():
        last = line_hash(last, [getattr(row, name) for name in FIELDS])
        lines += 1
        bind.execute(sa.update(history).where(history.c.id == row.id).values(hash=last))
    meta = sa.table("meta", sa.column("key"), sa.column("value"))
    if lines:
        head = json.dumps({"lines": lines, "last": last})
        bind.execute(sa.insert(meta).values(key="history_head", value=head))
    refuse_history_changes(bind)
