"""Signals that end the process close the window first."""

import os
import signal
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.ui.interrupts import ENDING, SignalWatch, close_on_signals


@pytest.fixture
def handlers_kept():
    """Put the handlers of pytest back."""
    kept = {number: signal.getsignal(number) for number in ENDING}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name == "nt", reason="os.kill ends the process there")
@pytest.mark.parametrize("has_pipe", [True, False], ids=["pipe", "timer"])
@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_closes_the_window_and_ends_the_program(
    qtbot, handlers_kept, monkeypatch, number, has_pipe, no_network
):
    ended, before = [], signal.getsignal(number)
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append("quit"))
    window = QWidget()
    qtbot.addWidget(window, before_close_func=lambda _: None)
    window.show()
    watch = close_on_signals(window)
    watch._has_pipe = has_pipe
    qtbot.waitUntil(lambda: signal.getsignal(number) is not before)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: ended == ["quit"])
    assert not window.isVisible()


@pytest.mark.skipif(os.name == "nt", reason="Windows counts no open files")
def test_waiting_for_signals_leaves_nothing_open(qtbot, handlers_kept):
    window = QWidget()
    qtbot.addWidget(window)
    before = len(list(Path("/proc/self/fd").iterdir()))
    watch = SignalWatch(window)
    watch.begin()
    watch.end()
    watch.end()
    assert len(list(Path("/proc/self/fd").iterdir())) == before
