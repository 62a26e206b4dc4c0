"""One fiscal year of a project: the plan's phases of both halves, what was reached, 年度ごとの取組内容.

Phases are shown here and edited in the strip; only the text is a field. Actual phases appear once there
are some.
"""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QGridLayout, QVBoxLayout, QWidget

from fujidesk.domain.describing import department_text, phase_text
from fujidesk.domain.fields import values_of
from fujidesk.domain.fiscal import HalfYear, half_name, short_year
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import ProjectRecord, ScheduleCell
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.fields import FieldRecord
from fujidesk.ui.project.schedule_edits import actual_cells, plan_cells
from fujidesk.ui.project.schedule_painter import OPEN_WORD
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label


class YearPage(QWidget):
    """What the plan says of one year, and its 取組内容 to edit."""

    committed = Signal(str, object, object)

    def __init__(
        self, fiscal_year: int, profile: PlanProfile, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._record: ProjectRecord | None = None
        self._halves = (HalfYear(fiscal_year, 1), HalfYear(fiscal_year, 2))
        self._action = f"action.{fiscal_year}"
        self._cells: dict[tuple[str, int], _PhaseCell] = {}
        label = f"{short_year(fiscal_year)} 年度ごとの取組内容"
        self._form = Form([FieldRecord(self._action, label)], self)
        self._no_action = text_label("", "note", self, wrap=True)
        self._actual_head = text_label("実績", "note", self)
        self._build()
        self._form.committed.connect(self.committed)
        theme.changed.connect(self._show_cells)

    @property
    def form(self) -> Form:
        """The year's field."""
        return self._form

    def start(self, record: ProjectRecord, drafts: dict[str, str]) -> None:
        """Show another project."""
        self._show(record)
        self._form.start(values_of(record), drafts)

    def update_record(self, record: ProjectRecord) -> None:
        """Show what is stored of the same project now."""
        self._show(record)
        self._form.update_values(values_of(record))

    def _build(self) -> None:
        """Lay out two rows of halves, plan over actual, and the year's text beneath."""
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(8)
        grid.setVerticalSpacing(4)
        grid.addWidget(text_label("計画", "note", self), 1, 0)
        grid.addWidget(self._actual_head, 2, 0)
        for when in self._halves:
            grid.addWidget(text_label(half_name(when.half), "note", self), 0, when.half)
            for row, kind in ((1, "plan"), (2, "actual")):
                self._cells[kind, when.half] = _PhaseCell(self._profile, self._theme, self)
                grid.addWidget(self._cells[kind, when.half], row, when.half)
            grid.setColumnStretch(when.half, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 12, 16, 16)
        layout.setSpacing(12)
        layout.addLayout(grid)
        layout.addWidget(self._form)
        layout.addWidget(self._no_action)
        layout.addStretch(1)

    def _show(self, record: ProjectRecord) -> None:
        """Show what stands of the year besides its text, which the form keeps."""
        self._record = record
        self._show_cells()
        year = self._halves[0].fiscal_year
        has_action = (
            "action" in self._profile.category_fields(record.category) or year in record.yearly_actions
        )
        self._form.setVisible(has_action)
        name = self._profile.category_name(record.category)
        self._no_action.setText(f"{name}事業の個票には、年度ごとの取組内容の欄がありません。")
        self._no_action.setVisible(not has_action)

    def _show_cells(self) -> None:
        """Show plan and, once anything was reached, actual phases."""
        if self._record is None:
            return
        plan, actual = plan_cells(self._record), actual_cells(self._record)
        self._actual_head.setVisible(bool(actual))
        for when in self._halves:
            self._cells["plan", when.half].show_cell(plan.get(when))
            self._cells["actual", when.half].show_cell(actual.get(when))
            self._cells["actual", when.half].setVisible(bool(actual))


class _PhaseCell(QWidget):
    """A phase in its colour, with its departments beneath."""

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._profile = profile
        self._theme = theme
        self._phase = text_label("", parent=self, wrap=True)
        self._departments = text_label("", "note", self, wrap=True)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(self._phase)
        layout.addWidget(self._departments)
        layout.addStretch(1)

    def show_cell(self, cell: ScheduleCell | None) -> None:
        """Show a half-year's cell; None: the plan says nothing there."""
        tokens = self._theme.tokens
        fill, ink, text = tokens.surface, tokens.muted, "記載なし"
        if cell is not None:
            text = phase_text(cell.phase, self._profile) + ("" if cell.settled else f"　{OPEN_WORD}")
            fill = tokens.header if cell.phase is None else tokens.phase_fill(cell.phase)
            ink = tokens.text if cell.phase is None else tokens.phase_text(cell.phase)
        dashed = cell is None or not cell.settled
        self._phase.setText(text)
        self._phase.setStyleSheet(
            f"QLabel {{ background: {fill}; color: {ink}; border-radius: {self._theme.gap(4)}px;"
            f" border: 1px {'dashed' if dashed else 'solid'} {tokens.edge};"
            f" padding: {self._theme.gap(4)}px {self._theme.gap(8)}px; }}"
        )
        self._departments.setText(department_text(cell.departments) if cell else "")
