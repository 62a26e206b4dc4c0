"""Values of the survey in the words of the plan, for the history and for messages."""

import datetime as dt
from contextlib import suppress

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.oddities import INQUIRY_STATE_NAMES, InquiryState
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.reports import (
    AMOUNT_FIELDS,
    LABELS,
    OFFICE_SCORE_FIELDS,
    SCORE_FIELDS,
    report_field_label,
)
from fujidesk.domain.survey_values import parts_of_dated_field
from fujidesk.domain.surveys import ENTRY_FIELDS, ROUND_FIELDS, STATE_NAMES, EntryState

NOT_ANSWERED = "（未回答）"
"""Shown where a value of a report has no answer."""
NOTHING = "（空欄）"
NOT_APPROVED = "（承認なし）"
NO_INQUIRY = "（なし）"
SURVEY_LABELS = {
    "deadline": "提出期限", "contact": "連絡先", "approval": "承認", "state": "状態",
    "leader": STANDARD_WORDS.leader, "sent_at": "送付日", "reminded_at": "督促日", "returned_at": "提出日",
    "sent_back_at": "差戻し日", "confirmed_at": "確認日", "note": "備考",
}  # fmt: skip
"""Fields of rounds and of departments in them → Japanese name."""


def survey_label(field: str, profile: PlanProfile | None = None) -> str | None:
    """Return the name of a field of the survey: 「R4 実施状況」, 「提出期限」; None for others.

    An inquiry is only called one: which rule asked it is told by its question, not by the rule's key.
    """
    parts = parts_of_dated_field(field)
    if parts is None:
        if field == "leader" and profile is not None:
            return profile.words.leader
        return SURVEY_LABELS.get(field)
    year, name = parts
    return report_field_label(field, profile) if name in LABELS else f"{short_year(year)} 照会"


def describe_survey_value(field: str, value: JsonValue, profile: PlanProfile) -> str | None:
    """Return a value of the survey in words; None where the field is none of it.

    Args:
        field: key as `fujidesk.domain.changes` names it.
        value: as stored; a word that is no choice (any more) is shown as it is.
        profile: gives the words for choices and scores.
    """
    parts = parts_of_dated_field(field)
    if parts is not None:
        return _report_value(parts[1], value, profile) if parts[1] in LABELS else _inquiry(value)
    if field not in (*ROUND_FIELDS, *ENTRY_FIELDS):
        return None
    if field == "approval":
        return _approval(value)
    if value in (None, ""):
        return NOTHING
    if field == "state":
        return STATE_NAMES[EntryState(str(value))] if value in list(EntryState) else str(value)
    return japanese_day(str(value)) if field == "deadline" or field.endswith("_at") else str(value)


def japanese_day(day: str) -> str:
    """Return an ISO date, or the date of an ISO time, as 2023年4月28日; other texts as they are."""
    with suppress(ValueError):
        found = dt.datetime.fromisoformat(day)
        return f"{found.year}年{found.month}月{found.day}日"
    return day


def _report_value(name: str, value: JsonValue, profile: PlanProfile) -> str:
    """Return a value of a status report.

    An empty answer is the department's to give (「未回答」); an empty correction of the office is none.
    """
    if value in (None, ""):
        return NOTHING if name == "lead" or name.startswith("office_") else NOT_ANSWERED
    if name == "status":
        return profile.status_name(str(value))
    if name == "outlook":
        return profile.outlook_name(str(value))
    if name in AMOUNT_FIELDS:
        return f"{value:,} 千円"
    if name in (*SCORE_FIELDS, *OFFICE_SCORE_FIELDS) and isinstance(value, int):
        word = profile.score(name.partition("_")[2]).steps.get(value, "")
        return f"{value} {word}".rstrip()
    return str(value)


def _inquiry(value: JsonValue) -> str:
    """Return an inquiry: its state, its question and, where there is one, the answer."""
    if not isinstance(value, dict):
        return NO_INQUIRY
    state = value.get("state")
    word = INQUIRY_STATE_NAMES[InquiryState(str(state))] if state in list(InquiryState) else str(state)
    answer = value.get("answer")
    return f"{word}: {value.get('question', '')}{f' → {answer}' if answer else ''}"


def _approval(value: JsonValue) -> str:
    """Return an approval: when, by whom, with which note."""
    if not isinstance(value, dict):
        return NOT_APPROVED
    parts = (japanese_day(str(value.get("at", ""))), str(value.get("by", "")), str(value.get("note", "")))
    return f"承認済（{'、'.join(part for part in parts if part)}）"
