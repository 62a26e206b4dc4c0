"""What a person sees when the database is damaged: what was read, what is lost, and each way out, by real clicks."""

import argparse
import sqlite3

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication

from fujidesk import opening
from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.errors import DamagedError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from fujidesk.ui.backups.damage_dialog import DamageDialog


@pytest.fixture
def options(small_database):
    return argparse.Namespace(db=small_database, read_only=False, quit_when_ready=False, plan="", today="")


@pytest.fixture
def folders(tmp_path):
    return user_folders(tmp_path / "profile")


@pytest.fixture
def damaged(small_database, folders):
    """The small register with a backup, then a change, then the table of the half-years overwritten."""
    workspace = open_workspace(small_database, folders)
    workspace.back_up()
    workspace.edits.apply([FieldChange(Entity.PROJECT, "1-1-1", "page", 12, 70)], "頁")
    workspace._backed_up = workspace._database.write_count
    workspace.close()
    spoil(small_database, "schedule_cell")
    return small_database


def spoil(path, name):
    connection = sqlite3.connect(path)
    root = connection.execute("SELECT rootpage FROM sqlite_master WHERE name = ?", (name,)).fetchone()[0]
    connection.close()
    with path.open("r+b") as file:
        file.seek((root - 1) * 4096)
        file.write(b"\xa5" * 4096)


def click(qtbot, button):
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def settled(options, folders, context):
    found = opening.opened_database(options, folders)
    assert isinstance(found, DamagedError)
    return opening.settled(found, options, folders, context)


def kept(path):
    return list(path.parent.glob(f"{path.stem}-破損-*.db"))


def test_what_could_be_read_goes_on(qtbot, context, answers, options, folders, damaged, reporter):
    before = damaged.read_bytes()
    seen = []

    def answer(dialog):
        seen.extend([dialog.found.text(), dialog.told.text()])
        click(qtbot, dialog.salvage)

    answers.expect(answer)
    workspace = settled(options, folders, context)
    assert workspace.registry.sheet("1-1-1").record.page == 70
    assert not workspace.read_only
    workspace.close()
    assert "事業 3 件" in seen[0]
    assert "半期の段階" in seen[0]
    assert "のものまで読めました" in seen[0]
    assert "1 件）がなくなります" in seen[1]
    (file,) = kept(damaged)
    assert file.read_bytes() == before
    assert file.name in reporter.notes[-1]


def test_a_backup_is_taken(qtbot, context, answers, options, folders, damaged):
    answers.expect(lambda dialog: click(qtbot, dialog.restore))
    workspace = settled(options, folders, context)
    assert workspace.registry.sheet("1-1-1").record.page == 12
    workspace.close()
    assert len(kept(damaged)) == 1


def test_it_is_looked_at_and_nothing_is_changed(qtbot, context, answers, options, folders, damaged):
    before = damaged.read_bytes()
    answers.expect(lambda dialog: click(qtbot, dialog.look))
    workspace = settled(options, folders, context)
    assert workspace.read_only
    assert len(workspace.registry.rows()) == 3
    workspace.close()
    assert (damaged.read_bytes(), kept(damaged)) == (before, [])


def test_closing_leaves_it_as_it_is(qtbot, context, answers, options, folders, damaged):
    before = damaged.read_bytes()
    answers.expect(lambda dialog: click(qtbot, dialog.leave))
    assert settled(options, folders, context) is None
    assert (damaged.read_bytes(), kept(damaged)) == (before, [])


def test_a_read_only_start_only_looks(qtbot, context, answers, options, folders, damaged):
    options.read_only = True

    def answer(dialog):
        states = [item.isEnabled() for item in (dialog.salvage, dialog.restore, dialog.other, dialog.look)]
        assert states == [False, False, False, True]
        click(qtbot, dialog.look)

    answers.expect(answer)
    workspace = settled(options, folders, context)
    assert workspace.read_only
    workspace.close()


def test_where_nothing_can_be_read_a_backup_elsewhere_is_chosen(
    qtbot, context, answers, options, folders, damaged, choose_file, tmp_path
):
    (backup,) = folders.backups.glob("*.db")
    other = backup.rename(tmp_path / "控え.db")
    damaged.write_bytes(damaged.read_bytes()[:4096])
    choose_file(other)

    def answer(dialog):
        assert "読めるものはありません" in dialog.found.text()
        assert "バックアップはありません" in dialog.told.text()
        states = [item.isEnabled() for item in (dialog.salvage, dialog.restore, dialog.look)]
        assert states == [False, False, False]
        click(qtbot, dialog.other)

    answers.expect(answer)
    workspace = settled(options, folders, context)
    assert workspace.registry.sheet("1-1-1").record.page == 12
    workspace.close()


def test_a_wrong_file_leads_back_to_the_choice(
    qtbot, context, answers, options, folders, damaged, choose_file, tmp_path, reporter
):
    wrong = tmp_path / "表.db"
    wrong.write_text("事業番号", encoding="utf-8")
    choose_file(wrong)

    def answer(dialog):
        click(qtbot, dialog.other)
        assert "表.db" in str(reporter.errors[0])
        assert dialog.isVisible()
        click(qtbot, dialog.leave)

    answers.expect(answer)
    assert settled(options, folders, context) is None


def test_measuring_asks_nothing(context, options, folders, damaged, capsys):
    options.quit_when_ready = True
    assert settled(options, folders, context) is None
    assert "壊れています" in capsys.readouterr().err


@pytest.mark.parametrize("scale", [100, 200])
def test_all_buttons_can_be_reached_on_a_small_screen(qtbot, context, folders, damaged, scale):
    context.theme.change(QApplication.instance(), scale=scale)
    dialog = DamageDialog(damaged, folders, context)
    qtbot.addWidget(dialog, before_close_func=lambda _: None)
    dialog.resize(dialog.size().boundedTo(QApplication.primaryScreen().availableSize()))
    dialog.show()
    dialog.read()
    assert dialog.minimumSizeHint().width() <= 1366
    assert dialog.minimumSizeHint().height() <= 768
    dialog.close()
    context.theme.change(QApplication.instance(), scale=100)
