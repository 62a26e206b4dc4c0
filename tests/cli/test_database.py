"""`fujidesk init` and `fujidesk check`."""

import sqlite3


def test_init_makes_a_register_once(call, tmp_path, refused) -> None:
    code, out, err = call("init", "--db", "new.db", "--profile", "fuji", "--data-dir", tmp_path / "d")
    assert (code, err) == (0, "")
    assert "202 事業" in out
    before = (tmp_path / "new.db").read_bytes()
    refused(call("init", "--db", "new.db"), "すでにあります")
    assert (tmp_path / "new.db").read_bytes() == before


def test_init_with_an_unknown_profile_leaves_nothing(call, tmp_path, refused) -> None:
    refused(call("init", "--db", "new.db", "--profile", "nowhere"), "nowhere")
    assert not (tmp_path / "new.db").exists()


def test_check_tells_faults_from_open_points(call, db, tmp_path) -> None:
    code, out, _ = call("check", "--db", db)
    assert code == 0
    assert "誤り 0 件" in out
    assert call("check", "--db", db, "--strict")[0] == 1
    call("init", "--db", "new.db", "--data-dir", tmp_path / "d")
    code, out, err = call("check", "--db", "new.db")
    assert (code, err) == (0, "")
    assert out.splitlines()[-1].startswith("202 事業を検査しました。誤り 0 件")
    assert call("check", "--db", "new.db", "--strict")[0] == (0 if "未確定 0 件" in out else 1)


def test_the_database_is_made_in_a_folder_that_is_there(call, refused, tmp_path) -> None:
    refused(call("init", "--db", "no/new.db"), "no")
    assert list(tmp_path.iterdir()) == []


def test_check_lists_what_is_open_without_calling_it_a_fault(call, db) -> None:
    _, out, _ = call("check", "--db", db)
    opened = [line for line in out.splitlines() if line.startswith("未確定　")]
    assert any("1-1-1" in line for line in opened)
    assert out.splitlines()[-1].startswith("3 事業を検査しました。誤り ")
    assert f"未確定 {len(opened)} 件。" in out


def test_check_with_strict_minds_open_points(call, db, tmp_path, workspace) -> None:
    """The shipped facts have no fault; one reopened half-year makes --strict complain, check alone not."""
    path = workspace.path
    workspace.close()
    connection = sqlite3.connect(path)
    with connection:
        connection.execute(
            "update schedule_cell set settled = 0 where id = (select min(id) from schedule_cell)"
        )
    connection.close()
    assert call("check", "--db", path, "--data-dir", tmp_path / "d")[0] == 0
    code, out, _ = call("check", "--db", path, "--strict")
    assert (code, "誤り 0 件" in out) == (1, True)


def test_checking_writes_nothing(call, db) -> None:
    before = db.read_bytes()
    call("check", "--db", db)
    assert db.read_bytes() == before


def test_init_adds_a_plan_to_a_database(call, tmp_path, refused) -> None:
    place = ("--db", "new.db", "--data-dir", tmp_path / "d")
    call("init", *place, "--profile", "atsugi")
    code, out, err = call("init", *place, "--add", "--profile", "fuji")
    assert (code, err) == (0, "")
    assert "計画 2 を加えました" in out
    assert "202 事業" in out
    assert "--plan 2" in out
    assert call("projects", *place, "--format", "csv", "--plan", "2")[1].count("\n") > 202
    refused(call("init", *place, "--add", "--profile", "fuji"), "すでにあります")
    refused(call("projects", *place, "--plan", "3"), "「3」がないか")


def test_init_adds_nothing_to_a_database_that_is_not_there(call, tmp_path, refused) -> None:
    refused(call("init", "--db", "none.db", "--add", "--profile", "fuji"), "none.db")
    assert not (tmp_path / "none.db").exists()
