"""Going back to a backup on a server: all or nothing, for everybody who has it open.

Their windows, on any plan of the database, keep what that was set up with, so only a backup is taken that
holds each of these plans under its id, with no other difference in its profile than a plan in use may have
(`domain/profile_changes`). The present
state is kept as a backup (「戻す前」) in the very transaction that replaces it: what others write until then
is in it, and nobody can write in between.
"""

import os
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.profile_changes import profile_refusal
from fujidesk.domain.progress import Progress
from fujidesk.domain.sample_mark import SAMPLE_FACT
from fujidesk.errors import UserError
from fujidesk.exchange.profile_write import profile_values
from fujidesk.models import building, confining, journaling, plans, sqlite
from fujidesk.models.engine import Database, FileDatabase
from fujidesk.models.failures import translated
from fujidesk.models.server_engine import Copying, ServerDatabase
from fujidesk.paths import Folders
from fujidesk.services.maintenance import OpenedFile, close_file
from fujidesk.services.restoring import prepare

_MOVE = "サーバーの管理者に空のデータベースを用意してもらい、fujidesk move で、そこへ移してください。"


@dataclass(frozen=True)
class _Plan:
    """What must stay of a plan under the open windows of others; label: its name and period.

    is_sample: its answers are made up.
    """

    label: str
    profile: PlanProfile
    is_sample: bool


def prepare_for_server(backup: Path, folders: Folders, database: Database, progress: Progress) -> Path:
    """Make a checked copy of a backup in the user's folder, as `restoring.prepare`; returns it.

    database: the one on the server.

    Raises:
        UserError: as there; or the backup lacks a plan of the server's or holds another one in its place, or
            made-up answers where the server's are real, or the other way round.
        MachineError: as there.
        CancelledError: as there.
    """
    place = folders.data / f"server-{os.getpid()}"  # two windows of one user prepare side by side
    with translated(folders.data):
        folders.data.mkdir(parents=True, exist_ok=True)
    draft = prepare(backup, place, progress)
    try:
        _refuse_other(draft, backup, database)
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


def _refuse_other(draft: Path, backup: Path, database: Database) -> None:
    """Refuse what would change under the open windows of others, naming the backup."""
    with closing(FileDatabase(draft, read_only=True)) as file:
        there = _plans_of(file)
    for plan, here in _plans_of(database).items():
        found = there.get(plan)
        if found is None:
            raise UserError(
                f"「{backup.name}」に、サーバーにある「{here.label}」はありません。その計画を開いている人がいる"
                f"かもしれないため、戻せません。{_MOVE}"
            )
        if not _may_become(here.profile, found.profile):
            raise UserError(
                f"「{backup.name}」の「{found.label}」は、サーバーの「{here.label}」とは別の計画か、設定の違う"
                f"計画です。{_MOVE}"
            )
        _refuse_mixing(here, found, backup)


def _plans_of(database: Database) -> dict[int, _Plan]:
    """Return what must stay, by the id of the plan."""
    with database.reading_all() as connection:
        profiles = building.stored_profiles(connection)
        labels = {plan.id: plan.label for plan in plans.stored_plans(connection)}
        found = {}
        for plan, profile in profiles.items():
            with confining.confined_to(connection, plan):
                found[plan] = _Plan(
                    labels[plan], profile, journaling.fact(connection, SAMPLE_FACT) is not None
                )
    return found


def _may_become(profile: PlanProfile, other: PlanProfile) -> bool:
    """Tell whether a profile may become another one while windows are open; levels go back with the data."""
    before, after = profile_values(profile, ()), profile_values(other, ())
    return not any(profile_refusal(name, before.get(name), after.get(name)) for name in {**before, **after})


def _refuse_mixing(here: _Plan, found: _Plan, backup: Path) -> None:
    """Refuse made-up answers in the place of real ones, and the other way round."""
    if found.is_sample != here.is_sample:
        ours, theirs = ("本物", "サンプルデータ") if found.is_sample else ("サンプルデータ", "本物")
        raise UserError(
            f"サーバーの「{here.label}」は{ours}、「{backup.name}」では{theirs}です。"
            "入れ替えると取り違えるため、戻せません。"
        )
