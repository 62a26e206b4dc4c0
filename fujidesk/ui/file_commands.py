"""Files in and out, asked for by the menu, by a screen or by dropping them onto the window."""

from collections.abc import Sequence
from functools import partial
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QMimeData, QObject, Signal
from PySide6.QtWidgets import QFileDialog, QWidget

from fujidesk.domain.changes import Changes
from fujidesk.domain.progress import Progress
from fujidesk.errors import UserError
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.save_dialog import ask_target, file_stem
from fujidesk.ui.window_menu import WindowMenu

if TYPE_CHECKING:
    from fujidesk.services.plan_book import WrittenPlan

PLAN_FILES = "計画書のテキストかWord文書 (*.txt *.md *.docx);;すべてのファイル (*)"
WORKBOOKS = "Excelブック (*.xlsx)"
WORD_FILES = "Word 文書 (*.docx)"
_BOOK_SUFFIXES = (".xlsx", ".xlsm")
_PLAN_SUFFIXES = (".txt", ".md", ".docx", "")
_MOST_LOOKED_AT = 100
"""Of what lies in a dropped folder: enough to tell what it holds."""


class FileCommands(QObject):
    """Starts imports and exports over the window.

    changed: an import was taken over into the register, or a project added. project_added: its number.
    reopen_wanted: the plan was given other words, which a new window speaks.
    """

    changed = Signal(Changes)
    project_added = Signal(str)
    reopen_wanted = Signal()

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def serve(self, menu: WindowMenu) -> None:
        """Do what the menu's entries for files and projects ask."""
        menu.import_plan_chosen.connect(self.import_plan)
        menu.export_plan_chosen.connect(self.export_plan)
        menu.export_register_chosen.connect(self.export_register)
        menu.import_register_chosen.connect(self.import_register)
        menu.add_project_chosen.connect(self.add_project)
        menu.profile_chosen.connect(self.edit_profile)

    def import_plan(self) -> None:
        """Ask for the files of the plan document and show what they say differently."""
        names, _ = QFileDialog.getOpenFileNames(self._window, "計画書の取り込み", "", PLAN_FILES)
        self.open_files([Path(name) for name in names], plan=True)

    def import_register(self) -> None:
        """Ask for a register workbook and show what it says differently."""
        name, _ = QFileDialog.getOpenFileName(self._window, "台帳Excelの取り込み", "", WORKBOOKS)
        if name:
            self.open_files([Path(name)])

    def add_project(self) -> None:
        """Ask what a project of the plan begins with, add it and show its sheet."""
        from fujidesk.ui.levels.add_dialog import AddProjectDialog  # late: most starts add none

        registry, adding = self._workspace.registry, self._workspace.adding
        plan = registry.levels(), self._workspace.profile
        names = [department.name for department in registry.departments()]
        dialog = AddProjectDialog(plan, names, (adding.next_number, adding.add), self._window)
        dialog.added.connect(self._on_added)
        dialog.open()

    def export_plan(self) -> None:
        """Ask for a place and write the plan as a Word document."""
        files = self._workspace.plan_book
        name = f"{file_stem(files.proposed_name)}.docx"
        target = ask_target(self._window, "計画書をWordへ書き出し", name, ".docx", WORD_FILES)
        if target is not None:
            work = partial(files.write, target, self._context.clock.today())
            self._context.tasks.run("計画書の書き出し", work, self._on_plan_written)

    def edit_profile(self) -> None:
        """Open the editor of plan profiles on the plan of the window."""
        from fujidesk.ui.profiles.editor import ProfileEditor  # late: most starts edit none

        values = self._workspace.profile_changes.values()
        store = None if self._workspace.read_only else self._store_profile
        editor = ProfileEditor(values, self._context, self._window, store)
        editor.reopen_wanted.connect(self.reopen_wanted)
        editor.open()  # nothing else meanwhile: another plan chosen would take away what is being edited

    def _store_profile(self, wanted: dict[str, Any], seen: dict[str, Any]) -> None:
        """Store other words in the plan of the window."""
        self.changed.emit(self._workspace.profile_changes.store(wanted, seen))

    def export_register(self) -> None:
        """Ask for a place and write the register as a workbook."""
        name = f"{file_stem(self._workspace.profile.project_name)}台帳.xlsx"
        target = ask_target(self._window, "台帳をExcelへ書き出し", name, ".xlsx", WORKBOOKS)
        if target is None:
            return

        def write(progress: Progress) -> Path:
            """Write beside the window."""
            self._workspace.register_exchange.write_workbook(target, progress=progress)
            return target

        self._context.tasks.run("台帳の書き出し", write, self._on_written)

    def open_files(self, paths: Sequence[Path], *, plan: bool = False) -> None:
        """Start the import that goes with the files: workbooks into the register, texts as plan document.

        plan: they were chosen as the plan document, whatever they are called.
        """
        if not paths:
            return
        if self._workspace.read_only:
            self._context.reporter.show(
                UserError(
                    "読み取り専用で開いているため、取り込めません。ほかの人が閉じてから開き直してください。"
                )
            )
            return
        books = [path for path in paths if path.suffix.lower() in _BOOK_SUFFIXES]
        strange = [path for path in paths if _is_strange(path)]
        if strange and not plan:
            self._context.reporter.show(
                UserError(
                    f"「{strange[0].name}」は取り込めません。計画書のテキスト（.txt か .md）か、"
                    "このプログラムで書き出した計画書（.docx）か台帳Excel（.xlsx）を選んでください。"
                )
            )
        elif books and not plan:
            self._open_book(books, paths)
        else:
            from fujidesk.ui.imports.dialog import open_plan_import  # late: needed for imports only

            open_plan_import(self._window, self._workspace, self._context, list(paths), self.changed.emit)

    def _open_book(self, books: list[Path], paths: Sequence[Path]) -> None:
        """Start the import of one workbook; several, or one among texts, are too much at once."""
        if len(paths) > 1:
            self._context.reporter.show(UserError("台帳Excelは 1 ファイルずつ読み込んでください。"))
            return
        from fujidesk.ui.imports.dialog import open_register_import  # late: needed for imports only

        open_register_import(self._window, self._workspace, self._context, books[0], self.changed.emit)

    def _on_added(self, number: str, changes: Changes) -> None:
        """Tell the window, which shows the new sheet."""
        self.changed.emit(changes)
        self._context.reporter.inform(f"事業 {number} を追加しました。Ctrl+Z で元に戻せます。")
        self.project_added.emit(number)

    def _on_plan_written(self, done: "WrittenPlan") -> None:
        """Say where the document is and how long it is."""
        said = f"計画書を書き出しました（{done.projects} 事業、{done.pages} 頁）：{done.path}"
        self._context.reporter.inform(said)

    def _on_written(self, target: Path) -> None:
        """Say where the workbook is."""
        self._context.reporter.inform(f"台帳を書き出しました：{target}")


def _is_strange(path: Path) -> bool:
    """Tell whether nothing can be made of a file, by its kind alone; folders count, too."""
    return path.suffix.lower() not in (*_BOOK_SUFFIXES, *_PLAN_SUFFIXES) or path.is_dir()


def are_returns(paths: Sequence[Path]) -> bool:
    """Tell whether one of the survey's forms is among files, or lies in a folder among them."""
    from fujidesk.services.return_files import looks_returned  # late: needed for dropped files only

    inside = (child for path in paths for child in _children(path))
    books = (path for path in (*paths, *inside) if path.suffix.lower() in _BOOK_SUFFIXES)
    return any(looks_returned(path) for path in books)


def _children(path: Path) -> list[Path]:
    """Return what lies in a folder, as far as it is looked at; nothing where it cannot be looked into."""
    try:
        return list(islice(path.iterdir(), _MOST_LOOKED_AT)) if path.is_dir() else []
    except OSError:
        return []  # whoever reads the folder next says so


def dropped_files(mime: QMimeData) -> list[Path]:
    """Return the local files that are being dropped."""
    return [Path(url.toLocalFile()) for url in mime.urls() if url.isLocalFile()]
