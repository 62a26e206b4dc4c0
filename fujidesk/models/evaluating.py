"""Query of what the evaluation needs of each project: where it stands, and its target; no other texts."""

from dataclasses import dataclass
from decimal import Decimal

from sqlalchemy import select

from fujidesk.domain.records import Category, Direction, Indicator
from fujidesk.models import schema
from fujidesk.models.failures import understanding
from fujidesk.models.schema import Asked

_POLICY, _MEASURE, _PROJECT = schema.policy.c, schema.measure.c, schema.project.c
_INDICATOR = schema.indicator.c


@dataclass(frozen=True, slots=True)
class EvaluatedProject:
    """A project as the evaluation counts it; indicator: None where the plan gives none."""

    number: str
    title: str
    policy: str
    measure: str
    category: Category
    is_dx: bool
    indicator: Indicator | None


@understanding("事業の一覧")
def evaluated_projects(session: Asked) -> list[EvaluatedProject]:
    """Return all projects in the plan's order."""
    query = (
        select(
            _PROJECT.number, _PROJECT.title, _POLICY.code, _MEASURE.code, _PROJECT.category, _PROJECT.is_dx,
            _INDICATOR.text, _INDICATOR.figure, _INDICATOR.unit, _INDICATOR.direction, _INDICATOR.due_year,
        )
        .join(schema.policy, _PROJECT.policy_id == _POLICY.id)
        .outerjoin(schema.measure, _PROJECT.measure_id == _MEASURE.id)
        .outerjoin(schema.indicator, _INDICATOR.project_id == _PROJECT.id)
        .order_by(_PROJECT.position)
    )  # fmt: skip
    shared: dict[str, str] = {}
    categories = {category.value: category for category in Category}
    return [
        EvaluatedProject(
            number, title, shared.setdefault(policy, policy), shared.setdefault(measure or "", measure or ""),
            categories[category], is_dx, _indicator(*indicator),
        )
        for number, title, policy, measure, category, is_dx, *indicator in session.execute(query)
    ]  # fmt: skip


def _indicator(
    text: str | None, figure: str | None, unit: str | None, direction: str | None, due_year: int | None
) -> Indicator | None:
    """Return the target of stored values; None where there is neither text nor figure."""
    if not text and figure is None:
        return None
    return Indicator(
        text or "",
        None if figure is None else Decimal(figure),
        unit or "",
        None if direction is None else Direction(direction),
        due_year,
    )
