"""The binding layer must not lose references: on Python 3.11 that ends the process after some hundred calls."""

import sys

from PySide6.QtCore import QObject, Signal


class _Sender(QObject):
    told = Signal(bool)

    def hear(self, _value):
        """Do nothing."""


def test_sending_signals_keeps_the_references_of_true_and_false(qtbot):
    sender = _Sender()
    sender.told.connect(sender.hear)
    sender.told.emit(True)
    before = sys.getrefcount(True), sys.getrefcount(False)
    for _ in range(40):
        sender.told.emit(True)
        sender.told.emit(False)
    after = sys.getrefcount(True), sys.getrefcount(False)
    assert abs(after[0] - before[0]) < 20
    assert abs(after[1] - before[1]) < 20
