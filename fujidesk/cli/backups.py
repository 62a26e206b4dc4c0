"""`fujidesk backup` and `fujidesk restore`: a copy of the database made, listed, and gone back to."""

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import opened, progress, say
from fujidesk.cli.parsing import Parser, add_command, add_database
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import DamagedError, MachineError, UserError
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
    restore.options.add_argument(
        "--salvage", action="store_true", help="壊れたデータベースから読めるものを救い出して置き換えます"
    )


def _backup(options: argparse.Namespace) -> int:
    """Make a backup and say where it is."""
    with (
        opened(options, read_only=True) as workspace,
        progress() as shown,
    ):
        made = workspace.back_up(shown)
    say(f"バックアップを取りました：{made}")
    return 0


def _restore(options: argparse.Namespace) -> int:
    """List the backups, go back to one of them, or save what can be read of a damaged database.

    Raises:
        UserError: not just one of these was asked for, there is no such backup, or nothing is damaged.
        MachineError: it could not be done; the database is as it was.
    """
    if options.list + bool(options.backup) + options.salvage != 1:
        raise UserError("--list、--backup、--salvage のどれか 1 つを指定してください。")
    from fujidesk.services.restoring import chosen, listed  # late: --help needs no database

    folders = user_folders(options.data_dir)
    if options.list:
        for line in listed(options.db, folders, NoProgress()):
            say(_line(line))
        return 0
    if options.salvage:
        return _salvage(options)
    backup = chosen(options.backup, options.db, folders)
    try:
        _go_back(options, backup)
    except DamagedError:
        from fujidesk.services.damage import Damage, take_backup  # late: rarely needed

        with progress() as shown:
            kept = take_backup(Damage(options.db, None, ()), backup, shown)
        say(f"「{backup.name}」の時点に戻しました。壊れたファイルは「{kept.name}」に残しました。")
    return 0


def _go_back(options: argparse.Namespace, backup: Path) -> None:
    """Go back to a backup; the present state is backed up first.

    Raises:
        DamagedError: there is no present state that could be opened.
    """
    with opened(options, read_only=False, of_plan=False) as workspace:
        with progress() as shown:
            draft = workspace.prepare_restore(backup, shown)
        workspace.close_restored(draft)
        before = workspace.backups()[0].path.name
    say(f"「{backup.name}」の時点に戻しました。戻す前の状態は「{before}」にあります。")


def _salvage(options: argparse.Namespace) -> int:
    """Let what can be read take the place of a damaged database; returns 1 where something is lost."""
    from fujidesk.services.damage import examine, take_salvage  # late: rarely needed

    try:
        with opened(options, read_only=True):
            raise UserError(f"データベース「{options.db}」は壊れていません。何も変更していません。")
    except DamagedError:
        with progress() as shown:
            found = examine(options.db, user_folders(options.data_dir), shown)
            try:
                if found.salvage is None:
                    raise MachineError(
                        f"データベース「{options.db}」から読めるものはありません。--backup で戻してください。"
                    ) from None
                kept = take_salvage(found, shown)
            finally:
                found.close()
    say(f"{found.salvage.kept:,} 件の記録を救い出しました。壊れたファイルは「{kept.name}」に残しました。")
    for loss in found.salvage.losses:
        say(f"失われたもの　{loss}")
    return 1 if found.salvage.losses else 0


def _line(backup: "ListedBackup") -> str:
    """Return the line of one backup: name, time, reason, size, what it holds."""
    size = f"{max(backup.size // 1024, 1):,} KB"
    held = backup.held
    holds = f"事業 {held.projects:,} 件・変更 {held.changes:,} 件" if held else "読めません"
    when = f"{backup.name.made_at:%Y-%m-%d %H:%M:%S}"
    return "　".join((backup.path.name, when, backup.name.reason_word or "―", size, holds))
