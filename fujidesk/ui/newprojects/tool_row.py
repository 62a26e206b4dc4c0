"""The row over 新規事業: board or list, what is shown, and what can be begun."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QHBoxLayout, QLineEdit, QWidget

from fujidesk.domain.plan_words import PlanWords
from fujidesk.ui.newprojects.words import READ_ONLY
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Chip, button
from fujidesk.ui.widgets.flow_layout import FlowLayout

_SEARCH_PX = 160


class ToolRow(QWidget):
    """view_chosen: 0 board, 1 list. filter_changed: text or choices."""

    view_chosen = Signal(int)
    filter_changed = Signal()

    def __init__(self, words: PlanWords, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._theme = theme
        self.views = (Chip("ボード", self, checked=True), Chip("一覧", self))
        self.important = Chip(f"重要事項（{words.approver}説明）", self)
        self.unbudgeted = Chip("予算未入力", self)
        self.search = QLineEdit(self)
        self.search.setPlaceholderText("絞り込む")
        self.search.setAccessibleName("新規事業を絞り込む")
        self.search.setClearButtonEnabled(True)
        self.take_button = button("調査票から取り込む…", self)
        self.add_button = button("新規事業を追加…", self)
        self.export_button = button("Excel に書き出す…", self)
        self.print_button = button("印刷…", self)
        self.no_costs = QCheckBox("経費を載せない", self)
        self._group = QButtonGroup(self)
        self._flow = FlowLayout()
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addLayout(self._flow, 1)
        for place, chip in enumerate(self.views):
            self._group.addButton(chip, place)
        for widget in (*self.views, self.important, self.unbudgeted, self.search, self.take_button,
                       self.add_button, self.export_button, self.print_button, self.no_costs):  # fmt: skip
            self._flow.addWidget(widget)
        self._group.idClicked.connect(self.view_chosen)
        self.important.toggled.connect(self._on_filter)
        self.unbudgeted.toggled.connect(self._on_filter)
        self.search.textChanged.connect(self._on_filter)
        self._space()
        theme.changed.connect(self._space)

    @property
    def conditions(self) -> str:
        """What narrows the list, in words; "" for nothing."""
        chips = [chip.accessibleName() for chip in (self.important, self.unbudgeted) if chip.isChecked()]
        text = self.search.text().strip()
        return "、".join([*chips, *([f"「{text}」を含む"] if text else [])])

    def show_counts(self, projects: int, forms: int, *, may_write: bool) -> None:
        """Show how much there is to write and to take, and let nothing be begun that cannot be."""
        self.take_button.setText(f"調査票から取り込む（{forms}）…" if forms else "調査票から取り込む…")
        for made in (self.take_button, self.add_button):
            made.setEnabled(may_write)
            made.setToolTip("" if may_write else READ_ONLY)
        self.export_button.setEnabled(projects > 0)
        self.export_button.setToolTip("" if projects else "新規事業が入ると使えます")

    def _on_filter(self) -> None:
        """Tell of another filter."""
        self.filter_changed.emit()

    def _space(self) -> None:
        """Take the lengths of the text size."""
        self._flow.set_gap(self._theme.gap(8))
        self.search.setFixedWidth(self._theme.px(_SEARCH_PX))
