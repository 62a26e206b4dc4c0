"""The evaluations of one project over the years of the plan, as chips with the years below."""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt
from PySide6.QtGui import QFontMetrics, QPainter, QPaintEvent
from PySide6.QtWidgets import QSizePolicy, QWidget

from fujidesk.domain.records import ProjectRow
from fujidesk.domain.scoring import Standing
from fujidesk.ui.itemmodels.project_columns import ColumnTexts
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.grade_chip import grade_size, mark_word, paint_grade

_LONGEST = Standing.UNEVALUATED.value
"""The mark whose word takes the most room."""


class GradeTrail(QWidget):
    """One chip a fiscal year; years without an answer have a dotted one that says so."""

    def __init__(self, texts: ColumnTexts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._marks: Sequence[str] = ()
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    @property
    def marks(self) -> Sequence[str]:
        """The marks shown, one a fiscal year."""
        return self._marks

    def show_row(self, row: ProjectRow) -> None:
        """Show this project's evaluations."""
        self._marks = self._texts.answers.marks(row)
        words = zip(self._texts.year_words(), map(mark_word, self._marks), strict=True)
        self.setAccessibleName("評価の推移 " + "、".join(f"{year} {word}" for year, word in words))
        self.setToolTip(self._texts.answers.results(row))
        self.updateGeometry()
        self.update()

    def _chip(self) -> QSize:
        """Return the room of a chip, the same for all years."""
        letter = grade_size("S", self._theme.font("base"))
        return grade_size(_LONGEST, self._theme.font("note")).expandedTo(letter)

    def sizeHint(self) -> QSize:
        """Return the room for chips and years at the present text size."""
        chip, years = self._chip(), len(self._texts.year_words())
        note = QFontMetrics(self._theme.font("note"))
        return QSize(
            years * (chip.width() + self._theme.gap(4)), chip.height() + note.height() + self._theme.gap(2)
        )

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw chips and years."""
        painter, chip = QPainter(self), self._chip()
        step = chip.width() + self._theme.gap(4)
        for place, (year, mark) in enumerate(zip(self._texts.year_words(), self._marks, strict=True)):
            font = self._theme.font("base" if len(mark) == 1 else "note")
            wide = grade_size(mark, font).width() if len(mark) == 1 else chip.width()
            area = QRect(place * step + (chip.width() - wide) // 2, 0, wide, chip.height())
            paint_grade(painter, area, mark, self._theme.tokens, font)
            painter.setFont(self._theme.font("note"))
            painter.setPen(self._theme.color("muted"))
            below = QRect(place * step, chip.height(), chip.width(), self.height() - chip.height())
            painter.drawText(below, int(Qt.AlignmentFlag.AlignHCenter | Qt.AlignmentFlag.AlignBottom), year)
        painter.end()
