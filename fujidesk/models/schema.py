"""The tables as the database has them: columns, keys, links, indexes. The one definition of each.

Apart from the classes that lie on them (`plan`, `project`, `journal`) for the sake of the start: what only
reads names these tables and needs no ORM, whose import takes as long as all else of opening the register.
Writing imports the classes, and with them the ORM, when it is first asked for.

A change here is a new revision, see docs/schema-history.md.
"""

from typing import TYPE_CHECKING, Any, TypeAlias

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Connection,
    ForeignKey,
    Index,
    Integer,
    LargeBinary,
    MetaData,
    String,
    Table,
    Text,
    UniqueConstraint,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Asked: TypeAlias = "Connection | Session"
"""What a query is asked of: while reading a plain connection, while writing the session of the write."""
NAMING = {
    "ix": "ix_%(table_name)s_%(column_0_N_name)s",
    "uq": "uq_%(table_name)s_%(column_0_N_name)s",
    "fk": "fk_%(table_name)s_%(column_0_N_name)s_%(referred_table_name)s",
    "pk": "pk_%(table_name)s",
}
"""Names of constraints: given by rule, so that a migration can name the one that it changes."""
metadata = MetaData(naming_convention=NAMING)

PLANNED, ACTUAL = "plan", "actual"
"""The kinds of schedule cells."""
SOGO, KEIEI = "sogo", "keiei"
"""The schemes of codes: 総合計画 施策番号, 行政経営プラン 取組番号."""


def _id() -> Column[int]:
    """Return the identity of a row; it means nothing to people and is never shown."""
    return Column("id", Integer, primary_key=True)


def _number(name: str) -> Column[int]:
    """Return a whole number that every row has."""
    return Column(name, Integer, nullable=False)


def _short(name: str, length: int, **options: Any) -> Column[str]:
    """Return a name, word or label that every row has; its length is checked in `services.edit_values`."""
    return Column(name, String(length), nullable=False, **options)


def _long(*names: str) -> list[Column[str]]:
    """Return texts that may be empty, never NULL."""
    return [Column(name, Text, nullable=False, default="", server_default="") for name in names]


def _version() -> Column[int]:
    """Return the count of a row's updates, by which two edits of the same are detected."""
    return Column("version", Integer, nullable=False, default=1, server_default="1")


def _of(table: str, name: str, **options: Any) -> Column[int]:
    """Return a link to a row of another table."""
    return Column(name, ForeignKey(f"{table}.id"), nullable=False, **options)


def _of_owner(table: str, name: str, **options: Any) -> Column[int]:
    """Return a link to the row that this one hangs on and goes with."""
    return Column(name, ForeignKey(f"{table}.id", ondelete="CASCADE"), nullable=False, **options)


def _described() -> list[Column[Any]]:
    """Return what policies and measures have in common: code, title and description (003)."""
    return [
        _number("position"), _short("code", 20), _short("title", 200),
        Column("counts_as_measure", Boolean, nullable=False, default=True),
        *_long("theme", "background", "issues", "direction"),
    ]  # fmt: skip


def _day(*names: str) -> list[Column[str]]:
    """Return days or times as ISO text, "" where there is none."""
    return [Column(name, String(40), nullable=False, default="", server_default="") for name in names]


plan_profile = Table(
    "plan_profile", metadata,
    _id(), _short("key", 50, unique=True), *_long("body"),
)  # fmt: skip
plan = Table(
    "plan", metadata,
    _id(), _of("plan_profile", "profile_id"), _short("name", 200),
    _number("first_year"), _number("last_year"), _version(),
)  # fmt: skip
policy = Table(
    "policy", metadata,
    _id(), _of("plan", "plan_id"), *_described(), _version(),
    UniqueConstraint("plan_id", "code"),
)  # fmt: skip
measure = Table(
    "measure", metadata,
    _id(), _of("policy", "policy_id"), *_described(), _version(),
    UniqueConstraint("policy_id", "code"),
)  # fmt: skip
department = Table(
    "department", metadata,
    _id(), _number("position"), _short("name", 100, unique=True),
    Column("valid_from", String(10)), Column("valid_to", String(10)),
    Column("successor_id", ForeignKey("department.id")), _version(),
)  # fmt: skip

project = Table(
    "project", metadata,
    _id(), _of("plan", "plan_id"), _of("policy", "policy_id"), Column("measure_id", ForeignKey("measure.id")),
    _short("number", 20, index=True), Column("position", BigInteger, nullable=False), _short("title", 200),
    _short("category", 20), Column("is_dx", Boolean, nullable=False, default=False), Column("page", Integer),
    *_long("summary", "overview", "purpose", "effects", "challenges", "related", "search_text"),
    Column("changed_at", String(40)), _version(),
    UniqueConstraint("plan_id", "number"), Index("ix_project_position", "position"),
)  # fmt: skip
project_department = Table(
    "project_department", metadata,
    _of_owner("project", "project_id", primary_key=True), Column("position", Integer, primary_key=True),
    _of("department", "department_id", index=True), Column("printed", String(100)),
)  # fmt: skip
project_code = Table(
    "project_code", metadata,
    _of_owner("project", "project_id", primary_key=True), Column("scheme", String(10), primary_key=True),
    Column("position", Integer, primary_key=True), _short("code", 50),
)  # fmt: skip
indicator = Table(
    "indicator", metadata,
    _of_owner("project", "project_id", primary_key=True), *_long("text"), Column("figure", String(40)),
    _short("unit", 50, default="", server_default=""), Column("direction", String(20)),
    Column("due_year", Integer), _version(),
)  # fmt: skip
yearly_action = Table(
    "yearly_action", metadata,
    _of_owner("project", "project_id", primary_key=True), Column("fiscal_year", Integer, primary_key=True),
    *_long("text"), _version(),
)  # fmt: skip
schedule_cell = Table(
    "schedule_cell", metadata,
    _id(), _of_owner("project", "project_id"), _short("kind", 10), _number("fiscal_year"), _number("half"),
    Column("phase", Integer), Column("settled", Boolean, nullable=False, default=True, server_default="1"),
    _version(),
    UniqueConstraint("project_id", "kind", "fiscal_year", "half"),
)  # fmt: skip
schedule_cell_department = Table(
    "schedule_cell_department", metadata,
    _of_owner("schedule_cell", "cell_id", primary_key=True), Column("position", Integer, primary_key=True),
    _of("department", "department_id", index=True), Column("printed", String(100)),
)  # fmt: skip

# What is known of a project in a fiscal year beside the plan (domain.reports.STORED_FIELDS).
# NULL and "": no answer.
# Amounts: 千円, internal. indicator_value: a decimal as text. The phases reached are schedule cells (ACTUAL).
status_report = Table(
    "status_report", metadata,
    _of_owner("project", "project_id", primary_key=True),
    Column("fiscal_year", Integer, primary_key=True, index=True),
    Column("status", String(20)), Column("budget_kyen", BigInteger), Column("actual_cost_kyen", BigInteger),
    *_long("action"), Column("indicator_value", String(40)), *_long("indicator_note"),
    Column("score_progress", Integer), Column("score_cost", Integer), Column("score_content", Integer),
    *_long("score_reason"), Column("outlook", String(20)), *_long("change"),
    Column("office_progress", Integer), Column("office_cost", Integer), Column("office_content", Integer),
    *_long("office_reason"), _short("lead", 100, default="", server_default=""), _version(),
)  # fmt: skip
# A survey round. approval: JSON {"at", "by", "note"}, which locks the year; NULL: not approved.
survey_round = Table(
    "survey_round", metadata,
    _id(), _of("plan", "plan_id"), Column("fiscal_year", Integer, nullable=False, unique=True),
    *_day("deadline"), *_long("contact"), Column("approval", Text), _version(),
)  # fmt: skip
survey_entry = Table(
    "survey_entry", metadata,
    _id(), _number("fiscal_year"), _of("department", "department_id"), _short("state", 20),
    _short("leader", 100, default="", server_default=""),
    *_day("sent_at", "reminded_at", "returned_at", "sent_back_at", "confirmed_at"), *_long("note"),
    _version(),
    UniqueConstraint("fiscal_year", "department_id"),
)  # fmt: skip
inquiry = Table(
    "inquiry", metadata,
    _of_owner("project", "project_id", primary_key=True), Column("fiscal_year", Integer, primary_key=True),
    Column("rule", String(60), primary_key=True), *_long("question"), _short("state", 20), *_long("answer"),
    *_day("asked_at", "answered_at"), _version(),
)  # fmt: skip
# A return as it came in: its bytes and hash never change. state: taken, older or withdrawn; summary: JSON.
survey_file = Table(
    "survey_file", metadata,
    _id(), Column("fiscal_year", Integer, nullable=False, index=True), _short("kind", 20),
    *_long("department"), _short("name", 255), *_day("saved_at", "received_at"),
    _short("sha256", 64, index=True),
    Column("size", BigInteger, nullable=False), Column("content", LargeBinary, nullable=False),
    _short("state", 20), *_long("summary"),
)  # fmt: skip
# A new project that a department proposes; body: JSON of a domain.replies.Proposal.
proposal = Table(
    "proposal", metadata,
    _id(), _of_owner("survey_file", "file_id", index=True), _number("fiscal_year"), _short("department", 100),
    _number("position"), *_long("body"),
)  # fmt: skip

# One changed value a row: when (ISO, local time), who at which PC, in which step, from what to what (JSON).
# step: the same for all changes of one transaction. No foreign key: what was removed keeps its history.
change_history = Table(
    "change_history", metadata,
    _id(), _short("at", 40), _short("who", 100), _short("pc", 100), _short("label", 200), _short("step", 40),
    _short("source", 10), _short("entity", 20), _short("key", 120, index=True), _short("field", 80),
    *_long("before", "after"),
)  # fmt: skip
saved_view = Table(
    "saved_view", metadata,
    _id(), _short("name", 100, unique=True), *_long("spec"), _version(),
)  # fmt: skip
# Places of the plan document that do not agree, kept from the last import; statements: JSON.
disagreement = Table(
    "disagreement", metadata,
    _id(), _short("number", 20, index=True), _short("field", 40), *_long("statements", "taken", "reason"),
    Column("settled", Boolean, nullable=False, default=False),
)  # fmt: skip
# A fact about the file itself, such as the time of the last plan import.
meta = Table("meta", metadata, Column("key", String(50), primary_key=True), *_long("value"))
