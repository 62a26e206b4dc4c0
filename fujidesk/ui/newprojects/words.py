"""What cards, list and details say of a new project."""

import datetime as dt
from collections.abc import Sequence
from dataclasses import replace

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.new_project_rules import current_step, days_since_step, shown_cost
from fujidesk.domain.new_projects import STEP_NAMES, NewProject, step_name
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.revision_lines import day_words
from fujidesk.domain.searching import fold, terms
from fujidesk.ui.formats import short_day
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow

READ_ONLY = "読み取り専用で開いているため、変更できません。"
IMPORTANT = "重要事項"
_PLACE = STANDARD_WORDS.lower
_COLUMNS = (
    FigureColumn("番号", chars=8), FigureColumn("事業名", wraps=True),
    FigureColumn("提案部署", chars=16, wraps=True),
    FigureColumn("段階", chars=10), FigureColumn("日付", chars=9),
    FigureColumn("経過日数", is_figure=True, chars=8),
    FigureColumn(IMPORTANT, chars=8, is_centred=True), FigureColumn("経費（千円）", is_figure=True, chars=16),
    FigureColumn("要求額", is_figure=True, chars=9), FigureColumn("査定額", is_figure=True, chars=9),
    FigureColumn("確定額", is_figure=True, chars=9), FigureColumn(_PLACE, chars=5, is_centred=True),
    FigureColumn("事業番号", chars=9), FigureColumn("調査票", chars=10),
)  # fmt: skip
"""Columns of the list; amounts are 千円 and internal."""
COST_COLUMNS = frozenset({"経費（千円）", "要求額", "査定額", "確定額"})
"""Titles of the columns of amounts."""


def list_columns(words: PlanWords) -> tuple[FigureColumn, ...]:
    """Return the columns of the list, with the city's word for the level that projects stand under."""
    return tuple(replace(item, title=words.lower) if item.title == _PLACE else item for item in _COLUMNS)


def cost_text(project: NewProject) -> str:
    """Return the cost that tells most: 「R9 1,200千円」."""
    cost = shown_cost(project)
    return "経費 未記入" if cost is None else f"{short_year(cost[0])} {cost[1]:,}千円"


def days_text(project: NewProject, today: dt.date) -> str:
    """Return how long the project has stood at its step; "" where its last step has no day."""
    days = days_since_step(project, today)
    if days is None:
        return ""
    return f"{days:,}日経過" if days > 0 else "今日" if days == 0 else f"{-days:,}日後"


def passes(project: NewProject, text: str) -> bool:
    """Tell whether a project holds all words of a text."""
    held = fold(" ".join((project.key, project.title, project.department, project.purpose, project.content)))
    return all(word in held for word in terms(text))


def list_rows(
    projects: Sequence[NewProject], today: dt.date, notes: dict[str, str], words: PlanWords = STANDARD_WORDS
) -> list[FigureRow]:
    """Return the rows of the list; notes: by key, what is to be known of the form. words: the city's."""
    return [_row(project, today, notes.get(project.key, ""), words) for project in projects]


def _row(project: NewProject, today: dt.date, note: str, words: PlanWords) -> FigureRow:
    """Return a project's row."""
    cost, days = shown_cost(project), days_since_step(project, today)
    step, day = current_step(project), project.steps[-1].day if project.steps else ""
    word = "要確認" if note else "あり" if project.file_id is not None else "手入力"
    cells = (
        FigureCell(project.key), FigureCell(project.title, tip=project.title), FigureCell(project.department),
        FigureCell(step_name(step, words), key=list(STEP_NAMES).index(step)),
        FigureCell(short_day(day), key=day, tip=day_words(day)),
        FigureCell("" if days is None else f"{days:,}", key=-1 if days is None else days),
        FigureCell("重要" if project.is_important else ""),
        FigureCell("" if cost is None else cost_text(project), key=-1 if cost is None else cost[1]),
        *(_amount(kyen) for kyen in (project.requested_kyen, project.assessed_kyen, project.settled_kyen)),
        FigureCell(project.measure), FigureCell(project.number), FigureCell(word, tip=note),
    )  # fmt: skip
    return FigureRow(cells, project.key)


def _amount(kyen: int | None) -> FigureCell:
    """Return an amount's cell; sorted before all others where none is known."""
    return FigureCell("" if kyen is None else f"{kyen:,}", key=-1 if kyen is None else kyen)
