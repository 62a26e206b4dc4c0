"""The rules for machine-readable data that can be seen in the cells of a table."""

import datetime as dt
import re
from collections import Counter
from collections.abc import Iterator, Mapping

from fujidesk.domain.publication.fields import Kind
from fujidesk.domain.publication.portable import unportable
from fujidesk.exchange.readability import Breach, ColumnFacts, DataFacts, ReadTable, Value

_NAME = re.compile(r"[a-z][a-z0-9_]*")
_FIGURE = re.compile(r"-?[0-9]+(\.[0-9]+)?")
_YEARS_ACROSS = re.compile(r"(^|_)(19|20)[0-9]{2}($|_)")
_LOOKS = re.compile(r"^\s|\s$|\s\s|[\u3000\t\r\n\v\f\x85\u2028\u2029]")
_SEPARATORS = re.compile(r"[、，,;；／\n]")
_SAME_AS_ABOVE = frozenset({"〃", "同上", "同じ", "”", "″"})
_YEAR = "fiscal_year"
_ERAS = range(1900, 2200)
_UNKNOWN = ColumnFacts(Kind.TEXT)


def table_breaches(table: ReadTable, facts: DataFacts) -> Iterator[Breach]:
    """Yield what is wrong with a table, by its own dictionary."""
    yield from _head_breaches(table, facts)
    columns = facts.columns.get(table.name, {})
    for number, row in enumerate(table.rows):
        if all(value is None for value in row):
            yield Breach("L1-03", table.file, f"{table.name} {number + 2} 行目", "空白の行があります")
            continue
        if len(row) > len(table.head):
            where = f"{table.name} {table.place(number, len(row) - 1)}"
            yield Breach("L1-04", table.file, where, "表の外側に値があります")
        yield from _row_breaches(table, number, columns, facts)


def _head_breaches(table: ReadTable, facts: DataFacts) -> Iterator[Breach]:
    """Yield what is wrong with the first row."""
    told = tuple(facts.columns.get(table.name, ()))
    if not table.head or not all(table.head):
        yield Breach("L1-05", table.file, table.name, "見出しのない列があります")
    for name, count in Counter(table.head).items():
        if count > 1:
            yield Breach("L2-03", table.file, table.name, f"見出し「{name}」が {count} 回あります")
        if name and not _NAME.fullmatch(name):
            yield Breach("L3-08", table.file, table.name, f"見出し「{name}」が英数字ではありません")
        if _YEARS_ACROSS.search(name):
            yield Breach("L3-09", table.file, table.name, f"年が横に並んでいます（{name}）")
    if table.head != told:
        yield Breach("L3-07", table.file, table.name, "見出しが 1 行目にないか、dictionary の定義と違います")


def _row_breaches(
    table: ReadTable, number: int, columns: Mapping[str, ColumnFacts], facts: DataFacts
) -> Iterator[Breach]:
    """Yield what is wrong with the cells of a row."""
    row = table.rows[number]
    for place, name in enumerate(table.head):
        value = row[place] if place < len(row) else None
        column = columns.get(name, _UNKNOWN)
        for rule, what in _cell_faults(value, name, column, facts, is_typed=table.is_typed):
            yield Breach(rule, table.file, f"{table.name} {table.place(number, place)}", what)


def _cell_faults(
    value: Value, name: str, column: ColumnFacts, facts: DataFacts, *, is_typed: bool
) -> Iterator[tuple[str, str]]:
    """Yield rule and fault of a cell."""
    if value is None:
        if not column.blank:
            yield "L1-09", "空欄の意味が dictionary にありません"
        return
    if isinstance(value, str):
        yield from _text_faults(value)
    text = value if isinstance(value, str) else f"{value:g}"
    if column.kind is not Kind.TEXT and _SEPARATORS.search(text):
        yield "L1-07", f"1 つのセルに複数の値があります（{text[:20]}）"
    if column.kind in (Kind.INTEGER, Kind.NUMBER):
        yield from _figure_faults(value, name, column, is_typed=is_typed)
    if column.kind is Kind.DATE and not _is_day(text):
        yield "L3-05", f"日付が YYYY-MM-DD ではありません（{text[:20]}）"
    if column.codes and text not in facts.codes.get(column.codes, ()):
        rule = "L2-04" if column.codes in facts.codes else "L3-02"
        yield rule, f"コード「{text[:20]}」が codes の {column.codes} にありません"


def _text_faults(text: str) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a text of any column."""
    if _LOOKS.search(text):
        yield "L1-06", "空白や改行で体裁を整えています"
    if found := unportable(text):
        yield "L1-08", f"機種依存文字「{found[:10]}」があります"
    if text in _SAME_AS_ABOVE:
        yield "L2-02", f"「{text}」で上の行と同じことを表しています"


def _figure_faults(
    value: Value, name: str, column: ColumnFacts, *, is_typed: bool
) -> Iterator[tuple[str, str]]:
    """Yield what is wrong with a figure and its column."""
    is_figure = isinstance(value, float) if is_typed else _FIGURE.fullmatch(str(value)) is not None
    if not is_figure:
        yield "L2-01", f"数値ではありません（{str(value)[:20]}）"
    elif name == _YEAR and int(float(value or 0)) not in _ERAS:
        yield "L3-05", f"西暦の年度ではありません（{value}）"
    if not (column.unit or column.codes):
        yield "L3-04", "単位が dictionary にありません"


def _is_day(text: str) -> bool:
    """Tell whether a text is a day as `YYYY-MM-DD`."""
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False
