"""The row over the changes: enter one, write the list, or look at the register of a day."""

import datetime as dt

from PySide6.QtCore import QDate, Qt, Signal
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QWidget

from fujidesk.domain.plan_days import plan_period
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, button
from fujidesk.ui.widgets.flow_layout import FlowLayout


class ToolRow(QWidget):
    """order_chosen, export_chosen: buttons. then_changed: another day, or the switch."""

    order_chosen = Signal()
    export_chosen = Signal()
    then_changed = Signal()

    def __init__(self, profile: PlanProfile, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.order_button = button("変更を登録…", self, primary=True)
        self.export_button = button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        self.then = Chip("この日の台帳を見る", self)
        self.day = QDateEdit(self)
        self.day.setAccessibleName("台帳を見る日")
        self.day.setDisplayFormat("yyyy年M月d日")
        self.day.setCalendarPopup(True)
        self.day.setKeyboardTracking(False)
        self.day.setDateRange(*(QDate(day.year, day.month, day.day) for day in plan_period(profile)))
        self.day.setDate(self.day.minimumDate())
        self._flow = FlowLayout()
        for widget in (self.order_button, self.then, self.day):
            self._flow.addWidget(widget)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self.print_button)
        self._row.addWidget(self.export_button)
        self.order_button.clicked.connect(self.order_chosen)
        self.export_button.clicked.connect(self.export_chosen)
        self.then.toggled.connect(self._on_then)
        self.day.dateChanged.connect(self._on_then)
        theme.changed.connect(self._space)
        self._space()
        self.day.setVisible(False)

    @property
    def chosen_day(self) -> dt.date:
        """The day whose register is asked for."""
        return dt.date.fromisoformat(str(self.day.date().toString(Qt.DateFormat.ISODate)))

    def allow(self, *, may_write: bool, has_changes: bool) -> None:
        """Offer what can be done, and say why not."""
        self.order_button.setEnabled(may_write)
        self.order_button.setToolTip("" if may_write else "読み取り専用で開いているため、登録できません。")
        self.export_button.setEnabled(has_changes)
        self.export_button.setToolTip("" if has_changes else "この年度の変更はまだありません。")

    def _on_then(self) -> None:
        """Show the day with the switch, and tell."""
        self.day.setVisible(self.then.isChecked())
        self.then_changed.emit()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        self._row.setSpacing(gap(8))
        self._flow.set_gap(gap(8))
