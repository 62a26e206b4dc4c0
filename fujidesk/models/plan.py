"""Tables of the plan's frame: profile, plan, policies, measures and departments.

A file holds one plan. Its profile is stored as it was when the plan was set up: later editions of a profile
that ships change no register that is in use.
"""

from typing import Optional

from sqlalchemy import ForeignKey, String, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column, relationship

from fujidesk.models.base import Base, LongText, RowId, ShortText, Versioned


class PlanProfileRow(Base):
    """A plan profile as it was when the plan was set up: its key and the profile as JSON text."""

    __tablename__ = "plan_profile"
    id: Mapped[RowId]
    key: Mapped[str] = mapped_column(String(50), unique=True)
    body: Mapped[LongText]


class Plan(Versioned, Base):
    """A plan with its period in fiscal years (western year of April), first and last one included."""

    __tablename__ = "plan"
    id: Mapped[RowId]
    profile_id: Mapped[int] = mapped_column(ForeignKey("plan_profile.id"))
    name: Mapped[ShortText]
    first_year: Mapped[int]
    last_year: Mapped[int]


class Policy(Versioned, Base):
    """A policy (基本方針) with its description (003); the only level of a plan that has one.

    code: "1". position: its place in the plan, from 1 on, counted together with the measures.
    """

    __tablename__ = "policy"
    __table_args__ = (UniqueConstraint("plan_id", "code"),)
    id: Mapped[RowId]
    plan_id: Mapped[int] = mapped_column(ForeignKey("plan.id"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[ShortText]
    counts_as_measure: Mapped[bool] = mapped_column(default=True)
    theme: Mapped[LongText]
    background: Mapped[LongText]
    issues: Mapped[LongText]
    direction: Mapped[LongText]


class Measure(Versioned, Base):
    """A measure (情報化施策) below a policy, with its description (003).

    code: "1.1". counts_as_measure: false for 導入済みシステムの運用, see LevelRecord.
    """

    __tablename__ = "measure"
    __table_args__ = (UniqueConstraint("policy_id", "code"),)
    id: Mapped[RowId]
    policy_id: Mapped[int] = mapped_column(ForeignKey("policy.id"))
    position: Mapped[int]
    code: Mapped[str] = mapped_column(String(20))
    title: Mapped[ShortText]
    counts_as_measure: Mapped[bool] = mapped_column(default=True)
    theme: Mapped[LongText]
    background: Mapped[LongText]
    issues: Mapped[LongText]
    direction: Mapped[LongText]
    policy: Mapped[Policy] = relationship(lazy="raise")


class Department(Versioned, Base):
    """A department with the days it is valid (ISO dates, NULL = open) and the one that follows it.

    Rows are never removed: what the plan printed stays readable after a reorganisation.
    """

    __tablename__ = "department"
    id: Mapped[RowId]
    position: Mapped[int]
    name: Mapped[str] = mapped_column(String(100), unique=True)
    valid_from: Mapped[str | None] = mapped_column(String(10))
    valid_to: Mapped[str | None] = mapped_column(String(10))
    successor_id: Mapped[int | None] = mapped_column(ForeignKey("department.id"))
    successor: Mapped[Optional["Department"]] = relationship(lazy="raise", remote_side="Department.id")
