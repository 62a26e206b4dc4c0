"""A heading and a form of one thing: what every side of the tree is made of."""

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.changes import JsonValue
from fujidesk.errors import FujideskError
from fujidesk.ui.forms.builder import Form
from fujidesk.ui.forms.fields import FieldRecord
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label


class RecordPanel(QWidget):
    """committed(key, field, value): an edit; the owner answers `mark` or `refuse`. key: what is shown."""

    committed = Signal(str, str, object)

    def __init__(self, records: Sequence[FieldRecord], theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.key = ""
        self._values: Mapping[str, JsonValue] = {}
        self.title = text_label("", "heading", self, wrap=True)
        self.note = text_label("", "note", self, wrap=True)
        self.form = Form(records, self)
        self.box = QVBoxLayout(self)
        self.box.setContentsMargins(0, 0, 0, 0)
        for widget in (self.title, self.note, self.form):
            self.box.addWidget(widget)
        self.form.committed.connect(self._on_committed)
        theme.changed.connect(self._space)
        self._space()

    def show_record(self, key: str, values: Mapping[str, JsonValue], lock: str) -> bool:
        """Show something's values; lock: why they cannot be changed. Tells whether it is another one.

        What was typed on the one before is stored first.
        """
        other = key != self.key
        if other and self.key:
            self.form.flush()
        self.key, self._values = key, values
        if other:
            self.form.start(values, {})
        else:
            self.form.update_values(values)
        self.form.set_read_only(bool(lock))
        self.form.setToolTip(lock)
        return other

    def flush(self) -> None:
        """Store what is typed."""
        if self.key:
            self.form.flush()

    def mark(self, field: str, value: JsonValue) -> None:
        """Hear that an edit was stored."""
        self.form.field(field).mark_saved(value)

    def refuse(self, field: str, error: FujideskError) -> None:
        """Hear that an edit was not stored, and why."""
        self.form.field(field).refuse(str(error), self._values.get(field))

    def _on_committed(self, field: str, _before: object, value: object) -> None:
        """Hand an edit on with what it is about."""
        self.committed.emit(self.key, field, value)

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self.box.setSpacing(self._theme.gap(8))


def values_of(thing: object, records: Sequence[FieldRecord]) -> dict[str, JsonValue]:
    """Return the values of the fields that records name."""
    return {record.key: getattr(thing, record.key) for record in records}
