"""Finds the files that ship with the program: from a checkout, an installed wheel or the frozen folder."""

import sys
from functools import cache
from pathlib import Path

from fujidesk.errors import MachineError

_HERE = Path(__file__).resolve().parent


@cache
def _root() -> Path:
    """Return the folder that holds `resources/`, `docs/` and `fujiplan.db`; looked for once.

    Frozen (PyInstaller 6): `sys._MEIPASS`, the folder of the data. A wheel carries them in
    `fujidesk/_bundle`; a checkout has them beside the package.

    Raises:
        MachineError: they are not there; the installation is damaged.
    """
    frozen = getattr(sys, "_MEIPASS", None)
    candidates = [Path(frozen)] if frozen else [_HERE / "_bundle", _HERE.parent]
    for folder in candidates:
        if (folder / "resources").is_dir():
            return folder
    raise MachineError("プログラムに付属するファイル（resources）が見つかりません。入れ直してください。")


def resource(*parts: str) -> Path:
    """Return the path of a file or folder below `resources/`.

    Raises:
        MachineError: the program's own files are missing.
    """
    return _root().joinpath("resources", *parts)


def manual_folder() -> Path:
    """Return the folder of the manual's pages; their pictures lie in `images` beside it.

    Raises:
        MachineError: the program's own files are missing.
    """
    return _root().joinpath("docs", "manual")


def shipped_database() -> Path:
    """Return the path of the database that ships with the program; it is never written to."""
    return _root() / "fujiplan.db"
