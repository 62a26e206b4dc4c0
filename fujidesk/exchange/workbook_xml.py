"""The parts of a workbook's package as they stand in its XML: sheets, cells, texts and properties.

Own reading instead of openpyxl's, because returned workbooks come from many programs: openpyxl finds no cell
in a strict workbook (ISO/IEC 29500 strict), tells no formula without a result from an empty cell unless it
reads twice, and does not tell struck-out text. One pass, from bytes in memory.
"""

import datetime as dt
import io
import posixpath
import re
import zipfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias
from xml.etree import ElementTree as ET

from fujidesk.exchange.cell_formats import PLAIN, CellFormat, as_moment, is_struck, local, read_formats
from fujidesk.exchange.unpacking import OversizeError, Unpacker, parsed, refuse_entities

MAX_ROWS = 20_000
MAX_COLUMNS = 128
MAX_UNPACKED_BYTES = 400 * 1024 * 1024
MAX_MERGED = 1_000_000
"""Cells in merged areas of one sheet: a form of 20,000 projects has half of them."""
MAX_TEXT = 100_000
"""Characters of a cell; Excel holds a third of them, other programs half."""
MAX_ELEMENTS = 8_000_000
"""Of one part; a cell has two or three."""
_NUMBER = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?", re.ASCII)
_PLACE = re.compile(r"\$?([A-Z]{1,3})\$?([0-9]{1,7})")
_MAX_DIGITS = 15
"""Digits that a spreadsheet keeps of a number."""
_MAIN = (
    "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}",
    "{http://purl.oclc.org/ooxml/spreadsheetml/main}",
)
_ROW, _MERGE, _V, _F, _IS, _SI = (
    frozenset(f"{space}{name}" for space in _MAIN) for name in ("row", "mergeCell", "v", "f", "is", "si")
)
_OVER_CELLS = {
    "comments": ("comment",), "threadedcomment": ("threadedComment",), "drawing": ("sp",),
}  # fmt: skip
"""Kind of a part beside a sheet → its elements that hold words."""

Place: TypeAlias = tuple[int, int]
"""Row and column, both counted from 1."""


class DamageError(ValueError):
    """The package does not hold together: a part is missing or says what cannot be."""


class TooManyCellsError(OversizeError):
    """A sheet has more cells than any workbook of the program."""


@dataclass(frozen=True, slots=True)
class CellContent:
    """A cell that is not empty.

    has_value: False for a formula whose result the file does not hold. is_formula: the value was computed.
    number: the figure behind a date. shown: how the cell shows its value.
    """

    value: object
    has_value: bool = True
    is_error: bool = False
    is_formula: bool = field(default=False, compare=False)
    is_struck: bool = field(default=False, compare=False)
    number: float | None = field(default=None, compare=False)
    shown: CellFormat = field(default=PLAIN, compare=False)


@dataclass(frozen=True, slots=True)
class Text:
    """A text of the shared list. is_struck: a part of it is struck out."""

    text: str
    is_struck: bool = False


@dataclass(frozen=True, slots=True)
class CellContext:
    """What cells of all sheets refer to."""

    texts: Sequence[Text] = ()
    formats: Sequence[CellFormat] = ()
    from_1904: bool = False


@dataclass(frozen=True, slots=True)
class SheetXml:
    """Cells and merged areas (cell hidden in one → the cell that holds its value) of a sheet."""

    cells: Mapping[Place, CellContent]
    merged: Mapping[Place, Place]


class PackageXml:
    """Finds and parses the parts of an opened package."""

    def __init__(self, package: zipfile.ZipFile) -> None:
        self._parts = Unpacker(package, MAX_UNPACKED_BYTES)
        self._names = {name.lower(): name for name in package.namelist()}
        self._book = self._target(self._relations(""), "/officeDocument") or "xl/workbook.xml"
        self._links = self._relations(self._book)

    def read(self, part: str) -> bytes | None:
        """Return the bytes of a part, None where there is none.

        Raises:
            EntityError: it declares entities.
            OversizeError: too much has been unpacked.
        """
        name = self._names.get(part.lower())
        if name is None:
            return None
        data = self._parts.read(name)
        refuse_entities(data, part)
        return data

    def tree(self, part: str) -> ET.Element | None:
        """Return a part as a tree, None where there is none."""
        data = self.read(part)
        return None if data is None else parsed(data)

    def sheets(self) -> list[tuple[str, str]]:
        """Return title and part of each sheet; the part of a chart sheet is "".

        Raises:
            DamageError: the workbook's own part is missing.
        """
        root = self.tree(self._book)
        if root is None:
            raise DamageError(self._book)
        found = []
        for item in root.iter():
            if local(item.tag) == "sheet":
                link = next((value for key, value in item.attrib.items() if local(key) == "id"), "")
                kind, part = self._links.get(link, ("", ""))
                found.append((item.get("name", ""), part if kind.endswith("/worksheet") else ""))
        return found

    def context(self) -> CellContext:
        """Return what cells refer to: texts, formats, and the day from which dates are counted."""
        root = self.tree(self._book)
        first = any(
            local(item.tag) == "workbookPr" and item.get("date1904", "0") in ("1", "true", "on")
            for item in (() if root is None else root)
        )
        styles = self.read(self._target(self._links, "/styles") or "xl/styles.xml")
        texts = self.read(self._target(self._links, "/sharedStrings") or "xl/sharedStrings.xml")
        return CellContext(
            [] if texts is None else list(_shared_texts(texts)),
            [] if styles is None else read_formats(styles),
            first,
        )

    def remarks(self, part: str) -> Iterator[tuple[str, str]]:
        """Yield cell and text of what lies over a sheet's cells: notes, comments, text boxes ("" as cell).

        Pictures and charts without words are not among them.
        """
        for kind, target in self._relations(part).values():
            name = kind.rpartition("/")[2].lower()
            root = self.tree(target) if name in _OVER_CELLS else None
            for item in () if root is None else root.iter():
                if local(item.tag) in _OVER_CELLS[name] and (words := _words_in(item)):
                    yield item.get("ref", ""), words

    def properties(self) -> dict[str, str]:
        """Return the custom document properties."""
        part = self._target(self._relations(""), "/custom-properties") or "docProps/custom.xml"
        root = self.tree(part)
        return {} if root is None else {
            item.get("name", ""): "".join(item.itertext()).strip() for item in root
        }  # fmt: skip

    def saved_at(self) -> str:
        """Return when the workbook was last saved, as it says itself; "" where it does not tell."""
        part = self._target(self._relations(""), "/core-properties") or "docProps/core.xml"
        root = self.tree(part)
        stamps = {} if root is None else {local(item.tag): (item.text or "").strip() for item in root}
        return stamps.get("modified", "") or stamps.get("created", "")

    def _relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Return id → (type, target part) of what a part refers to inside the package.

        Targets are relative to the part's folder, or to the package with a leading slash: both occur, and
        openpyxl itself writes the second. External ones are links, of which nothing is ever fetched.
        """
        folder, _, name = part.rpartition("/")
        root = self.tree(f"{folder}/_rels/{name}.rels".lstrip("/"))
        found = {}
        for item in () if root is None else root:
            target = item.get("Target", "")
            if item.get("TargetMode") == "External":
                continue
            whole = target.lstrip("/") if target.startswith("/") else posixpath.normpath(f"{folder}/{target}")
            found[item.get("Id", "")] = (item.get("Type", ""), whole.lstrip("/"))
        return found

    @staticmethod
    def _target(relations: Mapping[str, tuple[str, str]], kind: str) -> str:
        """Return the first part of a kind, "" where there is none."""
        return next((target for name, target in relations.values() if name.endswith(kind)), "")


def _words_in(item: ET.Element) -> str:
    """Return all text within a note or text box."""
    pieces = (piece.text or "" for piece in item.iter() if local(piece.tag) in ("t", "text"))
    return "".join(pieces).strip()


def read_sheet(data: bytes, context: CellContext, max_cells: int) -> SheetXml:
    """Read the cells of a worksheet part that are not empty.

    Raises:
        DamageError: a cell refers to what is not there.
        TooManyCellsError: there are more than max_cells of them.
        xml.etree.ElementTree.ParseError: the part is not well-formed.
    """
    cells: dict[Place, CellContent] = {}
    areas: list[str] = []
    row = 0
    for element in _elements(data):
        tag = element.tag
        if tag in _ROW:
            row = _row_number(element, row)
            if row <= MAX_ROWS:
                cells.update(_row_cells(element, row, context))
            element.clear()
            if len(cells) > max_cells:
                raise TooManyCellsError
        elif tag in _MERGE:
            areas.append(element.get("ref", ""))
    return SheetXml(cells, merged_cells(areas))


def _elements(data: bytes) -> Iterator[ET.Element]:
    """Yield the elements of a part as they end.

    Raises:
        TooManyCellsError: there are more than of any part of a workbook.
    """
    for serial, (_, element) in enumerate(ET.iterparse(io.BytesIO(data))):
        if serial > MAX_ELEMENTS:
            raise TooManyCellsError
        yield element


def merged_cells(areas: Sequence[str]) -> dict[Place, Place]:
    """Return hidden cell → first cell for merged areas such as "B2:C4", without those of whole columns.

    A merged whole column would be a million places; such an area holds no answer of a form.

    Raises:
        TooManyCellsError: all areas together have more than `MAX_MERGED` cells.
    """
    left = MAX_MERGED
    found: dict[Place, Place] = {}
    for area in areas:
        ends = [place_of(end) for end in area.split(":")]
        if len(ends) != 2 or ends[0] is None or ends[1] is None:
            continue
        first = ends[0]
        last_row, last_column = min(ends[1][0], MAX_ROWS), min(ends[1][1], MAX_COLUMNS)
        size = (last_row - first[0] + 1) * (last_column - first[1] + 1)
        if size > MAX_ROWS:
            continue
        left -= max(size, 0)
        if left < 0:
            raise TooManyCellsError
        for row in range(first[0], last_row + 1):
            found |= {(row, column): first for column in range(first[1], last_column + 1)}
    return found


def place_of(name: str) -> Place | None:
    """Return row and column of a cell's name ("C11"); None where it is none."""
    found = _PLACE.fullmatch(name)
    return None if found is None else (int(found[2]), _column_number(found[1]))


def _column_number(letters: str) -> int:
    """Return the number of a column ("C" is 3)."""
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - 64
    return number


def _row_number(element: ET.Element, before: int) -> int:
    """Return the number of a row; some programs leave it out, then it is the next one."""
    named = element.get("r")
    return int(named) if named else before + 1


def _row_cells(element: ET.Element, row: int, context: CellContext) -> Iterator[tuple[Place, CellContent]]:
    """Yield the cells of a row that are not empty."""
    column = 0
    for cell in element:
        name = cell.get("r")
        column = _column_number(name.rstrip("0123456789")) if name else column + 1
        if len(cell) and column <= MAX_COLUMNS:
            content = _content(cell, context)
            if content is not None:
                yield (row, column), content


def _content(cell: ET.Element, context: CellContext) -> CellContent | None:
    """Return what a cell holds, None where that is nothing.

    A formula whose result is the empty text has no `v` but the type "str"; one that was never calculated has
    neither, and that difference decides between "no answer" and "cannot be read".
    """
    raw, is_formula, inline = None, False, None
    for child in cell:
        if child.tag in _V:
            raw = child.text
        elif child.tag in _F:
            is_formula = True
        elif child.tag in _IS:
            inline = _text_of(child)
    kind = cell.get("t", "n")
    shown = _format(int(cell.get("s", "0")), context)
    if inline is not None:
        return _text_content(inline, shown, is_formula=is_formula)
    if raw is None:
        missing = is_formula and kind != "str"
        return CellContent(None, has_value=False, is_formula=True) if missing else None
    return _READERS.get(kind, _number)(raw, shown, context, is_formula)


def _format(style: int, context: CellContext) -> CellFormat:
    """Return how a cell shows its value.

    Raises:
        DamageError: the workbook has no such style, so nobody can tell a date from a figure.
    """
    if style == 0 and not context.formats:
        return PLAIN
    if not 0 <= style < len(context.formats):
        raise DamageError(f"style {style}")
    return context.formats[style]


def _shared(raw: str, shown: CellFormat, context: CellContext, is_formula: bool) -> CellContent | None:
    """Return a text of the shared list.

    Raises:
        DamageError: the list has no such text, so nobody can know what stood in the cell.
    """
    index = int(raw)
    if not 0 <= index < len(context.texts):
        raise DamageError(f"shared string {index}")
    return _text_content(context.texts[index], shown, is_formula=is_formula)


def _written(raw: str, shown: CellFormat, _context: CellContext, is_formula: bool) -> CellContent | None:
    """Return the text that a formula gave."""
    return _text_content(Text(raw), shown, is_formula=is_formula)


def _text_content(text: Text, shown: CellFormat, *, is_formula: bool) -> CellContent | None:
    """Return a text, None where it is empty.

    Raises:
        DamageError: it is longer than any program lets a cell be.
    """
    if not text.text:
        return None
    if len(text.text) > MAX_TEXT:
        raise DamageError(f"{len(text.text)} characters")
    struck = text.is_struck or shown.is_struck
    return CellContent(text.text, is_formula=is_formula, is_struck=struck, shown=shown)


def _error(raw: str, shown: CellFormat, _context: CellContext, is_formula: bool) -> CellContent:
    """Return an error value such as #REF!."""
    return CellContent(raw, is_error=True, is_formula=is_formula, shown=shown)


def _boolean(raw: str, shown: CellFormat, _context: CellContext, is_formula: bool) -> CellContent:
    """Return a truth value."""
    return CellContent(raw.strip() in ("1", "true"), is_formula=is_formula, shown=shown)


def _iso_date(raw: str, shown: CellFormat, _context: CellContext, is_formula: bool) -> CellContent | None:
    """Return a date written out (ISO 8601), as strict workbooks may have it."""
    try:
        value: object = dt.datetime.fromisoformat(raw.strip())
    except ValueError:
        value = raw
    return CellContent(value, is_formula=is_formula, is_struck=shown.is_struck, shown=shown)


def _number(raw: str, shown: CellFormat, context: CellContext, is_formula: bool) -> CellContent:
    """Return a number, or the date that it stands for; what is none is an error value."""
    text = raw.strip()
    if not _NUMBER.fullmatch(text) or len(text) > 400:
        return CellContent(text, is_error=True, is_formula=is_formula, shown=shown)
    plain = text.lstrip("+-").isdigit() and len(text) <= _MAX_DIGITS + 1
    number: float = int(text) if plain else float(text)
    if abs(number) == float("inf"):
        return CellContent(text, is_error=True, is_formula=is_formula, shown=shown)
    moment = as_moment(number, from_1904=context.from_1904) if shown.is_date else None
    return CellContent(
        number if moment is None else moment,
        is_formula=is_formula,
        is_struck=shown.is_struck,
        number=None if moment is None else number,
        shown=shown,
    )


_READERS: Mapping[str, Callable[[str, CellFormat, CellContext, bool], CellContent | None]] = {
    "n": _number, "s": _shared, "str": _written, "inlineStr": _written, "e": _error, "b": _boolean,
    "d": _iso_date,
}  # fmt: skip


def _shared_texts(data: bytes) -> Iterator[Text]:
    """Yield the texts of the shared list."""
    for item in _elements(data):
        if item.tag in _SI:
            yield _text_of(item)
            item.clear()


def _text_of(item: ET.Element) -> Text:
    """Return a text with all of its runs, without the readings (furigana) that Japanese Excel adds."""
    parts: list[str] = []
    struck = False
    for child in item:
        name = local(child.tag)
        if name == "t":
            parts.append(child.text or "")
        elif name == "r":
            parts += [piece.text or "" for piece in child if local(piece.tag) == "t"]
            struck = struck or any(local(piece.tag) == "rPr" and is_struck(piece) for piece in child)
    return Text("".join(parts), struck)
