"""A set of files is written as a whole, or nothing of it is left."""

import os

import pytest

from fujidesk.errors import CancelledError, MachineError
from fujidesk.exchange.file_set import file_set, fit_name


def names(folder) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in folder.iterdir()}


def test_all_files_stand_in_their_places(tmp_path) -> None:
    with file_set(tmp_path / "new" / "out") as files:
        first = files.add("一.xlsx", b"1")
        files.add("二.xlsx", b"2")
        assert not first.exists(), "nothing is in place before all is written"
        assert files.place() == (tmp_path / "new" / "out" / "一.xlsx", tmp_path / "new" / "out" / "二.xlsx")
    assert names(tmp_path / "new" / "out") == {"一.xlsx": b"1", "二.xlsx": b"2"}


def test_names_that_windows_holds_for_equal_are_told_apart(tmp_path) -> None:
    with file_set(tmp_path) as files:
        for data in (b"1", b"2", b"3"):
            files.add("Ａ課.xlsx" if data == b"3" else "a課.xlsx" if data == b"2" else "A課.xlsx", data)
        files.place()
    assert names(tmp_path) == {"A課.xlsx": b"1", "a課 (2).xlsx": b"2", "Ａ課.xlsx": b"3"}


def write(folder, *file_names, place=True, fault=None) -> None:
    """Write a set, and fail after it was placed, or before."""
    with file_set(folder) as files:
        for name in file_names:
            files.add(name, b"new")
        if place:
            files.place()
        if fault is not None:
            raise fault


def test_cancelling_leaves_what_was_there(tmp_path) -> None:
    (tmp_path / "一.xlsx").write_bytes(b"old")
    with pytest.raises(CancelledError):
        write(tmp_path, "一.xlsx", place=False, fault=CancelledError())
    assert names(tmp_path) == {"一.xlsx": b"old"}


def test_an_error_after_placing_takes_all_back(tmp_path) -> None:
    (tmp_path / "一.xlsx").write_bytes(b"old")
    with pytest.raises(ZeroDivisionError):
        write(tmp_path, "一.xlsx", "二.xlsx", fault=ZeroDivisionError())
    assert names(tmp_path) == {"一.xlsx": b"old"}


def test_a_folder_made_for_nothing_is_removed(tmp_path) -> None:
    with pytest.raises(CancelledError):
        write(tmp_path / "out", "一.xlsx", place=False, fault=CancelledError())
    assert list(tmp_path.iterdir()) == []


def fail_beside(folder) -> None:
    """Write into a new folder in which something else turns up meanwhile, and fail."""
    with file_set(folder) as files:
        files.add("一.xlsx", b"new")
        (folder / "他.txt").write_bytes(b"1")
        raise CancelledError


def test_a_new_folder_stays_where_something_else_stands_in_it(tmp_path) -> None:
    with pytest.raises(CancelledError):
        fail_beside(tmp_path / "out")
    assert names(tmp_path / "out") == {"他.txt": b"1"}


def test_a_target_that_cannot_be_replaced_is_named(tmp_path) -> None:
    (tmp_path / "一.xlsx").write_bytes(b"old")
    (tmp_path / "二.xlsx").mkdir()
    with pytest.raises(MachineError, match=r"「.*二\.xlsx」"):
        write(tmp_path, "一.xlsx", "二.xlsx")
    assert (tmp_path / "一.xlsx").read_bytes() == b"old"
    assert sorted(path.name for path in tmp_path.iterdir()) == ["一.xlsx", "二.xlsx"]


def test_a_full_disk_is_told_with_the_file_s_name(tmp_path, monkeypatch) -> None:
    import errno

    def full(handle: int) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("fujidesk.exchange.file_set.os.fsync", full)
    with pytest.raises(MachineError, match=r"ディスクの空きが足りないため「.*一\.xlsx」"):
        write(tmp_path, "一.xlsx")
    assert names(tmp_path) == {}


def test_a_file_in_the_place_of_the_folder(tmp_path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(MachineError, match="out」はフォルダーではありません"), file_set(tmp_path / "out"):
        pass
    assert (tmp_path / "out").read_bytes() == b""


def test_a_file_on_the_way_to_the_folder(tmp_path) -> None:
    (tmp_path / "out").write_bytes(b"")
    with (
        pytest.raises(MachineError, match="の途中に、フォルダーではなくファイル"),
        file_set(tmp_path / "out" / "R4"),
    ):
        pass


def test_names_that_differ_in_capitals_only_get_a_number(tmp_path) -> None:
    with file_set(tmp_path) as files:
        paths = [files.add(name, b"x") for name in ("ICT課.xlsx", "ict課.xlsx", "ICT課.xlsx", "名前")]
        files.place()
    assert [path.name for path in paths] == ["ICT課.xlsx", "ict課 (2).xlsx", "ICT課 (3).xlsx", "名前"]
    assert len(names(tmp_path)) == 4


@pytest.mark.skipif(os.name == "nt" or os.geteuid() == 0, reason="needs a folder that refuses writing")
def test_a_folder_that_refuses_writing(tmp_path) -> None:
    tmp_path.chmod(0o500)
    try:
        with pytest.raises(MachineError, match="書き込めません"), file_set(tmp_path):
            pass
    finally:
        tmp_path.chmod(0o700)


def test_a_text_becomes_a_name_that_windows_takes():
    assert fit_name("資料1：A/B?*") == "資料1：A_B__"
    assert fit_name(" . 次第. ") == "次第"
    assert len(fit_name("長" * 100)) == 60


LEADING_OUT = ["../x.xlsx", "..", ".", "", "/etc/x", "a/b.xlsx", "..\\x.xlsx", "C:\\x.xlsx"]


@pytest.mark.parametrize("name", LEADING_OUT)
def test_a_name_that_leads_out_of_the_folder_is_refused_with_the_whole_set(tmp_path, name) -> None:
    with pytest.raises(MachineError, match="という名前のファイルは書き出せません"):
        write(tmp_path / "out", "一.xlsx", name)
    assert list(tmp_path.rglob("*")) == []
