"""A second copy of each backup in another folder, such as a file share: for the day on which the PC is gone.

A folder that is not there does not stop the work: the sentence about it is told, once, by who asked. Several
PCs may be given the same folder, so the copies have a mark made from the PC and the full path.
"""

import logging
import os.path
import zlib
from pathlib import Path

from fujidesk.domain.backups import parsed_name
from fujidesk.domain.progress import Progress
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import MachineError
from fujidesk.models import copies, sqlite, sqlite_copies
from fujidesk.models.failures import translated
from fujidesk.models.lock import pc_name
from fujidesk.paths import Folders
from fujidesk.services.backups import found_in, marked_stem, thin, told
from fujidesk.settings import SettingsStore

SETTINGS_GROUP, FOLDER_KEY = "backup", "second_folder"
_LOG = logging.getLogger(__name__)


def second_folder(folders: Folders) -> Path | None:
    """Return the second folder as the settings on the disk have it; None where none is set."""
    if not folders.settings.is_file():
        return None
    kept = SettingsStore(folders.settings).group(SETTINGS_GROUP).get(FOLDER_KEY)
    return Path(kept) if isinstance(kept, str) and kept.strip() else None


def second_stem(path: Path | ServerAddress) -> str:
    """Return how the names of the second copies of a database begin."""
    if isinstance(path, ServerAddress):
        return marked_stem(path, f"{pc_name()}|")
    whole = f"{pc_name()}|{os.path.normcase(path.resolve())}"
    return f"{path.stem}-{zlib.crc32(whole.encode()):08x}"


def keep_second(backup: Path, path: Path | ServerAddress, folders: Folders, progress: Progress) -> str:
    """Copy a backup into the second folder, check the copy and thin the older ones.

    Returns:
        A sentence about what went wrong; "" where all is well or no second folder is set.

    Raises:
        CancelledError: the user stopped it; no half a copy is left.
    """
    folder = second_folder(folders)
    if folder is None:
        return ""
    try:
        _copy(backup, path, folder, progress)
    except MachineError as error:
        _LOG.warning("%s", error, exc_info=error)
        return f"バックアップの写しを2つ目のフォルダーに置けませんでした。{error}"
    return ""


def _copy(backup: Path, path: Path | ServerAddress, folder: Path, progress: Progress) -> None:
    """Make the copy, whole or not at all."""
    stem = second_stem(path)
    with translated(folder):
        if not folder.is_dir():
            raise MachineError(f"フォルダー「{folder}」がありません。つながっているか確かめてください。")
        target = folder / f"{stem}{_rest(backup)}"
        draft = target.with_suffix(".tmp")
        try:
            sqlite_copies.copy(backup, draft, told(progress, "2つ目のフォルダーへ写しています"))
            if copies.shortcomings_forced(draft):
                raise MachineError(f"フォルダー「{folder}」に正しく写せませんでした。")
            draft.replace(target)
        finally:
            sqlite.remove_draft(draft)
        thin(found_in(folder, stem))


def _rest(backup: Path) -> str:
    """Return what a backup's name says after its stem: when and why it was made."""
    cut = next(
        place for place, sign in enumerate(backup.name)
        if sign == "-" and parsed_name(backup.name[:place], backup.name) is not None
    )  # fmt: skip
    return backup.name[cut:]
