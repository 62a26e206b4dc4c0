"""The project sheets (個票): one block of rows each, from one 事業番号 row to the next.

A sheet is kept as it stands, raw texts by field and the lines of its schedule; nothing is cleaned or
judged here, except that a row given twice is refused, since either could be the right one. Which rows a
sheet has depends on its category (002, 個票の見方).
"""

from collections.abc import Iterable
from dataclasses import dataclass, field
from itertools import islice

from fujidesk.domain.fiscal import long_year, parse_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category
from fujidesk.exchange.plan_document.cells import number_in
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.index import MEASURE_HEADING, NUMBER_LABEL, POLICY_HEADING, opens_sheet

TEXT_LABELS = {
    "事業名": "title",
    "所管部署": "departments",
    "事業概要": "overview",
    "事業の目的": "purpose",
    "期待される効果": "effects",
    "達成課題": "challenges",
    "その他関連する計画・事業": "related",
    "施策指標等": "indicator",
}
"""Labels of the rows of a sheet and the field that each fills (002, 個票の見方)."""
FIELD_LABELS = {name: label for label, name in TEXT_LABELS.items()}
_SCHEDULE, _HALVES, _NOISE, _ROW = "schedule", "halves", "noise", "row"
_LAYOUT_LABELS = {
    "スケジュール": _SCHEDULE,
    "スケジュール・取組内容等": _SCHEDULE,
    "年度ごとの取組内容等": _NOISE,
    "年次ごとの取組内容等": _NOISE,
    "該当なし": _NOISE,
    "上期": _HALVES,
    "下期": _HALVES,
}
_OLD_FORMS = str.maketrans("繼續總點", "継続総点")
"""Old forms of characters that the scan reads in place of today's (繼続事業)."""


@dataclass(slots=True)
class Sheet:
    """One sheet as it stands: raw texts by field, rows of its schedule by line (from 0).

    category: of the heading it stands under. codes: raw cells behind 総合計画 and 行政経営プラン; dx: raw
    cell behind DX. unread: lines that fit nowhere. has_halves: the header of half-years was passed.
    """

    number: str
    line: int
    category: Category | None
    is_example: bool
    dx: str = ""
    sogo: str = ""
    keiei: str = ""
    fields: dict[str, str] = field(default_factory=dict)
    actions: dict[int, str] = field(default_factory=dict)
    rows: tuple[int, ...] = ()
    unread: tuple[int, ...] = ()
    has_schedule: bool = False
    has_halves: bool = False


class SheetReader:
    """Reads all sheets of a document, in one pass over its lines."""

    def __init__(self, document: Document, profile: PlanProfile, departments: Iterable[str]) -> None:
        """Know each label that a sheet may have, and what the row behind it is."""
        self._document = document
        self._years = {year: long_year(year) for year in profile.fiscal_years}
        self._kinds: dict[str, str | int] = dict(_LAYOUT_LABELS)
        self._kinds |= {name: year for year, name in self._years.items()}
        self._kinds |= dict.fromkeys((phase.name for phase in profile.phases), _ROW)
        self._kinds |= dict.fromkeys((*departments, ""), _ROW)
        self._headings = {f"{term.name}事業": term.category for term in profile.categories}
        self._category: Category | None = None
        self._in_examples = True
        self._running_head = next((line.strip() for line in document.lines if line.strip()), "")
        self.sheets: list[Sheet] = []
        self._sheet = Sheet("", 0, None, is_example=True)

    def read(self, start: int) -> tuple[list[Sheet], int]:
        """Return the sheets from a line on, the examples of 個票の見方 among them, and the line behind them.

        That line is the head of the roadmap's first table, or the end of the document.

        Raises:
            UserError: a sheet gives a row twice; says which line.
        """
        lines, field_of = self._document.lines, TEXT_LABELS.get
        fields: dict[str, str] = {}
        for at, line in enumerate(islice(lines, start, None), start):
            if not line:
                continue
            label, _, rest = line.partition("\t")
            name = field_of(label)
            if name is not None:
                if name in fields:
                    raise self._twice(label, at)
                fields[name] = rest
            elif label == NUMBER_LABEL:
                if not opens_sheet(rest):
                    return self.sheets, at
                fields = self._open(rest, at)
            else:
                self._other(label, rest, at)
                fields = self._sheet.fields
        return self.sheets, len(lines)

    def _twice(self, label: str, at: int) -> Exception:
        """Return the error for a row that a sheet gives a second time."""
        return self._document.fault(at, f"{self._sheet.number} の個票に「{label}」が二度あります。")

    def _other(self, label: str, rest: str, at: int) -> None:
        """Take a row that is no text field.

        Which kind it is follows from its label alone, except for the unusual ones, of which the place
        decides too.
        """
        kind = self._kinds.get(label)
        if kind is None:
            self._unusual(label, rest, at)
        elif kind is _ROW:
            self._schedule_row(rest, label, at)
        elif isinstance(kind, int):
            self._year_row(kind, label, rest, at)
        elif kind is _SCHEDULE:
            if self._sheet.has_schedule:
                raise self._twice(label, at)
            self._sheet.has_schedule = True
        elif kind is _HALVES:
            self._sheet.has_halves = True

    def _open(self, rest: str, at: int) -> dict[str, str]:
        """Open the next sheet at its row of the number; return where its text fields go.

        Until the first heading of a policy or measure sheets are examples (個票の見方) and no projects.
        """
        number, _, head = rest.partition("\t")
        self._sheet = Sheet(number_in(number.strip()), at, self._category, self._in_examples)
        self.sheets.append(self._sheet)
        if head != "DX":
            _read_head(self._sheet, head.split("\t"))
        return self._sheet.fields

    def _schedule_row(self, rest: str, label: str, at: int) -> None:
        """Take a row of phases or departments; above the header of half-years it fits nowhere."""
        sheet = self._sheet
        if sheet.has_halves:
            sheet.rows += (at,)
        elif label or rest.strip():
            sheet.unread += (at,)

    def _year_row(self, year: int, label: str, rest: str, at: int) -> None:
        """Take a row that begins with a fiscal year: the header of the schedule, or a yearly action."""
        sheet = self._sheet
        if not sheet.has_halves or (not sheet.rows and self._begins_with_year(rest)):
            return
        if year in sheet.actions:
            raise self._twice(label, at)
        sheet.actions[year] = rest

    def _begins_with_year(self, rest: str) -> bool:
        """Tell whether a further year follows: the row is the header of the schedule, out of its place."""
        return isinstance(self._kinds.get(rest.lstrip().partition("\t")[0]), int)

    def _unusual(self, label: str, rest: str, at: int) -> None:
        """Take a heading, a row with spaces in its label, of the schedule, or one that fits nowhere.

        In this order: a label that only has stray spaces must not be taken for something new.
        """
        plain = label.replace(" ", "")
        if plain == NUMBER_LABEL and opens_sheet(rest):
            self._open(rest, at)
        elif plain != label and (plain in self._kinds or plain in TEXT_LABELS):
            self._respaced(plain, rest, at)
        elif not rest and self._is_heading(plain, label):
            return
        elif (year := parse_year(plain)) in self._years and year is not None:
            self._year_row(year, plain, rest, at)
        elif self._sheet.has_halves and not self._sheet.actions and "\t" in self._document.lines[at]:
            self._schedule_row(rest, label, at)
        else:
            self._sheet.unread += (at,)

    def _respaced(self, label: str, rest: str, at: int) -> None:
        """Take a row whose label, without its stray spaces, is one of those of a sheet.

        Raises:
            UserError: the sheet has that row already.
        """
        name, fields = TEXT_LABELS.get(label), self._sheet.fields
        if name is None:
            self._other(label, rest, at)
        elif name in fields:
            raise self._twice(label, at)
        else:
            fields[name] = rest

    def _is_heading(self, plain: str, label: str) -> bool:
        """Take a heading of a level or category, or the head that a page repeats; tell whether it was one."""
        text = plain.translate(_OLD_FORMS)
        category = self._headings.get(text) or self._headings.get(text[1:]) or self._headings.get(text[2:])
        if category is not None:
            self._category = category
            return True
        line = label.strip()
        if MEASURE_HEADING.fullmatch(line) or POLICY_HEADING.fullmatch(line):
            self._category, self._in_examples = None, False
            return True
        return line == self._running_head or line.isdecimal()


def _read_head(sheet: Sheet, cells: list[str]) -> None:
    """Read the row of the number: codes of other plans and the DX cell, each behind its label.

    What stands behind a label belongs to it until the next one, in however many cells.
    """
    behind = ""
    for cell in cells:
        if not cell:
            continue
        label = _head_label(cell)
        if label:
            behind = label
        elif behind == "dx":
            sheet.dx = cell.strip()
        elif behind == "sogo":
            sheet.sogo = f"{sheet.sogo} {cell}"
        elif behind:
            sheet.keiei = f"{sheet.keiei} {cell}"


def _head_label(cell: str) -> str:
    """Return what a label of the row of the number is about; "" for a value (002, 個票の見方)."""
    if "総合計画" in cell:
        return "sogo"
    if "行政経営" in cell:
        return "keiei"
    return "dx" if cell.strip() == "DX" else ""
