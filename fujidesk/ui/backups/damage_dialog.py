"""A database that fails its check: what can be done, each with what it costs, and doing it."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.paths import Folders
from fujidesk.services.damage import Damage, Salvage, examine, read_only, take_backup, take_salvage
from fujidesk.ui.backups.backup_list import BackupList, changes_since
from fujidesk.ui.backups.restore_dialog import FILES
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import moment, moment_of_text
from fujidesk.ui.imports.work_dialog import WorkDialog
from fujidesk.ui.widgets.basics import Card, button, text_label
from fujidesk.ui.widgets.scroll_page import scroll_page

if TYPE_CHECKING:
    from fujidesk.services.workspace import Workspace

TITLE = "データベースが壊れています"
_HOW = (
    "「{0}」に壊れたところが見つかりました。次のどちらかで直せます。"
    "壊れたファイルは消さず、同じ場所に「破損」の付いた名前で残します。"
)
_NOTHING = "このファイルから読めるものはありませんでした。"
_NO_BACKUPS = "バックアップはありません。別の場所に写したものがあれば「ほかのファイルから…」で選べます。"
_WIDTH_PX, _HEIGHT_PX = 900, 660


class DamageDialog(WorkDialog):
    """is_mended: a sound database stands at the path now. workspace: what could be read, to be looked at.

    writable False: nothing may be put right, only looked at (a read-only start).
    """

    def __init__(
        self, path: Path, folders: Folders, context: ScreenContext, *, writable: bool = True
    ) -> None:
        super().__init__(TITLE, context, None)
        self.is_mended = False
        self.workspace: Workspace | None = None
        self._path = path
        self._folders = folders
        self._writable = writable
        self._damage = Damage(path, None, ())
        page = QWidget(self)
        self._choice = QWidget(page)
        self.found = text_label("", parent=self._choice, wrap=True)
        self.list = BackupList(context.theme, self._choice)
        self.told = text_label("", parent=self._choice, wrap=True)
        self.salvage = button("救い出した内容で続ける", self._choice)
        self.restore = button("このバックアップに戻す", self._choice)
        self.other = button("ほかのファイルから…", self._choice)
        self.look = button("読み取り専用で見る", page)
        self.leave = button("閉じる", page)
        self._lay_out(page)
        self._choice_page = self.add_page(page)
        self.take_size(_WIDTH_PX, _HEIGHT_PX)
        self.list.chosen.connect(self._show_chosen)
        self.salvage.clicked.connect(self._on_salvage)
        self.restore.clicked.connect(self._on_restore)
        self.other.clicked.connect(self._on_other)
        self.look.clicked.connect(self._on_look)
        self.leave.clicked.connect(self.reject)

    def read(self) -> None:
        """Look what can be read, beside the window, and show the choice."""
        work = partial(examine, self._path, self._folders)
        self.do_work("読めるものとバックアップを調べています", work, self._on_read)

    def done(self, result: int) -> None:
        """Close; what was read is removed unless it is being looked at."""
        if self.workspace is None:
            self._damage.close()
        super().done(result)

    def _on_read(self, damage: Damage) -> None:
        """Show what can be done."""
        self._damage = damage
        saved = damage.salvage
        self.found.setText(_NOTHING if saved is None else _salvage_text(saved))
        self.salvage.setEnabled(saved is not None and self._writable)
        self.look.setEnabled(saved is not None)
        self.other.setEnabled(self._writable)
        self.list.setVisible(bool(damage.backups))
        self.show_page(self._choice_page)
        self.list.show_backups(damage.backups, None if saved is None else saved.held)
        self.leave.setFocus()

    def _show_chosen(self) -> None:
        """Say what going back to the chosen backup means."""
        backup, saved = self.list.current, self._damage.salvage
        self.restore.setEnabled(backup is not None and backup.held is not None and self._writable)
        if backup is None:
            self.told.setText(_NO_BACKUPS)
            return
        since = changes_since(backup, None if saved is None else saved.held)
        when = moment(backup.name.made_at)
        if since is None:
            self.told.setText(f"{when} の状態に戻します。その後の変更はなくなります。")
        elif not since:
            self.told.setText(f"{when} の状態に戻します。その後の変更は、読めた履歴にはありません。")
        else:
            self.told.setText(
                f"{when} の状態に戻します。その後の変更（読めた履歴で {since:,} 件）がなくなります。"
            )

    def _on_salvage(self) -> None:
        """Let what could be read take the place of the file."""
        self._put_right(partial(take_salvage, self._damage))

    def _on_restore(self) -> None:
        """Let the chosen backup take the place of the file."""
        backup = self.list.current
        if backup is not None:
            self._put_right(partial(take_backup, self._damage, backup.path))

    def _on_other(self) -> None:
        """Ask for a backup that is not in the list."""
        name, _ = QFileDialog.getOpenFileName(self, TITLE, "", FILES)
        if name:
            self._put_right(partial(take_backup, self._damage, Path(name)))

    def _put_right(self, work: Callable[[Progress], Path]) -> None:
        """Do it beside the window."""
        self.do_work("データベースを直しています", work, self._on_mended)

    def _on_mended(self, kept: Path) -> None:
        """Close: the program opens what stands there now."""
        self.is_mended = True
        self._context.reporter.inform(f"壊れたファイルは「{kept.name}」に残しました。")
        self.accept()

    def _on_look(self) -> None:
        """Open what could be read, to be looked at only."""
        self.workspace = read_only(self._damage, self._folders)
        self.accept()

    def _lay_out(self, page: QWidget) -> None:
        """Put the two ways into cards, which scroll where there is no room; what leads out stands below."""
        gap = self._context.theme.gap(12)
        column = QVBoxLayout(self._choice)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap)
        column.addWidget(text_label(_HOW.format(self._path), parent=self._choice, wrap=True))
        column.addWidget(self._card("読めるものを救い出す", (self.found,), (self.salvage,)))
        column.addWidget(
            self._card("バックアップから戻す", (self.list, self.told), (self.other, self.restore)), 1
        )
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self.look)
        row.addWidget(self.leave)
        rows = QVBoxLayout(page)
        rows.setContentsMargins(0, 0, 0, 0)
        rows.setSpacing(gap)
        rows.addWidget(scroll_page(self._choice, page), 1)
        rows.addLayout(row)

    def _card(self, title: str, shown: tuple[QWidget, ...], buttons: tuple[QWidget, ...]) -> Card:
        """Return one way under its title, with its buttons at the right."""
        gap = self._context.theme.gap(12)
        card = Card(self._choice)
        column = QVBoxLayout(card)
        column.setContentsMargins(gap, gap, gap, gap)
        column.addWidget(text_label(title, "heading", card))
        for widget in shown:
            column.addWidget(widget)
        row = QHBoxLayout()
        row.addStretch(1)
        for widget in buttons:
            row.addWidget(widget)
        column.addLayout(row)
        return card


def _salvage_text(saved: Salvage) -> str:
    """Return what could be read and what could not, in records and time."""
    last = saved.held.last_change
    until = f"変更履歴は {moment_of_text(last)} のものまで読めました。" if last else "変更履歴はありません。"
    head = f"事業 {saved.held.projects:,} 件、あわせて {saved.kept:,} 件の記録を読めました。{until}"
    if not saved.losses:
        return f"{head}\n失われる記録はありません。"
    return f"{head}\n失われる記録：{'、'.join(map(str, saved.losses))}"
