"""The row over the cross-reference: which way it is read, of which plan, a text, and the file."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QWidget

from fujidesk.domain.upper_plans import PLAN_NAMES, Scheme
from fujidesk.ui.imports.search_box import SearchBox
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, button
from fujidesk.ui.widgets.flow_layout import FlowLayout

_TEXT_CHARACTERS = 14
"""Width of the box in full-width characters: a department's name fits."""


class ToolRow(QWidget):
    """changed: another choice or text. leave_requested: Down or Enter ask for the list.

    export_chosen: write the workbook.
    """

    changed = Signal()
    leave_requested = Signal()
    export_chosen = Signal()

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.by_code = Chip("番号から事業", self, checked=True)
        self.by_project = Chip("事業から番号", self)
        self.schemes = {scheme: Chip(word, self) for scheme, word in PLAN_NAMES.items()}
        self.schemes[Scheme.SOGO].setChecked(True)
        self.all_projects = Chip("番号のない事業も", self)
        self.text = SearchBox(self)
        self.text.setPlaceholderText("番号・事業名・部署で絞り込み")
        self.text.setAccessibleName("番号・事業名・部署で絞り込む")
        self.text.setClearButtonEnabled(True)
        self.export_button = button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        self._groups = (QButtonGroup(self), QButtonGroup(self))
        self._lay_out()
        self._connect()
        self._space()

    @property
    def is_by_code(self) -> bool:
        """Whether codes are at the left and their projects at the right."""
        return self.by_code.isChecked()

    @property
    def scheme(self) -> Scheme:
        """The plan whose codes are shown."""
        return next(scheme for scheme, chip in self.schemes.items() if chip.isChecked())

    def show_code(self, scheme: Scheme) -> None:
        """Read from codes to projects, of a plan, without a text that might hide the code."""
        self.text.clear()
        self.schemes[scheme].setChecked(True)
        self.by_code.setChecked(True)
        self._on_choice()

    def _lay_out(self) -> None:
        """Put choices at the left, the file at the right."""
        for group, chips in zip(
            self._groups, ((self.by_code, self.by_project), self.schemes.values()), strict=True
        ):
            for chip in chips:
                group.addButton(chip)
        self._flow = FlowLayout()
        chips = (self.by_code, self.by_project, *self.schemes.values(), self.all_projects)
        for widget in (*chips, self.text):
            self._flow.addWidget(widget)
        self._row = QHBoxLayout(self)
        self._row.addLayout(self._flow, 1)
        self._row.addWidget(self.print_button)
        self._row.addWidget(self.export_button)
        self.all_projects.hide()

    def _connect(self) -> None:
        """Wire the choices."""
        for group in self._groups:
            group.buttonClicked.connect(self._on_choice)
        self.all_projects.clicked.connect(self._on_choice)
        self.text.textChanged.connect(self._on_choice)
        self.text.leave_requested.connect(self.leave_requested)
        self.export_button.clicked.connect(self.export_chosen)
        self._theme.changed.connect(self._space)

    def _on_choice(self) -> None:
        """Offer what goes with the way it is read, and tell."""
        for chip in self.schemes.values():
            chip.setVisible(self.is_by_code)
        self.all_projects.setVisible(not self.is_by_code)
        self.changed.emit()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        gap = self._theme.gap
        self.text.setFixedWidth(self._theme.px(15) * _TEXT_CHARACTERS + gap(24))
        self._row.setContentsMargins(gap(16), gap(8), gap(16), gap(8))
        self._row.setSpacing(gap(8))
        self._flow.set_gap(gap(8))
