"""The choice among the plans of a database, in the header: name and period, and how the plan stands.

A plan is chosen in the open list only: the arrows and the wheel, which change other boxes at once, would
open the window anew at every step. The list is filled when it is first opened: a database may hold very many
plans, and whoever works with one does not wait for the others.
"""

import math
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeyEvent, QPaintEvent, QWheelEvent
from PySide6.QtWidgets import QComboBox, QStyle, QStyleOptionComboBox, QStylePainter, QWidget

from fujidesk.domain.plan_choice import StoredPlan

_WIDE_CHARS, _NARROW_CHARS = 34, 10
"""Most letters that the box is wide; longer names have … within, the open list has them whole."""
_STEPS = (
    Qt.Key.Key_Up, Qt.Key.Key_Down, Qt.Key.Key_PageUp, Qt.Key.Key_PageDown, Qt.Key.Key_Home, Qt.Key.Key_End,
    Qt.Key.Key_Return, Qt.Key.Key_Enter,
)  # fmt: skip

TOPIC = "keikaku.md#計画を選ぶ"
"""Its place in the manual."""


class FittingBox(QComboBox):
    """A choice that needs no more room than it wants: Qt keeps the least width of words shown before."""

    def minimumSizeHint(self) -> QSize:
        """Return what the words shown now take."""
        return self.sizeHint()


class PlanBox(FittingBox):
    """plan_chosen(id): another plan was chosen in the open list."""

    plan_chosen = Signal(int)

    def __init__(
        self, plans: Sequence[StoredPlan], chosen: StoredPlan, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._plans = tuple(plans)
        self._chosen = chosen
        self.addItem(chosen.label, chosen.id)
        self.setAccessibleName("計画の選択")
        self.setProperty("help_topic", TOPIC)
        self._say(len(plans))
        self.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
        self.show_chosen()
        self.show_narrow(narrow=False)
        self.activated.connect(self._on_activated)

    def show_chosen(self) -> None:
        """Stand on the plan of the window, as where another one could not be opened."""
        with QSignalBlocker(self):
            self.setCurrentIndex(self.findData(self._chosen.id))

    def offer(self, plans: Sequence[StoredPlan]) -> None:
        """Offer other plans, such as after one was added; the one of the window among them."""
        self._plans = tuple(plans)
        with QSignalBlocker(self):
            self.clear()
            self.addItem(self._chosen.label, self._chosen.id)
        self._say(len(plans))

    def show_narrow(self, *, narrow: bool) -> None:
        """Take less room, or as much as the name of the plan needs."""
        metrics = self.fontMetrics()
        longest = metrics.horizontalAdvance(self._chosen.label)
        wanted = math.ceil(longest / max(metrics.horizontalAdvance("X"), 1))
        self.setMinimumContentsLength(min(wanted, _NARROW_CHARS if narrow else _WIDE_CHARS))

    def _say(self, count: int) -> None:
        """Say what the choice is, and how many plans there are."""
        self.setToolTip(f"計画の選択（{count:,} 計画）：{self._chosen.label}\n選ぶと、その計画を開きます。")

    def _fill(self) -> None:
        """List all plans, once."""
        if self.count() < len(self._plans):
            with QSignalBlocker(self):
                self.clear()
                for plan in self._plans:
                    self.addItem(plan.label, plan.id)
            self.show_chosen()

    def _on_activated(self, index: int) -> None:
        """Tell another plan."""
        plan = int(self.itemData(index))
        if plan != self._chosen.id:
            self.plan_chosen.emit(plan)

    def shown_text(self, width_px: int) -> str:
        """Return as much of name and period as fits: both ends tell plans apart."""
        return self.fontMetrics().elidedText(self.currentText(), Qt.TextElideMode.ElideMiddle, width_px)

    def paintEvent(self, _event: QPaintEvent) -> None:
        """Paint as other boxes, whose texts a style sheet cuts off without a sign."""
        option = QStyleOptionComboBox()
        self.initStyleOption(option)
        painter = QStylePainter(self)
        painter.drawComplexControl(QStyle.ComplexControl.CC_ComboBox, option)
        part = QStyle.SubControl.SC_ComboBoxEditField
        field = self.style().subControlRect(QStyle.ComplexControl.CC_ComboBox, option, part, self)
        option.currentText = self.shown_text(field.width() - 2)
        painter.drawControl(QStyle.ControlElement.CE_ComboBoxLabel, option)

    def showPopup(self) -> None:
        """Open the list as wide as its names."""
        self._fill()
        view = self.view()
        view.setMinimumWidth(max(view.sizeHintForColumn(0) + self.fontMetrics().height() * 2, self.width()))
        super().showPopup()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Open the list where other boxes step along it; letters choose nothing."""
        if event.key() in (*_STEPS, Qt.Key.Key_Space, Qt.Key.Key_F4):
            self.showPopup()
        elif event.text().isprintable() and event.text():
            event.ignore()
        else:
            super().keyPressEvent(event)

    def wheelEvent(self, event: QWheelEvent) -> None:
        """Leave the wheel to what lies beneath."""
        event.ignore()
