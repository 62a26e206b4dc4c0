"""個票: one table a project, with the fields of its category (002, 個票の見方) and whatever else is filled.

A field that the category does not have but the register holds is shown all the same: the book says what the
register says. 経費 is not in the register, and reached phases are no part of a plan. 要約, which is the
program's own, stands where there is no 事業概要.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from fujidesk.domain.describing import DIRECTION_NAMES
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import HalfYear, half_name, long_year
from fujidesk.domain.plan_book import words
from fujidesk.domain.plan_book.blocks import Grid, GridCell, GridRow, Look
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import (
    STATE_KIND_NAMES,
    Category,
    Indicator,
    ProjectRecord,
    ProjectState,
    ScheduleCell,
)

_LABEL_MM, _WIDTH_MM = 26.0, 160.0
_FEWEST_COLUMNS = 10
"""Behind the one with the names; in a short plan a half-year covers several of them."""


def sheet_key(number: str) -> str:
    """Return the key of the place where a project's sheet stands."""
    return f"sheet.{number}"


class SheetMaker:
    """Makes sheets for one plan; its half-years lie behind the column with the names."""

    def __init__(self, profile: PlanProfile) -> None:
        self._profile = profile
        self._halves = profile.half_years
        self._each = -(-_FEWEST_COLUMNS // len(self._halves))
        self._count = len(self._halves) * self._each
        self._shades = shades(profile)
        rest = (_WIDTH_MM - _LABEL_MM) / self._count
        self._widths = (_LABEL_MM, *[rest] * self._count)

    def sheet(self, record: ProjectRecord) -> Grid:
        """Return the sheet of a project."""
        shade = self._shades[record.category]
        rows = tuple(self._rows(record, shade))
        again = self._head(shade, words.NUMBER, f"{record.number}{words.AGAIN}")
        return Grid(self._widths, rows, head_again=(again,), whole=True)

    def _head(self, shade: int, label: str, text: str) -> GridRow:
        """Return a row with a name and one text."""
        return _name(label, shade), GridCell(text, self._count)

    def _rows(self, record: ProjectRecord, shade: int) -> Iterator[GridRow]:
        """Yield the rows of a sheet from top to bottom."""
        fields = self._profile.category_fields(record.category)
        yield self._number_row(record, fields, shade)
        category = self._profile.category_name(record.category)
        yield (
            _name(words.TITLE, shade), GridCell(record.title, self._count - 3),
            _name(words.CATEGORY, shade, 2), GridCell(category, 1, Look.FIGURE),
        )  # fmt: skip
        yield self._department_row(record, shade)
        if record.state is not None:
            yield self._head(shade, words.STATE, state_words(record.state))
        for field in words.TEXT_ROWS:
            text = getattr(record, field)
            if text or field in fields:
                yield self._head(shade, field_label(field), text)
            if field == "overview" and record.summary and not text:
                yield self._head(shade, words.SUMMARY, record.summary)
        yield from self._indicator_rows(record.indicator, fields, shade)
        if record.schedule:
            yield from self._schedule_rows(record.schedule, shade)
        if record.yearly_actions:
            yield (_name(words.ACTIONS, shade, self._count + 1),)
            for year, text in sorted(record.yearly_actions.items()):
                yield self._head(shade, long_year(year), text)

    def _department_row(self, record: ProjectRecord, shade: int) -> GridRow:
        """Return the row of the departments, with the page in the plan as it was first printed, if any."""
        names = "\n".join(record.departments)
        if record.page is None:
            return self._head(shade, self._profile.words.department, names)
        return (
            _name(self._profile.words.department, shade), GridCell(names, self._count - 3),
            _name(words.FORMER_PAGE, shade, 2), GridCell(str(record.page), 1, Look.FIGURE),
        )  # fmt: skip

    def _number_row(self, record: ProjectRecord, fields: Sequence[str], shade: int) -> GridRow:
        """Return the first row: number, codes of the plans above where the sheet has them, DX."""
        has_codes = "sogo_codes" in fields or record.sogo_codes or record.keiei_codes
        mark: tuple[GridCell, ...] = ()
        if self._profile.has_dx:
            mark = _name(words.DX, shade), GridCell(words.DX_MARK if record.is_dx else "", 1, Look.FIGURE)
        room = self._count - len(mark)  # DX: its name and its mark
        number = GridCell(record.number, room, key=sheet_key(record.number))
        if not has_codes:
            return _name(words.NUMBER, shade), number, *mark
        each = (room - 4) // 3
        return (
            _name(words.NUMBER, shade), GridCell(number.text, room - 4 - 2 * each, key=number.key),
            _name(words.SOGO.replace(" ", "\n"), shade, 2), GridCell("\n".join(record.sogo_codes), each),
            _name(words.KEIEI.replace(" ", "\n"), shade, 2), GridCell("\n".join(record.keiei_codes), each),
            *mark,
        )  # fmt: skip

    def _indicator_rows(self, target: Indicator, fields: Sequence[str], shade: int) -> Iterator[GridRow]:
        """Yield the target as text and, where the register has them, its figure and what belongs to it."""
        if target.text or "indicator" in fields:
            yield self._head(shade, words.INDICATOR, target.text)
        if target != Indicator(target.text):
            direction = DIRECTION_NAMES[target.direction] if target.direction else ""
            due = f"{long_year(target.due_year)}（{target.due_year}）" if target.due_year else ""
            yield (
                _name(words.FIGURE, shade), GridCell("" if target.figure is None else str(target.figure), 2),
                _name(words.UNIT, shade), GridCell(target.unit, 1),
                _name(words.DIRECTION, shade), GridCell(direction, 1),
                _name(words.DUE, shade), GridCell(due, self._count - 7),
            )  # fmt: skip

    def _schedule_rows(self, cells: Iterable[ScheduleCell], shade: int) -> Iterator[GridRow]:
        """Yield the schedule: years, halves, phases, departments; what goes on is one cell."""
        by_half = {cell.when: cell for cell in cells}
        given = [by_half.get(when) for when in self._halves]
        names = ["\n".join(cell.departments) if cell else "" for cell in given]
        lines = (
            (words.SCHEDULE, year_cells(self._profile, shade)),
            ("", half_cells(self._halves, shade)),
            (words.PHASE, phase_cells(given, self._profile)),
            (
                self._profile.words.department,
                (GridCell(text, span, Look.SMALL) for text, span in _runs(names)),
            ),
        )
        for label, cells_ in lines:
            wide = (replace(cell, span=cell.span * self._each) for cell in cells_)
            yield (_name(label, shade), *wide)


def shades(profile: PlanProfile) -> dict[Category, int]:
    """Return the depth of a sheet's ground by category: the first of the profile is the deepest."""
    return {
        term.category: max(1, len(profile.categories) - place)
        for place, term in enumerate(profile.categories)
    }


def state_words(state: ProjectState) -> str:
    """Return the state of a project: how, since which day (ISO), into which projects, a line each."""
    return "\n".join((STATE_KIND_NAMES[state.kind], state.since, *state.into))


def year_cells(profile: PlanProfile, shade: int) -> Iterator[GridCell]:
    """Yield the years over the half-years of a schedule."""
    return (GridCell(long_year(year), 2, Look.SMALL, shade) for year in profile.fiscal_years)


def half_cells(halves: Iterable[HalfYear], shade: int) -> Iterator[GridCell]:
    """Yield the halves of the years of a schedule."""
    return (GridCell(half_name(when.half), 1, Look.SMALL, shade) for when in halves)


def phase_cells(given: Iterable[ScheduleCell | None], profile: PlanProfile) -> Iterator[GridCell]:
    """Yield the phases of a row of half-years, one cell as long as a phase goes on; deeper the further."""
    numbers = {phase_words(ScheduleCell(0, 1, term.number), profile): term.number for term in profile.phases}
    for text, span in _runs([phase_words(cell, profile) for cell in given]):
        step = numbers.get(text.removesuffix(words.OPEN), 0)
        yield GridCell(text, span, Look.SMALL, min(step, 4))


def phase_words(cell: ScheduleCell | None, profile: PlanProfile) -> str:
    """Return what stands in a half-year: the phase, ENDED, with OPEN behind it where it is not settled."""
    if cell is None:
        return ""
    phase = words.ENDED if cell.phase is None else profile.phase_name(cell.phase)
    return phase if cell.settled else f"{phase}{words.OPEN}"


def _runs(texts: Iterable[str]) -> Iterator[tuple[str, int]]:
    """Yield each text with the number of times that it stands in a row."""
    for text, same in groupby(texts):
        yield text, sum(1 for _ in same)


def _name(text: str, shade: int, span: int = 1) -> GridCell:
    """Return the name of a row or of the cell behind it."""
    return GridCell(text, span, Look.HEAD, shade)
