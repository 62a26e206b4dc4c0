"""The card of the list: tools, table, and what stands in the table's place when there is nothing to show."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.registry.tool_row import ToolRow
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, button, text_label


class ListCard(Card):
    """Tools and table; where nothing passes the filter, a sentence and the way out (clear_requested).

    In a register without projects the way out is to enter one (add_requested).
    """

    clear_requested = Signal()
    add_requested = Signal()

    def __init__(
        self, tools: ToolRow, table: ProjectTableView, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self.tools = tools
        self._theme = theme
        self._sentence = text_label("", "heading", self, wrap=True)
        self._conditions = text_label("", "note", self, wrap=True)
        self._clear = button("条件を消す", self, primary=True)
        self._clear.clicked.connect(self.clear_requested)
        self._add = button("事業を追加…", self, primary=True)
        self._add.clicked.connect(self.add_requested)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty_page())
        self._tool_place = QHBoxLayout()
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._tool_place)
        layout.addWidget(self._stack, 1)
        self.take_tools_back()

    def show_table(self) -> None:
        """Show the table."""
        self._stack.setCurrentIndex(0)

    def show_empty(self, sentence: str, conditions: str) -> None:
        """Say that nothing is to be shown; conditions: what narrows the list, "" when nothing does."""
        self._sentence.setText(sentence)
        self._conditions.setText(conditions)
        self._clear.setVisible(bool(conditions))
        self._add.hide()
        self._stack.setCurrentIndex(1)

    def show_start(self, sentence: str, way: str, *, can_add: bool) -> None:
        """Say that the register has no project yet, and how one comes in."""
        self.show_empty(sentence, "")
        self._conditions.setText(way)
        self._add.setVisible(can_add)

    def take_tools_back(self) -> None:
        """Put the tools over the table, wherever they were."""
        self._tool_place.addWidget(self.tools)
        self.tools.show()  # see FilterCard
        self.restyle()

    def restyle(self) -> None:
        """Set the spaces at the present text size; none where the tools are lent to another card."""
        gap = self._theme.gap(8) if self._tool_place.count() else 0
        self._tool_place.setContentsMargins(gap, gap, gap, gap)
        self.tools.restyle()

    def _empty_page(self) -> QWidget:
        """Return the page that says why no row is shown."""
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self._clear)
        line.addWidget(self._add)
        line.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._conditions)
        layout.addLayout(line)
        layout.addStretch(2)
        return page
