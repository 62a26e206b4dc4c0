"""The way of the Tab key through parts that make their buttons anew: as they are seen, not as made."""

from collections.abc import Iterable
from itertools import pairwise

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget


def order_as_seen(parts: Iterable[QWidget]) -> None:
    """Chain what takes the keyboard in the order of the parts, and within a part as its children stand.

    Qt puts every new button last in the window, behind all that was there before.
    """
    takers = [taker for part in parts for taker in _takers(part)]
    for before, after in pairwise(takers):
        QWidget.setTabOrder(before, after)


def _takers(part: QWidget) -> list[QWidget]:
    """Return what can be reached by Tab in a part, the part itself included."""
    found = [part, *part.findChildren(QWidget)]
    return [one for one in found if one.focusPolicy() & Qt.FocusPolicy.TabFocus and one.focusProxy() is None]
