"""What the menu does with backups, by real clicks: made, chosen, gone back to, the folder, the second one."""

import threading
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QFileDialog, QLabel, QWidget

from fujidesk.domain.backups import BackupReason
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.progress import NoProgress
from fujidesk.models import copies
from fujidesk.paths import user_folders
from fujidesk.services import workspace_file
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.backups.backup_list import HEADINGS, UNREADABLE
from fujidesk.ui.backups.commands import BY_SERVER, UNDER_WAY, BackupCommands
from fujidesk.ui.backups.restore_dialog import RestoreDialog
from fujidesk.ui.backups.second_dialog import SecondFolderDialog


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.resize(1000, 700)
    made.show()
    return made


@pytest.fixture
def commands(window, small_workspace, context):
    return BackupCommands(small_workspace, context, window)


@pytest.fixture
def opened(monkeypatch):
    """Folders shown in the file manager; `opened.works = False` lets it fail."""

    class Opened(list):
        works = True

    folders = Opened()
    monkeypatch.setattr(
        QDesktopServices, "openUrl", lambda url: folders.append(url.toLocalFile()) or folders.works
    )
    return folders


def change_page(workspace, page):
    before = workspace.registry.sheet("1-1-1").record.page
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", before, page)], "頁")


def cells(dialog, row):
    model = dialog.list.table.model()
    return [model.index(row, column).data() for column in range(len(HEADINGS))]


def click(qtbot, button):
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def test_a_backup_is_made_and_named(qtbot, commands, small_workspace, reporter):
    with qtbot.waitSignal(commands.made):
        commands.take()
    (backup,) = small_workspace.backups()
    assert backup.name.reason == BackupReason.MANUAL
    assert reporter.notes == [f"バックアップを取りました：{backup.path.name}"]


def test_the_backup_of_the_day_is_made_once(qtbot, commands, small_workspace, reporter):
    with qtbot.waitSignal(commands.made):
        commands.take_of_day()
    with qtbot.assertNotEmitted(commands.made):
        commands.take_of_day()
    assert [item.name.reason for item in small_workspace.backups()] == [BackupReason.START]
    assert reporter.notes == []


def test_the_folder_of_the_backups_is_shown(commands, small_workspace, opened):
    small_workspace.back_up()
    commands.open_folder()
    assert opened == [small_workspace.backup_folder.as_posix()]


def test_without_a_backup_a_note_says_how_to_make_one(commands, opened, reporter):
    commands.open_folder()
    assert opened == []
    assert "まだありません" in reporter.notes[0]


def test_a_folder_that_cannot_be_shown_is_named(commands, small_workspace, opened, reporter):
    small_workspace.back_up()
    opened.works = False
    commands.open_folder()
    assert str(small_workspace.backup_folder) in str(reporter.errors[0])


def test_going_back_takes_a_row_and_a_button(qtbot, commands, window, small_workspace, answers):
    small_workspace.back_up(reason=BackupReason.IMPORT)
    change_page(small_workspace, 70)
    small_workspace.back_up()

    def answer(dialog):
        assert cells(dialog, 0)[1] == "手動"
        when, reason, size, projects, changes, after = cells(dialog, 1)
        assert (reason, projects, changes, after) == ("取り込みの前", "3 件", "0 件", "1 件")
        assert (" KB" in size, ":" in when) == (True, True)
        assert "その後の変更はありません" in dialog.told.text()
        table = dialog.list.table
        place = table.visualRect(table.model().index(1, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=place)
        assert "その後の変更 1 件がなくなります" in dialog.told.text()
        click(qtbot, dialog.restore)

    answers.expect(answer)
    commands.ask_restore()
    qtbot.waitUntil(window.isHidden)
    assert copies.held(commands.draft).changes == 1, "that it was gone back to"
    assert small_workspace.backups()[0].name.reason_word == "戻す前"
    small_workspace.close_restored(commands.draft)


@pytest.mark.parametrize("several", [False, True])
def test_where_there_are_several_plans_it_is_said_that_all_go_back(
    qtbot, commands, small_workspace, answers, several
):
    if several:
        small_workspace.plan_adding.add("atsugi", NoProgress())
        small_workspace.reread_plans()
    told = []

    def answer(dialog):
        told.append("".join(label.text() for label in dialog.findChildren(QLabel)))
        click(qtbot, dialog.cancel)

    answers.expect(answer)
    commands.ask_restore()
    qtbot.waitUntil(lambda: bool(told))
    assert ("すべて戻ります。事業と変更の数は、すべての計画の合計です。" in told[0]) == several


def test_with_large_texts_the_buttons_stay_on_the_screen(
    qtbot, qapp, commands, small_workspace, answers, theme
):
    small_workspace.back_up()
    theme.change(qapp, scale=200)

    def answer(dialog):
        bottom = dialog.restore.mapTo(dialog, dialog.restore.rect().bottomLeft()).y()
        assert bottom < dialog.height()
        assert dialog.height() + 40 <= dialog.screen().availableGeometry().height(), "with its title"
        click(qtbot, dialog.cancel)

    answers.expect(answer)
    commands.ask_restore()
    qtbot.waitUntil(lambda: answers.seen == ["バックアップから戻す"])


def test_giving_up_changes_nothing(qtbot, commands, window, small_workspace, answers):
    small_workspace.back_up()
    answers.expect(lambda dialog: click(qtbot, dialog.cancel))
    commands.ask_restore()
    qtbot.waitUntil(lambda: answers.seen == ["バックアップから戻す"])
    assert (commands.draft, window.isVisible()) == (None, True)
    assert len(small_workspace.backups()) == 1


def test_without_backups_only_another_file_can_be_chosen(qtbot, commands, answers):
    seen = []

    def answer(dialog):
        seen.append((dialog.told.text(), dialog.restore.isEnabled(), dialog.other.isEnabled()))
        dialog.reject()

    answers.expect(answer)
    commands.ask_restore()
    qtbot.waitUntil(lambda: bool(seen))
    ((text, restores, others),) = seen
    assert "まだありません" in text
    assert (restores, others) == (False, True)


def test_another_file_is_gone_back_to(
    qtbot, commands, window, small_workspace, answers, choose_file, tmp_path
):
    other = Path(small_workspace.back_up()).rename(tmp_path / "控え.db")
    change_page(small_workspace, 70)
    choose_file(other)
    answers.expect(lambda dialog: click(qtbot, dialog.other))
    commands.ask_restore()
    qtbot.waitUntil(window.isHidden)
    assert copies.held(commands.draft).changes == 1, "that it was gone back to"
    commands.draft.unlink()


def test_a_damaged_backup_cannot_be_chosen_and_a_wrong_file_is_told(
    qtbot, commands, small_workspace, answers, choose_file, tmp_path, reporter
):
    small_workspace.back_up().write_bytes(b"SQLite format 3\x00")
    wrong = tmp_path / "表.db"
    wrong.write_text("事業番号", encoding="utf-8")
    choose_file(wrong)
    done = []

    def answer(dialog):
        assert cells(dialog, 0)[3:] == [UNREADABLE, UNREADABLE, "―"]
        assert not dialog.restore.isEnabled()
        click(qtbot, dialog.other)
        assert "表.db" in str(reporter.errors[0])
        assert dialog.isVisible()
        dialog.reject()
        done.append(True)

    answers.expect(answer)
    commands.ask_restore()
    qtbot.waitUntil(lambda: bool(done))
    assert commands.draft is None


def test_the_dialog_is_freed_when_closed(qtbot, context, small_workspace, window):
    dialog = RestoreDialog(small_workspace, context, window)
    dialog.show()
    dialog.read()
    with qtbot.waitSignal(dialog.destroyed):
        dialog.close()


def second(qtbot, commands, answers, answer):
    done = []

    def answered(dialog):
        answer(dialog)
        done.append(True)

    answers.expect(answered)
    commands.ask_second()
    qtbot.waitUntil(lambda: bool(done))


def test_the_second_folder_is_chosen_and_given_up(
    qtbot, window, small_workspace, context, answers, tmp_path, monkeypatch
):
    settings = SettingsStore(user_folders(tmp_path / "profile").settings)
    commands = BackupCommands(small_workspace, replace(context, settings=settings), window)
    share = tmp_path / "共有"
    share.mkdir()
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", staticmethod(lambda *_a, **_k: str(share)))

    def browse(dialog):
        click(qtbot, dialog.browse)
        click(qtbot, dialog.do_button)

    second(qtbot, commands, answers, browse)
    commands.take()
    assert [path.suffix for path in share.iterdir()] == [".db"]

    def empty(dialog):
        assert dialog.folder.text() == str(share)
        dialog.folder.clear()
        click(qtbot, dialog.do_button)

    second(qtbot, commands, answers, empty)
    commands.take()
    assert len(list(share.iterdir())) == 1


def test_a_second_folder_that_is_not_there_is_refused(qtbot, commands, answers, tmp_path, write):
    def answer(dialog):
        assert isinstance(dialog, SecondFolderDialog)
        write(dialog.folder, str(tmp_path / "ない"))
        click(qtbot, dialog.do_button)
        assert "ない" in dialog.message.text()
        dialog.reject()

    second(qtbot, commands, answers, answer)


def test_what_is_wrong_with_the_second_folder_is_shown_once(commands, small_workspace, reporter):
    small_workspace._notice = "フォルダーがありません。"
    commands.tell_notice()
    commands.tell_notice()
    assert [str(error) for error in reporter.errors] == ["フォルダーがありません。"]


@pytest.fixture
def large_file(monkeypatch):
    """Every file counts as one that takes too long to be copied while other work waits."""
    monkeypatch.setattr(workspace_file, "LARGE_FILE", 0)


@pytest.mark.usefixtures("large_file")
def test_the_backup_of_the_day_of_a_large_file_holds_up_no_other_work(
    qtbot, commands, small_workspace, monkeypatch
):
    go_on, back_up = threading.Event(), small_workspace.back_up

    def slow(progress, reason):
        assert go_on.wait(10)
        return back_up(progress, reason)

    monkeypatch.setattr(small_workspace, "back_up", slow)
    with qtbot.waitSignal(commands.changed):
        commands.take_of_day()
    assert commands.state() == (UNDER_WAY, False)
    assert small_workspace.backups() == []
    with qtbot.waitSignals([commands.changed, commands.made]):
        go_on.set()
    assert [item.name.reason for item in small_workspace.backups()] == [BackupReason.START]
    words, may_restore = commands.state()
    assert words.startswith("最終バックアップ ")
    assert may_restore
    commands.stop()


@pytest.mark.usefixtures("large_file")
def test_what_is_wrong_with_a_large_file_is_said(qtbot, commands, small_workspace, reporter, monkeypatch):
    monkeypatch.setattr(copies, "_differing", lambda _path, _content: ["not what was written"])
    commands.take_of_day()
    qtbot.waitUntil(lambda: bool(reporter.errors))
    assert "壊れている恐れ" in str(reporter.errors[0])
    assert commands.state() == ("", False)
    commands.stop()


@pytest.mark.usefixtures("large_file")
def test_closing_the_window_stops_the_backup_of_the_day(qtbot, commands, small_workspace, monkeypatch):
    begun = threading.Event()

    def endless(progress, reason):
        begun.set()
        while True:
            progress.step(1, 2, "バックアップしています")

    monkeypatch.setattr(small_workspace, "back_up", endless)
    commands.take_of_day()
    assert begun.wait(10)
    commands.stop()
    assert small_workspace.backups() == []


def test_a_large_database_on_a_server_says_who_backs_it_up(commands, small_workspace, monkeypatch):
    assert commands.state() == ("", False)
    monkeypatch.setattr(Workspace, "is_shared", True)
    monkeypatch.setattr(workspace_file, "LARGE_ON_SERVER", 0)
    assert commands.state() == (BY_SERVER, False)
