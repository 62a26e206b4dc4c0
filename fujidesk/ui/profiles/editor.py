"""The editor of plan profiles: sections at the left, their table in the middle, what is wrong below.

It edits a file. Of the plan that is open only what is harmless can be changed, such as words: what was
entered would mean something else by other phases or another period (`domain.profile_changes`).
"""

import re
from collections.abc import Callable
from copy import deepcopy
from pathlib import Path
from typing import Any

from PySide6.QtCore import QModelIndex, QStringListModel, QTimer, Signal
from PySide6.QtWidgets import (
    QAbstractItemView,
    QDialog,
    QFileDialog,
    QHBoxLayout,
    QHeaderView,
    QListView,
    QTableView,
    QVBoxLayout,
    QWidget,
)

from fujidesk.errors import FujideskError
from fujidesk.services.profile_editing import faults_of, save_values, values_of_file
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.first_start import PROFILE_FILES
from fujidesk.ui.profiles.sections import SECTIONS
from fujidesk.ui.profiles.table import SectionModel
from fujidesk.ui.save_dialog import ask_target
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.message_dialog import MessageDialog
from fujidesk.ui.window_fit import resize_fitting

_CHECK_MS = 200
"""After a change the checks follow this much later: several cells may be pasted at once."""
_HOW = (
    "市の計画の形を編集し、ファイルに保存します。保存したファイルは、"
    "はじめて開くときや fujidesk init で使えます。"
    "計画を加えるときにも使えます。"
    "言葉や年間の予定などは「この計画に反映」で、いま開いている計画にも使えます。"
)
_APPLIED = (
    "この計画に反映しました。画面の言葉は「計画を開き直す」で変わります。"
    "元に戻すには、開き直す前に、この編集画面を閉じて Ctrl+Z を押します。"
)
_READ_ONLY = "読み取り専用で開いているため、計画には反映できません。"
Store = Callable[[dict[str, Any], dict[str, Any]], None]
"""Stores values in the plan that is open: what is wanted, and what was seen before."""
_PLACE = re.compile(r"の ([a-z_]+)(?:（(\d+) 番目）)?")
"""Key of a section, and the number of an entry, in the sentence of a fault."""
_UNSAVED = "編集した計画プロファイルを保存していません。保存せずに閉じますか。"
_SIDE_PX, _WIDTH_PX, _HEIGHT_PX, _CHECKS_PX = 190, 1100, 640, 140


class ProfileEditor(QDialog):
    """Edits the values of a profile; only what has no fault is saved.

    reopen_wanted: the plan is to be opened anew, so that the screens speak the words that it was given.
    """

    reopen_wanted = Signal()

    def __init__(
        self, values: dict[str, Any], context: ScreenContext, parent: QWidget, store: Store | None = None
    ) -> None:
        """Begin with the values of a plan.

        Args:
            values: as its file would hold them; they are the editor's own.
            context: for lengths and messages.
            parent: the window.
            store: stores values in the plan; None where it cannot be changed.
        """
        super().__init__(parent)
        self.setWindowTitle("計画プロファイル")
        self._store, self._seen = store, deepcopy(values)
        self._context = context
        self._values = values
        self._is_saved = True
        self.model = SectionModel(self)
        self.sections = QListView(self)
        self.sections.setModel(QStringListModel([section.title for section in SECTIONS], self.sections))
        self.sections.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.sections.setAccessibleName("計画プロファイルの部分")
        self.table = QTableView(self)
        self.table.setModel(self.model)
        self.table.setWordWrap(True)
        self.faults = QListView(self)
        self.faults.setModel(QStringListModel(self.faults))
        self.faults.setEditTriggers(QAbstractItemView.EditTrigger.NoEditTriggers)
        self.faults.setWordWrap(True)
        self.faults.setAccessibleName("見つかった誤り")
        self.state = text_label("", "strong", self, wrap=True)
        self.add_button = button("行を追加", self)
        self.remove_button = button("行を削除", self)
        self.up_button = button("上へ", self)
        self.down_button = button("下へ", self)
        self.open_button = button("ファイルを開く…", self)
        self.save_button = button("ファイルに保存…", self, primary=True)
        self.apply_button = button("この計画に反映", self)
        self.reopen_button = button("計画を開き直す", self)
        self.reopen_button.hide()  # until there is something to be seen by it
        self.close_button = button("閉じる", self)
        self._timer = QTimer(self, singleShot=True, interval=_CHECK_MS)
        self._lay_out()
        self._connect()
        self.sections.setCurrentIndex(self.sections.model().index(0, 0))
        self.check()

    def check(self) -> None:
        """Say what is wrong, or that nothing is."""
        found = faults_of(self._values)
        model = self.faults.model()
        assert isinstance(model, QStringListModel)
        model.setStringList(list(found))
        self.faults.setVisible(bool(found))  # its room is the table's else
        self.state.setText(f"誤り {len(found)} 件。直すと保存できます。" if found else "誤りはありません。")
        self.save_button.setEnabled(not found)
        self.save_button.setToolTip("誤りがあるため、まだ保存できません。" if found else "")
        self.apply_button.setEnabled(not found and self._store is not None)
        why = _READ_ONLY if self._store is None else "誤りがあるため、まだ反映できません。" if found else ""
        self.apply_button.setToolTip(why)

    def _lay_out(self) -> None:
        """Put sections beside their table, the checks below."""
        gap = self._context.theme.gap
        self.sections.setFixedWidth(gap(_SIDE_PX))
        self.faults.setMaximumHeight(gap(_CHECKS_PX))
        rows = _row(self.add_button, self.remove_button, self.up_button, self.down_button)
        middle = QVBoxLayout()
        middle.addWidget(self.table, 1)
        middle.addLayout(rows)
        body = QHBoxLayout()
        body.addWidget(self.sections)
        body.addLayout(middle, 1)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(16, 16, 16, 16)
        layout.setSpacing(12)
        layout.addWidget(text_label(_HOW, "note", self, wrap=True))
        layout.addLayout(body, 1)
        layout.addWidget(self.state)
        layout.addWidget(self.faults)
        layout.addLayout(
            _row(self.open_button, self.save_button, self.apply_button, self.reopen_button, self.close_button)
        )
        resize_fitting(self, gap(_WIDTH_PX), gap(_HEIGHT_PX))

    def _connect(self) -> None:
        """Wire the parts."""
        self.sections.selectionModel().currentChanged.connect(self._show_section)
        self.table.selectionModel().currentChanged.connect(self._show_rows)
        self.model.changed.connect(self._on_changed)
        self.faults.clicked.connect(self._on_fault)
        self.faults.activated.connect(self._on_fault)
        self._timer.timeout.connect(self.check)
        for pressed, slot in (
            (self.add_button, self._on_add), (self.remove_button, self._on_remove),
            (self.up_button, self._on_up), (self.down_button, self._on_down),
            (self.open_button, self._on_open), (self.save_button, self._on_save),
            (self.apply_button, self._on_apply), (self.reopen_button, self._on_reopen),
            (self.close_button, self.close),
        ):  # fmt: skip
            pressed.clicked.connect(slot)

    def _show_section(self) -> None:
        """Show the section that was chosen."""
        section = SECTIONS[max(self.sections.currentIndex().row(), 0)]
        self.model.show_section(section, self._values)
        wide = self.fontMetrics().horizontalAdvance("あ")
        chars = [cell.chars for cell in section.cells] if section.is_list else [20, 36]
        for column, count in enumerate(chars):
            self.table.setColumnWidth(column, wide * count * 2 // 3 + wide * 2)
        mode = QHeaderView.ResizeMode
        header = self.table.horizontalHeader()
        header.setSectionResizeMode(mode.Interactive)
        if not section.is_list:  # values take what room there is; they were scrolled at 200 % text
            header.setSectionResizeMode(len(chars) - 1, mode.Stretch)
        self.table.verticalHeader().setDefaultSectionSize(
            self.fontMetrics().height() + self._context.theme.gap(12)
        )
        self.table.setAccessibleName(section.title)
        self._show_rows()

    def _show_rows(self) -> None:
        """Offer what can be done with the row stood on."""
        section = SECTIONS[max(self.sections.currentIndex().row(), 0)]
        row, rows = self.table.currentIndex().row(), self.model.rowCount()
        self.add_button.setEnabled(section.is_list)
        self.remove_button.setEnabled(section.is_list and row >= 0)
        self.up_button.setEnabled(section.is_list and row > 0)
        self.down_button.setEnabled(section.is_list and 0 <= row < rows - 1)

    def _on_fault(self, index: QModelIndex) -> None:
        """Show the place that a fault names."""
        found = _PLACE.search(str(index.data()))
        keys = [section.key for section in SECTIONS]
        if found is None:
            return
        place = keys.index(found[1]) if found[1] in keys else 0
        self.sections.setCurrentIndex(self.sections.model().index(place, 0))
        if found[2]:
            self.table.setCurrentIndex(self.model.index(int(found[2]) - 1, 0))
        self.table.setFocus()

    def _on_changed(self) -> None:
        """Check soon, and remember that something is not saved."""
        self._is_saved = False
        self._timer.start()

    def _on_add(self) -> None:
        """Add an entry and stand in it."""
        row = self.model.add_row(self.table.currentIndex().row())
        self.table.setCurrentIndex(self.model.index(row, 0))
        self.table.setFocus()

    def _on_remove(self) -> None:
        """Remove the entry stood on."""
        self.model.remove_row(self.table.currentIndex().row())
        self._show_rows()

    def _on_up(self) -> None:
        """Move the entry stood on up."""
        self._move(-1)

    def _on_down(self) -> None:
        """Move the entry stood on down."""
        self._move(1)

    def _move(self, by: int) -> None:
        """Move the entry stood on, and stay on it."""
        now = self.table.currentIndex()
        self.table.setCurrentIndex(self.model.index(self.model.move_row(now.row(), by), now.column()))

    def _on_open(self) -> None:
        """Edit another profile's file instead."""
        name, _ = QFileDialog.getOpenFileName(self, "計画プロファイルを開く", "", PROFILE_FILES)
        if name and self._may_leave():
            self._try(lambda: self._take(values_of_file(Path(name))))

    def _take(self, values: dict[str, Any]) -> None:
        """Edit other values."""
        self._values, self._is_saved = values, True
        self._show_section()
        self.check()

    def _on_save(self) -> None:
        """Ask for a place and write the file."""
        name = f"{self._values.get('key', 'profile')}.toml"
        target = ask_target(self, "計画プロファイルを保存", name, ".toml", PROFILE_FILES)
        if target is not None:
            self._try(lambda: self._save(target))

    def _save(self, target: Path) -> None:
        """Write the file and say where it is."""
        save_values(target, self._values)
        self._is_saved = True
        self.state.setText(f"保存しました：{target}")

    def _on_apply(self) -> None:
        """Store what may change in the plan that is open."""
        self._try(self._apply)

    def _apply(self) -> None:
        """Store the values in the plan, and go on from them."""
        if self._store is not None:
            self._store(deepcopy(self._values), self._seen)
            self._seen, self._is_saved = deepcopy(self._values), True
            self.state.setText(_APPLIED)
            self.reopen_button.show()

    def _on_reopen(self) -> None:
        """Close, and ask for the plan to be opened anew."""
        if self._may_leave():
            self._is_saved = True
            self.reject()
            self.reopen_wanted.emit()

    def _try(self, do: Callable[[], None]) -> None:
        """Do something with a file; a refusal is told in the line of the state."""
        try:
            do()
        except FujideskError as error:
            self.state.setText(str(error))

    def _may_leave(self) -> bool:
        """Ask whether what is not saved may be lost."""
        if self._is_saved:
            return True
        dialog = MessageDialog("保存していません", _UNSAVED, kind="question", parent=self)
        dialog.offer("保存せずに閉じる", "編集に戻る")
        return bool(dialog.exec())

    def reject(self) -> None:
        """Close, by Esc, button or the window's frame; ask before what is not saved is lost."""
        if self._may_leave():
            super().reject()
            self.deleteLater()


def _row(*widgets: QWidget) -> QHBoxLayout:
    """Return widgets side by side, at the left."""
    row = QHBoxLayout()
    for widget in widgets:
        row.addWidget(widget)
    row.addStretch(1)
    return row
