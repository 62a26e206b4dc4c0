"""Rounds, departments in a round, and inquiries as field values and back, as edits know them.

The counterpart of `domain.fields` for the survey; the values of a status report are in `domain.reports`.
"""

import re
from dataclasses import asdict, replace
from typing import Any

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.oddities import Inquiry, InquiryState
from fujidesk.domain.surveys import ENTRY_FIELDS, ROUND_FIELDS, Approval, EntryState, SurveyEntry, SurveyRound

INQUIRY_PARTS = ("question", "state", "answer", "asked_at", "answered_at")
"""What the value of an inquiry is made of."""
_ENTRY_KEY = re.compile(r"(\d{4}) (.+)", re.ASCII)
_YEAR = re.compile(r"\d{4}", re.ASCII)


def year_of_round_key(key: str) -> int | None:
    """Return the fiscal year of a key of `Entity.ROUND`; None where it is none."""
    return int(key) if _YEAR.fullmatch(key) else None


def parts_of_entry_key(key: str) -> tuple[int, str] | None:
    """Return fiscal year and department of a key of `Entity.ENTRY`; None where it is none."""
    found = _ENTRY_KEY.fullmatch(key)
    return None if found is None else (int(found[1]), found[2])


def parts_of_dated_field(field: str) -> tuple[int, str] | None:
    """Return fiscal year and name of a field such as "2022.status"; None where it is no such field."""
    year, _, name = field.partition(".")
    return (int(year), name) if _YEAR.fullmatch(year) and name else None


def round_value(held: SurveyRound, name: str) -> JsonValue:
    """Return one value of a round."""
    if name == "approval":
        return approval_value(held.approval)
    return str(getattr(held, name))


def round_with(held: SurveyRound, name: str, value: JsonValue) -> SurveyRound:
    """Return the round with one value set; None empties it.

    Raises:
        KeyError: the field is not known.
    """
    if name not in ROUND_FIELDS:
        raise KeyError(name)
    given: Any = approval_of(value) if name == "approval" else _text(value)
    return replace(held, **{name: given})


def approval_value(approval: Approval | None) -> JsonValue:
    """Return an approval as the value of a field."""
    return None if approval is None else asdict(approval)


def approval_of(value: JsonValue) -> Approval | None:
    """Return the approval that a field value stands for; None where the year is open."""
    if not isinstance(value, dict):
        return None
    return Approval(_text(value.get("at")), _text(value.get("by")), _text(value.get("note")))


def entry_value(entry: SurveyEntry, name: str) -> JsonValue:
    """Return one value of a department in a round."""
    value = getattr(entry, name)
    return value.value if isinstance(value, EntryState) else str(value)


def entry_with(entry: SurveyEntry, name: str, value: JsonValue) -> SurveyEntry:
    """Return the department in a round with one value set; None empties it.

    Raises:
        KeyError: the field is not known.
        ValueError: the state is not known.
    """
    if name not in ENTRY_FIELDS:
        raise KeyError(name)
    given: Any = EntryState(str(value or EntryState.UNSENT)) if name == "state" else _text(value)
    return replace(entry, **{name: given})


def inquiry_value(inquiry: Inquiry | None) -> JsonValue:
    """Return an inquiry as the value of its field; None where there is none."""
    if inquiry is None:
        return None
    return {name: str(getattr(inquiry, name)) for name in INQUIRY_PARTS}


def inquiry_of(number: str, fiscal_year: int, rule: str, value: JsonValue) -> Inquiry | None:
    """Return the inquiry that a field value stands for; None where there is none.

    Raises:
        ValueError: its state is not known.
    """
    if not isinstance(value, dict):
        return None
    return Inquiry(
        number, fiscal_year, rule, _text(value.get("question")),
        InquiryState(str(value.get("state") or InquiryState.PLANNED)), _text(value.get("answer")),
        _text(value.get("asked_at")), _text(value.get("answered_at")),
    )  # fmt: skip


def _text(value: JsonValue) -> str:
    """Return a text; None is the empty one."""
    return "" if value is None else str(value)
