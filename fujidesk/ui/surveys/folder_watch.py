"""Looks after a folder: tells of workbooks that have come in whole.

`QFileSystemWatcher` tells that something happens; a file counts only when its size and time have stayed the
same from one look to the next, so that nothing is read while it is still being copied. All looking is done
beside the window: the folder may lie on a slow share. Files that were taken before, known by their hash, and
those that were shown already are not told again.
"""

import hashlib
from collections.abc import Callable, Collection
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fujidesk.domain.progress import Progress
from fujidesk.errors import MachineError
from fujidesk.ui.tasks import Runner

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
"""Files that are told of; what cannot be read is refused with a sentence when it is."""
SETTLE_MS = 900
"""Between two looks at a file that is coming in."""
_HIDDEN = ("~$", ".")
_Stamp = tuple[int, int]


@dataclass(frozen=True)
class _Look:
    """What one look found: files with size and time (ns), and those of them whose bytes are kept already."""

    stamps: dict[Path, _Stamp] = field(default_factory=dict)
    taken: frozenset[Path] = frozenset()


class FolderWatch(QObject):
    """Watches one folder.

    arrived(paths): files that are whole, new and not shown yet, in the order of their names; all of them each
    time. lost(sentence): the folder cannot be read any more. known: gives the hashes of the kept files.
    """

    arrived = Signal(list)
    lost = Signal(str)

    def __init__(
        self, tasks: Runner, known: Callable[[], Collection[str]], parent: QObject | None = None
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._known = known
        self._folder: Path | None = None
        self._last: dict[Path, _Stamp] = {}
        self._shown: dict[Path, _Stamp] = {}
        self._looking = False
        self._again = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self.look)
        self._system.fileChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(SETTLE_MS)
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The watched folder; None while none is."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, with what lies in it already; None: watch no more."""
        if self._system.directories():
            self._system.removePaths(self._system.directories())
        if self._system.files():
            self._system.removePaths(self._system.files())
        self._timer.stop()
        self._folder, self._last, self._shown = folder, {}, {}
        if folder is not None:
            self._system.addPath(str(folder))
            self.look()

    def forget(self, paths: Collection[Path]) -> None:
        """Do not tell of these files again as long as they stay as they are: they were shown."""
        self._shown |= {path: self._last[path] for path in paths if path in self._last}

    def look(self) -> None:
        """Look into the folder beside the window; a look that is asked for meanwhile follows."""
        if self._folder is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        work = partial(_look, self._folder, self._known)
        self._tasks.run("回収フォルダーの確認", work, partial(self._on_looked, self._folder), self._on_failed)

    def _on_looked(self, folder: Path, found: _Look) -> None:
        """Tell of what has settled; look again for what has not."""
        self._looking = False
        if folder != self._folder:
            self.look()
            return
        before, self._last = self._last, found.stamps
        settled = [path for path, stamp in found.stamps.items() if before.get(path) == stamp]
        new = [
            path for path in settled
            if path not in found.taken and self._shown.get(path) != found.stamps[path]
        ]  # fmt: skip
        watched = set(self._system.files())
        coming = [str(path) for path in found.stamps if str(path) not in watched]
        if coming:
            self._system.addPaths(coming)
        if len(settled) < len(found.stamps) or self._again:
            self._again = False
            self._timer.start()
        self.arrived.emit(sorted(new))

    def _on_failed(self, error: Exception) -> None:
        """Say that the folder is gone, and watch no more."""
        self._looking = False
        self.watch(None)
        self.lost.emit(str(error))


def _look(folder: Path, known: Callable[[], Collection[str]], _progress: Progress) -> _Look:
    """Return the workbooks of a folder.

    Raises:
        MachineError: the folder cannot be read.
    """
    try:
        paths = [path for path in folder.iterdir() if _is_workbook(path)]
    except OSError as error:
        raise MachineError(
            f"見張っていたフォルダー（{folder}）が開けません。つながりを確かめて、もう一度選んでください。"
        ) from error
    stamps = {path: stamp for path in paths if (stamp := _stamp(path)) is not None}
    hashes = frozenset(known())
    return _Look(stamps, frozenset(path for path in stamps if hashes and _hash(path) in hashes))


def _is_workbook(path: Path) -> bool:
    """Tell whether a file may be an answer; not what Excel or LibreOffice leave beside an open workbook."""
    return path.suffix.lower() in SUFFIXES and not path.name.startswith(_HIDDEN) and path.is_file()


def _stamp(path: Path) -> _Stamp | None:
    """Return size and time of a file; None where it has just gone."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_size, found.st_mtime_ns


def _hash(path: Path) -> str:
    """Return the hash of a file; "" while it cannot be read, such as when Excel has it open."""
    try:
        return hashlib.sha256(path.read_bytes()).hexdigest()
    except OSError:
        return ""
