"""The database that the window is opened on: the one asked for, and what is offered where that fails.

Somebody else has it, it is damaged, or there is none yet: each is a sentence with a way on.
"""

import argparse
import datetime as dt
import logging
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk.cli.console import complain
from fujidesk.errors import DamagedError, FujideskError, LockedError, NoDatabaseError
from fujidesk.paths import Folders, chosen_database

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.widgets.message_dialog import MessageDialog

_LOG = logging.getLogger(__name__)


def opened_database(options: argparse.Namespace, folders: Folders) -> "Workspace | FujideskError":
    """Open the database that was asked for; an error is handed back, to be shown when there is a window."""
    from fujidesk.services.workspace import open_workspace, working_copy  # late: brings the database

    try:
        path = chosen_database(options.db, folders)
        if isinstance(path, Path):
            if not (path.exists() or options.read_only or options.quit_when_ready):
                return NoDatabaseError(f"データベース「{path}」はまだありません。")
            path = working_copy(folders, path)
        day = dt.date.fromisoformat(options.today) if options.today else None
        return open_workspace(path, folders, read_only=options.read_only, plan=options.plan, day=day)
    except FujideskError as error:
        _LOG.warning("%s", error, exc_info=error)
        return error


def settled(
    opened: "Workspace | FujideskError", options: argparse.Namespace, folders: Folders,
    context: "ScreenContext | None" = None,
) -> "Workspace | None":  # fmt: skip
    """Return the workspace; where there is none, say why and offer what can be done about it.

    What someone else has open can be read; what is damaged can be put right, with a context to do it in.
    """
    if not isinstance(opened, FujideskError):
        return opened
    if isinstance(opened, NoDatabaseError):
        begun = _begun(options, folders)
        return settled(opened_database(options, folders), options, folders, context) if begun else None
    quiet = bool(options.quit_when_ready)
    complain(str(opened))
    if isinstance(opened, LockedError) and not quiet:
        if not _offer_read_only(str(opened)):
            return None
        options.read_only = True
        return settled(opened_database(options, folders), options, folders, context)
    if isinstance(opened, DamagedError) and context is not None and not quiet:
        mended = _mended(options, folders, context)
        return mended if mended is None else settled(mended, options, folders, context)
    if not quiet:
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: rarely needed

        dialog = MessageDialog("データベースを開けませんでした", str(opened), kind="warning")
        offer_support(dialog, folders)
        dialog.exec()
    return None


def _begun(options: argparse.Namespace, folders: Folders) -> bool:
    """Ask for which city a first database shall be, and make it; False: the user left it."""
    from fujidesk.services.plan_start import city_choices  # late: needed once
    from fujidesk.services.workspace import begin_database
    from fujidesk.ui.first_start import FirstStartDialog

    path = chosen_database(options.db, folders)
    assert isinstance(path, Path)  # a server's database is made by `init`
    return bool(FirstStartDialog(path, city_choices(), partial(begin_database, path, folders)).exec())


def _mended(
    options: argparse.Namespace, folders: Folders, context: "ScreenContext"
) -> "Workspace | FujideskError | None":
    """Ask what shall become of a damaged database; None: the user left it as it is."""
    from fujidesk.ui.backups.damage_dialog import DamageDialog  # late: rarely needed

    path = chosen_database(options.db, folders)
    assert isinstance(path, Path)  # a server tells of no damage of its own
    dialog = DamageDialog(path, folders, context, writable=not options.read_only)
    dialog.read()
    dialog.exec()
    return opened_database(options, folders) if dialog.is_mended else dialog.workspace


def _offer_read_only(sentence: str) -> bool:
    """Ask whether to look at what someone else has open; False: the user closed the question."""
    from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: rarely needed

    dialog = MessageDialog(
        "ほかの人が使っています", f"{sentence}\n読み取り専用で開きますか。", kind="question"
    )
    dialog.offer("読み取り専用で開く", "閉じる")
    return bool(dialog.exec())


def offer_support(dialog: "MessageDialog", folders: Folders) -> None:
    """Offer the zip for whoever helps from outside, though no database is open."""
    from fujidesk.ui.report import SUPPORT_WORDS  # late: rarely needed
    from fujidesk.ui.support import save_support

    def save() -> None:
        """Ask for the place and write."""
        save_support(dialog, folders)

    dialog.offer_more(SUPPORT_WORDS).clicked.connect(save)
