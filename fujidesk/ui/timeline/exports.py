"""The menu 「書き出し」: files for paper and screen, and the clipboard."""

import re
from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path

from PySide6.QtGui import QAction, QGuiApplication, QImage
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.domain.timeline import TimelineData
from fujidesk.services.timeline import TimelineService
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.save_dialog import ask_target, file_stem
from fujidesk.ui.timeline.view import TimelineView
from fujidesk.ui.widgets.message_dialog import MessageDialog

_FILES = (
    ("PDF（A4横）…", "pdf", "A4"),
    ("PDF（A3横）…", "pdf", "A3"),
    ("PNG画像（A4横）…", "png", "A4"),
    ("SVG図形（A4横）…", "svg", "A4"),
)
_FILTERS = {"pdf": "PDF (*.pdf)", "png": "PNG画像 (*.png)", "svg": "SVG図形 (*.svg)"}
_SETTINGS = "timeline"


class ExportButton(QToolButton):
    """Opens the menu of exports.

    Files hold the chart as chosen; the clipboard only the projects in sight.
    """

    def __init__(self, context: ScreenContext, service: TimelineService, view: TimelineView,
                 parent: QWidget) -> None:  # fmt: skip
        super().__init__(parent)
        self._context = context
        self._service = service
        self._view = view
        self.setText("書き出し ▾")
        self.setAccessibleName("書き出し")
        self.setPopupMode(QToolButton.ToolButtonPopupMode.InstantPopup)
        self.setMenu(self._menu())

    def _menu(self) -> QMenu:
        """Return the menu: one entry a kind of file, then the clipboard."""
        menu = QMenu(self)
        for text, kind, paper in _FILES:
            action = QAction(text, menu)
            action.triggered.connect(partial(self._on_file_chosen, kind, paper))
            menu.addAction(action)
        menu.addSeparator()
        copy = QAction("表示中の範囲をクリップボードへコピー", menu)
        copy.setIcon(icon(Icon.COPY, self._context.theme.tokens.text))
        copy.triggered.connect(self._on_copy_chosen)
        menu.addAction(copy)
        return menu

    def _on_file_chosen(self, kind: str, paper: str, _checked: bool = False) -> None:
        """Ask for a place, remembered for the next time, and write the chart there."""
        data = self._view.data
        if data is None:
            return
        folder = Path(str(self._context.settings.group(_SETTINGS).get("folder", "")))
        start = folder / f"{file_stem(data.title)}.{kind}"
        path = ask_target(self, "タイムラインの書き出し", str(start), f".{kind}", _FILTERS[kind])
        if path is None:
            return
        self._context.settings.put_group(_SETTINGS, {"folder": str(path.parent)})
        others = () if kind == "pdf" else _further_pages(path)
        if others:
            self._ask(others, partial(self._write, data, path, paper))
        else:
            self._write(data, path, paper)

    def _ask(self, others: Sequence[str], write: Callable[[], None]) -> None:
        """Ask before pages of an earlier print are replaced; the file dialog asked for the first one only."""
        named = f"「{others[0]}」" + (f"など {len(others):,} 件" if len(others) > 1 else "")
        text = f"{named}が既にあります。ページの番号が同じファイルは、新しいものに置き換わります。"
        dialog = MessageDialog("タイムラインの書き出し", text, kind="question", parent=self.window())
        dialog.offer("置き換える", "やめる")
        dialog.accepted.connect(write)
        dialog.open()

    def _write(self, data: TimelineData, path: Path, paper: str) -> None:
        """Write beside the window."""
        work = partial(_write, self._service, data, path, paper)
        self._context.tasks.run(f"タイムラインの書き出し（{path.name}）", work, self._on_written)

    def _on_written(self, files: tuple[Path, ...]) -> None:
        """Say which files there are now."""
        more = f"ほか{len(files) - 1}件" if len(files) > 1 else ""
        self._context.reporter.inform(f"「{files[0].name}」{more}を書き出しました。")

    def _on_copy_chosen(self, _checked: bool = False) -> None:
        """Draw what is in sight beside the window, for the clipboard."""
        data = self._view.data_in_sight()
        if data is not None:
            work = partial(_draw, self._service, data)
            self._context.tasks.run("クリップボードへのコピー", work, self._on_drawn)

    def _on_drawn(self, picture: bytes) -> None:
        """Put the finished picture on the clipboard; only the window's thread may."""
        QGuiApplication.clipboard().setImage(QImage.fromData(picture))
        self._context.reporter.inform("表示中の範囲を画像でコピーしました。資料に貼り付けられます。")


def _further_pages(path: Path) -> tuple[str, ...]:
    """Return the names of pages from 2 on that stand beside a picture, 「図-2.png」 and so on."""
    page = re.compile(rf"{re.escape(path.stem)}-\d+{re.escape(path.suffix)}", re.IGNORECASE)
    try:
        return tuple(sorted(item.name for item in path.parent.iterdir() if page.fullmatch(item.name)))
    except OSError:
        return ()  # the writing says what is wrong with the folder


def _write(service: TimelineService, data: TimelineData, path: Path, paper: str,
           progress: Progress) -> tuple[Path, ...]:  # fmt: skip
    """Write the files; in the worker's thread."""
    return service.export(data, path, paper=paper, progress=progress)


def _draw(service: TimelineService, data: TimelineData, _progress: Progress) -> bytes:
    """Draw the picture for the clipboard; in the worker's thread."""
    return service.picture(data)
