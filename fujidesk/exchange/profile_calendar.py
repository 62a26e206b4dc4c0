"""Reads the calendar of a plan profile: what each month asks for, and the marks of the whole period."""

import datetime as dt
from collections.abc import Mapping, Sequence
from functools import partial

from fujidesk.domain.meetings import STANDARD_MEETINGS
from fujidesk.domain.plan_calendar import (
    FIGURE_KEYS,
    PUBLISH_PAGE,
    STANDARD_CALENDAR,
    STANDARD_PERIOD,
    TAB_KEYS,
    TAB_PAGES,
    WHOLE_PERIOD,
    CalendarTerm,
    PeriodMark,
)
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_faults import Faults

STANDARD_KEYS = tuple(term.key for term in STANDARD_MEETINGS)
_LEAP_YEAR = 2000
"""A year that has every day, so that 02-29 can be written."""
_FARTHEST = 20
"""As long as a plan may be, see `exchange.profiles`."""


def calendar_terms(
    top: Entry, meetings: Sequence[str] = STANDARD_KEYS, faults: Faults | None = None
) -> tuple[CalendarTerm, ...]:
    """Return the entries of [[calendar]]; the standard calendar where the profile has none.

    Args:
        top: the profile's top table.
        meetings: keys of the profile's meetings, which are the pages of 会議資料.
        faults: takes what is wrong in the entries, each by itself; without it the first fault is raised.

    Raises:
        UserError: a key twice, a day that is none, a year other than the one before, this or the next.
    """
    if "calendar" not in top.values:
        return STANDARD_CALENDAR
    items = top.entries("calendar")
    top.unique("calendar", items, lambda item: item.values.get("key"))
    pages = {**TAB_PAGES, "packs": (*meetings, PUBLISH_PAGE)}
    read = partial(_term, pages=pages)
    return tuple(map(read, items)) if faults is None else faults.each(items, read)


def period_marks(top: Entry) -> tuple[PeriodMark, ...]:
    """Return the entries of [[period_marks]]; those of the standard where the profile has none."""
    if "period_marks" not in top.values:
        return STANDARD_PERIOD
    return tuple(
        PeriodMark(item.text("row"), item.text("sign"), item.text("title"), _years(item))
        for item in top.entries("period_marks")
    )


def _term(item: Entry, pages: Mapping[str, Sequence[str]]) -> CalendarTerm:
    """Return one entry of the calendar.

    Raises:
        UserError: as `calendar_terms`; also a tab without the word for its button, a page that it has not.
    """
    about = item.integer("about") if "about" in item.values else 0
    if about not in (-1, 0, 1):
        raise item.fault("about", "-1（前年度）、0（その年度）、1（次年度）のどれか")
    opens = _known(item, "opens", TAB_KEYS)
    return CalendarTerm(
        item.text("key"), item.text("title"), _month_day(item, "from"), _month_day(item, "to"), about,
        item.text_or("step", ""), opens, item.text("action") if opens else "",
        _known(item, "figure", FIGURE_KEYS), _years(item), _page(item, pages.get(opens, ())),
    )  # fmt: skip


def _known(item: Entry, key: str, choices: Sequence[str]) -> str:
    """Return one of the words that the program knows, "" where none is given.

    Raises:
        UserError: another word; the task would open nothing, or never have a figure.
    """
    text = item.text_or(key, "")
    if text and text not in choices:
        raise item.fault(key, f"{'、'.join(choices)} のどれか")
    return text


def _page(item: Entry, known: Sequence[str]) -> str:
    """Return the page of a tab, "" where none is given; known: those that it has.

    Raises:
        UserError: the tab has no such page.
    """
    page = item.text_or("page", "")
    if page and page not in known:
        raise item.fault(
            "page", f"{'、'.join(known)} のどれか" if known else "空（このタブにページはありません）"
        )
    return page


def _month_day(item: Entry, key: str) -> str:
    """Return a day without its year, such as 04-28.

    Raises:
        UserError: it is written otherwise, or there is no such day.
    """
    text = item.text(key)
    try:
        day = dt.date.fromisoformat(f"{_LEAP_YEAR}-{text}")
    except ValueError as error:
        raise item.fault(key, "月と日（例 04-28）") from error
    return f"{day:%m-%d}"


def _years(item: Entry) -> tuple[int, int]:
    """Return the places of first and last year in the period; the whole period where none are given.

    Raises:
        UserError: not two whole numbers.
    """
    value = item.values.get("years", list(WHOLE_PERIOD))
    if isinstance(value, list) and len(value) == 2:
        first, last = value
        if _is_place(first) and _is_place(last):
            return first, last
    raise item.fault("years", "期間の中の位置を二つ（例 [0, -1] は全期間、[-1, -1] は最終年度）")


def _is_place(value: object) -> bool:
    """Tell whether a value is a place in the period."""
    return isinstance(value, int) and not isinstance(value, bool) and abs(value) <= _FARTHEST
