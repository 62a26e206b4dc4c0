"""The presenter's screen: the page on the wall, the next one, notes, questions that may come, the clock."""

import datetime as dt

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QKeyEvent
from PySide6.QtWidgets import QGridLayout, QHBoxLayout, QLabel, QScrollArea, QSizePolicy, QVBoxLayout, QWidget

from fujidesk.ui.presentation.canvas import Canvas
from fujidesk.ui.presentation.deck import Deck
from fujidesk.ui.presentation.keys import HELP, Step, step_of
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.scroll_page import scroll_page
from fujidesk.ui.window_fit import resize_fitting

_TICK_MS = 1000
_NO_NOTES = "このページの注記はありません。"
_NO_QUESTIONS = "このページの事業に、想定問答はありません。"
_LAST = "最後のページです"
_BLACK = "映している画面は黒くしています（B で戻す）"
_SIZE_PX = (1100, 680)
_KEYS_PLACE, _KEYS_LARGE = (3, 1, 1, 1), (1, 1, 3, 1)
"""Row, column, and how many of both."""
_NOW_PX, _NEXT_PX = (320, 180), (160, 90)


class DeskWindow(QWidget):
    """stepped(Step): a key. closed: the presenter closed the window, which ends the show."""

    stepped = Signal(Step)
    closed = Signal()

    def __init__(self, theme: Theme) -> None:
        super().__init__(None, Qt.WindowType.Window)
        self.setWindowTitle("富士デスク　発表者の画面")
        self.setObjectName("ground")
        resize_fitting(self, theme.gap(_SIZE_PX[0]), theme.gap(_SIZE_PX[1]))
        self._theme = theme
        self._begun = dt.datetime.now().astimezone()
        self.now = Canvas(theme, self)
        self.next = Canvas(theme, self)
        self.next.setAccessibleName("次のページ")
        self.position = text_label("", "heading", self)
        self.told = text_label(_BLACK, "strong", self)
        self.told.hide()
        self.clock = text_label("", "figure", self)
        self.elapsed = text_label("", "note", self)
        self.next_title = text_label("", "note", self, wrap=True)
        self.notes = text_label("", "", self, wrap=True)
        self.questions = text_label("", "", self, wrap=True)
        self.finish = button("発表を終わる（Esc）", self)
        self.finish.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.finish.clicked.connect(self.close)
        self._notes_card, self._notes_room = self._card("注記", self.notes)
        self._questions_card, self._questions_room = self._card("想定問答", self.questions)
        self._keys_card, self._keys_room = self._card("キー", self._keys())
        self._grid = QGridLayout(self)
        self._lay_out()
        self._timer = QTimer(self)
        self._timer.setInterval(_TICK_MS)
        self._timer.timeout.connect(self.tick)
        self._timer.start()
        self.tick()
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)

    def show_deck(self, deck: Deck) -> None:
        """Show where the show stands, and prepare the pages around it."""
        at, count = deck.position
        self.position.setText(f"{'（一覧・個票）' if deck.is_drilled else ''}{at} / {count} ページ")
        ahead = [page.scene for page in deck.neighbours]
        self.now.show_scene(deck.page.scene, ahead)
        following = deck.next_page
        self.next.setVisible(following is not None)
        if following is not None:
            self.next.show_scene(following.scene, ahead)
        self.next_title.setText(f"次：{following.scene.title}" if following is not None else _LAST)
        _put(self.notes, "\n".join(deck.page.notes) or _NO_NOTES, self._notes_room)
        told = [
            f"{number}　問：{asked}\n　　　答：{answer or '（未記入）'}"
            for number, asked, answer in deck.questions()
        ]
        _put(self.questions, "\n\n".join(told) or _NO_QUESTIONS, self._questions_room)

    def show_black(self, *, is_black: bool) -> None:
        """Say that the room sees a black screen; the presenter goes on seeing the page."""
        self.told.setVisible(is_black)

    def toggle_keys(self) -> None:
        """Give the keys the whole side, so that all can be read, or its place back to notes and questions."""
        are_large = self._notes_card.isHidden()
        for card in (self._notes_card, self._questions_card):
            card.setVisible(are_large)
        self._grid.removeWidget(self._keys_card)
        self._grid.addWidget(self._keys_card, *(_KEYS_PLACE if are_large else _KEYS_LARGE))

    def scroll_texts(self, by: int) -> None:
        """Scroll what does not fit, by half of what is seen: down (1) or up (-1)."""
        for room in (self._questions_room, self._notes_room, self._keys_room):
            bar = room.verticalScrollBar()
            bar.setValue(bar.value() + by * max(bar.pageStep() // 2, 1))

    def tick(self) -> None:
        """Show the time, and how long the show has run."""
        now = dt.datetime.now().astimezone()
        minutes, seconds = divmod(int((now - self._begun).total_seconds()), 60)
        self.clock.setText(f"{now:%H:%M}")
        self.elapsed.setText(f"開始から {minutes} 分 {seconds:02} 秒")

    def _lay_out(self) -> None:
        """Put the pages at the left, what helps to talk at the right."""
        gap = self._theme.gap
        self.now.setMinimumSize(
            *_NOW_PX
        )  # pictures do not grow with the texts: they would leave them no room
        self.next.setMinimumSize(*_NEXT_PX)
        for canvas in (self.now, self.next):
            canvas.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Expanding)
        time = QHBoxLayout()
        time.addWidget(self.clock)
        time.addWidget(self.elapsed)
        time.addStretch(1)
        time.addWidget(self.finish)
        grid = self._grid
        grid.setContentsMargins(gap(16), gap(12), gap(16), gap(12))
        grid.setSpacing(gap(12))
        where = QVBoxLayout()
        where.addWidget(self.position)
        where.addWidget(self.told)
        grid.addLayout(where, 0, 0)
        grid.addLayout(time, 0, 1)
        grid.addWidget(self.now, 1, 0, 2, 1)
        grid.addWidget(self._notes_card, 1, 1)
        grid.addWidget(self._questions_card, 2, 1)
        grid.addWidget(self.next, 3, 0)
        grid.addWidget(self._keys_card, 3, 1)
        grid.addWidget(self.next_title, 4, 0)
        grid.setColumnStretch(0, 3)
        grid.setColumnStretch(1, 2)
        grid.setRowStretch(1, 2)
        grid.setRowStretch(2, 3)
        grid.setRowStretch(3, 3)

    def _card(self, heading: str, body: QWidget) -> tuple[Card, QScrollArea]:
        """Return a card whose text scrolls where it is long, and what scrolls."""
        card = Card(self)
        inner = QVBoxLayout(card)
        inner.addWidget(text_label(heading, "strong", card))
        scroll: QScrollArea = scroll_page(body, card)
        for ground in (scroll.viewport(), body):  # the card's own is seen
            ground.setAutoFillBackground(False)
        body.setContentsMargins(0, 0, 0, 0)
        for label in (self.notes, self.questions):
            label.setAlignment(Qt.AlignmentFlag.AlignTop)
        inner.addWidget(scroll, 1)
        return card, scroll

    def _keys(self) -> QWidget:
        """Return the keys with what they do."""
        page = QWidget(self)
        grid = QGridLayout(page)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(self._theme.gap(4))
        for row, (keys, what) in enumerate(HELP):
            grid.addWidget(text_label(keys, "strong", page), row, 0)
            grid.addWidget(text_label(what, "", page, wrap=True), row, 1)
        grid.setColumnStretch(1, 1)
        grid.setRowStretch(len(HELP), 1)
        return page

    def focusNextPrevChild(self, _forwards: bool) -> bool:
        """Leave Tab to the keys of the show: Qt would look for another field."""
        return False

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Hand the keys of the show on."""
        step = step_of(event)
        if step is not None:
            self.stepped.emit(step)

    def closeEvent(self, event: QCloseEvent) -> None:
        """Tell that the show is over."""
        self._timer.stop()
        super().closeEvent(event)
        self.closed.emit()


def _put(label: QLabel, text: str, room: QScrollArea) -> None:
    """Show another text from its beginning; the same one stays where it was scrolled to."""
    if label.text() != text:
        label.setText(text)
        room.verticalScrollBar().setValue(0)
