"""Checks written data files by the rules for machine-readable data, before they are let out.

Only what stands in the files counts: their own dictionary says what a column is. What no machine can judge
(whether a name can be understood, L1-05, or whether two data share a text, L1-07) is a matter of the layout.
"""

import csv
import io
import re
import zipfile
from collections.abc import Iterator, Mapping
from xml.etree import ElementTree as ET

from fujidesk.exchange.public_book_read import Book, BookSheet, read_book
from fujidesk.exchange.readability import Breach, ReadTable, data_facts
from fujidesk.exchange.readability_cells import table_breaches

_BOM = b"\xef\xbb\xbf"
_NEEDED_TABLES = ("dictionary", "codes", "about")
_NEEDED_ITEMS = {
    "updated_on": "更新日", "encoding": "文字コードと BOM の有無", "licence": "利用条件",
    "method": "算出方法", "layout": "表の構成の履歴", "publisher": "公表者（正式な地域名称）",
    "blank": "空欄の扱い", "frequency": "更新頻度", "source": "データの出典",
}  # fmt: skip
_TABLE = re.compile(r"dx-plan-(.+)-\d{4}\.csv")


def data_breaches(files: Mapping[str, bytes]) -> list[Breach]:
    """Return what in some data files does not keep the rules; nothing where all is well.

    Args:
        files: name → bytes of the CSV files and the workbook, as written.
    """
    found: list[Breach] = []
    texts: list[ReadTable] = []
    books: list[ReadTable] = []
    for name, data in files.items():
        if name.endswith(".csv"):
            texts += _read_csv(name, data, found)
        elif name.endswith(".xlsx"):
            books += _read_book(name, data, found)
        else:
            found.append(Breach("L1-01", name, "", "CSV か Excel ではありません"))
    facts = data_facts(texts)
    found += _set_breaches({table.name for table in texts}, facts.about)
    for table in (*texts, *books):
        found += table_breaches(table, facts)
    found += _differences(texts, books)
    return found


def _read_csv(name: str, data: bytes, found: list[Breach]) -> Iterator[ReadTable]:
    """Yield the table of a CSV file; what is wrong with the file itself is added to what was found."""
    if not data.startswith(_BOM):
        found.append(Breach("L3-08", name, "", "文字コードが UTF-8（BOM あり）ではありません"))
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        found.append(Breach("L3-08", name, "", "文字コードが UTF-8 ではありません"))
        return
    rows = list(csv.reader(io.StringIO(text, newline="")))
    if len(rows) != text.count("\n") or text.count("\n") != text.count("\r\n"):
        found.append(Breach("L1-14", name, "", "1 行に 1 件のデータになっていません"))
    widths = {len(row) for row in rows}
    if len(widths) > 1:
        found.append(
            Breach("L1-15", name, "", "行によって列の数が違います（カンマを含む値が囲まれていません）")
        )
    if rows:
        cells = tuple(tuple(value or None for value in row) for row in rows[1:])
        yield ReadTable(_table_name(name), name, tuple(rows[0]), cells)


def _table_name(file: str) -> str:
    """Return the name of a file's table."""
    found = _TABLE.fullmatch(file)
    return found[1] if found else file.removesuffix(".csv")


def _read_book(name: str, data: bytes, found: list[Breach]) -> Iterator[ReadTable]:
    """Yield the tables of a workbook; what is wrong with the workbook is added to what was found."""
    try:
        book = read_book(data)
    except (zipfile.BadZipFile, KeyError, ET.ParseError):
        found.append(Breach("L1-01", name, "", "Excel のブックとして読めません"))
        return
    found += _book_breaches(name, book)
    for sheet in book.sheets:
        head = tuple("" if value is None else str(value) for value in (sheet.rows[0] if sheet.rows else ()))
        yield ReadTable(sheet.name, name, head, sheet.rows[1:], is_typed=True)


def _book_breaches(name: str, book: Book) -> Iterator[Breach]:
    """Yield what a workbook has that is no cell."""
    for sheet in book.sheets:
        for rule, what in _sheet_faults(sheet):
            yield Breach(rule, name, sheet.name, what)
    for part in book.parts:
        if part.startswith(("xl/media/", "xl/drawings/", "xl/charts/", "xl/comments", "xl/embeddings/")):
            yield Breach("L1-10", name, part, "画像・図形・コメントなどのオブジェクトがあります")


def _sheet_faults(sheet: BookSheet) -> Iterator[tuple[str, str]]:
    """Yield rule and fault of a sheet."""
    if sheet.objects:
        yield "L1-10", f"オブジェクトがあります（{'、'.join(sheet.objects)}）"
    if sheet.coloured:
        yield "L1-11", f"書式で区別したセルが {sheet.coloured} 個あります"
    if sheet.merged:
        yield "L1-12", "結合したセルがあります"
    if sheet.hidden or sheet.state != "visible":
        yield "L1-13", "非表示の行・列・シートがあります"
    if sheet.formulas:
        yield "L2-06", f"数式が {sheet.formulas} 個あります"


def _set_breaches(tables: set[str], about: Mapping[str, str]) -> Iterator[Breach]:
    """Yield what the files together lack."""
    for name in _NEEDED_TABLES:
        if name not in tables:
            rule = "L3-02" if name == "codes" else "L3-08"
            yield Breach(rule, name, "", "表がありません")
    for item, word in _NEEDED_ITEMS.items():
        if not about.get(item):
            yield Breach("L3-08", "about", item, f"{word}が書かれていません")


def _differences(texts: list[ReadTable], books: list[ReadTable]) -> Iterator[Breach]:
    """Yield tables that the workbook does not have as the CSV files have them."""
    by_name = {table.name: table for table in books}
    for table in texts:
        other = by_name.pop(table.name, None)
        if books and (other is None or len(other.rows) != len(table.rows) or other.head != table.head):
            yield Breach("L1-02", table.file, table.name, "Excel のシートと内容が違います")
    for name, table in by_name.items():
        yield Breach("L1-02", table.file, name, "CSV にない表です")
