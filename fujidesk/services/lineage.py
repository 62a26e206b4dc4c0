"""Follows a project through the plans of a database, backwards and forwards from the plan that is open."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fujidesk.domain.lineage import Passage, in_order
from fujidesk.domain.next_plan.origins import Origin
from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.records import ProjectRow
from fujidesk.models import building, plan_origins, reading, row_marks
from fujidesk.models.engine import Database


@dataclass(frozen=True)
class _Plan:
    """A plan of the line with what the list shows of its projects."""

    stored: StoredPlan
    database: Database
    rows: dict[str, ProjectRow]


class LineageService:
    """Reads where projects come from and what became of them."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def of(self, number: str) -> tuple[Passage, ...]:
        """Return a project of the open plan in all plans that it stands in, from the oldest to the newest.

        Empty where it stands in one plan only, or there is no such project.
        """
        plans = self._database.plans()
        here = next((plan for plan in plans if plan.id == self._database.plan), None)
        if here is None or len(plans) < 2:
            return ()
        line = _Line(self._database, plans)
        line.go_back(here, number)
        line.go_on(here, number)
        found = line.passages(here, number)
        return in_order(found) if len(found) > 1 else ()


class _Line:
    """Gathers the projects of one line."""

    def __init__(self, database: Database, plans: Sequence[StoredPlan]) -> None:
        self._database = database
        self._plans = {plan.id: plan for plan in plans}
        self._read: dict[int, _Plan] = {}
        self._found: dict[tuple[int, str], tuple[Origin, ...]] = {}

    def go_back(self, plan: StoredPlan, number: str) -> None:
        """Follow a project to what it comes from."""
        before = self._plans.get(plan.predecessor or 0)
        origins = self._asked(plan, number, plan_origins.origins_of)
        self._found[plan.id, number] = origins
        if before is not None:
            for origin in origins:
                self.go_back(before, origin.source)

    def go_on(self, plan: StoredPlan, number: str) -> None:
        """Follow a project to what became of it."""
        for later in self._plans.values():
            if later.predecessor != plan.id:
                continue
            for heir in dict.fromkeys(
                item.number for item in self._asked(later, number, plan_origins.heirs_of)
            ):
                self._found[later.id, heir] = self._asked(later, heir, plan_origins.origins_of)
                self.go_on(later, heir)

    def passages(self, here: StoredPlan, number: str) -> list[Passage]:
        """Return what was found; a project that its plan has no more is left out."""
        found = []
        for (plan_id, own), origins in self._found.items():
            plan = self._plan(self._plans[plan_id])
            row = plan.rows.get(own)
            if row is None:
                continue
            first = origins[0] if origins else None
            found.append(
                Passage(
                    plan.stored, own, row.title, first.fate if first else None, first.reason if first else "",
                    tuple(item.source for item in origins), row.grades, row.phases,
                    is_here=(plan_id, own) == (here.id, number),
                )
            )  # fmt: skip
        return found

    def _asked(
        self, plan: StoredPlan, number: str, ask: Callable[..., tuple[Origin, ...]]
    ) -> tuple[Origin, ...]:
        """Return what one of the plans says of a number."""
        with self._database.of_plan(plan.id).reading() as session:
            return ask(session, number)

    def _plan(self, stored: StoredPlan) -> _Plan:
        """Return a plan with its rows, read once."""
        if stored.id not in self._read:
            database = self._database.of_plan(stored.id)
            with database.reading() as session:
                profile = building.stored_profile(session)
                marks = row_marks.year_marks(session, profile)
                rows = reading.project_rows(session, profile.half_years, marks)
            self._read[stored.id] = _Plan(stored, database, {row.number: row for row in rows})
        return self._read[stored.id]
