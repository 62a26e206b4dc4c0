"""`fujidesk publish`."""

import pytest

from fujidesk.services.sample import fill_sample


@pytest.fixture(name="answered")
def answered_fixture(tmp_path, small_profile, small_content):
    """A database with made answers of two years."""
    path = tmp_path / "answered.db"
    fill_sample(path, [2022, 2023], small_profile, small_content)
    return path


def test_the_folder_is_written_and_told(call, answered, tmp_path) -> None:
    code, out, err = call("publish", "--db", answered, "--fy", "R5", "--out", "web")
    assert (code, err) == (0, "")
    assert "「web」に" in out
    assert "承認がまだ記録されていません" in out
    assert "grade_code" in (tmp_path / "web" / "data" / "dx-plan-scores-2023.csv").read_text("utf-8-sig")


def test_without_grades(call, answered, tmp_path) -> None:
    code, _, err = call("publish", "--db", answered, "--fy", "R4", "--out", "web", "--without-grades")
    assert (code, err) == (0, "")
    assert "grade_code" not in (tmp_path / "web" / "data" / "dx-plan-scores-2022.csv").read_text("utf-8-sig")


def test_what_cannot_be_published(call, answered, refused, tmp_path) -> None:
    refused(call("publish", "--db", answered, "--fy", "R3", "--out", "web"), "計画の期間")
    refused(call("publish", "--db", answered, "--fy", "R6", "--out", "web"), "回答はまだありません")
    refused(call("publish", "--db", answered, "--fy", "R5", "--out", answered), "はデータベースです")
    refused(call("publish", "--db", answered, "--fy", "R5", "--out", tmp_path), "ほかのファイル")
    refused(call("publish", "--db", answered, "--fy", "R5"), "--out を指定してください")
    assert sorted(path.name for path in tmp_path.iterdir()) == [answered.name]


def test_the_database_is_only_read(call, answered, stored) -> None:
    before = stored(answered)
    call("publish", "--db", answered, "--fy", "R4", "--out", "web")
    assert stored(answered) == before


def test_the_whole_plan_when_asked_for_and_always_in_its_last_year(
    call, answered, tmp_path, small_profile, small_content
) -> None:
    code, _, err = call("publish", "--db", answered, "--fy", "R5", "--out", "web", "--whole")
    assert (code, err) == (0, "")
    assert "見込み" in (tmp_path / "web" / "whole.html").read_text("utf-8")
    call("publish", "--db", answered, "--fy", "R5", "--out", "web")
    assert not (tmp_path / "web" / "whole.html").exists()
    last = tmp_path / "last.db"
    fill_sample(last, [2026], small_profile, small_content)
    code, _, err = call("publish", "--db", last, "--fy", "R8", "--out", "web8")
    assert (code, err) == (0, "")
    assert (tmp_path / "web8" / "data" / "dx-plan-outcomes-2026.csv").is_file()
