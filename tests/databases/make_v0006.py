"""Makes v0006.db: v0005.db brought to the sixth revision, so that its history is chained by that migration.

Run as `python tests/databases/make_v0006.py FILE`.
"""

import shutil
import sys
from pathlib import Path

from fujidesk.models import sqlite, upgrading


def make(path: Path) -> None:
    """Make the file; it must not exist."""
    shutil.copyfile(Path(__file__).with_name("v0005.db"), path)
    with sqlite.single_user_engine(path) as engine, engine.connect() as connection:
        upgrading.run_scripts(connection, "0006")


if __name__ == "__main__":
    make(Path(sys.argv[1]))
