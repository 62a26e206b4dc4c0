"""Files of a round from the tab: issued, dropped, watched, kept and given out again."""

import hashlib

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog, QLineEdit

from fujidesk.domain.changes import Changes
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.surveys.collect_dialog import CollectDialog
from fujidesk.ui.surveys.issue_dialog import IssueDialog
from fujidesk.ui.surveys.screen import SurveyScreen
from fujidesk.ui.widgets.basics import InlineMessage


@pytest.fixture
def choose_folder(monkeypatch):
    def choose(path):
        monkeypatch.setattr(
            QFileDialog, "getExistingDirectory", staticmethod(lambda *a, **k: str(path or ""))
        )

    return choose


@pytest.fixture
def kept(screen, returned, hands):
    """The return of 収納課, taken."""
    screen.take_files([returned / "回答A.xlsx"])
    dialog = hands.dialog()
    hands.press(dialog, "1 ファイルの")
    hands.press(dialog, "閉じる")
    hands.let_go()
    hands.choose(screen, "収納課")
    screen._detail._tabs.setCurrentIndex(2)
    return returned / "回答A.xlsx"


@pytest.fixture(autouse=True)
def no_dialog_left(hands):
    """None is modal over the next test."""
    yield
    for widget in QApplication.topLevelWidgets():
        if isinstance(widget, (CollectDialog, IssueDialog)):
            widget.deleteLater()
    hands.let_go()


def settle_soon(screen):
    """A file is whole after 20 ms, so that tests need not wait as long as an office can."""
    watch = screen._round._watch
    watch._settle_s = 0.02
    watch._timer.setInterval(30)


def messages(screen):
    return [item.text() for item in screen._notices.findChildren(InlineMessage) if item.isVisible()]


def new_answers(screen):
    return [text for text in messages(screen) if text.startswith("新しい回答")]


def test_from_the_button_to_the_folder_and_back_into_the_table(
    screen, surveys, hands, tmp_path, fill, context
) -> None:
    hands.press(screen, "調査票を作る…")
    dialog = hands.dialog()
    dialog.findChild(QLineEdit).setText(str(tmp_path / "out"))
    hands.press(dialog, "3 課の調査票を作る")
    hands.press(dialog, "閉じる")
    assert hands.state(surveys, "収納課") == "sent"
    form = next((tmp_path / "out").glob("*進捗状況報告_収納課.xlsx"))
    screen.take_files([fill(form, tmp_path / "in" / "x.xlsx")])
    preview = hands.dialog()
    assert isinstance(preview, CollectDialog)
    hands.press(preview, "1 ファイルの")
    assert hands.state(surveys, "収納課") == "returned"
    hands.press(preview, "閉じる")
    screen.reload(screen._workspace.edits.undo())
    assert hands.state(surveys, "収納課") == "sent"


def test_missing_deadline_and_contact_are_told_before(make_screen, hands) -> None:
    screen = make_screen()
    screen._on_issue()
    assert hands.dialog().findChild(InlineMessage).text().startswith("提出期限と連絡先が入っていません。")


def test_files_and_folders_are_asked_for(screen, returned, choose_file, choose_folder, hands) -> None:
    choose_file(returned / "回答A.xlsx")
    hands.press(screen, "回収したファイルを読む…")
    assert hands.dialog()._replies.rowCount() == 1
    hands.press(hands.dialog(), "やめる")
    choose_folder(returned)
    hands.press(screen, "フォルダーごと読む…")
    assert hands.dialog()._replies.rowCount() == 2
    hands.press(hands.dialog(), "やめる")
    choose_file()
    hands.press(screen, "回収したファイルを読む…")
    choose_folder(None)
    hands.press(screen, "フォルダーごと読む…")
    hands.let_go()
    assert hands.dialog() is None


def test_a_watched_folder_shows_what_is_new_and_takes_nothing_by_itself(
    screen, surveys, returned, choose_folder, hands, context, qtbot
) -> None:
    choose_folder(returned)
    settle_soon(screen)
    hands.press(screen, "フォルダーを見張る…")
    screen.reload(Changes(everything=True))
    qtbot.waitUntil(lambda: bool(messages(screen)))
    assert messages(screen) == ["新しい回答 2 件（回答A.xlsx、回答B.xlsx）。内容を見てから取り込みます。"]
    assert surveys.files(2022) == []
    assert context.settings.group("surveys")["watched"] == str(returned)
    hands.press(screen, "内容を見る")
    dialog = hands.dialog()
    assert dialog._replies.rowCount() == 2
    hands.press(dialog, "やめる")
    screen._round.look_again()
    assert messages(screen) == [], "what was shown is not told again"
    hands.press(screen, "見張りをやめる")
    assert context.settings.group("surveys")["watched"] == ""
    assert screen._round.watched is None
    choose_folder(None)
    hands.press(screen, "フォルダーを見張る…")
    assert screen._round.watched is None


def test_the_watched_folder_is_remembered_and_its_loss_is_told(
    make_screen, surveys, context, tmp_path, qtbot
) -> None:
    folder = tmp_path / "回収"
    folder.mkdir()
    context.settings.put_group("surveys", {"watched": str(folder)})
    screen = make_screen()
    assert screen._round.watched == folder
    assert screen._card.watch.text() == "見張りをやめる"
    folder.rmdir()
    screen._round.look_again()
    assert "開けません" in context.reporter.notes[-1]
    assert screen._card.watch.text() == "フォルダーを見張る…"
    assert context.settings.group("surveys")["watched"] == str(folder), "for the next start"


def test_dropping_the_watched_folder_itself_takes_the_message_away(
    screen, returned, choose_folder, hands, qtbot
) -> None:
    choose_folder(returned)
    settle_soon(screen)
    hands.press(screen, "フォルダーを見張る…")
    qtbot.waitUntil(lambda: bool(new_answers(screen)))
    screen.take_files([returned])
    assert new_answers(screen) == []
    hands.press(hands.dialog(), "やめる")


def test_a_return_taken_in_another_round_is_not_new(
    screen, kept, surveys, choose_folder, hands, qtbot
) -> None:
    screen.set_fiscal_year(2023)
    choose_folder(kept.parent)
    settle_soon(screen)
    hands.press(screen, "フォルダーを見張る…")
    qtbot.waitUntil(lambda: bool(new_answers(screen)))
    assert new_answers(screen) == ["新しい回答 1 件（回答B.xlsx）。内容を見てから取り込みます。"]


def test_a_return_that_was_undone_is_new_again(screen, kept, choose_folder, hands, qtbot) -> None:
    screen.reload(screen._workspace.edits.undo())
    choose_folder(kept.parent)
    settle_soon(screen)
    hands.press(screen, "フォルダーを見張る…")
    qtbot.waitUntil(lambda: bool(new_answers(screen)))
    assert "新しい回答 2 件（回答A.xlsx、回答B.xlsx）" in new_answers(screen)[0]


def test_stopping_ends_the_watch_but_remembers_the_folder(
    screen, returned, choose_folder, hands, context, qtbot
) -> None:
    choose_folder(returned)
    hands.press(screen, "フォルダーを見張る…")
    screen.stop()
    watch = screen._round._watch
    assert watch.folder is None
    assert watch._system.directories() == watch._system.files() == []
    assert not watch._timer.isActive()
    assert context.settings.group("surveys")["watched"] == str(returned)


def test_a_kept_file_is_given_out_byte_for_byte(screen, kept, tmp_path, choose_file, hands, context) -> None:
    table = screen._detail.kept._table.model()
    assert table.index(0, 1).data() == "回答A.xlsx"
    assert table.index(0, 3).data() == "受入済"
    assert table.index(0, 4).data() == hashlib.sha256(kept.read_bytes()).hexdigest()[:12]
    target = tmp_path / "控え.xlsx"
    choose_file(target)
    hands.press(screen, "元のファイルを保存…")
    assert target.read_bytes() == kept.read_bytes()
    assert context.reporter.notes[-1] == f"元のファイルを保存しました：{target}"
    choose_file()
    hands.press(screen, "元のファイルを保存…")
    choose_file(tmp_path)
    hands.press(screen, "元のファイルを保存…")


def test_a_kept_file_is_read_once_more(screen, kept, hands) -> None:
    hands.press(screen, "もう一度読む…")
    dialog = hands.dialog()
    assert dialog._replies.rowCount() == 1
    assert "と同じ内容のファイルを" in dialog._replies.index(0, 0).data(Qt.ItemDataRole.ToolTipRole)
    hands.press(dialog, "やめる")


def test_undone_files_are_kept_as_withdrawn(screen, kept, surveys) -> None:
    screen.reload(screen._workspace.edits.undo())
    assert [file.state for file in surveys.files(2022)] == ["withdrawn"]
    assert screen._detail.kept._table.model().index(0, 3).data() == "取消"


def test_nothing_to_ask_is_told(screen, hands, context) -> None:
    hands.press(screen, "照会票を作る…")
    assert "照会する質問がありません" in str(context.reporter.errors[-1])


def test_question_sheets_are_made_for_the_departments_that_are_asked(
    screen, small_workspace, hands, tmp_path
) -> None:
    small_workspace.oddities.ask(2022, "1-1-1", "番号札の色は何色ですか。")
    screen.reload(Changes(everything=True))
    hands.press(screen, "照会票を作る…")
    dialog = hands.dialog()
    dialog.findChild(QLineEdit).setText(str(tmp_path / "out"))
    hands.press(dialog, "1 課の照会票を作る")
    assert [path.suffix for path in (tmp_path / "out").iterdir()] == [".xlsx"]
    hands.press(dialog, "閉じる")


def test_read_only_takes_nothing(small_workspace, surveys, returned, context, qtbot, tmp_path, hands) -> None:
    path = small_workspace.path
    small_workspace.close()
    opened = open_workspace(path, user_folders(tmp_path / "other"), read_only=True)
    screen = SurveyScreen(opened, context)
    qtbot.addWidget(screen)
    screen.show()
    screen.set_fiscal_year(2022)
    assert messages(screen) == ["読み取り専用で開いているため、変更できません。"]
    assert not hands.button(screen, "調査票を作る…").isEnabled()
    screen.take_files([returned])
    assert isinstance(context.reporter.errors[-1], UserError)
    assert hands.dialog() is None
    opened.close()
