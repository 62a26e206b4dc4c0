"""Writes what a workbook of the survey is: custom document properties and a hidden sheet.

The third place, the reply code, is printed on each sheet. Programs lose one or another: a re-save keeps
properties and hidden sheets, a sheet that is moved into another workbook keeps its code only.
"""

import datetime as dt
from collections.abc import Sequence
from dataclasses import astuple, dataclass

from fujidesk.domain.replies import ReplyKind
from fujidesk.exchange.survey_layout import (
    HIDDEN_SHEET,
    IDENTITY_HEADS,
    LAYOUT,
    PROPERTIES,
    PROPERTY_PREFIX,
    reply_code,
)
from fujidesk.exchange.survey_looks import FormBook
from fujidesk.exchange.workbook_format import add_property, cell_at, put_text, writable

_WIDTHS = (18.0, 24.0, 14.0, 20.0, 8.0)


@dataclass(frozen=True, slots=True)
class Identity:
    """What a workbook is: form, plan (key of its profile), round, department, and when it was issued."""

    kind: ReplyKind
    plan: str
    fiscal_year: int
    department: str
    issued_at: dt.datetime

    def code(self, number: str) -> str:
        """Return the reply code of a sheet about a project (or `COVER_NUMBER`, or 「0-1」 of a proposal)."""
        return reply_code(self.plan, self.fiscal_year, number, self.department, self.kind)

    @property
    def values(self) -> dict[str, str]:
        """The names of PROPERTIES with their values."""
        texts = (
            self.kind.value, LAYOUT, self.plan, str(self.fiscal_year), self.department,
            self.issued_at.replace(microsecond=0).isoformat(),
        )  # fmt: skip
        return dict(zip(PROPERTIES, texts, strict=True))


@dataclass(frozen=True, slots=True)
class InputPlace:
    """Where an input cell stands: reply code and project number of its sheet, sheet title, field, cell."""

    code: str
    number: str
    sheet: str
    field: str
    cell: str


def write_identity(book: FormBook, identity: Identity, places: Sequence[InputPlace]) -> None:
    """Write the properties and the hidden sheet: names and values, an empty row, the table of input cells."""
    for name, value in identity.values.items():
        add_property(book.workbook, f"{PROPERTY_PREFIX}{name}", value)
    form = book.add_sheet(HIDDEN_SHEET, _WIDTHS)
    rows = [*identity.values.items(), (), IDENTITY_HEADS, *map(astuple, places)]
    for row, texts in enumerate(rows, start=1):
        for column, text in enumerate(texts, start=1):
            put_text(cell_at(form.sheet, row, column), writable(text))
    form.sheet.sheet_state = "hidden"
    form.sheet.protection.sheet = True
