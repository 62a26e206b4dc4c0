"""A show from F5 to Esc: the wall, the presenter's screen, and what keys and clicks do."""

from collections.abc import Callable, Mapping, Sequence

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtGui import QGuiApplication, QScreen
from PySide6.QtWidgets import QWidget

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.scenes import Target
from fujidesk.ui.presentation.deck import Deck
from fujidesk.ui.presentation.desk_window import DeskWindow
from fujidesk.ui.presentation.keys import Step
from fujidesk.ui.presentation.wall_window import WallWindow
from fujidesk.ui.theme import Theme

_SETTLE_MS = 200
"""The system moves its windows first when a screen comes or goes."""


class Show(QObject):
    """One show; ended: it is over and its windows are gone. It reads what it was given and writes nothing."""

    ended = Signal()

    def __init__(self, pack: Pack, data: PackData, theme: Theme, window: QWidget) -> None:
        super().__init__(window)
        self._theme = theme
        self._window = window
        self.deck = Deck(pack, data)
        self.wall = WallWindow(theme)
        self.desk: DeskWindow | None = None
        self._is_over = False
        self._wanted = ""
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_SETTLE_MS)
        self._timer.timeout.connect(self._on_screens)
        self._steps: Mapping[Step, Callable[[], object]] = {
            Step.NEXT: self._on_next, Step.BEFORE: self._on_before, Step.FIRST: self._on_first,
            Step.LAST: self._on_last, Step.BLACK: self._on_black, Step.NEXT_MARK: self._on_next_mark,
            Step.MARK_BEFORE: self._on_mark_before, Step.OPEN: self.wall.canvas.choose_mark,
            Step.BACK: self._on_back, Step.LEAVE: self._on_leave, Step.CLOSER: self._on_closer,
            Step.FARTHER: self._on_farther, Step.WHOLE: self.wall.canvas.zoom_out_whole,
            Step.POINTER: self._on_pointer, Step.OTHER_SCREEN: self._on_other_screen,
            Step.KEYS: self._on_keys, Step.NOTES_DOWN: self._on_notes_down, Step.NOTES_UP: self._on_notes_up,
        }  # fmt: skip
        self.wall.stepped.connect(self.step)
        self.wall.closed.connect(self.end)
        self.wall.canvas.chosen.connect(self._on_target)

    def begin(self, part: int, screen: str = "") -> None:
        """Put the show on the wall, from a part of the pack on.

        screen: name of the screen for the wall; "": another one than that of the window, where there is one.
        """
        self.deck.go_to_part(part)
        self._wanted = screen
        self._place()
        self._show()
        application = QGuiApplication.instance()
        if isinstance(application, QGuiApplication):
            application.screenAdded.connect(self._on_screen)
            application.screenRemoved.connect(self._on_screen)

    def _place(self) -> None:
        """Put the wall on its screen, the presenter's window on another, where there is one."""
        screens, own = QGuiApplication.screens(), self._window.screen()
        wall = wall_screen(screens, own, self._wanted)
        others = [each for each in screens if each is not wall]
        if others:
            self._open_desk(own if own in others else others[0])
        else:
            self._close_desk()
        _fill(self.wall, wall)
        if self.desk is None:
            self.wall.tell_keys()
        self.wall.activateWindow()
        self.wall.setFocus()

    def _on_screen(self, _screen: QScreen) -> None:
        """Look at the screens once the system is done with one that came or went."""
        self._timer.start()

    def _on_screens(self) -> None:
        """Go on with the screens that there are now: the projector was unplugged, or is there again."""
        if not self._is_over and QGuiApplication.screens():
            self._place()
            if self.desk is not None:
                self.desk.show_deck(self.deck)
                self.desk.show_black(is_black=self.wall.canvas.is_black)

    def renew(self, pack: Pack, data: PackData) -> None:
        """Show the data as they are now, where the same meeting is on the wall."""
        if pack.meeting.key == self.deck.pack.meeting.key and data.fiscal_year == self.deck.data.fiscal_year:
            is_black = self.wall.canvas.is_black
            self.deck.renew(pack, data)
            self._show()
            self._set_black(is_black=is_black)

    def step(self, step: Step) -> None:
        """Do what a key asks for."""
        self._steps[step]()

    def end(self) -> None:
        """Close both windows and give the program back."""
        if self._is_over:
            return
        self._is_over = True
        for window in (self.wall, self.desk):
            if window is not None:
                window.close()
                window.deleteLater()
        self._window.activateWindow()
        self.ended.emit()

    def _open_desk(self, screen: QScreen) -> None:
        """Open the presenter's window on a screen, or move it there."""
        if self.desk is None:
            self.desk = DeskWindow(self._theme)
            self.desk.stepped.connect(self.step)
            self.desk.closed.connect(self.end)
            self.desk.now.chosen.connect(self._on_target)
        _move(self.desk, screen)
        self.desk.showMaximized()

    def _close_desk(self) -> None:
        """Close the presenter's window; the show goes on."""
        desk, self.desk = self.desk, None
        if desk is not None:
            desk.closed.disconnect(self.end)
            desk.close()
            desk.deleteLater()

    def _show(self) -> None:
        """Show the page, and prepare those around it."""
        ahead = [page.scene for page in self.deck.neighbours]
        self.wall.canvas.show_scene(self.deck.page.scene, ahead)
        if self.desk is not None:
            self.desk.show_deck(self.deck)
            self.desk.show_black(is_black=False)

    def _set_black(self, *, is_black: bool) -> None:
        """Make the wall black, or show the page again, and tell the presenter."""
        self.wall.canvas.set_black(is_black=is_black)
        if self.desk is not None:
            self.desk.show_black(is_black=is_black)

    def _turned(self, turned: bool) -> None:
        """Show another page; on a black screen the page comes back first."""
        if turned:
            self._show()
        elif self.wall.canvas.is_black:
            self._set_black(is_black=False)

    def _on_next(self) -> None:
        """Go on."""
        self._turned(self.deck.step(1))

    def _on_before(self) -> None:
        """Go back a page."""
        self._turned(self.deck.step(-1))

    def _on_first(self) -> None:
        """Go to the first page."""
        self._turned(self.deck.first())

    def _on_last(self) -> None:
        """Go to the last page."""
        self._turned(self.deck.last())

    def _on_black(self) -> None:
        """Make the wall black, or show the page again."""
        self._set_black(is_black=not self.wall.canvas.is_black)

    def _on_next_mark(self) -> None:
        """Stand on the next mark."""
        self.wall.canvas.next_mark(1)

    def _on_mark_before(self) -> None:
        """Stand on the mark before."""
        self.wall.canvas.next_mark(-1)

    def _on_target(self, target: Target) -> None:
        """Go into a mark."""
        self._turned(self.deck.drill(target))

    def _on_back(self) -> None:
        """Go back to where one drilled."""
        self._turned(self.deck.back())

    def _on_leave(self) -> None:
        """Leave the zoom, the black screen, what was drilled, and then the show: one of them at a time."""
        canvas = self.wall.canvas
        if canvas.zoom > 1.0:
            canvas.zoom_out_whole()
        elif canvas.is_black:
            self._set_black(is_black=False)
        elif self.deck.is_drilled:
            self._on_back()
        else:
            self.end()

    def _on_closer(self) -> None:
        """Zoom in."""
        self.wall.canvas.zoom_by(1)

    def _on_farther(self) -> None:
        """Zoom out."""
        self.wall.canvas.zoom_by(-1)

    def _on_pointer(self) -> None:
        """Show the red dot, or hide it."""
        self.wall.canvas.set_pointer(on=not self.wall.canvas.has_pointer)

    def _on_keys(self) -> None:
        """Show the keys: on the presenter's screen where there is one, else at the foot of the wall."""
        if self.desk is not None:
            self.desk.toggle_keys()
        else:
            self.wall.tell_keys()

    def _on_notes_down(self) -> None:
        """Let the presenter read on."""
        if self.desk is not None:
            self.desk.scroll_texts(1)

    def _on_notes_up(self) -> None:
        """Let the presenter read back."""
        if self.desk is not None:
            self.desk.scroll_texts(-1)

    def _on_other_screen(self) -> None:
        """Put the wall on the next screen, the presenter's window on another."""
        screens = QGuiApplication.screens()
        now = self.wall.screen()
        place = screens.index(now) if now in screens else 0
        self._wanted = screens[(place + 1) % len(screens)].name()
        self._place()


def wall_screen(screens: Sequence[QScreen], own: QScreen, wanted: str = "") -> QScreen:
    """Return the screen for the wall: the one wanted by name, else one that is not the window's own."""
    named = (each for each in screens if each.name() == wanted)
    others = (each for each in screens if each is not own)
    return next(named, None) or next(others, None) or own


def _fill(window: QWidget, screen: QScreen) -> None:
    """Fill a screen with a window."""
    _move(window, screen)
    window.setGeometry(screen.geometry())
    window.showFullScreen()


def _move(window: QWidget, screen: QScreen) -> None:
    """Move a window to a screen; being told of it, the system fills that one and not the one before."""
    window.showNormal()
    window.setScreen(screen)
    window.setGeometry(screen.availableGeometry())
