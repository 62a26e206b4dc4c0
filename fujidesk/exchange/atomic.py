"""Writes files whole or not at all: beside the target first, then in its place.

Every file that leaves the program goes through here, so that a full disk or an open workbook never
leaves half a file behind, and so that each such failure is told in the same words.
"""

import errno
import os
from collections.abc import Callable, Sequence
from pathlib import Path

from fujidesk.errors import MachineError

_WINDOWS_SHARING_VIOLATION = 32
_FULL = frozenset({errno.ENOSPC, getattr(errno, "EDQUOT", errno.ENOSPC)})
_NO_WRITING = frozenset({errno.EACCES, errno.EPERM, errno.EROFS})
# Microsoft, "Naming Files, Paths, and Namespaces". A colon would write into a hidden stream of another file.
_ON_WINDOWS = os.name == "nt"
_WINDOWS_MARKS = '<>:"|?*'
_WINDOWS_DEVICES = frozenset({"CON", "PRN", "AUX", "NUL"}) | {
    f"{kind}{n}" for kind in ("COM", "LPT") for n in range(1, 10)
}
_WINDOWS_LONGEST_PATH = 259


def replace_file(path: Path, write: Callable[[Path], None]) -> None:
    """Let `write` make a file beside `path`, then put it in the place of `path` in one step.

    The file beside has the same folder and another name ending in `.tmp`; it is removed when anything
    goes wrong, also when the user stops the work. What stood at `path` before stays until the new file
    is complete.

    Raises:
        MachineError: folder missing, a name that Windows does not know, no right to write, disk full, or
            the file is open elsewhere.
    """
    try:
        _refuse_place(path)
    except OSError as error:  # the place cannot even be looked at
        raise writing_fault(error, path) from error
    beside = path.with_name(f"{path.name}.{os.getpid()}.tmp")  # a folder such as "." has no name
    try:
        write(beside)
        beside.replace(path)
    except OSError as error:
        raise writing_fault(error, path) from error
    finally:
        _remove(beside)


def replace_with_bytes(path: Path, data: bytes) -> None:
    """Write bytes as a whole file, or nothing.

    Raises:
        MachineError: as `replace_file`.
    """

    def write(beside: Path) -> None:
        """Write and force to the disk: after a power cut the renamed file must not be an empty one."""
        with beside.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())

    replace_file(path, write)


def replace_together(pairs: Sequence[tuple[Path, Path]], folder: Path) -> None:
    """Put finished files in place, all of them or none: pages of one print must not mix old and new.

    The old files go first, the last of them before all others, and the last new one comes at the end: where
    the program is killed between two of them, old and new are never mixed, and a list of the files that is
    given last stands only beside what it lists.

    Args:
        pairs: (finished file, its target), all on the same volume.
        folder: an empty place on that volume, in which the old files wait until all new ones are in place.

    Raises:
        OSError: a target cannot be replaced, for example because it is open elsewhere; every target is
            then again what it was.
    """
    kept: list[tuple[Path, Path]] = []
    placed: list[Path] = []
    try:
        for number, (_, target) in reversed(list(enumerate(pairs))):
            if target.is_dir():
                raise IsADirectoryError(errno.EISDIR, os.strerror(errno.EISDIR), str(target))
            if target.exists():
                old = folder / f"{number}.old"
                target.replace(old)
                kept.append((old, target))
        for finished, target in pairs:
            finished.replace(target)
            placed.append(target)
    except OSError:
        for target in placed:
            _remove(target)
        for old, target in kept:
            old.replace(target)
        raise


def writing_fault(error: OSError, path: Path) -> MachineError:
    """Return the sentence for a failed write to `path`: what happened and what to try."""
    if error.errno in _FULL:
        return MachineError(
            f"ディスクの空きが足りないため「{path}」に書き出せません。空きを作るか、別の場所を選んでください。"
        )
    if getattr(error, "winerror", None) == _WINDOWS_SHARING_VIOLATION or _is_kept_open(error, path):
        return MachineError(
            f"「{path}」は Excel などで開かれているか、書き込みが禁止されています。"
            "閉じてからやり直すか、別の名前で保存してください。"
        )
    if error.errno in _NO_WRITING:
        return MachineError(
            f"フォルダー「{path.parent}」には書き込めません。書き込みのできる別のフォルダーを選んでください。"
        )
    if error.errno == errno.ENAMETOOLONG or _is_too_long(error, path):
        return MachineError(f"ファイル名「{path.name}」が長すぎます。短い名前にしてください。")
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _missing_folder(path)
    reason = error.strerror or type(error).__name__
    return MachineError(f"「{path}」に書き出せませんでした（{reason}）。別の場所を選んでください。")


def _is_kept_open(error: OSError, path: Path) -> bool:
    """Tell whether the target itself is in the way: the folder can be written to, the file cannot."""
    return error.errno in _NO_WRITING and path.is_file() and os.access(path.parent, os.W_OK)


def _is_too_long(error: OSError, path: Path) -> bool:
    """Tell whether Windows did not find a folder only because the whole path is too long for it."""
    return (
        _ON_WINDOWS
        and isinstance(error, FileNotFoundError)
        and len(str(path.absolute())) > (_WINDOWS_LONGEST_PATH - len(f".{os.getpid()}.tmp"))
    )


def windows_name_fault(name: str) -> str:
    """Return why Windows takes no file of this name, as a sentence, "" where it does."""
    if found := [mark for mark in _WINDOWS_MARKS if mark in name]:
        return (
            f"ファイル名「{name}」に使えない文字（{' '.join(found)}）があります。ほかの名前にしてください。"
        )
    if name.partition(".")[0].rstrip().upper() in _WINDOWS_DEVICES:
        return f"「{name}」は Windows が使う名前です。ほかの名前にしてください。"
    if name != name.rstrip(". "):
        return f"ファイル名「{name}」の最後の点か空白を取ってください。"
    return ""


def _refuse_place(path: Path) -> None:
    """Refuse a target that can be no file, before any work is done for it.

    Raises:
        MachineError: no such folder, a folder itself, or a name that Windows does not know.
    """
    if _ON_WINDOWS and (sentence := windows_name_fault(path.name)):
        raise MachineError(sentence)
    if not path.parent.is_dir():
        raise _missing_folder(path)
    if path.is_dir():
        raise MachineError(f"「{path}」はフォルダーです。ファイルの名前を指定してください。")


def _missing_folder(path: Path) -> MachineError:
    """Return the error for a target whose folder is not there, or where a file stands in its place."""
    if any(place.is_file() for place in path.parents):
        return MachineError(
            f"「{path.parent}」の途中に、フォルダーではなくファイルがあります。別の場所を選んでください。"
        )
    return MachineError(
        f"フォルダー「{path.parent}」がありません。先にフォルダーを作るか、別の場所を選んでください。"
    )


def _remove(beside: Path) -> None:
    """Remove the unfinished file; where even that is refused, the first failure is what counts."""
    try:
        beside.unlink(missing_ok=True)
    except OSError:
        return
