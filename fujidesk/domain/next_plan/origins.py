"""Which projects of the plan before a project comes from: what stays of a draft once it is a plan."""

from collections.abc import Iterable
from dataclasses import dataclass

from fujidesk.domain.next_plan.records import DraftProject, Fate


@dataclass(frozen=True, slots=True)
class Origin:
    """One of the projects that a project comes from.

    number: in its own plan. source: the number in the plan before. fate: what was decided on that, and
    reason: why. position: its place among the sources, from 0.
    """

    number: str
    source: str
    fate: Fate
    reason: str = ""
    position: int = 0


def origins(projects: Iterable[DraftProject]) -> tuple[Origin, ...]:
    """Return where the projects of a draft come from; new ones, and those without a number, from nowhere."""
    return tuple(
        Origin(project.number, source, project.fate, project.reason, position)
        for project in projects
        if project.is_in_plan and project.number
        for position, source in enumerate(project.sources)
    )
