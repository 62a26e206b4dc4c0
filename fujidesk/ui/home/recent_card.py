"""The last changes of the register, each leading to its project."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.changes import Entity, FieldChange, HistoryEntry
from fujidesk.domain.describing import describe_change
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, button, link_button, text_label

SHOWN = 6
"""Changes shown; all of them are in the sheets' history."""

_OF_PROJECTS = (Entity.PROJECT, Entity.REPORT, Entity.INQUIRY)


def _subject(change: FieldChange) -> tuple[str, str]:
    """Return what a change is about, short enough for its column, and what else to say before its words.

    Of the survey: the fiscal year (「R4」), and the department where it is about one.
    """
    if change.entity not in (Entity.ROUND, Entity.ENTRY):
        return change.key, ""
    year, _, department = change.key.partition(" ")
    return short_year(int(year)), department or "調査"


class RecentCard(Card):
    """Shows the last changes; says what to do first while there is none."""

    project_chosen = Signal(str)
    list_chosen = Signal()

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._body: QWidget | None = None
        self._entries: Sequence[HistoryEntry] = ()
        self._layout = QVBoxLayout(self)
        theme.changed.connect(self._fill)

    def show_entries(self, entries: Sequence[HistoryEntry]) -> None:
        """Show other changes, newest first."""
        self._entries = entries[:SHOWN]
        self._fill()

    def _fill(self) -> None:
        """Make the rows anew; they are few."""
        if self._body is not None:
            self._layout.removeWidget(self._body)
            self._body.hide()
            self._body.deleteLater()
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        self._body = QWidget(self)
        rows = QVBoxLayout(self._body)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(gap(2))
        for entry in self._entries:
            rows.addLayout(self._row(entry, self._body))
        if not self._entries:
            rows.addLayout(self._empty(self._body))
        self._layout.addWidget(self._body)

    def _row(self, entry: HistoryEntry, parent: QWidget) -> QHBoxLayout:
        """Return one change: when, where (a link for projects), what, who."""
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(12))
        when = text_label(moment_of_text(entry.at), "note", parent)
        when.setMinimumWidth(self._theme.px(104))
        row.addWidget(when)
        subject, about = _subject(entry.change)
        if entry.change.entity in _OF_PROJECTS:
            row.addWidget(self._link(subject, parent))
        else:
            code = text_label(subject, parent=parent)
            code.setFixedWidth(self._theme.px(72))
            row.addWidget(code)
        told = " ".join(describe_change(entry.change, self._profile).split())  # one line, whatever the value
        row.addWidget(ElidedLabel(f"{about} {told}".lstrip(), parent=parent), 1)
        row.addWidget(text_label(entry.who, "note", parent))
        return row

    def _link(self, number: str, parent: QWidget) -> QPushButton:
        """Return the link to a project's sheet."""
        link = link_button(number, parent)
        link.setAccessibleName(f"{number} の個票を開く")
        link.setProperty("number", number)
        link.setFixedWidth(self._theme.px(72))
        link.clicked.connect(self._on_link)
        return link

    def _on_link(self) -> None:
        """Tell which project was chosen."""
        self.project_chosen.emit(str(self.sender().property("number")))

    def _empty(self, parent: QWidget) -> QHBoxLayout:
        """Return what to do first, with the button that does it."""
        row = QHBoxLayout()
        words = "まだ変更はありません。事業を選び、個票の欄をそのまま書き換えると、ここに残ります。"
        row.addWidget(text_label(words, "note", parent, wrap=True), 1)
        start = button("事業を選ぶ", parent)
        start.clicked.connect(self.list_chosen)
        row.addWidget(start)
        return row
