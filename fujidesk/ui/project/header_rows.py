"""How the head of the sheet is laid out: on one row, two or four, as its width and the text size allow."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QWidget

from fujidesk.ui.theme import Theme

_ONE_ROW_EM = 74
"""Least width, in characters, at which everything stands on one row."""
_GAP_PX = 8
"""Space between the things of a group at 100 % text."""


def in_a_row(group: QWidget, *parts: QWidget) -> QWidget:
    """Put parts side by side into a group without margins; returns the group."""
    row = QHBoxLayout(group)
    row.setContentsMargins(0, 0, 0, 0)
    row.setSpacing(_GAP_PX)
    for part in parts:
        row.addWidget(part)
    return group


class HeaderRows:
    """Places the ways to other projects, the project's names and what can be done with it.

    names: what stands with the title, which is put between the first of them and the others, or beneath
    all where it is narrow. It wraps and so is never cut off. A fourth of them stands below.
    """

    def __init__(self, head: QWidget, groups: tuple[QWidget, QWidget], names: tuple[QWidget, ...],
                 title: QWidget) -> None:  # fmt: skip
        self._head = head
        self._ways, self._actions = groups
        self._title = title
        self._naming = QWidget(head)
        self._names = QGridLayout(self._naming)
        self._names.setContentsMargins(0, 0, 0, 0)
        self._names.setColumnStretch(1, 1)
        for column, widget in zip((0, 2, 3), names[:3], strict=True):
            self._names.addWidget(widget, 0, column)
        for widget in names[3:]:
            self._names.addWidget(widget, 2, 0, 1, 4)
        self._grid = QGridLayout(head)
        self._grid.setColumnStretch(1, 1)
        self.is_tall = False
        """Whether it takes so many rows that it had better scroll away with the page."""

    def space(self, theme: Theme) -> None:
        """Take over margins and spaces of the text size."""
        self._grid.setContentsMargins(theme.gap(16), theme.gap(8), theme.gap(16), theme.gap(8))
        self._grid.setHorizontalSpacing(theme.gap(16))
        self._names.setSpacing(theme.gap(_GAP_PX))

    def arrange(self, width_px: int) -> None:
        """Use as few rows as so many pixels allow."""
        for group in (self._ways, self._naming, self._actions):
            self._grid.removeWidget(group)
        self._names.removeWidget(self._title)
        self.is_tall = width_px < self._two_rows_px()
        if self.is_tall:
            # Each over all columns: in the first one alone the spaces between the columns would come on top.
            self._names.addWidget(self._title, 1, 0, 1, 4)
            self._grid.addWidget(self._ways, 0, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            self._grid.addWidget(self._naming, 1, 0, 1, 3)
            self._grid.addWidget(self._actions, 2, 0, 1, 3, Qt.AlignmentFlag.AlignLeft)
            return
        self._grid.addWidget(self._ways, 0, 0)
        has_room = width_px >= self._head.fontMetrics().horizontalAdvance("あ") * _ONE_ROW_EM
        place = (0, 1, 1, 1) if has_room else (1, 0, 1, 3)
        self._names.addWidget(self._title, 0, 1)
        self._grid.addWidget(self._naming, *place)
        self._grid.addWidget(self._actions, 0, 2)

    def least_width(self) -> int:
        """Return the width in px of the widest group, each standing on a row of its own."""
        groups = (self._ways, self._naming, self._actions)
        return max(group.minimumSizeHint().width() for group in groups) + self._sides_px()

    def _two_rows_px(self) -> int:
        """Return the least width in px at which the ways and what to do stand side by side."""
        both = sum(group.minimumSizeHint().width() for group in (self._ways, self._actions))
        return both + 2 * self._grid.horizontalSpacing() + self._sides_px()

    def _sides_px(self) -> int:
        """Return the margins at left and right together."""
        margins = self._grid.contentsMargins()
        return margins.left() + margins.right()
