"""The problem list of a department's newest return: where, what is wrong, and what is allowed."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.domain.replies import Problem, ProblemList
from fujidesk.ui.imports.findings_tab import FindingsTab
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import text_label

HEADINGS = ("番号", "シート", "セル", "問題", "許される値")
_WIDTHS = (64, 76, 48, 230)
"""Of all columns but the last, in pixels at 100 % text; the whole line stands below the table."""
_NOTHING = "最新の回答に残っている問題はありません。"


class ProblemPage(QWidget):
    """Lists what is open; the chosen line stands in full below the table, with file, sheet and cell.

    opened(number): Enter or a double click on a line about a project. Lines about a whole file or sheet are
    of no project and ask for nothing.
    """

    opened = Signal(str)

    def __init__(self, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._of = text_label("", "note", self, wrap=True)
        self._list = FindingsTab("回答の問題", HEADINGS, _WIDTHS, theme, self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, theme.gap(8), 0, 0)
        layout.addWidget(self._of)
        layout.addWidget(self._list, 1)
        self._list.opened.connect(self._on_opened)

    def show_problems(self, problems: ProblemList | None) -> None:
        """Show another list; None: the department has not returned anything yet."""
        lines = problems.lines if problems is not None else ()
        file_name = problems.file_name if problems is not None else ""
        self._of.setText(f"{file_name}　ダブルクリックで個票を開きます" if lines else _NOTHING)
        rows = [(line.number, line.sheet, line.cell, line.text, line.allowed) for line in lines]
        self._list.set_rows(rows, [_in_full(line, file_name) for line in lines])
        self._list.setVisible(bool(lines))

    def _on_opened(self, number: str) -> None:
        """Ask for the sheet of the project that a line is about."""
        if number:
            self.opened.emit(number)


def _in_full(line: Problem, file_name: str) -> str:
    """Return a line with its place and what may stand there, as the office tells it to the department."""
    sheet = f" ／ シート「{line.sheet}」{f' {line.cell}' if line.cell else ''}" if line.sheet else ""
    allowed = f"許される値：{line.allowed}" if line.allowed else ""
    return "\n".join(part for part in (f"{file_name}{sheet}", line.text, allowed) if part)
