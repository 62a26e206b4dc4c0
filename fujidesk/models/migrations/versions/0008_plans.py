"""Several plans in one database: each row says to which plan it belongs.

Revision 0008, after 0007. All that an older database holds belongs to its one plan. Keys of the office's
records and names of departments and views count within a plan from now on.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from alembic.operations import BatchOperations

from fujidesk.models import sqlite

revision = "0008"
down_revision = "0007"
_PLAIN = (
    "measure", "department", "project_department", "project_code", "indicator", "yearly_action",
    "schedule_cell", "schedule_cell_department", "status_report", "survey_entry", "inquiry", "survey_file",
    "proposal", "change_history", "saved_view", "disagreement",
)  # fmt: skip
"""Tables that get the column."""
_KEYED = {
    "meta": "key", "hearing": "key", "hearing_note": "key", "note_draft": "hearing", "attachment": "key",
    "new_project": "key", "revision": "key", "member": "key", "training": "key", "own_task": "key",
    "pack_edition": "key", "plan_draft": "key", "draft_project": "key", "draft_comment": "key",
    "draft_version": "key", "snapshot": "key",
}  # fmt: skip
"""Tables whose key gets it, too."""
_GONE = {
    "project": ("position", "number"), "change_history": ("key",), "status_report": ("fiscal_year",),
    "survey_file": ("fiscal_year", "sha256"), "disagreement": ("number",), "hearing_note": ("hearing",),
    "attachment": ("hearing",), "draft_project": ("draft",), "draft_comment": ("draft", "subject"),
    "draft_version": ("draft",), "snapshot": ("edition",),
}  # fmt: skip
"""Indexes in whose place others come."""
_UNIQUE = {"department": "name", "saved_view": "name", "survey_round": "fiscal_year"}
_INDEXES = {
    "measure": ("",), "project": ("position",), "survey_entry": ("",), "proposal": ("",),
    "disagreement": ("",), "project_department": ("project_id",), "project_code": ("project_id",),
    "indicator": ("project_id",), "yearly_action": ("project_id",), "schedule_cell": ("project_id",),
    "inquiry": ("project_id",), "schedule_cell_department": ("cell_id",), "status_report": ("fiscal_year",),
    "survey_file": ("fiscal_year", "sha256"), "change_history": ("key", "id"), "hearing_note": ("hearing",),
    "attachment": ("hearing",), "draft_project": ("draft",), "draft_comment": ("draft", "subject"),
    "draft_version": ("draft",), "snapshot": ("edition",),
}  # fmt: skip
"""Columns that are looked for within a plan; "": all rows of a plan."""


def upgrade() -> None:
    """Give every row its plan, and make the table of where projects come from."""
    bind = op.get_bind()
    sqlite_file = bind.dialect.name == "sqlite"
    if sqlite_file:
        sqlite.allow_history_changes(bind)
    else:
        op.execute("ALTER TABLE change_history DISABLE TRIGGER change_history_append_only")
    with op.batch_alter_table("plan") as batch:
        batch.add_column(sa.Column("predecessor_id", sa.Integer(), nullable=True))
        batch.create_foreign_key("fk_plan_predecessor_id_plan", "plan", ["predecessor_id"], ["id"])
    with op.batch_alter_table("plan_profile") as batch:
        batch.drop_constraint("uq_plan_profile_key", type_="unique")
    for table, columns in _GONE.items():
        for column in columns:
            op.drop_index(f"ix_{table}_{column}", table)
    for table in _PLAIN:
        _give(table)
    for table, key in _KEYED.items():
        _give(table, (key,))
    with op.batch_alter_table("survey_round") as batch:
        _exchange_unique(batch, "survey_round")
    for table, columns in _INDEXES.items():
        for column in columns:
            found = ["plan_id", *filter(None, [column])]
            op.create_index(f"ix_{table}_{'_'.join(found)}", table, found)
    op.add_column(
        "plan_draft", sa.Column("adopted_at", sa.String(length=40), server_default="", nullable=False)
    )
    _make_origins()
    if sqlite_file:
        sqlite.refuse_history_changes(bind)
    else:
        op.execute("ALTER TABLE change_history ENABLE TRIGGER change_history_append_only")


def _give(table: str, key: Sequence[str] = ()) -> None:
    """Give the rows of a table their plan; key: columns that are the key together with it."""
    op.add_column(table, sa.Column("plan_id", sa.Integer(), nullable=True))
    # a database without a plan holds nothing that could be shown, and no row that must not be NULL
    op.execute(f"UPDATE {table} SET plan_id = (SELECT min(id) FROM plan)")  # noqa: S608 - our own names
    with op.batch_alter_table(table) as batch:
        batch.alter_column("plan_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(f"fk_{table}_plan_id_plan", "plan", ["plan_id"], ["id"])
        if key:
            batch.drop_constraint(f"pk_{table}", type_="primary")
            batch.create_primary_key(f"pk_{table}", ["plan_id", *key])
        if table in _UNIQUE:
            _exchange_unique(batch, table)


def _exchange_unique(batch: BatchOperations, table: str) -> None:
    """Let a name be unique within a plan only."""
    column = _UNIQUE[table]
    batch.drop_constraint(f"uq_{table}_{column}", type_="unique")
    batch.create_unique_constraint(f"uq_{table}_plan_id_{column}", ["plan_id", column])


def _make_origins() -> None:
    """Make the table of the projects of the plan before that a project comes from."""
    op.create_table(
        "project_origin",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("fate", sa.String(length=20), nullable=False),
        sa.Column("reason", sa.Text(), server_default="", nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name="fk_project_origin_project_id_project", ondelete="CASCADE"
        ),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_project_origin_plan_id_plan"),
        sa.PrimaryKeyConstraint("project_id", "position", name="pk_project_origin"),
    )
    op.create_index("ix_project_origin_plan_id_number", "project_origin", ["plan_id", "number"])
