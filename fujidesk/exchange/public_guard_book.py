"""The guard of the written workbook: sheets, cells, shared texts, parts and what it tells of itself."""

import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from fujidesk.domain.publication.tables import Table, Value
from fujidesk.exchange.public_book_read import Book, Cells, read_book
from fujidesk.exchange.public_xlsx import HEAD_LOOK
from fujidesk.exchange.workbook_format import FONT_NAME, MAKER

_PARTS = re.compile(
    r"\[Content_Types\]\.xml|_rels/\.rels|docProps/(?:app|core)\.xml|"
    r"xl/(?:workbook|styles|sharedStrings)\.xml|xl/_rels/workbook\.xml\.rels|"
    r"xl/theme/theme1\.xml|xl/worksheets/sheet\d+\.xml"
)
"""All parts of a workbook that has nothing but cells."""
_STYLES, _FONTS = frozenset({"Normal", HEAD_LOOK}), frozenset({"Calibri", FONT_NAME})
"""All that a workbook of ours has."""
_TIMES = ("created", "modified")
_TIME = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ")
_APP = {"Application": re.compile(r"Microsoft Excel(?: Compatible / Openpyxl [\d.]+)?"),
        "AppVersion": re.compile(r"[\d.]+")}  # fmt: skip
_END = b"PK\x05\x06"
_UNESCAPED = re.compile(r"_x005F_(?=x[0-9A-Fa-f]{4}_)")


def book_findings(data: bytes, tables: tuple[Table, ...], title: str) -> Iterator[str]:
    """Yield what a workbook has that its tables have not.

    Args:
        data: the file.
        tables: what it was made from, a sheet each.
        title: of its properties.
    """
    try:
        book = read_book(data)
    except (zipfile.BadZipFile, KeyError, ET.ParseError):
        yield "Excel のブックとして読めません"
        return
    yield from _package_findings(data)
    yield from _part_findings(book)
    yield from _style_findings(book.parts)
    yield from _property_findings(book.parts, title)
    if [sheet.name for sheet in book.sheets] != [table.name for table in tables]:
        yield f"シートが公開する表と違います（{'、'.join(sheet.name for sheet in book.sheets)}）"
        return
    for sheet, table in zip(book.sheets, tables, strict=True):
        if sheet.state != "visible" or sheet.hidden:
            yield f"非表示のシート・行・列があります（{sheet.name}）"
        if sheet.formulas or sheet.objects:
            yield f"値ではないものがあります（{sheet.name}）"
        yield from _cell_findings(sheet.name, sheet.rows, table)
    yield from _shared_findings(book.parts, tables)


def _package_findings(data: bytes) -> Iterator[str]:
    """Yield what stands before, behind or beside the parts of the package."""
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        items = package.infolist()
        if package.comment or any(item.comment or item.extra for item in items):
            yield "ファイルに注釈が付いています"
        if len({item.filename for item in items}) < len(items):
            yield "同じ名前の部品が 2 つあります"
        first = min(item.header_offset for item in items)
    if first or data[-22:-18] != _END:
        yield "ファイルの前か後ろに余分なデータがあります"


def _part_findings(book: Book) -> Iterator[str]:
    """Yield parts, names and comments that a workbook of nothing but cells does not have."""
    for name, part in book.parts.items():
        if not _PARTS.fullmatch(name):
            yield f"セル以外の部品があります（{name}）"
        elif b"<!--" in part or b"<?" in part[5:]:
            yield f"見えない注釈があります（{name}）"
    for item in ET.fromstring(book.parts["xl/workbook.xml"]).iter():
        if item.tag.endswith("}definedName"):
            yield f"名前の定義があります（{item.get('name', '')}）"
    for name, part in book.parts.items():
        if name.startswith("xl/worksheets/") and re.search(
            rb"<(?:\w+:)?(?:headerFooter|hyperlink|dataValidation)", part
        ):
            yield f"セル以外の文字列があります（{name}）"


def _style_findings(parts: Mapping[str, bytes]) -> Iterator[str]:
    """Yield formats, fonts and names of styles that could carry words."""
    from openpyxl.writer.theme import theme_xml  # late: heavy

    if parts.get("xl/theme/theme1.xml", theme_xml.encode()) != theme_xml.encode():
        yield "テーマが書き換えられています"
    for item in ET.fromstring(parts.get("xl/styles.xml", b"<x/>")).iter():
        kind = item.tag.rpartition("}")[2]
        word = item.get("formatCode") or item.get("name") or item.get("val") or ""
        known = {"cellStyle": _STYLES, "name": _FONTS, "numFmt": frozenset[str]()}.get(kind)
        if known is not None and word not in known:
            yield f"書式に公開しない文字列があります（「{word[:30]}」）"


def _property_findings(parts: Mapping[str, bytes], title: str) -> Iterator[str]:
    """Yield what the workbook tells of itself beyond its title and the program."""
    told = {"creator": MAKER, "lastModifiedBy": MAKER, "title": title}
    for item in ET.fromstring(parts["docProps/core.xml"]):
        name, text = item.tag.rpartition("}")[2], (item.text or "").strip()
        fits = _TIME.fullmatch(text) is not None if name in _TIMES else told.get(name) == text
        if not fits and text:
            yield f"プロパティに公開しない値があります（{name}＝「{text[:30]}」）"
    for item in ET.fromstring(parts["docProps/app.xml"]):
        name, text = item.tag.rpartition("}")[2], "".join(item.itertext()).strip()
        if text and (name not in _APP or not _APP[name].fullmatch(text)):
            yield f"プロパティに公開しない値があります（{name}＝「{text[:30]}」）"


def _cell_findings(name: str, rows: tuple[Cells, ...], table: Table) -> Iterator[str]:
    """Yield the cells that differ from the table; a table of many wrong ones names the first."""
    told = (tuple(item.name for item in table.fields), *table.rows)
    if len(rows) != len(told):
        yield f"行の数が公開する表と違います（{name}）"
    for number, (row, line) in enumerate(zip(rows, told, strict=False), start=1):
        for place in range(max(len(row), len(line))):
            found = row[place] if place < len(row) else None
            meant = line[place] if place < len(line) else None
            if not _is_same(found, meant):
                yield f"公開する内容にない値があります（{name} {number} 行目「{str(found)[:30]}」）"
                return


def _is_same(found: str | float | None, meant: Value) -> bool:
    """Tell whether a cell holds what was meant."""
    if meant is None or isinstance(meant, str):
        plain = _UNESCAPED.sub("_", found) if isinstance(found, str) else found
        return plain == meant
    return isinstance(found, float) and found == float(meant)


def _shared_findings(parts: Mapping[str, bytes], tables: tuple[Table, ...]) -> Iterator[str]:
    """Yield texts of the shared list that no cell has: they are not seen, and yet are there."""
    told = {value for table in tables for row in table.rows for value in row if isinstance(value, str)}
    told |= {item.name for table in tables for item in table.fields}
    root = ET.fromstring(parts.get("xl/sharedStrings.xml", b"<sst/>"))
    for item in root:
        text = _UNESCAPED.sub("_", "".join(item.itertext()))
        if text not in told:
            yield f"どのセルにもない文字列が入っています（「{text[:30]}」）"
