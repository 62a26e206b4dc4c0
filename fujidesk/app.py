"""The start of the program: arguments, log, workspace and window; the one place that knows all layers."""

import argparse
import gc
import logging
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

from fujidesk import __version__
from fujidesk.cli.parsing import COMMANDS, EXIT_CODES, WRONG_USE, Parser, commands_text
from fujidesk.errors import FujideskError, LockedError, MachineError
from fujidesk.logfile import start_log
from fujidesk.paths import Folders, chosen_database, user_folders

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication

    from fujidesk.services.workspace import Workspace
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.main_window import MainWindow

_LOG = logging.getLogger(__name__)


def main(argv: Sequence[str] | None = None) -> int:
    """Run the program; returns the exit code (see docs/cli.md)."""
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments and arguments[0] == "shots":
        return _shots(arguments[1:])
    if arguments and arguments[0] in COMMANDS:
        from fujidesk.cli.main import run  # late: the window does not need it

        return run(arguments)
    return _open_window(_parser().parse_args(arguments))


def _parser() -> Parser:
    """Return the parser of the options that open the window; its help names the subcommands too."""
    parser = Parser(
        prog="fujidesk",
        description="情報化計画の台帳を画面で開きます。次のコマンドは画面を開きません。",
        epilog=f"コマンド（使い方は fujidesk コマンド --help）:\n{commands_text()}\n{EXIT_CODES}",
    )
    add = parser.options.add_argument
    add("--db", type=Path, metavar="F", help="開くデータベース（なければ付属のものの写しを作ります）")
    add("--data-dir", type=Path, metavar="D", help="データ・設定・記録を置くフォルダー")
    add("--read-only", action="store_true", help="読み取り専用で開きます")
    add("--quit-when-ready", action="store_true",
        help="一覧を描き終えたら閉じ、開始からのミリ秒を表示します")  # fmt: skip
    add("--version", action="version", version=f"fujidesk {__version__}", help="版を表示します")
    return parser


def _shots(arguments: Sequence[str]) -> int:
    parser = Parser(prog="fujidesk shots", description=f"{COMMANDS['shots']}。画面は要りません。")
    add = parser.options.add_argument
    add("--out", type=Path, metavar="DIR", required=True, help="画像を置くフォルダー")
    add("--db", type=Path, metavar="F", help="描くデータベース（なければ付属のもの）")
    add("--theme", default="light", choices=("light", "dark", "contrast"), help="配色（既定 light）")
    options = parser.parse_args(arguments)
    os.environ["QT_QPA_PLATFORM"] = "offscreen"
    try:
        from fujidesk.ui.shots import draw_shots  # late: after the platform was chosen

        for path in draw_shots(options.out, options.db, options.theme):
            sys.stdout.write(f"{path}\n")
    except FujideskError as error:
        return _say(str(error))
    except ImportError as error:
        from fujidesk.ui.display import missing_qt  # late: needed when something is missing

        return _say(missing_qt(error))
    return 0


def _open_window(options: argparse.Namespace) -> int:
    from fujidesk.ui.display import display_problem, missing_qt  # late: subcommands need no screen

    gc.disable()  # until the window stands: what is made by importing is kept anyway (60 ms of the start)
    problem = display_problem()
    if problem:
        return _say(problem)
    folders = user_folders(options.data_dir)
    start_log(folders.log)
    # Before PySide6, which reads the source of every module that is imported after it: SQLAlchemy's alone
    # takes 60 ms (shibokensupport/feature.py).
    opened = _opened(options, folders)
    try:
        from PySide6.QtWidgets import QApplication  # late: after it is known that it can start
    except ImportError as error:
        return _say(missing_qt(error))
    app = QApplication(sys.argv[:1])
    app.setApplicationName("fujidesk")
    app.setApplicationDisplayName("富士デスク")
    context = _make_context(app, folders, remember=not options.quit_when_ready)
    if isinstance(opened, FujideskError):
        context.theme.dress(app)
    workspace = _settled(opened, options, folders)
    if workspace is None:
        return WRONG_USE
    try:
        return _run_window(app, workspace, context, measure=options.quit_when_ready)
    finally:
        with suppress(MachineError):  # the data are whole; the log has the reason
            workspace.close()


def _make_context(app: "QApplication", folders: Folders, *, remember: bool) -> "ScreenContext":
    from fujidesk.settings import SettingsStore  # late: after the screen was found
    from fujidesk.ui.context import ScreenContext
    from fujidesk.ui.report import Reporter
    from fujidesk.ui.tasks import TaskRunner
    from fujidesk.ui.theme import Theme

    settings = SettingsStore(folders.config / "settings.toml" if remember else None)
    theme = Theme(app, key=settings.window.theme, scale=settings.window.scale)
    theme.apply(app, dressed=False)
    return ScreenContext(theme, TaskRunner(app), Reporter(app), settings)


def _run_window(
    app: "QApplication", workspace: "Workspace", context: "ScreenContext", *, measure: bool
) -> int:
    from fujidesk.ui.main_window import MainWindow  # late: after the screen was found

    window = MainWindow(workspace, context)
    context.reporter.set_window(window)
    sys.excepthook = context.reporter.on_uncaught
    screen = window.open_tab("registry" if measure else context.settings.window.tab)
    if measure:
        _quit_when_painted(app, window, screen)
    context.theme.dress(app)
    window.show()
    screen.setFocus()
    gc.freeze()
    gc.enable()
    return app.exec()


def _quit_when_painted(app: "QApplication", window: "MainWindow", screen: object) -> None:
    from PySide6.QtWidgets import QWidget  # late: for measuring only

    from fujidesk.process_time import milliseconds_since_start
    from fujidesk.ui.readiness import PaintWatch

    def ready() -> None:
        sys.stdout.write(f"{milliseconds_since_start():.0f}\n")
        sys.stdout.flush()
        window.close()
        app.quit()

    if isinstance(screen, QWidget):
        PaintWatch(screen, ready, window)


def _opened(options: argparse.Namespace, folders: Folders) -> "Workspace | FujideskError":
    """Open the database that was asked for; an error is handed back, to be shown when there is a window."""
    from fujidesk.services.workspace import open_workspace, working_copy  # late: brings the database

    try:
        path = working_copy(folders, chosen_database(options.db, folders))
        return open_workspace(path, folders, read_only=options.read_only)
    except FujideskError as error:
        _LOG.warning("%s", error, exc_info=error)
        return error


def _settled(
    opened: "Workspace | FujideskError", options: argparse.Namespace, folders: Folders
) -> "Workspace | None":
    """Return the workspace; where there is none, say why, and offer to read what someone else has open."""
    if not isinstance(opened, FujideskError):
        return opened
    quiet = bool(options.quit_when_ready)
    sys.stderr.write(f"{opened}\n")
    if isinstance(opened, LockedError) and not quiet:
        if not _offer_read_only(str(opened)):
            return None
        options.read_only = True
        return _settled(_opened(options, folders), options, folders)
    if not quiet:
        from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: rarely needed

        MessageDialog("データベースを開けませんでした", str(opened), kind="warning").exec()
    return None


def _offer_read_only(sentence: str) -> bool:
    from fujidesk.ui.widgets.message_dialog import MessageDialog  # late: rarely needed

    dialog = MessageDialog(
        "ほかの人が使っています", f"{sentence}\n読み取り専用で開きますか。", kind="question"
    )
    dialog.offer("読み取り専用で開く", "閉じる")
    return bool(dialog.exec())


def _say(sentence: str) -> int:
    """Write why nothing could be opened or drawn to stderr and return the exit code of that."""
    sys.stderr.write(f"{sentence}\n")
    return WRONG_USE
