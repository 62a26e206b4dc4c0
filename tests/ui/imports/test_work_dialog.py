"""A dialog with work under way: steps, stop, failure, and closing only when it has ended."""

import threading

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication, QLabel, QProgressBar, QPushButton, QWidget

from fujidesk.errors import CancelledError, UserError
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.work_dialog import WorkDialog
from fujidesk.ui.tasks import TaskRunner


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def tasks(qapp):
    made = TaskRunner()
    yield made
    made.close()


@pytest.fixture
def beside(theme, tasks, reporter, context):
    return ScreenContext(theme, tasks, reporter, context.settings)


def opened(window, context):
    dialog = WorkDialog("仕事", context, window)
    dialog.open()
    return dialog


def freed(dialog):
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    return gone


def let_go():
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_work_hands_its_result_over(window, context) -> None:
    dialog = opened(window, context)
    found = []
    dialog.do_work("数えています", lambda _progress: 3, found.append)
    assert found == [3]
    assert not dialog.is_working
    dialog.reject()
    let_go()


def test_steps_are_shown_and_those_of_others_are_not(window, beside, tasks, qtbot) -> None:
    dialog = opened(window, beside)
    go_on = threading.Event()
    tasks.progressed.emit(1, 2, "ほかの仕事")
    bar = dialog.findChild(QProgressBar)
    assert bar.value() <= 0

    def work(progress):
        progress.step(1, 2, "収納課")
        go_on.wait(5)

    dialog.do_work("作っています", work, lambda _found: None)
    qtbot.waitUntil(lambda: bar.value() == 1)
    said = [label.text() for label in dialog.findChildren(QLabel)]
    assert "作っています…" in said
    assert "収納課（1 / 2）" in said
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    dialog.reject()
    let_go()


def test_stopped_work_closes_a_dialog_without_a_page(window, beside, tasks, reporter, qtbot) -> None:
    dialog = opened(window, beside)
    gone, begun, go_on = freed(dialog), threading.Event(), threading.Event()

    def work(progress):
        begun.set()
        go_on.wait(5)
        progress.step(1, 2, "")

    dialog.do_work("作っています", work, lambda _found: None)
    qtbot.waitUntil(begun.is_set)
    stop = next(item for item in dialog.findChildren(QPushButton) if item.text() == "中止")
    qtbot.mouseClick(stop, Qt.MouseButton.LeftButton)
    assert not stop.isEnabled()
    dialog.reject()
    assert dialog.isVisible()
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    let_go()
    assert gone
    assert isinstance(reporter.errors[-1], CancelledError)


def test_failed_work_leads_back_to_the_page_before(window, context, reporter) -> None:
    dialog = opened(window, context)
    page = QWidget(dialog)
    dialog.show_page(dialog.add_page(page))
    assert page.isVisible()

    def fail(_progress):
        raise UserError("だめです。")

    dialog.do_work("作っています", fail, lambda _found: None)
    assert page.isVisible()
    assert str(reporter.errors[-1]) == "だめです。"
    dialog.reject()
    let_go()


def test_it_fills_its_window(window, context) -> None:
    dialog = opened(window, context)
    dialog.fill_window()
    assert (dialog.width(), dialog.height()) == (1326, 728)
    dialog.reject()
    let_go()
