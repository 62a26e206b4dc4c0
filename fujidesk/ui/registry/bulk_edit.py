"""The dialog for bulk edits: choose what to do, read in numbers what it changes, do it as one step.

To add a kind of edit: write it in `bulk_changes.py`, give it a page in `_build` and a reader that returns
it, or None while something is missing. The dialog writes nothing; it hands the changes over by `chosen`.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import (
    QCheckBox,
    QComboBox,
    QDialog,
    QFormLayout,
    QHBoxLayout,
    QLineEdit,
    QStackedWidget,
    QVBoxLayout,
    QWidget,
)

from fujidesk.domain.fields import field_label
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, ProjectRecord
from fujidesk.ui.registry.bulk_changes import (
    BulkEdit,
    add_code,
    remove_code,
    replace_department,
    set_category,
    set_dx,
)
from fujidesk.ui.widgets.basics import button, reading_width, text_label

if TYPE_CHECKING:
    from fujidesk.domain.changes import FieldChange

_NAMED = 8
"""How many project numbers the summary names."""
_CODE_FIELDS = ("sogo_codes", "keiei_codes")


class BulkEditDialog(QDialog):
    """Edits many projects at once; chosen(list[FieldChange], label) when the user says so."""

    chosen = Signal(list, str)

    def __init__(
        self,
        records: Sequence[ProjectRecord],
        profile: PlanProfile,
        departments: Sequence[str],
        parent: QWidget | None = None,
    ) -> None:
        super().__init__(parent)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("一括編集")
        self._records = records
        self._profile = profile
        self._changes: list[FieldChange] = []
        self._label = ""
        self._readers: list[Callable[[], BulkEdit | None]] = []
        self._what = QComboBox(self)
        self._what.setAccessibleName("変更する内容")
        self._pages = QStackedWidget(self)
        self._category = _choices([(term.name, term.category.value) for term in profile.categories], self)
        self._dx = _choices([("印を付ける", True), ("印を外す", False)], self)
        self._old = _choices([(name, name) for name in _departments_of(records)], self)
        self._new = _choices([(name, name) for name in departments], self, editable=True)
        self._schedule = QCheckBox(f"スケジュールの{profile.words.department}も置き換える", self)
        self._schedule.setChecked(True)
        self._code_field = _choices([(field_label(field), field) for field in _CODE_FIELDS], self)
        self._code_way = _choices([("加える", True), ("除く", False)], self)
        self._code = QLineEdit(self)
        self._summary = text_label("", "strong", self, wrap=True)
        self._numbers = text_label("", "note", self, wrap=True)
        self._apply = button("変更する", self, primary=True)
        self._build()
        self._show()

    def _build(self) -> None:
        """Put a page for each kind of edit under the choice, then the numbers and the buttons."""
        self._add_page("事業分類を変える", [("新しい分類", self._category)], self._read_category)
        if self._profile.has_dx:
            self._add_page("DXの印を付ける・外す", [("DX", self._dx)], self._read_dx)
        self._add_page(
            f"{self._profile.words.department}を置き換える",
            [("いまの部署", self._old), ("新しい部署", self._new), ("", self._schedule)],
            self._read_departments,
        )  # fmt: skip
        if self._profile.has_upper_plans:
            self._add_page(
                "施策番号・取組番号を加える・除く",
                [("項目", self._code_field), ("番号", self._code), ("操作", self._code_way)],
                self._read_code,
            )
        self._connect()
        cancel = button("やめる", self)
        cancel.clicked.connect(self.reject)
        self._apply.clicked.connect(self._on_apply)
        self._apply.setDefault(True)
        buttons = QHBoxLayout()
        buttons.addStretch(1)
        buttons.addWidget(cancel)
        buttons.addWidget(self._apply)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(text_label(f"選択した {len(self._records)} 件をまとめて変更します。", parent=self))
        for widget in (self._what, self._pages, self._summary, self._numbers):
            layout.addWidget(widget)
        layout.addStretch(1)
        layout.addLayout(buttons)
        self.setMinimumWidth(reading_width(self))

    def _connect(self) -> None:
        """Say anew what would change at each choice and each letter."""
        self._what.currentIndexChanged.connect(self._pages.setCurrentIndex)
        for choice in (self._what, self._category, self._dx, self._old, self._code_field, self._code_way):
            choice.currentIndexChanged.connect(self._show)
        self._new.currentTextChanged.connect(self._show)
        self._schedule.toggled.connect(self._show)
        self._code.textChanged.connect(self._show)

    def _add_page(
        self, title: str, rows: Sequence[tuple[str, QWidget]], read: Callable[[], BulkEdit | None]
    ) -> None:
        """Add one kind of edit.

        Args:
            title: what the choice says.
            rows: (label, control); a control with a label of its own gets "".
            read: makes the edit from the controls; None while something is missing.
        """
        page = QWidget(self._pages)
        form = QFormLayout(page)
        form.setContentsMargins(0, 0, 0, 0)
        form.setRowWrapPolicy(QFormLayout.RowWrapPolicy.WrapLongRows)
        for label, widget in rows:
            form.addRow(label, widget)
            if label:
                widget.setAccessibleName(label)
        self._pages.addWidget(page)
        self._what.addItem(title)
        self._readers.append(read)

    def _show(self) -> None:
        """Say what would change."""
        edit = self._readers[self._what.currentIndex()]()
        self._changes = edit.changes(self._records) if edit else []
        self._label = edit.label if edit else ""
        numbers = list(dict.fromkeys(change.key for change in self._changes))
        self._summary.setText(self._sentence(edit, len(numbers)))
        named = "、".join(numbers[:_NAMED])
        self._numbers.setText(f"対象：{named}{' ほか' if len(numbers) > _NAMED else ''}" if numbers else "")
        self._apply.setText(f"{len(numbers)} 件を変更する" if numbers else "変更する")
        self._apply.setEnabled(bool(numbers))

    def _sentence(self, edit: BulkEdit | None, touched: int) -> str:
        """Return what would change, in numbers, before it is done (ux.md, principle 2)."""
        if edit is None:
            return "入力すると、何件が変わるかをここに示します。"
        if not touched:
            return f"変わるものはありません（{edit.label}）。"
        rest = len(self._records) - touched
        kept = f"残りの {rest} 件は変わりません。" if rest else ""
        return (
            f"{len(self._records)} 件のうち {touched} 件、{len(self._changes)} か所を変更します"
            f"（{edit.label}）。{kept}{edit.caution}Ctrl+Z で元に戻せます。"
        )

    def _read_category(self) -> BulkEdit:
        """Return the edit that the page of categories asks for."""
        category = Category(str(self._category.currentData()))
        return set_category(category, self._profile.category_name(category))

    def _read_dx(self) -> BulkEdit:
        """Return the edit that the page of the DX flag asks for."""
        return set_dx(on=bool(self._dx.currentData()))

    def _read_departments(self) -> BulkEdit | None:
        """Return the swap of departments; None until both are named."""
        old, new = str(self._old.currentData() or ""), self._new.currentText().strip()
        if not old or not new:
            return None
        edit = replace_department(
            old, new, with_schedule=self._schedule.isChecked(), word=self._profile.words.department
        )
        if self._new.findText(new, Qt.MatchFlag.MatchExactly | Qt.MatchFlag.MatchCaseSensitive) < 0:
            return replace(
                edit, caution=f"「{new}」はまだ登録されていない部署です。新しい部署として加わります。"
            )
        return edit

    def _read_code(self) -> BulkEdit | None:
        """Return the edit of codes; None until one is typed."""
        field, code = str(self._code_field.currentData()), self._code.text().strip()
        if not code:
            return None
        make = add_code if self._code_way.currentData() else remove_code
        return make(field, field_label(field), code)

    def _on_apply(self) -> None:
        """Hand over what was said, as it was said."""
        self.chosen.emit(self._changes, self._label)
        self.accept()


def _choices(items: Sequence[tuple[str, object]], parent: QWidget, *, editable: bool = False) -> QComboBox:
    """Return a box of (text, data); an editable one begins empty and takes other texts too."""
    box = QComboBox(parent)
    for text, data in items:
        box.addItem(text, data)
    if editable:
        box.setEditable(True)
        box.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
        box.setCurrentIndex(-1)
    return box


def _departments_of(records: Sequence[ProjectRecord]) -> list[str]:
    """Return the departments of these projects, those of schedules included, in the order met."""
    names = [name for record in records for name in record.departments]
    names += [name for record in records for cell in record.schedule for name in cell.departments]
    return list(dict.fromkeys(names))
