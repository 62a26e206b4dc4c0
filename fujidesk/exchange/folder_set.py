"""Writes a whole folder of files, all or none: beside the target first, then in its place by one rename.

A folder on a website must never be half of this year and half of last year.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.atomic import writing_fault
from fujidesk.exchange.beside import beside_folder
from fujidesk.exchange.file_set import refuse_leading_out

_LEFT_BY_SYSTEMS = frozenset({"thumbs.db", "desktop.ini", ".ds_store"})
"""Files that systems leave in folders by themselves."""


class FolderSet:
    """Files that are written into a hidden folder beside their target and take its place together."""

    def __init__(self, target: Path, beside: Path) -> None:
        self._target = target
        self._new = beside / "new"
        self._old = beside / "old"
        self._new.mkdir()

    def add(self, path: str, data: bytes) -> None:
        """Write a file beside; path: within the folder, divided by slashes.

        Raises:
            MachineError: it cannot be written, or the path leads out of the folder.
        """
        parts = path.split("/")
        for part in parts:
            refuse_leading_out(part)
        place = self._new.joinpath(*parts)
        try:
            place.parent.mkdir(parents=True, exist_ok=True)
            place.write_bytes(data)
        except OSError as error:
            raise writing_fault(error, self._target / path) from error

    def written(self) -> dict[str, bytes]:
        """Return all files as they lie on the disk: path within the folder → bytes.

        Raises:
            MachineError: one cannot be read.
        """
        try:
            return {path: self._new.joinpath(path).read_bytes() for path in files_of(self._new)}
        except OSError as error:
            raise writing_fault(error, self._target) from error

    def place(self) -> None:
        """Put the folder in the place of its target; what stood there goes.

        Raises:
            MachineError: the target cannot be replaced, for example because a file of it is open; it is then
                what it was.
        """
        try:
            self._exchange()
        except OSError as error:
            raise writing_fault(error, self._target) from error

    def _exchange(self) -> None:
        """Rename the old folder away and the new one in; where that fails, the old one back.

        Raises:
            OSError: so it is.
        """
        has_old = self._target.exists()
        if has_old:
            self._target.rename(self._old)
        try:
            self._new.rename(self._target)
        except OSError:
            if has_old:
                self._old.rename(self._target)
            raise


def files_of(folder: Path) -> list[str]:
    """Return the paths of all files within a folder, divided by slashes, without those of the system."""
    found = (path for path in folder.rglob("*") if not path.is_dir())
    return sorted(
        path.relative_to(folder).as_posix() for path in found if path.name.lower() not in _LEFT_BY_SYSTEMS
    )


@contextmanager
def folder_set(folder: Path, is_ours: Callable[[str], bool]) -> Iterator[FolderSet]:
    """Give what writes a folder anew; leaving it by an error, a cancellation too, changes nothing.

    Args:
        folder: the target; made where it is missing.
        is_ours: tells of a path within the folder whether such a file is one of ours, that may be replaced.

    Raises:
        UserError: other files stand in the folder.
        MachineError: it is a file, or the place cannot be written to.
    """
    target = folder.absolute()
    _refuse_unfit(target, is_ours)
    try:
        target.parent.mkdir(parents=True, exist_ok=True)
        beside = beside_folder(target.parent)
    except OSError as error:
        raise writing_fault(error, target) from error
    with beside:
        yield FolderSet(target, Path(beside.name))


def _refuse_unfit(target: Path, is_ours: Callable[[str], bool]) -> None:
    """Refuse a target that cannot be replaced as a whole.

    Raises:
        UserError: other files stand in it.
        MachineError: it is a file.
    """
    if not target.exists():
        return
    if not target.is_dir():
        raise MachineError(f"「{target}」はフォルダーではありません。書き出すフォルダーを指定してください。")
    others = [path for path in files_of(target) if not is_ours(path)]
    if others:
        raise UserError(
            f"フォルダー「{target}」にはほかのファイル（{others[0]} など {len(others)} 個）があります。"
            "空のフォルダーか、前に書き出した公開用のフォルダーを指定してください。"
        )
