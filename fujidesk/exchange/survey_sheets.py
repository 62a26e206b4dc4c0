"""Finds the lines of a form on a returned sheet: by label and item number, the columns by their headings.

Rows may have been added, removed or sorted and columns moved; where two places could be meant, or a cell is
merged into another, that is told and nothing is taken.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Protocol

from fujidesk.domain.written import folded
from fujidesk.exchange.answer_reading import written_text
from fujidesk.exchange.survey_layout import HEAD_ANSWER, HEAD_ITEM, HEAD_LABEL
from fujidesk.exchange.workbook_cells import CellContent, Place, SheetCells

RESULT_LABELS = frozenset({"合計", "総合評価"})
"""Lines below the answers, which the sheet works out itself."""


class FormLine(Protocol):
    """A line of a form: `survey_layout.Line` or `ProposalLine`."""

    @property
    def item(self) -> int:
        """Its item number."""

    @property
    def name(self) -> str:
        """Its field."""

    @property
    def label(self) -> str:
        """Its printed label."""


@dataclass(frozen=True, slots=True)
class FoundCell:
    """The white cell of a line. doubt: why it is not certain that it is this line's, "" where it is."""

    place: Place
    content: CellContent | None
    doubt: str = ""

    @property
    def name(self) -> str:
        """The cell's name, "C11"."""
        return cell_name(self.place)


@dataclass(frozen=True, slots=True)
class FoundTable:
    """The table of a form.

    cells: field → its white cell. head: row of the headings; end: first row that is not read any more;
    columns: folded heading → column; rows: row → field of its line; results: rows of 合計 and 総合評価.
    """

    cells: Mapping[str, FoundCell] = field(default_factory=dict)
    is_doubled: bool = False
    head: int = 0
    end: int = 0
    columns: Mapping[str, int] = field(default_factory=dict)
    rows: Mapping[int, str] = field(default_factory=dict)
    results: frozenset[int] = frozenset()

    @property
    def is_empty(self) -> bool:
        """Whether nothing stands in any white cell."""
        return all(is_blank(cell.content) for cell in self.cells.values())


def cell_name(place: Place) -> str:
    """Return the name of a place, "C11"."""
    letters, column = "", place[1]
    while column:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return f"{letters}{place[0]}"


def is_blank(content: CellContent | None) -> bool:
    """Tell whether nothing can be seen in a cell; a formula without a stored result is not blank."""
    return content is None or (content.has_value and not folded(written_text(content)))


def heading_rows(sheet: SheetCells, heads: Sequence[str]) -> list[tuple[int, dict[str, int]]]:
    """Return the rows in which all headings stand: row, folded text of each cell → column."""
    rows: dict[int, dict[str, int]] = {}
    for (row, column), content in sheet.cells.items():
        if isinstance(content.value, str) and len(content.value) <= 40:
            rows.setdefault(row, {}).setdefault(folded(content.value), column)
    wanted = [folded(head) for head in heads]
    return [(row, texts) for row, texts in sorted(rows.items()) if all(head in texts for head in wanted)]


def find_table(
    sheet: SheetCells,
    lines: Sequence[FormLine],
    others: Sequence[FormLine] = (),
    renamable: Collection[str] = (),
) -> FoundTable | None:
    """Return the white cells of a form's lines on a sheet; None where the sheet has no such table.

    others: the same lines under other names, which count as well. renamable: lines by name that may stand
    under any other name, known by the number of their item: to be checked. Where a second table was pasted
    beneath, its headings end the first one: only the upper table is read.
    """
    heads = heading_rows(sheet, (HEAD_LABEL, HEAD_ANSWER))
    if not heads:
        return None
    first, columns = heads[0]
    last = heads[1][0] if len(heads) > 1 else max((row for row, _ in sheet.cells), default=first) + 1
    finder = _TableFinder(sheet, (*others, *lines), columns, renamable)
    found = finder.find([row for row in _rows(sheet) if first < row < last], is_doubled=len(heads) > 1)
    return replace(found, head=first, end=last, columns=columns)


def _rows(sheet: SheetCells) -> list[int]:
    """Return the rows in which anything stands."""
    return sorted({row for row, _ in sheet.cells})


class _TableFinder:
    """Goes through the rows of one table."""

    def __init__(
        self,
        sheet: SheetCells,
        lines: Sequence[FormLine],
        columns: Mapping[str, int],
        renamable: Collection[str],
    ) -> None:
        self._sheet = sheet
        self._renamable = renamable
        self._by_label = {_label_key(line.label): line for line in lines}
        self._by_item = {line.item: line for line in lines}
        self._item = columns.get(folded(HEAD_ITEM))
        self._label, self._answer = columns[folded(HEAD_LABEL)], columns[folded(HEAD_ANSWER)]

    def find(self, rows: Sequence[int], *, is_doubled: bool) -> FoundTable:
        """Return the white cells of the rows."""
        found: dict[str, list[FoundCell]] = {}
        named: dict[int, str] = {}
        results: set[int] = set()
        renamed = self._renamed(rows)
        for row in rows:
            line = self._by_label.get(_label_key(self._text(row, self._label))) or renamed.get(row)
            if line is not None:
                found.setdefault(line.name, []).append(self._cell(row, line))
                named[row] = line.name
            elif folded(self._text(row, self._label)) in RESULT_LABELS:
                results.add(row)
        cells = {name: _one(several) for name, several in found.items()}
        return FoundTable(cells, is_doubled, rows=named, results=frozenset(results))

    def _renamed(self, rows: Sequence[int]) -> dict[int, FormLine]:
        """Return the lines that stand under another name, known by the number of their item.

        Only where no row has the name of today.
        """
        labels = {row: self._text(row, self._label) for row in rows}
        named = {line.name for text in labels.values() if (line := self._by_label.get(_label_key(text)))}
        wanted = [name for name in self._renamable if name not in named]
        found: dict[int, FormLine] = {}
        for row, text in labels.items():
            line = self._by_item.get(self._item_number(row))
            strange = _label_key(text) not in self._by_label and folded(text) not in RESULT_LABELS
            if text and strange and line is not None and line.name in wanted:
                found[row] = line
        numbers = [line.item for line in found.values()]
        return {row: line for row, line in found.items() if numbers.count(line.item) == 1}

    def _item_number(self, row: int) -> int:
        """Return the number of an item in a row, 0 where none stands there."""
        text = folded(self._text(row, self._item)) if self._item else ""
        return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 0

    def _text(self, row: int, column: int) -> str:
        """Return the text of a cell."""
        return written_text(self._sheet.at(row, column))

    def _cell(self, row: int, line: FormLine) -> FoundCell:
        """Return the white cell of a line, with what makes it doubtful."""
        # OOXML keeps the value of a merged area in its first cell only: the others look empty, so without
        # this an answer merged with the row above would be read for both lines or for none.
        place = (row, self._answer)
        first = self._sheet.merged.get(place, place)
        if first[0] != row:
            return FoundCell(place, None, f"セル {cell_name(first)} と結合されています")
        if first[1] <= self._label < place[1]:
            return FoundCell(place, None, "項目名のセルと結合されています")
        return FoundCell(place, self._sheet.cells.get(first), self._item_doubt(row, line))

    def _item_doubt(self, row: int, line: FormLine) -> str:
        """Return that the number or the name of a row is not that of the line, "" where both are."""
        other = self._by_item.get(self._item_number(row))
        if other is None or other.item == line.item:
            written = self._text(row, self._label)
            if _label_key(written) in self._by_label:
                return ""
            return f"項目名「{written}」を、項番 {line.item} から「{line.label}」として読みました"
        return f"項番 {other.item} は「{other.label}」の番号で、項目名と合いません"


def _label_key(label: str) -> str:
    """Return a label as it is compared: folded, without its unit."""
    return folded(label).removesuffix("(千円)")


def _one(cells: Sequence[FoundCell]) -> FoundCell:
    """Return the cell of a line that stands on several rows: the one that is filled, if all say the same."""
    filled = [cell for cell in cells if not is_blank(cell.content)] or list(cells)
    texts = {folded(written_text(cell.content)) for cell in filled}
    first = filled[0]
    if len(texts) == 1 or first.doubt:
        return first
    names = "、".join(cell.name for cell in filled)
    return FoundCell(
        first.place, first.content, f"同じ項目の行が {len(filled)} つあり（{names}）、内容が違います"
    )
