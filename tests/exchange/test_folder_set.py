"""A folder is written as a whole or not at all."""

from pathlib import Path

import pytest

from fujidesk.errors import MachineError, UserError
from fujidesk.exchange.folder_set import files_of, folder_set


def ours(path):
    return path.endswith(".html")


def write(folder, **texts):
    with folder_set(folder, ours) as files:
        for name, text in texts.items():
            files.add(f"a/{name}.html", text.encode())
        files.place()


def fail(folder):
    with folder_set(folder, ours) as files:
        files.add("b.html", b"x")
        raise RuntimeError


def contents(folder):
    return {path: (folder / path).read_text("utf-8") for path in files_of(folder)}


def test_a_new_folder_is_made_with_its_parents(tmp_path):
    write(tmp_path / "x" / "out", one="1")
    assert contents(tmp_path / "x" / "out") == {"a/one.html": "1"}
    assert [path.name for path in (tmp_path / "x").iterdir()] == ["out"]


def test_what_stood_there_goes_as_a_whole(tmp_path):
    write(tmp_path / "out", one="1", two="2")
    (tmp_path / "out" / "Thumbs.db").write_bytes(b"")
    write(tmp_path / "out", two="3")
    assert contents(tmp_path / "out") == {"a/two.html": "3"}


def test_what_is_written_can_be_read_before_it_is_in_place(tmp_path):
    with folder_set(tmp_path / "out", ours) as files:
        files.add("b.html", b"x")
        assert files.written() == {"b.html": b"x"}
        assert not (tmp_path / "out").exists()


@pytest.mark.parametrize("had_one", [True, False])
def test_an_error_leaves_what_was(tmp_path, had_one):
    if had_one:
        write(tmp_path / "out", one="1")
    with pytest.raises(RuntimeError):
        fail(tmp_path / "out")
    assert [path.name for path in tmp_path.iterdir()] == (["out"] if had_one else [])
    if had_one:
        assert contents(tmp_path / "out") == {"a/one.html": "1"}


def test_a_folder_that_cannot_be_replaced_stays(tmp_path, monkeypatch):
    write(tmp_path / "out", one="1")
    rename = Path.rename

    def refuse(self, target):
        if self.name == "new":
            raise PermissionError(13, "in use", str(target))
        return rename(self, target)

    monkeypatch.setattr(Path, "rename", refuse)
    with pytest.raises(MachineError):
        write(tmp_path / "out", one="2")
    assert contents(tmp_path / "out") == {"a/one.html": "1"}


def test_other_files_are_never_replaced(tmp_path):
    (tmp_path / "memo.txt").write_text("大切", encoding="utf-8")
    with pytest.raises(UserError, match=r"memo\.txt"):
        write(tmp_path, one="1")
    assert (tmp_path / "memo.txt").exists()


def test_a_file_is_no_folder(tmp_path):
    (tmp_path / "out").write_bytes(b"")
    with pytest.raises(MachineError, match="フォルダーではありません"):
        write(tmp_path / "out", one="1")
    with pytest.raises(MachineError):
        write(tmp_path / "out" / "below", one="1")


@pytest.mark.parametrize("path", ["../x.html", "a/../../x.html", "/x.html", "a//x.html", "a/..\\x.html", ""])
def test_a_path_that_leads_out_of_the_folder_is_refused(tmp_path, path):
    def write_there():
        with folder_set(tmp_path / "out", ours) as files:
            files.add(path, b"x")
            files.place()

    with pytest.raises(MachineError, match="という名前のファイルは書き出せません"):
        write_there()
    assert list(tmp_path.rglob("*")) == []
