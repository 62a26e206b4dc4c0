"""Screens on a made-up register without a window manager, for measuring."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from benchmarks import synthetic
from fujidesk.paths import user_folders
from fujidesk.services.workspace import Workspace, open_workspace


def use_offscreen() -> None:
    """Draw without a screen; must come before the application is made."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"


@contextmanager
def made_up_workspace(folder: Path, projects: int, *, answered: bool = False) -> Iterator[Workspace]:
    """Open a made-up register of that size; answered: with answers of every year."""
    path = folder / f"{'answered' if answered else 'made-up'}-{projects}.db"
    if not path.exists():
        (synthetic.build_answered if answered else synthetic.build)(path, projects)
    workspace = open_workspace(path, user_folders(folder))
    try:
        yield workspace
    finally:
        workspace.close()
