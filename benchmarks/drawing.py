"""The timeline of 202 projects, against the barest matplotlib drawing of the same marks."""

import io
import tempfile
from pathlib import Path

from PySide6.QtWidgets import QApplication

from benchmarks.measuring import Row, median_ms
from benchmarks.screens import made_up_workspace
from fujidesk.domain.timeline import TimelineData, TimelineGroup
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.view import TimelineView

ROW_INCH = 0.24
WIDTH_INCH = 11.0
COLOURS = ("#FFFFFF", "#DCE6F5", "#A9C2E8", "#5578BD", "#23408E")
SIZE = (1366, 640)


def _bare(data: TimelineData) -> bytes:
    """Draw the bars with their figures, numbers, titles and headings with one collection and texts."""
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.collections import PolyCollection
    from matplotlib.figure import Figure
    from matplotlib.font_manager import FontProperties

    from fujidesk.plots.style import font_path

    font = FontProperties(fname=str(font_path()), size=9)
    lines = data.lines
    figure = Figure(figsize=(WIDTH_INCH, ROW_INCH * (len(lines) + 2)), dpi=100)
    canvas = FigureCanvasAgg(figure)
    axes = figure.add_axes((0.4, 0.01, 0.59, 0.98))
    boxes, fills = [], []
    for place, line in enumerate(lines):
        if isinstance(line, TimelineGroup):
            axes.text(-8, place + 0.5, line.heading, fontproperties=font, va="center")
            continue
        axes.text(-7, place + 0.5, line.title, fontproperties=font, va="center")
        axes.text(-8, place + 0.5, line.number, fontproperties=font, va="center")
        for bar in line.plan.bars():
            left, right = bar.start, bar.stop
            boxes.append([(left, place), (right, place), (right, place + 0.7), (left, place + 0.7)])
            fills.append(COLOURS[bar.phase])
            middle = (left + right) / 2
            axes.text(middle, place + 0.4, f"({bar.phase})", fontproperties=font, ha="center", va="center")
    axes.add_collection(PolyCollection(boxes, facecolors=fills))
    axes.set_xlim(0, len(data.columns))
    axes.set_ylim(len(lines), 0)
    stream = io.BytesIO()
    canvas.print_png(stream)
    return stream.getvalue()


def _first_view(data: TimelineData) -> None:
    theme = Theme()
    view = TimelineView(theme)
    view.resize(*SIZE)
    view.set_data(data)
    assert not view.grab().isNull()
    view.deleteLater()


def measure() -> list[Row]:
    """Measure what the user waits for at first sight, and the whole chart as one picture."""
    from fujidesk.plots.export import picture

    app = QApplication.instance() or QApplication([])
    with tempfile.TemporaryDirectory() as name, made_up_workspace(Path(name), 202) as workspace:
        data = workspace.timeline.data()
        bare = median_ms(lambda: _bare(data), 5)
        seen = median_ms(lambda: _first_view(data), 5)
        whole = median_ms(lambda: picture(data, 100), 5)
    assert app is not None
    return [
        Row("timeline of 202 rows, first sight of it", seen, bare, "ms", 2.0),
        Row("timeline of 202 rows, the whole chart as a picture", whole, bare, "ms", 2.0),
    ]
