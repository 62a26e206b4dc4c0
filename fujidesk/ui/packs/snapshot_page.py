"""控え: what was laid before the meeting, frozen; its files, and what has changed since."""

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QComboBox, QVBoxLayout, QWidget

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_editions import SINCE_PLACE
from fujidesk.models.snapshots import StoredSnapshot
from fujidesk.ui.packs.sight import PackSight
from fujidesk.ui.packs.snapshot_words import snapshot_line
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.widgets.line_list import LineList, ListLine

_HOW = (
    "会議に出したデータと資料を控えとして残します。控えは後から変わらず、消せません。"
    "控えどうし、または控えといまのデータを比べられます。"
)
_NONE = "この会議の控えはまだありません。資料を出したら「いまの状態を控える…」で残してください。"
_NOW = "いまのデータ"
_SINCE, _BEFORE = "資料「前回からの変更」で比べる控え", "前の会議の控え（自動）"

_MOST_LINES, _BOX_CHARS = 8, 14


class SnapshotPage(QWidget):
    """take_chosen: freeze the present state. save_chosen(key, name). compare_chosen(before, after).

    since_chosen(key): compare 前回からの変更 with a snapshot; "": with that of the meeting before.
    """

    take_chosen = Signal()
    save_chosen = Signal(str, str)
    compare_chosen = Signal(str, str)
    since_chosen = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget) -> None:
        super().__init__(parent)
        self._theme = theme
        self._all: tuple[StoredSnapshot, ...] = ()
        self.take = button("いまの状態を控える…", self)
        self.list = LineList("会議資料の控え", self)
        self.told = text_label(_NONE, "note", self, wrap=True)
        self.files = LineList("控えのファイル", self)
        self.save = button("ファイルを取り出す…", self)
        self.after = QComboBox(self)
        self.after.setAccessibleName("比べる相手")
        self.compare = button("比べる…", self)
        self.since_label = text_label(_SINCE, "strong", self, wrap=True)
        self.since = QComboBox(self)
        self.since.setAccessibleName(_SINCE)
        for box in (self.after, self.since):  # long notes must not make the page wider than its place
            box.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
            box.setMinimumContentsLength(_BOX_CHARS)
        self._pair = FlowRow(self)
        self._lay_out()
        self.take.clicked.connect(self.take_chosen)
        self.list.row_changed.connect(self._show_current)
        self.files.row_changed.connect(self._show_buttons)
        self.files.opened.connect(self._on_save)
        self.save.clicked.connect(self._on_save)
        self.compare.clicked.connect(self._on_compare)
        self.since.activated.connect(self._on_since)

    def show_sight(self, sight: PackSight, *, read_only: bool) -> None:
        """Show the snapshots of a meeting, the newest first; any snapshot of any meeting can be compared."""
        self._all = tuple(reversed(sight.snapshots))
        self.take.setEnabled(not read_only)
        self.list.show_lines([ListLine(snapshot_line(taken)) for taken in self._all], self.list.row)
        self.list.fit_height(most=_MOST_LINES)
        chosen = self.after.currentData()
        with QSignalBlocker(self.after):
            self.after.clear()
            self.after.addItem(_NOW, "")
            for taken in sight.every_snapshot:
                self.after.addItem(snapshot_line(taken, of_all=True), taken.key)
            self.after.setCurrentIndex(max(self.after.findData(chosen), 0))
        with QSignalBlocker(self.since):
            self.since.clear()
            self.since.addItem(_BEFORE, "")
            for taken in sight.every_snapshot:
                self.since.addItem(snapshot_line(taken, of_all=True), taken.key)
            self.since.setCurrentIndex(max(self.since.findData(sight.edition.text(SINCE_PLACE)), 0))
        self.since.setEnabled(not read_only)
        for chooser in (self.since_label, self.since):
            chooser.setVisible(bool(sight.every_snapshot) and PartKind.SINCE in sight.term.parts)
        self.told.setVisible(not self._all)
        self.list.setVisible(bool(self._all))
        self._pair.setVisible(bool(self._all))
        self._show_current()

    def _current(self) -> StoredSnapshot | None:
        """Return the snapshot stood on."""
        row = self.list.row
        return self._all[row] if 0 <= row < len(self._all) else None

    def _show_current(self) -> None:
        """List the files of the snapshot stood on."""
        taken = self._current()
        files = taken.files if taken is not None else ()
        self.files.show_lines([
            ListLine(f"{item.name}（{max(item.size // 1024, 1):,} KB）", tip=f"SHA-256 {item.sha256}")
            for item in files
        ])  # fmt: skip
        self.files.fit_height()
        for part in (self.files, self.save):
            part.setVisible(bool(files))
        self._show_buttons()

    def _show_buttons(self) -> None:
        """Offer what can be done."""
        self.save.setEnabled(self.files.row >= 0)
        self.compare.setEnabled(self._current() is not None)

    def _on_save(self) -> None:
        """Ask for a file of the snapshot."""
        taken, row = self._current(), self.files.row
        if taken is not None and row >= 0:
            self.save_chosen.emit(taken.key, taken.files[row].name)

    def _on_compare(self) -> None:
        """Ask for what changed."""
        taken = self._current()
        if taken is not None:
            self.compare_chosen.emit(taken.key, str(self.after.currentData()))

    def _on_since(self) -> None:
        """Ask for another comparison on the page 前回からの変更."""
        self.since_chosen.emit(str(self.since.currentData()))

    def _lay_out(self) -> None:
        """Put lists and buttons under each other."""
        gap = self._theme.gap(8)
        row = self._pair
        row.add(text_label("この控えから", "", self))
        row.add(self.after)
        row.add(text_label("まで", "", self))
        row.add(self.compare)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, gap, 0, 0)
        layout.setSpacing(gap)
        layout.addWidget(text_label(_HOW, "note", self, wrap=True))
        layout.addWidget(self.take, 0, Qt.AlignmentFlag.AlignLeft)
        for shown in (self.told, self.list, self.files):
            layout.addWidget(shown)
        layout.addWidget(self.save, 0, Qt.AlignmentFlag.AlignLeft)
        layout.addWidget(row)
        layout.addWidget(self.since_label)
        layout.addWidget(self.since)
        layout.addStretch(1)
        self.setFocusProxy(self.take)
