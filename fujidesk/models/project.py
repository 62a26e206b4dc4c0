"""Classes of a project's rows, for edits: sheet, departments, codes, indicator, schedule, yearly actions.

Which fields a sheet has depends on its category (002, 個票の見方); the tables hold them all, empty where
the plan gives none. All that hangs on a project goes with it (ON DELETE CASCADE); lazy loading is off, so a
query says what it loads.
"""

from typing import Any

from sqlalchemy.orm import Mapped, relationship

from fujidesk.models import schema
from fujidesk.models.base import Base, Versioned
from fujidesk.models.plan import Department, Measure, Policy

_OWNED: dict[str, Any] = {"lazy": "raise", "cascade": "all, delete-orphan", "passive_deletes": True}


class ProjectDepartment(Base):
    """A department of a project, in the plan's order.

    printed: as the plan prints it where that is not the department's name (収納課等), else NULL.
    """

    __table__ = schema.project_department
    project_id: Mapped[int]
    position: Mapped[int]
    department_id: Mapped[int]
    printed: Mapped[str | None]
    department: Mapped[Department] = relationship(lazy="raise")


class ProjectCode(Base):
    """A code of another plan that a project belongs to; scheme: sogo or keiei."""

    __table__ = schema.project_code
    project_id: Mapped[int]
    scheme: Mapped[str]
    position: Mapped[int]
    code: Mapped[str]


class IndicatorRow(Versioned, Base):
    """施策指標 of a project. figure: a decimal as text, so that no digit is lost or added."""

    __table__ = schema.indicator
    project_id: Mapped[int]
    text: Mapped[str]
    figure: Mapped[str | None]
    unit: Mapped[str]
    direction: Mapped[str | None]
    due_year: Mapped[int | None]


class YearlyAction(Versioned, Base):
    """年度ごとの取組内容 of one fiscal year."""

    __table__ = schema.yearly_action
    project_id: Mapped[int]
    fiscal_year: Mapped[int]
    text: Mapped[str]


class ScheduleCellDepartment(Base):
    """A department of a schedule cell, in the plan's order; printed: see ProjectDepartment."""

    __table__ = schema.schedule_cell_department
    cell_id: Mapped[int]
    position: Mapped[int]
    department_id: Mapped[int]
    printed: Mapped[str | None]
    department: Mapped[Department] = relationship(lazy="raise")


class ScheduleCellRow(Versioned, Base):
    """One half-year of a project's schedule, as planned or as reached (kind).

    phase: NULL where the project has ended. settled: false where the plan leaves the phase open.
    """

    __table__ = schema.schedule_cell
    id: Mapped[int]
    project_id: Mapped[int]
    kind: Mapped[str]
    fiscal_year: Mapped[int]
    half: Mapped[int]
    phase: Mapped[int | None]
    settled: Mapped[bool]
    departments: Mapped[list[ScheduleCellDepartment]] = relationship(
        order_by=ScheduleCellDepartment.position, **_OWNED
    )


class Project(Versioned, Base):
    """An information project (情報化事業).

    measure_id is NULL in a plan with one level. position: the order of the numbers (1-2-9 before 1-2-10).
    search_text: all texts folded for search, kept by `models.storing`. changed_at: ISO time of the last
    edit of anything of the project, NULL when there was none.
    """

    __table__ = schema.project
    id: Mapped[int]
    plan_id: Mapped[int]
    policy_id: Mapped[int]
    measure_id: Mapped[int | None]
    number: Mapped[str]
    position: Mapped[int]
    title: Mapped[str]
    category: Mapped[str]
    is_dx: Mapped[bool]
    page: Mapped[int | None]
    summary: Mapped[str]
    overview: Mapped[str]
    purpose: Mapped[str]
    effects: Mapped[str]
    challenges: Mapped[str]
    related: Mapped[str]
    search_text: Mapped[str]
    changed_at: Mapped[str | None]
    state: Mapped[str | None]
    policy: Mapped[Policy] = relationship(lazy="raise")
    measure: Mapped[Measure | None] = relationship(lazy="raise")
    departments: Mapped[list[ProjectDepartment]] = relationship(order_by=ProjectDepartment.position, **_OWNED)
    codes: Mapped[list[ProjectCode]] = relationship(order_by=ProjectCode.position, **_OWNED)
    indicator: Mapped[IndicatorRow | None] = relationship(**_OWNED)
    actions: Mapped[list[YearlyAction]] = relationship(order_by=YearlyAction.fiscal_year, **_OWNED)
    cells: Mapped[list[ScheduleCellRow]] = relationship(
        order_by=(ScheduleCellRow.fiscal_year, ScheduleCellRow.half), **_OWNED
    )
