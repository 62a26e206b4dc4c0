"""Files in and out: chosen in the menu or dropped onto the window."""

import datetime as dt
from pathlib import Path

import pytest
from docx import Document
from PySide6.QtCore import QEvent, QMimeData, QPoint, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QLabel, QPushButton

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.ui.file_commands import FileCommands, are_returns, dropped_files
from fujidesk.ui.main_window import MainWindow
from fujidesk.ui.screen_stack import ScreenStack
from fujidesk.ui.status_line import StatusLine
from fujidesk.ui.widgets.basics import InlineMessage
from fujidesk.ui.window_menu import WindowMenu


@pytest.fixture
def window(qtbot, small_workspace, context):
    made = MainWindow(small_workspace, context)
    qtbot.addWidget(made)
    made.show()
    made.open_tab("home")
    return made


def mime_of(*paths):
    mime = QMimeData()
    mime.setUrls([QUrl.fromLocalFile(str(path)) for path in paths])
    return mime


def drop(window, *paths):
    mime = mime_of(*paths)
    copy, left, none = Qt.DropAction.CopyAction, Qt.MouseButton.LeftButton, Qt.KeyboardModifier.NoModifier
    enter = QDragEnterEvent(QPoint(200, 200), copy, mime, left, none)
    window.dragEnterEvent(enter)
    assert enter.isAccepted()
    window.dropEvent(QDropEvent(QPointF(200, 200), copy, mime, left, none))


def test_a_dropped_workbook_starts_the_import_of_the_register(
    qtbot, window, small_workspace, tmp_path, answers
):
    book = tmp_path / "台帳.xlsx"
    small_workspace.register_exchange.write_workbook(book)
    answers.expect(lambda dialog: dialog.reject())
    drop(window, book)
    qtbot.waitUntil(lambda: len(answers.seen) == 1)
    assert small_workspace.edits.step_count == 0


def test_a_dropped_text_that_is_no_plan_is_a_sentence(qtbot, window, tmp_path, reporter, small_workspace):
    text = tmp_path / "memo.txt"
    text.write_text("買い物の覚え書き\n", encoding="utf-8")
    drop(window, text)
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert "memo.txt" in str(reporter.errors[0])
    assert small_workspace.edits.step_count == 0


def test_two_workbooks_at_once_are_refused(window, tmp_path, reporter):
    drop(window, tmp_path / "a.xlsx", tmp_path / "b.xlsx")
    assert "1 ファイルずつ" in str(reporter.errors[0])


def test_only_local_files_are_taken():
    mime = QMimeData()
    mime.setUrls([QUrl("https://example.jp/plan.txt")])
    assert dropped_files(mime) == []


def test_the_register_is_written_where_one_says(window, tmp_path, choose_file, reporter):
    choose_file(tmp_path / "台帳")
    window.findChild(WindowMenu).export_register.trigger()
    assert (tmp_path / "台帳.xlsx").is_file()
    assert "台帳.xlsx" in reporter.notes[0]


def test_the_plan_is_written_where_one_says_and_dropped_it_has_no_difference(
    qtbot, window, tmp_path, choose_file, reporter, answers
):
    choose_file(tmp_path / "計画書")
    window.findChild(WindowMenu).export_plan.trigger()
    assert (tmp_path / "計画書.docx").read_bytes().startswith(b"PK")
    assert "（3 事業、9 頁）" in reporter.notes[0]
    shown = []
    answers.expect(lambda dialog: (shown.extend(texts_of(dialog)), dialog.reject()))
    drop(window, tmp_path / "計画書.docx")
    qtbot.waitUntil(lambda: bool(shown))
    assert reporter.errors == []
    counts = shown.index("新規")
    assert shown[counts : counts + 6] == ["新規", "0", "変更", "0", "同じ", "3"]


def test_the_plan_carries_the_day_of_the_window(window, tmp_path, choose_file, context):
    context.clock.set_day(dt.date(2026, 7, 10))
    choose_file(tmp_path / "計画書.docx")
    window.findChild(WindowMenu).export_plan.trigger()
    shown = [item.text for item in Document(str(tmp_path / "計画書.docx")).paragraphs]
    assert "令和8年7月10日現在" in shown


def test_a_document_that_is_no_plan_is_a_sentence(qtbot, window, tmp_path, reporter):
    Document().save(str(tmp_path / "資料.docx"))
    drop(window, tmp_path / "資料.docx")
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert "資料.docx は、このプログラムで書き出した計画書ではありません" in str(reporter.errors[0])


def texts_of(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_choosing_no_file_does_nothing(window, choose_file, reporter):
    choose_file()
    menu = window.findChild(WindowMenu)
    for action in (menu.import_plan, menu.import_register, menu.export_register, menu.export_plan):
        action.trigger()
    assert reporter.errors == []
    assert reporter.notes == []


def test_a_folder_that_cannot_be_written_to_is_told(window, tmp_path, choose_file, reporter):
    choose_file(tmp_path / "nowhere" / "台帳.xlsx")
    window.findChild(WindowMenu).export_register.trigger()
    assert len(reporter.errors) == 1
    assert "nowhere" in str(reporter.errors[0])


def test_an_import_reaches_the_window(window, small_workspace):
    change = FieldChange(Entity.PROJECT, "1-1-9", "title", "ＬＩＮＥのお知らせ", "お知らせの配信")
    window.findChild(FileCommands).changed.emit(small_workspace.edits.apply([change], "取り込み"))
    assert window.findChild(StatusLine).steps() == "変更 1 件（Ctrl+Z で戻せます）"


@pytest.mark.parametrize("name", ["議事録.pdf", "写真.PNG", "台帳.xls", "台帳.csv", "資料.pptx", "一覧.ods"])
def test_files_of_other_kinds_are_refused_with_what_is_wanted(window, tmp_path, reporter, name):
    (tmp_path / name).write_bytes(b"\x00")
    drop(window, tmp_path / name)
    assert len(reporter.errors) == 1
    assert f"「{name}」は取り込めません" in str(reporter.errors[0])
    assert ".xlsx" in str(reporter.errors[0])


def test_a_dropped_folder_is_refused(window, tmp_path, reporter):
    (tmp_path / "計画書").mkdir()
    drop(window, tmp_path / "計画書")
    assert "「計画書」は取り込めません" in str(reporter.errors[0])


def test_a_returned_form_and_a_folder_of_them_open_their_tab(
    window, small_workspace, tmp_path, reporter
) -> None:
    result = small_workspace.survey_issue.issue(2022, tmp_path / "回収", today=dt.date(2023, 4, 3))
    for dropped in (result.paths[0], tmp_path / "回収"):
        window.open_tab("home")
        drop(window, dropped)
        screens = window.findChild(ScreenStack)
        assert screens.current == "surveys"
        dialog = QApplication.activeModalWidget()
        assert dialog.windowTitle() == "回収したファイル"
        dialog.deleteLater()
        QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert reporter.errors == []


def test_what_is_dropped_on_the_survey_is_read_there(window, tmp_path) -> None:
    window.open_tab("surveys")
    (tmp_path / "メモ.xlsx").write_bytes(b"no workbook")
    drop(window, tmp_path / "メモ.xlsx")
    dialog = QApplication.activeModalWidget()
    assert "メモ.xlsx" in dialog.findChild(InlineMessage).text()
    dialog.deleteLater()
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)


def test_one_wrong_file_among_right_ones_refuses_all(window, tmp_path, reporter):
    drop(window, tmp_path / "002.txt", tmp_path / "図.png", tmp_path / "003.txt")
    assert len(reporter.errors) == 1
    assert "「図.png」" in str(reporter.errors[0])


def test_a_workbook_among_texts_is_refused(window, tmp_path, reporter):
    drop(window, tmp_path / "002.txt", tmp_path / "台帳.xlsx")
    assert "1 ファイルずつ" in str(reporter.errors[0])


def test_a_dropped_file_that_is_gone_or_empty_is_one_sentence(window, tmp_path, reporter):
    (tmp_path / "空.txt").write_bytes(b"")
    for count, name in enumerate(("消えた.txt", "消えた.xlsx", "空.txt"), start=1):
        drop(window, tmp_path / name)
        assert len(reporter.errors) == count
        assert name in str(reporter.errors[-1])


def test_dropped_words_are_no_files(window):
    mime = QMimeData()
    mime.setText("002.txt")
    enter = QDragEnterEvent(QPoint(9, 9), Qt.DropAction.CopyAction, mime, Qt.MouseButton.LeftButton,
                            Qt.KeyboardModifier.NoModifier)  # fmt: skip
    enter.ignore()
    window.dragEnterEvent(enter)
    assert not enter.isAccepted()


@pytest.mark.parametrize(("word", "replaced"), [("上書きする", True), ("やめる", False)])
def test_a_file_whose_name_was_typed_without_its_ending_is_not_replaced_unasked(
    qtbot, window, tmp_path, choose_file, answers, word, replaced
):
    (tmp_path / "台帳.xlsx").write_bytes(b"older")
    choose_file(tmp_path / "台帳")
    answers.expect(lambda dialog: press(qtbot, dialog, word))
    window.findChild(WindowMenu).export_register.trigger()
    assert ((tmp_path / "台帳.xlsx").read_bytes() != b"older") is replaced


def test_a_workbook_is_never_written_as_one_with_macros(window, tmp_path, choose_file):
    choose_file(tmp_path / "台帳.xlsm")
    window.findChild(WindowMenu).export_register.trigger()
    assert not (tmp_path / "台帳.xlsm").exists()
    assert (tmp_path / "台帳.xlsm.xlsx").is_file()


def press(qtbot, dialog, word):
    button = next(item for item in dialog.findChildren(QPushButton) if item.text() == word)
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_folder_that_cannot_be_looked_into_stops_no_drop(tmp_path, monkeypatch):
    def refuse(_self):
        raise PermissionError

    monkeypatch.setattr(Path, "iterdir", refuse)
    assert not are_returns([tmp_path])
