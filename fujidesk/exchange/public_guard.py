"""Reads a written folder back and tells what stands in it that the public content did not put there.

Each file is compared with the content it was made from, text by text and cell by cell, and everything that a
file may carry unseen is looked at: comments, attributes, metadata, hidden sheets, parts, other files.
"""

import csv
import io
from collections import Counter
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field

from fujidesk.domain.publication.page_blocks import Drawing, Page
from fujidesk.domain.publication.places import STYLE
from fujidesk.domain.publication.tables import Table
from fujidesk.exchange.public_guard_book import book_findings
from fujidesk.exchange.public_guard_pages import page_findings, picture_findings
from fujidesk.exchange.public_html import Drawn
from fujidesk.exchange.register_text import plain_cell


@dataclass(frozen=True, slots=True)
class GuardFinding:
    """Something that must not stand in a file. what: it is, in words."""

    file: str
    what: str

    @property
    def sentence(self) -> str:
        """The finding in one line."""
        return f"{self.file}：{self.what}"


@dataclass(slots=True)
class Expected:
    """What was to be written, by the path of each file within the folder.

    drawn: path of a page → key → drawing. tables: of CSV files. book: of the workbook, with its title.
    """

    pages: dict[str, Page] = field(default_factory=dict)
    drawn: dict[str, Mapping[str, Drawn]] = field(default_factory=dict)
    tables: dict[str, Table] = field(default_factory=dict)
    book: str = ""
    title: str = ""
    style: str = ""

    @property
    def pictures(self) -> Iterator[tuple[Drawing, Drawn]]:
        """Yield each chart with a file of its own, and how it is drawn."""
        for path, page in self.pages.items():
            yield from ((block, self.drawn[path][block.key]) for block in page.drawings if block.file)

    @property
    def paths(self) -> set[str]:
        """All files that are to be there."""
        pictures = (block.file for block, _ in self.pictures)
        return {*self.pages, *self.tables, self.book, STYLE, *pictures}


def guard_findings(
    files: Mapping[str, bytes], expected: Expected, tick: Callable[[], None] = lambda: None
) -> Iterator[GuardFinding]:
    """Yield what stands in a folder that was not put there, file by file.

    Args:
        files: path within the folder → bytes, of all files that lie in it.
        expected: what was to be written.
        tick: called before each page is looked at; may raise to stop.
    """
    for path in sorted(set(files) - expected.paths):
        yield GuardFinding(path, "公開用ではないファイルです")
    for path in sorted(expected.paths - set(files)):
        yield GuardFinding(path, "ファイルがありません")
    for path, what in _differences(files, expected, tick):
        yield GuardFinding(path, what)


def _differences(
    files: Mapping[str, bytes], expected: Expected, tick: Callable[[], None]
) -> Iterator[tuple[str, str]]:
    """Yield file and difference."""
    paths = expected.paths
    for path, page in expected.pages.items():
        tick()
        if path in files:
            found = page_findings(files[path], page, expected.drawn[path], paths)
            yield from ((path, what) for what in found)
    for block, drawn in expected.pictures:
        if block.file in files:
            found = picture_findings(files[block.file], block, drawn)
            yield from ((block.file, what) for what in found)
    for path, table in expected.tables.items():
        if path in files:
            yield from ((path, what) for what in _csv_findings(files[path], table))
    if expected.book in files:
        tables = tuple(expected.tables.values())
        found = book_findings(files[expected.book], tables, expected.title)
        yield from ((expected.book, what) for what in found)
    if files.get(STYLE, expected.style.encode()) != expected.style.encode():
        yield STYLE, "書き出した内容と違います"


def _csv_findings(data: bytes, table: Table) -> Iterator[str]:
    """Yield what a CSV file has that its table has not."""
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig", errors="replace"), newline="")))
    told = [
        [item.name for item in table.fields],
        *([plain_cell(value) for value in row] for row in table.rows),
    ]
    if rows == told:
        return
    more = Counter(cell for row in rows for cell in row) - Counter(cell for row in told for cell in row)
    yield f"公開する内容にない値があります（{_some(more)}）"


def _some(found: Counter[str]) -> str:
    """Return the first few of what was found."""
    return "、".join(f"「{text[:30]}」" for text in list(found)[:3]) or "順番や数"
