"""Dates, fiscal years and numbers as the screens show them."""

import datetime as dt

from fujidesk.domain.fiscal import long_day, long_year, short_year


def year_choice(fiscal_year: int) -> str:
    """Return a fiscal year as the selector shows it: 令和7年度（R7）."""
    return f"{long_year(fiscal_year)}（{short_year(fiscal_year)}）"


def moment(when: dt.datetime, today: dt.date | None = None) -> str:
    """Return day and time, 11月21日 08:31, with the western year where it is not that of today.

    A plan runs for five years, so that a day alone does not tell when something was changed.
    """
    this_year = (today or dt.datetime.now().astimezone().date()).year
    year = "" if when.year == this_year else f"{when.year}年"
    return f"{year}{when.month}月{when.day}日 {when:%H:%M}"


def moment_of_text(at: str, today: dt.date | None = None) -> str:
    """Return the same for an ISO text; the text itself where it is none."""
    try:
        return moment(dt.datetime.fromisoformat(at), today)
    except ValueError:
        return at


def day_in_full(day: str) -> str:
    """Return an ISO day in full: 令和7年4月30日（水）; "" for ""."""
    return long_day(dt.date.fromisoformat(day)) if day else ""


def plain_day(day: str) -> str:
    """Return an ISO day without its weekday, for a sentence or within brackets: 令和7年4月30日; "" for ""."""
    return day_in_full(day).partition("（")[0]


def short_day(day: str) -> str:
    """Return an ISO day for a narrow cell: R7.4.30; "" for ""."""
    if not day:
        return ""
    date = dt.date.fromisoformat(day)
    return f"{short_year(date.year)}.{date.month}.{date.day}"


def month_day(day: dt.date) -> str:
    """Return a day of a year that is known: 6月15日."""
    return f"{day.month}月{day.day}日"


def count(number: int, unit: str = "件") -> str:
    """Return a number with thousands separated and its unit: 1,234 件."""
    return f"{number:,} {unit}"


def current_fiscal_year(today: dt.date, years: range) -> int:
    """Return the fiscal year of a day, or the nearest one of the plan's period."""
    year = today.year if today.month >= 4 else today.year - 1
    return max(years.start, min(years.stop - 1, year))


def unbroken(text: str) -> str:
    """Return a short text that a wrapping label keeps on one line; Japanese may else break at any letter."""
    joiner, hard_space = "\u2060", "\u00a0"
    return joiner.join(text.replace(" ", hard_space))
