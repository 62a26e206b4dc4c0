"""Draws the pictures of the manual and the README anew, from sample data, without a screen.

    python -m scripts.manual_pictures

Makes a sample, lets the program draw every tab and page (`fujidesk shots`) on a day of November, and replaces
the pictures of `docs/images` that are among them. The dialog of an import is drawn over a workbook that was
edited as an office would do it.
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


EDITED: dict[tuple[str, str], str | int] = {
    ("1-1-1", "summary"): "市税をカードやスマートフォンでも納められるようにし、納める時間と場所を増やす",
    ("1-1-3", "plan.2023.1/phase"): 3,
    ("1-1-4", "departments"): "こども未来課、デジタル推進課",
    ("1-1-6", "summary"): "住民が窓口に来なくても手続きを済ませられるように、電子申請を続ける",
    ("1-2-1", "title"): "ふるさと納税自動販売機の導入",
    ("1-2-5", "page"): 104,
    ("2-1-1", "category"): "推進",
}
"""What the office changes in the workbook, by number and column; the program changes one of them, too."""


def _edit(book: Path) -> None:
    """Change the cells of a register workbook as somebody in Excel does."""
    from openpyxl import load_workbook  # late: with the rest of what draws

    edited = load_workbook(book)
    sheet = edited["事業一覧"]
    columns = {str(cell.value): place for place, cell in enumerate(sheet[1], start=1)}
    rows = {str(cell.value): place for place, cell in enumerate(sheet["A"], start=1)}
    for (number, name), value in EDITED.items():
        sheet.cell(rows[number], columns[name], value)
    edited.save(book)


def draw_import(folder: Path) -> Path:
    """Draw the dialog that shows what an edited workbook would change; returns the picture."""
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    from PySide6.QtWidgets import QApplication, QWidget  # late: after the platform was chosen

    from fujidesk.domain.changes import Entity, FieldChange
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import create_database, open_workspace
    from fujidesk.settings import SettingsStore
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.imports.dialog import open_register_import
    from fujidesk.ui.report import Reporter
    from fujidesk.ui.shots import come_to_rest
    from fujidesk.ui.tasks import SynchronousRunner
    from fujidesk.ui.theme import Theme, choose_family

    app = QApplication.instance() or QApplication(["fujidesk"])
    assert isinstance(app, QApplication)
    theme = Theme(family=choose_family(fixed=True))
    theme.apply(app)
    database, book, picture = (
        folder / "import.db",
        folder / "情報化事業台帳.xlsx",
        folder / "import-differences.png",
    )
    create_database(database)
    workspace = open_workspace(database, user_folders(folder / "profile"))
    try:
        workspace.register_exchange.write_workbook(book)
        _edit(book)
        before = workspace.registry.sheet("1-1-6").record.summary
        change = FieldChange(
            Entity.PROJECT, "1-1-6", "summary", before, "手続きができるように、電子申請を続ける"
        )
        workspace.edits.apply([change], "要約")
        window = QWidget()
        window.resize(1180, 640)
        window.show()
        context = ScreenContext(theme, SynchronousRunner(), Reporter(), SettingsStore(None))
        dialog = open_register_import(window, workspace, context, book, lambda _changes: None)
        dialog.resize(1180, 640)
        come_to_rest()
        dialog.grab().save(str(picture))
        dialog.reject()
        window.close()
    finally:
        workspace.close()
    return picture


def main(argv: Sequence[str] | None = None) -> int:
    """Draw and replace; says what was replaced and what was left."""
    argparse.ArgumentParser(description=__doc__.splitlines()[0]).parse_args(argv)
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        names, left = replaced([*draw(folder), draw_import(folder)], IMAGES)
    print("\n".join([*(f"replaced {name}" for name in names), *(f"left {name}" for name in left)]))
    return 0


if __name__ == "__main__":
    sys.exit(main())
