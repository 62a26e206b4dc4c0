"""Workbooks out: asked for, written beside the window, stopped, and the folder offered."""

import threading
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QLineEdit, QListView, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.errors import MachineError
from fujidesk.services.survey_issue import IssueResult
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.surveys.issue_dialog import IssueDialog, Issuing, Recipient
from fujidesk.ui.tasks import TaskRunner
from fujidesk.ui.widgets.basics import InlineMessage

RECIPIENTS = (
    Recipient("収納課", "1 事業"),
    Recipient("市民課", "2 事業"),
    Recipient("人事課", "提出", chosen=False),
)


@pytest.fixture
def window(qtbot, theme, hands):
    made = QWidget()
    made.resize(1366, 768)
    qtbot.addWidget(made)
    made.show()
    yield made
    made.deleteLater()
    hands.let_go()


@pytest.fixture
def written():
    return []


@pytest.fixture
def work(written):
    def write(folder, departments, progress):
        for place, name in enumerate(departments):
            progress.step(place, len(departments), name)
            written.append(name)
        return IssueResult(tuple(folder / f"{name}.xlsx" for name in departments), Changes(label="送付"))

    return write


@pytest.fixture
def open_dialog(window, context):
    def make(issuing, beside=None):
        dialog = IssueDialog(issuing, beside or context, window)
        dialog.open()
        return dialog

    return make


def folder_box(dialog):
    return dialog.findChild(QLineEdit)


def said(dialog):
    return " ".join(label.text() for label in dialog.findChildren(QLabel) if label.isVisible())


def test_nothing_is_made_before_a_folder_is_chosen(
    open_dialog, work, tmp_path, hands, monkeypatch, qtbot
) -> None:
    dialog = open_dialog(
        Issuing("調査票", RECIPIENTS, work, "提出期限が入っていません。", "送ってください。")
    )
    assert dialog.findChild(InlineMessage).text() == "提出期限が入っていません。"
    make = hands.button(dialog, "2 課の調査票を作る")
    assert not make.isEnabled()
    assert make.toolTip() == "保存するフォルダーを選ぶと押せます"
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: ""))
    hands.press(dialog, "選ぶ…")
    assert not make.isEnabled()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(tmp_path)))
    hands.press(dialog, "選ぶ…")
    assert make.isEnabled()


def test_departments_are_ticked_by_mouse_keys_and_all_at_once(
    open_dialog, work, written, hands, qtbot, tmp_path
) -> None:
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work))
    hands.press(dialog, "全部外す")
    assert hands.button(dialog, "部署を選んでください") is not None
    hands.press(dialog, "全部選ぶ")
    assert hands.button(dialog, "3 課の調査票を作る") is not None
    listed = dialog.findChild(QListView)
    listed.setFocus()
    listed.setCurrentIndex(listed.model().index(0, 0))
    qtbot.keyClick(listed, Qt.Key.Key_Space)
    folder_box(dialog).setText(str(tmp_path))
    with qtbot.waitSignal(dialog.issued) as issued:
        hands.press(dialog, "2 課の調査票を作る")
    assert written == ["市民課", "人事課"]
    assert issued.args == [Changes(label="送付")]


def test_afterwards_the_folder_is_offered(open_dialog, work, tmp_path, hands, context, monkeypatch) -> None:
    opened = []
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda url: opened.append(url) or True))
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work, "", "送ってください。"))
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    folder_box(dialog).setText(str(tmp_path))
    hands.press(dialog, "2 課の調査票を作る")
    assert "2 ファイルを作りました。" in said(dialog)
    assert str(tmp_path) in said(dialog)
    assert "送ってください。" in said(dialog)
    assert context.reporter.notes[-1] == f"調査票を 2 ファイル作りました：{tmp_path}"
    hands.press(dialog, "フォルダーを開く")
    assert Path(opened[0].toLocalFile()) == tmp_path
    monkeypatch.setattr(QDesktopServices, "openUrl", staticmethod(lambda _url: False))
    hands.press(dialog, "フォルダーを開く")
    assert str(tmp_path) in str(context.reporter.errors[-1])
    hands.press(dialog, "閉じる")
    hands.let_go()
    assert gone, "freed on close"


def test_the_folder_is_remembered(open_dialog, work, tmp_path, hands) -> None:
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work))
    folder_box(dialog).setText(str(tmp_path))
    hands.press(dialog, "2 課の調査票を作る")
    hands.press(dialog, "閉じる")
    assert folder_box(open_dialog(Issuing("照会票", RECIPIENTS, work))).text() == str(tmp_path)


def test_writing_that_fails_leads_back_with_the_reason(open_dialog, tmp_path, hands, context) -> None:
    def fail(_folder, _departments, _progress):
        raise MachineError("書き込めません。")

    dialog = open_dialog(Issuing("調査票", RECIPIENTS, fail))
    folder_box(dialog).setText(str(tmp_path))
    hands.press(dialog, "2 課の調査票を作る")
    assert str(context.reporter.errors[-1]) == "書き込めません。"
    assert folder_box(dialog).isVisible()


def test_writing_is_stopped_and_leads_back(
    open_dialog, work, written, tmp_path, theme, reporter, context, hands, qtbot
) -> None:
    tasks, begun, go_on = TaskRunner(), threading.Event(), threading.Event()

    def slow(folder, departments, progress):
        begun.set()
        go_on.wait(5)
        return work(folder, departments, progress)

    dialog = open_dialog(
        Issuing("調査票", RECIPIENTS, slow), ScreenContext(theme, tasks, reporter, context.settings)
    )
    folder_box(dialog).setText(str(tmp_path))
    hands.press(dialog, "2 課の調査票を作る")
    qtbot.waitUntil(begun.is_set)
    qtbot.keyClick(dialog, Qt.Key.Key_Escape)
    assert dialog.isVisible(), "it waits for its work"
    go_on.set()
    qtbot.waitUntil(lambda: not tasks.busy)
    assert written == []
    assert folder_box(dialog).isVisible()
    assert reporter.errors[-1].args
    tasks.close()


def test_without_departments_there_is_nothing_to_make(open_dialog, work, hands) -> None:
    dialog = open_dialog(Issuing("調査票", (), work))
    assert not hands.button(dialog, "部署を選んでください").isEnabled()
    hands.press(dialog, "やめる")


def test_a_double_click_anywhere_in_the_row_turns_its_tick_over(
    open_dialog, work, hands, qtbot, tmp_path
) -> None:
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work))
    hands.press(dialog, "全部選ぶ")
    listed = dialog.findChild(QListView)
    spot = listed.visualRect(listed.model().index(1, 0)).center()
    for _ in range(2):
        qtbot.mouseClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
        qtbot.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert hands.button(dialog, "3 課の調査票を作る") is not None, "twice is as before"
    qtbot.mouseDClick(listed.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert dialog._chosen() == ["収納課", "人事課"]


def test_only_those_who_have_not_answered_are_ticked_at_first(open_dialog, work) -> None:
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work))
    assert dialog._chosen() == [item.department for item in RECIPIENTS if item.chosen]


def test_a_folder_of_spaces_is_none(open_dialog, work, hands) -> None:
    dialog = open_dialog(Issuing("調査票", RECIPIENTS, work))
    folder_box(dialog).setText("   ")
    assert not hands.button(dialog, "2 課の調査票を作る").isEnabled()
