"""Reads the papers of a meeting beside the window: only the newest answer counts, none older than an edit."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import QObject, QTimer, Signal

from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.packs.sight import PackSight, gather

_PAUSE_MS = 300
"""Several changes in a row lay the pages out once."""


class PackReader(QObject):
    """arrived(PackSight): what was read last. failed(Exception): why there is nothing.

    sight: the papers of the meeting stood on; None before they are read, and where there are none.
    """

    arrived = Signal(object)
    failed = Signal(Exception)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QObject) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self._meeting, self._year = "", 0
        self._turn = self._answered = 0
        self._then: Callable[[PackSight], object] | None = None
        self.sight: PackSight | None = None
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._timer.timeout.connect(self.read)

    def stand_on(self, meeting: str, fiscal_year: int) -> None:
        """Read another meeting from now on; the papers before are forgotten, and what waits for them."""
        if not self.stands_on(meeting, fiscal_year):
            self._meeting, self._year = meeting, fiscal_year
            self.sight = self._then = None

    @property
    def meeting(self) -> str:
        """The key of the meeting that is read."""
        return self._meeting

    def stands_on(self, meeting: str, fiscal_year: int) -> bool:
        """Tell whether the papers of a meeting are those that are read."""
        return (meeting, fiscal_year) == (self._meeting, self._year)

    @property
    def is_current(self) -> bool:
        """Whether what was read last holds: nothing was edited since, and nothing is being read."""
        return self._answered == self._turn

    def later(self) -> None:
        """Read soon, as something changed; an answer under way is older than that and does not count."""
        self._turn += 1
        self._timer.start()

    def read(self) -> None:
        """Read now."""
        self._timer.stop()
        self._turn += 1
        work = partial(gather, self._workspace, self._meeting, self._year, self._context.clock.today())
        self._context.tasks.run(
            "会議資料の準備", work, partial(self._on_read, self._turn), partial(self._on_failed, self._turn)
        )

    def when_current(self, act: Callable[[PackSight], object]) -> None:
        """Do something with the papers as they are stored now: at once, or when they are read."""
        if not self.is_current:
            self._then = act
            if self._timer.isActive():
                self.read()
        elif self.sight is not None:
            act(self.sight)

    def _on_read(self, turn: int, sight: PackSight) -> None:
        """Tell what was read, and do what waited for it."""
        if turn != self._turn:
            return
        self._answered, self.sight = turn, sight
        then, self._then = self._then, None
        self.arrived.emit(sight)
        if then is not None:
            QTimer.singleShot(
                0, self, partial(then, sight)
            )  # a window that it opens must not hold up the worker

    def _on_failed(self, turn: int, error: Exception) -> None:
        """Tell why there is nothing."""
        if turn != self._turn:
            return
        self._answered, self.sight, self._then = turn, None, None
        self.failed.emit(error)
