"""What changed between two states of the data: each change with both values, by project."""

from collections import Counter
from collections.abc import Sequence

from PySide6.QtCore import QSize, Signal
from PySide6.QtWidgets import QDialog, QHBoxLayout, QVBoxLayout, QWidget

from fujidesk.domain.filtering import natural_key
from fujidesk.domain.state_comparison import CHANGE_NAMES, StateChange
from fujidesk.ui.theme import Theme
from fujidesk.ui.widgets.basics import button, text_label
from fujidesk.ui.widgets.figure_model import FigureCell, FigureColumn, FigureRow
from fujidesk.ui.widgets.figure_table import FigureTable

_SIZE_PX, _EMPTY_PX = (980, 560), (560, 160)
_ROOM_PX = 60
"""For the window's frame and the task bar."""
_COLUMNS = (
    FigureColumn("区分", chars=16), FigureColumn("番号", chars=8), FigureColumn("事業"),
    FigureColumn("項目", chars=20), FigureColumn("前", chars=18), FigureColumn("後", chars=18),
)  # fmt: skip
_NOTHING = "評価、進捗段階、施策指標、事業の内容に、違いはありません。"


class CompareDialog(QDialog):
    """opened(number): a project's sheet is wanted. The table can be copied into a workbook (Ctrl+C)."""

    opened = Signal(str)

    def __init__(
        self, heading: str, changes: Sequence[StateChange], theme: Theme, parent: QWidget, *, is_sample: bool
    ) -> None:
        super().__init__(parent)
        self.setWindowTitle("控えとの比較")
        room = parent.screen().availableSize() - QSize(_ROOM_PX, _ROOM_PX)
        wish = QSize(*_SIZE_PX) if changes else QSize(*_EMPTY_PX)
        self.resize(QSize(theme.gap(wish.width()), theme.gap(wish.height())).boundedTo(room))
        self.heading = text_label(heading, "heading", self, wrap=True)
        self.told = text_label(_told(changes), "", self, wrap=True)
        self.table = FigureTable("変わった項目", theme, self, whole_rows=True)
        self.table.is_sample = is_sample
        self.table.show_rows([_row(change) for change in changes], _COLUMNS)
        self.table.setVisible(bool(changes))
        self.table.opened.connect(self._on_opened)
        close = button("閉じる", self, primary=True)
        close.setDefault(True)
        close.clicked.connect(self.accept)
        row = QHBoxLayout()
        row.addStretch(1)
        row.addWidget(close)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(20, 16, 20, 16)
        layout.setSpacing(12)
        layout.addWidget(self.heading)
        layout.addWidget(self.told)
        layout.addWidget(self.table, 1)
        layout.addStretch(0 if changes else 1)
        layout.addLayout(row)

    def _on_opened(self, number: str) -> None:
        """Close and open the sheet."""
        self.accept()
        self.opened.emit(number)


def _told(changes: Sequence[StateChange]) -> str:
    """Count the changes by what they are about."""
    counts = Counter(change.kind for change in changes)
    told = "、".join(f"{word} {counts[kind]}" for kind, word in CHANGE_NAMES.items() if counts[kind])
    return told or _NOTHING


def _row(change: StateChange) -> FigureRow:
    """Return the line of a change."""
    cells = (
        FigureCell(CHANGE_NAMES[change.kind]), FigureCell(change.number, key=natural_key(change.number)),
        FigureCell(change.title, tip=change.title), FigureCell(change.what),
        FigureCell(change.before, tip=change.before), FigureCell(change.after, tip=change.after),
    )  # fmt: skip
    return FigureRow(cells, number=change.number)
