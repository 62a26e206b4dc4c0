"""The last changes of the register, each leading to its project."""

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from fujidesk.domain.changes import Entity, HistoryStep
from fujidesk.domain.describing import describe_change
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, button, link_button, text_label

SHOWN = 6
"""Steps shown; all changes are in the sheets' history."""

_OF_PROJECTS = (Entity.PROJECT, Entity.REPORT, Entity.INQUIRY)


def _told(step: HistoryStep, profile: PlanProfile) -> tuple[str, str]:
    """Return what a step is about, short enough for its column, and what it did.

    Of the survey: the fiscal year (「R4」), and the department where it is about one.
    """
    change = step.last.change
    if change.entity is Entity.REGISTER:
        return "", step.last.label
    is_survey = change.entity in (Entity.ROUND, Entity.ENTRY)
    year, _, department = change.key.partition(" ") if is_survey else (change.key, "", "")
    subject = short_year(int(year)) if is_survey else change.key
    if step.changes > 1:
        many = f"{step.last.label}（{step.changes:,} 件の変更）"
        return subject if step.keys == 1 or is_survey else "", many
    words = describe_change(change, profile)
    return subject, f"{department or '調査'} {words}" if is_survey else words


class RecentCard(Card):
    """Shows the last changes; says what to do first while there is none."""

    project_chosen = Signal(str)
    list_chosen = Signal()

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._body: QWidget | None = None
        self._steps: Sequence[HistoryStep] = ()
        self._layout = QVBoxLayout(self)
        theme.changed.connect(self._fill)

    def show_steps(self, steps: Sequence[HistoryStep]) -> None:
        """Show other steps, newest first; one of many changes is a line with its name and their number."""
        self._steps = steps[:SHOWN]
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
        for step in self._steps:
            rows.addLayout(self._row(step, self._body))
        if not self._steps:
            rows.addLayout(self._empty(self._body))
        self._layout.addWidget(self._body)
        self._body.show()  # at once, so that the keyboard can go there

    def _row(self, step: HistoryStep, parent: QWidget) -> QHBoxLayout:
        """Return one step: when, where (a link for projects), what, who."""
        entry = step.last
        row = QHBoxLayout()
        row.setSpacing(self._theme.gap(12))
        when = text_label(moment_of_text(entry.at), "note", parent)
        when.setMinimumWidth(self._theme.px(132))
        row.addWidget(when)
        subject, told = _told(step, self._profile)
        if step.keys == 1 and entry.change.entity in _OF_PROJECTS:
            row.addWidget(self._link(subject, parent))
        else:
            code = text_label(subject, parent=parent)
            code.setFixedWidth(self._theme.px(72))
            row.addWidget(code)
        row.addWidget(ElidedLabel(" ".join(told.split()), parent=parent), 1)  # one line, whatever the value
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
