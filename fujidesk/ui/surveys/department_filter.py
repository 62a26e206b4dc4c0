"""What narrows the table of departments: a chip for each group, and a text."""

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtWidgets import QSizePolicy, QWidget

from fujidesk.ui.imports.search_box import SearchBox
from fujidesk.ui.surveys.groups import LOOKS, Group
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, link_button, text_label
from fujidesk.ui.widgets.flow_layout import FlowLayout

_TEXT_CHARACTERS = 12
"""Width of the box in full-width characters: the longest names of departments fit."""


class DepartmentFilter(QWidget):
    """Chips and text box in a row that wraps.

    filter_changed: by the user, or by `show_only`; what is typed counts at once, since sixty departments are
    searched in no time. leave_requested: Down or Enter ask for the table.
    """

    filter_changed = Signal()
    leave_requested = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self._text = SearchBox(self)
        self._text.setPlaceholderText("部署・担当で絞り込み")
        self._text.setAccessibleName("部署・担当の名前で絞り込む")
        self._text.setToolTip("部署・担当の名前で絞り込みます（Ctrl+L）")
        self._text.setClearButtonEnabled(True)
        self._chips = {group: Chip(LOOKS[group].word, self) for group in Group}
        self._clear = link_button("条件を消す", self)
        self._shown = text_label("", "note", self)
        self._row = FlowLayout(self)
        for widget in (self._text, *self._chips.values(), self._clear, self._shown):
            self._row.addWidget(widget)
        for chip in self._chips.values():
            chip.clicked.connect(self._on_changed)
        self._text.textChanged.connect(self._on_changed)
        self._text.leave_requested.connect(self.leave_requested)
        self._clear.clicked.connect(self.clear)
        policy = QSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Preferred)
        policy.setHeightForWidth(True)
        self.setSizePolicy(policy)
        self._clear.hide()
        self._restyle()
        theme.changed.connect(self._restyle)

    @property
    def groups(self) -> frozenset[Group]:
        """The groups to show; none ticked means all."""
        return frozenset(group for group, chip in self._chips.items() if chip.isChecked())

    @property
    def text(self) -> str:
        """The words that what is shown must hold."""
        return self._text.text()

    @property
    def words(self) -> str:
        """The conditions in words; "" for none."""
        groups = "・".join(LOOKS[group].word for group in Group if group in self.groups)
        text = f"「{self.text.strip()}」を含む" if self.text.strip() else ""
        return "、".join(part for part in (groups, text) if part)

    def show_only(self, group: Group | None) -> None:
        """Show one group, or all."""
        for each, chip in self._chips.items():
            chip.setChecked(each is group)
        self._on_changed()

    def clear(self) -> None:
        """Take every condition back, told once."""
        with QSignalBlocker(self._text):
            self._text.clear()
        self.show_only(None)

    def focus_text(self) -> None:
        """Put the cursor into the text box and select what stands there."""
        self._text.setFocus(Qt.FocusReason.ShortcutFocusReason)
        self._text.selectAll()

    def show_counts(self, counts: Mapping[Group, int]) -> None:
        """Offer only groups that have departments, or that are ticked.

        A ticked group that has become empty must stay in sight: else nobody could see why the table is empty.
        """
        for group, chip in self._chips.items():
            chip.setVisible(counts.get(group, 0) > 0 or chip.isChecked())

    def show_number(self, shown: int, total: int) -> None:
        """Say how many departments are shown."""
        self._shown.setText(f"{shown} 課" if shown == total else f"{total} 課のうち {shown} 課を表示")

    def _on_changed(self) -> None:
        """Tell of another filter."""
        self._clear.setVisible(bool(self.groups or self.text))
        self.filter_changed.emit()

    def _restyle(self) -> None:
        """Measure again after the text size changed."""
        self._text.setFixedWidth(self._theme.px(15) * _TEXT_CHARACTERS + self._theme.gap(24))
        self._row.set_gap(self._theme.gap(6))
