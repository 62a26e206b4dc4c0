"""`fujidesk pack`."""

import pytest


def test_the_papers_of_a_meeting_are_written(call, db, tmp_path) -> None:
    code, out, err = call("pack", "--db", db, "--meeting", "honbu", "--fy", "R7", "--out", "p")
    assert (code, err) == (0, "")
    assert "5 個のファイル" in out
    assert "取扱注意" in out
    kinds = sorted(path.suffix for path in (tmp_path / "p").iterdir())
    assert kinds == [".docx", ".docx", ".json", ".pdf", ".pptx", ".xlsx"]


@pytest.mark.parametrize(
    ("meeting", "year", "count"),
    [("wg", "R7", 5), ("kanji", "R7", 5), ("october", "R8", 5), ("council", "R8", 3)],
)
def test_every_meeting_has_its_papers(call, db, tmp_path, meeting, year, count) -> None:
    code, out, err = call("pack", "--db", db, "--meeting", meeting, "--fy", year, "--out", "p")
    assert (code, err) == (0, "")
    assert f"{count} 個のファイル" in out
    assert len(list((tmp_path / "p").iterdir())) == count + 1


def test_public_papers_are_not_told_to_be_internal(call, db) -> None:
    _, out, _ = call("pack", "--db", db, "--meeting", "council", "--fy", "R8", "--out", "p")
    assert "取扱注意" not in out


def test_formats_and_a_file_for_each_part(call, db, tmp_path) -> None:
    code, _, _ = call(
        "pack",
        "--db",
        db,
        "--meeting",
        "honbu",
        "--fy",
        "R7",
        "--out",
        "p",
        "--formats",
        "pdf, docx",
        "--separate",
    )
    assert code == 0
    names = sorted(path.name for path in (tmp_path / "p").iterdir())
    assert "R7_情報化推進本部会議_資料1_進捗状況の概要.pdf" in names
    assert {name.rpartition(".")[2] for name in names} == {"pdf", "docx", "json"}


def test_what_cannot_be_written(call, db, refused, tmp_path) -> None:
    start = ("pack", "--db", db, "--fy", "R7", "--out", "p")
    refused(call(*start, "--meeting", "board"), "honbu（情報化推進本部会議）")
    refused(call(*start, "--meeting", "honbu", "--formats", "odp"), "pptx・pdf・xlsx・docx")
    refused(call(*start, "--meeting", "honbu", "--formats", ","), "形式")
    refused(call(*start), "--meeting")
    refused(call("pack", "--db", db, "--meeting", "honbu", "--fy", "R20", "--out", "p"), "計画の期間")
    refused(
        call("pack", "--db", db, "--meeting", "honbu", "--fy", "R7", "--out", db), "フォルダーではありません"
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == [db.name]
