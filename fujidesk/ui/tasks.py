"""Long work beside the window: one worker thread, progress that can be seen and stopped.

Works are done one after the other in the order they were asked for. The synchronous twin does the same
work at once, for tests and for pictures.

The worker and the window talk by queued signals only: whatever `work` returns or raises is handed over in the
window's thread, and each message carries its job, so that one of a job that was given up is known as such.
"""

import logging
import threading
import time
from collections import deque
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any, Protocol, TypeVar

from PySide6.QtCore import QObject, QThread, Signal, Slot

from fujidesk.domain.progress import Progress
from fujidesk.errors import CancelledError

T = TypeVar("T")
_LOG = logging.getLogger(__name__)
_REPORT_EVERY_S = 0.03


@dataclass(frozen=True, eq=False)
class _Job:
    """One piece of work with what follows it; `stop` is set when the user does not want it any more."""

    title: str
    work: Callable[[Progress], Any]
    done: Callable[[Any], None]
    failed: Callable[[Exception], None] | None
    stop: threading.Event = field(default_factory=threading.Event)


class Runner(QObject):
    """What screens know of long work; see `TaskRunner` and `SynchronousRunner`.

    failed: errors that the asking screen did not take itself; the shell shows them.
    """

    started = Signal(str)
    progressed = Signal(int, int, str)
    finished = Signal()
    failed = Signal(Exception)

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
            failed: Callable[[Exception], None] | None = None) -> None:  # fmt: skip
        """Do the work beside the window, then hand its result to `done` (or its error to `failed`).

        work gets a progress to tell its steps to and must not touch a widget; done and failed are called in
        the window's thread. title: what is being done, for the status bar.
        """
        raise NotImplementedError

    def cancel(self) -> None:
        """Ask the work under way to stop; it does so at its next step."""

    def close(self) -> None:
        """Stop and wait; nothing is handed over afterwards."""

    @property
    def busy(self) -> bool:
        """Whether work is under way or waiting."""
        return False

    def _hand_over_error(self, job: _Job, error: Exception) -> None:
        """Give an error to who asked for the work, or else to the window."""
        if job.failed is None:
            self.failed.emit(error)
        else:
            job.failed(error)


class _Teller(Protocol):
    """Takes one step of a job: done of total, and what is being worked on."""

    def __call__(self, done: int, total: int, what: str, /) -> None:
        """Pass the step on."""


class _JobProgress:
    """Hands the steps of a job to the window, not more often than an eye can follow."""

    def __init__(self, job: _Job, tell: _Teller) -> None:
        self._job = job
        self._tell = tell
        self._last = 0.0

    def step(self, done: int, total: int, what: str) -> None:
        """Tell a step, the last one always.

        Raises:
            CancelledError: the user stopped the work.
        """
        if self._job.stop.is_set():
            raise CancelledError
        now = time.monotonic()
        if done >= total or now - self._last >= _REPORT_EVERY_S:
            self._last = now
            self._tell(done, total, what)


class _Worker(QObject):
    """Lives in the worker thread and does what it is sent."""

    told = Signal(object, int, int, str)
    succeeded = Signal(object, object)
    broke = Signal(object, Exception)

    @Slot(object)
    def work_on(self, job: _Job) -> None:
        """Do one job; whatever it raises goes to the window."""

        def tell(done: int, total: int, what: str) -> None:
            """Send a step to the window."""
            self.told.emit(job, done, total, what)

        begun = time.perf_counter()
        try:
            result = job.work(_JobProgress(job, tell))
        except Exception as error:  # noqa: BLE001  # shown in the window, by its own path
            self.broke.emit(job, error)
        else:
            self.succeeded.emit(job, result)
        _LOG.debug("%s: %.0f ms", job.title, (time.perf_counter() - begun) * 1000)


class TaskRunner(Runner):
    """Runs works one after the other in a thread that starts with the first of them."""

    _sent = Signal(object)

    def __init__(self, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._waiting: deque[_Job] = deque()
        self._current: _Job | None = None
        self._thread: QThread | None = None
        self._worker: _Worker | None = None
        self._closed = False

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
            failed: Callable[[Exception], None] | None = None) -> None:  # fmt: skip
        """Put the work behind those that wait; after `close` it is not done at all."""
        if not self._closed:
            self._waiting.append(_Job(title, work, done, failed))
            self._start_next()

    def cancel(self) -> None:
        """Stop the work under way at its next step; those that wait come next."""
        if self._current is not None:
            self._current.stop.set()

    def close(self) -> None:
        """Stop, wait for the thread and forget what waits; whoever asked for it is not told."""
        self._closed = True
        self._waiting.clear()
        self.cancel()
        if self._thread is not None:
            self._thread.quit()
            self._thread.wait()
            self._thread = None
        self._current = None

    @property
    def busy(self) -> bool:
        """Whether work is under way or waiting."""
        return self._current is not None or bool(self._waiting)

    def _start_next(self) -> None:
        """Send the next work to the worker, if it has nothing to do."""
        if self._current is not None or not self._waiting:
            return
        if self._thread is None:
            self._start_thread()
        self._current = self._waiting.popleft()
        self.started.emit(self._current.title)
        self._sent.emit(self._current)

    def _start_thread(self) -> None:
        """Make thread and worker; most sessions begin without any long work."""
        self._thread = QThread(self)
        self._worker = _Worker()
        self._worker.moveToThread(self._thread)
        self._thread.finished.connect(self._worker.deleteLater)
        self._sent.connect(self._worker.work_on)
        self._worker.told.connect(self._on_told)
        self._worker.succeeded.connect(self._on_succeeded)
        self._worker.broke.connect(self._on_broke)
        self._thread.start()

    @Slot(object, int, int, str)
    def _on_told(self, job: _Job, done: int, total: int, what: str) -> None:
        """Show a step; steps that were still under way when the user stopped are not worth it."""
        if job is self._current and not job.stop.is_set():
            self.progressed.emit(done, total, what)

    @Slot(object, object)
    def _on_succeeded(self, job: _Job, result: object) -> None:
        """Hand over the result; what waits goes on even where that meets a bug."""
        if self._end(job):
            try:
                job.done(result)
            finally:
                self._start_next()

    @Slot(object, Exception)
    def _on_broke(self, job: _Job, error: Exception) -> None:
        """Hand over the error; what waits goes on even where that meets a bug."""
        if self._end(job):
            try:
                self._hand_over_error(job, error)
            finally:
                self._start_next()

    def _end(self, job: _Job) -> bool:
        """Take note that a job has ended; False: nobody waits for it any more."""
        if self._closed or job is not self._current:
            return False
        self._current = None
        self.finished.emit()
        return True


class SynchronousRunner(Runner):
    """Does each work at once in the calling thread; for tests and pictures."""

    def run(self, title: str, work: Callable[[Progress], T], done: Callable[[T], None],
            failed: Callable[[Exception], None] | None = None) -> None:  # fmt: skip
        """Do the work now; returns when `done` or `failed` has been called."""
        job = _Job(title, work, done, failed)
        self.started.emit(title)
        try:
            result = work(_JobProgress(job, self.progressed.emit))
        except Exception as error:  # noqa: BLE001  # the same path as beside the window
            self.finished.emit()
            self._hand_over_error(job, error)
        else:
            self.finished.emit()
            done(result)
