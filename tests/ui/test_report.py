"""Errors as sentences; bugs with details to copy."""

import logging
import sys

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton, QWidget

from fujidesk.errors import CancelledError, FujideskError, MachineError, UserError
from fujidesk.ui.report import Reporter


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def real_reporter(window):
    made = Reporter(window)
    made.set_window(window)
    return made


def texts(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def press(qtbot, dialog, word):
    button = next(item for item in dialog.findChildren(QPushButton) if item.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


@pytest.mark.parametrize("kind", [UserError, MachineError, FujideskError])
def test_our_errors_show_their_sentence_and_no_details(qtbot, real_reporter, answers, kind):
    seen = []

    def answer(dialog):
        seen.extend(texts(dialog))
        assert "詳細をコピー" not in [item.text() for item in dialog.findChildren(QPushButton)]
        press(qtbot, dialog, "閉じる")

    answers.expect(answer)
    real_reporter.show(kind("台帳.xlsx の 3 行目に番号がありません。"))
    qtbot.waitUntil(lambda: bool(seen))
    assert "台帳.xlsx の 3 行目に番号がありません。" in seen


def test_a_bug_has_details_to_copy_and_never_shows_a_trace(qtbot, real_reporter, answers, caplog):
    seen = []

    def answer(dialog):
        seen.extend(texts(dialog))
        press(qtbot, dialog, "詳細をコピー")
        press(qtbot, dialog, "閉じる")

    answers.expect(answer)
    with caplog.at_level(logging.ERROR):
        try:
            {}["行"]
        except KeyError:
            real_reporter.on_uncaught(*sys.exc_info())
    qtbot.waitUntil(lambda: bool(seen))
    assert not any("KeyError" in text for text in seen)
    assert "KeyError" in QGuiApplication.clipboard().text()
    assert "KeyError" in caplog.text


def test_a_stop_is_a_note_and_opens_nothing(qtbot, real_reporter, answers):
    with qtbot.waitSignal(real_reporter.informed) as caught:
        real_reporter.show(CancelledError())
    assert caught.args == ["中止しました。何も変更していません。"]


def test_a_second_error_does_not_pile_up(qtbot, real_reporter, answers):
    closed = []

    def answer(dialog):
        dialog.accept()
        closed.append(True)

    answers.expect(answer)
    real_reporter.show(UserError("一つ目。"))
    real_reporter.show(UserError("二つ目。"))
    qtbot.waitUntil(lambda: bool(closed))
    assert len(answers.seen) == 1


def test_the_message_is_freed_when_closed(qtbot, real_reporter, answers):
    freed = []

    def answer(dialog):
        dialog.destroyed.connect(lambda: freed.append(True))
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    answers.expect(answer)
    real_reporter.show(UserError("一つ目。"))
    qtbot.waitUntil(lambda: bool(freed))


def test_keyboard_interrupt_is_left_alone(real_reporter, answers):
    real_reporter.on_uncaught(KeyboardInterrupt, KeyboardInterrupt(), None)
