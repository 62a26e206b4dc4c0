"""The command line as a whole: exit codes, one sentence on stderr, started as a program of its own."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from fujidesk.cli.main import run
from fujidesk.errors import CancelledError

HERE = Path(__file__).parents[2]


@pytest.mark.parametrize(
    ("argv", "words"),
    [
        ((), "コマンド を指定してください"),
        (("projects",), "--db を指定してください（使い方は fujidesk projects --help）。"),
        (("projects", "--db", "a.db", "--format", "pdf"), "--format に「pdf」は使えません"),
        (("projects", "--db", "a.db", "--format", "json", "--colour"), "--colour は使えない指定です"),
        (("projects", "--db"), "--db の値を指定してください"),
        (("dance",), "dance"),
        (("import-plan", "--db", "a.db"), "DOC を指定してください"),
        (("projects", "--db", "a.db", "--format", "xlsx"), "--out でファイルを指定してください"),
        (("projects", "--db", "a.db", "--format", "json"), "がありません"),
        (("check", "--db", "a.db"), "がありません"),
        (("projects", "--db", "a.db", "--format", "json", "--out", "./a.db"), "はデータベースです"),
        (("import-plan", "x.txt", "--db", "a.db", "--report", "r.doc"), ".json か .xlsx にしてください"),
    ],
)
def test_wrong_use_is_one_sentence(call, argv, words, tmp_path, refused) -> None:
    refused(call(*argv), words)
    assert list(tmp_path.iterdir()) == []


def test_a_file_that_is_no_database(call, tmp_path, refused) -> None:
    (tmp_path / "a.db").write_bytes(b"no database" * 100)
    refused(call("check", "--db", "a.db"), "a.db")
    assert (tmp_path / "a.db").read_bytes() == b"no database" * 100


def test_the_database_may_come_from_the_environment(call, db, monkeypatch) -> None:
    monkeypatch.setenv("FUJIDESK_DB", str(db))
    assert call("projects", "--format", "json")[0] == 0


def test_as_a_program_of_its_own(db, tmp_path) -> None:
    """UTF-8 on stdout whatever the console speaks; Qt and matplotlib are not loaded."""
    environment = {**os.environ, "PYTHONIOENCODING": "cp932", "PYTHONUTF8": "0"}
    command = [
        sys.executable,
        "-X",
        "importtime",
        "-m",
        "fujidesk",
        "projects",
        "--db",
        str(db),
        "--format",
        "json",
    ]
    done = subprocess.run(
        command, capture_output=True, check=True, env=environment, cwd=Path(__file__).parents[2]
    )
    assert json.loads(done.stdout.decode("utf-8"))[1]["title"].startswith("ＬＩＮＥ")
    loaded = done.stderr.decode("utf-8", "replace")
    for heavy in ("PySide6", "matplotlib", "openpyxl"):
        assert f" {heavy}\n" not in loaded, heavy


@pytest.mark.parametrize("command", [("check",), ("projects", "--format", "json")])
def test_a_full_disk_behind_stdout(db, command) -> None:
    if not Path("/dev/full").exists():
        pytest.skip("this system has no /dev/full")
    argv = [sys.executable, "-m", "fujidesk", *command, "--db", str(db)]
    with Path("/dev/full").open("w") as full:
        done = subprocess.run(
            argv, stdout=full, stderr=subprocess.PIPE, check=False, cwd=Path(__file__).parents[2]
        )
    assert done.returncode == 2
    assert done.stderr.decode().startswith("標準出力に書き出せません")
    assert done.stderr.count(b"\n") == 1


def test_ctrl_c_is_a_word_not_a_trace(call, db, monkeypatch) -> None:
    def interrupt(self, **given) -> str:
        raise KeyboardInterrupt

    monkeypatch.setattr("fujidesk.services.register_exchange.RegisterExchange.json_text", interrupt)
    assert call("projects", "--db", db, "--format", "json") == (130, "", "中止しました。\n")


def test_stopped_work_is_a_sentence(call, refused, db, monkeypatch) -> None:
    def stop(self, **given) -> str:
        raise CancelledError

    monkeypatch.setattr("fujidesk.services.register_exchange.RegisterExchange.json_text", stop)
    refused(call("projects", "--db", db, "--format", "json"), "何も変更していません")


def test_a_bug_is_not_taken_for_a_finding(db, tmp_path) -> None:
    """Exit code 3, one sentence with the place of the fault, the trace in the log only."""
    code = (
        "import sys; from fujidesk.services.register_exchange import RegisterExchange as R\n"
        "def broken(self, **given): raise ValueError('壊れた\\n値')\n"
        "R.json_text = broken\n"
        "from fujidesk.app import main; sys.exit(main(sys.argv[1:]))"
    )
    argv = ["projects", "--db", db, "--format", "json", "--data-dir", tmp_path / "d"]
    done = subprocess.run(
        [sys.executable, "-c", code, *map(str, argv)], capture_output=True, check=False, cwd=HERE
    )
    told = done.stderr.decode()
    assert (done.returncode, done.stdout) == (3, b"")
    assert told.startswith(
        "プログラムの不具合で終えられませんでした（ValueError、<string> の 2 行：壊れた 値）。"
    )
    assert told.count("\n") == 1
    log = (tmp_path / "d" / "log" / "fujidesk.log").read_text(encoding="utf-8")
    assert "Traceback" in log
    assert "ValueError: 壊れた" in log
    assert "fujidesk.log" in told


def test_a_reader_that_goes_away_is_no_fault(tmp_path) -> None:
    """`fujidesk projects … | head -1` ends without a word on stderr."""
    command = f'"{sys.executable}" -m fujidesk projects --db fujiplan.db --format json | head -c 1'
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False, cwd=HERE)
    assert (done.stdout, done.stderr) == (b"[", b"")


def test_a_file_that_fails_is_not_taken_for_stdout(call, db, monkeypatch) -> None:
    """An OSError that no service has put into words is a bug, not a full stdout."""

    def fail(self, **given) -> str:
        raise OSError(5, "Input/output error")

    monkeypatch.setattr("fujidesk.services.register_exchange.RegisterExchange.json_text", fail)
    with pytest.raises(OSError, match="Input/output"):
        run(["projects", "--db", str(db), "--format", "json"])
