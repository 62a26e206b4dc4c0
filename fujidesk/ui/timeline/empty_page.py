"""What stands in the place of the chart when no project is to be shown: why, and the way out."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from fujidesk.ui.widgets.basics import button, text_label

NOTHING_FOUND = "絞り込みに合う事業がないか、この区分の事業が登録されていません。"
NOTHING_LATE = "報告のうえで計画より遅れている事業はありません。段階の報告がまだない場合も、ここは空です。"


class EmptyPage(QWidget):
    """everything_requested: the button 「すべての事業を表示」 was pressed."""

    everything_requested = Signal()

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        centre = Qt.AlignmentFlag.AlignHCenter
        self._why = text_label(NOTHING_FOUND, parent=self)
        everything = button("すべての事業を表示", self, primary=True)
        everything.clicked.connect(self.everything_requested)
        column = QVBoxLayout(self)
        column.addStretch(1)
        column.addWidget(text_label("表示する事業がありません", "heading", self), 0, centre)
        column.addWidget(self._why, 0, centre)
        column.addWidget(everything, 0, centre)
        column.addStretch(1)

    def explain(self, why: str) -> None:
        """Say another reason."""
        self._why.setText(why)
