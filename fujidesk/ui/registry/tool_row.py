"""The tools of the list: the view, what is shown, and what can be done with the selected projects."""

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QHBoxLayout, QMenu, QPushButton, QWidget

from fujidesk.ui.icons import Icon, icon
from fujidesk.ui.registry.view_menu import ViewMenu
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import ElidedLabel, button

_ICON_PX = 16


class ToolRow(QWidget):
    """One line of tools; where there is little height, one button opens them as a menu.

    Signals: bulk_requested, copy_requested, print_requested, columns_requested, preview_toggled(bool).
    """

    bulk_requested = Signal()
    copy_requested = Signal()
    print_requested = Signal()
    columns_requested = Signal()
    preview_toggled = Signal(bool)

    def __init__(self, views: ViewMenu, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._views = views
        self._theme = theme
        self._counts = ElidedLabel("", "note", self)
        self._bulk = self._tool("一括編集…", "選択した事業をまとめて変更します")
        self._copy = self._tool("コピー", "選択した行を表計算ソフトに貼れる形でコピーします（Ctrl+C）")
        self._print = self._tool("印刷…", "絞り込んだ一覧を、いまの並びと列で印刷します（Ctrl+P）")
        self._columns = self._tool("列", "表示する列を選びます（見出しの右クリックでも選べます）")
        self._preview = self._tool("プレビュー", "選んだ事業の内容を右に出します")
        self._preview.setCheckable(True)
        self._more = button("操作 ▾", self)
        self._more.setAccessibleName("一括編集・コピー・印刷・列・プレビュー")
        self._more.hide()
        self._row = QHBoxLayout(self)
        for part in (views, self._counts, *self._tools(), self._more):
            self._row.addWidget(part)
        self._row.setStretchFactor(self._counts, 1)
        self._connect()
        self.restyle()

    def show_counts(self, text: str) -> None:
        """Say how many projects are shown."""
        self._counts.setText(text)

    def show_preview_state(self, on: bool) -> None:
        """Show whether the preview is open."""
        self._preview.setChecked(on)

    def forbid_editing(self, reason: str) -> None:
        """Switch bulk edits off, with the reason in the tool tip."""
        self._bulk.setEnabled(False)
        self._bulk.setToolTip(reason)

    def set_compact(self, compact: bool) -> None:
        """Show one button instead of the tools; how many are shown is in the status bar as well."""
        for part in (self._counts, *self._tools()):
            part.setHidden(compact)
        self._more.setVisible(compact)

    def restyle(self) -> None:
        """Draw icons and spaces anew after theme or text size changed."""
        size, color = self._theme.px(_ICON_PX), self._theme.tokens.text
        meanings = (Icon.EDIT, Icon.COPY, Icon.PRINT, Icon.COLUMNS, Icon.SHEET)
        for made, meaning in zip(self._tools(), meanings, strict=True):
            made.setIcon(icon(meaning, color, size))
            made.setIconSize(QSize(size, size))
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(self._theme.gap(8))

    def _tools(self) -> tuple[QPushButton, ...]:
        """Return the buttons in their order, which the menu keeps."""
        return self._bulk, self._copy, self._print, self._columns, self._preview

    def _tool(self, word: str, tip: str) -> QPushButton:
        """Return a quiet button; its word without blanks is its accessible name."""
        made = button(f" {word}", self)  # the style sets icon and text too close
        made.setProperty("quiet", True)
        made.setAccessibleName(word)
        made.setToolTip(tip)
        return made

    def _connect(self) -> None:
        """Pass each click on."""
        self._bulk.clicked.connect(self.bulk_requested)
        self._copy.clicked.connect(self.copy_requested)
        self._print.clicked.connect(self.print_requested)
        self._columns.clicked.connect(self.columns_requested)
        self._preview.clicked.connect(self.preview_toggled)
        self._more.clicked.connect(self._on_more)

    def _on_more(self) -> None:
        """Open the menu that stands for the buttons: choosing there is clicking here."""
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        for made in self._tools():
            action = menu.addAction(made.accessibleName())
            action.setData(made)
            action.setToolTip(made.toolTip())
            action.setEnabled(made.isEnabled())
            action.setCheckable(made.isCheckable())
            action.setChecked(made.isChecked())
        menu.setToolTipsVisible(True)
        menu.triggered.connect(self._on_chosen)
        menu.popup(self._more.mapToGlobal(self._more.rect().bottomLeft()))

    def _on_chosen(self, action: QAction) -> None:
        """Click the button that the entry stands for."""
        action.data().click()
