"""予定: the week's hearings in the day grid, those without a day beside it."""

import datetime as dt
from collections.abc import Sequence

from PySide6.QtCore import QDate, QSignalBlocker, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QDateEdit, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Hearing
from fujidesk.ui.clock import Clock
from fujidesk.ui.hearings.undated_list import UndatedList
from fujidesk.ui.hearings.week_model import WeekModel
from fujidesk.ui.hearings.week_table import WeekTable
from fujidesk.ui.hearings.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import InlineMessage, button, text_label

_NO_HEARING = "ヒアリングのある枠を選ぶと使えます"
_NONE_YET = "ヒアリングの予定はまだありません。空いている枠で Enter を押すと予定を入れられます。"
_NARROW_BELOW_PX = 900
_KEYS = (
    "Enter：開く・予定を入れる　Ins：予定を入れる　F2：直す　Delete：削除　"
    "スペース：同じ枠の次へ　端で ← →：前後の週へ"
)


class PlanPage(QWidget):
    """plan_chosen(day, start): "" for no day. open_chosen: take notes. change_chosen, remove_chosen."""

    plan_chosen = Signal(str, str)
    open_chosen = Signal(Hearing)
    change_chosen = Signal(Hearing)
    remove_chosen = Signal(Hearing)

    def __init__(
        self, theme: Theme, clock: Clock, parent: QWidget, words: HearingWords = STANDARD_HEARING_WORDS
    ) -> None:
        super().__init__(parent)
        self._theme, self._clock = theme, clock
        self._monday = clock.today() - dt.timedelta(days=clock.today().weekday())
        self._hearings: list[Hearing] = []
        self._read_only = self._in_side = False
        self._week = WeekModel(self, words)
        self.table = WeekTable(self._week, theme, self)
        self._beside = QWidget(self)
        self.side = UndatedList(theme, self._beside, words)
        self.empty = InlineMessage(self)
        self.back, self.forth = button("前の週", self), button("次の週", self)
        self.jump = QDateEdit(self)
        self.plan, self.change = button("予定を入れる…", self, primary=True), button("予定を直す…", self)
        self.remove = button("削除…", self)
        self._first = self.empty.add_button("最初の予定を入れる…")
        self._lay_out()
        self._connect()
        self._show_week()

    def show_hearings(self, hearings: Sequence[Hearing], *, read_only: bool) -> None:
        """Show all hearings; read_only: nothing can be planned."""
        self._hearings = list(hearings)
        self.side.show_hearings(hearings)
        self._beside.setVisible(any(not one.day for one in hearings))
        self._show_week()
        self.empty.show_message("" if hearings else _NONE_YET)
        self._first.setVisible(not hearings)
        self._read_only = read_only
        self._week.may_plan = not read_only
        self._allow()

    def show_day(self, day: dt.date) -> None:
        """Show the week of a day."""
        self._monday = day - dt.timedelta(days=day.weekday())
        self._show_week()

    def begin_on(self, day: dt.date) -> None:
        """Show the week of a day with the cursor on the first hearing of the day."""
        self.show_day(day)
        self.table.begin_on(day)

    def current(self) -> Hearing | None:
        """Return the hearing under the cursor, in the list where that has the focus; None for none."""
        found = self.side.current() if self._in_side else None
        return found or self.table.current_hearing()

    def _on_entered(self) -> None:
        """Remember which of the tables the keyboard was in last: a button takes it out of both."""
        self._in_side = self.sender() is self.side
        self._allow()

    def _allow(self) -> None:
        """Let be pressed what can be done with what is under the cursor; the others say why not."""
        has_one = self.current() is not None
        for made, hint in (
            (self.plan, "Ins か N でも入れられます"), (self._first, ""),
            (self.change, "F2" if has_one else _NO_HEARING),
            (self.remove, "Delete" if has_one else _NO_HEARING),
        ):  # fmt: skip
            made.setEnabled(not self._read_only and (has_one or hint != _NO_HEARING))
            made.setToolTip(READ_ONLY if self._read_only else hint)

    def _show_week(self) -> None:
        """Fill the grid; the cursor stays in its cell."""
        kept = self.table.currentIndex()
        self._week.set_week(self._monday, self._hearings, self._clock.today())
        self.table.show_weekend()
        place = self._week.index(max(kept.row(), 0), max(kept.column(), 0))
        self.table.setCurrentIndex(place if place.isValid() else self._week.index(0, 0))
        with QSignalBlocker(self.jump):
            self.jump.setDate(QDate(self._monday.year, self._monday.month, self._monday.day))

    def _lay_out(self) -> None:
        """Put the buttons over the grid, the undated beside it."""
        self.jump.setCalendarPopup(True)
        self.jump.setDisplayFormat("yyyy年M月d日の週")
        self.jump.setAccessibleName("表示する週")
        tools = QHBoxLayout()
        for part in (self.back, self.jump, self.forth):
            tools.addWidget(part)
        tools.addStretch(1)
        for part in (self.remove, self.change, self.plan):
            tools.addWidget(part)
        beside = QVBoxLayout(self._beside)
        beside.setContentsMargins(0, 0, 0, 0)
        beside.addWidget(text_label("日が未定", "strong", self))
        beside.addWidget(self.side, 1)
        body = QHBoxLayout()
        body.addWidget(self.table, 1)
        body.addWidget(self._beside)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addLayout(tools)
        layout.addWidget(self.empty)
        layout.addLayout(body, 1)
        self._keys = text_label(_KEYS, "note", self)
        layout.addWidget(self._keys)
        self.setFocusProxy(self.table)
        self._arrange()

    def _connect(self) -> None:
        """Wire buttons and tables."""
        self._theme.changed.connect(self._arrange)
        self.back.clicked.connect(self._on_button)
        self.forth.clicked.connect(self._on_button)
        self.jump.dateChanged.connect(self._on_jump)
        self.plan.clicked.connect(self._on_plan)
        self._first.clicked.connect(self._on_plan)
        self.change.clicked.connect(self._on_change)
        self.remove.clicked.connect(self._on_remove)
        self.side.activated.connect(self._on_change)
        for part in (self.side, self.table):
            part.entered.connect(self._on_entered)
            part.current_changed.connect(self._allow)
        self.table.week_moved.connect(self._on_week_moved)
        self.table.change_chosen.connect(self._on_change)
        self.table.plan_chosen.connect(self._on_slot)
        self.table.open_chosen.connect(self.open_chosen)
        self.table.remove_chosen.connect(self._on_remove)

    def _on_button(self) -> None:
        """Show the week before or after."""
        self._on_week_moved(-1 if self.sender() is self.back else 1)

    def _on_week_moved(self, weeks: int) -> None:
        """Show the week that the arrows lead to."""
        self.show_day(self._monday + dt.timedelta(days=7 * weeks))

    def _on_jump(self, day: QDate) -> None:
        """Show the week of the day picked."""
        self.show_day(dt.date(day.year(), day.month(), day.day()))

    def _on_plan(self) -> None:
        """Plan one in the slot under the cursor."""
        self._on_slot(*self._week.slot(self.table.currentIndex()))

    def _on_slot(self, day: str, start: str) -> None:
        """Plan one in a slot, or say why that cannot be."""
        if self._may_write():
            self.plan_chosen.emit(day, start)

    def _on_change(self) -> None:
        """Change the one under the cursor; one without a day gets its day so."""
        found = self.current()
        if found is not None and self._may_write():
            self.change_chosen.emit(found)

    def _on_remove(self) -> None:
        """Remove the one under the cursor."""
        found = self.current()
        if found is not None and self._may_write():
            self.remove_chosen.emit(found)

    def _may_write(self) -> bool:
        """Tell whether anything can be changed; a key that was pressed for nothing is answered."""
        if self._read_only:
            self.empty.show_message(READ_ONLY)
        return not self._read_only

    def _arrange(self) -> None:
        """Leave the width to the grid where there is little of it for the text size."""
        narrow = self.width() < self._theme.px(_NARROW_BELOW_PX)
        self._keys.setVisible(not narrow)
        self.side.set_narrow(narrow=narrow)

    def resizeEvent(self, event: QResizeEvent) -> None:
        """Arrange the parts by the width there is."""
        super().resizeEvent(event)
        self._arrange()
