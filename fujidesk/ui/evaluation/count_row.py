"""Counts in a row, each a button that opens the list of its projects."""

from collections.abc import Mapping
from typing import Generic, TypeVar

from PySide6.QtCore import QObject, Signal
from PySide6.QtWidgets import QPushButton, QWidget

from fujidesk.domain.filtering import ProjectFilter
from fujidesk.ui.widgets.basics import button
from fujidesk.ui.widgets.flow_layout import FlowLayout

Kind = TypeVar("Kind")


class CountRow(QObject, Generic[Kind]):
    """Makes the buttons of some kinds; `layout` is to be put into a page. chosen: a list."""

    chosen = Signal(ProjectFilter)

    def __init__(self, names: Mapping[Kind, str], parent: QWidget) -> None:
        """Make a button for each kind; names: of the kinds, in their order."""
        super().__init__(parent)
        self._names = dict(names)
        self._lists: dict[Kind, ProjectFilter] = {}
        self.layout = FlowLayout()
        self.buttons: dict[Kind, QPushButton] = {kind: button(name, parent) for kind, name in names.items()}
        for pressed in self.buttons.values():
            pressed.clicked.connect(self._on_count)
            self.layout.addWidget(pressed)

    def show_counts(self, counts: Mapping[Kind, tuple[str, ...]], title: str) -> None:
        """Show how many projects each kind has; title: what the lists are of, before the kind's name."""
        for kind, numbers in counts.items():
            name, pressed = self._names[kind], self.buttons[kind]
            self._lists[kind] = ProjectFilter(numbers=numbers, caption=f"{title} {name}")
            pressed.setText(f"{name} {len(numbers):,}")
            pressed.setAccessibleName(f"{name} {len(numbers):,} 事業。一覧を開く")
            pressed.setEnabled(bool(numbers))

    def _on_count(self) -> None:
        """Open the list behind a count."""
        for kind, pressed in self.buttons.items():
            if pressed is self.sender() and kind in self._lists:
                self.chosen.emit(self._lists[kind])
