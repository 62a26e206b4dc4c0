"""Reads figure, unit, direction and due year out of the words of an indicator (施策指標).

Only what the text states plainly is taken; everything else stays open for the office to fill in.
"""

import re
from decimal import Decimal

from fujidesk.domain.fiscal import REIWA_OFFSET
from fujidesk.domain.records import Direction, Indicator

_FIGURE = re.compile(
    r"(?<![第億万千～〜~\-\d,，.．])(?!(?<=月)\d{1,2}日(?!間))"
    r"(\d[\d,，]*(?:[.．]\d+)?) ?"
    r"(%|％|パーセント|件|万人|人|社|億円|百万円|万円|千円|円|回|時間|分(?!野|の\d)|か月|ヶ月|カ月|箇所|か所|ヶ所|カ所"
    r"|システム|台|校|割|店|団体|事業|業務|日(?!本))"
    r"(程度)?(以上|超|以下|以内|未満)?"
)
"""A figure with a unit and perhaps a bound.

Not one that is an ordinal (第3回), the rest of a number in mixed script (2億5000万円), the end of a range
(35～40件), a date (4月1日) or a fraction (3分の1): of these the figure alone would say something else.
"""
_YEAR = r"(?:令和(\d{1,2}|元)|(20\d\d))年度"
_DUE = re.compile(f"{_YEAR}(?:末|中)?(?:まで|時点|における|において|には)")
_DUE_PLAIN = re.compile(f"{_YEAR}(?:の(?!件数)|(?=[一-龠]))(?![^、。]*後[、。])")
_UNITS = {"％": "%", "パーセント": "%"}
_PLAIN = str.maketrans("．", ".", ",，")
_UP, _DOWN = frozenset({"以上", "超"}), frozenset({"以下", "以内", "未満"})
_FALLING = re.compile("半減|減らす|削減する|減少させ|削減を")


def parse_indicator(text: str) -> Indicator:
    """Return an indicator with the parts that its text states; the text itself is kept as it is.

    A part that it does not state is None (the unit ""), never a likely value: the achievement of a target is
    judged by these parts, and a guess would be counted as a fact. Of several figures the first one leads.
    """
    found = _FIGURE.search(text)
    due = _due_year(text)
    if found is None:
        return Indicator(text, None, "", _plain_direction(text), due)
    figure = Decimal(found[1].translate(_PLAIN))
    unit = _UNITS.get(found[2], found[2])
    return Indicator(text, figure, unit, _direction(text, found[4]), due)


def _direction(text: str, bound: str | None) -> Direction:
    """Return the direction of a figure: as its bound says, else kept, lowered or reached.

    A figure without any such word is one to be reached: plans write 「100件」 for "at least 100".
    """
    if bound in _UP:
        return Direction.AT_LEAST
    if bound in _DOWN:
        return Direction.AT_MOST
    return _plain_direction(text) or Direction.AT_LEAST


def _plain_direction(text: str) -> Direction | None:
    """Return the direction that words without a bound tell (維持, 半減), None where they tell none."""
    if "維持" in text:
        return Direction.KEEP
    return Direction.AT_MOST if _FALLING.search(text) else None


def _due_year(text: str) -> int | None:
    """Return the fiscal year by which the target is to be reached, where the text names one."""
    if "年度" not in text:
        return None
    found = _DUE.search(text) or _DUE_PLAIN.search(text)
    if found is None:
        return None
    if found[2]:
        return int(found[2])
    return REIWA_OFFSET + (1 if found[1] == "元" else int(found[1]))
