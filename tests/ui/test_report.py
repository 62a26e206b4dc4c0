"""Errors as sentences; bugs with details to copy."""

import logging
import sys
import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QDialog, QLabel, QPushButton, QWidget

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


def accept_later(dialog):
    dialog.accept()


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


def test_the_same_sentence_is_shown_once(qtbot, real_reporter, answers):
    answers.expect(accept_later)
    for _ in range(5):
        real_reporter.show(UserError("一つ目。"))
    qtbot.waitUntil(lambda: real_reporter._open is None)
    assert len(answers.seen) == 1


def test_another_error_waits_until_the_first_is_closed(qtbot, real_reporter, answers):
    seen = []

    def answer(dialog):
        seen.append(texts(dialog)[1])
        dialog.accept()

    answers.expect(answer)
    answers.expect(answer)
    real_reporter.show(UserError("一つ目。"))
    real_reporter.show(MachineError("二つ目。"))
    qtbot.waitUntil(lambda: real_reporter._open is None)
    assert seen == ["一つ目。", "二つ目。"]


def test_a_flood_of_errors_ends_in_the_log(qtbot, real_reporter, answers, caplog):
    with caplog.at_level(logging.INFO):
        for count in range(20):
            real_reporter.show(UserError(f"{count} 番目。"))
    for _ in range(4):
        answers.expect(accept_later)
    qtbot.waitUntil(lambda: real_reporter._open is None)
    assert len(answers.seen) == 4
    assert "19 番目。" in caplog.text


def test_a_message_lies_over_the_dialog_that_is_open(qtbot, window, real_reporter, answers):
    dialog = QDialog(window)
    dialog.setProperty("answered", True)
    dialog.open()
    answers.expect(accept_later)
    real_reporter.show(UserError("台帳.xlsx が読めません。"))
    assert real_reporter._open.parent() is dialog
    qtbot.waitUntil(lambda: real_reporter._open is None)
    dialog.close()


def test_errors_are_shown_again_after_a_message_went_away_with_its_dialog(
    qtbot, window, real_reporter, answers
):
    dialog = QDialog(window)
    dialog.setProperty("answered", True)
    dialog.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    dialog.open()
    real_reporter.show(UserError("一つ目。"))
    real_reporter._open.setProperty("answered", True)
    dialog.close()
    qtbot.waitUntil(lambda: real_reporter._open is None)
    answers.expect(accept_later)
    real_reporter.show(UserError("一つ目。"))
    qtbot.waitUntil(lambda: len(answers.seen) == 1 and real_reporter._open is None)


def test_what_a_slot_raises_ends_in_a_dialog_and_the_log(qtbot, window, real_reporter, answers, caplog):
    def slot():
        raise ZeroDivisionError

    sys.excepthook = real_reporter.on_uncaught
    push = QPushButton("押す", window)
    push.clicked.connect(slot)
    push.show()
    answers.expect(lambda dialog: (press(qtbot, dialog, "詳細をコピー"), press(qtbot, dialog, "閉じる")))
    with qtbot.captureExceptions() as caught:
        sys.excepthook = real_reporter.on_uncaught
        qtbot.mouseClick(push, Qt.MouseButton.LeftButton)
        qtbot.waitUntil(lambda: len(answers.seen) == 1 and real_reporter._open is None)
    assert caught == []
    assert answers.seen == ["不具合が起きました"]
    assert "ZeroDivisionError" in QGuiApplication.clipboard().text()
    assert "ZeroDivisionError" in caplog.text


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


def test_what_another_thread_raises_is_shown_in_the_windows_thread(
    qtbot, real_reporter, answers, monkeypatch
):
    threads = []
    monkeypatch.setattr(real_reporter, "_open_message", lambda _: threads.append(threading.current_thread()))
    thread = threading.Thread(target=real_reporter.on_uncaught, args=(KeyError, KeyError("x"), None))
    thread.start()
    thread.join()
    assert threads == []
    qtbot.waitUntil(lambda: threads == [threading.main_thread()])
