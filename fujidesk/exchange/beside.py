"""Hidden folders beside what is being written, and the ones that a killed program left there."""

import shutil
import time
from pathlib import Path
from tempfile import TemporaryDirectory

_PREFIX, _SUFFIX = ".fujidesk-", ".tmp"
_STALE_S = 24 * 60 * 60
"""No export takes a day: what is older than that is nobody's work any more."""


def beside_folder(parent: Path) -> "TemporaryDirectory[str]":
    """Return a new hidden folder in a folder; what a killed program left there a day ago or before goes.

    One that holds what stood in place before is kept, as nothing else may hold it.

    Raises:
        OSError: the folder cannot be made.
    """
    for left in parent.glob(f"{_PREFIX}*{_SUFFIX}"):
        if _is_nobodys(left):
            shutil.rmtree(left, ignore_errors=True)
    return TemporaryDirectory(prefix=_PREFIX, suffix=_SUFFIX, dir=parent, ignore_cleanup_errors=True)


def _is_nobodys(left: Path) -> bool:
    """Tell whether a hidden folder was left by a program that is gone, and holds only unfinished files."""
    try:
        is_stale = left.lstat().st_mtime < time.time() - _STALE_S
        return is_stale and left.is_dir() and not left.is_symlink() and not _holds_old(left)
    except OSError:
        return False


def _holds_old(left: Path) -> bool:
    """Tell whether files or a folder were moved there to make room."""
    return (left / "old").exists() or any(left.glob("*.old"))
