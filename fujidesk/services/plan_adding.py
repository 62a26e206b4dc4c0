"""A plan added to a database that has others: of another city, or one that is set up by its profile.

What is added is as in a new database; the plans that are there stay as they are. Both the plan that is worked
with and the new one note it in their history. The draft of a next plan becomes one in `plan_adoption`.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import RegisterContent
from fujidesk.errors import UserError
from fujidesk.models import building, confining, journaling, plans
from fujidesk.models.engine import READ_ONLY, Database
from fujidesk.models.journaling import Source, Stamp
from fujidesk.services.edits import Editor
from fujidesk.services.maintenance import refuse_unfit
from fujidesk.services.plan_names import refuse_name
from fujidesk.services.plan_start import plan_start

_LABEL = "計画の追加"
_OTHER = "別の計画なら、計画プロファイルの計画の名前か期間を変えてください。"


@dataclass(frozen=True)
class PlanAdding:
    """Adds plans to a database. back_up: keeps the present state first."""

    database: Database
    editor: Editor
    back_up: Callable[[Progress], object]

    def refuse(self, profile_key: str | Path) -> tuple[PlanProfile, RegisterContent]:
        """Return profile and register of a plan that may be added.

        profile_key: of a profile that ships, or the path of a profile's file.

        Raises:
            UserError: the database is open read-only, holds a plan of this name and period, the name is too
                long, or there is no such profile, or it has faults.
            MachineError: the profile's file or the database cannot be read.
        """
        if self.database.read_only:
            raise UserError(READ_ONLY)
        profile, content = plan_start(profile_key)
        refuse_unfit(profile, content)
        _refuse_name(self.database.plans(), profile)
        return profile, content

    def add(self, profile_key: str | Path, progress: Progress) -> StoredPlan:
        """Back up, add the plan and return it; all of it or nothing.

        Raises:
            UserError: as `refuse`.
            MachineError: as `refuse`, or it cannot be written to; nothing was added.
            CancelledError: the user stopped the backup; nothing was added.
        """
        profile, content = self.refuse(profile_key)
        self.back_up(progress)
        progress.step(0, 1, "計画を加えています")
        with self.database.writing_all() as session:
            connection = session.connection()
            _refuse_name(plans.stored_plans(connection), profile)  # on a server, others may have been first
            added = building.fill(connection, profile, content)
            plan = next(plan for plan in plans.stored_plans(connection) if plan.id == added)
            for noted in filter(None, (self.database.plan, added)):
                with confining.confined_to(connection, noted):
                    journaling.add_history(connection, self._stamp(), [_change(plan)])
        progress.step(1, 1, "計画を加えました")
        return plan

    def _stamp(self) -> Stamp:
        """Return who adds it, and when."""
        editor = self.editor
        at = editor.now().isoformat(timespec="seconds")
        return Stamp(at, editor.who, editor.pc, _LABEL, editor.step(), Source.IMPORT)


def _refuse_name(held: Sequence[StoredPlan], profile: PlanProfile) -> None:
    """Refuse a plan that cannot be told from one that is there, or whose name is too long."""
    refuse_name(held, profile.plan_name, profile.first_year, profile.last_year, _OTHER)


def _change(plan: StoredPlan) -> FieldChange:
    """Return what the history says."""
    return FieldChange(Entity.PLAN, plan.period, "*", None, {"title": plan.name})
