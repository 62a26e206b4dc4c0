"""Ways through the sheet's parts: schedule, texts and the year's report, by F6 and by a button.

With large text on a small window the parts stand below one another, and the report, for which the sheet is
opened every April, comes several screens below the schedule. F6 is how Windows programs go to the next part
of a window, Shift+F6 how they go back; from the schedule Shift+F6 is the short way to the report.
"""

from PySide6.QtCore import QObject, QPoint, Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QScrollArea, QWidget

Pane = tuple[QWidget, QWidget]
"""A part of the sheet and its widget that takes the keyboard; one that is hidden takes none."""


class Panes(QObject):
    """Brings a part to the top of what is seen and puts the keyboard into it.

    panes: the parts in reading order; a part whose widget for the keyboard is hidden is passed over.
    """

    def __init__(self, scroll: QScrollArea, panes: tuple[Pane, ...], parent: QWidget) -> None:
        super().__init__(parent)
        self._scroll = scroll
        self._panes = panes
        QShortcut(QKeySequence(Qt.Key.Key_F6), parent, self.go_on)
        QShortcut(QKeySequence("Shift+F6"), parent, self.go_back)

    def go_on(self) -> None:
        """Go to the next part, from the last one to the first."""
        self._step(1)

    def go_back(self) -> None:
        """Go to the part before, from the first one to the last."""
        self._step(-1)

    def show_last(self) -> None:
        """Go to the last part, the year's report."""
        self._show(len(self._panes) - 1)

    def _step(self, step: int) -> None:
        """Go so many parts further from where the keyboard is; from outside of all parts to the first one."""
        at = self._where()
        if at is None:
            at = -1 if step > 0 else 0
        count = len(self._panes)
        for away in range(1, count + 1):
            place = (at + away * step) % count
            if not self._panes[place][1].isHidden():
                self._show(place)
                return

    def _where(self) -> int | None:
        """Return the part that has the keyboard, by place; None where none of them has."""
        focused: QWidget | None = self._scroll.window().focusWidget()  # the stubs know no None
        for place, (part, _) in enumerate(self._panes):
            if focused is not None and part.isAncestorOf(focused):
                return place
        return None

    def _show(self, place: int) -> None:
        """Put the keyboard into a part and its upper edge to the top, as far as the page can be scrolled."""
        part, focus = self._panes[place]
        focus.setFocus(Qt.FocusReason.OtherFocusReason)
        upper_px = part.mapToGlobal(QPoint()).y() - self._scroll.viewport().mapToGlobal(QPoint()).y()
        bar = self._scroll.verticalScrollBar()
        bar.setValue(bar.value() + upper_px)
        self._scroll.ensureWidgetVisible(focus)
