"""Reads the grades of a plan profile: what total of the three scores earns which."""

from collections.abc import Sequence
from itertools import pairwise

from fujidesk.domain.profile import GradeBound, ScoreTerm
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, spaced


def grade_bounds(top: Entry, scores: Sequence[ScoreTerm]) -> tuple[GradeBound, ...]:
    """Return the grades with the least total that earns each, best first (002, 図表2).

    A grade may say its greatest total too (`maximum`): then nothing may be left between it and the next
    better one, and nothing may belong to both.

    Args:
        top: the profile's top table.
        scores: what is added up; () where they could not be read, so that totals cannot be checked.

    Raises:
        UserError: no grade, the totals do not fall from grade to grade, one that nothing can earn, a total
            without a grade, or with two.
    """
    items = top.entries("grades")
    top.unique("grades", items, lambda item: item.values.get("grade"))
    grades = tuple(_grade(item) for item in items)
    if not grades:
        raise top.fault("grades", "一つ以上の評価")
    bounds = [grade.minimum for grade in grades]
    if bounds != sorted(set(bounds), reverse=True):
        raise top.fault("grades", "良い順（minimum の大きい順）の評価")
    _refuse_gaps(top, items, grades, scores)
    return grades


def _grade(item: Entry) -> GradeBound:
    """Return one grade.

    Raises:
        UserError: its letter is more than one character, or a small letter, which marks what has no grade.
    """
    grade = item.text("grade")
    if len(grade) != 1 or grade.islower():
        raise item.fault("grade", "1 文字の評価（英字なら大文字）")
    return GradeBound(grade, item.integer("minimum"))


def _refuse_gaps(
    top: Entry, items: Sequence[Entry], grades: Sequence[GradeBound], scores: Sequence[ScoreTerm]
) -> None:
    """Refuse totals without a grade or with two."""
    place = f"{spaced(top.place)}の grades"
    if scores:
        least = sum(min(term.steps) for term in scores)
        most = sum(max(term.steps) for term in scores)
        if grades[-1].minimum > least:
            raise UserError(
                f"{place} に穴があります。"
                f"合計 {least} 点から {grades[-1].minimum - 1} 点までの評価がありません。"
                f"{grades[-1].grade} の minimum を {least} にするか、評価を加えてください。"
            )
        if grades[0].minimum > most:
            raise UserError(
                f"{place} の {grades[0].grade} は {grades[0].minimum} 点からですが、"
                f"合計は {most} 点までです。届く点数にしてください。"
            )
    for (_, better), (item, worse) in pairwise(zip(items, grades, strict=True)):
        if "maximum" not in item.values:
            continue
        top_total, wanted = item.integer("maximum"), better.minimum - 1
        if top_total != wanted:
            what = "穴があります" if top_total < wanted else "重なりがあります"
            raise UserError(
                f"{place} の {better.grade} と {worse.grade} の間に{what}。"
                f"{worse.grade} の maximum を {wanted} にしてください。"
            )
