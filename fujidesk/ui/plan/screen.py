"""計画・体制: the pages on new projects, changes, upper plans and bodies, one at a time.

It knows its pages by what they are called and how they are made, which the window hands in: the screens that
they are stay apart from each other.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QFrame, QStackedWidget, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip
from fujidesk.ui.widgets.flow_layout import FlowLayout

_PASSED = ("edited", "open_requested", "filter_requested", "tab_requested", "hearing_requested",
           "plan_requested")  # fmt: skip
"""Signals of a page that the tab passes on, where the page has them."""


@dataclass(frozen=True)
class PlanPage:
    """A page: its word on the chip, and what makes it with a given parent when it is first shown."""

    word: str
    make: Callable[[QWidget], QWidget]


class PlanScreen(QWidget):
    """The tab. Signals say what the user wants; the window does it.

    edited: what a step touched. open_requested: a project number. filter_requested: the list, narrowed.
    tab_requested: a tab's key. hearing_requested: a hearing's. plan_requested: another plan's
    id, and a project in it.
    """

    edited = Signal(Changes)
    open_requested = Signal(str)
    filter_requested = Signal(ProjectFilter)
    tab_requested = Signal(str)
    hearing_requested = Signal(str)
    plan_requested = Signal(int, str)

    def __init__(self, pages: Mapping[str, PlanPage], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._pages = pages
        self._theme = theme
        self._year: int | None = None
        self._made: dict[str, Any] = {}
        self._stack = QStackedWidget(self)
        self._row = QFrame(self)
        self._flow = FlowLayout(self._row)
        self._group = QButtonGroup(self)
        self.chips = {key: Chip(page.word, self._row) for key, page in pages.items()}
        for chip in self.chips.values():
            self._group.addButton(chip)
            self._flow.addWidget(chip)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addWidget(self._stack, 1)
        self._group.buttonClicked.connect(self._on_chip)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)
        self.show_page(next(iter(pages)))

    def show_page(self, key: str) -> QWidget:
        """Bring a page to the front, made now if it was not yet; returns it."""
        page = self._page(key)
        self.chips[key].setChecked(True)
        self._stack.setCurrentWidget(page)
        self.setFocusProxy(self.chips[key])
        return page

    @property
    def current_page(self) -> str:
        """The key of the page in front."""
        return next(key for key, chip in self.chips.items() if chip.isChecked())

    def page(self, key: str) -> QWidget | None:
        """Return a page that was made; None before it was first shown."""
        found: QWidget | None = self._made.get(key)
        return found

    def reload(self, changes: Changes) -> None:
        """Hand on what changed; each page decides whether to show it anew."""
        for page in self._made.values():
            page.reload(changes)

    def flush(self) -> None:
        """Store what is being typed, where a page has something to type into."""
        for page in self._made.values():
            if hasattr(page, "flush"):
                page.flush()

    def set_fiscal_year(self, year: int) -> None:
        """Show another year in all pages."""
        self._year = year
        for page in self._made.values():
            page.set_fiscal_year(year)

    def _page(self, key: str) -> QWidget:
        """Return a page; a new one is wired and told the year."""
        if key not in self._made:
            made: Any = self._pages[key].make(self._stack)
            for name in _PASSED:
                if hasattr(made, name):
                    getattr(made, name).connect(getattr(self, name))
            self._stack.addWidget(made)
            self._made[key] = made
            if self._year is not None:
                made.set_fiscal_year(self._year)
        found: QWidget = self._made[key]
        return found

    def _on_chip(self) -> None:
        """Show the page of the chip that was chosen."""
        self.show_page(next(key for key, chip in self.chips.items() if chip.isChecked()))

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self._flow.setContentsMargins(gap(16), gap(8), gap(16), gap(4))
        self._flow.set_gap(gap(8))
