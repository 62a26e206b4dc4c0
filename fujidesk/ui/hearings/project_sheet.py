"""The projects a hearing is about, beside the notes: enough to talk by, and a button to the whole of it."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fujidesk.ui.hearings.subjects import Subject
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.phase_strip import paint_phase_strip, strip_size

_CELL_PX = 16
_NO_PROJECT = "対象事業はありません（「予定を直す…」で番号を入れると、ここに出ます）"


class _Strip(QWidget):
    """Draws the planned phases of a project."""

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._phases = self._settled = ""
        self.setAccessibleName("進捗段階（計画）")

    def show_phases(self, phases: str, settled: str) -> None:
        """Show another project's; see `ProjectRow`."""
        self._phases, self._settled = phases, settled
        self.updateGeometry()
        self.update()

    def sizeHint(self) -> QSize:
        """As big as its cells."""
        return strip_size(len(self._phases), self._theme.px(_CELL_PX))

    def minimumSizeHint(self) -> QSize:
        """Cells shrink, their row does not."""
        return QSize(0, self._theme.px(_CELL_PX))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip."""
        painter = QPainter(self)
        paint_phase_strip(painter, self.rect(), self._phases, self._settled, self._theme.tokens)
        painter.end()


class ProjectSheet(Card):
    """Shows one of some subjects. opened(number): a project's sheet is wanted.

    new_project_opened(key): a new project is.
    """

    opened = Signal(str)
    new_project_opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._subjects: list[Subject] = []
        self._box = QComboBox(self)
        self._box.setAccessibleName("対象事業")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(10)
        self._title = text_label("", "heading", self, wrap=True)
        self._summary = text_label("", "", self, wrap=True)
        self._strip = _Strip(theme, self)
        self._facts = text_label("", "note", self, wrap=True)
        self._open = button("", self)
        layout = QVBoxLayout(self)
        for part in (self._box, self._title, self._summary, self._strip, self._facts):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.currentIndexChanged.connect(self._show)
        self._open.clicked.connect(self._on_open)

    def show_subjects(self, subjects: Sequence[Subject]) -> None:
        """Show the first of some subjects; none says how to name one."""
        if list(subjects) == self._subjects and self._box.count():
            return
        self._subjects = list(subjects)
        self._box.clear()
        self._box.addItems([subject.name for subject in subjects])
        self._show()

    def _show(self) -> None:
        """Show the subject chosen in the box."""
        subject = self._chosen()
        for part in (self._summary, self._strip, self._facts, self._open):
            part.setVisible(subject is not None)
        self._box.setVisible(len(self._subjects) > 1)
        if subject is None:
            self._title.setText(_NO_PROJECT)
            return
        self._title.setText(subject.name)
        self._summary.setText(subject.text)
        self._strip.setVisible(bool(subject.phases))
        self._strip.show_phases(subject.phases, subject.settled)
        self._facts.setText(subject.facts)
        self._open.setText("新規事業を開く" if subject.is_new else "個票を開く")

    def _chosen(self) -> Subject | None:
        """Return the subject in the box; None where there is none."""
        place = self._box.currentIndex()
        return self._subjects[place] if 0 <= place < len(self._subjects) else None

    def _on_open(self) -> None:
        """Ask for the whole of it."""
        subject = self._chosen()
        if subject is not None:
            (self.new_project_opened if subject.is_new else self.opened).emit(subject.key)
