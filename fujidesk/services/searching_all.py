"""The search over all plans of a database: what `services.searching` finds, plan by plan.

The plan that is worked with comes first. Where there are very many plans, one question to the database tells
which hold the words, and only the first of these are looked at.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from fujidesk.domain.plan_choice import StoredPlan
from fujidesk.domain.searching import terms
from fujidesk.models import building, finding
from fujidesk.models.engine import Database
from fujidesk.services.searching import SearchGroup, SearchService

MOST_PLANS = 20
"""Plans that are searched whatever they hold; of more, those with projects that have the words."""
LIMIT = 5
"""Hits of a kind that are listed of each plan."""


@dataclass(frozen=True, slots=True)
class PlanHits:
    """What was found in a plan."""

    plan: StoredPlan
    groups: tuple[SearchGroup, ...]


class AllPlansSearch:
    """Finds projects and hearings in all plans."""

    def __init__(self, database: Database) -> None:
        self._database = database
        self._searches: dict[int, SearchService] = {}

    def find(self, query: str, plans: Sequence[StoredPlan], limit: int = LIMIT) -> list[PlanHits]:
        """Return the plans in which something was found, the one that is worked with first.

        plans: those of the database. limit: hits of a kind that are listed of each.

        Raises:
            MachineError: the database cannot be read.
        """
        wanted = terms(query)
        if not wanted:
            return []
        own = self._database.plan
        ordered = sorted(plans, key=lambda plan: plan.id != own)
        if len(plans) > MOST_PLANS:
            with self._database.reading_all() as connection:
                holding = finding.plans_with(connection, wanted)
            ordered = [plan for plan in ordered if plan.id in holding or plan.id == own][:MOST_PLANS]
        found = [(plan, tuple(self._search(plan.id).find(query, limit))) for plan in ordered]
        return [PlanHits(plan, groups) for plan, groups in found if groups]

    def _search(self, plan: int) -> SearchService:
        """Return the search of a plan, with its city's words; made once."""
        if plan not in self._searches:
            database = self._database.of_plan(plan)
            with database.reading() as session:
                words = building.stored_profile(session).words
            self._searches[plan] = SearchService(database, words)
        return self._searches[plan]
