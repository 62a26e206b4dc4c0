"""The index of projects (002, 情報化事業一覧): numbers, titles, departments, categories, DX, pages.

It is the cleanest of the three places and rules which projects exist. So it is read strictly: a row that
cannot be understood is refused with its line, not skipped, or a project would be lost unseen.
"""

import re
from dataclasses import dataclass
from itertools import islice

from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, LevelRecord
from fujidesk.exchange.plan_document.cells import clean_title, in_words, number_in
from fujidesk.exchange.plan_document.decoding import Document

NUMBER_LABEL = "事業番号"
RUNNING_SYSTEMS = "導入済みシステムの運用"
"""Stands in the index like a measure, but is not counted as one (002, 実施計画編の概要)."""
POLICY_HEADING = re.compile(r"([1-9]\d?)[.．]?[ ]+(\S.*)")
MEASURE_HEADING = re.compile(r"([1-9]\d?)[.．]([1-9]\d?)[ ]*(\S.*)")
DX_MARKS = frozenset("○〇◯●")
_ROW_SHAPE = "事業番号、情報化事業、所管部署、事業分類、DX、頁"
_OPENING = re.compile(r" *[(（]")
_SEPARATORS = re.compile(r"[ 、,，]+")


@dataclass(slots=True)
class IndexRow:
    """One row of the index; line counts from 0."""

    number: str
    title: str
    policy: str
    measure: str
    category: Category
    departments: tuple[str, ...]
    is_dx: bool
    page: int | None
    line: int


@dataclass(slots=True)
class Index:
    """All rows by number, in the order of print, with the levels they stand under."""

    rows: dict[str, IndexRow]
    levels: dict[str, LevelRecord]

    @property
    def departments(self) -> set[str]:
        """All departments that the index names."""
        return {name for row in self.rows.values() for name in row.departments}


def department_names(cell: str) -> tuple[str, ...]:
    """Return the departments of a cell, parted by spaces or commas; a bracket belongs to the name before."""
    plain = _OPENING.sub("（", in_words(cell).strip()).replace(")", "）")
    return tuple(name for name in _SEPARATORS.split(plain) if name)


def opens_sheet(rest: str) -> bool:
    """Tell whether a 事業番号 row opens a sheet: what stands behind the label is a number, not a heading."""
    return rest.lstrip()[:1].isdecimal()


class IndexReader:
    """Reads the index from a range of lines; everything in it must be understood."""

    def __init__(self, document: Document, profile: PlanProfile) -> None:
        """Begin before the first heading: no row may stand there."""
        self._document = document
        self._words = {term.name: term.category for term in profile.categories}
        self._index = Index({}, {})
        self._policy = self._measure = self._prefix = ""
        self._serial = 0
        self._names: dict[str, tuple[str, ...]] = {}

    def read(self, start: int) -> tuple[Index, int]:
        """Return the index that begins at a line, and the line of the first sheet behind it.

        Raises:
            UserError: a row that is not one, a number out of place or given twice; says which line.
        """
        for at, line in enumerate(islice(self._document.lines, start, None), start):
            if "\t" not in line:
                if line:
                    self._heading(line, at)
            elif not line.startswith(NUMBER_LABEL):
                self._row(line, at)
            elif opens_sheet(line[len(NUMBER_LABEL) :]):
                return self._index, at
        raise self._document.broken_off("情報化事業の個票")

    def _heading(self, line: str, at: int) -> None:
        """Take a heading of a policy or measure: the rows below must have numbers that begin with its code.

        Raises:
            UserError: given twice, or a measure under a policy that has no heading.
        """
        found = MEASURE_HEADING.fullmatch(line.strip())
        if found:
            policy, code, title = found[1], f"{found[1]}.{found[2]}", clean_title(found[3])
            if policy not in self._index.levels:
                raise self._document.fault(at, f"{code} の上の基本方針 {policy} の見出しがありません。")
            self._level(LevelRecord(code, title, policy, title != RUNNING_SYSTEMS), at)
            self._policy, self._measure, self._prefix, self._serial = policy, code, f"{policy}-{found[2]}-", 0
        elif found := POLICY_HEADING.fullmatch(line.strip()):
            self._level(LevelRecord(found[1], clean_title(found[2])), at)
            self._measure = self._prefix = ""

    def _level(self, level: LevelRecord, at: int) -> None:
        """Add a level.

        Raises:
            UserError: its code was given before.
        """
        if level.code in self._index.levels:
            raise self._document.fault(at, f"一覧に見出し {level.code} が二度あります。")
        self._index.levels[level.code] = level

    def _row(self, line: str, at: int) -> None:
        """Take a row of the table.

        Its cells are 事業番号, 情報化事業, 所管部署, 事業分類, DX and 頁; further ones are padding.

        Raises:
            UserError: a cell that cannot be read, or a number twice, out of order or under another measure.
        """
        cells = line.split("\t")
        if len(cells) < 6:
            raise self._document.fault(at, f"一覧の行として読めません。{_ROW_SHAPE}の 6 欄が必要です。")
        number, title, names, word, mark, page = cells[:6]
        serial = number[len(self._prefix) :]
        if not (number.startswith(self._prefix) and serial.isdecimal() and serial.isascii()):
            number, serial = self._respelt(number, at)
        order = int(serial)
        if order <= self._serial or not self._prefix:
            raise self._misplaced(number, at)
        self._serial = order
        category = self._words.get(word) or self._words.get(word.strip())
        if category is None:
            words = "、".join(self._words)
            raise self._document.fault(at, f"{number} の事業分類を読めません。{words}のどれかが必要です。")
        if mark and mark not in DX_MARKS and mark.strip():
            raise self._document.fault(at, f"{number} の DX 欄を読めません。○ か空欄が必要です。")
        departments = self._names.get(names)
        if departments is None:
            departments = self._names[names] = department_names(names)
        self._index.rows[number] = IndexRow(
            number,
            title,
            self._policy,
            self._measure,
            category,
            departments,
            mark in DX_MARKS,
            self._page(page, at),
            at,
        )

    def _page(self, cell: str, at: int) -> int | None:
        """Return a page of the printed plan, None where the cell is blank.

        Raises:
            UserError: neither a number of up to five figures nor blank.
        """
        page = cell.strip()
        if page and not (page.isdecimal() and len(page) < 6):
            raise self._document.fault(at, "頁の欄を読めません。数字か空欄が必要です。")
        return int(page) if page else None

    def _respelt(self, cell: str, at: int) -> tuple[str, str]:
        """Return a number that is written with other dashes, widths or spaces, and its last figure."""
        number = number_in(cell.strip())
        if not is_project_number(number):
            raise self._document.fault(at, "一覧の行として読めません。事業番号（例 1-1-1）が必要です。")
        if not self._prefix or not number.startswith(self._prefix):
            raise self._misplaced(number, at)
        return number, number[len(self._prefix) :]

    def _misplaced(self, number: str, at: int) -> Exception:
        """Return the error for a number that is given twice, under another measure or out of order."""
        if number in self._index.rows:
            before = self._index.rows[number].line + 1
            return self._document.fault(at, f"事業番号 {number} が一覧に二度あります（前は {before} 行目）。")
        if not self._prefix or not number.startswith(self._prefix):
            place = self._measure or "（見出しなし）"
            return self._document.fault(at, f"事業番号 {number} が情報化施策 {place} の下にあります。")
        return self._document.fault(at, f"事業番号 {number} が番号の順になっていません。")
