"""Writes many files into a folder, all or none: a half-written set would be sent out as a whole one."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path, PurePath

from fujidesk.errors import MachineError
from fujidesk.exchange.atomic import replace_together, writing_fault
from fujidesk.exchange.beside import beside_folder

_UNFIT = str.maketrans(dict.fromkeys('\\/:*?"<>|\n\t', "_"))
"""Characters that Windows does not take in names of files."""
_LONGEST = 60


def fit_name(text: str) -> str:
    """Return a text as a part of a file's name that Windows takes; not longer than a name may well be."""
    return text.translate(_UNFIT).strip(". ")[:_LONGEST]


def refuse_leading_out(name: str) -> None:
    """Refuse the name of a file that leads out of its folder: keys of a forged database come into names.

    Raises:
        MachineError: so it is.
    """
    if name in ("", ".", "..") or "\\" in name or PurePath(name).name != name:
        raise MachineError(
            f"「{name[:80]}」という名前のファイルは書き出せません。データが壊れているか、作り変えられています。"
            "バックアップから戻してください。"
        )


class FileSet:
    """Files that are written into a hidden folder beside their targets and put in place together."""

    def __init__(self, folder: Path, beside: Path) -> None:
        self._folder = folder
        self._beside = beside
        self._pairs: list[tuple[Path, Path]] = []
        self._names: set[str] = set()
        self._is_placed = False

    def add(self, name: str, data: bytes) -> Path:
        """Write a file beside; returns where it will stand.

        A name that is taken in this set (also where only capitals differ, as Windows sees it) gets a number.

        Raises:
            MachineError: the file cannot be written, or its name leads out of the folder.
        """
        refuse_leading_out(name)
        target = self._folder / self._free(name)
        beside = self._beside / f"{len(self._pairs)}.new"
        try:
            with beside.open("wb") as stream:
                stream.write(data)
                stream.flush()
                os.fsync(stream.fileno())
        except OSError as error:
            raise writing_fault(error, target) from error
        self._pairs.append((beside, target))
        return target

    def _free(self, name: str) -> str:
        """Return the name, or with a number the first one that is not taken in this set."""
        stem, dot, ending = name.rpartition(".")
        found, count = name, 1
        while found.casefold() in self._names:
            count += 1
            found = f"{stem} ({count}){dot}{ending}"
        self._names.add(found.casefold())
        return found

    def place(self) -> tuple[Path, ...]:
        """Put all files in place; what stood there before waits until the set is left without an error.

        Raises:
            MachineError: one of them cannot be replaced; then none is.
        """
        try:
            replace_together(self._pairs, self._beside)
        except OSError as error:
            raise writing_fault(error, self._faulty(error)) from error
        self._is_placed = True
        return tuple(target for _, target in self._pairs)

    def _faulty(self, error: OSError) -> Path:
        """Return the target that an error is about; rename errors name it as their second file."""
        named = {str(target): target for _, target in self._pairs}
        for name in (error.filename2, error.filename):
            if str(name) in named:
                return named[str(name)]
        return self._folder

    def take_back(self) -> None:
        """Undo `place`: what stood at the targets before stands there again."""
        if not self._is_placed:
            return
        self._is_placed = False
        for number, (_, target) in enumerate(self._pairs):
            target.unlink(missing_ok=True)
            old = self._beside / f"{number}.old"
            if old.exists():
                old.replace(target)


@contextmanager
def file_set(folder: Path) -> Iterator[FileSet]:
    """Give a set of files for a folder, which is made where it is missing.

    Leaving it by an error, a cancellation too, takes everything back.

    Raises:
        MachineError: the folder cannot be made or written to, or is a file.
    """
    is_new = not folder.exists()
    if not (is_new or folder.is_dir()):
        raise MachineError(f"「{folder}」はフォルダーではありません。書き出すフォルダーを指定してください。")
    try:
        folder.mkdir(parents=True, exist_ok=True)
        beside = beside_folder(folder)
    except OSError as error:
        raise writing_fault(error, folder / "進捗状況報告.xlsx") from error
    files = FileSet(folder, Path(beside.name))
    try:
        with beside:
            try:
                yield files
            except BaseException:
                files.take_back()
                raise
    except BaseException:
        _remove_empty(folder, is_new)
        raise


def _remove_empty(folder: Path, is_new: bool) -> None:
    """Remove a folder that was made for the set, unless something else stands in it by now."""
    if is_new and not any(folder.iterdir()):
        folder.rmdir()
