"""What a check of published data looks at: the columns as the files themselves define them, and breaches.

The rules are those of 「行政データにおける機械可読性に関するルール」 (令和8年3月31日), by their numbers.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import TypeAlias

from fujidesk.domain.publication.fields import KIND_WORDS, Kind

Value: TypeAlias = str | float | None
_KINDS = {word: kind for kind, word in KIND_WORDS.items()}


@dataclass(frozen=True, slots=True)
class Breach:
    """A rule that a file does not keep. where: sheet or row and column, in words. what: is wrong."""

    rule: str
    file: str
    where: str
    what: str

    @property
    def sentence(self) -> str:
        """The breach in one line."""
        place = f" {self.where}" if self.where else ""
        return f"{self.file}{place}：{self.what}（{self.rule}）"


@dataclass(frozen=True, slots=True)
class ReadTable:
    """A table as a reader finds it in a file: the first row, and those below it; None is a blank cell.

    is_typed: the file knows figures from texts (a workbook); in CSV everything is a text.
    """

    name: str
    file: str
    head: tuple[str, ...]
    rows: tuple[tuple[Value, ...], ...]
    is_typed: bool = False

    def records(self) -> Iterator[dict[str, str]]:
        """Yield the rows by the names of their columns, blank cells as ""."""
        for row in self.rows:
            texts = ("" if value is None else str(value) for value in row)
            yield dict(zip(self.head, texts, strict=False))

    def place(self, row: int, column: int) -> str:
        """Return a cell in words: 「12 行目（1-1-1）の title」; row: counted from 0 below the head."""
        values = self.rows[row]
        first = (
            values[1] if self.head[:1] == ("sample",) and len(values) > 1 else values[0] if values else None
        )
        name = self.head[column] if column < len(self.head) else f"{column + 1} 列目"
        return f"{row + 2} 行目（{first}）の {name}"


@dataclass(frozen=True, slots=True)
class ColumnFacts:
    """What the dictionary of the files says of a column."""

    kind: Kind
    unit: str = ""
    codes: str = ""
    blank: str = ""


@dataclass(frozen=True, slots=True)
class DataFacts:
    """What the files say of themselves.

    columns: table → column → facts, in order. codes: group → codes. about: item → value.
    """

    columns: Mapping[str, Mapping[str, ColumnFacts]] = field(default_factory=dict)
    codes: Mapping[str, frozenset[str]] = field(default_factory=dict)
    about: Mapping[str, str] = field(default_factory=dict)


def data_facts(tables: Sequence[ReadTable]) -> DataFacts:
    """Return what dictionary, codes and about of some tables say."""
    by_name = {table.name: table for table in tables}
    columns: dict[str, dict[str, ColumnFacts]] = {}
    for row in _records(by_name, "dictionary"):
        kind = _KINDS.get(row.get("data_type", ""), Kind.TEXT)
        facts = ColumnFacts(
            kind, row.get("unit", ""), row.get("code_group", ""), row.get("blank_meaning", "")
        )
        columns.setdefault(row.get("table_name", ""), {})[row.get("field_name", "")] = facts
    codes: dict[str, set[str]] = {}
    for row in _records(by_name, "codes"):
        codes.setdefault(row.get("code_group", ""), set()).add(row.get("code", ""))
    about = {row.get("item", ""): row.get("item_value", "") for row in _records(by_name, "about")}
    return DataFacts(columns, {group: frozenset(found) for group, found in codes.items()}, about)


def _records(by_name: Mapping[str, ReadTable], name: str) -> Iterator[dict[str, str]]:
    """Yield the records of a table, none where there is no such table."""
    if name in by_name:
        yield from by_name[name].records()
