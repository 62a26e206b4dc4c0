"""The schedule as a strip one looks at and moves about in; painting it is `schedule_strip`.

The selection is a run of half-years between an anchor and the focus, as in a text; it stays when another
project is shown, so that one can go through the list and look at the same half-years.
"""

from collections.abc import Collection, Mapping

from PySide6.QtCore import QEvent, QPoint, QSize, Qt, Signal
from PySide6.QtGui import QFontMetricsF, QHelpEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QSizePolicy, QToolTip, QWidget

from fujidesk.domain.describing import describe_cell
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.project.schedule_geometry import ScheduleGeometry, department_runs
from fujidesk.ui.project.schedule_painter import Marks, SchedulePainter, department_lines
from fujidesk.ui.tokens import Tokens

APPROVED = "承認により確定"
"""Of a year whose reports, and with them the phases reached, are locked; the plan's row is not."""


class ScheduleView(QWidget):
    """Half-years of the plan's period with plan, reached phases and departments; some are selected.

    For screen readers the widget is one thing: its description follows the focused half-year. Its height
    follows its width, as departments take more lines in narrow cells; a fixed height tells the page at once,
    where height-for-width would only be asked for at the next layout.
    """

    selection_changed = Signal()

    def __init__(self, profile: PlanProfile, tokens: Tokens, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._profile = profile
        self._tokens = tokens
        self._halves = profile.half_years
        self._plan: dict[HalfYear, ScheduleCell] = {}
        self._actual: dict[HalfYear, ScheduleCell] = {}
        self._fiscal_year: int | None = None
        self._approved: frozenset[int] = frozenset()
        self._anchor = self._focus = 0
        self._on_actual = False
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self.setAccessibleName("スケジュール")
        self._describe()

    def set_record(self, record: ProjectRecord) -> None:
        """Show a project's schedule; the selection stays where it is."""
        self._plan = schedule_edits.plan_cells(record)
        self._actual = schedule_edits.actual_cells(record)
        self._fit_height()
        self._describe()
        self.update()

    def set_tokens(self, tokens: Tokens) -> None:
        """Draw in another theme."""
        self._tokens = tokens
        self.update()

    def set_fiscal_year(self, fiscal_year: int) -> None:
        """Mark the fiscal year that is chosen in the window."""
        self._fiscal_year = fiscal_year
        self.update()

    def set_approved(self, fiscal_years: Collection[int]) -> None:
        """Mark the years whose reports the headquarters approved: their reached phases stand fast."""
        if frozenset(fiscal_years) != self._approved:
            self._approved = frozenset(fiscal_years)
            self._describe()
            self.update()

    def selected(self) -> tuple[HalfYear, ...]:
        """Return the selected half-years, in order of time."""
        first, last = self.selected_range()
        return self._halves[first : last + 1]

    def selected_range(self) -> tuple[int, int]:
        """Return the indexes of the first and last selected half-year."""
        return min(self._anchor, self._focus), max(self._anchor, self._focus)

    def select(self, anchor: int, focus: int) -> None:
        """Select the half-years between two indexes; the second one has the focus."""
        self._anchor, self._focus = anchor, focus
        self._describe()
        self.selection_changed.emit()
        self.update()

    @property
    def is_on_actual(self) -> bool:
        """Whether the selection is in the lower row, that of the phases reached."""
        return self._on_actual

    def choose_row(self, *, actual: bool) -> None:
        """Let the selection be in the lower row (what was reached) or in the upper one (the plan)."""
        if actual != self._on_actual:
            self._on_actual = actual
            self._describe()
            self.update()

    def cell_center(self, index: int, *, actual: bool = False) -> QPoint:
        """Return the middle of a half-year's cell, by index: the plan's, or that of what was reached."""
        geometry = self.geometry_now()
        return (geometry.actual(index) if actual else geometry.plan(index)).center().toPoint()

    def geometry_now(self) -> ScheduleGeometry:
        """Return where the parts stand at the widget's width and font."""
        metrics = QFontMetricsF(self.font())
        return ScheduleGeometry(len(self._halves), self.width(), metrics, has_actual=True)

    def shown_plan(self) -> Mapping[HalfYear, ScheduleCell]:
        """Return the plan's cells as they are drawn."""
        return self._plan

    def shown_actual(self) -> Mapping[HalfYear, ScheduleCell]:
        """Return the reached phases as they are drawn."""
        return self._actual

    def _fit_height(self) -> None:
        """Be as high as the rows and the lines that the departments need at this width."""
        geometry = self.geometry_now()
        lines = department_lines(department_runs(self._plan, self._halves), geometry, self.font())
        self.setFixedHeight(geometry.height(lines))

    def _describe(self) -> None:
        """Tell screen readers the focused half-year with its phase and departments, and its row."""
        when = self._halves[self._focus]
        cells, word = (self._actual, "実績 ") if self._on_actual else (self._plan, "")
        text = f"{when.long_label} {word}{describe_cell(cells.get(when), self._profile)}"
        is_fast = self._on_actual and when.fiscal_year in self._approved
        self.setAccessibleDescription(f"{text} {APPROVED}" if is_fast else text)

    def _tip(self, when: HalfYear) -> str:
        """Return what the tool tip says of a half-year: plan, what was reached whether it stands fast."""
        plan, actual = (describe_cell(cells.get(when), self._profile) for cells in (self._plan, self._actual))
        fast = f"（{APPROVED}）" if when.fiscal_year in self._approved else ""
        return f"{when.long_label}\n計画: {plan}\n実績: {actual}{fast}"

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip anew; ten cells take well under a millisecond."""
        painter = QPainter(self)
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        painter.setFont(self.font())
        geometry, cells, reached = self.geometry_now(), self.shown_plan(), self.shown_actual()
        drawing = SchedulePainter(painter, self._tokens, self._profile, geometry)
        drawing.heads(self._fiscal_year, self._approved)
        for index, when in enumerate(self._halves):
            drawing.plan(index, cells.get(when))
            drawing.actual(index, reached.get(when))
        runs = department_runs(cells, self._halves)
        lines = department_lines(runs, geometry, self.font())
        for run in runs:
            drawing.departments(run, lines)
        marks = Marks(*self.selected_range(), self._focus, self.hasFocus(), self._on_actual)
        drawing.marks(marks)
        painter.end()

    def event(self, event: QEvent) -> bool:
        """Show the tool tip under the mouse, draw the ring of the keyboard, fit another text size."""
        if event.type() in (QEvent.Type.FocusIn, QEvent.Type.FocusOut):
            self.update()
        if isinstance(event, QHelpEvent) and event.type() == QEvent.Type.ToolTip:
            when = self._halves[self.geometry_now().index_at(event.pos().x())]
            QToolTip.showText(event.globalPos(), self._tip(when), self)
            return True
        done = super().event(event)
        if event.type() in (QEvent.Type.FontChange, QEvent.Type.StyleChange):
            self._fit_height()
        return done

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Fit the height: narrow departments need more lines."""
        super().resizeEvent(event)
        self._fit_height()

    def minimumSizeHint(self) -> QSize:
        """Be no narrower than the figures of ten half-years."""
        return QSize(round(self.geometry_now().least_width), self.minimumHeight())
