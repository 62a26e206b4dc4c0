"""Classes of the plan's frame, for edits: profile, plan, policies, measures and departments.

A file holds one plan. Its profile is stored as it was when the plan was set up: later editions of a profile
that ships change no register that is in use.
"""

from typing import Optional

from sqlalchemy.orm import Mapped, relationship

from fujidesk.models import schema
from fujidesk.models.base import Base, Versioned


class PlanProfileRow(Base):
    """A plan profile as it was when the plan was set up: its key and the profile as JSON text."""

    __table__ = schema.plan_profile
    id: Mapped[int]
    key: Mapped[str]
    body: Mapped[str]


class Plan(Versioned, Base):
    """A plan with its period in fiscal years (western year of April), first and last one included."""

    __table__ = schema.plan
    id: Mapped[int]
    profile_id: Mapped[int]
    name: Mapped[str]
    first_year: Mapped[int]
    last_year: Mapped[int]


class Policy(Versioned, Base):
    """A policy (基本方針) with its description (003); the only level of a plan that has one.

    code: "1". position: its place in the plan, from 1 on, counted together with the measures.
    """

    __table__ = schema.policy
    id: Mapped[int]
    plan_id: Mapped[int]
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    counts_as_measure: Mapped[bool]
    theme: Mapped[str]
    background: Mapped[str]
    issues: Mapped[str]
    direction: Mapped[str]


class Measure(Versioned, Base):
    """A measure (情報化施策) below a policy, with its description (003).

    code: "1.1". counts_as_measure: false for 導入済みシステムの運用, see LevelRecord.
    """

    __table__ = schema.measure
    id: Mapped[int]
    policy_id: Mapped[int]
    position: Mapped[int]
    code: Mapped[str]
    title: Mapped[str]
    counts_as_measure: Mapped[bool]
    theme: Mapped[str]
    background: Mapped[str]
    issues: Mapped[str]
    direction: Mapped[str]
    policy: Mapped[Policy] = relationship(lazy="raise")


class Department(Versioned, Base):
    """A department with the days it is valid (ISO dates, NULL = open) and the one that follows it.

    Rows are never removed: what the plan printed stays readable after a reorganisation.
    """

    __table__ = schema.department
    id: Mapped[int]
    position: Mapped[int]
    name: Mapped[str]
    valid_from: Mapped[str | None]
    valid_to: Mapped[str | None]
    successor_id: Mapped[int | None]
    successor: Mapped[Optional["Department"]] = relationship(lazy="raise", remote_side="Department.id")
