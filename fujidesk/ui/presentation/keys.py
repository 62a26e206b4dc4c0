"""The keys of a show, for the wall and for the presenter's screen alike."""

from enum import Enum, auto

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeyEvent


class Step(Enum):
    """What a key asks for."""

    NEXT = auto()
    BEFORE = auto()
    FIRST = auto()
    LAST = auto()
    BLACK = auto()
    NEXT_MARK = auto()
    MARK_BEFORE = auto()
    OPEN = auto()
    BACK = auto()
    LEAVE = auto()
    CLOSER = auto()
    FARTHER = auto()
    WHOLE = auto()
    POINTER = auto()
    OTHER_SCREEN = auto()
    KEYS = auto()
    NOTES_DOWN = auto()
    NOTES_UP = auto()


_KEY = Qt.Key
_STEPS = {
    _KEY.Key_Right: Step.NEXT, _KEY.Key_Down: Step.NEXT, _KEY.Key_PageDown: Step.NEXT,
    _KEY.Key_Space: Step.NEXT, _KEY.Key_Left: Step.BEFORE, _KEY.Key_Up: Step.BEFORE,
    _KEY.Key_PageUp: Step.BEFORE, _KEY.Key_Home: Step.FIRST, _KEY.Key_End: Step.LAST,
    _KEY.Key_B: Step.BLACK, _KEY.Key_Period: Step.BLACK, _KEY.Key_Tab: Step.NEXT_MARK,
    _KEY.Key_Backtab: Step.MARK_BEFORE, _KEY.Key_Return: Step.OPEN, _KEY.Key_Enter: Step.OPEN,
    _KEY.Key_Backspace: Step.BACK, _KEY.Key_Escape: Step.LEAVE, _KEY.Key_Plus: Step.CLOSER,
    _KEY.Key_Semicolon: Step.CLOSER, _KEY.Key_Minus: Step.FARTHER, _KEY.Key_0: Step.WHOLE,
    _KEY.Key_P: Step.POINTER, _KEY.Key_S: Step.OTHER_SCREEN, _KEY.Key_F1: Step.KEYS,
}  # fmt: skip
"""PageUp and PageDown are what the buttons of a presenter's remote control send; 「;」 is + without Shift."""
_WITH_SHIFT = {_KEY.Key_Down: Step.NOTES_DOWN, _KEY.Key_Up: Step.NOTES_UP}
HELP = (
    ("→ ←", "次・前のページ"), ("Home End", "最初・最後のページ"), ("B", "黒い画面"),
    ("Tab Enter", "図の部分を選んで開く"), ("Backspace Esc", "一覧・個票から戻る"),
    ("＋ － 0", "拡大・縮小・全体"), ("P", "ポインター"), ("S", "映す画面を替える"), ("Esc", "発表を終わる"),
    ("Shift+↑ ↓", "長い想定問答・注記を送る"), ("F1", "キーの一覧を広げる・戻す"),
)  # fmt: skip
"""Keys and what they do, as the presenter reads them."""


def step_of(event: QKeyEvent) -> Step | None:
    """Return what a key asks for; None for all others."""
    key = Qt.Key(event.key())
    with_shift = bool(event.modifiers() & Qt.KeyboardModifier.ShiftModifier)
    return _WITH_SHIFT[key] if with_shift and key in _WITH_SHIFT else _STEPS.get(key)
