"""Draws the pictures of the manual and the README anew, from sample data, without a screen.

    python -m scripts.manual_pictures

Makes a sample, lets the program draw every tab and page (`fujidesk shots`) on a day of November, and replaces
the pictures of `docs/images` that are among them. What shows a dialog is not drawn by `shots` and stays.
"""

import argparse
import datetime as dt
import os
import shutil
import sys
import tempfile
from collections.abc import Iterable, Sequence
from pathlib import Path

from scripts.parts import HERE

IMAGES = HERE / "docs" / "images"
DAY = dt.date(2025, 11, 21)
"""In the fiscal year that the pictures show: the sample has answers until then, hearings are held."""


def replaced(drawn: Iterable[Path], images: Path) -> tuple[list[str], list[str]]:
    """Put drawn pictures in the place of those of the same name; returns the names replaced and left."""
    wanted = {path.name: path for path in images.glob("*.png")}
    names = []
    for path in drawn:
        if path.name in wanted:
            shutil.copyfile(path, wanted[path.name])
            names.append(path.name)
    return sorted(names), sorted(wanted.keys() - set(names))


def draw(folder: Path) -> list[Path]:
    """Draw every tab and page of a sample into a folder."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from fujidesk.services.sample import make_sample  # late: after the platform was chosen
    from fujidesk.ui.shots import draw_shots

    database = folder / "sample.db"
    make_sample(database, range(DAY.year - 3, DAY.year + 1))
    return list(draw_shots(folder / "drawn", database, "light", DAY, in_use=True))


def main(argv: Sequence[str] | None = None) -> int:
    """Draw and replace; says what was replaced and what was left."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        names, left = replaced(draw(Path(place)), IMAGES)
    print("\n".join([*(f"replaced {name}" for name in names), *(f"left {name}" for name in left)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
