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
    String,
    Table,
    Text,
    UniqueConstraint,
)

from fujidesk.models import office_schema  # noqa: F401 - its tables lie in the same database
from fujidesk.models.schema_columns import (
    days,
    link,
    long_texts,
    metadata,
    number,
    of_owner,
    of_plan,
    row_id,
    short,
    version,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

Asked: TypeAlias = "Connection | Session"
"""What a query is asked of: while reading a plain connection, while writing the session of the write."""
PLANNED, ACTUAL = "plan", "actual"
"""The kinds of schedule cells."""
SOGO, KEIEI = "sogo", "keiei"
"""The schemes of codes: 総合計画 施策番号, 行政経営プラン 取組番号."""


def _described() -> list[Column[Any]]:
    """Return what policies and measures have in common: code, title and description (003)."""
    return [
        number("position"), short("code", 20), short("title", 200),
        Column("counts_as_measure", Boolean, nullable=False, default=True),
        *long_texts("theme", "background", "issues", "direction"),
    ]  # fmt: skip


# What differs from city to city, as it was when the file was made; body: JSON of the profile. A stored copy
# and not the shipped file, so that a later program shows an older plan in its own words.
plan_profile = Table(
    "plan_profile", metadata,
    row_id(), short("key", 50), *long_texts("body"),
)  # fmt: skip
# predecessor_id: the plan that this one follows; NULL: none in this database.
plan = Table(
    "plan", metadata,
    row_id(), link("plan_profile", "profile_id"), short("name", 200),
    number("first_year"), number("last_year"), version(),
    Column("predecessor_id", ForeignKey("plan.id")),
)  # fmt: skip
# The levels above projects. A plan of one level has policies only, and its projects no measure.
# counts_as_measure False: 導入済みシステムの運用, which groups systems in operation and is no measure of the
# plan.
policy = Table(
    "policy", metadata,
    row_id(), of_plan(), *_described(), version(),
    UniqueConstraint("plan_id", "code"),
)  # fmt: skip
measure = Table(
    "measure", metadata,
    row_id(), link("policy", "policy_id"), *_described(), version(),
    UniqueConstraint("policy_id", "code"),
    of_plan(index=True),
)  # fmt: skip
# valid_from, valid_to: ISO days, both included; NULL: open. successor_id: the main one after a
# reorganisation, by which a survey finds who is asked where an older half-year names one that has ended. A
# department that is named anywhere never goes.
department = Table(
    "department", metadata,
    row_id(), number("position"), short("name", 100),
    Column("valid_from", String(10)), Column("valid_to", String(10)),
    Column("successor_id", ForeignKey("department.id")), version(),
    of_plan(), UniqueConstraint("plan_id", "name"),
)  # fmt: skip

# state: JSON of a domain.records.ProjectState; NULL while the project runs.
project = Table(
    "project", metadata,
    row_id(), of_plan(), link("policy", "policy_id"),
    Column("measure_id", ForeignKey("measure.id")), short("number", 20),
    Column("position", BigInteger, nullable=False), short("title", 200),
    short("category", 20), Column("is_dx", Boolean, nullable=False, default=False), Column("page", Integer),
    *long_texts("summary", "overview", "purpose", "effects", "challenges", "related", "search_text"),
    Column("changed_at", String(40)), Column("state", Text), version(),
    UniqueConstraint("plan_id", "number"), Index("ix_project_plan_id_position", "plan_id", "position"),
)  # fmt: skip
# The departments of a project as a whole, in the printed order; a half-year may name others, which are then
# asked in its survey. printed: what the plan prints where that is not the name of the department (収納課等);
# NULL: the name itself.
project_department = Table(
    "project_department", metadata,
    of_owner("project", "project_id", primary_key=True), Column("position", Integer, primary_key=True),
    link("department", "department_id", index=True), Column("printed", String(100)),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# Codes of the upper plans that a project serves, in the printed order; scheme: SOGO or KEIEI.
project_code = Table(
    "project_code", metadata,
    of_owner("project", "project_id", primary_key=True), Column("scheme", String(10), primary_key=True),
    Column("position", Integer, primary_key=True), short("code", 50),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# 施策指標: the sentence of the plan, and beside it what could be read of it. figure: a decimal as text, so
# that no digit is lost; direction, due_year: NULL where the sentence does not say. No row: no indicator.
indicator = Table(
    "indicator", metadata,
    of_owner("project", "project_id", primary_key=True), *long_texts("text"), Column("figure", String(40)),
    short("unit", 50, default="", server_default=""), Column("direction", String(20)),
    Column("due_year", Integer), version(),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# 年度ごとの取組内容; no row: the sheet of the plan has none for the year ("-").
yearly_action = Table(
    "yearly_action", metadata,
    of_owner("project", "project_id", primary_key=True), Column("fiscal_year", Integer, primary_key=True),
    *long_texts("text"), version(),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# A half-year (1: April to September, 2: October to March) of a schedule; kind: PLANNED or ACTUAL. phase: a
# number of the profile, NULL once the project has ended. settled False: the plan document leaves it open. No
# row: nothing is said.
schedule_cell = Table(
    "schedule_cell", metadata,
    row_id(), of_owner("project", "project_id"), short("kind", 10), number("fiscal_year"), number("half"),
    Column("phase", Integer), Column("settled", Boolean, nullable=False, default=True, server_default="1"),
    version(),
    UniqueConstraint("project_id", "kind", "fiscal_year", "half"),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# Who acts in a half-year; printed: as in project_department.
schedule_cell_department = Table(
    "schedule_cell_department", metadata,
    of_owner("schedule_cell", "cell_id", primary_key=True), Column("position", Integer, primary_key=True),
    link("department", "department_id", index=True), Column("printed", String(100)),
    of_plan(), Index(None, "plan_id", "cell_id"),
)  # fmt: skip

# What is known of a project in a fiscal year beside the plan (domain.reports.STORED_FIELDS).
# NULL and "": no answer.
# Amounts: 千円, internal. indicator_value: a decimal as text. The phases reached are schedule cells (ACTUAL).
status_report = Table(
    "status_report", metadata,
    of_owner("project", "project_id", primary_key=True),
    Column("fiscal_year", Integer, primary_key=True),
    Column("status", String(20)), Column("budget_kyen", BigInteger), Column("actual_cost_kyen", BigInteger),
    *long_texts("action"), Column("indicator_value", String(40)), *long_texts("indicator_note"),
    Column("score_progress", Integer), Column("score_cost", Integer), Column("score_content", Integer),
    *long_texts("score_reason"), Column("outlook", String(20)), *long_texts("change"),
    Column("office_progress", Integer), Column("office_cost", Integer), Column("office_content", Integer),
    *long_texts("office_reason"), short("lead", 100, default="", server_default=""), version(),
    of_plan(), Index(None, "plan_id", "fiscal_year"),
)  # fmt: skip
# A survey round. approval: JSON {"at", "by", "note"}, which locks the year; NULL: not approved.
survey_round = Table(
    "survey_round", metadata,
    row_id(), of_plan(), number("fiscal_year"),
    *days("deadline"), *long_texts("contact"), Column("approval", Text), version(),
    UniqueConstraint("plan_id", "fiscal_year"),
)  # fmt: skip
# A department in a round. A row is there only once something was done with it; others are reckoned from who
# leads what (`services.survey_status`). leader: a post, never a name.
survey_entry = Table(
    "survey_entry", metadata,
    row_id(), number("fiscal_year"), link("department", "department_id"), short("state", 20),
    short("leader", 100, default="", server_default=""),
    *days("sent_at", "reminded_at", "returned_at", "sent_back_at", "confirmed_at"), *long_texts("note"),
    version(),
    UniqueConstraint("fiscal_year", "department_id"),
    of_plan(index=True),
)  # fmt: skip
# 照会 on a project and year; rule: the oddity that it asks about (`domain.oddity_rules`).
inquiry = Table(
    "inquiry", metadata,
    of_owner("project", "project_id", primary_key=True), Column("fiscal_year", Integer, primary_key=True),
    Column("rule", String(60), primary_key=True), *long_texts("question"), short("state", 20),
    *long_texts("answer"),
    *days("asked_at", "answered_at"), version(),
    of_plan(), Index(None, "plan_id", "project_id"),
)  # fmt: skip
# A return as it came in: its bytes and hash never change. state: taken, older or withdrawn; summary: JSON.
survey_file = Table(
    "survey_file", metadata,
    row_id(), number("fiscal_year"), short("kind", 20),
    *long_texts("department"), short("name", 255), *days("saved_at", "received_at"),
    short("sha256", 64),
    Column("size", BigInteger, nullable=False), Column("content", LargeBinary, nullable=False),
    short("state", 20), *long_texts("summary"),
    of_plan(), Index(None, "plan_id", "fiscal_year"), Index(None, "plan_id", "sha256"),
)  # fmt: skip
# A new project that a department proposes; body: JSON of a domain.replies.Proposal.
proposal = Table(
    "proposal", metadata,
    row_id(), of_owner("survey_file", "file_id", index=True), number("fiscal_year"), short("department", 100),
    number("position"), *long_texts("body"),
    of_plan(index=True),
)  # fmt: skip

# One changed value a row: when (ISO, local time), who at which PC, in which step, from what to what (JSON).
# hash: of the line and the one before it (`domain.history_chain`).
# step: the same for all changes of one transaction. No foreign key: what was removed keeps its history.
change_history = Table(
    "change_history", metadata,
    row_id(), short("at", 40), short("who", 100), short("pc", 100), short("label", 200), short("step", 40),
    short("source", 10), short("entity", 20), short("key", 120), short("field", 80),
    *long_texts("before", "after"), short("hash", 64, default="", server_default=""),
    of_plan(), Index(None, "plan_id", "key"), Index(None, "plan_id", "id"),
)  # fmt: skip
# spec: JSON of a filter and the state of the columns; a text to the database.
saved_view = Table(
    "saved_view", metadata,
    row_id(), short("name", 100), *long_texts("spec"), version(),
    of_plan(), UniqueConstraint("plan_id", "name"),
)  # fmt: skip
# Places of the plan document that do not agree, kept from the last import; statements: JSON.
disagreement = Table(
    "disagreement", metadata,
    row_id(), short("number", 20), short("field", 40),
    *long_texts("statements", "taken", "reason"),
    Column("settled", Boolean, nullable=False, default=False),
    of_plan(index=True),
)  # fmt: skip
# A fact about a plan as a whole, such as the time of its last import.
meta = Table(
    "meta", metadata,
    of_plan(primary_key=True), Column("key", String(50), primary_key=True), *long_texts("value"),
)  # fmt: skip
# Which projects of the plan before a project comes from: their numbers there, in order, and what was decided
# on them (`domain.next_plan.records.Fate`), with the reason.
project_origin = Table(
    "project_origin", metadata,
    of_owner("project", "project_id", primary_key=True), Column("position", Integer, primary_key=True),
    short("number", 20), short("fate", 20), *long_texts("reason"), of_plan(),
    Index(None, "plan_id", "number"),
)  # fmt: skip
