"""The menu 「図を書き出す」: the distribution as a file for paper and slides, or on the clipboard."""

from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fujidesk.domain.evaluation import By, EvaluationData
from fujidesk.domain.grade_figure import GradeFigure, grade_figure
from fujidesk.domain.progress import Progress
from fujidesk.services.grade_figures import grade_picture, write_grade_figure
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target

_FILES = (
    ("PNG画像…", "png", "PNG画像 (*.png)"), ("SVG図形…", "svg", "SVG図形 (*.svg)"),
    ("PDF…", "pdf", "PDF (*.pdf)"),
)  # fmt: skip
_NOT_IN_NAMES = str.maketrans(dict.fromkeys('\\/:*?"<>|', "_") | {" ": "_"})


class FigureButton(QToolButton):
    """Opens the menu; what is written is what the card shows, with source, day and denominator."""

    def __init__(self, context: ScreenContext, parent: QWidget) -> None:
        super().__init__(parent)
        self._context = context
        self._data: EvaluationData | None = None
        self._year = 0
        self._by, self._word = By.POLICY, ""
        self.setText("図を書き出す ▾")
        self.setAccessibleName("図を書き出す")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu())

    def set_shown(self, data: EvaluationData, fiscal_year: int, by: By, word: str) -> None:
        """Take what the card shows now."""
        self._data, self._year, self._by, self._word = data, fiscal_year, by, word

    def _menu(self) -> QMenu:
        """Return the menu: one entry a kind of file, then the clipboard."""
        menu = QMenu(self)
        for text, kind, kinds in _FILES:
            action = QAction(text, menu)
            action.triggered.connect(partial(self._on_file, kind, kinds))
            menu.addAction(action)
        menu.addSeparator()
        copy = QAction("クリップボードへコピー", menu)
        copy.triggered.connect(self._on_copy)
        menu.addAction(copy)
        return menu

    def _figure(self) -> GradeFigure | None:
        """Return the figure of what is shown; None before anything is."""
        if self._data is None:
            return None
        today = self._context.clock.today()
        return grade_figure(self._data, self._year, self._by, self._word, today)

    def _on_file(self, kind: str, kinds: str, _checked: bool = False) -> None:
        """Ask for a place and write the figure there, beside the window."""
        figure = self._figure()
        if figure is None:
            return
        name = f"{figure.title.translate(_NOT_IN_NAMES)}.{kind}"
        target = ask_target(self.window(), "図を書き出す", name, f".{kind}", kinds)
        if target is not None:
            work = partial(_write, figure, target)
            self._context.tasks.run(f"図の書き出し（{target.name}）", work, self._on_written)

    def _on_written(self, path: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"図を書き出しました：{path}")

    def _on_copy(self, _checked: bool = False) -> None:
        """Draw the figure beside the window, for the clipboard."""
        figure = self._figure()
        if figure is not None:
            self._context.tasks.run("図のコピー", partial(_draw, figure), self._on_drawn)

    def _on_drawn(self, picture: bytes) -> None:
        """Put the finished picture on the clipboard; only the window's thread may."""
        QGuiApplication.clipboard().setImage(QImage.fromData(picture))
        self._context.reporter.inform("図を画像でコピーしました。資料に貼り付けられます。")


def _write(figure: GradeFigure, path: Path, progress: Progress) -> Path:
    """Write the file; in the worker's thread."""
    return write_grade_figure(figure, path, progress)


def _draw(figure: GradeFigure, _progress: Progress) -> bytes:
    """Draw the picture; in the worker's thread."""
    return grade_picture(figure)
