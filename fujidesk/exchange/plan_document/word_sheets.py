"""個票 in a plan document that the program wrote as a Word file: its rows back into the values of a project.

What `domain.plan_book.project_sheets` writes is read to the letter; nothing is tidied. A text that went on
over a page is put together again.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal, InvalidOperation

from fujidesk.domain.describing import DIRECTION_NAMES
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import HalfYear, parse_year
from fujidesk.domain.plan_book import words
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    STATE_KIND_NAMES,
    Category,
    Indicator,
    ProjectRecord,
    ProjectState,
    ScheduleCell,
)
from fujidesk.errors import UserError
from fujidesk.exchange.plan_document.cells import DASHES
from fujidesk.exchange.plan_document.index import DX_MARKS
from fujidesk.exchange.plan_document.word_blocks import TableCell

_TEXTS = {field_label(name): name for name in (*words.TEXT_ROWS, "summary")}
_PAIRS = frozenset({
    words.NUMBER, words.SOGO, words.KEIEI, words.DX, words.TITLE, words.CATEGORY, words.FIGURE, words.UNIT,
    words.DIRECTION, words.DUE, words.DEPARTMENTS, words.STATE, words.INDICATOR, words.FORMER_PAGE, *_TEXTS,
})  # fmt: skip
_KINDS = {name: kind for kind, name in STATE_KIND_NAMES.items()}
_DIRECTIONS = {name: direction for direction, name in DIRECTION_NAMES.items()}
_WESTERN = re.compile(r"[（(]([0-9]{4})[)）]")
Row = Sequence[TableCell]


class ScheduleColumns:
    """Half-years by column of a table, and the words of their cells."""

    def __init__(self, profile: PlanProfile) -> None:
        """Take the half-years and the names of the phases; no columns are known yet."""
        self._halves = profile.half_years
        self._years = profile.fiscal_years
        self._phases = {term.name: term.number for term in profile.phases}
        self._starts: list[int] = []
        self._width = 0

    def names_years(self, row: Row) -> bool:
        """Tell whether a row names the fiscal years of the plan, those and no others."""
        return [parse_year(cell.text) for cell in row] == list(self._years)

    def name_columns(self, row: Row) -> bool:
        """Take the row that names the halves, without the cells beside it; False where it is another one."""
        if len(row) != len(self._halves):
            return False
        self._starts = list(_starts(row))
        self._width = sum(cell.span for cell in row)
        return True

    def by_half(self, row: Row) -> dict[HalfYear, str] | None:
        """Return the text over each half-year; None where the row does not fit the columns."""
        if not self._starts or sum(cell.span for cell in row) != self._width:
            return None
        texts: dict[int, str] = {}
        for start, cell in zip(_starts(row), row, strict=True):
            texts |= dict.fromkeys(range(start, start + cell.span), cell.text)
        return {when: texts[start] for when, start in zip(self._halves, self._starts, strict=True)}

    def cell(self, when: HalfYear, text: str, departments: tuple[str, ...]) -> ScheduleCell | None:
        """Return a half-year; None where nothing is said of it.

        Raises:
            KeyError: the text is no phase of the plan.
        """
        phase = text.strip()
        if not phase:
            return None
        settled = not phase.endswith(words.OPEN)
        phase = phase.removesuffix(words.OPEN)
        number = None if phase in DASHES else self._phases[phase]
        return ScheduleCell(when.fiscal_year, when.half, number, departments, settled)


def _starts(row: Row) -> Iterator[int]:
    """Yield the column in which each cell begins."""
    at = 0
    for cell in row:
        yield at
        at += cell.span


class WordSheet:
    """A sheet as it is read, table by table."""

    def __init__(self, source: str, number: str, profile: PlanProfile) -> None:
        """Begin a sheet. source: name of the file, for sentences."""
        self.number = number
        self._source = source
        self._profile = profile
        self._columns = ScheduleColumns(profile)
        self._values: dict[str, str] = {}
        self._actions: dict[int, str] = {}
        self._phases: list[str] | None = None
        self._staff: list[str] | None = None
        self._in_actions = False

    def take(self, rows: Sequence[Row]) -> None:
        """Take the rows of a table.

        Raises:
            UserError: a row is none of a sheet.
        """
        for row in rows:
            if row:
                self._row(row)

    def _row(self, row: Row) -> None:
        """Take a row: of the schedule, of a year, or names with their texts."""
        label = self._known(row[0].text.removesuffix(words.AGAIN).strip())
        goes_on = row[0].text.endswith(words.AGAIN)
        rest = row[1:]
        if label == words.ACTIONS:
            self._in_actions = True
        elif label == words.SCHEDULE:
            if not self._columns.names_years(rest):
                raise self.fault(f"{words.SCHEDULE}の年度が、計画の期間と合いません。")
        elif label in ("", words.PHASE) or (label == words.DEPARTMENTS and self._phases is not None):
            self._schedule_row(label, rest, goes_on=goes_on)
        elif self._in_actions and (year := parse_year(label)) is not None and len(row) == 2:
            self._actions[year] = self._joined(self._actions.get(year), rest[0].text, label, goes_on=goes_on)
        else:
            self._pairs(row)

    def _known(self, label: str) -> str:
        """Return a label with the city's word for departments as that of the plan document."""
        return words.DEPARTMENTS if label == self._profile.words.department else label

    def _joined(self, before: str | None, text: str, label: str, *, goes_on: bool) -> str:
        """Return a text with its rest.

        Raises:
            UserError: a row stands twice.
        """
        if before is not None and not goes_on:
            raise self.fault(f"「{label}」の行が二度あります。")
        return f"{before or ''}{text}"

    def _pairs(self, row: Row) -> None:
        """Take names and the texts behind them."""
        for name, text in zip(row[::2], row[1::2], strict=False):
            label = self._known(" ".join(name.text.removesuffix(words.AGAIN).split()))
            if label not in _PAIRS or len(row) % 2:
                raise self.fault(f"「{label[:30]}」の行を読めません。")
            if label == words.NUMBER:
                continue
            goes_on = name.text.endswith(words.AGAIN)
            self._values[label] = self._joined(self._values.get(label), text.text, label, goes_on=goes_on)

    def _schedule_row(self, label: str, row: Row, *, goes_on: bool) -> None:
        """Take the halves, the phases or the departments of the schedule."""
        if label == "":
            if not self._columns.name_columns(row):
                raise self.fault(f"{words.SCHEDULE}の上期・下期の欄が、計画の期間と合いません。")
            return
        found = self._columns.by_half(row)
        if found is None:
            raise self.fault(f"{words.SCHEDULE}の「{label}」の欄の数が、上期・下期の欄と合いません。")
        texts = list(found.values())
        before = self._phases if label == words.PHASE else self._staff
        if before is not None:
            texts = [
                self._joined(old, new, label, goes_on=goes_on) for old, new in zip(before, texts, strict=True)
            ]
        if label == words.PHASE:
            self._phases = texts
        else:
            self._staff = texts

    def record(self, policy: str, measure: str) -> ProjectRecord:
        """Return the project, which the list puts under these levels.

        Raises:
            UserError: a value is not one that its field can have.
        """
        value = self._values.get
        page = self._number(words.FORMER_PAGE)
        texts = {field: value(label, "") for label, field in _TEXTS.items()}
        return ProjectRecord(
            self.number, value(words.TITLE, ""), policy, measure, self._category(),
            names_in(value(words.DEPARTMENTS, "")), value(words.DX, "").strip() in DX_MARKS,
            None if page is None else int(page),
            names_in(value(words.SOGO, "")), names_in(value(words.KEIEI, "")),
            texts["summary"], texts["overview"], texts["purpose"], texts["effects"], texts["challenges"],
            texts["related"], self._indicator(), self._schedule(), (), dict(sorted(self._actions.items())),
            self._state(),
        )  # fmt: skip

    def _category(self) -> Category:
        """Return the category that the sheet names."""
        word = self._values.get(words.CATEGORY, "").strip()
        found = next((term.category for term in self._profile.categories if term.name == word), None)
        if found is None:
            known = "、".join(term.name for term in self._profile.categories)
            raise self.fault(f"{words.CATEGORY}「{word}」を読めません。{known}のどれかが必要です。")
        return found

    def _number(self, label: str) -> Decimal | None:
        """Return a figure; None where there is none."""
        text = self._values.get(label, "").strip().replace(",", "")
        if not text:
            return None
        try:
            figure = Decimal(text)
        except InvalidOperation:
            figure = Decimal("NaN")
        if not figure.is_finite() or (label == words.FORMER_PAGE and not text.isdecimal()):
            raise self.fault(f"「{label}」の「{text[:20]}」は数ではありません。")
        return figure

    def _indicator(self) -> Indicator:
        """Return the target with its figure and what belongs to it."""
        value = self._values.get
        way, due = value(words.DIRECTION, "").strip(), value(words.DUE, "").strip()
        if way and way not in _DIRECTIONS:
            raise self.fault(
                f"「{words.DIRECTION}」の「{way[:20]}」を読めません。以上・以下・維持のどれかが必要です。"
            )
        western = _WESTERN.search(due)
        year = int(western[1]) if western else parse_year(due)
        if due and year is None:
            raise self.fault(f"「{words.DUE}」の「{due[:20]}」を読めません。")
        return Indicator(
            value(words.INDICATOR, ""), self._number(words.FIGURE), value(words.UNIT, ""),
            _DIRECTIONS.get(way), year,
        )  # fmt: skip

    def _schedule(self) -> tuple[ScheduleCell, ...]:
        """Return the half-years of which something is said."""
        phases = self._phases or []
        staff = self._staff or [""] * len(phases)
        found = []
        for when, phase, names in zip(self._profile.half_years, phases, staff, strict=False):
            try:
                cell = self._columns.cell(when, phase, names_in(names))
            except KeyError as error:
                said = f"{when.long_label} の「{phase.strip()[:30]}」"
                raise self.fault(f"{words.SCHEDULE}の {said}は、計画の進捗段階ではありません。") from error
            if cell is not None:
                found.append(cell)
        return tuple(found)

    def _state(self) -> ProjectState | None:
        """Return how the project ended or rests; None while it runs."""
        lines = names_in(self._values.get(words.STATE, ""))
        if not lines:
            return None
        if lines[0] not in _KINDS or len(lines) == 1:
            raise self.fault(
                f"「{words.STATE}」を読めません。休止・完了・統合・分割のどれかと、その日付が必要です。"
            )
        return ProjectState(_KINDS[lines[0]], lines[1], lines[2:])

    def phases(self) -> tuple[str, ...]:
        """Return the phases by half-year as they are written; () where the sheet has no schedule."""
        return tuple(self._phases or ())

    def fault(self, sentence: str) -> UserError:
        """Return the error for what is wrong with the sheet."""
        return UserError(f"{self._source} の {self.number} の{words.SHEETS}: {sentence}")


def names_in(text: str) -> tuple[str, ...]:
    """Return the names of a cell, one a line."""
    return tuple(name for name in text.split("\n") if name)
