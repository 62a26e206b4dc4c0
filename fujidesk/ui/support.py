"""「問合せ用情報をまとめる」: asks where the zip is to be and lets it be written beside the window."""

import datetime as dt
from dataclasses import asdict
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6 import __version__ as pyside_version
from PySide6.QtCore import QObject, QSysInfo, qVersion
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError
from fujidesk.paths import Folders
from fujidesk.services.workspace import Workspace
from fujidesk.settings import SettingsStore
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target

if TYPE_CHECKING:
    from fujidesk.services.support import SupportFacts

_TITLE = "問合せ用情報をまとめる"
_DONE = "問合せ用情報をまとめました（計画の内容や名前は入っていません）：{0}"


class SupportCommands(QObject):
    """Writes the zip from the menu and from the messages of errors."""

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def ask(self) -> None:
        """Ask for the place and write."""
        target = _target(QApplication.activeModalWidget() or self._window)
        if target is not None:
            work = partial(self._write, target, support_facts(self._context.settings))
            self._context.tasks.run("問合せ用情報", work, self._on_written)

    def _write(self, target: Path, facts: "SupportFacts", progress: Progress) -> Path:
        """Write; in the worker's thread."""
        self._workspace.write_support(target, facts, progress)
        return target

    def _on_written(self, target: Path) -> None:
        """Say where it is and what is not in it."""
        self._context.reporter.inform(_DONE.format(target))


def save_support(window: QWidget, folders: Folders) -> None:
    """Ask for the place and write at once, where no database could be opened; say what came of it."""
    from fujidesk.services.support import write_support  # late: rarely needed
    from fujidesk.ui.widgets.message_dialog import MessageDialog

    target = _target(window)
    if target is None:
        return
    kind, told = "info", _DONE.format(target)
    try:
        write_support(target, folders, support_facts(SettingsStore(folders.config / "settings.toml")))
    except FujideskError as error:
        kind, told = "warning", str(error)
    MessageDialog(_TITLE, told, kind=kind, parent=window).exec()


def support_facts(settings: SettingsStore) -> "SupportFacts":
    """Return the looks and the versions of what draws the window."""
    from fujidesk.services.support import SupportFacts  # late: rarely needed

    screens = [
        f"{screen.size().width()}x{screen.size().height()} x{screen.devicePixelRatio():g}"
        for screen in QGuiApplication.screens()
    ]
    versions = {
        "qt": qVersion(), "pyside": pyside_version, "processor": QSysInfo.currentCpuArchitecture(),
        "screens": ", ".join(screens),
    }  # fmt: skip
    return SupportFacts(asdict(settings.window), versions)


def _target(window: QWidget) -> Path | None:
    """Ask where the zip is to be; None: the user changed their mind."""
    name = f"問合せ用情報_{dt.datetime.now().astimezone():%Y%m%d}.zip"
    return ask_target(window, _TITLE, name, ".zip", "ZIP ファイル (*.zip)")
