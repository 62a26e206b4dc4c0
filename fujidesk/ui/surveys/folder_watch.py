"""Looks after a folder: tells of workbooks that have come in whole.

`QFileSystemWatcher` tells that something happens; a file counts only when its size and time have stayed the
same for a while, so that nothing is read while it is still being copied. All looking is done beside the
window: the folder may lie on a slow share. Files that were taken before, known by their hash, and those that
were shown already are not told again, not even under another name.
"""

import hashlib
import time
from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path

from PySide6.QtCore import QFileSystemWatcher, QObject, QTimer, Signal

from fujidesk.domain.progress import Progress
from fujidesk.errors import FujideskError, MachineError
from fujidesk.ui.tasks import Runner

SUFFIXES = (".xlsx", ".xlsm", ".xls", ".ods")
"""Files that are told of; what cannot be read is refused with a sentence when it is."""
SETTLE_MS = 900
"""How long a file must stay the same to count as whole. Two looks may follow each other at once, since the
system tells of every piece that is written, so it is the time that counts and not the number of looks."""
_HIDDEN = ("~$", ".")
"""What Excel and LibreOffice leave beside a workbook that is open begins so."""
_Stamp = tuple[int, int]
"""Size in bytes and time of the last writing in ns."""


@dataclass(frozen=True)
class _Look:
    """What one look found.

    stamps: every workbook of the folder. hashes: those whose bytes could be read, kept so that the next look
    reads only what is new. taken: files whose bytes are kept in the register already.
    """

    stamps: Mapping[Path, _Stamp] = field(default_factory=dict)
    hashes: Mapping[tuple[Path, _Stamp], str] = field(default_factory=dict)
    taken: frozenset[Path] = frozenset()


class FolderWatch(QObject):
    """Watches one folder.

    arrived(paths): files that are whole, new and not shown yet, in the order of their names; all of them each
    time. lost(sentence): the folder cannot be read any more, or what is kept cannot be looked up; watching
    has ended. known: gives the hashes of the kept files; called beside the window.
    """

    arrived = Signal(list)
    lost = Signal(str)

    def __init__(
        self,
        tasks: Runner,
        known: Callable[[], Collection[str]],
        parent: QObject | None = None,
        settle_ms: int = SETTLE_MS,
    ) -> None:
        super().__init__(parent)
        self._tasks = tasks
        self._known = known
        self._settle_s = settle_ms / 1000
        self._folder: Path | None = None
        self._last = _Look()
        self._since: dict[Path, float] = {}
        self._shown: dict[Path, _Stamp] = {}
        self._looking = False
        self._again = False
        self._system = QFileSystemWatcher(self)
        self._system.directoryChanged.connect(self.look)
        self._system.fileChanged.connect(self.look)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(settle_ms + 20)  # a little later, so that one look more is enough
        self._timer.timeout.connect(self.look)

    @property
    def folder(self) -> Path | None:
        """The watched folder; None while none is."""
        return self._folder

    def watch(self, folder: Path | None) -> None:
        """Watch a folder from now on, with what lies in it already; None: watch no more."""
        watched = [*self._system.directories(), *self._system.files()]
        if watched:
            self._system.removePaths(watched)
        self._timer.stop()
        self._folder, self._last, self._since, self._shown = folder, _Look(), {}, {}
        if folder is not None:
            self._system.addPath(str(folder))
            self.look()

    def forget(self, paths: Collection[Path]) -> None:
        """Do not tell of these files again as long as they stay as they are: they were shown.

        paths: files, or folders of which every file was shown.
        """
        given = frozenset(paths)
        stamps = self._last.stamps.items()
        self._shown |= {path: stamp for path, stamp in stamps if path in given or path.parent in given}
        self._tell()

    def look(self) -> None:
        """Look into the folder beside the window; a look that is asked for meanwhile follows."""
        if self._folder is None:
            return
        if self._looking:
            self._again = True
            return
        self._looking = True
        folder = self._folder
        work = partial(_look, folder, self._known, self._last.hashes)
        done, failed = partial(self._on_looked, folder), partial(self._on_failed, folder)
        self._tasks.run("回収フォルダーの確認", work, done, failed)

    def _on_looked(self, folder: Path, found: _Look) -> None:
        """Tell of what has settled; look again for what has not."""
        if not self._ends_look(folder):
            return
        self._carry_on(found)
        self._last = found
        watched = set(self._system.files())
        coming = [str(path) for path in found.stamps if str(path) not in watched]
        if coming:
            self._system.addPaths(coming)
        if self._again or any(not self._is_whole(path) for path in found.stamps):
            self._again = False
            self._timer.start()
        self._tell()

    def _on_failed(self, folder: Path, error: Exception) -> None:
        """Watch no more, and say why; a bug is the window's to report."""
        if not self._ends_look(folder):
            return
        self.watch(None)
        if not isinstance(error, FujideskError):
            self._tasks.failed.emit(error)
        self.lost.emit(str(error))

    def _ends_look(self, folder: Path) -> bool:
        """Note that a look is over; False: another folder, or none, is watched by now."""
        self._looking = False
        if folder == self._folder:
            return True
        self.look()
        return False

    def _carry_on(self, found: _Look) -> None:
        """Note since when each file is as it is; one that only got another name was shown under the old."""
        now, before = time.monotonic(), self._last.stamps
        gone = {before[path]: path for path in before if path not in found.stamps}
        for path, stamp in found.stamps.items():
            old = gone.get(stamp) if path not in before else None
            if old is not None:
                self._since[path] = self._since[old]
                if self._shown.get(old) == stamp:
                    self._shown[path] = stamp
            elif before.get(path) != stamp:
                self._since[path] = now

    def _is_whole(self, path: Path) -> bool:
        """Tell whether a file has stayed the same for long enough."""
        return time.monotonic() - self._since[path] >= self._settle_s

    def _tell(self) -> None:
        """Tell of every file that is whole, was not taken and was not shown."""
        found = self._last
        self.arrived.emit(
            sorted(
                path
                for path, stamp in found.stamps.items()
                if path not in found.taken and self._shown.get(path) != stamp and self._is_whole(path)
            )
        )


def _look(
    folder: Path,
    known: Callable[[], Collection[str]],
    hashes: Mapping[tuple[Path, _Stamp], str],
    _progress: Progress,
) -> _Look:
    """Return the workbooks of a folder. hashes: of the look before, for files that are still the same.

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
    kept = frozenset(known())
    if not kept:
        return _Look(stamps)
    read = {item: hashes.get(item) or _hash(item[0]) for item in stamps.items()}
    taken = frozenset(path for (path, _), digest in read.items() if digest in kept)
    return _Look(stamps, {item: digest for item, digest in read.items() if digest}, taken)


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
