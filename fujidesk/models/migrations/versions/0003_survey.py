"""The survey: status reports, rounds, departments in a round, inquiries, kept returns and proposals.

Revision 0003, after 0002. Older files have none of these. Keys and fields of the history become wider: an
entry's key holds the name of its department.
"""

from typing import Any

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"


def upgrade() -> None:
    """Make the tables of the survey and widen the history.

    batch mode copies a table of SQLite, which cannot widen a column in place; rows of the history keep their
    ids.
    """
    _report_table()
    _round_tables()
    _inquiry_table()
    _file_tables()
    with op.batch_alter_table("change_history") as table:
        table.alter_column("key", existing_type=sa.String(length=20), type_=sa.String(length=120))
        table.alter_column("field", existing_type=sa.String(length=40), type_=sa.String(length=80))


def _text(name: str, type_: sa.types.TypeEngine[Any]) -> sa.Column[Any]:
    """Return a text that may be empty, never NULL."""
    return sa.Column(name, type_, server_default="", nullable=False)


def _days(*names: str) -> list[sa.Column[Any]]:
    """Return days or times as ISO text."""
    return [_text(name, sa.String(length=40)) for name in names]


def _version() -> sa.Column[int]:
    """Return the count of a row's updates."""
    return sa.Column("version", sa.Integer(), server_default="1", nullable=False)


def _of_project(table: str) -> list[Any]:
    """Return the link to the project that a row goes with.

    A report or inquiry means nothing without its project; the history keeps what was in it.
    """
    return [
        sa.Column("project_id", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(
            ["project_id"], ["project.id"], name=f"fk_{table}_project_id_project", ondelete="CASCADE"
        ),
    ]


def _report_table() -> None:
    """Status reports.

    One row a project and fiscal year. NULL is not answered, which is not 0: an amount of 0 千円 is an
    answer. office_…: what the office set in place of the department's score.
    """
    op.create_table(
        "status_report",
        *_of_project("status_report"),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("status", sa.String(length=20), nullable=True),
        sa.Column("budget_kyen", sa.BigInteger(), nullable=True),
        sa.Column("actual_cost_kyen", sa.BigInteger(), nullable=True),
        _text("action", sa.Text()),
        sa.Column("indicator_value", sa.String(length=40), nullable=True),
        _text("indicator_note", sa.Text()),
        *(sa.Column(f"score_{name}", sa.Integer()) for name in ("progress", "cost", "content")),
        _text("score_reason", sa.Text()),
        sa.Column("outlook", sa.String(length=20), nullable=True),
        _text("change", sa.Text()),
        *(sa.Column(f"office_{name}", sa.Integer()) for name in ("progress", "cost", "content")),
        _text("office_reason", sa.Text()),
        _text("lead", sa.String(length=100)),
        _version(),
        sa.PrimaryKeyConstraint("project_id", "fiscal_year", name="pk_status_report"),
    )
    op.create_index("ix_status_report_fiscal_year", "status_report", ["fiscal_year"])


def _round_tables() -> None:
    """Rounds and the departments in them.

    approval is JSON of who approved when; while it is there the year is locked. A day that has not come is
    "".
    """
    op.create_table(
        "survey_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("plan_id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        *_days("deadline"),
        _text("contact", sa.Text()),
        sa.Column("approval", sa.Text(), nullable=True),
        _version(),
        sa.ForeignKeyConstraint(["plan_id"], ["plan.id"], name="fk_survey_round_plan_id_plan"),
        sa.PrimaryKeyConstraint("id", name="pk_survey_round"),
        sa.UniqueConstraint("fiscal_year", name="uq_survey_round_fiscal_year"),
    )
    op.create_table(
        "survey_entry",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("department_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        _text("leader", sa.String(length=100)),
        *_days("sent_at", "reminded_at", "returned_at", "sent_back_at", "confirmed_at"),
        _text("note", sa.Text()),
        _version(),
        sa.ForeignKeyConstraint(
            ["department_id"], ["department.id"], name="fk_survey_entry_department_id_department"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_survey_entry"),
        sa.UniqueConstraint("fiscal_year", "department_id", name="uq_survey_entry_fiscal_year_department_id"),
    )


def _inquiry_table() -> None:
    """Questions to departments with their answers.

    rule is the key of the oddity asked about; one question a project, year and rule.
    """
    op.create_table(
        "inquiry",
        *_of_project("inquiry"),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("rule", sa.String(length=60), nullable=False),
        _text("question", sa.Text()),
        sa.Column("state", sa.String(length=20), nullable=False),
        _text("answer", sa.Text()),
        *_days("asked_at", "answered_at"),
        _version(),
        sa.PrimaryKeyConstraint("project_id", "fiscal_year", "rule", name="pk_inquiry"),
    )


def _file_tables() -> None:
    """Returns as they came in, and the proposals in them.

    content holds the very bytes of the workbook, so that any answer can be looked up in what the department
    sent; sha256 finds a file that was returned twice.
    """
    op.create_table(
        "survey_file",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        _text("department", sa.Text()),
        sa.Column("name", sa.String(length=255), nullable=False),
        *_days("saved_at", "received_at"),
        sa.Column("sha256", sa.String(length=64), nullable=False),
        sa.Column("size", sa.BigInteger(), nullable=False),
        sa.Column("content", sa.LargeBinary(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        _text("summary", sa.Text()),
        sa.PrimaryKeyConstraint("id", name="pk_survey_file"),
    )
    op.create_index("ix_survey_file_fiscal_year", "survey_file", ["fiscal_year"])
    op.create_index("ix_survey_file_sha256", "survey_file", ["sha256"])
    op.create_table(
        "proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("file_id", sa.Integer(), nullable=False),
        sa.Column("fiscal_year", sa.Integer(), nullable=False),
        sa.Column("department", sa.String(length=100), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        _text("body", sa.Text()),
        sa.ForeignKeyConstraint(
            ["file_id"], ["survey_file.id"], name="fk_proposal_file_id_survey_file", ondelete="CASCADE"
        ),
        sa.PrimaryKeyConstraint("id", name="pk_proposal"),
    )
    op.create_index("ix_proposal_file_id", "proposal", ["file_id"])
