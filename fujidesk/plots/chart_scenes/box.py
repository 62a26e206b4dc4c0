"""The place in which a chart is drawn, and the looks of its marks."""

from dataclasses import dataclass

from fujidesk.domain.charts import Looks
from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK, MarkLook, Palette
from fujidesk.plots.pen import Ink, Pen, broken

_STATUS_MARKS = {"done": "S", "running": "A", "stopped": "C", "not_started": "B", "no_status": "unanswered"}
"""実施状況 takes the looks of marks that stand off each other in grey as well."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle of a drawing in points."""

    left: float
    top: float
    width: float
    height: float

    @property
    def right(self) -> float:
        """Its right edge."""
        return self.left + self.width

    @property
    def bottom(self) -> float:
        """Its lower edge."""
        return self.top + self.height


def draw_empty(pen: Pen, box: Box, text: str, size: float) -> None:
    """Say in place of a drawing that there is nothing to draw."""
    pen.lines(box.left, box.top, broken(text, box.width, size), size, Ink(pen.palette.muted))


def look_of(key: str, looks: Looks, palette: Palette) -> MarkLook:
    """Return how the mark of a segment looks; one that no palette knows is plain."""
    if looks is Looks.PHASE:
        if not key.isdigit():
            return PLAIN_MARK
        phase = int(key)
        return MarkLook(palette.fill(phase), palette.ink(phase), palette.edge(phase))
    return MARK_LOOKS.get(_STATUS_MARKS.get(key, key) if looks is Looks.STATUS else key, PLAIN_MARK)
