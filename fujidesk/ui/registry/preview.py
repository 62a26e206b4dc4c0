"""The project that the list stands on, beside the list: enough to decide whether to open its sheet.

Shows only what the list's row already holds, and the newest changes; the sheet's long texts are not read
here.
"""

from collections.abc import Sequence

from PySide6.QtCore import QRect, QSize, Qt, Signal
from PySide6.QtGui import QPainter, QPaintEvent
from PySide6.QtWidgets import QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fujidesk.domain.changes import HistoryEntry, JsonValue
from fujidesk.domain.fields import field_label
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, ProjectRow
from fujidesk.domain.row_marks import IDLE, newest_mark
from fujidesk.domain.survey_words import describe_survey_value
from fujidesk.ui.formats import moment_of_text
from fujidesk.ui.itemmodels.project_columns import ColumnTexts, ProjectColumn, departments_text
from fujidesk.ui.registry.grade_trail import GradeTrail
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, StatePill, button, text_label
from fujidesk.ui.widgets.phase_strip import paint_phase_strip, strip_size

RECENT = 5
"""How many changes the preview shows."""
_SHORT = 16
_NOTHING = "一覧で事業を選ぶと、ここに内容が出ます。"


class PreviewPanel(Card):
    """Shows one project; open_requested(number) and timeline_requested(number) come from its buttons."""

    open_requested = Signal(str)
    timeline_requested = Signal(str)

    def __init__(
        self, texts: ColumnTexts, profile: PlanProfile, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._texts = texts
        self._profile = profile
        self._theme = theme
        self._number = ""
        self._empty = text_label(_NOTHING, "note", self, wrap=True)
        self._measure = text_label("", "note", self, wrap=True)
        self._title = text_label("", "title", self, wrap=True)
        self._title.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        self._category = StatePill("", "accent", self)
        self._dx = StatePill("DX", "plain", self)
        self._departments = text_label("", "", self, wrap=True)
        self._strip = StripView(texts, theme, self)
        self._course = text_label("", "note", self, wrap=True)
        self._trail_heading = text_label("評価の推移", "strong", self)
        self._trail = GradeTrail(texts, theme, self)
        self._result = text_label("", "note", self, wrap=True)
        self._summary = _Section("要約", self)
        self._indicator = _Section("施策指標", self)
        self._recent = _Section("最近の動き", self)
        self._open = button("個票を開く", self, primary=True)
        self._timeline = button("タイムライン", self)
        self._body = QWidget(self)
        self._lay_out()
        self._open.clicked.connect(self._on_open)
        self._timeline.clicked.connect(self._on_timeline)
        self.setAccessibleName("選んだ事業の内容")
        self.show_project(None)

    @property
    def number(self) -> str:
        """The project shown; "" for none."""
        return self._number

    def show_project(self, row: ProjectRow | None, recent: Sequence[HistoryEntry] = ()) -> None:
        """Show a project with its newest changes; None: say how to get one."""
        self._number = row.number if row else ""
        self._empty.setVisible(row is None)
        for part in (self._body, self._open, self._timeline):
            part.setVisible(row is not None)
        if row is None:
            return
        self._measure.setText(self._texts.measure(row))
        self._title.setText(f"{row.number}　{row.title}")
        place = min(self._texts.category_place(row), 1)
        self._category.show_state(self._texts.shown(row, ProjectColumn.CATEGORY), ("accent", "plain")[place])
        self._dx.setVisible(row.is_dx)
        self._departments.setText(departments_text(row) or f"{self._profile.words.department}の記載なし")
        self._strip.show_row(row)
        self._course.setText(self._texts.course(row))
        self._show_results(row)
        self._summary.show_text(row.summary)
        self._indicator.show_text(row.indicator)
        self._recent.show_text("\n".join(self._line(entry) for entry in recent[:RECENT]))

    def _show_results(self, row: ProjectRow) -> None:
        """Show evaluations and the year's 実施状況, as soon as any year was answered."""
        for part in (self._trail_heading, self._trail, self._result):
            part.setVisible(bool(newest_mark(row.grades)))
        self._trail.show_row(row)
        year = self._texts.answers.year_word
        nothing = "対象外（この年度は動いていません）" if self._texts.answers.char(row) == IDLE else "未回答"
        status = self._texts.answers.status(row) or nothing
        self._result.setText(f"{year} の実施状況：{status}" if year else "")

    def restyle(self) -> None:
        """Measure again after theme or text size changed."""
        for part in (self._strip, self._trail):
            part.updateGeometry()
            part.update()

    def _lay_out(self) -> None:
        """Stack the parts; the buttons stay in place below while the rest scrolls."""
        self._dx.setToolTip(self._profile.dx_name)
        pills = QHBoxLayout()
        pills.setSpacing(6)
        pills.addWidget(self._category)
        pills.addWidget(self._dx)
        pills.addStretch(1)
        inner = QVBoxLayout(self._body)
        inner.setContentsMargins(0, 0, 0, 0)
        inner.setSpacing(4)
        inner.addWidget(self._measure)
        inner.addWidget(self._title)
        inner.addLayout(pills)
        inner.addWidget(self._departments)
        inner.addSpacing(12)
        inner.addWidget(text_label("進捗段階（計画）", "strong", self))
        inner.addWidget(self._strip)
        inner.addWidget(self._course)
        inner.addSpacing(8)
        for part in (self._trail_heading, self._trail, self._result):
            inner.addWidget(part)
        for section in (self._summary, self._indicator, self._recent):
            inner.addWidget(section)
        inner.addStretch(1)
        scroll = QScrollArea(self)
        # Not viewport(): to wrap a widget that Python has not seen, PySide first loads every widget class
        # (8 ms of the start).
        scroll.setViewport(QWidget(scroll))
        scroll.setWidgetResizable(True)
        scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        scroll.setWidget(self._body)
        self._body.setAutoFillBackground(False)
        buttons = QHBoxLayout()
        buttons.addWidget(self._open)
        buttons.addWidget(self._timeline)
        buttons.addStretch(1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 14, 12, 14)
        layout.addWidget(self._empty)
        layout.addWidget(scroll, 1)
        layout.addLayout(buttons)

    def _line(self, entry: HistoryEntry) -> str:
        """Return one change as a line: when, which field, and from what to what where that is short."""
        change = entry.change
        before, after = self._short(change.field, change.before), self._short(change.field, change.after)
        what = f"：{before} → {after}" if before and after else "を変更"
        return f"{moment_of_text(entry.at)}　{field_label(change.field, self._profile)}{what}"

    def _short(self, field: str, value: JsonValue) -> str:
        """Return a value where it is short enough to be read in a line; else nothing."""
        told = describe_survey_value(field, value, self._profile)
        if told is not None:
            return told if len(told) <= _SHORT else ""
        if isinstance(value, bool):
            return "あり" if value else "なし"
        if field == "category" and value in {category.value for category in Category}:
            return self._profile.category_name(Category(str(value)))
        if isinstance(value, dict):
            phase = value.get("phase")
            return f"({phase})" if isinstance(phase, int) else "終了"
        if isinstance(value, (str, int)) and 0 < len(str(value)) <= _SHORT:
            return str(value)
        return ""

    def _on_open(self) -> None:
        """Ask for the sheet of the project shown."""
        self.open_requested.emit(self._number)

    def _on_timeline(self) -> None:
        """Ask for the project's row in the timeline."""
        self.timeline_requested.emit(self._number)


class StripView(QWidget):
    """The phase strip of one project with the years below."""

    def __init__(self, texts: ColumnTexts, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._texts = texts
        self._theme = theme
        self._row: ProjectRow | None = None
        self.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)

    def show_row(self, row: ProjectRow) -> None:
        """Show this project's phases."""
        self._row = row
        words = self._texts.course(row)
        self.setToolTip(words)
        self.setAccessibleName("進捗段階 " + words.replace("\n", "、"))
        self.setVisible(bool(row.phases))
        self.updateGeometry()
        self.update()

    def _cell(self) -> int:
        """Return the side of a half-year's cell in pixels."""
        return self._theme.px(20)

    def sizeHint(self) -> QSize:
        """Return the room for strip and years at the present text size."""
        strip = strip_size(2 * len(self._texts.year_words()), self._cell())
        return QSize(strip.width(), strip.height() + self._theme.px(18))

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Draw the strip as in the list, larger, with the years below."""
        if self._row is None:
            return
        cell, painter = self._cell(), QPainter(self)
        painter.setFont(self._theme.font())
        paint_phase_strip(
            painter, QRect(0, 0, self.width(), cell), self._row.phases, self._row.settled, self._theme.tokens
        )
        painter.setFont(self._theme.font("note"))
        painter.setPen(self._theme.color("muted"))
        step = 2 * (cell + 1)
        for place, word in enumerate(self._texts.year_words()):
            years = QRect(place * step, cell, step - 1, self.height() - cell)
            painter.drawText(years, int(Qt.AlignmentFlag.AlignCenter), word)
        painter.end()


class _Section(QWidget):
    """A heading with a text; hidden when there is no text."""

    def __init__(self, heading: str, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._text: QLabel = text_label("", "", self, wrap=True)
        self._text.setTextInteractionFlags(Qt.TextInteractionFlag.TextSelectableByMouse)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 12, 0, 0)
        layout.setSpacing(2)
        layout.addWidget(text_label(heading, "strong", self))
        layout.addWidget(self._text)

    def show_text(self, text: str) -> None:
        """Show the text, or nothing where it is empty."""
        self._text.setText(text)
        self.setVisible(bool(text))
