"""The projects a hearing is about, beside the notes: enough to talk by, and a button to the whole sheet."""

from collections.abc import Sequence

from PySide6.QtCore import QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fujidesk.domain.records import ProjectRow
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.row_marks import newest_mark
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

    def show_row(self, row: ProjectRow) -> None:
        """Show another project."""
        self._phases, self._settled = row.phases, row.settled
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
    """Shows one of some projects. opened(number): its sheet is wanted."""

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._rows: list[ProjectRow] = []
        self._box = QComboBox(self)
        self._box.setAccessibleName("対象事業")
        self._box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self._box.setMinimumContentsLength(10)
        self._title = text_label("", "heading", self, wrap=True)
        self._summary = text_label("", "", self, wrap=True)
        self._strip = _Strip(theme, self)
        self._facts = text_label("", "note", self, wrap=True)
        self._open = button("個票を開く", self)
        layout = QVBoxLayout(self)
        for part in (self._box, self._title, self._summary, self._strip, self._facts):
            layout.addWidget(part)
        layout.addStretch(1)
        layout.addWidget(self._open, 0, Qt.AlignmentFlag.AlignLeft)
        self._box.currentIndexChanged.connect(self._show)
        self._open.clicked.connect(self._on_open)

    def show_projects(self, rows: Sequence[ProjectRow]) -> None:
        """Show the first of some projects; none says how to name one."""
        if list(rows) == self._rows and self._box.count():
            return
        self._rows = list(rows)
        self._box.clear()
        self._box.addItems([f"{row.number} {row.title}" for row in rows])
        self._show()

    def _show(self) -> None:
        """Show the project chosen in the box."""
        row = self._chosen()
        for part in (self._box, self._summary, self._strip, self._facts, self._open):
            part.setVisible(row is not None)
        if row is None:
            self._title.setText(_NO_PROJECT)
            return
        self._title.setText(f"{row.number} {row.title}")
        self._summary.setText(row.summary)
        self._strip.show_row(row)
        newest = newest_mark(row.grades)
        self._facts.setText(f"直近の評価：{mark_name(newest) or 'なし'}\n指標：{row.indicator or '記載なし'}")

    def _chosen(self) -> ProjectRow | None:
        """Return the project in the box; None where there is none."""
        place = self._box.currentIndex()
        return self._rows[place] if 0 <= place < len(self._rows) else None

    def _on_open(self) -> None:
        """Ask for the whole sheet."""
        row = self._chosen()
        if row is not None:
            self.opened.emit(row.number)
