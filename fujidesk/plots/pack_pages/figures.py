"""Lays the figures that matter out side by side, each with a bar and a word for what it means."""

from dataclasses import dataclass

from fujidesk.domain.pack_blocks import FiguresBlock, KeyFigure, Tone
from fujidesk.domain.palette import MARK_LOOKS, Palette
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.pack_pages.paper import SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece
from fujidesk.plots.style import width_pt

VALUE_PT, UNIT_PT, LABEL_PT = 21.0, 10.0, 9.0
BAR, GAP, PAD, _MOST = 5.0, 10.0, 9.0, 6
VALUE_HEIGHT = 27.0
TONE_WORDS = {Tone.PLAIN: "", Tone.GOOD: "良好", Tone.CARE: "注意", Tone.BAD: "課題"}


@dataclass(frozen=True, kw_only=True)
class FiguresPiece(Piece):
    """A row of figures of the same width."""

    figures: tuple[KeyFigure, ...]
    labels: tuple[tuple[str, ...], ...]
    step: float

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw each figure on its ground."""
        for place, (figure, label) in enumerate(zip(self.figures, self.labels, strict=True)):
            self._draw(pen, figure, label, (left + place * self.step, top))

    def _draw(self, pen: Pen, figure: KeyFigure, label: tuple[str, ...], corner: tuple[float, float]) -> None:
        """Draw one figure at a corner."""
        x, top = corner
        width = self.step - GAP
        colour = tone_colour(figure.tone, pen.palette)
        pen.add(Rect(x, top, width, self.height, pen.palette.ground))
        pen.add(Rect(x, top, BAR, self.height, colour))
        if figure.numbers:
            pen.area(x, top, width, self.height, Target(figure.label, figure.numbers))
        middle = top + PAD / 2 + VALUE_HEIGHT / 2
        pen.text(x + BAR + PAD, middle, figure.value, VALUE_PT, Ink(bold=True))
        beside = x + BAR + PAD + width_pt(figure.value, VALUE_PT) + 4
        pen.text(beside, middle + (VALUE_PT - UNIT_PT) * 0.38, figure.unit, UNIT_PT)
        tone = Ink(colour, Align.RIGHT, bold=True)
        pen.text(x + width - 6, top + 10, TONE_WORDS[figure.tone], SMALL_PT, tone)
        pen.lines(x + BAR + PAD, top + PAD / 2 + VALUE_HEIGHT, label, LABEL_PT)


def tone_colour(tone: Tone, colours: Palette) -> str:
    """Return the colour of a tone's bar and word."""
    tones = {Tone.GOOD: MARK_LOOKS["done"].ink, Tone.CARE: colours.report, Tone.BAD: colours.today}
    return tones.get(tone, colours.line_strong)


def figures_pieces(block: FiguresBlock, width: float) -> list[Piece]:
    """Return the figures in as few rows as their number asks for, rows equally full."""
    count = len(block.figures)
    if not count:
        return []
    rows = -(-count // _MOST)
    per_row = -(-count // rows)
    pieces: list[Piece] = []
    for start in range(0, count, per_row):
        figures = block.figures[start : start + per_row]
        step = (width + GAP) / per_row
        room = step - GAP - BAR - 2 * PAD
        labels = tuple(broken(figure.label, room, LABEL_PT) for figure in figures)
        height = VALUE_HEIGHT + PAD + height_of(max(len(label) for label in labels), LABEL_PT) + 2
        pieces.append(FiguresPiece(height=height, gap=GAP, figures=figures, labels=labels, step=step))
    return pieces
