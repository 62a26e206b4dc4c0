"""The schedule rows of a sheet: phases and departments by column, however the scan broke them.

Phases and departments may stand in a row each, together in every cell, or all in one cell; departments may
take several rows and be torn apart by spaces. Columns are those of the rows as they stand; `schedule`
decides which half-year each one is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.plan_document.cells import DASHES, in_words
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.sheets import Sheet

ENDED = 0
"""Stands for "-" in a row of phases: the project has ended."""
Names = tuple[str, ...]
Codes = tuple[int | None, ...]
_ARROWS = ("→", "➡")


@dataclass(slots=True)
class SheetRows:
    """Phases and departments by column.

    codes: phase, ENDED or None (blank), up to the last column that states one. width: columns of the row
    with its padding. departments: names by column, () where blank; a single one stands for all columns.
    line: of the phases, from 0. damaged: line of a department row that holds a phase instead of a
    department, None where there is none.
    """

    codes: Codes
    width: int
    departments: tuple[Names, ...]
    line: int
    damaged: int | None = None


@dataclass(slots=True)
class _Row:
    """One row as understood: of phases where codes is not empty; columns hold its departments."""

    codes: Codes
    width: int
    columns: tuple[Names, ...]
    is_damaged: bool = False


class RowReader:
    """Reads schedule rows; keeps what it has read, since many rows are the same."""

    def __init__(self, document: Document, profile: PlanProfile, departments: Iterable[str]) -> None:
        """Know the words of phases from the profile and the names of departments from the index."""
        self._document = document
        self._phases = {phase.name: phase.number for phase in profile.phases}
        self._codes: dict[str, int | None] = {**self._phases, "": None}
        self._codes |= dict.fromkeys(_ARROWS) | dict.fromkeys(DASHES, ENDED)
        self._known = frozenset(departments)
        self._names: dict[str, Names] = dict.fromkeys((*DASHES, ""), ())
        self._names |= {name: (name,) for name in self._known}
        self._seen: dict[str, _Row] = {}

    def read(self, sheet: Sheet) -> SheetRows | None:
        """Return the schedule of a sheet, None where no row states a phase.

        The first row of phases counts; rows of departments are put together column by column.
        """
        lines, seen = self._document.lines, self._seen
        found: SheetRows | None = None
        departments: tuple[Names, ...] = ()
        damaged = None
        for at in sheet.rows:
            row = seen.get(lines[at])
            if row is None:
                row = seen[lines[at]] = self._row(lines[at])
            if row.codes and found is None:
                found = SheetRows(row.codes, row.width, (), at)
            if row.columns and row.columns != departments:
                departments = _beside(departments, row.columns) if departments else row.columns
            if row.is_damaged and damaged is None:
                damaged = at
        if found is not None:
            found.departments, found.damaged = departments, damaged
        return found

    def _row(self, line: str) -> _Row:
        """Return a row as understood; the usual ones first: all cells alike, or phases only.

        Most rows are of these two kinds, and need no look at single words.
        """
        width = line.count("\t") + 1
        cells = line.rstrip("\t").split("\t")
        first = cells[0]
        if first in self._phases and cells.count(first) == len(cells):
            return _Row((self._phases[first],) * len(cells), width, ())
        if first in self._known and cells.count(first) == len(cells):
            return _Row((), width, ((first,),))
        try:
            return _Row(_trimmed([self._codes[cell] for cell in cells]), width, ())
        except KeyError:
            return self._mixed(cells, width)

    def _mixed(self, cells: list[str], width: int) -> _Row:
        """Read a row that holds more than phases, "-" and arrows.

        Whether phases or departments lead is told by which are more; a lone phase among departments is
        damage.
        """
        parts = {cell: self._split(cell) for cell in cells}
        if any(len(phases) > 1 for phases, _ in parts.values()):
            return _whole_schedule(parts.values(), width)
        both = any(phases and words for phases, words in parts.values())
        code_of = {cell: phases[0] if phases else None for cell, (phases, _) in parts.items()}
        names_of = {cell: self.names(" ".join(words)) for cell, (_, words) in parts.items()}
        codes, columns = [code_of[cell] for cell in cells], [names_of[cell] for cell in cells]
        if both:
            return _Row(_trimmed(codes), width, _uniform(columns))
        phased = len([code for code in codes if code])
        if phased <= len([names for names in columns if names]):
            return _Row((), width, _uniform(columns), is_damaged=phased > 0)
        return _Row(_trimmed(codes), width, ())

    def _split(self, cell: str) -> tuple[list[int], list[str]]:
        """Part a cell into its phases and its other words.

        Arrows and dashes between words are neither.
        """
        whole = self._codes.get(cell.replace(" ", ""), -1)
        if whole != -1:
            return ([] if whole is None else [whole]), []
        phases, names = [], []
        for word in in_words(cell).split():
            code = self._phases.get(word)
            if code is not None:
                phases.append(code)
            elif _is_word(word):
                names.append(word)
        return phases, names

    def names(self, cell: str) -> Names:
        """Return the departments of a cell; a space inside a name is taken out where the name is known."""
        found = self._names.get(cell)
        if found is None:
            found = self._names[cell] = self._joined(
                in_words(cell).replace("(", "（").replace(")", "）").split()
            )
        return found

    def _joined(self, words: list[str]) -> Names:
        """Join words until they make a known department; what is left over stays one name."""
        names, open_words = [], ""
        for word in words:
            open_words += word
            if open_words in self._known:
                names.append(open_words)
                open_words = ""
        if _is_word(open_words):
            names.append(open_words)
        return tuple(names)


def _is_word(text: str) -> bool:
    """Tell a word from an arrow, a dash or nothing: some letter or figure is in it."""
    return text.isalnum() or any(char.isalnum() for char in text)


def _trimmed(codes: list[int | None]) -> Codes:
    """Return codes without the blank columns at the end; () where no column states a phase.

    A table is padded to its widest row, so that blanks at the end say nothing.
    """
    if not any(codes):
        return ()
    while codes[-1] is None:
        codes.pop()
    return tuple(codes)


def _whole_schedule(parts: Iterable[tuple[list[int], list[str]]], width: int) -> _Row:
    """Read a row whose one cell holds all phases and then, where there are as many, all departments."""
    phases, names = next(part for part in parts if len(part[0]) > 1)
    columns = tuple((name,) for name in names) if len(names) == len(phases) else ()
    return _Row(tuple(phases), max(width, len(phases)), columns)


def _uniform(columns: list[Names]) -> tuple[Names, ...]:
    """Return the columns, or a single one where all are alike; () where all are blank."""
    if not any(columns):
        return ()
    return (columns[0],) if columns.count(columns[0]) == len(columns) else tuple(columns)


def _beside(columns: tuple[Names, ...], more: tuple[Names, ...]) -> tuple[Names, ...]:
    """Add a further row of departments to the columns; a name that a column has is not repeated."""
    size = max(len(columns), len(more))
    one = columns * size if len(columns) == 1 else (*columns, *[()] * (size - len(columns)))
    two = more * size if len(more) == 1 else (*more, *[()] * (size - len(more)))
    return tuple(
        (*first, *(name for name in second if name not in first))
        for first, second in zip(one, two, strict=True)
    )


def each_filled(columns: tuple[Names, ...], count: int, pick: Callable[[int], int]) -> tuple[Names, ...]:
    """Return departments for `count` half-years: of the column `pick` names, or the nearest before it."""
    result: list[Names] = []
    for position in range(count):
        at = min(pick(position), len(columns) - 1)
        while at > 0 and not columns[at]:
            at -= 1
        result.append(columns[at] or next((names for names in columns if names), ()))
    return tuple(result)
