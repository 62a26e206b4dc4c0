"""Writes the register as one workbook: a list sheet, a sheet per project, a hidden sheet of identity.

The hidden sheet keeps a fingerprint of every value as it was written, so that reading the workbook back
tells what was edited in it from what has changed in the register since.
"""

import datetime as dt
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.records import LevelRecord, ProjectRecord
from fujidesk.domain.sample_mark import SAMPLE_WORD, marked
from fujidesk.errors import UserError
from fujidesk.exchange.atomic import replace_with_bytes
from fujidesk.exchange.register_layout import (
    DX_WORD,
    ENDED,
    FORMAT_VERSION,
    IDENTITY_MARK,
    IDENTITY_SHEET,
    KEY_COLUMN,
    KEY_ROW,
    LIST_MARK,
    LIST_SHEET,
    NUMBER_KEY,
    PHASE,
    PROPERTY_NAME,
    SETTLED,
    ListColumn,
    cell_part,
    default_of,
    digest,
    list_columns,
    part_label,
    parts_of,
)
from fujidesk.exchange.register_sheet import SheetWriter
from fujidesk.exchange.register_values import cell_value_of
from fujidesk.exchange.workbook_build import workbook_bytes
from fujidesk.exchange.workbook_format import (
    MAX_TEXT,
    Page,
    add_choices,
    add_looks,
    add_property,
    cell_at,
    colour_phases,
    letter_of,
    put_text,
    set_height,
    set_maker,
    set_page,
    text_height_pt,
)

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.worksheet.hyperlink import Hyperlink
    from openpyxl.worksheet.worksheet import Worksheet

HEADING_ROW = 2
"""The visible headings of the list sheet; row 1 holds the hidden keys."""
BLANK_ROWS = 50
"""Rows to be filled in, in the workbook of a register without projects."""
_LEAST_HEIGHT_PT = 22.0

ProjectParts = Mapping[str, Mapping[str, JsonValue]]
"""Project number → part → value."""


class RegisterWriter:
    """Makes one workbook of the register.

    written_at: local time, shown on each page and kept in the hidden sheet. sample: the values are made, and
    every sheet and page says so.
    """

    def __init__(
        self,
        profile: PlanProfile,
        levels: Sequence[LevelRecord],
        written_at: dt.datetime,
        *,
        sample: bool = False,
    ) -> None:
        self._profile = profile
        self._levels = {level.code: level.title for level in levels}
        self._written_at = written_at.replace(microsecond=0)
        self._sample = sample

    def write(self, path: Path, projects: Sequence[ProjectRecord], progress: Progress | None = None) -> None:
        """Write the workbook of some projects, in the order of their numbers.

        Raises:
            UserError: a text does not fit a cell.
            MachineError: the file cannot be written.
            CancelledError: the user stopped the work; nothing is left behind.
        """
        workbook = self.build(projects, progress or NoProgress())
        replace_with_bytes(path, workbook_bytes(workbook))

    def build(self, projects: Sequence[ProjectRecord], progress: Progress) -> "Workbook":
        """Return the workbook in memory.

        Projects stand in the order of their numbers, whatever order they are given in. progress counts
        sheets, and the saving as one more.

        Raises:
        UserError: a text does not fit a cell.
        CancelledError: the user stopped the work.
        """
        from openpyxl import Workbook  # late: heavy

        ordered = sorted(projects, key=_order)
        parts = {record.number: parts_of(record) for record in ordered}
        _refuse_long_texts(parts)
        workbook = Workbook()
        add_looks(workbook)
        set_maker(workbook, marked(f"{self._profile.plan_name} {LIST_SHEET}", self._sample))
        sheet = workbook.worksheets[0]
        sheet.title = f"{LIST_SHEET}（{SAMPLE_WORD}）" if self._sample else LIST_SHEET
        self._write_list(sheet, ordered, parts)
        steps = len(ordered) + 1
        for done, record in enumerate(ordered):
            progress.step(done, steps, f"個票 {record.number}")
            sheet = workbook.create_sheet(record.number)
            sheet_writer = SheetWriter(sheet, record, parts[record.number], self._profile)
            sheet_writer.write(self._levels, self._header(), sample=self._sample)
        self._write_identity(workbook, parts)
        progress.step(len(ordered), steps, "ファイルの保存")
        return workbook

    def _header(self) -> str:
        """Return the line at the top of each page: plan and day of writing."""
        return marked(f"{self._profile.plan_name}　{self._written_at:%Y-%m-%d} 現在", self._sample)

    # The list

    def _write_list(self, sheet: "Worksheet", projects: Sequence[ProjectRecord], parts: ProjectParts) -> None:
        """Write the list: hidden keys in row 1, headings in row 2, projects below.

        Row and key column are hidden, not protected: an office may add columns of its own beside.
        """
        columns = list_columns(self._profile)
        put_text(cell_at(sheet, KEY_ROW, KEY_COLUMN), LIST_MARK)
        for place, column in enumerate(columns, start=KEY_COLUMN + 1):
            put_text(cell_at(sheet, KEY_ROW, place), column.part)
            heading = cell_at(sheet, HEADING_ROW, place)
            heading.style = "fd_head"
            put_text(heading, column.heading)
            sheet.column_dimensions[letter_of(place)].width = column.width
        sheet.row_dimensions[HEADING_ROW].height = 40
        for row, record in enumerate(projects, start=HEADING_ROW + 1):
            self._write_row(sheet, row, record.number, parts[record.number])
        self._finish_list(sheet, columns, HEADING_ROW + len(projects))

    def _write_row(self, sheet: "Worksheet", row: int, number: str, parts: Mapping[str, JsonValue]) -> None:
        """Write one project's row, as tall as its longest text needs.

        The height is reckoned: no spreadsheet has measured the text when the file is made.
        """
        put_text(cell_at(sheet, row, KEY_COLUMN), number)
        height = _LEAST_HEIGHT_PT
        for place, column in enumerate(list_columns(self._profile), start=KEY_COLUMN + 1):
            cell = cell_at(sheet, row, place)
            cell.style = _list_look(column, parts)
            if column.part == NUMBER_KEY:
                put_text(cell, number)
                cell.hyperlink = _link_to(cell.coordinate, number)
                continue
            value = cell_value_of(column.part, parts.get(column.part, default_of(column.part)), self._profile)
            if isinstance(value, str):
                put_text(cell, value)
                height = max(height, text_height_pt(value, column.width, 8.5))
            else:
                cell.value = value
        set_height(sheet, row, height)

    def _finish_list(self, sheet: "Worksheet", columns: Sequence[ListColumn], last_row: int) -> None:
        """Freeze and filter the headings, add the rules, and set the list up for A4 landscape.

        Number and title stay in sight when scrolling; the headings are repeated on every printed page.
        """
        last_row = max(last_row, HEADING_ROW)
        last = letter_of(KEY_COLUMN + len(columns))
        sheet.column_dimensions["A"].hidden = True
        sheet.row_dimensions[KEY_ROW].hidden = True
        sheet.freeze_panes = f"{letter_of(KEY_COLUMN + 3)}{HEADING_ROW + 1}"
        sheet.auto_filter.ref = f"B{HEADING_ROW}:{last}{last_row}"
        self._add_list_rules(sheet, columns, last_row)
        terms = "　".join(f"{term.number} {term.name}" for term in self._profile.phases)
        note = f"進捗段階　{terms}　{ENDED} 終了　? 未確定"
        titles = f"{HEADING_ROW}:{HEADING_ROW}"
        page = Page(
            f"B{HEADING_ROW}:{last}{last_row}", True, f"{self._header()}　{LIST_SHEET}", titles, note=note
        )
        set_page(sheet, page)

    def _add_list_rules(self, sheet: "Worksheet", columns: Sequence[ListColumn], last_row: int) -> None:
        """Give categories, DX and phases their drop-down lists, and phases their colours."""
        if last_row == HEADING_ROW:
            last_row += self._write_blank_rows(sheet, columns)
        letters = {
            column.part: letter_of(place) for place, column in enumerate(columns, start=KEY_COLUMN + 1)
        }
        first = HEADING_ROW + 1
        for part, words in (
            ("category", [term.name for term in self._profile.categories]),
            ("is_dx", [DX_WORD]),
        ):
            if part not in letters:
                continue
            add_choices(sheet, f"{letters[part]}{first}:{letters[part]}{last_row}", words, "選べない値です")
        halves = self._profile.half_years
        start, end = (letters[cell_part("plan", when, PHASE)] for when in (halves[0], halves[-1]))
        area = f"{start}{first}:{end}{last_row}"
        numbers = [str(term.number) for term in self._profile.phases]
        add_choices(sheet, area, [*numbers, ENDED], "進捗段階にない値です")
        colour_phases(sheet, area)

    def _write_blank_rows(self, sheet: "Worksheet", columns: Sequence[ListColumn]) -> int:
        """Give an empty register rows to fill in, in which a number stays a text; returns how many."""
        for row in range(HEADING_ROW + 1, HEADING_ROW + 1 + BLANK_ROWS):
            for place, column in enumerate(columns, start=KEY_COLUMN + 1):
                cell = cell_at(sheet, row, place)
                cell.style = _list_look(column, {})
                if column.part == NUMBER_KEY:
                    cell.number_format = "@"  # else 1-1 typed into it becomes a day
        return BLANK_ROWS

    # The identity

    def _write_identity(self, workbook: "Workbook", parts: ProjectParts) -> None:
        """Write the hidden sheet and the document property that say what the workbook is.

        Three places tell it (with the marks of each sheet), as one or another may get lost: LibreOffice
        keeps property and hidden sheet when it saves anew, a sheet copied elsewhere keeps its mark.
        """
        sheet = workbook.create_sheet(IDENTITY_SHEET)
        sheet.sheet_state = "hidden"
        facts = (
            (IDENTITY_MARK, ""), ("format", str(FORMAT_VERSION)), ("plan", self._profile.key),
            ("first_year", str(self._profile.first_year)), ("written_at", self._written_at.isoformat()),
        )  # fmt: skip
        for row, (key, value) in enumerate(facts, start=1):
            put_text(cell_at(sheet, row, 1), key)
            put_text(cell_at(sheet, row, 2), value)
        for row, (number, values) in enumerate(parts.items(), start=len(facts) + 1):
            put_text(cell_at(sheet, row, 1), number)
            prints = {part: digest(value) for part, value in values.items() if value != default_of(part)}
            put_text(cell_at(sheet, row, 2), json.dumps(prints, separators=(",", ":")))
        text = f"register/{FORMAT_VERSION}/{self._profile.key}"
        add_property(workbook, PROPERTY_NAME, text)


def _order(record: ProjectRecord) -> tuple[int, ...]:
    """Return the key of the plan's order: 1-2-9 before 1-2-10."""
    return sort_key(record.number)


def _list_look(column: ListColumn, parts: Mapping[str, JsonValue]) -> str:
    """Return the look of a list cell; an open phase is shown with a question mark."""
    if column.part.endswith(f"/{PHASE}"):
        settled = column.part.replace(f"/{PHASE}", f"/{SETTLED}")
        return "fd_phase" if parts.get(settled, True) else "fd_phase_open"
    return column.look


def _link_to(coordinate: str, number: str) -> "Hyperlink":
    """Return a link inside the workbook from the list to the sheet of a project.

    Sheets of the same names in another workbook are not reached: a link without file stays inside.
    """
    from openpyxl.worksheet.hyperlink import Hyperlink  # late: heavy

    return Hyperlink(ref=coordinate, location=f"'{number}'!B2")


def _refuse_long_texts(parts: ProjectParts) -> None:
    """Refuse what a cell cannot hold, before any of the workbook is made.

    Raises:
        UserError: names the project and the field. 200 characters are left for escapes.
    """
    for number, values in parts.items():
        for part, value in values.items():
            if isinstance(value, str) and len(value) > MAX_TEXT - 200:
                raise UserError(
                    f"{number} の「{part_label(part)}」が {len(value):,} 字あり、Excel のセルに入りません"
                    f"（{MAX_TEXT:,} 字まで）。短くしてから書き出してください。"
                )
