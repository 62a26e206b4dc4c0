"""The start of the program as a process: no display, bad databases, bugs, signals, measuring, imports."""

import os
import signal
import subprocess
import sys

import pytest

from fujidesk.app import main
from fujidesk.paths import user_folders
from fujidesk.services.workspace import create_database, open_workspace


@pytest.fixture
def database(tmp_path):
    path = tmp_path / "register.db"
    create_database(path)
    return path


def start(tmp_path, *arguments, code=None, **environment):
    """Start the program offscreen (or as `environment` says) and return how it ended."""
    variables = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "HOME": str(tmp_path)}
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "FUJIDESK_DB"):
        variables.pop(name, None)
    variables |= environment
    variables = {name: value for name, value in variables.items() if value}
    run = ["-c", code] if code else ["-m", "fujidesk"]
    return subprocess.run(
        [sys.executable, *run, *map(str, arguments)],
        env=variables, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False,
    )  # fmt: skip


def test_quit_when_ready_prints_the_milliseconds_since_process_start(tmp_path, database):
    ended = start(tmp_path, "--db", database, "--data-dir", tmp_path / "data", "--quit-when-ready")
    assert ended.returncode == 0, ended.stderr
    assert 50 < int(ended.stdout) < 60_000


def test_the_window_opens_on_a_day_set_for_training(tmp_path, database):
    options = (
        "--db",
        database,
        "--data-dir",
        tmp_path / "data",
        "--quit-when-ready",
        "--today",
        "2026-06-15",
    )
    ended = start(tmp_path, *options)
    assert ended.returncode == 0, ended.stderr


def test_the_window_opens_on_a_server(tmp_path, small_server):
    ended = start(tmp_path, "--db", small_server.url, "--data-dir", tmp_path / "data", "--quit-when-ready")
    assert (ended.returncode, ended.stderr) == (0, "")


def test_a_server_that_cannot_be_reached_is_told_and_no_password_is_written_anywhere(tmp_path, cluster):
    data = tmp_path / "data"
    for url in (cluster.url("postgres", password="hidden"), cluster.url("x", password="hidden", port=1)):
        ended = start(tmp_path, "--db", url, "--data-dir", data, "--quit-when-ready")
        assert ended.returncode == 2
        assert "サーバー" in ended.stderr
        assert "hidden" not in ended.stderr
    log = (data / "log" / "fujidesk.log").read_text(encoding="utf-8")
    assert "サーバー" in log
    assert not [path for path in data.rglob("*") if path.is_file() and b"hidden" in path.read_bytes()]


@pytest.mark.parametrize("command", [(), ("shots", "--out", "pictures")], ids=["window", "shots"])
@pytest.mark.parametrize("day", ["2026-02-30", "6月15日"])
def test_a_day_that_is_none_is_refused_in_one_sentence(tmp_path, database, command, day):
    ended = start(tmp_path, *command, "--db", database, "--today", day)
    assert ended.returncode == 2
    assert f"「{day}」を読めません。2023-04-28 の形で指定してください" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_nothing_heavy_is_imported_at_the_start(tmp_path, database):
    code = (
        "import sys; from fujidesk.app import main; main(sys.argv[1:]);"
        "print([name for name in ('matplotlib', 'openpyxl', 'alembic', 'numpy') if name in sys.modules])"
    )
    ended = start(tmp_path, "--db", database, "--data-dir", tmp_path, "--quit-when-ready", code=code)
    assert ended.stdout.splitlines()[-1] == "[]", ended.stderr


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="other systems always have a display")
@pytest.mark.parametrize("display", ["", ":987"], ids=["none", "unreachable"])
def test_without_a_display_one_sentence_names_the_pictures(tmp_path, database, display):
    ended = start(
        tmp_path, "--db", database, "--data-dir", tmp_path, QT_QPA_PLATFORM="", DISPLAY=display
    )  # fmt: skip
    assert ended.returncode == 2
    assert "fujidesk shots --out DIR" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_missing_qt_libraries_are_one_sentence(tmp_path, database):
    code = (
        "import sys; sys.modules['PySide6.QtWidgets'] = None;"
        "from fujidesk.app import main; sys.exit(main(sys.argv[1:]))"
    )
    ended = start(tmp_path, "--db", database, "--data-dir", tmp_path, code=code)
    assert ended.returncode == 2
    assert "fujidesk shots --out DIR" in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    ("content", "words"),
    [(b"", "富士デスクのデータベースではありません"), (b"SQLite format 3\0" + b"x" * 5000, "register.db")],
    ids=["empty", "damaged"],
)
def test_a_database_that_is_not_ours_is_refused_with_a_sentence(tmp_path, content, words):
    path = tmp_path / "register.db"
    path.write_bytes(content)
    ended = start(tmp_path, "--db", path, "--data-dir", tmp_path / "data", "--quit-when-ready")
    assert ended.returncode == 2
    assert words in ended.stderr
    assert "Traceback" not in ended.stderr
    assert path.read_bytes() == content


def test_a_locked_database_says_who_has_it(tmp_path, database):
    holder = open_workspace(database, user_folders(tmp_path / "other"))
    try:
        ended = start(tmp_path, "--db", database, "--data-dir", tmp_path / "data", "--quit-when-ready")
        reader = start(
            tmp_path, "--db", database, "--data-dir", tmp_path / "data", "--quit-when-ready", "--read-only"
        )
    finally:
        holder.close()
    assert ended.returncode == 2
    assert "読み取り専用" in ended.stderr
    assert reader.returncode == 0, reader.stderr


def test_version_is_told(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--version"])
    assert ended.value.code == 0
    assert capsys.readouterr().out.startswith("fujidesk ")


def test_wrong_use_is_a_sentence_and_code_2(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["--nonsense"])
    assert ended.value.code == 2
    assert "fujidesk --help" in capsys.readouterr().err


def test_shots_without_a_folder_is_wrong_use(capsys):
    with pytest.raises(SystemExit) as ended:
        main(["shots"])
    assert ended.value.code == 2
    assert "--out" in capsys.readouterr().err


def running(tmp_path, *arguments):
    """Start the program offscreen and return its process once its window stands."""
    environment = {**os.environ, "QT_QPA_PLATFORM": "offscreen", "PYTHONUNBUFFERED": "1"}
    code = (
        "import sys, fujidesk.app as app; from fujidesk.ui import interrupts; begin = interrupts.SignalWatch.begin;"
        "interrupts.SignalWatch.begin = lambda watch: (begin(watch), print('ready', flush=True));"
        "sys.exit(app.main(sys.argv[1:]))"
    )
    process = subprocess.Popen(
        [sys.executable, "-c", code, *map(str, arguments)],
        env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, encoding="utf-8",
    )  # fmt: skip
    assert process.stdout.readline() == "ready\n", process.stderr.read()
    return process


@pytest.mark.skipif(os.name == "nt", reason="signals end a process at once there")
@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM], ids=["Ctrl+C", "log-off"])
def test_a_second_start_is_told_who_has_the_database_and_a_signal_frees_it(tmp_path, database, number):
    data = tmp_path / "data"
    first = running(tmp_path, "--db", database, "--data-dir", data)
    try:
        second = start(tmp_path, "--db", database, "--data-dir", data, "--quit-when-ready")
    finally:
        first.send_signal(number)
        _, complaints = first.communicate(timeout=30)
    assert second.returncode == 2
    assert "読み取り専用" in second.stderr
    assert len(second.stderr.splitlines()) == 1
    assert (first.returncode, complaints) == (0, "")
    assert (data / "config" / "settings.toml").is_file()
    open_workspace(database, user_folders(tmp_path / "other")).close()


def test_a_bug_while_the_window_is_made_is_a_sentence_and_in_the_log(tmp_path, database):
    code = (
        "import sys; from fujidesk import app; from fujidesk.ui.widgets.message_dialog import MessageDialog;"
        "from PySide6.QtWidgets import QDialog;"
        "QDialog.exec = lambda dialog: print(dialog.windowTitle()) or 0;"
        "app._run_window = lambda *a, **k: 1 // 0; sys.exit(app.main(sys.argv[1:]))"
    )
    ended = start(tmp_path, "--db", database, "--data-dir", tmp_path / "data", code=code)
    assert ended.returncode == 3
    assert ended.stdout == "不具合が起きました\n"
    assert len(ended.stderr.splitlines()) == 1
    assert "ZeroDivisionError" in (tmp_path / "data" / "log" / "fujidesk.log").read_text(encoding="utf-8")
    open_workspace(database, user_folders(tmp_path / "other")).close()


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="asked on Linux only")
def test_qt_that_cannot_be_loaded_beside_a_display_is_one_sentence(tmp_path, database):
    code = (
        "import sys; sys.modules['PySide6.QtGui'] = None;"
        "from fujidesk.app import main; sys.exit(main(sys.argv[1:]))"
    )
    ended = start(
        tmp_path, "--db", database, "--data-dir", tmp_path, code=code, QT_QPA_PLATFORM="", DISPLAY=":987"
    )  # fmt: skip
    assert ended.returncode == 2
    assert "ライブラリ" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_a_program_without_a_console_starts_and_complains_to_nobody(tmp_path):
    (tmp_path / "register.db").write_bytes(b"something else")
    code = (
        "import sys; sys.stdout = sys.stderr = None;"
        "from fujidesk.app import main; sys.exit(main(sys.argv[1:]))"
    )
    ended = start(
        tmp_path, "--db", tmp_path / "register.db", "--data-dir", tmp_path, "--quit-when-ready", code=code
    )
    assert (ended.returncode, ended.stderr) == (2, "")


def test_pictures_into_a_place_that_cannot_be_written_to_are_a_sentence(tmp_path, database):
    (tmp_path / "out" / "home-1366x768.png").mkdir(parents=True)
    ended = start(tmp_path, "shots", "--out", tmp_path / "out", "--db", database)
    assert ended.returncode == 2
    assert "home-1366x768.png" in ended.stderr
    assert "空き容量と書き込みの権限" in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


@pytest.mark.parametrize("name", ["none.db", "memo.txt"])
def test_pictures_of_something_else_than_a_database_are_a_sentence(tmp_path, name):
    (tmp_path / "memo.txt").write_text("覚え書き", encoding="utf-8")
    ended = start(tmp_path, "shots", "--out", tmp_path / "out", "--db", tmp_path / name)
    assert ended.returncode == 2
    assert name in ended.stderr
    assert len(ended.stderr.splitlines()) == 1


def test_damaged_settings_do_not_keep_the_window_from_opening(tmp_path, database):
    settings = tmp_path / "data" / "config" / "settings.toml"
    settings.parent.mkdir(parents=True)
    settings.write_bytes(b"days = [2026-04-01\xff")
    process = running(tmp_path, "--db", database, "--data-dir", tmp_path / "data")
    process.send_signal(signal.SIGTERM)
    _, complaints = process.communicate(timeout=30)
    assert complaints == ""
    if os.name != "nt":
        assert settings.with_suffix(".damaged.toml").is_file()


def test_a_plan_that_is_asked_for_is_opened_and_one_that_is_not_there_is_refused(tmp_path, database):
    options = ("--db", database, "--data-dir", tmp_path / "data", "--quit-when-ready", "--plan")
    ended = start(tmp_path, *options, "R4")
    assert ended.returncode == 0, ended.stderr
    ended = start(tmp_path, *options, "R9")
    assert ended.returncode == 2
    assert "計画「R9」がないか" in ended.stderr
    assert "Traceback" not in ended.stderr
