"""What leaves the tab: files, paper, snapshots; and what is asked before."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QWidget

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.progress import Progress
from fujidesk.domain.state_comparison import StateChange
from fujidesk.errors import FujideskError
from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.packs.compare_dialog import CompareDialog
from fujidesk.ui.packs.export_dialog import ExportDialog, ExportOrder
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.packs.snapshot_dialog import SnapshotDialog
from fujidesk.ui.packs.snapshot_words import snapshot_name
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.scene_printing import preview_scenes
from fujidesk.ui.widgets.message_dialog import MessageDialog

_COPY = (
    "前年度のこの会議の資料（{0}）から、資料の並びと名前、文章 {1}、想定問答 {2}を写します。"
    "いまある文章 {3}、想定問答 {4}は置き換わります。Ctrl+Z で元に戻せます。"
)


class PackPapers(QObject):
    """Works beside the window; opened(number): a project's sheet is wanted."""

    opened = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, window: QWidget) -> None:
        super().__init__(window)
        self._workspace = workspace
        self._context = context
        self._window = window

    def export(self, sight: PackSight) -> None:
        """Ask for formats and folder, and write the papers."""
        dialog = ExportDialog(sight, self._context.theme, self._window)
        dialog.ordered.connect(partial(self._on_ordered, sight))
        dialog.open()

    def _on_ordered(self, sight: PackSight, order: ExportOrder) -> None:
        """Write the papers."""
        title = f"会議資料の書き出し（{sight.term.name}）"
        self._context.tasks.run(title, partial(self._write, sight, order), self._on_written)

    def _write(self, sight: PackSight, order: ExportOrder, progress: Progress) -> Path:
        """Write the papers; in the worker's thread."""
        self._workspace.pack_files.on(self._context.clock.today()).write(
            sight.term.key, sight.fiscal_year, order.folder, order.formats, separate=order.separate,
            progress=progress,
        )  # fmt: skip
        return order.folder

    def _on_written(self, folder: Path) -> None:
        """Say where the files are."""
        self._context.reporter.inform(f"会議資料を書き出しました：{folder}")

    def print_pages(self, sight: PackSight) -> None:
        """Show all pages as they will come out on paper."""
        preview_scenes(sight.pack.title, [page.scene for page in sight.pages], self._window)

    def may_copy(self, sight: PackSight) -> bool:
        """Ask whether last year's texts may take the place of this year's."""
        if sight.last is None:
            return False
        now, last = sight.edition, sight.last
        counts = (len(last.texts), len(last.questions), len(now.texts), len(now.questions))
        text = _COPY.format(long_year(last.fiscal_year), *(f"{number} 件" for number in counts))
        dialog = MessageDialog("前年度の会議から写す", text, kind="question", parent=self._window)
        dialog.offer("写す", "やめる")
        return bool(dialog.exec())

    def take_snapshot(self, sight: PackSight, done: Callable[[], None]) -> None:
        """Ask why, and freeze data and files as they are now."""
        dialog = SnapshotDialog(sight, self._window)
        dialog.ordered.connect(partial(self._on_snapshot, sight, done))
        dialog.open()

    def _on_snapshot(
        self, sight: PackSight, done: Callable[[], None], note: str, formats: tuple[str, ...]
    ) -> None:
        """Freeze beside the window."""
        work = partial(self._freeze, sight, note, formats)
        self._context.tasks.run("会議資料の控え", work, partial(self._on_frozen, done))

    def _freeze(
        self, sight: PackSight, note: str, formats: tuple[str, ...], progress: Progress
    ) -> StoredSnapshot:
        """Make the files and freeze them with the data; in the worker's thread."""
        return self._workspace.snapshots.freeze(
            sight.term.key, sight.fiscal_year, formats, note, today=self._context.clock.today(),
            progress=progress,
        )  # fmt: skip

    def _on_frozen(self, done: Callable[[], None], taken: StoredSnapshot) -> None:
        """Say what was frozen, and show it."""
        self._context.reporter.inform(
            f"{snapshot_name(taken)}を残しました（ファイル {len(taken.files)} 件）。"
        )
        done()

    def save_kept(self, key: str, name: str) -> None:
        """Write a file of a snapshot out."""
        suffix = Path(name).suffix
        target = ask_target(self._window, "控えのファイルを取り出す", name, suffix, f"{suffix} (*{suffix})")
        if target is None:
            return
        try:
            self._workspace.snapshots.save_file(key, name, target)
        except FujideskError as error:
            self._context.reporter.show(error)
        else:
            self._context.reporter.inform(f"{self._name(key)}の「{name}」を取り出しました：{target}")

    def compare(self, before: str, after: str) -> None:
        """Show what changed between two snapshots, or from one until now."""
        work = partial(self._compared, before, after)
        self._context.tasks.run("控えとの比較", work, partial(self._on_compared, before, after))

    def _compared(self, before: str, after: str, _progress: Progress) -> tuple[StateChange, ...]:
        """Compare; in the worker's thread."""
        return self._workspace.snapshots.compare(before, after)

    def _on_compared(self, before: str, after: str, changes: tuple[StateChange, ...]) -> None:
        """Show the changes."""
        until = f"{self._name(after)}まで" if after else "いままで"
        heading = f"{self._name(before)}から{until}に変わったこと"
        dialog = CompareDialog(
            heading, changes, self._context.theme, self._window, is_sample=self._workspace.is_sample
        )
        dialog.opened.connect(self.opened)
        dialog.open()

    def _name(self, key: str) -> str:
        """Return what a snapshot is called."""
        return snapshot_name(self._workspace.snapshots.get(key))
