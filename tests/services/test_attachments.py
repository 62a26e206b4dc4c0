"""Files kept with a hearing: what is taken, what is refused, what comes out again."""

import sqlite3
import sys
from pathlib import Path

import pytest

from fujidesk.domain.hearings import HearingKind
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.services import attachments


@pytest.fixture
def workspace(workspace):
    """A register with the hearing R8-001."""
    workspace.hearings.plan(workspace.hearings.drafted(2026, HearingKind.OTHER, "市民課"))
    return workspace


def test_file_comes_out_as_it_went_in_though_the_source_is_gone(workspace, tmp_path):
    source = tmp_path / "見積.pdf"
    source.write_bytes(b"\x00\xffbytes")
    workspace.attachments.add("R8-001", source)
    source.unlink()
    (kept,) = workspace.hearings.attachments("R8-001")
    assert (kept.name, kept.size) == ("見積.pdf", 7)
    workspace.attachments.save(kept, tmp_path / "out.pdf")
    assert (tmp_path / "out.pdf").read_bytes() == b"\x00\xffbytes"


def test_same_bytes_are_kept_once_and_a_removed_file_comes_back(workspace, tmp_path):
    for name in ("a.txt", "b.txt"):
        (tmp_path / name).write_text("同じ", encoding="utf-8")
        workspace.attachments.add("R8-001", tmp_path / name)
    first = workspace.hearings.attachments("R8-001")[0]
    workspace.attachments.remove(first)
    assert [item.name for item in workspace.hearings.attachments("R8-001")] == ["b.txt"]
    workspace.edits.undo()
    workspace.attachments.save(first, tmp_path / "back.txt")
    assert (tmp_path / "back.txt").read_text(encoding="utf-8") == "同じ"


def test_what_cannot_be_kept_is_refused_in_a_sentence(workspace, tmp_path, monkeypatch):
    (tmp_path / "空.txt").touch()
    (tmp_path / "大.bin").write_bytes(b"x" * 11)
    monkeypatch.setattr(attachments, "LARGEST_BYTES", 10)
    for name, word in (
        ("", "フォルダー"),
        ("無.txt", "ありません"),
        ("空.txt", "空のファイル"),
        ("大.bin", "大きい"),
    ):
        with pytest.raises(UserError, match=word):
            workspace.attachments.add("R8-001", tmp_path / name)
    assert workspace.hearings.attachments("R8-001") == []


def test_file_of_a_hearing_that_is_not_there_leaves_no_bytes_behind(workspace, tmp_path):
    (tmp_path / "a.txt").write_text("元", encoding="utf-8")
    with pytest.raises(UserError, match="R8-009 はありません"):
        workspace.attachments.add("R8-009", tmp_path / "a.txt")
    with sqlite3.connect(workspace.path) as connection:
        assert connection.execute("SELECT count(*) FROM attachment_content").fetchone() == (0,)
    connection.close()


def test_file_taken_back_and_added_again_still_has_its_bytes(workspace, tmp_path):
    (tmp_path / "a.txt").write_text("元", encoding="utf-8")
    workspace.attachments.add("R8-001", tmp_path / "a.txt")
    workspace.edits.undo()
    assert workspace.hearings.attachments("R8-001") == []
    workspace.edits.redo()
    (kept,) = workspace.hearings.attachments("R8-001")
    workspace.attachments.save(kept, tmp_path / "b.txt")
    assert (tmp_path / "b.txt").read_text(encoding="utf-8") == "元"


def test_changed_bytes_are_not_given_out(workspace, tmp_path):
    (tmp_path / "a.txt").write_text("元", encoding="utf-8")
    workspace.attachments.add("R8-001", tmp_path / "a.txt")
    (kept,) = workspace.hearings.attachments("R8-001")
    workspace.close()
    with sqlite3.connect(workspace.path) as connection:
        connection.execute("UPDATE attachment_content SET content = x'00'")
    connection.close()
    with pytest.raises(MachineError, match="壊れています"):
        workspace.attachments.save(kept, tmp_path / "out.txt")
    assert not (tmp_path / "out.txt").exists()


def records(workspace):
    return [(item.key, item.name) for item in workspace.hearings.attachments("R8-001")]


def kept_bytes(workspace):
    with sqlite3.connect(workspace.path) as connection:
        (number,) = connection.execute("SELECT count(*) FROM attachment_content").fetchone()
    connection.close()
    return number


def test_file_of_the_limit_is_kept_and_one_byte_more_is_not(workspace, tmp_path):
    for name, size in (("限.bin", attachments.LARGEST_BYTES), ("超.bin", attachments.LARGEST_BYTES + 1)):
        with (tmp_path / name).open("wb") as stream:
            stream.truncate(size)
    workspace.attachments.add("R8-001", tmp_path / "限.bin")
    with pytest.raises(UserError, match=r"「超\.bin」は 20 MB より大きいため.*小さくしてから"):
        workspace.attachments.add("R8-001", tmp_path / "超.bin")
    assert [name for _, name in records(workspace)] == ["限.bin"]


@pytest.mark.skipif(not Path("/proc/self/mem").exists(), reason="needs a file that opens and cannot be read")
def test_file_that_opens_but_cannot_be_read_is_told(workspace):
    with pytest.raises(MachineError, match="「mem」を読めません"):
        workspace.attachments.add("R8-001", Path("/proc/self/mem"))
    assert records(workspace) == []
    assert kept_bytes(workspace) == 0


def test_name_that_the_system_cannot_look_up_is_told(workspace, tmp_path):
    with pytest.raises(MachineError, match="を読めません"):
        workspace.attachments.add("R8-001", tmp_path / ("長" * 300))
    assert records(workspace) == []


def test_same_file_twice_is_told_but_another_of_its_name_is_kept(workspace, tmp_path):
    path = tmp_path / "見積.txt"
    path.write_text("初版", encoding="utf-8")
    workspace.attachments.add("R8-001", path)
    with pytest.raises(UserError, match=r"「見積\.txt」は同じものがもう添付されています"):
        workspace.attachments.add("R8-001", path)
    path.write_text("第二版", encoding="utf-8")
    workspace.attachments.add("R8-001", path)
    assert [name for _, name in records(workspace)] == ["見積.txt", "見積.txt"]


def test_several_files_are_one_step_and_those_that_cannot_be_kept_are_told(workspace, tmp_path):
    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    steps = workspace.edits.step_count
    paths = [tmp_path / "一.txt", tmp_path, tmp_path / "無.txt", tmp_path / "二.txt", tmp_path / "一.txt"]
    found = workspace.attachments.add_all("R8-001", paths)
    assert found.kept == 2
    told = zip(("フォルダー", "「無.txt」がありません", "「一.txt」は同じもの"), found.refused, strict=True)
    assert all(word in str(error) for word, error in told)
    assert workspace.edits.step_count == steps + 1
    assert len({key for key, _ in records(workspace)}) == 2
    workspace.edits.undo()
    assert records(workspace) == []
    workspace.edits.redo()
    assert len(records(workspace)) == 2


def test_stopping_between_files_keeps_none(workspace, tmp_path):
    class Stopping:
        def step(self, done, total, what):
            if done == 1:
                raise CancelledError

    for name in ("一.txt", "二.txt"):
        (tmp_path / name).write_text(name, encoding="utf-8")
    with pytest.raises(CancelledError):
        workspace.attachments.add_all("R8-001", [tmp_path / "一.txt", tmp_path / "二.txt"], Stopping())
    assert records(workspace) == []
    assert kept_bytes(workspace) == 0


@pytest.mark.skipif(sys.platform == "win32", reason="Windows takes no such names")
@pytest.mark.parametrize("name", ["\x1f", "\u3000", "\x01\x02 "])
def test_a_file_whose_name_nobody_would_see_is_refused(workspace, tmp_path, name):
    (tmp_path / name).write_bytes(b"x")
    with pytest.raises(UserError, match="見えない文字だけのファイル"):
        workspace.attachments.add("R8-001", tmp_path / name)
    assert workspace.hearings.attachments("R8-001") == []
