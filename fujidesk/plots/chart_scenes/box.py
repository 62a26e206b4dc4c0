"""The place in which a chart is drawn."""

from dataclasses import dataclass

from fujidesk.plots.pen import Ink, Pen, broken


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
