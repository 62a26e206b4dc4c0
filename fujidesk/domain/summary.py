"""What the register holds, in numbers."""

from collections.abc import Mapping
from dataclasses import dataclass

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category


@dataclass(frozen=True, slots=True)
class RegisterSummary:
    """Counts for the first screen.

    categories: projects by category. departments: those that have a project. open_half_years: schedule
    cells that the plan leaves open, in the projects open_numbers (plan order). phases: half-year → phase
    (None = ended) → projects; projects without a schedule are in none. texts_imported: the plan's texts
    are in, not only the facts that ship. open_disagreements: those of the plan document that the office
    must still decide. imported_at: when the plan document was imported last (ISO, local time), "" if never.
    """

    projects: int
    categories: Mapping[Category, int]
    dx: int
    departments: int
    open_half_years: int
    open_numbers: tuple[str, ...]
    phases: Mapping[HalfYear, Mapping[int | None, int]]
    texts_imported: bool
    open_disagreements: int
    imported_at: str = ""

    def phase_counts(self, fiscal_year: int, half: int) -> Mapping[int | None, int]:
        """Return how many projects the plan has in each phase in a half-year; empty outside the period."""
        return self.phases.get(HalfYear(fiscal_year, half), {})
