"""The table of answers with its filter, its ticks, and the chosen answer in full below."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.replies import OUTCOME_NAMES, Outcome
from fujidesk.ui.icons import Icon
from fujidesk.ui.imports.changed_text import Pieces, compare_texts
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.tick_model import ROW_ROLE
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.imports.tick_view import TickView
from fujidesk.ui.surveys.answer_model import AnswerColumn, AnswerModel, AnswerRow
from fujidesk.ui.surveys.column_widths import share_columns
from fujidesk.ui.surveys.pill_delegate import PictureDelegate, Pill, Share
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.widgets.scroll_page import scroll_page

# Widths in pixels at 100 % text: together what a window of 1366 leaves beside the list of files.
_WIDTHS: dict[int, int] = {
    AnswerColumn.ACCEPTED: 48, AnswerColumn.NUMBER: 64, AnswerColumn.TITLE: 100, AnswerColumn.FIELD: 130,
    AnswerColumn.OUTCOME: 116, AnswerColumn.BEFORE: 104, AnswerColumn.AFTER: 116, AnswerColumn.READING: 104,
    AnswerColumn.PROBLEM: 128, AnswerColumn.PLACE: 100,
}  # fmt: skip
_STRETCH: dict[int, int] = {AnswerColumn.TITLE: 1, AnswerColumn.AFTER: 1, AnswerColumn.PROBLEM: 2}
_ROOMY_PX = 400
"""Below this height (at 100 % text) both values are not shown in full."""
_ROWS_AT_LEAST = 4
"""So many rows are in sight however low the window is; the page scrolls before."""
LOOKS = {
    Outcome.NEW: ("good", "good_text", Icon.ADD),
    Outcome.CHANGED: ("accent_soft", "text", Icon.EDIT),
    Outcome.SAME: ("surface", "text", Icon.DONE),
    Outcome.CHECK: ("care", "care_text", Icon.QUESTION),
    Outcome.REFUSED: ("bad", "bad_text", Icon.ERROR),
}
"""Ground, ink (token names) and sign of each outcome."""


class _OutcomeDelegate(PictureDelegate):
    """The outcome as a pill with its sign, so that it is told without colour."""

    def picture_of(self, index: QModelIndex | QPersistentModelIndex) -> Pill | Share | None:
        """Return the pill of a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnswerRow):
            return None
        return Pill(OUTCOME_NAMES[row.answer.outcome], *LOOKS[row.answer.outcome])


class _ValueDelegate(ChangedTextDelegate):
    """The value that is and the answer, with what changed emphasised."""

    def pieces_of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Pieces, bool] | None:
        """Return a value in pieces; None, which draws it plainly, for all but a change.

        What is new has nothing to be compared with, and what is to be checked is no change yet.
        """
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnswerRow) or row.answer.outcome is not Outcome.CHANGED:
            return None
        is_new = index.column() == AnswerColumn.AFTER
        return compare_texts(row.before, row.after, whole=row.is_choice)[1 if is_new else 0], is_new


class AnswerView(TickView):
    """Shows answers; `model` has their ticks.

    accept_chosen(word): many ticks at once were asked for: "all", "right" (新規 and 変更), "complete" (of
    projects without any problem) or "none". The dialog does it, since it knows the files and asks about
    doubtful answers first.
    """

    accept_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        model = AnswerModel()
        super().__init__(model, TickTable(), ("今の値", "回答"), theme, parent)
        self.model = model
        self._files: frozenset[int] = frozenset()
        self._chips = {outcome: Chip(OUTCOME_NAMES[outcome], self) for outcome in Outcome}
        self._about = text_label("", parent=self, wrap=True)
        self._build()
        self.restyle()
        for chip in self._chips.values():
            chip.clicked.connect(self.filter_now)

    def set_rows(self, rows: list[AnswerRow]) -> None:
        """Show other answers; only outcomes that occur can be filtered by, each with its count."""
        self.model.set_rows(rows)
        for outcome, chip in self._chips.items():
            count = sum(row.answer.outcome is outcome for row in rows)
            chip.setVisible(count > 0)
            chip.rename(f"{OUTCOME_NAMES[outcome]} {count:,}")
        self.filter_now()

    def show_files(self, files: Collection[int]) -> None:
        """Show only the answers of some files (by their place among those given, from 0); none: of all."""
        self._files = frozenset(files)
        self.filter_now()

    def accept_only(self, wanted: Callable[[AnswerRow], bool]) -> None:
        """Tick what is wanted and untick all else; see `AnswerModel.accept_only`."""
        self.model.accept_only(wanted)

    def narrow(self, text: str) -> None:
        """Show what box, chips and files leave; no chip ticked means every outcome."""
        outcomes = [outcome for outcome, chip in self._chips.items() if chip.isChecked()]
        self.model.set_filter(self._files, outcomes, text)

    def show_row(self, row: AnswerRow | None) -> None:
        """Show an answer in full: values, place, how it was read, what is wrong and what is allowed.

        This is the line by which the office finds the cell in the department's file, so it names the file.
        """
        self._about.setVisible(row is not None)
        if row is None:
            self._texts.show_texts("", "")
            return
        self._texts.show_texts(row.before, row.after, whole=row.is_choice)
        place = f"{row.file_name} ／ シート「{row.answer.sheet}」 {row.answer.cell}"
        self._about.setText("\n".join(part for part in (place, row.answer.reading, row.problem) if part))

    def _build(self) -> None:
        """Stack filter, table and the chosen answer in full; the page scrolls where there is no room."""
        table = self._table
        table.setAccessibleName("回答の一覧")
        # One delegate for both columns: a table does not own its delegates, their parent does.
        values = _ValueDelegate(self._theme, table)
        for column in (AnswerColumn.BEFORE, AnswerColumn.AFTER):
            table.setItemDelegateForColumn(column, values)
        table.setItemDelegateForColumn(AnswerColumn.OUTCOME, _OutcomeDelegate(self._theme, table))
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._texts, 1)
        below.addWidget(self._about)
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._filter_row())
        layout.addWidget(self.over_texts(lower), 1)
        scroll = scroll_page(page, self)
        scroll.viewport().setAutoFillBackground(False)  # the tab's ground shows through
        page.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _filter_row(self) -> FlowRow:
        """Return what narrows the table and what ticks many rows at once; it wraps where it is narrow.

        The box is wide enough for its hint, which names what is searched.
        """
        self._search.setPlaceholderText("番号・事業・値で絞り込み")
        self._search.setAccessibleName("回答の絞り込み")
        self._search.setMinimumWidth(self._theme.px(210))
        row = FlowRow(self)
        row.set_gap(self._theme.gap(6))
        for widget in (self._search, *self._chips.values(), self._shown):
            row.add(widget)
        for word, text, tip in (
            ("all", "全部受け入れる…", "要確認も含めて受け入れます（その前に確かめます）"),
            ("right", "正しいものだけ", "新規・変更だけを受け入れます"),
            ("complete", "記入が揃った事業だけ", "記入漏れも問題もない事業の回答だけを受け入れます"),
            ("none", "全部外す", "何も受け入れません"),
        ):  # fmt: skip
            made = button(text, self)
            made.setToolTip(tip)
            made.setProperty("accept", word)
            made.clicked.connect(self._on_accept)
            row.add(made)
        return row

    def _on_accept(self) -> None:
        """Tell which answers are to be ticked."""
        self.accept_chosen.emit(str(self.sender().property("accept")))

    def restyle(self) -> None:
        """Take over the text size; some rows stay in sight however low the window is."""
        super().restyle()
        row, head = self._table.verticalHeader(), self._table.horizontalHeader()
        bar = self._table.horizontalScrollBar().sizeHint().height()
        least = row.defaultSectionSize() * _ROWS_AT_LEAST + head.sizeHint().height() + bar
        self._table.setMinimumHeight(least)
        self._arrange()

    def _arrange(self) -> None:
        """Share the width; where the view is low for the text size, the table comes before the full texts.

        The line with place and problem stays: without it nothing in the table says which cell is meant.
        """
        share_columns(self._table, self._theme, _WIDTHS, _STRETCH)
        self._texts.setVisible(self.height() >= self._theme.px(_ROOMY_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._arrange()
