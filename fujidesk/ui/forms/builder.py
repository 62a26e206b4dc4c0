"""Builds a form from field records and hands its edits on.

The records say label, kind and width; the form places, shows, hides and fills them, and knows nothing of
what the values mean. Any screen can use it with records of its own.
"""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.ui.forms.field_editor import FieldEditor
from fujidesk.ui.forms.fields import FieldRecord

COLUMNS = 12
"""Columns of a form's grid."""


class Form(QWidget):
    """Fields in a grid of twelve columns, in the order of their records; one column where it is narrow.

    compact: fields without labels, for where the labels stand elsewhere.
    """

    committed = Signal(str, object, object)

    def __init__(
        self, records: Sequence[FieldRecord], parent: QWidget | None = None, *, compact: bool = False
    ) -> None:
        super().__init__(parent)
        self._fields: dict[str, FieldEditor] = {}
        self._shown: frozenset[str] = frozenset(record.key for record in records)
        self._narrow = False
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setHorizontalSpacing(12)
        self._grid.setVerticalSpacing(8)
        for record in records:
            editor = FieldEditor(record, self, compact=compact)
            editor.committed.connect(self.committed)
            self._fields[record.key] = editor
        self._place()

    def field(self, key: str) -> FieldEditor:
        """Return the field of a key."""
        return self._fields[key]

    def has_field(self, key: str) -> bool:
        """Tell whether a key is one of the form's fields."""
        return key in self._fields

    def show_only(self, keys: frozenset[str]) -> None:
        """Show these fields and hide the others."""
        if keys != self._shown:
            self._shown = keys
            self._place()

    def set_narrow(self, narrow: bool) -> None:
        """Put every field on a row of its own, or side by side as the records say."""
        if narrow != self._narrow:
            self._narrow = narrow
            self._place()

    def start(self, values: Mapping[str, JsonValue], drafts: Mapping[str, str]) -> None:
        """Show another project's values; drafts: typed there before and never stored."""
        for key, field in self._fields.items():
            field.start(values.get(key), drafts.get(key))

    def update_values(self, values: Mapping[str, JsonValue]) -> None:
        """Show what is stored now, except where typing is not stored yet."""
        for key, field in self._fields.items():
            field.set_value(values.get(key))

    def drafts(self) -> dict[str, str]:
        """Return what is typed but could not be stored, by key."""
        return {key: field.draft() for key, field in self._fields.items() if field.is_dirty()}

    def flush(self, *, force: bool = False) -> None:
        """Store everything typed; force: also over values that came in meanwhile."""
        for field in self._fields.values():
            field.flush(force=force)

    def set_read_only(self, read_only: bool) -> None:
        """Let all fields be read but not changed."""
        for field in self._fields.values():
            field.editor.set_locked(read_only)

    def _place(self) -> None:
        """Put the shown fields into rows of twelve columns, in the order of their records."""
        row, column = 0, 0
        for key, field in self._fields.items():
            field.setVisible(key in self._shown)
            self._grid.removeWidget(field)
            if key not in self._shown:
                continue
            width = COLUMNS if self._narrow else field.record.columns
            if column + width > COLUMNS:
                row, column = row + 1, 0
            self._grid.addWidget(field, row, column, 1, width, Qt.AlignmentFlag.AlignTop)
            column += width
        for index in range(COLUMNS):
            self._grid.setColumnStretch(index, 1)
