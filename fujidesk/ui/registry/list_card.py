"""The line over the table: the view, what is shown, and what can be done with it."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QVBoxLayout, QWidget

from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.registry.table_view import ProjectTableView
from fujidesk.ui.registry.view_menu import ViewMenu
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import Card, ElidedLabel, button, text_label


class ListCard(Card):
    """Toolbar and table; where nothing passes the filter, a sentence and the way out.

    Signals: bulk_requested, copy_requested, columns_requested, preview_toggled(bool), clear_requested.
    """

    bulk_requested = Signal()
    copy_requested = Signal()
    columns_requested = Signal()
    preview_toggled = Signal(bool)
    clear_requested = Signal()

    def __init__(
        self, views: ViewMenu, table: ProjectTableView, theme: Theme, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._views = views
        self._table = table
        self._theme = theme
        self._counts = ElidedLabel("", "note", self)
        self._bulk = button("一括編集…", self)
        self._copy = button("コピー", self)
        self._columns = button("列", self)
        self._preview = button("プレビュー", self)
        self._preview.setCheckable(True)
        self._sentence = text_label("", "heading", self, wrap=True)
        self._conditions = text_label("", "note", self, wrap=True)
        self._clear = button("条件を消す", self, primary=True)
        self._stack = QStackedWidget(self)
        self._stack.addWidget(table)
        self._stack.addWidget(self._empty_page())
        self._row = QHBoxLayout()
        self._lay_out()
        self._connect()
        self.restyle()

    def show_counts(self, text: str) -> None:
        """Say how many projects are shown."""
        self._counts.setText(text)

    def show_table(self) -> None:
        """Show the table."""
        self._stack.setCurrentIndex(0)

    def show_empty(self, sentence: str, conditions: str) -> None:
        """Say that nothing is to be shown; conditions: what narrows the list, "" when nothing does."""
        self._sentence.setText(sentence)
        self._conditions.setText(conditions)
        self._clear.setVisible(bool(conditions))
        self._stack.setCurrentIndex(1)

    def show_preview_state(self, on: bool) -> None:
        """Show whether the preview is open."""
        self._preview.setChecked(on)

    def forbid_editing(self, reason: str) -> None:
        """Switch bulk edits off, with the reason in the tool tip."""
        self._bulk.setEnabled(False)
        self._bulk.setToolTip(reason)

    def restyle(self) -> None:
        """Draw icons and spaces anew after theme or text size changed."""
        size, color = self._theme.px(16), self._theme.tokens.text
        pairs = (
            (self._bulk, Icon.EDIT), (self._copy, Icon.COPY), (self._columns, Icon.COLUMNS),
            (self._preview, Icon.SHEET),
        )  # fmt: skip
        for made, meaning in pairs:
            made.setIcon(icon(meaning, color, size))
            made.setIconSize(QSize(size, size))
        gap = self._theme.gap(8)
        self._row.setContentsMargins(gap, gap, gap, gap)
        self._row.setSpacing(gap)

    def _lay_out(self) -> None:
        self._bulk.setToolTip("選択した事業をまとめて変更します")
        self._columns.setToolTip("表示する列を選びます（見出しの右クリックでも選べます）")
        self._copy.setToolTip("選択した行を表計算ソフトに貼れる形でコピーします（Ctrl+C）")
        self._preview.setToolTip("選んだ事業の内容を右に出します")
        self._row.addWidget(self._views)
        self._row.addWidget(self._counts, 1)
        for made in (self._bulk, self._copy, self._columns, self._preview):
            made.setProperty("quiet", True)
            made.setAccessibleName(made.text())
            made.setText(f" {made.text()}")  # the style sets icon and text too close
            self._row.addWidget(made)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 0, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(self._row)
        layout.addWidget(self._stack, 1)

    def _empty_page(self) -> QWidget:
        page = QWidget(self)
        layout = QVBoxLayout(page)
        layout.setContentsMargins(32, 32, 32, 32)
        layout.setSpacing(12)
        layout.addStretch(1)
        line = QHBoxLayout()
        line.addWidget(self._clear)
        line.addStretch(1)
        layout.addWidget(self._sentence)
        layout.addWidget(self._conditions)
        layout.addLayout(line)
        layout.addStretch(2)
        return page

    def _connect(self) -> None:
        self._bulk.clicked.connect(self.bulk_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._columns.clicked.connect(self.columns_requested)
        self._preview.clicked.connect(self.preview_toggled)
        self._clear.clicked.connect(self.clear_requested)
