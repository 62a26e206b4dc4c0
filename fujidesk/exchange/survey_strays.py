"""Finds what was written on a returned sheet where no answer is asked for, so that nothing is lost unseen.

Offices type into the grey column of last year, over a check, above or beneath the table. A cell is the form's
own where it holds what the form prints there; everything else is told with its place. Nothing of it is taken.
"""

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.numbers import is_project_number
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import ReplyKind
from fujidesk.domain.scoring import STANDING_NAMES, report_total
from fujidesk.domain.written import folded
from fujidesk.exchange.answer_reading import quoted, written_text
from fujidesk.exchange.survey_checks import MISSING, NOT_NUMBER, OUTSIDE, REASON_NEEDED, STATE_WORDS, TOO_LONG
from fujidesk.exchange.survey_layout import (
    CODE_LABEL,
    HEAD_ANSWER,
    HEAD_CHECK,
    HEAD_ITEM,
    HEAD_LABEL,
    HEAD_LAST,
    KIND_TITLES,
    LINES,
    LIST_SHEET,
    PROPOSAL_DEPARTMENT,
    PROPOSAL_NOTE,
    PROPOSAL_SHEET,
    parse_code,
    report_lines,
)
from fujidesk.exchange.survey_looks import OPTIONAL_WORD
from fujidesk.exchange.survey_sheet import SurveyProject, known_texts, last_grade, last_value
from fujidesk.exchange.survey_sheets import RESULT_LABELS, FoundTable, cell_name, is_blank
from fujidesk.exchange.workbook_cells import CellContent, Place, SheetCells

CHECK_WORDS = tuple(
    folded(word) for word in ("OK", OPTIONAL_WORD, MISSING, OUTSIDE, NOT_NUMBER, TOO_LONG, REASON_NEEDED)
)
"""How the words of a check cell begin, which stand as texts where a sheet was pasted as values."""
_HEADS = frozenset(folded(head) for head in (HEAD_ITEM, HEAD_LABEL, HEAD_ANSWER, HEAD_LAST, HEAD_CHECK))
_LONG = 12
"""A printed text at least so long is known within another one too, beside the mark of a sample."""
_MAX_TOLD = 12
"""Places of one sheet that are told one by one."""


@dataclass(frozen=True, slots=True)
class KnownTexts:
    """What a form prints, folded.

    texts: anywhere on it; last: field → last year's answer; results: what 合計 and 総合評価 may show.
    """

    texts: frozenset[str] = frozenset()
    last: Mapping[str, str] = field(default_factory=dict)
    results: frozenset[str] = frozenset()

    def has(self, text: str) -> bool:
        """Tell whether the form prints a folded text."""
        if text in self.texts:
            return True
        return len(text) >= _LONG and any(len(known) >= _LONG and known in text for known in self.texts)


def known_of_project(project: SurveyProject, department: str, year: int, profile: PlanProfile) -> KnownTexts:
    """Return what the sheet of a project prints in the round of a year.

    Results of live formulas belong to it: a book that was pasted as values holds their words as plain texts.
    """
    grades = [bound.grade for bound in profile.grades]
    standings = [*STANDING_NAMES.values(), *(f"評価なし（{name}）" for name in STANDING_NAMES.values())]
    total = report_total(project.last)
    results = (
        *grades,
        *standings,
        "①＋②＋③",
        last_grade(project.last, profile),
        "" if total is None else str(total),
    )
    texts = (
        f"{long_year(year)} {KIND_TITLES[ReplyKind.REPORT]}", CODE_LABEL, f"{LIST_SHEET}へ戻る", *STATE_WORDS,
        *known_texts(project, department, year, profile), *RESULT_LABELS,
        *(line.label for line in (*LINES, *report_lines(profile))),
    )  # fmt: skip
    last = {line.name: last_value(project.last, line, profile) for line in LINES}
    return KnownTexts(
        _folded(texts),
        {name: "" if value is None else folded(str(value)) for name, value in last.items()},
        _folded(results),
    )


def known_of_proposal(labels: Collection[str], department: str, year: int) -> KnownTexts:
    """Return what a sheet of the 新規事業調査 prints; labels: of its lines."""
    title = f"{long_year(year)} {KIND_TITLES[ReplyKind.PROPOSAL]}　{PROPOSAL_SHEET}"
    texts = (title, CODE_LABEL, PROPOSAL_NOTE, PROPOSAL_DEPARTMENT, department, *labels)
    return KnownTexts(_folded(texts))


def _folded(texts: Collection[str]) -> frozenset[str]:
    """Return texts as they are compared: width, spaces and line breaks do not matter."""
    return frozenset(folded(text) for text in texts)


def stray_problems(sheet: SheetCells, table: FoundTable, known: KnownTexts) -> Iterator[tuple[str, str]]:
    """Yield cell and sentence for what is neither the form's own nor an answer, in reading order.

    After a dozen only their number is told.
    """
    finder = _StrayFinder(table, known)
    seen = {cell.place for cell in table.cells.values()}
    found = [
        (place, written_text(content))
        for place, content in sorted(sheet.cells.items())
        if place not in seen and not is_blank(content) and finder.is_stray(place, content)
    ]
    for place, text in found[:_MAX_TOLD]:
        yield cell_name(place), _sentence(table, place, text)
    if len(found) > _MAX_TOLD:
        more = f"ほか {len(found) - _MAX_TOLD} か所にも、回答の欄の外に書かれています。取り込みません"
        yield cell_name(found[_MAX_TOLD][0]), more


class _StrayFinder:
    """Tells of each cell of a sheet whether the form prints it."""

    def __init__(self, table: FoundTable, known: KnownTexts) -> None:
        self._table = table
        self._known = known
        names = (HEAD_ITEM, HEAD_LABEL, HEAD_ANSWER, HEAD_LAST, HEAD_CHECK)
        self._item, self._label, self._answer, self._last, self._check = (
            table.columns.get(folded(name)) for name in names
        )

    def is_stray(self, place: Place, content: CellContent) -> bool:
        """Tell whether a cell that is not blank is none of the form's.

        A formula is the form's own above the table, in the column of checks and in the lines of results;
        anywhere else somebody calculated something there.
        """
        row, column = place
        text = folded(written_text(content))
        if row >= self._table.end or (content.is_formula and column == self._check):
            return False
        if row < self._table.head:
            return not self._is_head(content, text)
        if row in self._table.rows:
            return not self._is_line(self._table.rows[row], column, content, text)
        if row in self._table.results:
            return not self._is_result(column, content, text)
        is_form = text in _HEADS if row == self._table.head else self._known.has(text)
        return not is_form and not (column == self._item and text.isdigit())

    def _is_head(self, content: CellContent, text: str) -> bool:
        """Tell whether a cell above the table is the form's: what it prints, its code, its live state.

        Numbers there are counts of the live state, or a number that a spreadsheet made of a printed one.
        """
        if content.is_formula or isinstance(content.value, int | float) or self._known.has(text):
            return True
        return parse_code(text.upper().removeprefix(folded(CODE_LABEL)).lstrip(":")) is not None or (
            is_project_number(text)
        )

    def _is_line(self, name: str, column: int, content: CellContent, text: str) -> bool:
        """Tell whether a cell of a line is the form's: number, label, last year's answer, check."""
        if column in (self._label, self._answer):
            return True
        if column == self._item:
            return text.isdigit()
        if column == self._last:
            return _same(text, self._known.last.get(name, ""))
        return column == self._check and (content.is_formula or text.startswith(CHECK_WORDS))

    def _is_result(self, column: int, content: CellContent, text: str) -> bool:
        """Tell whether a cell of 合計 or 総合評価 is the form's.

        Their values are worked out again here and never read, so any number is let pass.
        """
        if column in (self._label, self._item):
            return True
        in_table = column in (self._answer, self._last, self._check)
        return in_table and (content.is_formula or text in self._known.results or text.isdigit())


def _same(text: str, known: str) -> bool:
    """Tell whether two folded texts are the same, as figures too: 30.0 is 30."""
    if text == known:
        return True
    try:
        return float(text) == float(known)
    except ValueError:
        return False


def _sentence(table: FoundTable, place: Place, text: str) -> str:
    """Return the sentence about a stray cell; most stand in the grey column of last year."""
    last = table.columns.get(folded(HEAD_LAST))
    if place[1] == last and place[0] in table.rows:
        return (
            f"「{HEAD_LAST}」の欄に{quoted(text)}と書かれています。取り込みません。"
            f"今回の回答なら「{HEAD_ANSWER}」の欄に書いてもらってください"
        )
    return f"回答の欄の外に{quoted(text)}と書かれています。取り込みません"
