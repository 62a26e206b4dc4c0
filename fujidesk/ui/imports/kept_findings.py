"""The disagreements kept from the last import of the plan document, to settle them one by one afterwards.

A window of its own beside the main one, so that the list stays in sight while the sheets are mended.
"""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.services.workspace import Workspace
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.imports.finding_models import DISAGREEMENT_HEADINGS, disagreement_texts
from fujidesk.ui.imports.findings_tab import FindingsTab
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.window_fit import resize_fitting

_WIDTHS_PX = (72, 170, 72, 150, 420)
# Also where the import has found nothing: what the list is for should be known before it is needed.
_NONE = "記録はありません。計画書を取り込むと、文書の中の食い違いと、決まらない半期がここに残ります。"


class KeptFindingsDialog(QDialog):
    """Lists the disagreements, the open ones first; freed when closed.

    project_chosen(number): open its sheet, by the button, Enter or a double click; the list stays open.
    """

    project_chosen = Signal(str)

    def __init__(self, workspace: Workspace, context: ScreenContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._workspace = workspace
        self._summary = text_label("", "note", self, wrap=True)
        self._tab = FindingsTab("文書の食い違い", DISAGREEMENT_HEADINGS, _WIDTHS_PX, context.theme, self)
        self._open = button("個票を開く", self, primary=True)
        self._close = button("閉じる", self)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        self.setWindowTitle("計画書の食い違い")
        resize_fitting(self, context.theme.gap(1040), context.theme.gap(620))
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(self._open)
        row.addWidget(self._close)
        column = QVBoxLayout(self)
        column.addWidget(self._summary)
        column.addWidget(self._tab, 1)
        column.addLayout(row)
        self._tab.opened.connect(self.project_chosen)
        self._open.clicked.connect(self._on_open)
        self._close.clicked.connect(self.close)
        self.reload()

    def reload(self) -> None:
        """Read the kept disagreements anew."""
        found = self._workspace.registry.disagreements()
        open_ones = sum(1 for item in found if not item.settled)
        self._tab.set_rows(*disagreement_texts(found))
        self._open.setEnabled(bool(found))
        told = f"{len(found):,} 件のうち、確かめるもの {open_ones:,} 件（先に並べています）。"
        self._summary.setText(told if found else _NONE)

    def _on_open(self) -> None:
        """Ask for the sheet of the chosen disagreement's project."""
        if self._tab.chosen:
            self.project_chosen.emit(self._tab.chosen)
