"""The window with the change history: narrowed by thing, person and days; checked and written as a workbook.

A window of its own beside the main one, so that it stays in sight while sheets are looked at.
"""

from functools import partial
from pathlib import Path

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtWidgets import QComboBox, QDialog, QHBoxLayout, QLineEdit, QVBoxLayout, QWidget

from fujidesk.domain.changes import Entity, HistoryEntry
from fujidesk.domain.history_chain import ChainFault
from fujidesk.domain.history_lines import HistoryFilter, history_line
from fujidesk.domain.progress import Progress
from fujidesk.services.history import SHOWN
from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.formats import count, moment_of_text
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.widgets.basics import InlineMessage, button, text_label
from fujidesk.ui.widgets.day_box import DayBox
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable
from fujidesk.ui.widgets.flow_layout import FlowRow
from fujidesk.ui.window_fit import resize_fitting

_PAUSE_MS = 250
_COLUMNS = (
    FigureColumn("日時", chars=16), FigureColumn("だれが", chars=16), FigureColumn("対象", chars=12),
    FigureColumn("番号・名前", chars=12), FigureColumn("項目", chars=20), FigureColumn("前"),
    FigureColumn("後"), FigureColumn("操作", chars=18),
)  # fmt: skip
_SIZE_PX = (1180, 640)
_KEY_PX = 190
_ALL = "すべての人"
_WHOLE = "履歴は記録したときのままです（{0}）。"
_BROKEN = "履歴が {0} 件目で記録したときと違います：{1}。バックアップと比べ、システム担当へお知らせください。"
_HERE = (Entity.PROJECT, Entity.REPORT)
"""Entries that are about a project, whose sheet can be opened."""


class HistoryDialog(QDialog):
    """Lists entries, newest first; freed when closed. project_chosen(number): open its sheet."""

    project_chosen = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._context = context
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("変更の履歴")
        theme = context.theme
        resize_fitting(self, theme.gap(_SIZE_PX[0]), theme.gap(_SIZE_PX[1]))
        self.key = QLineEdit(self)
        self.key.setAccessibleName("番号・名前")
        self.key.setPlaceholderText("事業番号・部署名など")
        self.key.setClearButtonEnabled(True)
        self.key.setMinimumWidth(theme.px(_KEY_PX))
        self.key.setCompleter(ListCompleter(_names(workspace), self))
        self.who = QComboBox(self)
        self.who.setAccessibleName("だれが")
        self.first, self.last = DayBox("この日から", theme, self), DayBox("この日まで", theme, self)
        self.told = text_label("", "note", self, wrap=True)
        self.chain = InlineMessage(self)
        self.table = FigureTable("変更の履歴", theme, self, whole_rows=True)
        self.table.is_sample = workspace.is_sample
        self.check = button("履歴を検査する", self)
        self.export = button("Excel に書き出す…", self)
        self.open_sheet = button("個票を開く", self, primary=True)
        self.close_button = button("閉じる", self)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE_MS)
        self._entries: list[HistoryEntry] = []
        self._lay_out()
        self._connect()
        self._offer_people()
        self.reload()

    def wanted(self) -> HistoryFilter:
        """Return what is asked for."""
        who = str(self.who.currentData() or "")
        return HistoryFilter(self.key.text().strip(), who, self.first.day(), self.last.day())

    def reload(self) -> None:
        """Read anew what is asked for."""
        self._timer.stop()
        self._entries = self._workspace.history.find(self.wanted())
        self.table.show_rows([self._row(place) for place in range(len(self._entries))], _COLUMNS)
        more = f"（新しい順に {SHOWN:,} 件まで。古いものは条件で絞るか、書き出してください）"
        told = f"{count(len(self._entries))}{more if len(self._entries) == SHOWN else ''}"
        self.told.setText(told if self._entries else "この条件の変更はありません。")
        self._show_buttons()

    def _row(self, place: int) -> FigureRow:
        """Return the row of an entry."""
        entry = self._entries[place]
        line = history_line(entry, self._workspace.profile)
        about = entry.change.key.partition(" ")[0] if entry.change.entity in _HERE else ""
        cells = (
            FigureCell(moment_of_text(line.at), key=line.at), FigureCell(line.who), FigureCell(line.what),
            FigureCell(line.key), FigureCell(line.field), _long(line.before), _long(line.after),
            FigureCell(line.label, tip=line.label),
        )  # fmt: skip
        return FigureRow(cells, number=about)

    def _offer_people(self) -> None:
        """Offer everybody who changed something."""
        self.who.addItem(_ALL, "")
        for who in self._workspace.history.people():
            self.who.addItem(who, who)

    def _show_buttons(self) -> None:
        """Offer the sheet where the row is about a project."""
        self.open_sheet.setEnabled(bool(self.table.current_number()))
        self.export.setEnabled(bool(self._entries))

    def _on_open(self) -> None:
        """Ask for the sheet of the row's project."""
        number = self.table.current_number()
        if number:
            self.project_chosen.emit(number)

    def _on_check(self) -> None:
        """Look at every line of the history beside the window."""
        self._context.tasks.run("変更の履歴の検査", self._fault, self._on_checked)

    def _fault(self, _progress: Progress) -> ChainFault | None:
        """Check; in the worker's thread."""
        return self._workspace.history.fault()

    def _on_checked(self, fault: ChainFault | None) -> None:
        """Say whether the history is what was written."""
        if fault is None:
            when = self._context.clock.today()
            self.chain.show_message(_WHOLE.format(f"{when.isoformat()} に検査"), "good")
        else:
            self.chain.show_message(_BROKEN.format(f"{fault.place:,}", fault.why), "bad")

    def _on_export(self) -> None:
        """Ask for a file and write all entries that are asked for."""
        kinds = "Excelブック (*.xlsx)"
        target = ask_target(self, "変更の履歴を書き出す", "変更の履歴.xlsx", ".xlsx", kinds)
        if target is not None:
            work = partial(self._write, self.wanted(), target)
            self._context.tasks.run(f"変更の履歴の書き出し（{target.name}）", work, self._on_written)

    def _write(self, wanted: HistoryFilter, path: Path, progress: Progress) -> Path:
        """Write; in the worker's thread."""
        self._workspace.history_files.write_workbook(wanted, path, progress)
        return path

    def _on_written(self, path: Path) -> None:
        """Say where the file is."""
        self._context.reporter.inform(f"変更の履歴を書き出しました：{path}")

    def _lay_out(self) -> None:
        """Put what narrows over the list, and what is done with it below."""
        today = self._context.clock.today()
        for box in (self.first, self.last):
            box.show_day("", today)
        narrow = FlowRow(self)
        for part in (
            text_label("番号・名前", parent=self), self.key, text_label("だれが", parent=self), self.who,
            text_label("期間", parent=self), self.first, text_label("～", parent=self), self.last,
        ):  # fmt: skip
            narrow.add(part)
        row = QHBoxLayout()
        row.addWidget(self.check)
        row.addWidget(self.export)
        row.addStretch(1)
        row.addWidget(self.open_sheet)
        row.addWidget(self.close_button)
        column = QVBoxLayout(self)
        column.setContentsMargins(16, 12, 16, 12)
        column.setSpacing(8)
        for widget in (narrow, self.told, self.chain):
            column.addWidget(widget)
        column.addWidget(self.table, 1)
        column.addLayout(row)
        self.key.setFocus()

    def _connect(self) -> None:
        """Wire the fields to the list."""
        self.key.textChanged.connect(self._timer.start)
        self._timer.timeout.connect(self.reload)
        self.who.activated.connect(self.reload)
        self.first.day_chosen.connect(self.reload)
        self.last.day_chosen.connect(self.reload)
        self.table.row_changed.connect(self._show_buttons)
        self.table.opened.connect(self.project_chosen)
        self.check.clicked.connect(self._on_check)
        self.export.clicked.connect(self._on_export)
        self.open_sheet.clicked.connect(self._on_open)
        self.close_button.clicked.connect(self.close)


def _long(text: str) -> FigureCell:
    """Return a cell with a value on one line, whole in its tip."""
    return FigureCell(" ".join(text.split()), tip=text)


def _names(workspace: Workspace) -> list[str]:
    """Return what the field completes: numbers and departments."""
    numbers = [row.number for row in workspace.registry.rows()]
    return [*numbers, *(record.name for record in workspace.registry.departments())]
