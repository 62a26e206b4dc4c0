"""The button 「印刷…」: the chart as chosen on A4 landscape, page by page as in its PDF."""

from collections.abc import Sequence
from functools import partial

from PySide6.QtWidgets import QToolButton, QWidget

from fujidesk.domain.progress import Progress
from fujidesk.domain.scenes import Scene
from fujidesk.domain.timeline import TimelineData
from fujidesk.ui.context import ScreenContext
from fujidesk.ui.page_printing import PagePrinting
from fujidesk.ui.timeline.view import TimelineView


class PrintButton(QToolButton):
    """Prints all projects of the chart, also those out of sight; by Ctrl+P anywhere in the tab."""

    def __init__(self, context: ScreenContext, view: TimelineView, parent: QWidget) -> None:
        super().__init__(parent)
        self._view = view
        self._printing = PagePrinting(context, parent)
        self.setText("印刷…")
        self.setAccessibleName("印刷")
        self.setToolTip("図の全部をA4横で印刷（Ctrl+P）")
        self.clicked.connect(self._on_clicked)
        self._printing.listen(self.click)

    def _on_clicked(self) -> None:
        """Lay the chart out beside the window."""
        if self._view.data is not None:
            self._printing.print_pages(partial(_laid_out, self._view.data))


def _laid_out(data: TimelineData, progress: Progress) -> tuple[str, Sequence[Scene]]:
    """Lay the pages out; in the worker's thread."""
    from fujidesk.plots.pages import timeline_scenes  # late: matplotlib is heavy

    return data.title, timeline_scenes(data, "A4", progress)
