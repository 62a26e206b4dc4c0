"""A dialog that shows what was found in files, lets the user choose, and writes what he chose.

Its page of findings has figures and advice at the top, tabs in the middle, and at the bottom what can be done
with them. Chosen ticks are work: they are not lost by one Esc too many.
"""

from PySide6.QtWidgets import QHBoxLayout, QTabWidget, QVBoxLayout, QWidget

from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.tick_model import TickModel
from fujidesk.ui.imports.work_dialog import WorkDialog
from fujidesk.ui.widgets.basics import InlineMessage, button

_LOSES_TICKS = "閉じると、選び直した内容は残りません。もう一度 Esc を押すと閉じます。"


class ChooseDialog(WorkDialog):
    """Subclasses fill `_tabs`, and connect `_save` (what was found, as a file) and `_apply` (write it)."""

    def __init__(self, title: str, save: str, context: ScreenContext, parent: QWidget) -> None:
        """Make the parts. save: words of the button that writes the findings to a file."""
        super().__init__(title, context, parent)
        self._advice = InlineMessage(self)
        self._tabs = QTabWidget(self)
        self._tabs.setDocumentMode(True)
        self._save = button(save, self)
        self._cancel = button("やめる", self)
        self._apply = button("", self, primary=True)
        self._ticks: TickModel[object] | None = None
        self._may_close = False
        self._cancel.clicked.connect(self._on_cancel)

    def guard(self, ticks: TickModel[object]) -> None:
        """Ask once more before ticks that were changed are lost; asked again when more were changed since."""
        self._ticks = ticks
        ticks.accepted_changed.connect(self._on_ticks)

    def let_close(self) -> None:
        """Let the next Esc close the dialog: nothing is lost any more."""
        self._may_close = True

    def findings_page(self, head: QWidget, body: QWidget) -> QWidget:
        """Return the page of what was found: head, advice, body, and the row of buttons."""
        gap = self._context.theme.gap
        page = QWidget(self)
        column = QVBoxLayout(page)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(gap(8))
        row = QHBoxLayout()
        row.addWidget(self._save)
        row.addStretch(1)
        row.addWidget(self._cancel)
        row.addWidget(self._apply)
        column.addWidget(head)
        column.addWidget(self._advice)
        column.addWidget(body, 1)
        column.addLayout(row)
        return page

    def on_back(self) -> None:
        """Writing that failed or was stopped leads back to the findings, ready to be written again."""
        self._apply.setFocus()

    def _on_ticks(self) -> None:
        """Changed ticks are worth a question again."""
        self._may_close = False

    def _on_cancel(self) -> None:
        """Close at once: the button says that nothing is taken over."""
        self.let_close()
        self.reject()

    def reject(self) -> None:
        """Close by Esc or by the window's button.

        Ticks that were changed are lost only at the second time: Esc is easily pressed once too often.
        """
        changed = self._ticks is not None and self._ticks.is_changed
        if changed and not self._may_close and not self.is_working:
            self._may_close = True
            self._advice.show_message(_LOSES_TICKS, "care")
            return
        super().reject()
