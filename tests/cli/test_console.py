"""What the command line says, and what happens when it cannot."""

import io
import logging
import os
import signal
import sys

import pytest

from fujidesk.cli.console import (
    BUG,
    BugHook,
    StdoutError,
    TerminalProgress,
    complain,
    flush_stdout,
    progress,
    put_bytes,
    refuse_as_output,
    say,
    use_utf8,
)
from fujidesk.errors import UserError


class Full(io.RawIOBase):
    """A stream on a full disk, or without a reader."""

    def __init__(self, error: OSError) -> None:
        super().__init__()
        self.error = error

    def writable(self) -> bool:
        return True

    def write(self, data: object) -> int:
        raise self.error


@pytest.fixture
def stdout(monkeypatch):
    """Put another stream in the place of stdout; its buffer is emptied at the end, so that it closes."""
    kept = []

    def put(error: OSError) -> None:
        raw = Full(error)
        stream = io.TextIOWrapper(io.BufferedWriter(raw), encoding="utf-8")
        kept.append((raw, stream))
        monkeypatch.setattr(sys, "stdout", stream)

    yield put
    for raw, stream in kept:
        raw.write = len
        stream.close()


def test_a_full_disk_behind_stdout_is_told_with_its_way_out(stdout) -> None:
    stdout(OSError(28, "No space left on device"))
    say("事業")
    with pytest.raises(StdoutError, match=r"No space left.*--out") as raised:
        flush_stdout()
    assert not raised.value.quiet


def test_a_reader_that_has_gone_needs_no_sentence(stdout) -> None:
    stdout(BrokenPipeError(32, "Broken pipe"))
    with pytest.raises(StdoutError) as raised:
        put_bytes(b"x")
    assert raised.value.quiet


def test_a_complaint_is_one_line(capsys) -> None:
    complain("「a\nb.txt」が\u3000見つかりません。\n")
    assert capsys.readouterr().err == "「a b.txt」が 見つかりません。\n"


def test_a_program_without_a_console_stays_alive(monkeypatch) -> None:
    """A frozen Windows program without a console has None for its streams."""
    monkeypatch.setattr(sys, "stdout", None)
    monkeypatch.setattr(sys, "stderr", None)
    use_utf8()
    say("だれにも聞こえない")
    complain("だれにも聞こえない")
    sys.stdout.close()
    sys.stderr.close()


def test_words_that_the_console_lacks_are_written_all_the_same(monkeypatch) -> None:
    raw = io.BytesIO()
    stream = io.TextIOWrapper(raw, encoding="cp932")
    monkeypatch.setattr(sys, "stdout", stream)
    use_utf8()
    say("𠮷野—\udcff")
    flush_stdout()
    assert raw.getvalue().decode("utf-8").rstrip() == "𠮷野—\\udcff"


@pytest.fixture
def no_new_handlers():
    """Take away what the hook adds to the root logger."""
    root = logging.getLogger()
    kept, level = list(root.handlers), root.level
    yield
    for handler in [one for one in root.handlers if one not in kept]:
        root.removeHandler(handler)
        handler.close()
    root.setLevel(level)


def told_of(hook: BugHook, error: Exception, capsys) -> str:
    with pytest.raises(SystemExit) as ended:
        hook(type(error), error, error.__traceback__)
    assert ended.value.code == BUG == 3
    return capsys.readouterr().err


@pytest.mark.usefixtures("no_new_handlers")
def test_a_bug_is_one_sentence_with_its_place(capsys, tmp_path) -> None:
    hook = BugHook()
    hook.data_dir = tmp_path
    try:
        int("x")
    except ValueError as error:
        told = told_of(hook, error, capsys)
    assert told.startswith("プログラムの不具合で終えられませんでした（ValueError、test_console.py の")
    assert f"「{tmp_path / 'log' / 'fujidesk.log'}」" in told
    assert told.count("\n") == 1


@pytest.mark.usefixtures("no_new_handlers")
def test_a_bug_without_a_log_is_still_told(capsys, tmp_path) -> None:
    (tmp_path / "log").write_text("no folder")
    hook = BugHook()
    hook.data_dir = tmp_path
    told = told_of(hook, ValueError("x" * 900), capsys)
    assert "記録ファイルには書けませんでした" in told
    assert len(told) < 320, "a long reason is cut"


def test_output_and_input_must_differ(tmp_path) -> None:
    given = tmp_path / "a.db"
    refuse_as_output(tmp_path / "b.db", given)
    for out in (given, tmp_path / "x" / ".." / "a.db"):
        with pytest.raises(UserError, match="はデータベースです"):
            refuse_as_output(out, given)
    given.touch()
    (tmp_path / "b.db").hardlink_to(given)
    with pytest.raises(UserError, match="は取り込む計画書です"):
        refuse_as_output(tmp_path / "b.db", given, "取り込む計画書")


class Terminal(io.StringIO):
    """A stderr that is a terminal."""

    def isatty(self):
        return True


def test_progress_is_shown_on_a_terminal_and_cleared(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    with progress() as tell:
        tell.step(1, 20, "調査票 収納課")
        tell.step(2, 20, "保存")
    lines = shown.getvalue().split("\r")
    assert lines[1] == "1/20 調査票 収納課"
    assert lines[2] == "2/20 保存" + " " * 9, "the longer line before is overwritten"
    assert lines[3].strip() == ""
    assert shown.getvalue().endswith("\r")


def test_no_progress_into_a_pipe_or_file(monkeypatch):
    shown = io.StringIO()
    monkeypatch.setattr("sys.stderr", shown)
    with progress() as tell:
        tell.step(1, 2, "調査票")
    assert shown.getvalue() == ""


def stopped_work():
    with progress() as tell:
        tell.step(1, 2, "調査票")
        raise KeyboardInterrupt


def test_the_line_is_cleared_when_work_is_stopped(monkeypatch):
    shown = Terminal()
    monkeypatch.setattr("sys.stderr", shown)
    with pytest.raises(KeyboardInterrupt):
        stopped_work()
    assert shown.getvalue().endswith("\r")


def test_ctrl_c_stops_work_at_its_next_step():
    """There a service keeps nothing half done; in the middle of a step it might."""
    done = []

    def work():
        with progress() as tell:
            tell.step(0, 2, "a")
            os.kill(os.getpid(), signal.SIGINT)
            done.append("the step under way")
            tell.step(1, 2, "b")
            done.append("the next one")

    usual = signal.getsignal(signal.SIGINT)
    with pytest.raises(KeyboardInterrupt):
        work()
    assert done == ["the step under way"]
    assert signal.getsignal(signal.SIGINT) is usual


def test_ctrl_c_twice_stops_at_once():
    tell = TerminalProgress()
    tell.stop(2, None)
    with pytest.raises(KeyboardInterrupt):
        tell.stop(2, None)
