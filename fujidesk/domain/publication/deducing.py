"""Whether ②経費 can be told from what is published: the grade narrows the total, ① and ③ the rest.

The plan publishes the grade although it is derived partly from ② (002, 図表2), so the office must know what
readers can work out, and can leave the grades away.
"""

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.publication.content import Publication
from fujidesk.domain.scoring import grade_of


def told_costs(publication: Publication, profile: PlanProfile) -> tuple[tuple[int, str], ...]:
    """Return (fiscal year, number) of each result whose grade, ① and ③ leave only one score ②."""
    steps = tuple(profile.score("cost").steps)
    kept: dict[tuple[str, int], int] = {}
    return tuple(
        (result.fiscal_year, project.number)
        for project in publication.projects
        for result in project.results
        if result.grade
        and result.progress is not None
        and result.content is not None
        and _ways(result.grade, result.progress + result.content, profile, steps, kept) == 1
    )


def _ways(
    grade: str, others: int, profile: PlanProfile, steps: tuple[int, ...], kept: dict[tuple[str, int], int]
) -> int:
    """Return how many scores ② a grade leaves beside the sum of the others. kept: what was counted before."""
    key = grade, others
    if key not in kept:
        kept[key] = sum(grade_of(others + step, profile) == grade for step in steps)
    return kept[key]
