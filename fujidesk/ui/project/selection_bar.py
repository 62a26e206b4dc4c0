"""What can be done with the selected half-years: their departments, and settling what is left open.

Typing here is about the half-years that were selected when it began: it is handed on before another
selection is shown, as leaving the line stores it.
"""

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout, QWidget

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import ProjectRecord
from fujidesk.ui.forms.completer import ListCompleter
from fujidesk.ui.forms.editors import LineEditor
from fujidesk.ui.forms.fields import FieldKind, FieldRecord
from fujidesk.ui.forms.validators import parsed, shown
from fujidesk.ui.project import schedule_edits
from fujidesk.ui.widgets.basics import button, text_label

_DEPARTMENTS = FieldRecord("departments", "部署", FieldKind.LIST)
_MIXED = "半期により異なります（入力すると選んだ半期にそろえます）"


class SelectionBar(QWidget):
    """A row under the strip; acts leave as signals about the half-years shown last."""

    departments_typed = Signal(object, object)
    """Half-years (tuple) and the names (tuple) typed for them."""
    settle_wanted = Signal(object)
    """The open half-years to settle: the selected ones, or all where none of the selected is open."""

    def __init__(self, department: str, parent: QWidget | None = None) -> None:
        """Build it; department: the city's word for who carries a project out."""
        super().__init__(parent)
        self._record: ProjectRecord | None = None
        self._halves: tuple[HalfYear, ...] = ()
        self._read_only = False
        self._selected = text_label("", "note", self)
        self._line = LineEditor(self)
        self._settle = button("確定する", self)
        label = text_label(department, "note", self)
        label.setBuddy(self._line)
        self._grid = QGridLayout(self)
        self._grid.setContentsMargins(0, 0, 0, 0)
        self._grid.setColumnStretch(2, 1)
        for column, widget in enumerate((self._selected, label, self._line)):
            self._grid.addWidget(widget, 0, column)
        self.set_narrow(narrow=False)
        self._line.setAccessibleName(f"選んだ半期の{department}")
        self._settle.setToolTip("計画書から段階が読み取れなかった半期を、表示している段階で確定します")
        self._line.left.connect(self.flush)
        self._line.given_up.connect(self._on_given_up)
        self._settle.clicked.connect(self._on_settle)

    @property
    def line(self) -> LineEditor:
        """The editor of the departments."""
        return self._line

    @property
    def settle_button(self) -> QWidget:
        """The button that settles open half-years."""
        return self._settle

    def set_narrow(self, *, narrow: bool) -> None:
        """Put the button on a row of its own, or at the end of the row."""
        self._grid.removeWidget(self._settle)
        if narrow:
            self._grid.addWidget(self._settle, 1, 0, 1, 3, Qt.AlignmentFlag.AlignRight)
        else:
            self._grid.addWidget(self._settle, 0, 3)

    def take_focus(self) -> None:
        """Put the keyboard into the departments, ready to be overwritten."""
        self._line.setFocus(Qt.FocusReason.OtherFocusReason)
        self._line.selectAll()

    def set_departments(self, names: Sequence[str]) -> None:
        """Offer these departments while one is typed."""
        self._line.setCompleter(ListCompleter(names, self._line))

    def set_read_only(self, read_only: bool) -> None:
        """Let the departments be read but not changed."""
        self._read_only = read_only
        self._line.setReadOnly(read_only)

    def show_selection(self, record: ProjectRecord, halves: tuple[HalfYear, ...]) -> None:
        """Show what the selected half-years share; departments that are being typed stay."""
        is_same = self._record is not None and self._record.number == record.number
        self._record, self._halves = record, halves
        first, last = halves[0].label, halves[-1].label
        self._selected.setText(f"選択中: {first}" if first == last else f"選択中: {first}～{last}")
        self._show_open(record)
        if not (is_same and self._line.is_modified()):
            self._show_departments(record)

    def flush(self) -> None:
        """Hand on departments that are typed and not stored yet; what is refused stays as typed."""
        self._line.finish_composing()
        if not self._line.is_modified():
            return
        value = parsed(_DEPARTMENTS, self._line.text())
        names = tuple(str(name) for name in value) if isinstance(value, list) else ()
        self._line.set_unmodified()
        self.departments_typed.emit(self._halves, names)
        if self._record and schedule_edits.common_departments(self._record, self._halves) != names:
            self._line.setModified(True)

    def _show_departments(self, record: ProjectRecord) -> None:
        """Show the departments that the half-years share; a hint where they differ."""
        cells = schedule_edits.plan_cells(record)
        has_cells = any(when in cells for when in self._halves)
        common = schedule_edits.common_departments(record, self._halves)
        self._line.show_text("" if common is None else shown(_DEPARTMENTS, list(common)))
        self._line.setEnabled(has_cells)
        self._line.setPlaceholderText(_MIXED if has_cells and common is None else "")

    def _show_open(self, record: ProjectRecord) -> None:
        """Offer settling while anything is open, with the number of half-years it will settle."""
        count = len(self._to_settle())
        self._settle.setVisible(bool(schedule_edits.open_halves(record)))
        self._settle.setEnabled(not self._read_only)
        self._settle.setText(f"確定する（未確定 {count} 半期）")

    def _to_settle(self) -> list[HalfYear]:
        """Return the open half-years of the selection, or all open ones where it has none."""
        left_open = schedule_edits.open_halves(self._record) if self._record else []
        return [when for when in left_open if when in self._halves] or left_open

    def _on_given_up(self) -> None:
        """Show the stored departments again."""
        self._line.set_unmodified()
        if self._record is not None:
            self._show_departments(self._record)

    def _on_settle(self) -> None:
        """Ask for the open half-years to be settled."""
        self.settle_wanted.emit(self._to_settle())
