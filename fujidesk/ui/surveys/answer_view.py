"""The table of answers with its filter, its ticks, and the chosen answer in full below."""

from collections.abc import Callable, Collection

from PySide6.QtCore import QModelIndex, QPersistentModelIndex, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QAbstractItemView, QFrame, QScrollArea, QSplitter, QVBoxLayout, QWidget

from fujidesk.domain.replies import OUTCOME_NAMES, Outcome
from fujidesk.ui.icons import Icon
from fujidesk.ui.imports.changed_text import Pieces, compare_texts
from fujidesk.ui.imports.changed_text_delegate import ChangedTextDelegate
from fujidesk.ui.imports.difference_view import SearchBox
from fujidesk.ui.imports.table_dress import dress_table
from fujidesk.ui.imports.text_pair import TextPair
from fujidesk.ui.imports.tick_model import ROW_ROLE
from fujidesk.ui.imports.tick_table import TickTable
from fujidesk.ui.surveys.answer_model import AnswerColumn, AnswerModel, AnswerRow
from fujidesk.ui.surveys.column_widths import share_columns
from fujidesk.ui.surveys.pill_delegate import PictureDelegate, Pill, Share
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow

_WIDTHS: dict[int, int] = {
    AnswerColumn.ACCEPTED: 48, AnswerColumn.NUMBER: 64, AnswerColumn.TITLE: 100, AnswerColumn.FIELD: 130,
    AnswerColumn.OUTCOME: 116, AnswerColumn.BEFORE: 104, AnswerColumn.AFTER: 116, AnswerColumn.READING: 104,
    AnswerColumn.PROBLEM: 128, AnswerColumn.PLACE: 100,
}  # fmt: skip
_STRETCH: dict[int, int] = {AnswerColumn.TITLE: 1, AnswerColumn.AFTER: 1, AnswerColumn.PROBLEM: 2}
_ROOMY_PX = 400
"""Below this height (at 100 % text) both values are not shown in full."""
_ROWS_AT_LEAST = 4
LOOKS = {
    Outcome.NEW: ("good", "good_text", Icon.ADD),
    Outcome.CHANGED: ("accent_soft", "text", Icon.EDIT),
    Outcome.SAME: ("surface", "text", Icon.DONE),
    Outcome.CHECK: ("care", "care_text", Icon.QUESTION),
    Outcome.REFUSED: ("bad", "bad_text", Icon.ERROR),
}
"""Ground, ink (token names) and sign of each outcome."""
_FILTER_DELAY_MS = 80


class _OutcomeDelegate(PictureDelegate):
    """The outcome as a pill with its sign."""

    def picture_of(self, index: QModelIndex | QPersistentModelIndex) -> Pill | Share | None:
        """Return the pill of a row."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnswerRow):
            return None
        return Pill(OUTCOME_NAMES[row.answer.outcome], *LOOKS[row.answer.outcome])


class _ValueDelegate(ChangedTextDelegate):
    """The value that is and the answer, with what changed emphasised."""

    def pieces_of(self, index: QModelIndex | QPersistentModelIndex) -> tuple[Pieces, bool] | None:
        """Return a value in pieces; what is the same or not taken stays plain."""
        row = index.data(ROW_ROLE)
        if not isinstance(row, AnswerRow) or row.answer.outcome is not Outcome.CHANGED:
            return None
        is_new = index.column() == AnswerColumn.AFTER
        return compare_texts(row.before, row.after, whole=row.is_choice)[1 if is_new else 0], is_new


class _Parts(QSplitter):
    """Table and full texts; asks for no more than they need at least, so that the page scrolls only then."""

    def sizeHint(self) -> QSize:
        """A page that scrolls gives its parts what they wish, not what they need."""
        return self.minimumSizeHint()


class AnswerView(QWidget):
    """Shows answers; `model` has their ticks.

    accept_chosen(word): "all", "right" or "complete" was asked for.
    """

    accept_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.model = AnswerModel(self)
        self._files: frozenset[int] = frozenset()
        self._table = TickTable(self)
        self._search = SearchBox(self)
        self._chips = {outcome: Chip(OUTCOME_NAMES[outcome], self) for outcome in Outcome}
        self._shown = text_label("", "note", self)
        self._texts = TextPair(("今の値", "回答"), theme, self)
        self._about = text_label("", parent=self, wrap=True)
        self._delay = QTimer(self)
        self._delay.setSingleShot(True)
        self._delay.setInterval(_FILTER_DELAY_MS)
        self._build_table()
        self._build()
        self._connect()

    def set_rows(self, rows: list[AnswerRow]) -> None:
        """Show other answers."""
        self.model.set_rows(rows)
        for outcome, chip in self._chips.items():
            count = sum(row.answer.outcome is outcome for row in rows)
            chip.setVisible(count > 0)
            chip.rename(f"{OUTCOME_NAMES[outcome]} {count:,}")
        self._filter()

    def show_files(self, files: Collection[int]) -> None:
        """Show only the answers of some files (by place); none: of all."""
        self._files = frozenset(files)
        self._filter()

    def show_outcomes(self, outcomes: Collection[Outcome]) -> None:
        """Narrow the table to some outcomes."""
        for outcome, chip in self._chips.items():
            chip.setChecked(outcome in outcomes)
        self._filter()

    def accept_only(self, wanted: Callable[[AnswerRow], bool]) -> None:
        """Tick what is wanted and untick all else."""
        self.model.accept_only(wanted)

    def _build_table(self) -> None:
        """Set the table up: whole rows, sorted on request, outcomes as pills, changes emphasised."""
        table = self._table
        self.setFocusProxy(table)
        table.setModel(self.model)
        table.setAccessibleName("回答の一覧")
        table.setSelectionMode(QAbstractItemView.SelectionMode.ExtendedSelection)
        table.setSortingEnabled(True)
        table.horizontalHeader().setSortIndicator(-1, Qt.SortOrder.AscendingOrder)
        values = _ValueDelegate(self._theme, table)
        for column in (AnswerColumn.BEFORE, AnswerColumn.AFTER):
            table.setItemDelegateForColumn(column, values)
        table.setItemDelegateForColumn(AnswerColumn.OUTCOME, _OutcomeDelegate(self._theme, table))
        self._restyle()

    def _build(self) -> None:
        """Stack filter, table and the chosen answer in full; the page scrolls where there is no room."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(self._filter_row())
        lower = QWidget(self)
        below = QVBoxLayout(lower)
        below.setContentsMargins(0, 0, 0, 0)
        below.addWidget(self._texts, 1)
        below.addWidget(self._about)
        splitter = _Parts(Qt.Orientation.Vertical, self)
        splitter.setChildrenCollapsible(False)
        splitter.addWidget(self._table)
        splitter.addWidget(lower)
        splitter.setStretchFactor(0, 3)
        splitter.setStretchFactor(1, 1)
        layout.addWidget(splitter, 1)
        scroll = QScrollArea(self)
        scroll.setWidgetResizable(True)
        scroll.setFrameShape(QFrame.Shape.NoFrame)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setWidget(page)
        scroll.viewport().setAutoFillBackground(False)
        page.setAutoFillBackground(False)
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.addWidget(scroll)

    def _filter_row(self) -> FlowRow:
        """Return what narrows the table and what ticks many rows at once."""
        self._search.setPlaceholderText("番号・事業・値で絞り込み")
        self._search.setAccessibleName("回答の絞り込み")
        self._search.setClearButtonEnabled(True)
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

    def _connect(self) -> None:
        """Let filter, table and ticks reach each other."""
        self._table.selectionModel().currentRowChanged.connect(self._show_texts)
        self._table.toggle_chosen.connect(self._on_toggle)
        self._search.textChanged.connect(self._delay.start)
        self._search.leave_requested.connect(self._on_leave)
        self._delay.timeout.connect(self._filter)
        for chip in self._chips.values():
            chip.clicked.connect(self._filter)
        self._theme.changed.connect(self._restyle)

    def _filter(self) -> None:
        """Show what box, chips and files leave."""
        self._delay.stop()
        outcomes = [outcome for outcome, chip in self._chips.items() if chip.isChecked()]
        self.model.set_filter(self._files, outcomes, self._search.text())
        self._shown.setText(f"{self.model.rowCount():,} 件を表示")
        if self.model.rowCount():
            self._table.selectRow(0)
        self._show_texts()

    def _on_leave(self) -> None:
        """Go on to the table, which by then shows what was typed."""
        self._filter()
        self._table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _on_accept(self) -> None:
        """Tell which answers are to be ticked."""
        self.accept_chosen.emit(str(self.sender().property("accept")))

    def _on_toggle(self) -> None:
        """Untick the selected rows where all are ticked, else tick them."""
        self.model.toggle_rows(self._table.selected_rows())

    def _show_texts(self) -> None:
        """Show the answer under the cursor in full: values, how it was read, what is wrong."""
        index = self._table.currentIndex()
        if not index.isValid() or index.row() >= self.model.rowCount():
            self._texts.show_texts("", "")
            self._about.hide()
            return
        row = self.model.row_at(index.row())
        self._texts.show_texts(row.before, row.after, whole=row.is_choice)
        parts = [
            f"{row.file_name} ／ シート「{row.answer.sheet}」 {row.answer.cell}",
            row.answer.reading,
            row.problem,
        ]
        self._about.setText("\n".join(part for part in parts if part))
        self._about.show()

    def _restyle(self) -> None:
        """Take over colours and text size."""
        dress_table(self._table, self._theme)
        row, head = self._table.verticalHeader(), self._table.horizontalHeader()
        bar = self._table.horizontalScrollBar().sizeHint().height()
        least = row.defaultSectionSize() * _ROWS_AT_LEAST + head.sizeHint().height() + bar
        self._table.setMinimumHeight(least)
        self._arrange()

    def _arrange(self) -> None:
        """Share the width; where the view is low for the text size, the table comes before the full texts."""
        share_columns(self._table, self._theme, _WIDTHS, _STRETCH)
        self._texts.setVisible(self.height() >= self._theme.px(_ROOMY_PX))

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Share the new room."""
        super().resizeEvent(event)
        self._arrange()
