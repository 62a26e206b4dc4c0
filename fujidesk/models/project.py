"""Tables of a project: its sheet, departments, codes, indicator, schedule and yearly actions.

Which fields a sheet has depends on its category (002, 個票の見方); the tables hold them all, empty where
the plan gives none. All that hangs on a project goes with it (ON DELETE CASCADE); lazy loading is off, so a
query says what it loads.
"""

from typing import Any

from sqlalchemy import BigInteger, ForeignKey, Index, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fujidesk.models.base import Base, LongText, RowId, ShortText, Versioned
from fujidesk.models.plan import Department, Measure, Policy

PLANNED, ACTUAL = "plan", "actual"
"""The kinds of schedule cells."""
SOGO, KEIEI = "sogo", "keiei"
"""The schemes of codes: 総合計画 施策番号, 行政経営プラン 取組番号."""
_OWNED: dict[str, Any] = {"lazy": "raise", "cascade": "all, delete-orphan", "passive_deletes": True}


class ProjectDepartment(Base):
    """A department of a project, in the plan's order.

    printed: as the plan prints it where that is not the department's name (収納課等), else NULL.
    """

    __tablename__ = "project_department"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    printed: Mapped[str | None] = mapped_column(String(100))
    department: Mapped[Department] = relationship(lazy="raise")


class ProjectCode(Base):
    """A code of another plan that a project belongs to; scheme: sogo or keiei."""

    __tablename__ = "project_code"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    scheme: Mapped[str] = mapped_column(String(10), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    code: Mapped[str] = mapped_column(String(50))


class IndicatorRow(Versioned, Base):
    """施策指標 of a project. figure: a decimal as text, so that no digit is lost or added."""

    __tablename__ = "indicator"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    text: Mapped[LongText]
    figure: Mapped[str | None] = mapped_column(String(40))
    unit: Mapped[str] = mapped_column(String(50), default="", server_default="")
    direction: Mapped[str | None] = mapped_column(String(20))
    due_year: Mapped[int | None]


class YearlyAction(Versioned, Base):
    """年度ごとの取組内容 of one fiscal year."""

    __tablename__ = "yearly_action"
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"), primary_key=True)
    fiscal_year: Mapped[int] = mapped_column(primary_key=True)
    text: Mapped[LongText]


class ScheduleCellDepartment(Base):
    """A department of a schedule cell, in the plan's order; printed: see ProjectDepartment."""

    __tablename__ = "schedule_cell_department"
    cell_id: Mapped[int] = mapped_column(ForeignKey("schedule_cell.id", ondelete="CASCADE"), primary_key=True)
    position: Mapped[int] = mapped_column(primary_key=True)
    department_id: Mapped[int] = mapped_column(ForeignKey("department.id"), index=True)
    printed: Mapped[str | None] = mapped_column(String(100))
    department: Mapped[Department] = relationship(lazy="raise")


class ScheduleCellRow(Versioned, Base):
    """One half-year of a project's schedule, as planned or as reached (kind).

    phase: NULL where the project has ended. settled: false where the plan leaves the phase open.
    """

    __tablename__ = "schedule_cell"
    __table_args__ = (UniqueConstraint("project_id", "kind", "fiscal_year", "half"),)
    id: Mapped[RowId]
    project_id: Mapped[int] = mapped_column(ForeignKey("project.id", ondelete="CASCADE"))
    kind: Mapped[str] = mapped_column(String(10))
    fiscal_year: Mapped[int]
    half: Mapped[int]
    phase: Mapped[int | None]
    settled: Mapped[bool] = mapped_column(default=True, server_default="1")
    departments: Mapped[list[ScheduleCellDepartment]] = relationship(
        order_by=ScheduleCellDepartment.position, **_OWNED
    )


class Project(Versioned, Base):
    """An information project (情報化事業).

    measure_id is NULL in a plan with one level. position: the order of the numbers (1-2-9 before 1-2-10).
    search_text: all texts folded for search, kept by `models.storing`. changed_at: ISO time of the last
    edit of anything of the project, NULL when there was none.
    """

    __tablename__ = "project"
    __table_args__ = (UniqueConstraint("plan_id", "number"), Index("ix_project_position", "position"))
    id: Mapped[RowId]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    policy_id: Mapped[int] = mapped_column(ForeignKey("policy.id"))
    measure_id: Mapped[int | None] = mapped_column(ForeignKey("measure.id"))
    number: Mapped[str] = mapped_column(String(20), index=True)
    position: Mapped[int] = mapped_column(BigInteger)
    title: Mapped[ShortText]
    category: Mapped[str] = mapped_column(String(20))
    is_dx: Mapped[bool] = mapped_column(default=False)
    page: Mapped[int | None]
    summary: Mapped[LongText]
    overview: Mapped[LongText]
    purpose: Mapped[LongText]
    effects: Mapped[LongText]
    challenges: Mapped[LongText]
    related: Mapped[LongText]
    search_text: Mapped[LongText]
    changed_at: Mapped[str | None] = mapped_column(String(40))
    policy: Mapped[Policy] = relationship(lazy="raise")
    measure: Mapped[Measure | None] = relationship(lazy="raise")
    departments: Mapped[list[ProjectDepartment]] = relationship(order_by=ProjectDepartment.position, **_OWNED)
    codes: Mapped[list[ProjectCode]] = relationship(order_by=ProjectCode.position, **_OWNED)
    indicator: Mapped[IndicatorRow | None] = relationship(**_OWNED)
    actions: Mapped[list[YearlyAction]] = relationship(order_by=YearlyAction.fiscal_year, **_OWNED)
    cells: Mapped[list[ScheduleCellRow]] = relationship(
        order_by=(ScheduleCellRow.fiscal_year, ScheduleCellRow.half), **_OWNED
    )
