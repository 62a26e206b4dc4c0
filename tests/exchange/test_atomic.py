"""Files are written whole or not at all, and each failure is one sentence."""

import contextlib
import errno
import os
from pathlib import Path

import pytest

from fujidesk.errors import CancelledError, MachineError
from fujidesk.exchange import atomic
from fujidesk.exchange.atomic import (
    replace_file,
    replace_together,
    replace_with_bytes,
    windows_name_fault,
    writing_fault,
)


def names(folder: Path) -> list[str]:
    return [path.name for path in folder.iterdir()]


def test_the_file_is_written(tmp_path: Path) -> None:
    target = tmp_path / "台帳.json"
    replace_with_bytes(target, b"new")
    assert target.read_bytes() == b"new"
    assert names(tmp_path) == ["台帳.json"]


@pytest.mark.parametrize(
    ("number", "words"),
    [
        (errno.ENOSPC, "ディスクの空きが足りない"),
        (errno.EIO, "別の場所を選んでください"),
        (errno.EROFS, "書き込み"),
        (errno.ENAMETOOLONG, "短い名前"),
    ],
)
def test_a_failure_keeps_the_old_file(tmp_path: Path, number: int, words: str) -> None:
    target = tmp_path / "old.xlsx"
    target.write_bytes(b"old")

    def write(beside: Path) -> None:
        beside.write_bytes(b"half")
        raise OSError(number, os.strerror(number))

    with pytest.raises(MachineError, match=words) as caught:
        replace_file(target, write)
    assert "\n" not in str(caught.value)
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["old.xlsx"]


def test_stopping_leaves_nothing(tmp_path: Path) -> None:
    def write(beside: Path) -> None:
        beside.write_bytes(b"half")
        raise CancelledError

    with pytest.raises(CancelledError):
        replace_file(tmp_path / "new.xlsx", write)
    assert names(tmp_path) == []


def test_a_missing_folder_is_named(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match=r"フォルダー「.*ない」がありません"):
        replace_with_bytes(tmp_path / "ない" / "a.csv", b"")


def test_a_file_in_the_place_of_a_folder_is_told(tmp_path: Path) -> None:
    (tmp_path / "台帳.db").write_bytes(b"")
    with pytest.raises(MachineError, match=r"台帳\.db」の途中に、フォルダーではなくファイル"):
        replace_with_bytes(tmp_path / "台帳.db" / "一覧.json", b"x")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(MachineError, match="はフォルダーです"):
        replace_with_bytes(tmp_path, b"")


@pytest.mark.parametrize("place", [".", "..", "/"])
def test_a_folder_without_a_name_of_its_own_is_no_file(place: str) -> None:
    with pytest.raises(MachineError, match="はフォルダーです"):
        replace_with_bytes(Path(place), b"x")


def test_a_folder_without_write_permission(tmp_path: Path) -> None:
    error = PermissionError(errno.EACCES, "denied")
    assert "書き込みのできる別のフォルダー" in str(writing_fault(error, tmp_path / "new.csv"))


def test_a_file_kept_open_by_another_program(tmp_path: Path) -> None:
    target = tmp_path / "open.xlsx"
    target.write_bytes(b"")
    assert "Excel などで開かれている" in str(writing_fault(PermissionError(errno.EACCES, "denied"), target))


def test_full_disk_device(tmp_path: Path) -> None:
    full = Path("/dev/full")
    if not full.exists():
        pytest.skip("this system has no /dev/full")

    def write(beside: Path) -> None:
        with full.open("wb") as stream:
            stream.write(b"x" * 100_000)

    with pytest.raises(MachineError, match="ディスクの空きが足りない"):
        replace_file(tmp_path / "new.bin", write)


def print_of(tmp_path: Path, count: int) -> tuple[list[tuple[Path, Path]], Path]:
    """Return so many finished pages with their targets, and the folder they wait in."""
    folder = tmp_path / "beside"
    folder.mkdir()
    pairs = []
    for number in range(1, count + 1):
        finished = folder / f"p{number}.png"
        finished.write_text(f"new {number}")
        pairs.append((finished, tmp_path / f"p{number}.png"))
    return pairs, folder


def test_all_pages_are_put_in_place(tmp_path: Path) -> None:
    pairs, folder = print_of(tmp_path, 3)
    pairs[1][1].write_text("old 2")
    replace_together(pairs, folder)
    assert [target.read_text() for _, target in pairs] == ["new 1", "new 2", "new 3"]


@pytest.mark.parametrize("refused", [1, 2, 3])
def test_a_page_that_cannot_be_replaced_leaves_every_page_as_it_was(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, refused: int
) -> None:
    """As on Windows, where a picture that is open in a viewer cannot be replaced."""
    pairs, folder = print_of(tmp_path, 3)
    pairs[0][1].write_text("old 1")
    pairs[1][1].write_text("old 2")
    replace = Path.replace

    def refuse(self: Path, target: Path) -> Path:
        if self == pairs[refused - 1][0]:
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))
        return replace(self, target)

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(PermissionError):
        replace_together(pairs, folder)
    assert [target.read_text() for _, target in pairs[:2]] == ["old 1", "old 2"]
    assert not pairs[2][1].exists()


def test_a_folder_in_the_way_is_never_moved(tmp_path: Path) -> None:
    pairs, folder = print_of(tmp_path, 2)
    pairs[1][1].mkdir()
    (pairs[1][1] / "写真.txt").write_text("kept")
    with pytest.raises(IsADirectoryError):
        replace_together(pairs, folder)
    assert (pairs[1][1] / "写真.txt").read_text() == "kept"
    assert not pairs[0][1].exists()


def test_replacing_a_file_that_excel_has_open(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows refuses to replace it with error 5 (access denied), though the folder can be written to."""
    target = tmp_path / "台帳.xlsx"
    target.write_bytes(b"old")

    def refuse(self: Path, other: Path) -> Path:
        raise PermissionError(errno.EACCES, "Access is denied", str(self))

    monkeypatch.setattr(Path, "replace", refuse)
    with pytest.raises(MachineError, match=r"Excel などで開かれているか.*閉じてからやり直す"):
        replace_with_bytes(target, b"new")
    assert target.read_bytes() == b"old"
    assert names(tmp_path) == ["台帳.xlsx"], "the finished copy is taken away again"


def test_a_file_in_use_as_windows_says_it(tmp_path: Path) -> None:
    """Error 32, a sharing violation, also where the file is not there yet (a virus scanner has the copy)."""
    error = PermissionError(errno.EACCES, "in use")
    error.winerror = 32  # type: ignore[attr-defined,unused-ignore]  # only Windows has it
    assert "Excel などで開かれている" in str(writing_fault(error, tmp_path / "new.csv"))


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("台帳?.xlsx", "使えない文字（?）"),
        ("a<b>.csv", "使えない文字（< >）"),
        ("令和8年:4月.csv", "使えない文字（:）"),
        ("NUL", "Windows が使う名前"),
        ("con.json", "Windows が使う名前"),
        ("Com1 .txt", "Windows が使う名前"),
        ("lpt9", "Windows が使う名前"),
        ("台帳.", "最後の点か空白"),
        ("台帳.csv ", "最後の点か空白"),
        ("台帳（写し）.xlsx", ""),
        ("console.csv", ""),
        ("com10.csv", ""),
        ("a.b.csv", ""),
    ],
)
def test_names_that_windows_does_not_take(name: str, words: str) -> None:
    sentence = windows_name_fault(name)
    assert words in sentence
    assert bool(sentence) == bool(words)


def test_a_name_that_windows_does_not_take_is_refused_there(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A colon would write into a hidden stream of another file, so it is refused before any work."""
    monkeypatch.setattr(atomic, "_ON_WINDOWS", True)
    with pytest.raises(MachineError, match="使えない文字"):
        replace_with_bytes(tmp_path / "a:b.csv", b"")
    assert names(tmp_path) == []


def test_a_path_too_long_for_windows(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Windows says that it does not find the path; the folder is there all the same."""
    monkeypatch.setattr(atomic, "_ON_WINDOWS", True)
    missing = FileNotFoundError(errno.ENOENT, "The system cannot find the path specified")
    assert "長すぎます" in str(writing_fault(missing, tmp_path / f"{'x' * 250}.csv"))
    assert "がありません" in str(writing_fault(missing, tmp_path / "a.csv"))


def test_what_a_writer_raises_itself_passes_and_leaves_nothing(tmp_path: Path) -> None:
    def write(beside: Path) -> None:
        beside.write_bytes(b"half")
        raise ValueError("bug")

    with pytest.raises(ValueError, match="bug"):
        replace_file(tmp_path / "new.xlsx", write)
    assert names(tmp_path) == []


class KilledError(BaseException):
    """Ends the work as the end of the process would: nothing that mends errors sees it."""


@pytest.mark.parametrize("steps", range(7))
def test_a_kill_between_two_files_never_mixes_old_and_new(tmp_path, monkeypatch, steps):
    names = ("a.pdf", "b.pptx", "list.json")
    pairs = []
    for number, name in enumerate(names):
        (tmp_path / name).write_text("old")
        new = tmp_path / f"{number}.new"
        new.write_text("new")
        pairs.append((new, tmp_path / name))
    left, replace = iter(range(steps)), Path.replace

    def replace_or_die(path, target):
        if next(left, None) is None:
            raise KilledError
        return replace(path, target)

    monkeypatch.setattr(Path, "replace", replace_or_die)
    aside = tmp_path / "aside"
    aside.mkdir()
    with contextlib.suppress(KilledError):
        replace_together(pairs, aside)
    found = {name: (tmp_path / name).read_text() for name in names if (tmp_path / name).exists()}
    assert len(set(found.values())) <= 1
    if "list.json" in found:
        assert set(found) == set(names)
