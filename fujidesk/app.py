"""The start of the program: arguments, log, workspace and window; the one place that knows all layers.

`main` decides between the window, the pictures (`shots`) and the command line (`fujidesk.cli`). Until the
window stands, whatever goes wrong is a sentence on stderr and, where Qt runs already, in a dialog; afterwards
`Reporter` takes over. Imports are late on purpose: the order in which modules come in is what the start
costs.
"""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING

from fujidesk import __version__
from fujidesk.cli.console import BugHook, StdoutError, complain, flush_stdout, leave_stdout, say, use_utf8
from fujidesk.cli.parsing import (
    COMMANDS,
    EXIT_CODES,
    WRONG_USE,
    Parser,
    commands_text,
    day_argument,
    location_argument,
    path_argument,
)
from fujidesk.errors import FujideskError, MachineError
from fujidesk.logfile import start_log
from fujidesk.opening import offer_support, opened_database, settled
from fujidesk.paths import Folders, user_folders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fujidesk.domain.plan_choice import StoredPlan
    from fujidesk.services.workspace import Workspace
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.main_window import MainWindow
    from fujidesk.ui.plan_commands import Opening

_LOG = logging.getLogger(__name__)
_IDLE_MS = 300
"""How long after showing the window what edits need is imported: the list stands, nobody has typed yet."""


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code (see docs/cli.md)."""
    # openpyxl writes through lxml where it finds it, which came in with python-docx; our writers are made and
    # measured for the standard library's XML, whose parts name their namespaces once
    os.environ.setdefault("OPENPYXL_LXML", "False")
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == "shots":
        return _shots(arguments[1:])
    if arguments and arguments[0] in COMMANDS:
        from fujidesk.cli.main import run  # late: the window does not need it

        return run(arguments)
    options = _parser().parse_args(arguments)
    return _self_test(options) if options.self_test else _open_window(options)


def _parser() -> Parser:
    """Return the parser of the options that open the window; its help names the subcommands too."""
    parser = Parser(
        prog="fujidesk",
        description="情報化計画の台帳を画面で開きます。次のコマンドは画面を開きません。",
        epilog=f"コマンド（使い方は fujidesk コマンド --help）:\n{commands_text()}\n{EXIT_CODES}",
    )
    add = parser.options.add_argument
    add("--db", type=location_argument, metavar="F|URL",
        help="開くデータベース（なければ、どの市の計画で始めるかを聞いて作ります）")  # fmt: skip
    add("--data-dir", type=Path, metavar="D", help="データ・設定・記録を置くフォルダー")
    add("--read-only", action="store_true", help="読み取り専用で開きます")
    add("--plan", default="", metavar="P",
        help="開く計画（番号、計画の名前、最初の年度。省くと前に選んだ計画か今日の計画）")  # fmt: skip
    add("--today", type=day_argument, default="", metavar="D",
        help="練習用の日付（2026-06-15 の形）。この日のこととして開きます")  # fmt: skip
    add("--quit-when-ready", action="store_true",
        help="一覧を描き終えたら閉じ、開始からのミリ秒を表示します")  # fmt: skip
    add("--self-test", action="store_true",
        help="画面を出さずに自分を試し、試したことを表示します（利用者のデータには触れません）")  # fmt: skip
    add("--report", type=Path, metavar="F", help="--self-test の結果を書くファイル")
    add("--version", action="version", version=f"fujidesk {__version__}", help="版を表示します")
    return parser


def _shots(arguments: Sequence[str]) -> int:
    """Draw every tab to pictures and name them on stdout; needs no display."""
    use_utf8()
    sys.excepthook = BugHook()
    parser = Parser(prog="fujidesk shots", description=f"{COMMANDS['shots']}。画面は要りません。")
    add = parser.options.add_argument
    add("--out", type=Path, metavar="DIR", required=True, help="画像を置くフォルダー")
    add("--db", type=path_argument, metavar="F", help="描くデータベース（なければ付属のもの）")
    add("--today", type=day_argument, default="", metavar="D", help="この日の画面を描きます（なければ今日）")
    add("--theme", default="light", choices=("light", "dark", "contrast"), help="配色（既定 light）")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from fujidesk.ui.clock import set_day  # late: after the platform was chosen
        from fujidesk.ui.shots import draw_shots

        for path in draw_shots(options.out, options.db, options.theme, set_day(options.today)):
            say(str(path))
        flush_stdout()
    except StdoutError as error:
        leave_stdout()
        return WRONG_USE if error.quiet else _say(str(error))
    except FujideskError as error:
        return _say(str(error))
    except ImportError as error:
        from fujidesk.ui.display import missing_qt  # late: needed when something is missing

        return _say(missing_qt(error))
    return 0


def _self_test(options: argparse.Namespace) -> int:
    """Let the program try itself without a display and tell on stdout (and in a file) what was tried.

    A Windows program without a console has no stdout, so that the file is all there is to read.
    """
    from fujidesk.exchange.atomic import replace_with_bytes  # late: the window writes no report

    use_utf8()
    sys.excepthook = BugHook()
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    lines: list[str] = []
    try:
        from fujidesk.ui.self_test import self_test  # late: after the platform was chosen

        for line in self_test():
            lines.append(line)
            say(line)
            flush_stdout()
    except FujideskError as error:
        lines.append(f"✗ {error}")
        return _say(" ".join([str(error), *getattr(error, "__notes__", ())]))
    except ImportError as error:
        from fujidesk.ui.display import missing_qt  # late: needed when something is missing

        lines.append(f"✗ {error}")
        return _say(missing_qt(error))
    finally:
        if options.report is not None:
            replace_with_bytes(options.report, "".join(f"{line}\n" for line in lines).encode("utf-8-sig"))
    return 0


def _open_window(options: argparse.Namespace) -> int:
    """Open the window on the database that was asked for and stay until it is closed."""
    from fujidesk.ui.display import display_problem, missing_qt  # late: subcommands need no screen

    gc.disable()  # until the window stands: what is made by importing is kept anyway (60 ms of the start)
    use_utf8()
    sys.excepthook = bugs = BugHook()
    bugs.data_dir = options.data_dir
    try:
        problem = display_problem()
    except ImportError as error:
        problem = missing_qt(error)
    if problem:
        return _say(problem)
    folders = user_folders(options.data_dir)
    start_log(folders.log)
    # Before PySide6, which reads the source of every module that is imported after it: SQLAlchemy's alone
    # takes 60 ms (shibokensupport/feature.py).
    opened = opened_database(options, folders)
    try:
        from PySide6.QtWidgets import QApplication  # late: after it is known that it can start
    except ImportError as error:
        return _say(missing_qt(error))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("fujidesk")
    app.setApplicationDisplayName("富士デスク")
    sys.excepthook = partial(_on_bug_at_start, bugs)
    context = _make_context(app, folders, options)
    if isinstance(opened, FujideskError):
        context.theme.dress(app)
    return _run_windows(app, opened, context, options, folders)


def _run_windows(
    app: "QApplication", opened: "Workspace | FujideskError", context: "ScreenContext",
    options: argparse.Namespace, folders: Folders,
) -> int:  # fmt: skip
    """Show the window until it is closed; anew where the user went back to a backup or chose another plan."""
    said: FujideskError | str = ""
    kept: StoredPlan | None = None
    at_start = sys.excepthook
    while True:
        workspace = settled(opened, options, folders, context)
        if workspace is None:
            return WRONG_USE
        workspace = _as_last_chosen(workspace, context, options, kept)
        try:
            said = _with_plan_gone(said, workspace, kept)
            code, following = _run_window(app, workspace, context, measure=options.quit_when_ready, said=said)
            while not isinstance(following, Path | None):
                sys.excepthook, context = at_start, _renewed(app, context)  # until the next window stands
                workspace, start = _turned(workspace, following)
                code, following = _run_window(app, workspace, context, start=start)
            if following is None:
                return code
            said, kept = _put_back(workspace, following), workspace.plan
        finally:
            with suppress(MachineError):  # the data are whole; the log has the reason
                workspace.close()
        sys.excepthook, context = at_start, _renewed(app, context)
        options.plan, opened = "", opened_database(options, folders)


def _renewed(app: "QApplication", context: "ScreenContext") -> "ScreenContext":
    """Return the context of another window: the one before has stopped its worker."""
    from fujidesk.ui.report import Reporter  # late: after the screen was found
    from fujidesk.ui.tasks import TaskRunner

    return replace(context, tasks=TaskRunner(app), reporter=Reporter(app))


def _as_last_chosen(
    workspace: "Workspace", context: "ScreenContext", options: argparse.Namespace, kept: "StoredPlan | None"
) -> "Workspace":
    """Return the workspace of the plan that was chosen last; the given one where nobody chose.

    A plan that is asked for at the start, and a day set for training, come before that.
    kept: the plan that was open before a backup was gone back to, which comes before all; None: none was.
    """
    if options.plan or len(workspace.plans) < 2:
        return workspace
    from fujidesk.ui.plan_commands import last_choice  # late: needed with several plans only

    plan = next((plan for plan in workspace.plans if kept is not None and plan.mark == kept.mark), None)
    if plan is None and not context.clock.is_set:
        plan = last_choice(workspace, context.settings, context.clock.today())
    if plan is None or plan == workspace.plan:
        return workspace
    try:
        return workspace.turned_to(plan.id)
    except FujideskError as error:
        _LOG.warning("the plan that was chosen last: %s", error, exc_info=error)
        return workspace


def _with_plan_gone(
    said: FujideskError | str, workspace: "Workspace", kept: "StoredPlan | None"
) -> FujideskError | str:
    """Return what is said of a backup that was gone back to, also that it lacks the plan that was open."""
    plan = workspace.plan
    if kept is None or plan is None or plan.mark == kept.mark or isinstance(said, FujideskError):
        return said
    return f"{said}その時点に計画「{kept.label}」はないので、「{plan.label}」を開きました。"


def _turned(workspace: "Workspace", opening: "Opening") -> "tuple[Workspace, Opening]":
    """Return the workspace of another plan and what to show of it; where that fails, this one and why."""
    try:
        return workspace.turned_to(opening.plan), opening
    except FujideskError as error:
        _LOG.warning("%s", error, exc_info=error)
        return workspace, replace(opening, project="", hearing="", said=error)


def _put_back(workspace: "Workspace", draft: Path) -> FujideskError | str:
    """Let a backup take the place of the database; returns what to say of it, or why it changed nothing."""
    try:
        workspace.close_restored(draft)
    except FujideskError as error:
        _LOG.warning("%s", error, exc_info=error)
        return error
    return "バックアップから戻しました。戻す前の状態は「戻す前」のバックアップにあります。"


def _on_bug_at_start(
    bugs: BugHook, kind: type[BaseException], error: BaseException, trace: TracebackType | None
) -> None:
    """Show a bug that kept the window from opening, then end as the command line does.

    A Windows program without a console has no stderr, so that the dialog is all the user gets to see.
    """
    from fujidesk.ui.report import START_SENTENCE, details  # late: rarely needed
    from fujidesk.ui.widgets.message_dialog import MessageDialog

    if not issubclass(kind, KeyboardInterrupt):
        dialog = MessageDialog("不具合が起きました", START_SENTENCE, kind="error", detail=details(error))
        offer_support(dialog, user_folders(bugs.data_dir))
        dialog.exec()
    bugs(kind, error, trace)


def _make_context(app: "QApplication", folders: Folders, options: argparse.Namespace) -> "ScreenContext":
    """Read the settings, put the theme on and set the day; measuring keeps no settings."""
    from fujidesk.settings import SettingsStore  # late: after the screen was found
    from fujidesk.ui.clock import Clock, set_day
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.report import Reporter
    from fujidesk.ui.tasks import TaskRunner
    from fujidesk.ui.theme import Theme
    from fujidesk.ui.translation import speak_japanese

    speak_japanese(app)
    settings = SettingsStore(None if options.quit_when_ready else folders.settings)
    theme = Theme(app, key=settings.window.theme, scale=settings.window.scale)
    theme.apply(app, dressed=False)
    clock = Clock(set_day(options.today), app)
    return ScreenContext(theme, TaskRunner(app), Reporter(app), settings, clock)


def _run_window(
    app: "QApplication", workspace: "Workspace", context: "ScreenContext",
    *, measure: bool = False, said: FujideskError | str = "", start: "Opening | None" = None,
) -> "tuple[int, Path | Opening | None]":  # fmt: skip
    """Show the window on the tab it was left with and run until it is closed.

    Args:
        app: the program as Qt has it.
        workspace: what the window shows.
        context: what its screens get.
        measure: show the list instead, print the milliseconds since process start and close.
        said: what came before the window was opened, to be told in it; "": nothing.
        start: what to show of a plan that was chosen; None: nothing, or `said` alone.

    Returns:
        Qt's exit code, and what shall take the place of the database, or the plan to show next (None: the
        window was closed to end).
    """
    from PySide6.QtCore import QTimer  # late: after the screen was found

    from fujidesk.ui.idle_collector import IdleCollector
    from fujidesk.ui.interrupts import close_on_signals
    from fujidesk.ui.main_window import MainWindow
    from fujidesk.ui.window_fit import show_fitting

    window = MainWindow(workspace, context)
    context.reporter.set_window(window)
    sys.excepthook = context.reporter.on_uncaught
    screen = window.open_tab("registry" if measure else context.settings.window.tab)
    if start is not None:
        said = _shown(window, start)
    if measure:
        _quit_when_painted(app, window, screen)
    context.theme.dress(app)
    window.show() if measure else show_fitting(window)
    screen.setFocus()
    watch = close_on_signals(window)
    if isinstance(said, FujideskError):
        context.reporter.show(said)
    elif said:
        context.reporter.inform(said)
    if not workspace.read_only:
        QTimer.singleShot(_IDLE_MS, workspace.edits.prepare)
        if not measure:
            QTimer.singleShot(_IDLE_MS, window.backups.take_of_day)
    gc.freeze()
    collector = IdleCollector(window)
    collector.begin()
    code = app.exec()
    following = window.backups.draft or window.plans.wanted
    collector.end()
    watch.end()
    if following is not None:  # another window follows, this one must hear of nothing any more
        _free(app, window)
    return code, following


def _shown(window: "MainWindow", start: "Opening") -> FujideskError | str:
    """Show what was found in the plan that was chosen; returns what to tell, such as that it is gone."""
    try:
        if start.project:
            window.open_project(start.project)
        if start.hearing:
            window.open_hearing(start.hearing)
    except FujideskError as error:
        _LOG.warning("%s", error, exc_info=error)
        return error
    return start.said


def _free(app: "QApplication", window: "MainWindow") -> None:
    """Free a closed window now, and let what was frozen with it be collected."""
    from PySide6.QtCore import QEvent  # late: after the screen was found

    window.deleteLater()
    app.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    gc.unfreeze()


def _quit_when_painted(app: "QApplication", window: "MainWindow", screen: object) -> None:
    """Print the time since process start when the screen has been painted, then close the window."""
    from PySide6.QtWidgets import QWidget  # late: for measuring only

    from fujidesk.process_time import milliseconds_since_start
    from fujidesk.ui.readiness import PaintWatch

    def ready() -> None:
        """Tell the time and end, without asking anything."""
        sys.stdout.write(f"{milliseconds_since_start():.0f}\n")
        sys.stdout.flush()
        window.close()
        app.quit()

    if isinstance(screen, QWidget):
        PaintWatch(screen, ready, window)


def _say(sentence: str) -> int:
    """Write why nothing could be opened or drawn to stderr and return the exit code of that."""
    complain(sentence)
    return WRONG_USE
