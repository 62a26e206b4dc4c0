"""Reads the cells of a workbook that somebody gave us: values only, once it is seen to be safe.

The file is never written to. openpyxl's streaming mode is used: seven times as quick as the other one for a
register of 202 sheets, and a cell far out at XFD1048576 costs nothing.
"""

import posixpath
import re
import warnings
import zipfile
import zlib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from fujidesk.domain.progress import Progress
from fujidesk.errors import MachineError, UserError

if TYPE_CHECKING:
    from openpyxl import Workbook
    from openpyxl.cell import Cell

MAX_FILE_BYTES = 100 * 1024 * 1024
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_MEMBERS = 10_000
MAX_ROWS = 20_000
MAX_COLUMNS = 128
_OLE_MAGIC = bytes.fromhex("d0cf11e0a1b11ae1")
_ENCRYPTED_STREAM = "EncryptedPackage".encode("utf-16-le")
_FORMULA = re.compile(rb"<(?:\w+:)?f[ >/]")
_MERGE = re.compile(
    rb'<(?:\w+:)?mergeCell\s[^>]*?ref="\$?([A-Z]{1,3})\$?(\d{1,7}):\$?([A-Z]{1,3})\$?(\d{1,7})"'
)
_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
# What zipfile, expat and openpyxl raise for files that are damaged in the middle.
_DAMAGE = (
    zipfile.BadZipFile, zlib.error, ET.ParseError, EOFError, AttributeError, ArithmeticError, AssertionError,
    LookupError, RuntimeError, TypeError, ValueError,
)  # fmt: skip


@dataclass(frozen=True)
class CellContent:
    """A cell that is not empty. has_value: False for a formula whose result the file does not hold."""

    value: object
    has_value: bool = True
    is_error: bool = False


Place = tuple[int, int]
"""Row and column, both counted from 1."""


@dataclass(frozen=True)
class SheetCells:
    """The cells of a sheet. merged: cell hidden in a merged area → the cell that holds its value."""

    title: str
    cells: Mapping[Place, CellContent]
    merged: Mapping[Place, Place] = field(default_factory=dict)

    def at(self, row: int, column: int, *, through_merge: bool = False) -> CellContent | None:
        """Return a cell, or None where it is empty; with through_merge that of its merged area."""
        place = (row, column)
        if through_merge:
            place = self.merged.get(place, place)
        return self.cells.get(place)


@dataclass(frozen=True)
class BookCells:
    """A workbook that was read: its sheets in their order and its custom document properties."""

    sheets: tuple[SheetCells, ...]
    properties: Mapping[str, str]


def read_book(path: Path, progress: Progress) -> BookCells:
    """Read all values of a workbook.

    Raises:
        UserError: not a workbook, an old or encrypted one, one with macros, damaged or too large.
        MachineError: the file cannot be read.
        CancelledError: the user stopped the work.
    """
    try:
        _refuse_other_files(path)
        with zipfile.ZipFile(path) as package:
            _refuse_package(package, path)
            hints = _sheet_hints(package)
        return _read(path, hints, progress)
    except OSError as error:
        raise reading_fault(error, path) from error
    except _DAMAGE as error:
        raise UserError(
            f"「{path.name}」は壊れていて読めません。Excel で開いて保存し直すか、もう一度受け取ってください。"
        ) from error


def reading_fault(error: OSError, path: Path) -> MachineError:
    """Return the sentence for a file that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return MachineError(f"ファイル「{path}」がありません。場所と名前を確かめてください。")
    if isinstance(error, IsADirectoryError) or path.is_dir():
        return MachineError(f"「{path}」はフォルダーです。ファイルを選んでください。")
    if isinstance(error, PermissionError):
        return MachineError(
            f"「{path}」を読めません。Excel などで開いていれば閉じ、読む権限があるか確かめてください。"
        )
    reason = error.strerror or type(error).__name__
    return MachineError(f"「{path}」を読めませんでした（{reason}）。別の場所に写してからやり直してください。")


# What is refused before anything is unpacked


def _refuse_other_files(path: Path) -> None:
    """Refuse by size and first bytes what cannot be a workbook.

    Raises:
        UserError: empty, too large, an old .xls, encrypted, or no zip archive.
        OSError: the file cannot be read.
    """
    if path.is_dir():
        raise IsADirectoryError
    size = path.stat().st_size
    if size == 0:
        raise UserError(f"「{path.name}」は空のファイルです。もう一度受け取ってください。")
    if size > MAX_FILE_BYTES:
        raise _too_large(path)
    with path.open("rb") as stream:
        start = stream.read(8)
        if start == _OLE_MAGIC:
            raise _old_or_encrypted(path, stream.read())
    if not start.startswith(b"PK"):
        raise UserError(f"「{path.name}」は Excel のブック（.xlsx）ではありません。")


def _old_or_encrypted(path: Path, content: bytes) -> UserError:
    """Return the error for an OLE file; Excel puts encrypted workbooks into that old container too."""
    if _ENCRYPTED_STREAM in content:
        return UserError(
            f"「{path.name}」はパスワードで保護されています。Excel で保護を外して保存してから選んでください。"
        )
    return UserError(
        f"「{path.name}」は古い形式（.xls）のようです。"
        "Excel で「Excel ブック (.xlsx)」として保存し直してください。"
    )


def _too_large(path: Path) -> UserError:
    """Return the error for a file that would fill the memory."""
    return UserError(f"「{path.name}」は大きすぎて読めません。台帳のブックか確かめてください。")


def _refuse_package(package: zipfile.ZipFile, path: Path) -> None:
    """Refuse a package by its table of contents, before anything of it is unpacked.

    Raises:
        UserError: a zip bomb, encrypted members, macros, .ods, .xlsb, or no workbook at all.
    """
    members = package.infolist()
    if len(members) > MAX_MEMBERS or sum(member.file_size for member in members) > MAX_UNPACKED_BYTES:
        raise _too_large(path)
    if any(member.flag_bits & 1 for member in members):
        raise UserError(f"「{path.name}」はパスワードで保護されています。保護を外してから選んでください。")
    names = {member.filename.lower() for member in members}
    if any(name.endswith("vbaproject.bin") for name in names):
        raise UserError(
            f"「{path.name}」にはマクロが入っています。「Excel ブック (.xlsx)」として保存し直してください。"
        )
    if "mimetype" in names or "xl/workbook.bin" in names:
        raise UserError(
            f"「{path.name}」は .xlsx ではない表計算の形式です。"
            "「Excel ブック (.xlsx)」として保存し直してください。"
        )
    if "xl/workbook.xml" not in names:
        raise UserError(f"「{path.name}」は Excel のブック（.xlsx）ではありません。")


# What the streaming mode does not tell: merged areas and formulas


@dataclass(frozen=True)
class _Hints:
    """Sheet title → its merged cells; has_formulas: some cell of the workbook holds one."""

    merged: Mapping[str, Mapping[Place, Place]]
    has_formulas: bool


def _sheet_hints(package: zipfile.ZipFile) -> _Hints:
    """Return merged areas and whether there are formulas, read from the XML of each sheet."""
    merged: dict[str, dict[Place, Place]] = {}
    has_formulas = False
    for title, member in _sheet_members(package):
        data = package.read(member)
        has_formulas = has_formulas or _FORMULA.search(data) is not None
        merged[title] = _merged_cells(data)
    return _Hints(merged, has_formulas)


def _sheet_members(package: zipfile.ZipFile) -> Iterator[tuple[str, str]]:
    """Yield the title of each sheet and the name of its part in the package."""
    relations = ET.fromstring(package.read("xl/_rels/workbook.xml.rels"))
    targets = {item.get("Id"): item.get("Target", "") for item in relations}
    for item in ET.fromstring(package.read("xl/workbook.xml")).iter():
        if not item.tag.endswith("}sheet"):
            continue
        target = targets.get(item.get(_RELATION), "")
        member = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"xl/{target}")
        if member in package.NameToInfo:
            yield item.get("name", ""), member


def _merged_cells(data: bytes) -> dict[Place, Place]:
    """Return hidden cell → first cell for the merged areas of a sheet, without those of whole columns."""
    found: dict[Place, Place] = {}
    for left, top, right, bottom in _MERGE.findall(data):
        first = (int(top), _column_number(left))
        last_row, last_column = min(int(bottom), MAX_ROWS), min(_column_number(right), MAX_COLUMNS)
        if (last_row - first[0] + 1) * (last_column - first[1] + 1) > MAX_ROWS:
            continue
        for row in range(first[0], last_row + 1):
            found |= {(row, column): first for column in range(first[1], last_column + 1)}
    return found


def _column_number(letters: bytes) -> int:
    """Return the number of a column ("C" is 3)."""
    number = 0
    for letter in letters:
        number = number * 26 + letter - ord("A") + 1
    return number


# Reading


def _read(path: Path, hints: _Hints, progress: Progress) -> BookCells:
    """Read all sheets; formulas are looked at a second time only where there are any."""
    with _opened(path, data_only=True) as workbook:
        titles = workbook.sheetnames
        properties = {item.name: str(item.value) for item in workbook.custom_doc_props.props}  # type: ignore[attr-defined]  # types-openpyxl lacks it
        sheets = []
        for done, title in enumerate(titles):
            progress.step(done, len(titles), f"シート {title}")
            sheets.append(_sheet_cells(workbook, title, hints))
    if hints.has_formulas:
        sheets = _with_formulas(path, sheets)
    return BookCells(tuple(sheets), properties)


@contextmanager
def _opened(path: Path, *, data_only: bool) -> Iterator["Workbook"]:
    """Open a workbook in openpyxl's streaming mode and close its file handle in any case."""
    from openpyxl import load_workbook  # late: heavy

    with warnings.catch_warnings():
        # openpyxl warns of extensions that it would lose on saving; this file is never saved.
        warnings.simplefilter("ignore")
        workbook = load_workbook(path, read_only=True, data_only=data_only, keep_links=False)
        try:
            yield workbook
        finally:
            workbook.close()


def _sheet_cells(workbook: "Workbook", title: str, hints: _Hints) -> SheetCells:
    """Read the values of one sheet."""
    cells: dict[Place, CellContent] = {}
    for cell in _cells(workbook, title):
        cells[cell.row, cell.column] = CellContent(cell.value, is_error=cell.data_type == "e")
    return SheetCells(title, cells, hints.merged.get(title, {}))


def _with_formulas(path: Path, sheets: list[SheetCells]) -> list[SheetCells]:
    """Return the sheets with their formulas that have no stored result."""
    with _opened(path, data_only=False) as workbook:
        return [_mark_formulas(workbook, sheet) for sheet in sheets]


def _mark_formulas(workbook: "Workbook", sheet: SheetCells) -> SheetCells:
    """Return the sheet with a cell for each formula whose result the file does not hold.

    openpyxl gives None for such a cell when it reads values only, as for an empty one.
    """
    cells = dict(sheet.cells)
    for cell in _cells(workbook, sheet.title):
        if cell.data_type == "f" and (cell.row, cell.column) not in cells:
            cells[cell.row, cell.column] = CellContent(None, has_value=False)
    return SheetCells(sheet.title, cells, sheet.merged)


def _cells(workbook: "Workbook", title: str) -> Iterator["Cell"]:
    """Yield the cells of a sheet that are not empty, within the rows and columns that are looked at."""
    sheet = workbook[title]
    if not hasattr(sheet, "iter_rows"):  # a chart sheet has no cells
        return
    for row in sheet.iter_rows(min_row=1, max_row=MAX_ROWS, min_col=1, max_col=MAX_COLUMNS):
        for cell in row:
            if cell.value is not None:
                yield cell
