"""Lays one project out as a sheet of the workbook, as the plan prints its 個票."""

from collections.abc import Mapping
from dataclasses import dataclass
from itertools import groupby
from typing import TYPE_CHECKING

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.describing import DIRECTION_NAMES
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import half_name, long_year, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.register_layout import (
    DEPARTMENTS,
    DX_WORD,
    ENDED,
    EVERY_HALF_YEAR,
    NUMBER_KEY,
    OPEN_WORD,
    PHASE,
    PROJECT_MARK,
    SETTLED,
    CellValue,
    cell_part,
    default_of,
)
from fujidesk.exchange.register_values import cell_value_of
from fujidesk.exchange.sheet_grid import FIRST_COLUMN, SheetGrid, Span
from fujidesk.exchange.workbook_format import Page, add_choices, cell_at, colour_phases, set_page

if TYPE_CHECKING:
    from openpyxl.worksheet.worksheet import Worksheet

_LEAST_COLUMNS = 10
_LABELS = {"related": "その他関連する\n計画・事業"}
"""Labels that would break at a bad place."""


@dataclass(frozen=True)
class _Slot:
    """A value cell beside others on one row: label span and value span, counted in grid columns."""

    part: str
    label: str
    label_span: Span | None
    span: Span


class SheetWriter:
    """Writes the sheet of one project, row after row.

    parts: the project's values (`parts_of`). levels: level code → title, for the line above the sheet.
    """

    def __init__(
        self,
        sheet: "Worksheet",
        record: ProjectRecord,
        parts: Mapping[str, JsonValue],
        profile: PlanProfile,
    ) -> None:
        self._record = record
        self._parts = parts
        self._profile = profile
        self._grid = SheetGrid(sheet, _column_keys(profile), PROJECT_MARK + record.number)
        self._choices: dict[str, list[str]] = {"category": [], "is_dx": [], "direction": []}
        self._phase_rows: list[int] = []
        self._open_rows: list[int] = []

    def write(self, levels: Mapping[str, str], header: str, *, sample: bool = False) -> None:
        """Write the whole sheet; sample: say above it that the values are made.

        Parts follow each other as in the printed 個票, those that the category does not have are left out.
        header: of each printed page.
        """
        self._write_banner(levels, sample=sample)
        self._write_head()
        for name in ("overview", "purpose", "effects", "challenges", "related"):
            if self._has(name):
                self._write_text(name)
        self._write_indicator()
        self._write_schedules()
        self._write_actions()
        self._finish(header)

    def _has(self, part: str) -> bool:
        """Tell whether the sheet shows a part: its category has it, or there is a value all the same.

        A value that no cell shows could not be read back, and would look deleted.
        """
        fields = self._profile.category_fields(self._record.category)
        return part.partition(".")[0] in fields or self._value(part) not in (None, "", [])

    def _value(self, part: str) -> JsonValue:
        """Return the value of a part, its default where the project has none."""
        return self._parts.get(part, default_of(part))

    def _shown(self, part: str) -> CellValue:
        """Return what the cell of a part shows."""
        if part == NUMBER_KEY:
            return self._record.number
        return cell_value_of(part, self._value(part), self._profile)

    def _write_banner(self, levels: Mapping[str, str], *, sample: bool) -> None:
        """Write policy and measure above the sheet, as the plan prints them, else the plan's name.

        They are those that the project stands under: one that was moved keeps a number of its old place.
        """
        codes = dict.fromkeys((self._record.policy, self._record.measure))
        names = [f"{code} {levels[code]}" for code in codes if code in levels]
        self._grid.line(marked(" ／ ".join(names) or self._profile.plan_name, sample), 16)

    def _write_head(self) -> None:
        """Write number, category, DX, page, codes, title, departments and our own summary.

        The codes of upper plans share a row; it is left out for categories that have none (002, 個票の見方).
        """
        last = self._grid.whole[1]
        dx = (_Slot("is_dx", "DX", (5, 5), (6, 6)),) if self._profile.has_dx else ()
        self._write_slots((
            _Slot(NUMBER_KEY, "事業番号", None, (0, 1)), _Slot("category", "分類", (2, 2), (3, 4)), *dx,
            _Slot("page", "頁", (7, 7), (8, last)),
        ))  # fmt: skip
        if self._has("sogo_codes") or self._has("keiei_codes"):
            self._write_slots((
                _Slot("sogo_codes", "総合計画\n施策番号", None, (0, 3)),
                _Slot("keiei_codes", "行政経営プラン\n取組番号", (4, 5), (6, last)),
            ))  # fmt: skip
        self._write_text("title", "fd_heading")
        self._write_text("departments")
        self._write_text("summary")

    def _write_slots(self, slots: tuple[_Slot, ...]) -> None:
        """Write several short values on one row; its keys tell which column each stands in.

        The row's hidden key is 「category@2023.1 is_dx@2024.2 …」: part, then the key of the column in which
        it begins, so that the reader needs no fixed places.
        """
        grid = self._grid
        texts = [(str(self._shown(slot.part) or ""), slot.span) for slot in slots]
        labels = [(slot.label, slot.label_span) for slot in slots if slot.label_span]
        row = grid.next_row(max(20.0, *(grid.height(text, span) for text, span in [*texts, *labels])))
        for slot in slots:
            if slot.label_span is None:
                grid.label(row, slot.label)
            else:
                grid.put(row, slot.label_span, slot.label, "fd_head")
            cell = grid.put(row, slot.span, self._shown(slot.part), _slot_look(slot.part))
            self._note_choice(slot.part, cell.coordinate)
        grid.key(row, " ".join(f"{slot.part}@{grid.keys[slot.span[0]]}" for slot in slots))

    def _write_text(self, part: str, look: str = "fd_text", label: str = "") -> None:
        """Write a row with a label and a text over the whole width."""
        self._grid.text(
            part,
            label or _LABELS.get(part, field_label(part, self._profile)),
            str(self._shown(part) or ""),
            look,
        )

    def _note_choice(self, part: str, coordinate: str) -> None:
        """Remember a cell that takes only some words; all get their drop-down lists at the end."""
        kind = part.rpartition(".")[2]
        if kind in self._choices:
            self._choices[kind].append(coordinate)

    def _write_indicator(self) -> None:
        """Write 施策指標等: the text, and on a row below it figure, unit, direction and year.

        The sentence is the plan's; what stands below is what the program read of it, and may be corrected
        here.
        """
        details = ("figure", "unit", "direction", "due_year")
        shown = self._has("indicator.text") or any(self._has(f"indicator.{name}") for name in details)
        if not shown:
            return
        self._write_text("indicator.text")
        self._write_slots((
            _Slot("indicator.figure", "指標の目標値", None, (0, 1)),
            _Slot("indicator.unit", "単位", (2, 2), (3, 4)),
            _Slot("indicator.direction", "向き", (5, 5), (6, 6)),
            _Slot("indicator.due_year", "年度", (7, 7), (8, self._grid.whole[1])),
        ))  # fmt: skip

    # The schedule

    def _write_schedules(self) -> None:
        """Write plan and, once phases are reported, actual half-years below one heading of years.

        A category that the plan prints a schedule for gets empty cells to fill in where a project has none
        yet.
        """
        has_plan = bool(self._record.schedule)
        if not (has_plan or self._record.actual or "plan" in self._category_fields()):
            return
        self._write_years()
        self._write_schedule("plan", "計画")
        if self._record.actual:
            self._write_schedule("actual", "実績")
        terms = "　".join(f"{term.number} {term.name}" for term in self._profile.phases)
        self._grid.line(f"進捗段階　{terms}　{ENDED} 終了", 14)

    def _category_fields(self) -> tuple[str, ...]:
        """Return the fields that the plan prints for this category (002, 個票の見方)."""
        return self._profile.category_fields(self._record.category)

    def _write_years(self) -> None:
        """Write two heading rows: fiscal years over their halves."""
        grid = self._grid
        years, halves = grid.next_row(15), grid.next_row(14)
        grid.label(years, "スケジュール")
        grid.label(halves, "")
        indexed = list(enumerate(self._profile.half_years))
        for year, group in groupby(indexed, key=_year_of):
            places = [index for index, _ in group]
            grid.put(years, (places[0], places[-1]), long_year(year), "fd_head")
        for index, when in indexed:
            grid.put(halves, (index, index), half_name(when.half), "fd_head")

    def _write_schedule(self, kind: str, name: str) -> None:
        """Write phases, departments and, where any is open, the marks 未確定 of one schedule.

        The row of marks is missing where nothing is open: then every cell reads as settled.
        """
        self._phase_rows.append(self._write_cells(kind, PHASE, f"進捗段階（{name}）", "fd_phase"))
        self._write_cells(kind, DEPARTMENTS, f"{self._profile.words.department}（{name}）", "fd_small")
        parts = [cell_part(kind, when, SETTLED) for when in self._profile.half_years]
        if any(self._value(part) is False for part in parts):
            self._open_rows.append(self._write_cells(kind, SETTLED, OPEN_WORD, "fd_small"))

    def _write_cells(self, kind: str, aspect: str, label: str, look: str) -> int:
        """Write one row of a schedule and return its number.

        kind: plan or actual. aspect: phase, departments or settled, which the row's key repeats for all
        half-years at once (「plan/phase@*」).
        """
        grid, halves = self._grid, self._profile.half_years
        values = [self._shown(cell_part(kind, when, aspect)) for when in halves]
        heights = [grid.height(str(value or ""), (0, 0), 7.5) for value in values]
        row = grid.next_row(20.0 if aspect == PHASE else max(15.0, *heights))
        grid.label(row, label)
        grid.key(row, f"{kind}/{aspect}@{EVERY_HALF_YEAR}")
        for index, (when, value) in enumerate(zip(halves, values, strict=True)):
            is_open = self._value(cell_part(kind, when, SETTLED)) is False
            chosen = "fd_phase_open" if aspect == PHASE and is_open else look
            grid.put(row, (index, index), value, chosen)
        return row

    def _write_actions(self) -> None:
        """Write 年度ごとの取組内容, a row for each fiscal year."""
        years = [year for year in self._profile.fiscal_years if self._has(f"action.{year}")]
        for year in years:
            self._write_text(f"action.{year}", label=f"取組内容 {short_year(year)}")

    # The page

    def _finish(self, header: str) -> None:
        """Set the sheet up for one page of A4 portrait, without the lines between cells."""
        sheet = self._grid.sheet
        self._add_rules()
        area = f"B2:{self._grid.last_cell}"
        set_page(sheet, Page(area, landscape=False, header=header, one_page=True))
        sheet.sheet_view.showGridLines = False

    def _add_rules(self) -> None:
        """Give the cells of choices their drop-down lists, and phases their colours.

        Excel takes one rule for many cells of a row, and pasted values pass by rules: the reader checks all
        again.
        """
        names = [term.name for term in self._profile.categories]
        rules = {"category": names, "is_dx": [DX_WORD], "direction": list(DIRECTION_NAMES.values())}
        for kind, coordinates in self._choices.items():
            for coordinate in coordinates:
                add_choices(self._grid.sheet, coordinate, rules[kind], "選べない値です")
        phases = [str(term.number) for term in self._profile.phases]
        for row in self._phase_rows:
            add_choices(self._grid.sheet, self._cells_of(row), [*phases, ENDED], "進捗段階にない値です")
            colour_phases(self._grid.sheet, self._cells_of(row))
        for row in self._open_rows:
            add_choices(self._grid.sheet, self._cells_of(row), [OPEN_WORD], "選べない値です")

    def _cells_of(self, row: int) -> str:
        """Return the area of all half-years on a row: "C12:L12"."""
        first = cell_at(self._grid.sheet, row, FIRST_COLUMN).coordinate
        last = cell_at(self._grid.sheet, row, FIRST_COLUMN + len(self._profile.half_years) - 1).coordinate
        return f"{first}:{last}"


def _column_keys(profile: PlanProfile) -> tuple[str, ...]:
    """Return the hidden keys of the value columns: half-years first, then columns that only give room.

    A plan of one or two years would else have too few columns for the labels of the head.
    """
    keys = [f"{when.fiscal_year}.{when.half}" for when in profile.half_years]
    return (*keys, *(f"extra.{index}" for index in range(len(keys), _LEAST_COLUMNS)))


def _slot_look(part: str) -> str:
    """Return the look of a short value: figures are numbers, everything else is text."""
    return "fd_number" if part in ("page", "indicator.figure") else "fd_code"


def _year_of(item: tuple[int, tuple[int, int]]) -> int:
    """Return the fiscal year of an (index, half-year) pair."""
    return item[1][0]
