"""Writes a workbook about a fiscal year from a page, beside the window."""

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.progress import Progress
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target


@dataclass(frozen=True)
class YearBook:
    """A workbook about a year. stem: of its file's name; what: as sentences call it.

    write: given year, path, progress and the day it is written on; in the worker's thread.
    """

    stem: str
    what: str
    write: Callable[[int, Path, Progress, dt.date], None]


class YearExport(QObject):
    """Asks for the file and says where it is."""

    def __init__(self, book: YearBook, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._book = book
        self._context = context
        self._window = window

    def ask(self, fiscal_year: int) -> None:
        """Ask for a file and write the workbook of a year."""
        name, kinds = f"{self._book.stem}_{short_year(fiscal_year)}.xlsx", "Excelブック (*.xlsx)"
        target = ask_target(self._window, f"{self._book.what}を書き出す", name, ".xlsx", kinds)
        if target is not None:
            work = partial(self._write, fiscal_year, target)
            self._context.tasks.run(f"{self._book.what}の書き出し（{target.name}）", work, self._on_written)

    def _write(self, fiscal_year: int, path: Path, progress: Progress) -> Path:
        """Write the workbook; in the worker's thread."""
        self._book.write(fiscal_year, path, progress, self._context.clock.today())
        return path

    def _on_written(self, path: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"{self._book.what}を書き出しました：{path}")
