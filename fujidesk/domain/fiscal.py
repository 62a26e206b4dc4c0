"""Fiscal years, half-years and their Japanese names.

A fiscal year is stored as the western year of its April (令和4年度 = R4 = 2022);
a half is 1 (上期, April to September) or 2 (下期, October to March).
"""

import datetime as dt
import unicodedata
from collections.abc import Iterable
from typing import NamedTuple

REIWA_OFFSET = 2018
"""Western year = Reiwa year + 2018."""
_REIWA_START = dt.date(2019, 5, 1)
FIRST_HALF_MONTHS = range(4, 10)
"""Months of 上期."""


class HalfYear(NamedTuple):
    """One half of a fiscal year; sorts in the order of time."""

    fiscal_year: int
    half: int

    @property
    def label(self) -> str:
        """Short name such as 「R4上」."""
        return f"{short_year(self.fiscal_year)}{half_name(self.half)[0]}"

    @property
    def long_label(self) -> str:
        """Full name such as 「令和4年度 上期」."""
        return f"{long_year(self.fiscal_year)} {half_name(self.half)}"


def half_years(first_year: int, last_year: int) -> tuple[HalfYear, ...]:
    """Return all half-years of the fiscal years from first_year to last_year, both included."""
    return tuple(HalfYear(year, half) for year in range(first_year, last_year + 1) for half in (1, 2))


def half_year_of(day: dt.date) -> HalfYear:
    """Return the half-year that a calendar day lies in."""
    year = day.year if day.month >= FIRST_HALF_MONTHS.start else day.year - 1
    return HalfYear(year, 1 if day.month in FIRST_HALF_MONTHS else 2)


def half_years_from(day: dt.date, halves: Iterable[HalfYear]) -> tuple[HalfYear, ...]:
    """Return those of the half-years that begin on a day or after it, in their order."""
    return tuple(when for when in halves if first_day(when) >= day)


def first_day(when: HalfYear) -> dt.date:
    """Return the day on which a half-year begins: 1 April or 1 October."""
    return dt.date(when.fiscal_year, 4 if when.half == 1 else 10, 1)


def half_in_force(fiscal_year: int, today: dt.date) -> HalfYear:
    """Return the half-year running today where it lies in the fiscal year, else the year's second half."""
    now = half_year_of(today)
    return now if now.fiscal_year == fiscal_year else HalfYear(fiscal_year, 2)


def half_name(half: int) -> str:
    """Return 「上期」 for 1 and 「下期」 for 2."""
    return "上期" if half == 1 else "下期"


def short_year(fiscal_year: int) -> str:
    """Return the short name of a fiscal year, 「R4」 for 2022 (before Reiwa: the western year)."""
    return f"R{fiscal_year - REIWA_OFFSET}" if fiscal_year > REIWA_OFFSET else str(fiscal_year)


def long_year(fiscal_year: int) -> str:
    """Return the full name of a fiscal year, 「令和4年度」 for 2022."""
    if fiscal_year > REIWA_OFFSET:
        number = fiscal_year - REIWA_OFFSET
        return f"令和{'元' if number == 1 else number}年度"
    return f"{fiscal_year}年度"


def era_day(day: dt.date) -> str:
    """Return a day as 「令和5年4月28日」 (before Reiwa: the western year)."""
    era = day >= _REIWA_START
    number = day.year - REIWA_OFFSET
    year = f"令和{'元' if number == 1 else number}年" if era else f"{day.year}年"
    return f"{year}{day.month}月{day.day}日"


def long_day(day: dt.date) -> str:
    """Return a day with its weekday, 「令和5年4月28日（金）」 (before Reiwa: the western year)."""
    return f"{era_day(day)}（{'月火水木金土日'[day.weekday()]}）"


def parse_year(text: str) -> int | None:
    """Read a fiscal year written as 令和4年度, 令和 4 年度, R4, Ｒ４ or 2022; None when it is not one."""
    plain = unicodedata.normalize("NFKC", text).replace(" ", "").removesuffix("年度").removesuffix("年")
    for era in ("令和", "R", "r"):
        if plain.startswith(era):
            rest = plain.removeprefix(era).replace("元", "1")
            return (
                int(rest) + REIWA_OFFSET
                if rest.isascii() and rest.isdigit() and 0 < int(rest) < 100
                else None
            )
    return int(plain) if len(plain) == 4 and plain.isascii() and plain.isdigit() else None
