"""The log: appended to, moved on when full, never in the way of the work."""

import logging
from contextlib import suppress
from pathlib import Path

import pytest

from fujidesk.logfile import FILE_NAME, log_files, start_log


@pytest.fixture
def handlers():
    """Take away what a test adds to the root logger."""
    root = logging.getLogger()
    kept, level = list(root.handlers), root.level
    yield
    for handler in [one for one in root.handlers if one not in kept]:
        root.removeHandler(handler)
        with suppress(OSError):  # as logging.shutdown does
            handler.close()
    root.setLevel(level)


@pytest.mark.usefixtures("handlers")
def test_records_are_appended_with_their_trace(tmp_path):
    folder = tmp_path / "a" / "log"
    folder.mkdir(parents=True)
    (folder / FILE_NAME).write_text("before\n", encoding="utf-8")
    file = start_log(folder)
    try:
        int("収納課")
    except ValueError:
        logging.getLogger("fujidesk.x").exception("読めません")
    told = file.read_text(encoding="utf-8")
    assert told.startswith("before\n")
    assert "ERROR fujidesk.x: 読めません" in told
    assert "ValueError" in told


@pytest.mark.usefixtures("handlers")
def test_no_file_before_there_is_something_to_tell(tmp_path):
    assert not start_log(tmp_path / "log").exists()


@pytest.mark.usefixtures("handlers")
def test_a_full_log_moves_on_and_three_older_ones_stay(tmp_path):
    (tmp_path / FILE_NAME).write_text("x" * 1_100_000)
    for number in (1, 2, 3):
        (tmp_path / f"fujidesk.{number}.log").write_text(f"was {number}")
    start_log(tmp_path)
    assert (tmp_path / "fujidesk.1.log").stat().st_size == 1_100_000
    assert [(tmp_path / f"fujidesk.{number}.log").read_text() for number in (2, 3)] == ["was 1", "was 2"]
    assert len(list(tmp_path.iterdir())) == 3


@pytest.mark.usefixtures("handlers")
def test_a_log_that_cannot_be_written_is_done_without(tmp_path, capsys):
    (tmp_path / "log").write_text("a file where the folder should be")
    start_log(tmp_path / "log")
    logging.getLogger("fujidesk.x").error("nobody hears this")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("handlers")
@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_under_the_log_is_silent(tmp_path, capsys):
    (tmp_path / FILE_NAME).symlink_to("/dev/full")
    start_log(tmp_path)
    logging.getLogger("fujidesk.x").error("nobody hears this")
    assert capsys.readouterr().err == ""


@pytest.mark.usefixtures("handlers")
def test_a_log_that_gets_full_while_the_window_is_open_moves_on(tmp_path):
    file = start_log(tmp_path)
    log = logging.getLogger("fujidesk.x")
    for _ in range(3):
        log.warning("x" * 600_000)
    assert file.stat().st_size < 1_000_000
    assert [one.name for one in log_files(tmp_path)] == [FILE_NAME, "fujidesk.1.log"]
    assert (tmp_path / "fujidesk.1.log").stat().st_size > 1_000_000
