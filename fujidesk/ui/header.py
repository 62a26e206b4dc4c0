"""The header of the window: plan, fiscal year, state of the data, search and menu.

Where a database holds several plans, the plan's name is a choice among them. Where the window is narrow for
the text size it uses shorter words first, then leaves out what stands elsewhere too: plan and state, which
menu, title and status bar tell. The marks of made-up answers and of a plan that is not in force are never
left out.
"""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import (
    QComboBox,
    QFrame,
    QHBoxLayout,
    QLabel,
    QMenu,
    QSizePolicy,
    QToolButton,
    QWidget,
)  # fmt: skip

from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.plan_choice import Standing, StoredPlan
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.ui.formats import short_day, year_choice
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.plan_box import FittingBox, PlanBox
from fujidesk.ui.search_hits import Finder
from fujidesk.ui.search_popup import SearchBox
from fujidesk.ui.shell_commands import PROGRAM_NAME
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import PillButton, StatePill, text_label

_SHORT_BELOW_PX = 980
_TIGHT_BELOW_PX = 660
_CRAMPED_BELOW_PX = 260
_CHOOSING_PX = 560
"""A choice among plans is worth more room than the name of one."""
_STANDING_TIPS = {
    Standing.FORMER: "今日の計画ではありません。",
    Standing.COMING: "まだ始まっていません。",
    Standing.OTHER: "今日を期間に含みますが、選ばずに開くのは先に作った計画です。",
}
_SHORT_STANDINGS = {Standing.FORMER: "前", Standing.COMING: "次", Standing.OTHER: "他"}


class Header(QFrame):
    """Stands above all tabs; a year chosen here holds everywhere.

    plans: the choice among several plans; None where the database holds one.
    """

    year_chosen = Signal(int)
    day_pressed = Signal()

    def __init__(self, profile: PlanProfile, theme: Theme, find: Finder,
                 parent: QWidget | None = None, *, sample: bool = False) -> None:  # fmt: skip
        super().__init__(parent)
        self.setObjectName("header")
        self._theme = theme
        self._profile = profile
        self._name = text_label(PROGRAM_NAME, "program", self)
        self.plans: PlanBox | None = None
        self._plan = self._plan_name(profile)
        self._standing = StatePill("", "plain", self)
        self._standing.hide()
        self._stood: Standing | None = None
        self._years = self._year_box(profile)
        self._state = StatePill("", "good", self)
        self._state.setAccessibleName("データの状態")
        self._sample = StatePill(SAMPLE_WORD, "care", self)
        self._sample.setAccessibleName(SAMPLE_WORD)
        self._sample.setToolTip("練習用に作った回答です。書き出すものすべてに「サンプルデータ」と付きます。")
        self._sample.setVisible(sample)
        self._day = PillButton("", "accent", self)
        self._day.setToolTip("練習用の日付です。押すと、日付を変えるか、実際の日付に戻せます。")
        self._day.hide()
        self._day.clicked.connect(self.day_pressed)
        self._practised: dt.date | None = None
        self._arranged: tuple[bool, bool, bool] | None = None
        self.search = SearchBox(find, theme, self)
        self._menu_button = self._make_menu_button()
        self._layout = QHBoxLayout(self)
        self._layout.addWidget(self._name)
        for widget in (self._plan, self._standing, self._years, self._state, self._sample, self._day):
            self._layout.addWidget(widget)
        self._layout.addStretch(1)
        self._layout.addWidget(self.search, 2)
        self._layout.addWidget(self._menu_button)
        self._on_theme_changed()
        theme.changed.connect(self._on_theme_changed)

    def set_menu(self, menu: QMenu) -> None:
        """Give the menu button its menu."""
        self._menu_button.setMenu(menu)

    def open_menu(self) -> None:
        """Open the menu, as F10 does."""
        self._menu_button.showMenu()

    def show_year(self, fiscal_year: int) -> None:
        """Show a year as chosen, without telling it."""
        with QSignalBlocker(self._years):
            self._years.setCurrentIndex(self._years.findData(fiscal_year))

    def show_state(self, text: str, kind: str) -> None:
        """Show the state of the data, such as 保存済み or 読み取り専用; kind as in `StatePill`."""
        self._state.show_state(text, kind)

    def show_day(self, day: dt.date | None) -> None:
        """Show the day that is set for training; None: none is."""
        self._practised = day
        self._day.setVisible(day is not None)
        self._day.setAccessibleName(f"練習の日付 {era_day(day)}" if day else "")
        self._arrange()

    def offer_plans(self, plans: Sequence[StoredPlan], chosen: StoredPlan) -> PlanBox:
        """Let one choose among several plans in place of the name; returns the choice."""
        self.plans = PlanBox(plans, chosen, self)
        self._layout.insertWidget(self._layout.indexOf(self._plan), self.plans)
        self.setTabOrder(self._years, self.plans)  # beside it, then before it
        self.setTabOrder(self.plans, self._years)
        self._plan.hide()
        self._arranged = None
        self._arrange()
        return self.plans

    def withdraw_plans(self) -> None:
        """Show the name in place of the choice again, where one plan is left."""
        if self.plans is not None:
            self._layout.removeWidget(self.plans)
            self.plans.hide()
            self.plans.deleteLater()
            self.plans = None
            self._plan.show()
            self._arranged = None
            self._arrange()

    def show_standing(self, standing: Standing) -> None:
        """Mark a plan that is not the one of its line in force."""
        self._stood = None if standing is Standing.IN_FORCE else standing
        self._standing.setVisible(self._stood is not None)
        if self._stood is not None:
            self._standing.setAccessibleName(f"この計画は{standing.value}です")
            self._standing.setToolTip(f"いま見ているのは{standing.value}です。{_STANDING_TIPS[standing]}")
        self._arrange()

    def _plan_name(self, profile: PlanProfile) -> QLabel:
        """Return the name of the plan, where there is nothing to choose."""
        name = text_label(profile.plan_name, "", self)
        name.setToolTip(f"{profile.city}（{profile.short_name}）")
        return name

    def _year_box(self, profile: PlanProfile) -> QComboBox:
        """Return the choice of the fiscal year among those of the plan."""
        box = FittingBox(self)
        for year in profile.fiscal_years:
            box.addItem(year_choice(year), year)
        box.setAccessibleName("年度の選択")
        box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToContents)
        box.setToolTip("年度（すべてのタブに共通）")
        box.currentIndexChanged.connect(self._on_year_changed)
        return box

    def _make_menu_button(self) -> QToolButton:
        """Return the button at the right end."""
        button = QToolButton(self)
        button.setText("メニュー")
        button.setToolTip("取り込み・書き出し・表示（F10）")
        button.setToolButtonStyle(Qt.ToolButtonStyle.ToolButtonTextBesideIcon)
        button.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        button.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        button.setSizePolicy(QSizePolicy.Policy.Fixed, QSizePolicy.Policy.Fixed)
        return button

    def _on_year_changed(self, index: int) -> None:
        """Tell the year that was chosen."""
        self.year_chosen.emit(int(self._years.itemData(index)))

    def _on_theme_changed(self) -> None:
        """Take the lengths of the text size and the colours of the theme."""
        gap = self._theme.gap
        self._layout.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        self._layout.setSpacing(gap(12))
        self.search.setMaximumWidth(self._theme.px(420))
        side = self._theme.px(16)
        self._menu_button.setIconSize(QSize(side, side))
        self._menu_button.setIcon(icon(Icon.MENU, self._theme.tokens.text, side))
        self._arrange()

    def _arrange(self) -> None:
        """Use shorter words, or fewer parts, where the window is narrow for the text size."""
        words = self._day_words()
        narrow = self._rest_px(words[0]) < self._theme.px(_SHORT_BELOW_PX)
        rest = self._rest_px(words[1])
        tight = rest < self._theme.px(_TIGHT_BELOW_PX)
        cramped = rest < self._theme.px(_CRAMPED_BELOW_PX)
        marked = rest < self.width()
        self.search.setMinimumWidth(self._theme.gap(72 if cramped else 120 if tight and marked else 200))
        self._day.setText(words[2 if cramped else 1 if narrow else 0])
        self._standing.setText(self._standing_word(short=cramped))
        plan: QWidget = self._plan if self.plans is None else self.plans
        choosing = self.plans is not None and rest >= self._theme.px(_CHOOSING_PX)
        if self._arranged == (narrow, tight, choosing):
            return
        self._arranged = narrow, tight, choosing
        self._name.setVisible(not narrow)
        plan.setVisible(choosing or not tight)
        self._state.setVisible(not tight)
        style = Qt.ToolButtonStyle
        self._menu_button.setToolButtonStyle(
            style.ToolButtonIconOnly if tight else style.ToolButtonTextBesideIcon
        )
        self._plan.setText(self._profile.short_name if narrow else self._profile.plan_name)
        if self.plans is not None:
            self.plans.show_narrow(narrow=narrow)
        for index in range(self._years.count()):
            year = int(self._years.itemData(index))
            self._years.setItemText(index, long_year(year) if narrow else year_choice(year))

    def _rest_px(self, day_word: str) -> int:
        """Return the width that the marks leave, which are never left out; day_word: how the day is told."""
        self._day.setText(day_word)
        self._standing.setText(self._standing_word())
        marks = [mark for mark in (self._standing, self._sample, self._day) if not mark.isHidden()]
        taken = sum(mark.sizeHint().width() for mark in marks) + self._theme.gap(48) if marks else 0
        return self.width() - taken

    def _day_words(self) -> tuple[str, str, str]:
        """Return the day that is set for training, in words from long to short; "" for none."""
        day = self._practised
        if day is None:
            return "", "", ""
        return f"練習の日付 {era_day(day)}", f"練習 {short_day(day.isoformat())}", "練習"

    def _standing_word(self, *, short: bool = False) -> str:
        """Return the mark of a plan that is not in force; "" for the one that is."""
        if self._stood is None:
            return ""
        return _SHORT_STANDINGS[self._stood] if short else self._stood.value

    def minimumSizeHint(self) -> QSize:
        """Let the window be narrower than the parts are now: then there are fewer of them."""
        return QSize(0, super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Choose how much is said."""
        super().resizeEvent(event)
        self._arrange()


SEARCH_KEY = QKeySequence("Ctrl+F")
MENU_KEY = QKeySequence("F10")
