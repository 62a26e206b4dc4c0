"""A draft becomes a plan: written beside the plan in force, in the transaction that notes it in its history.

The plan before stays as it is, with all its years; its last survey is held while the next plan runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from fujidesk.domain.next_plan.origins import origins
from fujidesk.domain.next_plan.records import DraftProject, PlanDraft
from fujidesk.domain.next_plan.register import next_register
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import UserError
from fujidesk.models import (
    building,
    confining,
    departments,
    journaling,
    office_rows,
    plan_origins,
    plans,
    reading,
    schema,
    sheets,
)
from fujidesk.models import office_schema as office
from fujidesk.models.schema_columns import metadata
from fujidesk.services.plan_names import refuse_name

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

USED = (
    "次期計画で変更が記録されているため、計画にしたことを元に戻せません。"
    "直すところは、次期計画の事業変更として記録してください。"
)
USED_VIEWS = (
    "次期計画に保存したビューがあるため、計画にしたことを元に戻せません。"
    "元に戻すときは、次期計画を開いてビューを削除してから、やり直してください。"
)


@dataclass(frozen=True)
class AddedPlan:
    """Writes a draft as a plan with its levels and projects, where these come from, and the posts that go on.

    All of it as it is stored when it is written, so that what others changed before a redo is in it.

    draft: key of one that is noted as adopted in the same step. posts_from: ISO day; members of the bodies
    whose term ends before it are not taken over.
    """

    draft: str
    posts_from: str

    def __call__(self, session: "Session") -> "TakenPlan":
        """Write it beside the plan of the session; returns what takes it back.

        Raises:
            UserError: there is a plan of this name and period.
        """
        session.flush()  # what was changed so far belongs to the plan before
        connection = session.connection()
        before = confining.plan_of(connection)
        (draft,) = office_rows.records(connection, PlanDraft, key=self.draft)
        projects = office_rows.records(connection, DraftProject, draft=self.draft)
        made = next_register(building.stored_profile(connection), _content(connection), draft, projects)
        with confining.confined_to(connection, None):
            refuse_named(plans.stored_plans(connection), draft, draft.name)
        members = connection.execute(select(office.member)).mappings().all()
        sample = journaling.fact(connection, SAMPLE_FACT)
        plan = building.fill(connection, *made, before)
        with confining.confined_to(connection, plan):
            plan_origins.keep(connection, origins(projects))
            kept = [
                {name: value for name, value in row.items() if name != "plan_id"}
                for row in members
                if not row["valid_to"] or row["valid_to"] >= self.posts_from
            ]
            if kept:
                connection.execute(insert(office.member), kept)
            journaling.keep_fact(connection, SAMPLE_FACT, sample)
        return TakenPlan(self, plan)


def refuse_named(held: Sequence[StoredPlan], draft: PlanDraft, name: str) -> None:
    """Refuse to let a draft become a plan of a name that does not do; held: all plans of the database.

    Raises:
        UserError: there is a plan of this name and period, or the name is too long.
    """
    refuse_name(held, name, draft.fiscal_year, draft.last_year, "別の名前にしてください。")


def _content(connection: "Connection") -> RegisterContent:
    """Return the register of the plan before."""
    return RegisterContent(
        tuple(reading.levels(connection)),
        tuple(departments.department_records(connection)),
        tuple(sheets.records(connection)),
    )


@dataclass(frozen=True)
class TakenPlan:
    """Takes an added plan back, as long as nobody has changed anything in it."""

    added: AddedPlan
    plan: int

    def __call__(self, session: "Session") -> AddedPlan:
        """Remove the plan; returns what adds it again.

        Raises:
            UserError: its history has lines, or views were saved in it.
        """
        session.flush()
        connection = session.connection()
        with confining.confined_to(connection, self.plan):
            _refuse_used(connection)
            for table in reversed(metadata.sorted_tables):
                if "plan_id" in table.c and table is not schema.change_history:
                    connection.execute(delete(table))
            profile = connection.scalar(select(schema.plan.c.profile_id))
            connection.execute(delete(schema.plan))
            connection.execute(delete(schema.plan_profile).where(schema.plan_profile.c.id == profile))
        plans.mark_written(connection, self.plan)
        return self.added


def _refuse_used(connection: "Connection") -> None:
    """Refuse to remove what somebody has worked with."""
    if connection.scalar(select(schema.change_history.c.id).limit(1)) is not None:
        raise UserError(USED)
    if connection.scalar(select(schema.saved_view.c.id).limit(1)) is not None:  # has no history
        raise UserError(USED_VIEWS)
