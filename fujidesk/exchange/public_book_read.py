"""Reads a published workbook back, down to its parts: what it shows, hides and tells of itself."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from xml.etree import ElementTree as ET

_SPACE = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_LETTERS = re.compile(r"[A-Z]+")
_OBJECTS = ("drawing", "legacyDrawing", "picture", "oleObjects", "controls", "tableParts")
Cells = tuple[str | float | None, ...]


@dataclass(frozen=True, slots=True)
class BookSheet:
    """A sheet as it is stored. rows: values from the first row and column on, None for an empty cell.

    state: 「visible」 or how it is hidden. hidden, merged: whether rows or columns, cells are. formulas:
    cells with one. objects: elements that lie over the cells. coloured: cells below the first row with a
    ground or font of their own.
    """

    name: str
    state: str
    rows: tuple[Cells, ...]
    hidden: bool
    merged: bool
    formulas: int
    objects: tuple[str, ...]
    coloured: int


@dataclass(frozen=True, slots=True)
class Book:
    """A workbook as it is stored. parts: name → bytes of every part, unpacked."""

    sheets: tuple[BookSheet, ...]
    parts: Mapping[str, bytes]


def read_book(data: bytes) -> Book:
    """Return what a workbook of ours holds.

    Raises:
        zipfile.BadZipFile: it is no workbook.
        KeyError: a part that every workbook has is missing.
        xml.etree.ElementTree.ParseError: a part is not well-formed.
    """
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {item.filename: package.read(item) for item in package.infolist()}
    context = _Context(
        list(_shared(parts.get("xl/sharedStrings.xml"))), frozenset(_looks(parts.get("xl/styles.xml")))
    )
    links = {
        item.get("Id", ""): item.get("Target", "")
        for item in ET.fromstring(parts["xl/_rels/workbook.xml.rels"])
    }
    sheets = []
    for item in ET.fromstring(parts["xl/workbook.xml"]).iter(f"{_SPACE}sheet"):
        link = next(value for key, value in item.attrib.items() if key.endswith("}id"))
        part = parts[links[link].lstrip("/") if links[link].startswith("/") else f"xl/{links[link]}"]
        sheets.append(_sheet(item.get("name", ""), item.get("state", "visible"), part, context))
    return Book(tuple(sheets), parts)


@dataclass(frozen=True, slots=True)
class _Context:
    """What cells refer to: shared texts, and the styles that have a ground or font of their own."""

    texts: list[str]
    looks: frozenset[str]


def _looks(data: bytes | None) -> Iterator[str]:
    """Yield the numbers of the styles that have a ground or font of their own."""
    root = None if data is None else ET.fromstring(data).find(f"{_SPACE}cellXfs")
    for number, item in enumerate(() if root is None else root):
        if item.get("fontId", "0") != "0" or item.get("fillId", "0") not in ("0", "1"):
            yield str(number)


def _shared(data: bytes | None) -> Iterator[str]:
    """Yield the texts that cells share."""
    for item in () if data is None else ET.fromstring(data).iter(f"{_SPACE}si"):
        yield "".join(piece.text or "" for piece in item.iter(f"{_SPACE}t"))


def _sheet(name: str, state: str, data: bytes, context: _Context) -> BookSheet:
    """Return a sheet of its part."""
    root = ET.fromstring(data)
    hidden = any(
        item.get("hidden") in ("1", "true")
        for kind in ("row", "col")
        for item in root.iter(f"{_SPACE}{kind}")
    )
    rows: list[Cells] = []
    coloured = 0
    for row in root.iter(f"{_SPACE}row"):
        number = int(row.get("r", len(rows) + 1))
        rows += [()] * (number - 1 - len(rows))
        rows.append(_cells(row, context.texts))
        coloured += sum(cell.get("s", "0") in context.looks for cell in row) if number > 1 else 0
    return BookSheet(
        name, state, tuple(rows), hidden,
        next(root.iter(f"{_SPACE}mergeCell"), None) is not None,
        sum(1 for _ in root.iter(f"{_SPACE}f")),
        tuple(kind for kind in _OBJECTS if next(root.iter(f"{_SPACE}{kind}"), None) is not None),
        coloured,
    )  # fmt: skip


def _cells(row: ET.Element, texts: list[str]) -> Cells:
    """Return the values of a row."""
    found: list[str | float | None] = []
    for cell in row:
        place = _column(cell.get("r", ""), len(found))
        found += [None] * (place - len(found))
        found.append(_value(cell, texts))
    return tuple(found)


def _column(name: str, following: int) -> int:
    """Return the place of a cell's column, counted from 0; following: where it names none."""
    letters = _LETTERS.match(name)
    if letters is None:
        return following
    number = 0
    for letter in letters[0]:
        number = number * 26 + ord(letter) - 64
    return number - 1


def _value(cell: ET.Element, texts: list[str]) -> str | float | None:
    """Return the value of a cell: a text, a figure, or None."""
    kind = cell.get("t", "n")
    if kind == "inlineStr":
        return "".join(piece.text or "" for piece in cell.iter(f"{_SPACE}t")) or None
    raw = cell.findtext(f"{_SPACE}v")
    if not raw:
        return None
    if kind == "s":
        return texts[int(raw)]
    return float(raw) if kind == "n" else raw
