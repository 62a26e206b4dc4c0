"""What was made of one written cell, and how such cells are quoted."""

import datetime as dt
from dataclasses import dataclass
from decimal import Decimal

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.written import MAX_DIGITS, Certainty, written_day
from fujidesk.exchange.register_layout import plain_figure
from fujidesk.exchange.workbook_format import stored_text
from fujidesk.exchange.workbook_xml import CellContent

NO_RESULT = "（結果のない計算式）"
"""What is said to stand in a cell whose formula has no stored result."""
QUOTED_LENGTH = 40
"""Characters of a cell that a sentence quotes."""


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of a cell.

    value: what was read, as edits know it; where it is doubtful the proposal, None where there is none.
    literal: what stands there as it is, where that differs from the proposal. reading: how it was read, ""
    where it stands there so. problem: what is wrong; allowed: what may stand there.
    """

    certainty: Certainty
    value: JsonValue = None
    reading: str = ""
    problem: str = ""
    allowed: str = ""
    literal: JsonValue = None


EMPTY = Reading(Certainty.EMPTY)


def quoted(text: str) -> str:
    """Return a written text as a sentence quotes it: on one line, not endlessly long."""
    flat = " ".join(text.split())
    return f"「{flat[:QUOTED_LENGTH]}{'…' if len(flat) > QUOTED_LENGTH else ''}」"


def figure_of(number: float) -> Decimal:
    """Return a number of a cell with the fifteen digits that spreadsheets show: 0.1 + 0.2 is 0.3.

    At most fifteen of them stand behind the point, as the register keeps them.
    """
    if isinstance(number, int):
        return Decimal(number)
    figure = Decimal(f"{number:.15g}")
    return figure if figure.adjusted() >= 0 else round(figure, MAX_DIGITS)


def written_text(content: CellContent | None) -> str:
    """Return what stands in a cell, for people."""
    if content is None:
        return ""
    if not content.has_value:
        return NO_RESULT
    value = content.value
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, int | float):
        return plain_figure(figure_of(value))
    if isinstance(value, dt.datetime):
        clock = "" if value.time() == dt.time() else f" {value:%H:%M}"
        return f"{written_day(value.date())}{clock}"
    return f"{value:%H:%M}" if isinstance(value, dt.time) else stored_text(str(value))
