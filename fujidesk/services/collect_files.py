"""Finds the files that were given: folders are walked, links in them left alone, lock files left out."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fujidesk.errors import MachineError
from fujidesk.exchange.workbook_cells import reading_fault

_LOCKS = ("~$", ".~lock.", ".")
_SYSTEM = frozenset({"thumbs.db", "desktop.ini"})
MAX_FILES = 5_000
"""More of them are not the returns of sixty departments."""


@dataclass(frozen=True, slots=True)
class GivenFile:
    """A file to read; name: for sentences, below the folder that was given."""

    path: Path
    name: str


def given_files(paths: Sequence[Path]) -> tuple[list[GivenFile], list[str]]:
    """Return the files to read, each once, and sentences about those that are left out.

    Raises:
        MachineError: a place does not exist or cannot be looked into, or it holds far too many files.
    """
    found: dict[Path, GivenFile] = {}
    skipped: list[str] = []
    for path in paths:
        if not path.exists():
            raise reading_fault(FileNotFoundError(), path)
        for file in _below(path) if path.is_dir() else (GivenFile(path, path.name),):
            if reason := _left_out(file, given=path):
                skipped.append(f"「{file.name}」は{reason}ため、読みません。")
            else:
                found.setdefault(file.path.absolute(), file)
            if len(found) + len(skipped) > MAX_FILES:
                raise MachineError(
                    f"フォルダー「{path}」のファイルが多すぎます（{MAX_FILES:,} まで）。"
                    "回答だけのフォルダーを選んでください。"
                )
    return list(found.values()), skipped


def _below(folder: Path) -> Iterator[GivenFile]:
    """Yield the files in a folder and the folders below, by name; no links to folders, no hidden folders.

    Raises:
        MachineError: a folder cannot be looked into.
    """

    def fail(error: OSError) -> None:
        """Tell that a folder cannot be looked into: a return in it would be missed without a word."""
        raise reading_fault(error, Path(error.filename or folder)) from error

    for place, folders, names in os.walk(folder, onerror=fail):
        # what an issue that was killed had begun lies in a hidden folder: never sent, so never a return
        folders[:] = sorted(name for name in folders if not name.startswith("."))
        for name in sorted(names):
            path = Path(place) / name
            yield GivenFile(path, path.relative_to(folder).as_posix())


def _left_out(file: GivenFile, given: Path) -> str:
    """Return why a file is not read, "" where it is; a link that was given itself is followed."""
    name = file.path.name
    if name.startswith(_LOCKS) or name.lower() in _SYSTEM:
        return "開いている印などの一時的なファイルの"
    if file.path.is_symlink() and file.path != given:
        return "別の場所へのリンクの"
    return "" if file.path.is_file() else "ふつうのファイルではない"
