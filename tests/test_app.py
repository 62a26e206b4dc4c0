"""The start of the program as a process: no display, bad databases, measuring, what is imported."""

import os
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
