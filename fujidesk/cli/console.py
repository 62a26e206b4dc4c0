"""What the command line reads and writes beside its services: UTF-8 out, one sentence on stderr.

Everything that a subcommand says goes through here, so that a Windows console, a pipe, a full disk and a bug
in the program are met in one place.
"""

import argparse
import logging
import os
import signal
import sys
import traceback
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from types import FrameType, TracebackType
from typing import TYPE_CHECKING, TextIO

from fujidesk.cli.parsing import width_of
from fujidesk.domain.server_address import ServerAddress
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.paths import user_folders

if TYPE_CHECKING:
    from fujidesk.domain.plan_choice import StoredPlan
    from fujidesk.services.workspace import Workspace

BUG = 3
"""Exit code of a fault in the program itself; 1 would tell a script that there are findings."""
_REASON_CHARS = 200
_LOG = logging.getLogger(__name__)


def use_utf8() -> None:
    """Let stdout and stderr write UTF-8, also in a Windows console that has another code page.

    A frozen Windows program without a console has no such streams; what is said is then lost, not fatal.
    """
    if sys.stdout is None:
        sys.stdout = _nowhere()
    if sys.stderr is None:
        sys.stderr = _nowhere()
    for stream in (sys.stdout, sys.stderr):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(encoding="utf-8", errors="backslashreplace")


class StdoutError(MachineError):
    """Stdout takes no more. quiet: its reader has gone (`… | head`), which needs no sentence."""

    def __init__(self, error: OSError) -> None:
        super().__init__(
            f"標準出力に書き出せません（{error.strerror}）。空きを確かめるか、--out を使ってください。"
        )
        self.quiet = isinstance(error, BrokenPipeError)


def say(text: str) -> None:
    """Write one line to stdout.

    Raises:
        StdoutError: stdout takes no more.
    """
    with _telling_stdout():
        sys.stdout.write(f"{text}\n")


def flush_stdout() -> None:
    """Send what has been said on its way; only now a full disk behind stdout shows.

    Raises:
        StdoutError: stdout takes no more.
    """
    with _telling_stdout():
        sys.stdout.flush()


def complain(text: str) -> None:
    """Write one sentence to stderr, on one line whatever line breaks a file name or reason brings."""
    sys.stderr.write(f"{' '.join(text.split())}\n")


def put_bytes(data: bytes) -> None:
    """Write a file's content to stdout as it is (no change of line ends on Windows).

    Raises:
        StdoutError: stdout takes no more.
    """
    with _telling_stdout():
        sys.stdout.flush()
        sys.stdout.buffer.write(data)
        sys.stdout.buffer.flush()


@contextmanager
def _telling_stdout() -> Iterator[None]:
    """Tell failures of stdout from those of files, which services put into their own sentences."""
    try:
        yield
    except OSError as error:
        raise StdoutError(error) from error


def leave_stdout() -> None:
    """Let Python end quietly when stdout takes no more: full, or its reader has gone (`… | head`).

    Python flushes stdout once more at its end; into the void that succeeds (docs of `signal`, SIGPIPE).
    """
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


class BugHook:
    """Takes the place of `sys.excepthook`: one sentence to the user, the trace to the log, exit code 3.

    data_dir: as --data-dir gives it, None for the user's own folders; the log lies there.
    """

    def __init__(self) -> None:
        self.data_dir: Path | None = None

    def __call__(self, kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
        """Tell of an error that nobody caught.

        Raises:
            SystemExit: always; Python takes the exit code of one that is raised in the hook.
        """
        from fujidesk.logfile import start_log  # late: only a bug needs the log

        log = start_log(user_folders(self.data_dir).log)
        _LOG.critical("uncaught error", exc_info=(kind, error, trace))
        where = f"経過は「{log}」にあります" if log.is_file() else "記録ファイルには書けませんでした"
        complain(f"プログラムの不具合で終えられませんでした（{_place_of(kind, error, trace)}）。{where}。")
        raise SystemExit(BUG)


def _place_of(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> str:
    """Return kind, file, line and reason of an error in one phrase."""
    frame = traceback.extract_tb(trace)[-1] if trace else None
    place = f"、{Path(frame.filename).name} の {frame.lineno} 行" if frame else ""
    reason = " ".join(str(error).split())[:_REASON_CHARS]
    return f"{kind.__name__}{place}：{reason}"


class TerminalProgress:
    """Shows on one line of stderr how far long work is; says nothing where stderr is no terminal.

    Ctrl+C stops the work at its next step, where services keep nothing half done; once more, at once.
    """

    def __init__(self) -> None:
        self._shows = sys.stderr.isatty()
        self._width = 0
        self._is_stopped = False

    def stop(self, _signal: int, _frame: FrameType | None) -> None:
        """Take Ctrl+C.

        Raises:
            KeyboardInterrupt: it was pressed before and the work has not stopped yet.
        """
        if self._is_stopped:
            raise KeyboardInterrupt
        self._is_stopped = True

    def step(self, done: int, total: int, what: str) -> None:
        """Show a step over the one before.

        Raises:
            CancelledError: Ctrl+C was pressed.
        """
        if self._is_stopped:
            raise CancelledError
        if self._shows:
            self._put(f"{done}/{total} {what}")

    def clear(self) -> None:
        """Leave an empty line behind, for what is said next."""
        if self._shows and self._width:
            self._put("")
            sys.stderr.write("\r")
            sys.stderr.flush()

    def _put(self, text: str) -> None:
        """Write a text over the last one; blanks, as old consoles of Windows know no other way."""
        width = width_of(text)
        sys.stderr.write(f"\r{text}{' ' * max(0, self._width - width)}")
        sys.stderr.flush()
        self._width = width


@contextmanager
def progress() -> Iterator[TerminalProgress]:
    """Give what long work tells its steps; the line is cleared whatever happens.

    Raises:
        KeyboardInterrupt: Ctrl+C stopped the work; nothing of it is kept.
    """
    shown = TerminalProgress()
    usual = signal.signal(signal.SIGINT, shown.stop)
    try:
        yield shown
    except CancelledError:
        raise KeyboardInterrupt from None
    finally:
        signal.signal(signal.SIGINT, usual)
        shown.clear()


@contextmanager
def opened(
    options: argparse.Namespace, *, read_only: bool, of_plan: bool = True
) -> Iterator["Workspace"]:  # fmt: skip
    """Open the existing database that a command was given, and close it afterwards.

    options: db, data_dir and plan, see `parsing.add_database`. of_plan: what is written belongs to a plan, so
    that it must be clear to which; False: to the database as a whole.

    Raises:
        UserError: no such file, not ours, or newer than the program; no such plan in it, or several that may
            be meant.
        MachineError: locked, damaged, or no permission.
    """
    from fujidesk.services.workspace import open_workspace  # late: --help needs no database

    folders = user_folders(options.data_dir)
    workspace = open_workspace(options.db, folders, read_only=read_only, plan=options.plan)
    try:
        if of_plan and not (read_only or options.plan):
            _refuse_unclear(workspace.plans)
        yield workspace
    finally:
        try:
            workspace.close()
        finally:
            if notice := workspace.take_notice():  # of the second folder of backups: no reason to fail
                complain(notice)


def _refuse_unclear(plans: Sequence["StoredPlan"]) -> None:
    """Refuse to write where nobody said to which plan, and several of today may be meant.

    Raises:
        UserError: lists all plans.
    """
    from fujidesk.cli.years import today  # late: --help needs no day
    from fujidesk.domain.plan_choice import listed_plans, other_plans_of_day  # late: --help needs no plans

    if plans and other_plans_of_day(plans, today()):
        raise UserError(
            "今日の計画がいくつかあるため、どれに書き込むかが決まりません。--plan で指定してください"
            f"（番号、計画の名前、または最初の年度）。このデータベースの計画：{listed_plans(plans)}"
        )


def refuse_as_output(out: Path, given: Path | ServerAddress, what: str = "データベース") -> None:
    """Refuse to write a result over a file that the user gave us to read.

    Args:
        out: where the result is to go.
        given: the database or document; it need not exist.
        what: what the given file is, for the sentence.

    Raises:
        UserError: both are the same file, also by another name, through a link or in other letter case.
    """
    if isinstance(given, ServerAddress):
        return
    same = out.resolve() == given.resolve() or (out.exists() and given.exists() and out.samefile(given))
    if same:
        raise UserError(f"「{out}」は{what}です。書き出し先には別の名前を指定してください。")


def _nowhere() -> TextIO:
    """Return a stream that forgets what is written to it."""
    return Path(os.devnull).open("w", encoding="utf-8")
