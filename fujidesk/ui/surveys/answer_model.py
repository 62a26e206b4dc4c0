"""The answers of returned files as a table: one row a field, what becomes of it, taken or not.

What is right (新規, 変更) is ticked at first; 要確認 only by hand; 受け付けない and 同じ cannot be ticked.
A wrong value that is taken silently is the worst that can happen in a survey, so nothing here ticks a 要確認
by itself.
"""

from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from enum import IntEnum
from typing import Any, TypeAlias

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Qt

from fujidesk.domain.describing import describe_value
from fujidesk.domain.numbers import sort_value
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.replies import OUTCOME_NAMES, Answer, Outcome, Reply, ReplyKind
from fujidesk.domain.reports import LABELS, TEXT_FIELDS, answer_label
from fujidesk.domain.searching import fold, terms
from fujidesk.ui.imports.tick_model import ROW_ROLE, TickModel

_Index: TypeAlias = QModelIndex | QPersistentModelIndex
RIGHT = (Outcome.NEW, Outcome.CHANGED)
"""Outcomes of answers that were read for certain and say something other than the register."""


class AnswerColumn(IntEnum):
    """The columns of the table."""

    ACCEPTED = 0
    NUMBER = 1
    TITLE = 2
    FIELD = 3
    OUTCOME = 4
    BEFORE = 5
    AFTER = 6
    READING = 7
    PROBLEM = 8
    PLACE = 9


_HEADINGS = {
    AnswerColumn.ACCEPTED: "受入", AnswerColumn.NUMBER: "番号", AnswerColumn.TITLE: "事業",
    AnswerColumn.FIELD: "項目", AnswerColumn.OUTCOME: "結果", AnswerColumn.BEFORE: "今の値",
    AnswerColumn.AFTER: "回答", AnswerColumn.READING: "読み取り", AnswerColumn.PROBLEM: "問題・許される値",
    AnswerColumn.PLACE: "シート・セル",
}  # fmt: skip
_OUTCOME_ORDER = (Outcome.REFUSED, Outcome.CHECK, Outcome.CHANGED, Outcome.NEW, Outcome.SAME)
"""Sorted by outcome: what has to be looked at comes first."""


@dataclass(frozen=True)
class AnswerRow:
    """An answer in words.

    answer: as read; the very object, since taking it back to the service goes by identity. file: place of its
    file among the given ones (0 the first). title: name of the project, "" for a number the plan does not
    have. label: the field in words. before, after: the value that is and the answer; where nothing could be
    made of the answer, what stands in the cell. takeable: it may be ticked. haystack: all texts, folded for
    search.
    """

    answer: Answer
    file: int
    file_name: str
    title: str
    label: str
    before: str
    after: str
    takeable: bool
    haystack: str

    @property
    def is_choice(self) -> bool:
        """Tell whether the value is chosen, not written: its words change as a whole."""
        return self.answer.name in LABELS and self.answer.name not in TEXT_FIELDS

    @property
    def problem(self) -> str:
        """What is wrong, and what may stand there."""
        allowed = f"許される値：{self.answer.allowed}" if self.answer.allowed else ""
        return " ".join(part for part in (self.answer.problem, allowed) if part)

    @property
    def place(self) -> str:
        """Sheet and cell."""
        return f"{self.answer.sheet} {self.answer.cell}".strip()


def answer_rows(replies: Iterable[Reply], titles: Mapping[str, str], profile: PlanProfile) -> list[AnswerRow]:
    """Return the answers of all files in words; titles: project number → name."""
    return [
        _row(answer, (place, reply), titles.get(answer.number, ""), profile)
        for place, reply in enumerate(replies)
        for answer in reply.answers
    ]


def _row(answer: Answer, source: tuple[int, Reply], title: str, profile: PlanProfile) -> AnswerRow:
    """Return one answer in words."""
    place, reply = source
    change = answer.change
    before, after = "", answer.written
    if change is not None:
        before = describe_value(change.field, change.before, profile)
        after = describe_value(change.field, change.after, profile)
    # Names that are no field of the report are rules of the question sheet, such as "own-1".
    other = "照会への回答" if reply.kind is ReplyKind.INQUIRY else answer.name
    label = answer_label(answer.name, profile) if answer.name in LABELS else other
    open_file = not reply.refusal and not reply.is_superseded
    takeable = open_file and change is not None and answer.outcome in (*RIGHT, Outcome.CHECK)
    parts = (answer.number, title, label, before, after, answer.reading, answer.problem, answer.sheet)
    return AnswerRow(answer, place, reply.name, title, label, before, after, takeable, fold(" ".join(parts)))


class AnswerModel(TickModel[AnswerRow]):
    """Answers with their ticks, narrowed by file, outcome and text."""

    headings = tuple(_HEADINGS.values())

    def set_rows(self, rows: list[AnswerRow]) -> None:
        """Show other answers; those that are right are ticked."""
        self.show_rows(rows, is_right, _may_be_taken)

    def set_filter(self, files: Collection[int], outcomes: Collection[Outcome], text: str) -> None:
        """Show only answers of these files and outcomes (none: of all) that hold all words of the text."""
        words = terms(text)

        def passes(row: AnswerRow) -> bool:
            """Tell whether a row is shown."""
            if (files and row.file not in files) or (outcomes and row.answer.outcome not in outcomes):
                return False
            return all(word in row.haystack for word in words)

        self.narrow(passes)

    def accept_only(self, wanted: Callable[[AnswerRow], bool]) -> None:
        """Tick what is wanted and untick all else, shown or not; what cannot be taken stays unticked."""
        self.accept_where(_may_be_taken, on=False)
        self.accept_where(wanted, on=True)

    def sort_key(self, column: int) -> Callable[[int], Any]:
        """Return the key of a column: numbers in the plan's order, outcomes by what needs a look."""
        if column == AnswerColumn.NUMBER:
            return [sort_value(row.answer.number) for row in self.rows].__getitem__
        if column == AnswerColumn.OUTCOME:
            return [_OUTCOME_ORDER.index(row.answer.outcome) for row in self.rows].__getitem__
        return [fold(_shown(row, AnswerColumn(column))) for row in self.rows].__getitem__

    def tick_words(self, row: AnswerRow, *, on: bool) -> str:
        """Return what is read aloud for a tick."""
        state = "受け入れる" if on else "受け入れない" if row.takeable else "選べない"
        return f"{state}、{row.answer.number} {row.title} {row.label} {OUTCOME_NAMES[row.answer.outcome]}"

    def data(self, index: _Index, role: int = Qt.ItemDataRole.DisplayRole) -> Any:
        """A cell in words, its tick, or the whole row (ROW_ROLE); every text is its own tool tip."""
        if not index.isValid():
            return None
        row, column = self.row_at(index.row()), AnswerColumn(index.column())
        if role == ROW_ROLE:
            return row
        if column is AnswerColumn.ACCEPTED:
            return _why_not(row) if role == Qt.ItemDataRole.ToolTipRole else self.tick(index.row(), role)
        if role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.ToolTipRole):
            return _shown(row, column)
        return None


def is_right(row: AnswerRow) -> bool:
    """Tell whether an answer is certain and can be taken; such are ticked at first."""
    return row.takeable and row.answer.outcome in RIGHT


def _may_be_taken(row: AnswerRow) -> bool:
    """Tell whether an answer can be ticked."""
    return row.takeable


def _why_not(row: AnswerRow) -> str:
    """Say why an answer cannot be ticked; "" where it can."""
    if row.takeable:
        return "確かめてから印を付けてください" if row.answer.outcome is Outcome.CHECK else ""
    if row.answer.outcome is Outcome.SAME:
        return "今の値と同じなので、受け入れるものがありません"
    if row.answer.outcome in RIGHT:
        return "このファイルは受け入れません（左の一覧に理由があります）"
    return "このままでは受け入れられません。右の「問題・許される値」を見てください"


def _shown(row: AnswerRow, column: AnswerColumn) -> str:
    """Return the text of a cell."""
    texts = {
        AnswerColumn.NUMBER: row.answer.number, AnswerColumn.TITLE: row.title,
        AnswerColumn.FIELD: row.label, AnswerColumn.OUTCOME: OUTCOME_NAMES[row.answer.outcome],
        AnswerColumn.BEFORE: row.before, AnswerColumn.AFTER: row.after,
        AnswerColumn.READING: row.answer.reading, AnswerColumn.PROBLEM: row.problem,
        AnswerColumn.PLACE: row.place,
    }  # fmt: skip
    return texts.get(column, "")
