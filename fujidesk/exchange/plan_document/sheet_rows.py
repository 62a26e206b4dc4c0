"""The schedule rows of a sheet: phases and departments by column, however the scan broke them.

Columns are those of the rows as they stand; `schedule` decides which half-year each one is.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from fujidesk.domain.profile import PlanProfile
from fujidesk.exchange.plan_document.decoding import Document
from fujidesk.exchange.plan_document.sheets import Sheet

ENDED = 0
"""Stands for "-" in a row of phases: the project has ended."""
Names = tuple[str, ...]


@dataclass(slots=True)
class SheetRows:
    """Phases and departments by column.

    codes: phase, ENDED or None (blank), up to the last column that states one. width: columns of the row
    with its padding. departments: names by column, () where blank. line: of the phases, from 0. damaged:
    line of a department row that holds a phase instead of a department, None where there is none.
    """

    codes: tuple[int | None, ...]
    width: int
    departments: tuple[Names, ...]
    line: int
    damaged: int | None = None


class RowReader:
    """Reads schedule rows; keeps what it has read, since most rows repeat the same few cells."""

    def __init__(self, document: Document, profile: PlanProfile, departments: Iterable[str]) -> None:
        self._document = document
        self._phases = {phase.name: phase.number for phase in profile.phases}
        self._codes: dict[str, int | None] = {**self._phases, "": None, "→": None, "➡": None, "-": ENDED}
        self._known = frozenset(departments)
        self._names: dict[str, Names] = {"": (), "-": ()}
        self._seen: dict[str, tuple[int | None, ...] | None] = {}

    def read(self, sheet: Sheet) -> SheetRows | None:
        """Return the schedule of a sheet, None where no row states a phase."""
        lines = self._document.lines
        found: tuple[int | None, ...] | None = None
        at, names_in = sheet.line, list[list[str]]()
        for row in sheet.rows:
            codes = self._pure(lines[row])
            if codes is None and found is None and self._holds_phase(lines[row]):
                codes, cells = self._combined(lines[row])
                if any(cells):
                    names_in.append(cells)
            if codes is None:
                cells = lines[row].split("\t")
                if cells not in names_in:
                    names_in.append(cells)
            elif found is None and any(codes):
                found, at = codes, row
        return None if found is None else self._assembled(sheet, found, at, names_in)

    def _pure(self, line: str) -> tuple[int | None, ...] | None:
        """Return the codes of a row that holds phases, "-" and arrows only; None for another row."""
        if line in self._seen:
            return self._seen[line]
        codes = self._codes
        cells = line.split("\t")
        try:
            found: tuple[int | None, ...] | None = tuple([codes[cell] for cell in cells])
        except KeyError:
            found = self._unusual(cells)
        self._seen[line] = found
        return found

    def _unusual(self, cells: list[str]) -> tuple[int | None, ...] | None:
        """Return the codes of a row with spaces in its words or signs that mean nothing."""
        found: list[int | None] = []
        for cell in cells:
            word = cell.replace(" ", "")
            if word in self._codes:
                found.append(self._codes[word])
            elif any(char.isalnum() for char in word):
                return None
            else:
                found.append(None)
        return tuple(found)

    def _holds_phase(self, line: str) -> bool:
        return any(name in line for name in self._phases)

    def _combined(self, line: str) -> tuple[tuple[int | None, ...] | None, list[str]]:
        """Part cells that hold a phase and its department; one cell may even hold the whole schedule."""
        cells = line.split("\t")
        filled = [cell for cell in cells if cell.strip()]
        if len(filled) == 1 and len(self._split(filled[0])[0]) > 1:
            phases, names = self._split(filled[0])
            return tuple(phases), names if len(names) == len(phases) else []
        codes: list[int | None] = []
        departments = []
        for cell in cells:
            phases, names = self._split(cell)
            if len(phases) > 1:
                return None, []
            codes.append(phases[0] if phases else None)
            departments.append(" ".join(names))
        return tuple(codes), departments

    def _split(self, cell: str) -> tuple[list[int], list[str]]:
        phases, names = [], []
        for word in cell.split():
            code = self._phases.get(word)
            if code is not None:
                phases.append(code)
            elif any(char.isalnum() for char in word):
                names.append(word)
        return phases, names

    def _assembled(
        self, sheet: Sheet, codes: tuple[int | None, ...], at: int, names_in: list[list[str]]
    ) -> SheetRows:
        width = len(codes)
        stated = width
        while codes[stated - 1] is None:
            stated -= 1
        departments: tuple[Names, ...] = ()
        damaged = None
        for cells in names_in:
            if not self._phases.keys().isdisjoint(cells):
                damaged = next(row for row in sheet.rows if self._document.lines[row].split("\t") == cells)
                cells = ["" if cell in self._phases else cell for cell in cells]
            departments = _beside(departments, [self.names(cell) for cell in cells])
        return SheetRows(codes[:stated], width, departments, at, damaged)

    def names(self, cell: str) -> Names:
        """Return the departments of a cell; a space inside a name is taken out where the name is known."""
        found = self._names.get(cell)
        if found is None:
            found = self._names[cell] = self._joined(cell.replace("(", "（").replace(")", "）").split())
        return found

    def _joined(self, words: list[str]) -> Names:
        """Join words until they make a known department; what is left over stays one name."""
        names, open_words = [], ""
        for word in words:
            open_words += word
            if open_words in self._known:
                names.append(open_words)
                open_words = ""
        if any(char.isalnum() for char in open_words):
            names.append(open_words)
        return tuple(names)


def _beside(columns: tuple[Names, ...], more: list[Names]) -> tuple[Names, ...]:
    """Add a further row of departments to the columns; a name that a column has is not repeated."""
    if not columns:
        return tuple(more)
    size = max(len(columns), len(more))
    one = (*columns, *[()] * (size - len(columns)))
    two = (*more, *[()] * (size - len(more)))
    return tuple(
        (*first, *(name for name in second if name not in first))
        for first, second in zip(one, two, strict=True)
    )


def each_filled(columns: tuple[Names, ...], count: int, pick: Callable[[int], int]) -> tuple[Names, ...]:
    """Return departments for `count` half-years: of the column that `pick` names, or the nearest before it."""
    result: list[Names] = []
    for position in range(count):
        at = min(pick(position), len(columns) - 1)
        while at > 0 and not columns[at]:
            at -= 1
        result.append(columns[at] or next((names for names in columns if names), ()))
    return tuple(result)
