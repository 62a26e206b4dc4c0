"""Tells what a returned workbook and each of its sheets is: form, plan, round, department, project.

Three places say it: custom document properties, the hidden sheet, and the reply code printed on each sheet.
The code counts most, since it is tied to its sheet: sheets of two departments may stand in one book. Its
check part proves it: it is tried with the departments that the book names, then with all others.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.written import folded
from fujidesk.exchange.answer_reading import written_text
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    IDENTITY_HEADS,
    PROPERTIES,
    PROPERTY_PREFIX,
    ReplyCode,
    check_part,
    parse_code,
)
from fujidesk.exchange.survey_sheets import heading_rows
from fujidesk.exchange.workbook_cells import BookCells, Place, SheetCells

_MAX_CODE = 60
_LOOKS_CODED = re.compile(r"\d.*\d.*\w{3}", re.DOTALL)
_IDENTITY_ROWS = 20
_NUMBER = re.compile(r"\d{1,3}")


@dataclass(frozen=True, slots=True)
class Claim:
    """What properties or a hidden sheet say that a workbook is; "" where they say nothing."""

    kind: str = ""
    layout: str = ""
    plan: str = ""
    fiscal_year: str = ""
    department: str = ""
    issued_at: str = ""

    @property
    def year(self) -> int | None:
        """The fiscal year, None where it is no year."""
        return int(self.fiscal_year) if re.fullmatch(r"[0-9]{4}", self.fiscal_year) else None

    @property
    def form(self) -> ReplyKind | None:
        """The form, None where it is none that is known."""
        return next((kind for kind in ReplyKind if kind.value == self.kind), None)


@dataclass(frozen=True, slots=True)
class SheetMark:
    """What a sheet is. code: printed on it, None where none is. verified: its check part fits.

    place: of the code. several: different codes stand on the sheet.
    """

    sheet: SheetCells
    code: ReplyCode | None = None
    place: Place = (1, 1)
    kind: ReplyKind | None = None
    department: str = ""
    verified: bool = False
    several: bool = False


@dataclass(frozen=True, slots=True)
class BookMarks:
    """What a workbook says of itself: its claims, properties first, and its sheets without hidden ones.

    sent: project number → title of its sheet when the workbook was issued, as the hidden sheets have it.
    """

    claims: tuple[Claim, ...]
    sheets: tuple[SheetMark, ...]
    sent: Mapping[str, str] = field(default_factory=dict)

    @property
    def departments(self) -> tuple[str, ...]:
        """The departments that the claims name."""
        return tuple(dict.fromkeys(claim.department for claim in self.claims if claim.department))

    @property
    def kinds(self) -> tuple[ReplyKind, ...]:
        """The forms that the claims name."""
        return tuple(dict.fromkeys(form for claim in self.claims if (form := claim.form)))


def read_marks(book: BookCells, plan: str, departments: Collection[str]) -> BookMarks:
    """Read what a workbook is.

    Args:
        book: that came in.
        plan: key of the plan's profile.
        departments: all that are known, for sheets that have nothing but their code.
    """
    hidden = [(sheet, values) for sheet in book.sheets if (values := _hidden_values(sheet))]
    claims = [_claim({name: book.properties.get(PROPERTY_PREFIX + name, "") for name in PROPERTIES})]
    claims += [_claim(values) for _, values in hidden]
    named = [claim for claim in claims if claim != Claim()]
    marks = BookMarks(tuple(named), ())
    prover = _Prover(plan, (*marks.departments, *departments), marks.kinds)
    shown = [sheet for sheet in book.sheets if all(sheet is not other for other, _ in hidden)]
    sent = {number: title for sheet, _ in hidden for number, title in _sent(sheet)}
    return BookMarks(marks.claims, tuple(_sheet_mark(sheet, prover) for sheet in shown), sent)


def _claim(values: Mapping[str, str]) -> Claim:
    """Return a claim of its values; folded, since some program may have widened or padded them."""
    return Claim(**{name: values.get(name, "").strip() for name in PROPERTIES})


def _hidden_values(sheet: SheetCells) -> dict[str, str]:
    """Return the names and values of a hidden sheet of marks; nothing where the sheet is none."""
    found: dict[str, str] = {}
    for row in range(1, _IDENTITY_ROWS):
        name = written_text(sheet.at(row, 1))
        if name in PROPERTIES and name not in found:
            found[name] = written_text(sheet.at(row, 2))
    return found if len(found) >= len(PROPERTIES) - 2 else {}


def _sent(sheet: SheetCells) -> Iterator[tuple[str, str]]:
    """Yield number and sheet title of each input cell in a hidden sheet's table."""
    heads = heading_rows(sheet, IDENTITY_HEADS)
    if not heads:
        return
    head, columns = heads[0]
    for row, column in sheet.cells:
        if row > head and column == columns["number"]:
            yield written_text(sheet.at(row, column)), written_text(sheet.at(row, columns["sheet"]))


class _Prover:
    """Finds the department and form for which a code's check part fits."""

    def __init__(self, plan: str, departments: Sequence[str], kinds: Sequence[ReplyKind]) -> None:
        self._plan = plan
        self._departments = tuple(dict.fromkeys(departments))
        self._kinds = tuple(dict.fromkeys((*kinds, *ReplyKind)))

    def prove(self, code: ReplyCode) -> tuple[str, ReplyKind] | None:
        """Return department and form of a code; None where no department has it.

        Those that the book names come first, so that a short check part which fits two departments by chance
        goes to the likelier one.
        """
        for department in self._departments:
            for kind in self._kinds:
                if check_part(self._plan, code.fiscal_year, code.number, department, kind) == code.check:
                    return department, kind
        return None


def _sheet_mark(sheet: SheetCells, prover: _Prover) -> SheetMark:
    """Return what a sheet is by its printed code."""
    found = dict(_codes(sheet))
    if not found:
        return SheetMark(sheet)
    code, place = next(iter(found.items()))
    proved = prover.prove(code)
    if proved is None:
        return SheetMark(sheet, code, place, several=len(found) > 1)
    return SheetMark(sheet, code, place, proved[1], proved[0], verified=True, several=len(found) > 1)


def _codes(sheet: SheetCells) -> Iterator[tuple[ReplyCode, Place]]:
    """Yield the reply codes on a sheet, with or without their label in the same cell."""
    for place, content in sheet.cells.items():
        text = content.value
        if isinstance(text, str) and len(text) <= _MAX_CODE and _LOOKS_CODED.search(text):
            code = parse_code(folded(text).upper().removeprefix(CODE_LABEL).lstrip(":"))
            if code is not None:
                yield code, place


def labelled(sheet: SheetCells, label: str) -> tuple[str, Place] | None:
    """Return the text right of a label and its place; None where the label does not stand on the sheet."""
    wanted = folded(label)
    for (row, column), content in sorted(sheet.cells.items()):
        if (
            isinstance(content.value, str)
            and len(content.value) <= _MAX_CODE
            and folded(content.value) == wanted
        ):
            right = [place for place in sheet.cells if place[0] == row and place[1] > column]
            if right:
                place = min(right)
                return written_text(sheet.cells[place]), place
    return None
