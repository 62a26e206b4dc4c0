"""The tabs of the window and the screens behind them, each built when it is first shown."""

from collections.abc import Callable, Mapping
from typing import Protocol, cast

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QFrame, QHBoxLayout, QStackedWidget, QTabBar, QVBoxLayout, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.ui.theme import Theme

TABS = {
    "home": "ホーム", "registry": "事業一覧", "project": "個票", "surveys": "調査・回収",
    "evaluation": "評価", "hearings": "ヒアリング", "timeline": "タイムライン",
    "packs": "会議資料", "plan": "計画・体制",
}  # fmt: skip
"""Tabs in the order of the work; Ctrl+1, Ctrl+2 … open them."""


class Screen(Protocol):
    """What the window asks of every screen."""

    def reload(self, changes: Changes) -> None:
        """Show what changed."""

    def set_fiscal_year(self, year: int) -> None:
        """Show another fiscal year."""


Builder = Callable[[QWidget], QWidget]
"""Makes a screen with the given parent."""


class ScreenStack(QWidget):
    """A row of tabs over the screens; `built` tells that a screen has just been made."""

    built = Signal(str, QWidget)
    shown = Signal(str)

    def __init__(self, builders: Mapping[str, Builder], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._builders = dict(builders)
        self._screens: dict[str, QWidget] = {}
        self._untold: dict[str, Changes] = {}
        self._theme = theme
        self._keys = [key for key in TABS if key in builders]
        self._tabs = self._tab_bar()
        self._stack = QStackedWidget(self)
        self._row = QFrame(self)
        self._row.setObjectName("tabrow")
        self._row_layout = QHBoxLayout(self._row)
        self._row_layout.addWidget(self._tabs, 1)  # its own wish does not know how bold the chosen tab is
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addWidget(self._row)
        layout.addWidget(self._stack, 1)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    @property
    def theme(self) -> Theme:
        """The looks of the window."""
        return self._theme

    def show_tab(self, key: str) -> QWidget:
        """Bring a tab to the front and return its screen; the first tab where the key is not known."""
        key = key if key in self._keys else self._keys[0]
        screen = self.build(key)
        self._stack.setCurrentWidget(screen)
        self._tell_late()
        with QSignalBlocker(self._tabs):
            self._tabs.setCurrentIndex(self._keys.index(key))
        self.shown.emit(key)
        return screen

    def build(self, key: str) -> QWidget:
        """Return a tab's screen, built now if it was not yet."""
        if key not in self._screens:
            self._screens[key] = self._builders[key](self._stack)
            self._stack.addWidget(self._screens[key])
            self.built.emit(key, self._screens[key])
        return self._screens[key]

    def built_screens(self) -> dict[str, Screen]:
        """Return the screens built so far by key."""
        return {key: cast("Screen", widget) for key, widget in self._screens.items()}

    def tell(self, changes: Changes) -> None:
        """Tell the screen in front what changed; the hidden ones hear it when a tab is next opened.

        So leaving a field costs one screen's reading and not four. What touches the whole register is told
        to all at once.
        """
        front = self._stack.currentWidget()
        for key, screen in self.built_screens().items():
            waiting = self._untold.pop(key, None)
            due = changes if waiting is None else waiting.joined(changes)
            if changes.everything or self._screens[key] is front:
                screen.reload(due)
            else:
                self._untold[key] = due

    def _tell_late(self) -> None:
        """Tell all screens what they have not heard yet; some show what others hold, as filter and order."""
        untold, self._untold = self._untold, {}
        for key, changes in untold.items():
            self.built_screens()[key].reload(changes)

    @property
    def current(self) -> str:
        """The key of the tab in front."""
        return self._keys[self._tabs.currentIndex()]

    def _tab_bar(self) -> QTabBar:
        """Return the row of tabs; each has its Ctrl+figure."""
        bar = QTabBar(self)
        bar.setExpanding(False)
        bar.setUsesScrollButtons(True)
        bar.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        bar.setAccessibleName("画面の切り替え")
        for place, key in enumerate(self._keys, start=1):
            bar.addTab(TABS[key])
            bar.setTabToolTip(place - 1, f"Ctrl+{place}")
            shortcut = QShortcut(QKeySequence(f"Ctrl+{place}"), self)
            shortcut.setProperty("tab", key)
            shortcut.activated.connect(self._on_key)
        bar.currentChanged.connect(self._on_tab)
        return bar

    def _on_tab(self, index: int) -> None:
        """Show what was clicked; the keyboard stays on the tabs, as one may be walking along them."""
        self.show_tab(self._keys[index])

    def _on_key(self) -> None:
        """Show the tab of a shortcut, with the keyboard in it."""
        self.show_tab(str(self.sender().property("tab"))).setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _on_theme_changed(self) -> None:
        """Begin the tabs where the header begins."""
        gap = self._theme.gap(12)
        self._row_layout.setContentsMargins(gap, 0, gap, 0)
