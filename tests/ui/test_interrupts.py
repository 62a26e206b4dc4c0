"""Signals that end the process close the window first."""

import os
import signal

import pytest
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.ui.interrupts import ENDING, close_on_signals


@pytest.fixture
def handlers_kept():
    """Put the handlers of pytest back."""
    kept = {number: signal.getsignal(number) for number in ENDING}
    yield
    signal.set_wakeup_fd(-1)
    for number, handler in kept.items():
        signal.signal(number, handler)


@pytest.mark.skipif(os.name == "nt", reason="os.kill ends the process there")
@pytest.mark.parametrize("number", ENDING, ids=lambda number: number.name)
def test_a_signal_closes_the_window_and_ends_the_program(qtbot, handlers_kept, monkeypatch, number):
    ended, before = [], signal.getsignal(number)
    monkeypatch.setattr(QApplication, "quit", lambda: ended.append("quit"))
    window = QWidget()
    qtbot.addWidget(window, before_close_func=lambda _: None)
    window.show()
    close_on_signals(window)
    qtbot.waitUntil(lambda: signal.getsignal(number) is not before)
    os.kill(os.getpid(), number)
    qtbot.waitUntil(lambda: ended == ["quit"])
    assert not window.isVisible()
