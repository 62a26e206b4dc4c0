"""The register: plan, projects, schedules, history and saved views.

Revision 0001, the first. printed: how the plan names a department where that is not its own name (収納課等).
"""

import sqlalchemy as sa
from alembic import op

revision = "0001"
down_revision = None


def upgrade() -> None:
    """Make the tables of the first files.

    In the order of their links: a table is made after those that it points to. Names of constraints are
    written out here, since a later revision changes them by name; `models.schema_columns.NAMING` gives new
    files the same ones (a test compares both).
    """
    _plan_tables()
    _level_tables()
    _project_tables()
    _project_list_tables()
    _schedule_tables()
    _journal_tables()


def _plan_tables() -> None:
    """Profile and plan.

    One of each a file; the profile is a text of its own, so that a plan keeps the words it was made with.
    """
    op.create_table(
        "plan_profile",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("body", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_plan_profile"),
        sa.UniqueConstraint("key", name="uq_plan_profile_key"),
    )
    op.create_table(
        "plan",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("profile_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("first_year", sa.Integer(), nullable=False),
        sa.Column("last_year", sa.Integer(), nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["profile_id"], ["plan_profile.id"], name="fk_plan_profile_id_plan_profile"),
        sa.PrimaryKeyConstraint("id", name="pk_plan"),
    )


def _level_tables() -> None:
    """Policies, measures and departments.

    version counts the updates of a row: of two edits of the same, the second is refused. A department points
    to the main one that took its tasks over.
    """
    op.create_table(
        "policy",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("counts_as_measure", sa.Boolean(), nullable=False),
        sa.Column("theme", sa.Text(), server_default="", nullable=False),
        sa.Column("background", sa.Text(), server_default="", nullable=False),
        sa.Column("issues", sa.Text(), server_default="", nullable=False),
        sa.Column("direction", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_policy_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_policy"),
        sa.UniqueConstraint("plan_id", "code", name="uq_policy_plan_id_code"),
    )
    op.create_table(
        "measure",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("counts_as_measure", sa.Boolean(), nullable=False),
        sa.Column("theme", sa.Text(), server_default="", nullable=False),
        sa.Column("background", sa.Text(), server_default="", nullable=False),
        sa.Column("issues", sa.Text(), server_default="", nullable=False),
        sa.Column("direction", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["policy_id"], ["policy.id"], name="fk_measure_policy_id_policy"),
        sa.PrimaryKeyConstraint("id", name="pk_measure"),
        sa.UniqueConstraint("policy_id", "code", name="uq_measure_policy_id_code"),
    )
    op.create_table(
        "department",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("valid_from", sa.String(length=10), nullable=True),
        sa.Column("valid_to", sa.String(length=10), nullable=True),
        sa.Column("successor_id", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["successor_id"], ["department.id"], name="fk_department_successor_id_department"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_department"),
        sa.UniqueConstraint("name", name="uq_department_name"),
    )


def _project_tables() -> None:
    """Projects.

    position sorts numbers as people count; search_text is folded for the search (`domain.searching.fold`). A
    measure may be missing: a plan may have one level only.
    """
    op.create_table(
        "project",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("policy_id", sa.Integer(), nullable=False),
        sa.Column("measure_id", sa.Integer(), nullable=True),
        sa.Column("number", sa.String(length=20), nullable=False),
        sa.Column("position", sa.BigInteger(), nullable=False),
        sa.Column("title", sa.String(length=200), nullable=False),
        sa.Column("category", sa.String(length=20), nullable=False),
        sa.Column("is_dx", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=True),
        sa.Column("summary", sa.Text(), server_default="", nullable=False),
        sa.Column("overview", sa.Text(), server_default="", nullable=False),
        sa.Column("purpose", sa.Text(), server_default="", nullable=False),
        sa.Column("effects", sa.Text(), server_default="", nullable=False),
        sa.Column("challenges", sa.Text(), server_default="", nullable=False),
        sa.Column("related", sa.Text(), server_default="", nullable=False),
        sa.Column("search_text", sa.Text(), server_default="", nullable=False),
        sa.Column("changed_at", sa.String(length=40), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(["measure_id"], ["measure.id"], name="fk_project_measure_id_measure"),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_project_plan_id_plan"),
        sa.ForeignKeyConstraint(["policy_id"], ["policy.id"], name="fk_project_policy_id_policy"),
        sa.PrimaryKeyConstraint("id", name="pk_project"),
        sa.UniqueConstraint("plan_id", "number", name="uq_project_plan_id_number"),
    )
    op.create_index("ix_project_number", "project", ["number"], unique=False)
    op.create_index("ix_project_position", "project", ["position"], unique=False)


def _project_list_tables() -> None:
    """What hangs on a project, one or many rows each, and goes with it."""
    op.create_table(
        "project_department",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_project_department_department_id_department"
        ),
        sa.ForeignKeyConstraint(
            ["project_id"],
            ["project.id"],
            name="fk_project_department_project_id_project",
            ondelete="CASCADE",
        ),
        sa.PrimaryKeyConstraint("project_id", "position", name="pk_project_department"),
    )
    op.create_index(
        "ix_project_department_department_id", "project_department", ["department_id"], unique=False
    )
    op.create_table(
        "project_code",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("scheme", sa.String(length=10), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(length=50), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name="fk_project_code_project_id_project", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "scheme", "position", name="pk_project_code"),
    )
    op.create_table(
        "indicator",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("figure", sa.String(length=40), nullable=True),
        sa.Column("unit", sa.String(length=50), server_default="", nullable=False),
        sa.Column("direction", sa.String(length=20), nullable=True),
        sa.Column("due_year", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name="fk_indicator_project_id_project", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", name="pk_indicator"),
    )
    op.create_table(
        "yearly_action",
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name="fk_yearly_action_project_id_project", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("project_id", "fiscal_year", name="pk_yearly_action"),
    )


def _schedule_tables() -> None:
    """Half-years with their departments.

    kind tells the plan from what was reached. phase is NULL where the project has ended by then.
    """
    op.create_table(
        "schedule_cell",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=10), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("half", sa.Integer(), nullable=False),
        sa.Column("phase", sa.Integer(), nullable=True),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name="fk_schedule_cell_project_id_project", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_schedule_cell"),
        sa.UniqueConstraint(
            "project_id",
            "kind",
            "fiscal_year",
            "half",
            name="uq_schedule_cell_project_id_kind_fiscal_year_half",
        ),
    )
    op.create_table(
        "schedule_cell_department",
        sa.Column("cell_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("printed", sa.String(length=100), nullable=True),
        sa.ForeignKeyConstraint(
            ["cell_id"],
            ["schedule_cell.id"],
            name="fk_schedule_cell_department_cell_id_schedule_cell",
            ondelete="CASCADE",
        ),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_schedule_cell_department_department_id_department"
        ),
        sa.PrimaryKeyConstraint("cell_id", "position", name="pk_schedule_cell_department"),
    )
    op.create_index(
        "ix_schedule_cell_department_department_id",
        "schedule_cell_department",
        ["department_id"],
        unique=False,
    )


def _journal_tables() -> None:
    """What stands beside the register.

    The history has no link to what it is about: it outlives what was removed. key and field become wider
    with revision 0003, for the survey.
    """
    op.create_table(
        "change_history",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.String(length=40), nullable=False),
        sa.Column("who", sa.String(length=100), nullable=False),
        sa.Column("pc", sa.String(length=100), nullable=False),
        sa.Column("label", sa.String(length=200), nullable=False),
        sa.Column("step", sa.String(length=40), nullable=False),
        sa.Column("source", sa.String(length=10), nullable=False),
        sa.Column("entity", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=20), nullable=False),
        sa.Column("field", sa.String(length=40), nullable=False),
        sa.Column("before", sa.Text(), server_default="", nullable=False),
        sa.Column("after", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_change_history"),
    )
    op.create_index("ix_change_history_key", "change_history", ["key"], unique=False)
    op.create_table(
        "saved_view",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=100), nullable=False),
        sa.Column("spec", sa.Text(), server_default="", nullable=False),
        sa.Column("version", sa.Integer(), server_default="1", nullable=False),
        sa.PrimaryKeyConstraint("id", name="pk_saved_view"),
        sa.UniqueConstraint("name", name="uq_saved_view_name"),
    )
    op.create_table(
        "meta",
        sa.Column("key", sa.String(length=50), nullable=False),
        sa.Column("value", sa.Text(), server_default="", nullable=False),
        sa.PrimaryKeyConstraint("key", name="pk_meta"),
    )
