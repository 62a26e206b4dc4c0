"""Reads the terms of a plan's period and the city's words from a profile."""

from dataclasses import fields
from itertools import pairwise

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.plan_words import PlanWords
from fujidesk.domain.profile import PlanTerm
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry, spaced

_MAY_BE_EMPTY = ("advisor", "upper")


def plan_terms(top: Entry, first_year: int, last_year: int) -> tuple[PlanTerm, ...]:
    """Return the entries of [[terms]] in the order of time; none where the period is not divided.

    Raises:
        UserError: two overlap, a year belongs to none, or one leaves the period; names terms and year.
    """
    if "terms" not in top.values:
        return ()
    items = top.entries("terms")
    top.unique("terms", items, lambda item: item.values.get("name"))
    terms = sorted((_term(item, first_year, last_year) for item in items), key=lambda term: term.first_year)
    place = f"{spaced(top.place)}の terms"
    for before, after in pairwise(terms):
        if after.first_year <= before.last_year:
            raise UserError(
                f"{place} の「{before.name}」と「{after.name}」が{long_year(after.first_year)}で"
                "重なっています。どの年度も一つの期だけに入れてください。"
            )
    covered = {year for term in terms for year in term.fiscal_years}
    missing = [year for year in range(first_year, last_year + 1) if year not in covered]
    if missing:
        raise UserError(
            f"{place} では、{long_year(missing[0])}がどの期にも入っていません。"
            "計画期間のすべての年度を期に分けてください。"
        )
    return tuple(terms)


def _term(item: Entry, first_year: int, last_year: int) -> PlanTerm:
    """Return one term.

    Raises:
        UserError: it ends before it begins, or leaves the plan's period.
    """
    term = PlanTerm(item.text("name"), item.integer("first_year"), item.integer("last_year"))
    if term.first_year > term.last_year:
        raise item.fault("last_year", "first_year 以後の年度")
    if term.first_year < first_year or term.last_year > last_year:
        raise UserError(
            f"{spaced(item.place)}の「{term.name}」が計画期間（{long_year(first_year)}から"
            f"{long_year(last_year)}まで）の外に出ています。期間の中に収めてください。"
        )
    return term


def plan_words(top: Entry) -> PlanWords:
    """Return the table [words]: every word is asked for, so that none of another city is shown.

    Those for advisors and for an upper level may be empty: a city may have neither.

    Raises:
        UserError: a word is missing or empty, or there is one that the program does not know.
    """
    table = top.entry("words")
    known = [field.name for field in fields(PlanWords)]
    for key in table.values:
        if key not in known:
            raise UserError(
                f"{spaced(table.place)}の {key} は知らない言葉です。"
                f"{'、'.join(known)} のどれかに直してください。"
            )
    return PlanWords(
        **{name: table.text_or(name, "") if name in _MAY_BE_EMPTY else table.text(name) for name in known}
    )
