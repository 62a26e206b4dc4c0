"""Going back to a backup on a server: all or nothing, for everybody who has it open.

Their windows keep what the plan was set up with, so only a backup of the same plan is taken. The present
state is kept as a backup (「戻す前」) in the very transaction that replaces it: what others write until then
is in it, and nobody can write in between.
"""

import os
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.progress import Progress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import UserError
from fujidesk.models import building, journaling, sqlite
from fujidesk.models.engine import FileDatabase
from fujidesk.models.failures import translated
from fujidesk.models.server_engine import Copying, ServerDatabase
from fujidesk.paths import Folders
from fujidesk.services.maintenance import OpenedFile, close_file
from fujidesk.services.restoring import prepare


def prepare_for_server(
    backup: Path, folders: Folders, profile: PlanProfile, progress: Progress, *, is_sample: bool
) -> Path:
    """Make a checked copy of a backup in the user's folder, as `restoring.prepare`; returns it.

    Raises:
        UserError: as there; or the backup is of another plan, or of made-up answers where the server's are
            real, or the other way round.
        MachineError: as there.
        CancelledError: as there.
    """
    place = folders.data / f"server-{os.getpid()}"  # two windows of one user prepare side by side
    with translated(folders.data):
        folders.data.mkdir(parents=True, exist_ok=True)
    draft = prepare(backup, place, progress)
    try:
        _refuse_other(draft, backup, profile, is_sample=is_sample)
    except BaseException:
        sqlite.remove_draft(draft)
        raise
    return draft


def close_replaced_on_server(opened: OpenedFile, draft: Path, keep: Callable[[Copying], object]) -> None:
    """Let a finished file take the place of all that the server holds, and close the database.

    Args:
        opened: the database on the server.
        draft: what `prepare_for_server` made; it goes.
        keep: makes the backup of the present state by what it is given.

    Raises:
        MachineError: the backup or the replacing failed; all is as it was, and closed all the same.
    """
    database = opened.database
    assert isinstance(database, ServerDatabase)  # files change places instead
    try:
        database.replace_by(draft, keep)
    finally:
        sqlite.remove_draft(draft)
        close_file(opened)


def _refuse_other(draft: Path, backup: Path, profile: PlanProfile, *, is_sample: bool) -> None:
    """Refuse what would change under the open windows of others, naming the backup."""
    with closing(FileDatabase(draft, read_only=True)) as file, file.reading_all() as connection:
        found = building.stored_profiles(connection)
        holds_sample = journaling.fact(connection, SAMPLE_FACT) is not None
    if profile not in found:
        raise UserError(
            f"「{backup.name}」は別の計画か、設定の違う計画の台帳です。サーバーの管理者に空のデータベースを"
            "用意してもらい、fujidesk move で、そこへ移してください。"
        )
    if holds_sample != is_sample:
        here, there = ("本物", "サンプルデータ") if holds_sample else ("サンプルデータ", "本物")
        raise UserError(
            f"サーバーの台帳は{here}、「{backup.name}」は{there}です。入れ替えると取り違えるため、戻せません。"
        )
