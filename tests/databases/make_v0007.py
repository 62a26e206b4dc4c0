"""Makes v0007.db: v0006.db brought to the seventh revision, with a hearing, a note and a view beside its plan.

Run as `python tests/databases/make_v0007.py FILE`.
"""

import shutil
import sys
from pathlib import Path

from fujidesk.models import sqlite, upgrading


def make(path: Path) -> None:
    """Make the file; it must not exist."""
    shutil.copyfile(Path(__file__).with_name("v0006.db"), path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "0007")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
