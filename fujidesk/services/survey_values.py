"""Checks and tidies the values of the survey: reports, rounds, departments in a round, inquiries.

All ways in pass here: typed, returned workbooks, the command line. Every refusal is a sentence with number or
department, fiscal year and field.
"""

import datetime as dt
import re
from decimal import Decimal, InvalidOperation

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.oddities import InquiryState
from fujidesk.domain.profile import ChoiceTerm, PlanProfile
from fujidesk.domain.reports import AMOUNT_FIELDS, OFFICE_SCORE_FIELDS, SCORE_FIELDS, STORED_FIELDS
from fujidesk.domain.survey_values import (
    INQUIRY_PARTS,
    parts_of_dated_field,
    parts_of_entry_key,
    year_of_round_key,
)
from fujidesk.domain.surveys import ENTRY_FIELDS, ROUND_FIELDS, STATE_NAMES, EntryState
from fujidesk.errors import UserError
from fujidesk.services.text_values import FIGURE_DIGITS, NAME_LENGTH, TEXT_LENGTH, tidy

LARGEST_AMOUNT = 10**12
"""千円; more is a slip."""
RULE = re.compile(r"[a-z0-9][a-z0-9_-]{0,59}", re.ASCII)
"""Keys of rules, as inquiries are stored under them."""
_LINES = ("lead", "leader", "by")
"""Texts of one line, as long as a name."""
_DAYS = tuple(name for name in ENTRY_FIELDS if name.endswith("_at"))
"""ISO days of a department in a round: sent, reminded, returned, sent back, confirmed."""
SURVEY_ENTITIES = frozenset({Entity.REPORT, Entity.ROUND, Entity.ENTRY, Entity.INQUIRY})


class SurveyValues:
    """Knows, for one plan profile, which values the fields of the survey may have."""

    def __init__(self, profile: PlanProfile) -> None:
        self._profile = profile
        self._checks = {
            Entity.REPORT: self._report_value,
            Entity.ROUND: self._round_value,
            Entity.ENTRY: self._entry_value,
            Entity.INQUIRY: self._inquiry_value,
        }

    def described(self, field: str, value: JsonValue) -> str:
        """Return a value in the words of the plan."""
        return describe_value(field, value, self._profile)

    def checked(self, change: FieldChange) -> JsonValue:
        """Return the value that the change sets, tidied.

        Raises:
            UserError: the field cannot be edited, or the value is not one that it may have.
        """
        return self._checks[change.entity](change)

    def _report_value(self, change: FieldChange) -> JsonValue:
        """Return a value of a status report, as its column holds it.

        Choices and scores are those of the plan profile (002, 図表1 and 図表2); amounts are whole 千円.
        """
        parts = parts_of_dated_field(change.field)
        if parts is None or parts[1] not in STORED_FIELDS:
            raise _unknown(change)
        self._in_period(change, parts[0])
        name, value = parts[1], change.after
        if name == "status":
            return _choice(change, value, self._profile.statuses)
        if name == "outlook":
            return _choice(change, value, self._profile.outlooks)
        if name in AMOUNT_FIELDS:
            return _amount(change, value)
        if name in (*SCORE_FIELDS, *OFFICE_SCORE_FIELDS):
            return self._score(change, name, value)
        return _figure(change, value) if name == "indicator_value" else _text(change, value, name)

    def _score(self, change: FieldChange, name: str, value: JsonValue) -> JsonValue:
        """Return a score of the profile's steps; None: not scored.

        Each aspect has its own number of steps (002, 図表2).
        """
        steps = self._profile.score(name.partition("_")[2]).steps
        if value is None:
            return None
        if isinstance(value, bool) or not isinstance(value, int) or value not in steps:
            raise refused(
                change, f"「{_shown(value)}」は使えません。{min(steps)}～{max(steps)} の整数にしてください。"
            )
        return value

    def _round_value(self, change: FieldChange) -> JsonValue:
        """Return a value of a round.

        deadline: an ISO day, contact: who answers questions, approval: locks the year.
        """
        year = year_of_round_key(change.key)
        if year is None or change.field not in ROUND_FIELDS:
            raise _unknown(change)
        self._in_period(change, year)
        if change.field == "deadline":
            return _day(change, change.after)
        if change.field == "contact":
            return _text(change, change.after, "contact")
        return _approval(change, change.after)

    def _entry_value(self, change: FieldChange) -> JsonValue:
        """Return a value of a department in a round: its state, a day, the leader's post, a note.

        The key is year and name, 「2022 収納課」; whether there is such a department is asked when it is
        written.
        """
        parts = parts_of_entry_key(change.key)
        if parts is None or change.field not in ENTRY_FIELDS:
            raise _unknown(change)
        self._in_period(change, parts[0])
        if change.field == "state":
            return _state(change, change.after)
        if change.field in _DAYS:
            return _day(change, change.after)
        return _text(change, change.after, change.field)

    def _inquiry_value(self, change: FieldChange) -> JsonValue:
        """Return an inquiry: question, state, answer and days, or None.

        None takes it away. It is one value as a whole: question and answer belong together.
        """
        parts = parts_of_dated_field(change.field)
        if parts is None or RULE.fullmatch(parts[1]) is None:
            raise _unknown(change)
        self._in_period(change, parts[0])
        value = change.after
        if value is None:
            return None
        if not isinstance(value, dict) or not value.keys() <= set(INQUIRY_PARTS):
            raise refused(change, "照会の内容として読めません。")
        state = value.get("state") or InquiryState.PLANNED.value
        if state not in [known.value for known in InquiryState]:
            raise refused(change, f"「{_shown(state)}」という状態はありません。")
        return {
            "question": _text(change, value.get("question"), "question"), "state": state,
            "answer": _text(change, value.get("answer"), "answer"),
            "asked_at": _day(change, value.get("asked_at")),
            "answered_at": _day(change, value.get("answered_at")),
        }  # fmt: skip

    def _in_period(self, change: FieldChange, year: int) -> None:
        """Refuse fiscal years that the plan does not cover."""
        if year not in self._profile.fiscal_years:
            years = self._profile.fiscal_years
            raise refused(
                change,
                f"{long_year(year)}は計画の期間の外です。"
                f"{long_year(years[0])}から{long_year(years[-1])}までにしてください。",
            )


def subject(change: FieldChange) -> str:
    """Return who or what a change is about, as a sentence begins: 「1-1-1」, 「令和4年度 収納課」."""
    if change.entity is Entity.ROUND:
        year = year_of_round_key(change.key)
        return change.key if year is None else f"{long_year(year)}の調査"
    parts = parts_of_entry_key(change.key) if change.entity is Entity.ENTRY else None
    return change.key if parts is None else f"{long_year(parts[0])} {parts[1]}"


def refused(change: FieldChange, why: str) -> UserError:
    """Return the refusal of a value: whose, which year and field, why."""
    return UserError(f"{subject(change)} の「{field_label(change.field)}」: {why}")


def _unknown(change: FieldChange) -> UserError:
    """Return the refusal of a field that there is not."""
    return UserError(f"{change.key} の項目「{change.field}」は変更できません。")


def _shown(value: JsonValue) -> str:
    """Return the beginning of a refused value as it is quoted in a sentence, on one line."""
    return " ".join(str(value).split())[:20]


def _choice(change: FieldChange, value: JsonValue, terms: tuple[ChoiceTerm, ...]) -> JsonValue:
    """Return a choice of the profile; None: not answered."""
    if value is not None and value not in [term.key for term in terms]:
        words = "・".join(term.name for term in terms)
        raise refused(change, f"「{_shown(value)}」は使えません。{words}のどれかにしてください。")
    return value


def _amount(change: FieldChange, value: JsonValue) -> JsonValue:
    """Return an amount in whole 千円; None: not answered.

    0 is an answer: the project cost nothing in the year.
    """
    if value is None:
        return None
    if isinstance(value, bool) or not isinstance(value, int) or not 0 <= value <= LARGEST_AMOUNT:
        raise refused(change, f"「{_shown(value)}」は使えません。千円単位の 0 以上の整数で入力してください。")
    return value


def _figure(change: FieldChange, value: JsonValue) -> JsonValue:
    """Return a figure as a decimal written out, so that no digit is lost or added; None: not answered.

    "1E+3" is written out as 1000: a column of text would else hold two texts for one figure. Commas are
    taken out, since a figure pasted from a table has them.
    """
    if value is None or value == "":
        return None
    try:
        figure = Decimal("NaN") if isinstance(value, bool) else Decimal(str(value).replace(",", ""))
    except InvalidOperation:
        figure = Decimal("NaN")
    if not figure.is_finite():
        raise refused(change, f"「{_shown(value)}」は数ではありません。数字で入力してください。")
    if figure.adjusted() > FIGURE_DIGITS or -int(figure.as_tuple().exponent) > FIGURE_DIGITS:
        raise refused(change, f"「{_shown(value)}」は桁が多すぎます（{FIGURE_DIGITS} 桁まで）。")
    return f"{figure:f}"


def _text(change: FieldChange, value: JsonValue, name: str) -> JsonValue:
    """Return a text; names are one line."""
    if not isinstance(value, str | None):
        raise refused(change, "文字で入力してください。")
    text, limit = tidy(value or ""), TEXT_LENGTH
    if name in _LINES:
        text, limit = " ".join(text.split("\n")).strip(), NAME_LENGTH
    if len(text) > limit:
        raise refused(change, f"{limit:,} 文字までにしてください（いま {len(text):,} 文字）。")
    return text


def _day(change: FieldChange, value: JsonValue) -> JsonValue:
    """Return a day as ISO text; "": none."""
    if value is None or value == "":
        return ""
    try:
        return dt.date.fromisoformat(str(value)).isoformat()
    except ValueError as error:
        raise refused(
            change, f"「{_shown(value)}」は日付として読めません。2023-04-28 の形にしてください。"
        ) from error


def _state(change: FieldChange, value: JsonValue) -> JsonValue:
    """Return a state of a department; None is 未送付.

    Any state may follow any other: the office may take a step back. Which follows which is for
    `services.surveys` to say.
    """
    if value is None:
        return EntryState.UNSENT.value
    if value not in [state.value for state in EntryState]:
        words = "・".join(STATE_NAMES.values())
        raise refused(change, f"「{_shown(value)}」は使えません。{words}のどれかにしてください。")
    return value


def _approval(change: FieldChange, value: JsonValue) -> JsonValue:
    """Return an approval; None opens the year.

    at: ISO time, by: who approved (本部), note: the meeting. While it stands answers of the year are
    refused.
    """
    if value is None:
        return None
    if not isinstance(value, dict) or not value.get("at") or not value.keys() <= {"at", "by", "note"}:
        raise refused(change, "承認の日時・承認者・備考で指定してください。")
    return {
        "at": str(value["at"])[:40], "by": _text(change, value.get("by"), "by"),
        "note": _text(change, value.get("note"), "note"),
    }  # fmt: skip
