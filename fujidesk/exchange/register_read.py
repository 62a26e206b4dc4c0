"""Reads a register workbook back: which values stand in which cells, and all faults at once.

The workbook is known by its hidden marks, never by its name or its sheet names. What its values change in
the register is worked out by `register_compare`.
"""

import json
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from fujidesk.domain.changes import JsonValue
from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.records import Category
from fujidesk.errors import UserError
from fujidesk.exchange.register_layout import (
    EVERY_HALF_YEAR,
    FORMAT_VERSION,
    IDENTITY_MARK,
    LIST_MARK,
    NUMBER_KEY,
    PROJECT_MARK,
    PROPERTY_NAME,
    known_parts,
    part_label,
    plain,
)
from fujidesk.exchange.register_values import CellError, as_text, part_from_cell
from fujidesk.exchange.workbook_cells import BookCells, CellContent, Place, SheetCells, read_book
from fujidesk.exchange.workbook_format import letter_of

_MARK_ROWS = range(1, 11)
_MARK_COLUMNS = range(1, 11)
"""Where the mark of a sheet is looked for: rows and columns may have been inserted before it."""
_NUMBER_HEADING = "番号"


@dataclass(frozen=True)
class Fault:
    """What is wrong at one place of a workbook and what is allowed there; cell "" for a whole sheet."""

    sheet: str
    cell: str
    message: str

    @property
    def sentence(self) -> str:
        """The fault with its place, fit to show."""
        place = f"シート「{self.sheet}」" + (f"のセル {self.cell}" if self.cell else "")
        return f"{place}：{self.message}"


@dataclass(frozen=True)
class ReadValue:
    """A value with the sheet and the cell it was read from."""

    value: JsonValue
    sheet: str
    cell: str


@dataclass
class ReadRegister:
    """What a workbook says. written_at: ISO local time of writing, "" where it is not told.

    values: project number → part → what the sheets say of it. base: project number → part →
    fingerprint of the value as it was written; empty where the hidden sheet is gone. added: numbers that the
    register has not, which have a row of their own in the list, with the category that each begins with.
    """

    written_at: str = ""
    values: dict[str, dict[str, list[ReadValue]]] = field(default_factory=dict)
    base: dict[str, dict[str, str]] = field(default_factory=dict)
    faults: list[Fault] = field(default_factory=list)
    added: dict[str, Category] = field(default_factory=dict)


def read_register(
    path: Path,
    profile: PlanProfile,
    numbers: Collection[str],
    progress: Progress,
    *,
    places: Collection[str] = (),
) -> ReadRegister:
    """Read a register workbook; rows of the list that were added in it may bring new projects.

    Args:
        path: of the workbook.
        profile: of the plan.
        numbers: of the projects that the register has.
        progress: told of each sheet.
        places: codes of the levels under which new projects may stand; () where none are taken.

    Raises:
        UserError: not a workbook of ours, of another plan or a newer version, or damaged.
        MachineError: the file cannot be read.
        CancelledError: the user stopped the work.
    """
    return _RegisterReader(path, profile, numbers, places).read(read_book(path, progress))


class _RegisterReader:
    """Collects values and faults from the sheets of one workbook."""

    def __init__(
        self, path: Path, profile: PlanProfile, numbers: Collection[str], places: Collection[str]
    ) -> None:
        self._path = path
        self._profile = profile
        self._numbers = frozenset(numbers)
        self._places = frozenset(places)
        self._parts = known_parts(profile)
        self._half_years = {f"{when.fiscal_year}.{when.half}" for when in profile.half_years}
        self._found = ReadRegister()
        self._seen_rows: dict[str, tuple[str, str]] = {}
        self._seen_sheets: dict[str, str] = {}

    def read(self, book: BookCells) -> ReadRegister:
        """Read all sheets that carry a mark."""
        marks = [(sheet, *found) for sheet in book.sheets if (found := _mark_of(sheet))]
        self._check_identity(book, [(sheet, text) for sheet, text, _ in marks])
        for sheet, text, place in marks:
            if text == LIST_MARK:
                self._read_list(sheet, place)
            elif text.startswith(PROJECT_MARK):
                self._read_project(sheet, text.removeprefix(PROJECT_MARK), place)
        return self._found

    # What the workbook is

    def _check_identity(self, book: BookCells, marks: list[tuple[SheetCells, str]]) -> None:
        """Find out what wrote the workbook, and take its time of writing and its fingerprints.

        The hidden sheet counts more than the document property, which a mail gateway may drop.

        Raises:
            UserError: not ours, of another plan, or of a newer version of the program.
        """
        if not any(text == LIST_MARK or text.startswith(PROJECT_MARK) for _, text in marks):
            raise self._not_ours(book)
        _, _, told = book.properties.get(PROPERTY_NAME, "").partition("register/")
        version, _, plan = told.partition("/")
        first_year = str(
            self._profile.first_year
        )  # workbooks written before there were several plans tell none
        for sheet, text in marks:
            if text == IDENTITY_MARK:
                facts = _facts(sheet)
                version, plan = facts.get("format", version), facts.get("plan", plan)
                first_year = facts.get("first_year", first_year)
                self._found.written_at = facts.get("written_at", "")
                self._found.base = {number: _prints(value) for number, value in facts.items()
                                    if is_project_number(number)}  # fmt: skip
        if version.isdigit() and int(version) > FORMAT_VERSION:
            raise UserError(
                f"「{self._path.name}」は新しい版の富士デスクが書き出したブックです。"
                "プログラムを新しくしてから取り込んでください。"
            )
        other_city, other_period = (
            plan and plan != self._profile.key,
            first_year != str(self._profile.first_year),
        )
        if other_city or other_period:
            what = "別の計画" if other_city else "前か次の計画"
            raise UserError(
                f"「{self._path.name}」は{what}の台帳です。"
                f"「{self._profile.plan_name}」から書き出したブックを選んでください。"
            )

    def _not_ours(self, book: BookCells) -> UserError:
        """Return the error for a workbook without marks: one of ours that lost them, or another one."""
        if book.properties.get(PROPERTY_NAME, "").startswith("register/"):
            return UserError(
                f"「{self._path.name}」の非表示の行と列（取り込みの目印）が消えています。"
                "台帳を書き出し直して、そのブックに入力してください。"
            )
        return UserError(
            f"「{self._path.name}」は富士デスクが書き出した台帳のブックではありません。"
            "「台帳をExcelへ書き出し」で作ったブックを選んでください。"
        )

    # The list sheet

    def _read_list(self, sheet: SheetCells, mark: Place) -> None:
        """Read the list sheet; the hidden key row tells the columns, so they may be moved and added."""
        columns = {part: column for column, part in _keys_right_of(sheet, mark)}
        if NUMBER_KEY not in columns:
            self._fault(sheet, mark, "番号の列が見つかりません。台帳を書き出し直してください。")
            return
        wanted = [(part, column) for part, column in columns.items() if part in self._parts]
        for row in sorted({row for row, _ in sheet.cells if row > mark[0]}):
            hidden = plain(as_text(_value(sheet.at(row, mark[1]))))
            number = self._number_of_row(sheet, (row, columns[NUMBER_KEY]), hidden, wanted)
            if number:
                for part, column in wanted:
                    self._take(sheet, number, part, (row, column), through_merge=True)

    def _number_of_row(
        self, sheet: SheetCells, place: Place, hidden: str, wanted: list[tuple[str, int]]
    ) -> str:
        """Return the project number of a row, or "" where the row is none (blank, heading or at fault)."""
        content = sheet.at(*place)
        shown = as_text(_value(content))
        number = plain(shown)
        if not number:
            if hidden or any(sheet.at(place[0], column) for _, column in wanted):
                self._fault(sheet, place, f"事業番号が空です。{_original(hidden)}番号を入れてください。")
            return ""
        if not hidden and number == _NUMBER_HEADING:
            return ""
        if hidden and number != hidden:
            self._fault(sheet, place, f"事業番号は変えられません。元の番号 {hidden} に戻してください。")
            return ""
        if not self._is_known(sheet, place, shown, hidden):
            return ""
        if number in self._seen_rows:
            other = " ".join(self._seen_rows[number])
            self._fault(
                sheet,
                place,
                f"事業 {number} の行が 2 つあります（{other} にもあります）。1 つにしてください。",
            )
            return ""
        self._seen_rows[number] = (sheet.title, _name(place))
        return number

    def _is_known(self, sheet: SheetCells, place: Place, shown: str, hidden: str) -> bool:
        """Tell whether the register has a number, or may take it; notes a fault where it may not."""
        number = plain(shown)
        if number in self._numbers:
            return True
        if is_project_number(number):
            if not hidden and self._places:
                return self._is_new(sheet, place, number)
            reason = f"事業番号 {number} は台帳にない番号です。新しい事業はこの取り込みでは追加できません。"
        else:
            reason = f"「{shown}」は事業番号ではありません。1-1-2 のような番号を文字列で入れてください。"
        self._fault(sheet, place, reason)
        return False

    def _is_new(self, sheet: SheetCells, place: Place, number: str) -> bool:
        """Tell whether a number may be that of a new project: as deep as the plan, under a level it has."""
        names = self._profile.level_names
        above = number.rpartition("-")[0].replace("-", ".")
        if number.count("-") != len(names):
            example = "-".join("112"[-len(names) - 1 :])
            self._fault(sheet, place, f"事業番号 {number} は {example} の形にしてください。")
            return False
        if above not in self._places:
            self._fault(sheet, place, f"事業番号 {number} の上の{names[-1]} {above} は計画にありません。")
            return False
        self._found.added[number] = self._profile.usual_category()
        return True

    # A project's sheet

    def _read_project(self, sheet: SheetCells, number: str, mark: Place) -> None:
        """Read a project's sheet: keys in its mark column tell the rows, keys in its mark row the columns."""
        if number not in self._numbers:
            reason = f"事業番号 {number} は台帳にない番号です。新しい事業はこの取り込みでは追加できません。"
            self._found.faults.append(Fault(sheet.title, "", reason))
            return
        if number in self._seen_sheets:
            reason = (
                f"事業 {number} の個票が 2 枚あります（シート「{self._seen_sheets[number]}」にもあります）。"
                "1 枚にしてください。"
            )
            self._found.faults.append(Fault(sheet.title, "", reason))
            return
        self._seen_sheets[number] = sheet.title
        columns = {key: column for column, key in _keys_right_of(sheet, mark)}
        for row in sorted({row for row, column in sheet.cells if column == mark[1] and row > mark[0]}):
            for token in as_text(_value(sheet.at(row, mark[1]))).split():
                for part, column in self._targets(token, columns):
                    self._take_from_sheet(sheet, number, part, (row, column))

    def _targets(self, token: str, columns: Mapping[str, int]) -> Iterator[tuple[str, int]]:
        """Yield the parts and columns that a row key such as "title@2022.1" or "plan/phase@*" names."""
        name, _, key = token.partition("@")
        if key == EVERY_HALF_YEAR:
            kind, _, aspect = name.partition("/")
            for when, column in columns.items():  # left to right, so that faults keep their order
                if when in self._half_years:
                    yield f"{kind}.{when}/{aspect}", column
        elif key in columns:
            yield name, columns[key]

    def _take_from_sheet(self, sheet: SheetCells, number: str, part: str, place: Place) -> None:
        """Take a value from a project's sheet; the number is not taken but must be what it was."""
        if part == NUMBER_KEY:
            if plain(as_text(_value(sheet.at(*place)))) != number:
                self._fault(sheet, place, f"事業番号は変えられません。元の番号 {number} に戻してください。")
        elif part in self._parts:
            self._take(sheet, number, part, place)

    # Cells

    def _take(
        self,
        sheet: SheetCells,
        number: str,
        part: str,
        place: Place,
        *,
        through_merge: bool = False,
    ) -> None:
        """Take the value of a cell for a part, or note what is wrong with it."""
        content = sheet.at(*place, through_merge=through_merge)
        label = part_label(part)
        if content and not content.has_value:
            reason = f"{number} の「{label}」は計算式で、結果がありません。値を入れ直してください。"
            self._fault(sheet, place, reason)
        elif content and content.is_error:
            reason = f"{number} の「{label}」がエラー値（{content.value}）です。値を入れ直してください。"
            self._fault(sheet, place, reason)
        else:
            self._read_value(sheet, number, part, place, _value(content))

    def _read_value(self, sheet: SheetCells, number: str, part: str, place: Place, raw: object) -> None:
        """Turn a raw cell into the value of a part, or note why it cannot be one."""
        try:
            value = part_from_cell(part, raw, self._profile)
        except CellError as error:
            self._fault(sheet, place, f"{number} の「{part_label(part)}」：{error}")
            return
        entry = ReadValue(value, sheet.title, _name(place))
        self._found.values.setdefault(number, {}).setdefault(part, []).append(entry)

    def _fault(self, sheet: SheetCells, place: Place, message: str) -> None:
        """Note what is wrong at a cell."""
        self._found.faults.append(Fault(sheet.title, _name(place), message))


def _mark_of(sheet: SheetCells) -> tuple[str, Place] | None:
    """Return the mark of a sheet and its place; None where it has none."""
    for row in _MARK_ROWS:
        for column in _MARK_COLUMNS:
            content = sheet.at(row, column)
            text = content.value if content else None
            if isinstance(text, str) and text.startswith((LIST_MARK, PROJECT_MARK, IDENTITY_MARK)):
                return text, (row, column)
    return None


def _keys_right_of(sheet: SheetCells, mark: Place) -> Iterator[tuple[int, str]]:
    """Yield (column, key) of the hidden key row; the first column wins where a key stands twice."""
    seen: set[str] = set()
    for row, column in sorted(sheet.cells):
        if row == mark[0] and column > mark[1]:
            key = as_text(sheet.cells[row, column].value)
            if key not in seen:
                seen.add(key)
                yield column, key


def _facts(sheet: SheetCells) -> dict[str, str]:
    """Return column A → column B of the hidden sheet."""
    return {
        as_text(content.value): as_text(_value(sheet.at(row, 2)))
        for (row, column), content in sheet.cells.items()
        if column == 1
    }


def _prints(text: str) -> dict[str, str]:
    """Return part → fingerprint; nothing where somebody has edited the hidden sheet."""
    try:
        found = json.loads(text)
    except ValueError:
        return {}
    return {str(key): str(value) for key, value in found.items()} if isinstance(found, dict) else {}


def _value(content: CellContent | None) -> object:
    """Return the value of a cell, None where it is empty."""
    return content.value if content else None


def _name(place: Place) -> str:
    """Return a place as Excel names it: "C3"."""
    return f"{letter_of(place[1])}{place[0]}"


def _original(hidden: str) -> str:
    """Return the sentence that names the number which a row had, "" where that is not known."""
    return f"元の番号は {hidden} です。" if hidden else ""
