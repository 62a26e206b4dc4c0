"""履歴: the project through all plans, what was changed in it, and the way back for a single change.

Entries are read when the tab comes to the front and after each write while it is there. A change is taken
back by a new one (nothing is erased), and only where its value still stands.
"""

from collections.abc import Sequence

from PySide6.QtCore import QModelIndex, Signal
from PySide6.QtWidgets import QAbstractItemView, QHBoxLayout, QListView, QVBoxLayout, QWidget

from fujidesk.domain.changes import HistoryEntry
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.project.history_list import HistoryDelegate, HistoryModel
from fujidesk.ui.project.lineage_panel import LineagePanel
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label


class HistoryPanel(QWidget):
    """The history, newest first, with a button that takes the chosen change back.

    Taking back writes a new change: the old one stays in the list, and the act itself can be undone.
    """

    revert_wanted = Signal(object)
    """The chosen HistoryEntry."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._read_only = False
        self._model = HistoryModel(profile, self)
        self._view = QListView(self)
        self.lineage = LineagePanel(theme, self)
        self._count = text_label("", "note", self)
        self._revert = button("選んだ変更を元に戻す", self)
        self._build(theme)

    @property
    def model(self) -> HistoryModel:
        """The entries."""
        return self._model

    @property
    def view(self) -> QListView:
        """The list."""
        return self._view

    @property
    def revert_button(self) -> QWidget:
        """The button that takes the chosen change back."""
        return self._revert

    def set_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show these entries, newest first."""
        self._model.set_entries(entries)
        empty = "まだ変更はありません。ここに、だれが・いつ・何を変えたかが残ります。"
        self._count.setText(f"変更 {len(entries):,} 件（新しい順）" if entries else empty)
        self._show_revert()

    def set_read_only(self, read_only: bool) -> None:
        """Let the history be read but nothing be taken back."""
        self._read_only = read_only
        self._show_revert()

    def _build(self, theme: Theme) -> None:
        """Lay out count and button above the list."""
        self._view.setModel(self._model)
        self._view.setItemDelegate(HistoryDelegate(theme, self._view))
        self._view.setAccessibleName("変更の履歴")
        self._view.setVerticalScrollMode(QAbstractItemView.ScrollMode.ScrollPerPixel)
        self._view.setResizeMode(QListView.ResizeMode.Adjust)
        self._view.setMinimumHeight(theme.px(240))
        self._view.selectionModel().currentChanged.connect(self._on_current)
        self._revert.clicked.connect(self._on_revert)
        self._count.setWordWrap(True)
        foot = QHBoxLayout()
        foot.addWidget(self._count, 1)
        foot.addWidget(self._revert)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(8)
        layout.addWidget(self.lineage, 1)  # a third at most
        layout.addLayout(foot)
        layout.addWidget(self._view, 2)

    def _chosen(self) -> HistoryEntry | None:
        """Return the chosen entry; None when there is none."""
        index = self._view.currentIndex()
        return self._model.entry(index.row()) if index.isValid() else None

    def _show_revert(self) -> None:
        """Offer the way back for a field; a whole project goes back by Ctrl+Z only."""
        chosen = self._chosen()
        self._revert.setEnabled(chosen is not None and chosen.change.field != "*" and not self._read_only)

    def _on_current(self, _now: QModelIndex, _before: QModelIndex) -> None:
        """Fit the button to another chosen entry."""
        self._show_revert()

    def _on_revert(self) -> None:
        """Ask for the chosen change to be taken back."""
        chosen = self._chosen()
        if chosen is not None:
            self.revert_wanted.emit(chosen)
