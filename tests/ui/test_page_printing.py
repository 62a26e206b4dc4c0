"""Printing what a tab shows: laid out beside the window, previewed when that is done."""

import threading

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QWidget

from fujidesk.domain.pack_blocks import Column, Row, TableBlock
from fujidesk.domain.printed import PrintedPaper, PrintedPart
from fujidesk.errors import MachineError
from fujidesk.settings import SettingsStore
from fujidesk.ui import scene_printing
from fujidesk.ui.clock import Clock
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.tasks import TaskRunner

TABLE = TableBlock("list", "", (Column("番号", 4),), (Row(("1-1-1",)),))
PAPER = PrintedPaper("計画", (PrintedPart("一覧", (TABLE,)),), "令和8年7月10日現在")


@pytest.fixture
def window(qtbot):
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_a_paper_is_previewed_under_its_name(qtbot, window, context, previews):
    PagePrinting(context, window).print_paper(PAPER)
    qtbot.waitUntil(lambda: bool(previews.shown))
    ((title, pages),) = previews.shown
    assert (title, len(pages)) == ("一覧", 1)


def test_reading_and_layout_run_beside_the_window_and_leave_the_worker_free(
    qtbot, window, theme, reporter, monkeypatch
):
    runner = TaskRunner()
    context = ScreenContext(theme, runner, reporter, SettingsStore(None), Clock())
    threads, busy = [], []
    monkeypatch.setattr(scene_printing, "preview_scenes", lambda *_: busy.append(runner.busy))

    def gather():
        threads.append(threading.current_thread() is threading.main_thread())
        return PAPER

    PagePrinting(context, window).print_gathered(gather)
    qtbot.waitUntil(lambda: bool(busy))
    runner.close()
    assert threads == [False]
    assert busy == [False]


def test_what_cannot_be_read_is_told_and_opens_nothing(qtbot, window, context, previews):
    def gather():
        raise MachineError("データベースを読めません。")

    with qtbot.waitSignal(context.tasks.failed) as told:
        PagePrinting(context, window).print_gathered(gather)
    assert str(told.args[0]) == "データベースを読めません。"
    assert previews.shown == []


def test_ctrl_p_works_beside_the_page_while_it_shows(qtbot, window, context):
    page, beside = QWidget(window), QLineEdit(window)
    pressed = []
    PagePrinting(context, page).listen(lambda: pressed.append(page.isVisible()))
    window.show()
    window.activateWindow()
    qtbot.waitUntil(window.isActiveWindow)
    beside.setFocus()
    qtbot.keyClick(beside, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    page.hide()
    qtbot.keyClick(beside, Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    assert pressed == [True]
