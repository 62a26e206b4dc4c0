"""A draft becomes a plan: written beside the plan in force, in the transaction that notes it in its history.

The plan before stays as it is, with all its years; its last survey is held while the next plan runs.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from sqlalchemy import delete, insert, select

from fujidesk.domain.next_plan.origins import Origin
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import RegisterContent
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import UserError
from fujidesk.models import building, confining, journaling, plan_origins, schema
from fujidesk.models import office_schema as office
from fujidesk.models.schema_columns import metadata

if TYPE_CHECKING:
    from sqlalchemy import Connection
    from sqlalchemy.orm import Session

USED = (
    "次期計画で変更が記録されているため、計画にしたことを元に戻せません。"
    "直すところは、次期計画の事業変更として記録してください。"
)


@dataclass(frozen=True)
class AddedPlan:
    """Writes a plan with its levels and projects, where these come from, and the posts that go on.

    posts_from: ISO day; members of the bodies whose term ends before it are not taken over.
    """

    profile: PlanProfile
    content: RegisterContent
    origins: Sequence[Origin]
    posts_from: str

    def __call__(self, session: "Session") -> "TakenPlan":
        """Write it beside the plan of the session; returns what takes it back."""
        session.flush()  # what was changed so far belongs to the plan before
        connection = session.connection()
        before = confining.plan_of(connection)
        members = connection.execute(select(office.member)).mappings().all()
        sample = journaling.fact(connection, SAMPLE_FACT)
        plan = building.fill(connection, self.profile, self.content, before)
        with confining.confined_to(connection, plan):
            plan_origins.keep(connection, self.origins)
            kept = [
                {name: value for name, value in row.items() if name != "plan_id"}
                for row in members
                if not row["valid_to"] or row["valid_to"] >= self.posts_from
            ]
            if kept:
                connection.execute(insert(office.member), kept)
            journaling.keep_fact(connection, SAMPLE_FACT, sample)
        return TakenPlan(self, plan)


@dataclass(frozen=True)
class TakenPlan:
    """Takes an added plan back, as long as nobody has changed anything in it."""

    added: AddedPlan
    plan: int

    def __call__(self, session: "Session") -> AddedPlan:
        """Remove the plan; returns what adds it again.

        Raises:
            UserError: its history has lines.
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
        return self.added


def _refuse_used(connection: "Connection") -> None:
    """Refuse to remove what somebody has worked with."""
    if connection.scalar(select(schema.change_history.c.id).limit(1)) is not None:
        raise UserError(USED)
