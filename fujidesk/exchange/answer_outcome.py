"""What becomes of an answer: the reading of its cell against what is stored."""

from decimal import Decimal, InvalidOperation

from fujidesk.domain.changes import FieldChange, JsonValue
from fujidesk.domain.replies import Answer, Outcome
from fujidesk.domain.written import Certainty
from fujidesk.exchange.answer_reading import Reading, quoted, written_text
from fujidesk.exchange.survey_sheets import FoundCell
from fujidesk.exchange.workbook_format import clean_text

_FIGURES = ("indicator_value",)
"""Fields whose value is a decimal written as text."""


def answer_of(change: FieldChange, name: str, sheet: str, cell: FoundCell, reading: Reading) -> Answer:
    """Return the answer of one cell.

    Args:
        change: before is what is stored; its after is replaced by what was read.
        name: of the field, or rule of the inquiry.
        sheet: title.
        cell: that was read.
        reading: what was made of it.
    """
    if cell.doubt and reading.certainty in (Certainty.SURE, Certainty.EMPTY):
        reading = Reading(Certainty.DOUBTFUL, reading.value, reading.reading, cell.doubt, reading.allowed)
    outcome = _outcome(change.before, reading, is_figure=name in _FIGURES)
    problem, value = reading.problem, reading.value
    told = reading.reading
    if reading.certainty is Certainty.EMPTY and outcome is Outcome.CHECK:
        problem = "空欄です。保存されている回答を消してよいか確かめてください"
        told = f"保存されている{quoted(_shown(change.before))}を空欄にします"
        value = "" if isinstance(change.before, str) else None
    takes = outcome in (Outcome.NEW, Outcome.CHANGED) or (
        outcome is Outcome.CHECK and (value is not None or reading.certainty is Certainty.EMPTY)
    )
    made = FieldChange(change.entity, change.key, change.field, change.before, value) if takes else None
    return Answer(
        change.key, name, outcome, made, sheet, cell.name, written_text(cell.content), told,
        problem if outcome in (Outcome.CHECK, Outcome.REFUSED) else "",
        reading.allowed if outcome in (Outcome.CHECK, Outcome.REFUSED) else "",
    )  # fmt: skip


def _outcome(stored: JsonValue, reading: Reading, *, is_figure: bool) -> Outcome:
    """Return what becomes of a reading.

    An empty cell never erases what is stored without being asked about: a sheet may have been sent back with
    only the late answers in it. The same value is no news even where its reading is doubtful.
    """
    if reading.certainty is Certainty.WRONG:
        return Outcome.REFUSED
    if reading.certainty is Certainty.EMPTY:
        return Outcome.SAME if stored in (None, "") else Outcome.CHECK
    if reading.value is not None and (
        same_value(stored, reading.value, is_figure=is_figure)
        or (reading.literal is not None and same_value(stored, reading.literal, is_figure=is_figure))
    ):
        return Outcome.SAME
    if reading.certainty is Certainty.DOUBTFUL:
        return Outcome.CHECK
    return Outcome.NEW if stored in (None, "") else Outcome.CHANGED


def same_value(stored: JsonValue, read: JsonValue, *, is_figure: bool = False) -> bool:
    """Tell whether two values of a field mean the same: a figure 30.0 is 30, line ends do not matter."""
    if stored == read:
        return True
    if not isinstance(stored, str) or not isinstance(read, str):
        return False
    if clean_text(stored) == clean_text(read) or not is_figure:
        return clean_text(stored) == clean_text(read)
    try:
        return Decimal(stored) == Decimal(read)
    except InvalidOperation:
        return False


def _shown(value: JsonValue) -> str:
    """Return a stored value for a sentence."""
    if isinstance(value, dict):
        phase = value.get("phase")
        return "終了" if phase is None else str(phase)
    return str(value)
