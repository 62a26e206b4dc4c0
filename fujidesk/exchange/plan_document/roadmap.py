"""The DX roadmap: the half-years in which a phase begins, and the indicators of each table.

There is a table for each measure (002, デジタル変革に資する事業一覧). Its indicators stand below it as plain
lines without numbers, so they belong to the rows by their order alone and must be as many.
"""

import re
from dataclasses import dataclass, field
from itertools import islice

from fujidesk.domain.numbers import is_project_number, measure_of, sort_key
from fujidesk.exchange.plan_document.cells import clean_text, number_in
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.index import NUMBER_LABEL, POLICY_HEADING

_INDICATORS = "施策指標等"
_PHASE = re.compile(r"[(（](\d)[)）]")


@dataclass(slots=True)
class RoadmapRow:
    """One project in the roadmap; lines count from 0.

    phases: one per column of its table, carried forward from the half-year in which it begins, None before.
    """

    number: str
    title: str
    line: int
    phases: tuple[int | None, ...]
    indicator: str = ""
    indicator_line: int = 0


@dataclass(slots=True)
class _Table:
    """A table of one measure: half-years that it still has, the last number read, its rows."""

    columns: int = 0
    order: tuple[int, ...] = ()
    rows: list[RoadmapRow] = field(default_factory=list)


@dataclass(slots=True)
class _Block:
    """The 施策指標等 below a table: line of its heading and lines of its texts, from 0."""

    line: int
    lines: list[int] = field(default_factory=list)


class RoadmapReader:
    """Reads the roadmap from a line to the end of the document; everything in it must be understood."""

    def __init__(self, document: Document, phase_count: int, half_years: int) -> None:
        """Begin before the first table.

        Args:
            document: the plan.
            phase_count: phases of the plan; a higher one in a cell is refused.
            half_years: of the plan's period; a table has at most so many columns of phases.
        """
        self._document = document
        self._phases = phase_count
        self._half_years = half_years
        self._rows: dict[str, RoadmapRow] = {}
        self._tables: list[_Table] = []
        self._blocks: list[_Block] = []
        self._carried: dict[tuple[int, str], tuple[int | None, ...]] = {}

    def read(self, start: int) -> dict[str, RoadmapRow]:
        """Return the rows by number, in the order of print.

        Raises:
            UserError: a row that is not one, or tables and indicators that do not match; says which line.
        """
        lines = self._document.lines
        for at, line in enumerate(islice(lines, start, None), start):
            if not line or line.isspace():
                continue
            if "\t" in line:
                self._table_line(line, at)
            else:
                self._text_line(line.strip(), at)
        self._match(len(lines))
        return self._rows

    def _text_line(self, line: str, at: int) -> None:
        """Take a line without cells: the heading of indicators or of the next policy, or an indicator.

        Other prose, such as the legend of phases (スケジュール凡例), stands before the indicators.
        """
        if line.startswith(_INDICATORS):
            self._blocks.append(_Block(at))
        elif POLICY_HEADING.fullmatch(line):
            self._match(at)
        elif self._blocks:
            self._blocks[-1].lines.append(at)

    def _table_line(self, line: str, at: int) -> None:
        """Take a line with cells: head or row of a table, or an indicator that the scan gave a tab.

        Raises:
            UserError: a line that begins with words where no indicator can be.
        """
        first = line.partition("\t")[0].strip()
        if first == NUMBER_LABEL:
            self._tables.append(_Table())
        elif first[:1].isdecimal() and self._tables:
            self._row(line, at)
        elif not first and self._tables:
            self._header(line)
        elif self._blocks and first and not first.startswith("("):
            self._blocks[-1].lines.append(at)
        elif not (first.startswith(("(", "（", "-")) or not first):
            raise self._document.fault(at, "ロードマップの行として読めません。事業番号が必要です。")

    def _header(self, line: str) -> None:
        """Count the half-years that the table still has; a table may have lost its last columns."""
        plain = line.replace(" ", "")
        named = plain.count("上期") + plain.count("下期")
        if named:
            self._tables[-1].columns = min(named, self._half_years)

    def _row(self, line: str, at: int) -> None:
        """Take the row of a project.

        Raises:
            UserError: no number, a number twice or out of order, or a phase that is none.
        """
        cell, _, rest = line.partition("\t")
        title, _, marks = rest.partition("\t")
        number, table = number_in(cell.strip()), self._tables[-1]
        if not is_project_number(number):
            raise self._document.fault(at, "ロードマップの行として読めません。事業番号が必要です。")
        if number in self._rows:
            raise self._document.fault(at, f"事業番号 {number} がロードマップに二度あります。")
        order = sort_key(number)
        if order <= table.order:
            raise self._document.fault(at, f"事業番号 {number} が番号の順になっていません。")
        key = (table.columns, marks)
        phases = self._carried.get(key)
        if phases is None:
            phases = self._carried[key] = self._carry(marks.split("\t"), table.columns, number, at)
        row = self._rows[number] = RoadmapRow(number, title, at, phases)
        table.order = order
        table.rows.append(row)

    def _carry(self, cells: list[str], columns: int, number: str, at: int) -> tuple[int | None, ...]:
        """Return the phase of each column, carried on until the next mark such as (3).

        Args:
            cells: of the row, behind the title; may be fewer than the columns.
            columns: half-years of the table.
            number: of the project, for the sentence.
            at: line from 0, for the sentence.

        Raises:
            UserError: a mark that is no phase of the plan.
        """
        carried: list[int | None] = []
        phase: int | None = None
        for cell in cells[:columns] + [""] * (columns - len(cells)):
            mark = cell.strip()
            if mark:
                found = _PHASE.fullmatch(mark)
                if not found or not 1 <= int(found[1]) <= self._phases:
                    raise self._document.fault(at, f"{number} のロードマップの段階「{mark}」を読めません。")
                phase = int(found[1])
            carried.append(phase)
        return tuple(carried)

    def _match(self, at: int) -> None:
        """Give each row of the tables so far its indicator: the n-th line of the table's block."""
        if len(self._blocks) > len(self._tables):
            line = self._blocks[len(self._tables)].line
            raise self._document.fault(line, "「施策指標等」に対応するロードマップの表がありません。")
        for position, table in enumerate(self._tables):
            measure = measure_of(table.rows[0].number) if table.rows else "（行なし）"
            if position >= len(self._blocks):
                raise self._missing(at, f"{measure} の「施策指標等」")
            self._fill(table, self._blocks[position], measure, at)
        self._tables, self._blocks = [], []

    def _fill(self, table: _Table, block: _Block, measure: str, at: int) -> None:
        """Give the rows of a table the indicators of its block, in order.

        Raises:
            UserError: more or fewer texts than rows; matching them by position would then be a guess.
        """
        expected, found = len(table.rows), len(block.lines)
        if found < expected:
            what = f"{measure} の「施策指標等」の {found + 1} 番目（{table.rows[found].number}）"
            raise self._missing(at, what)
        if found > expected:
            where = block.lines[expected]
            raise self._document.fault(
                where, f"{measure} の「施策指標等」が {found} 行あり、表の {expected} 行と合いません。"
            )
        for row, line in zip(table.rows, block.lines, strict=True):
            row.indicator, row.indicator_line = clean_text(self._document.lines[line]), line

    def _missing(self, at: int, what: str) -> Exception:
        """Return the error for what is missing: broken off at the end of the file, else at a line."""
        if at >= self._document.last_line:
            return self._document.broken_off(what)
        return self._document.fault(at, f"ここまでに{what}がありません。")
