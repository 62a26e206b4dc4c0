"""`fujidesk backup` and `fujidesk restore`: a copy of the database made, listed, and gone back to."""

import argparse
from typing import TYPE_CHECKING

from fujidesk.cli.console import complain, opened, progress, say
from fujidesk.cli.parsing import Parser, add_command, add_database
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import UserError
from fujidesk.paths import user_folders

if TYPE_CHECKING:
    from fujidesk.services.restoring import ListedBackup


def add_commands(commands: "argparse._SubParsersAction[Parser]") -> None:
    """Add the subcommands of this group."""
    add_database(add_command(commands, "backup", _backup))
    restore = add_command(commands, "restore", _restore)
    add_database(restore)
    restore.options.add_argument("--list", action="store_true", help="戻せるバックアップを新しい順に示します")
    restore.options.add_argument("--backup", metavar="NAME", help="この名前のバックアップの時点に戻します")


def _backup(options: argparse.Namespace) -> int:
    """Make a backup and say where it is."""
    with opened(options.db, options.data_dir, read_only=True) as workspace, progress() as shown:
        made = workspace.back_up(shown)
        notice = workspace.take_notice()
    if notice:
        complain(notice)
    say(f"バックアップを取りました：{made}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    """List the backups, or go back to one of them.

    Raises:
        UserError: neither or both were asked for, or there is no such backup.
        MachineError: it could not be done; the database is as it was.
    """
    if options.list == bool(options.backup):
        raise UserError("--list か --backup のどちらか 1 つを指定してください。")
    from fujidesk.services.restoring import chosen, listed  # late: --help needs no database

    folders = user_folders(options.data_dir)
    if options.list:
        for line in listed(options.db, folders, NoProgress()):
            say(_line(line))
        return 0
    backup = chosen(options.backup, options.db, folders)
    with opened(options.db, options.data_dir, read_only=False) as workspace:
        with progress() as shown:
            draft = workspace.prepare_restore(backup, shown)
        before = workspace.backups()[0].path.name
        workspace.close_restored(draft)
    say(f"「{backup.name}」の時点に戻しました。戻す前の状態は「{before}」にあります。")
    return 0


def _line(backup: "ListedBackup") -> str:
    """Return the line of one backup: name, time, reason, size, what it holds."""
    size = f"{max(backup.size // 1024, 1):,} KB"
    held = backup.held
    holds = f"事業 {held.projects:,} 件・変更 {held.changes:,} 件" if held else "読めません"
    when = f"{backup.name.made_at:%Y-%m-%d %H:%M:%S}"
    return "　".join((backup.path.name, when, backup.name.reason_word or "―", size, holds))
