"""The rows of 計画全体: each policy and measure with its counts, each of which opens its list."""

from collections.abc import Sequence

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.domain.pack_parts.whole_words import appraisal_of
from fujidesk.domain.whole_plan.finals import FINAL_NAMES, Final
from fujidesk.domain.whole_plan.model import LevelResult, WholePlan
from fujidesk.domain.whole_plan.outcomes import OUTCOME_HEADINGS, OUTCOME_NAMES, Outcome
from fujidesk.ui.widgets.figure_model import EMPTY_CELL, FigureCell, FigureColumn, FigureRow

_ALWAYS = (Outcome.AS_PLANNED, Outcome.LATE, Outcome.ENDED_EARLY, Outcome.NEVER_BEGAN)


def shown_outcomes(whole: WholePlan) -> tuple[Outcome, ...]:
    """Return the outcomes that are shown: those that matter, and others that occur."""
    return tuple(kind for kind in Outcome if kind in _ALWAYS or whole.total.count(kind))


def level_columns(whole: WholePlan) -> list[FigureColumn]:
    """Return the columns of the table of levels."""
    counts = [
        FigureColumn(OUTCOME_HEADINGS[kind], is_figure=True, chars=2 * len(OUTCOME_HEADINGS[kind]))
        for kind in shown_outcomes(whole)
    ]
    return [
        FigureColumn(whole.profile.level_names[-1], chars=30), FigureColumn("事業", is_figure=True, chars=5),
        *counts,
        FigureColumn("最大の遅れ", is_figure=True, chars=10, tip="最後の報告の時点の半期数"),
        FigureColumn("指標 達成", is_figure=True, chars=9),
        FigureColumn("指標 未達成", is_figure=True, chars=11),
        FigureColumn("評価"),
    ]  # fmt: skip


def level_rows(whole: WholePlan) -> list[FigureRow]:
    """Return a row for each policy and measure, and one for all projects."""
    kinds = shown_outcomes(whole)
    deepest = max((level.depth for level in whole.levels), default=0)
    rows = [
        _row(level, kinds, appraisal_of(whole, level) if level.depth == deepest else "")
        for level in whole.levels
    ]
    return [*rows, _row(whole.total, kinds, "", is_total=True)]


def _row(
    level: LevelResult, kinds: Sequence[Outcome], appraisal: str, *, is_total: bool = False
) -> FigureRow:
    """Return the row of a level."""
    name = f"{'　' * level.depth}{level.name}"
    all_of_it = ProjectFilter(numbers=level.numbers, caption=level.name)
    slip = f"{level.worst_slip} 半期" if level.worst_slip else ""
    cells = (
        FigureCell(name, all_of_it, tip=level.name, said=level.name),
        FigureCell(f"{len(level.numbers):,}", all_of_it, key=len(level.numbers)),
        *(_counted(level, level.outcomes[kind], OUTCOME_NAMES[kind]) for kind in kinds),
        FigureCell(slip, key=level.worst_slip),
        *(
            _counted(level, level.finals[kind], f"施策指標 {FINAL_NAMES[kind]}")
            for kind in (Final.REACHED, Final.NOT_REACHED)
        ),
        FigureCell(appraisal, tip=appraisal),
    )
    return FigureRow(cells, is_total=is_total)


def _counted(level: LevelResult, numbers: tuple[str, ...], word: str) -> FigureCell:
    """Return a count that opens its list."""
    if not numbers:
        return EMPTY_CELL
    caption = f"{level.name} {word}"
    behind = ProjectFilter(numbers=numbers, caption=caption)
    return FigureCell(f"{len(numbers):,}", behind, key=len(numbers), tip=f"{caption} {len(numbers):,} 事業")
