"""Lays the figures that matter out side by side, each with a bar and a word for what it means."""

from dataclasses import dataclass

from fujidesk.domain.pack_blocks import FiguresBlock, KeyFigure, Tone
from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.scenes import Align, Rect, Target
from fujidesk.plots.pack_pages.paper import SMALL_PT, Ink, Pen, broken, height_of
from fujidesk.plots.pack_pages.pieces import Piece
from fujidesk.plots.style import width_pt

_VALUE_PT, _UNIT_PT, _LABEL_PT = 21.0, 10.0, 9.0
_BAR, _GAP, _PAD, _MOST = 5.0, 10.0, 9.0, 6
_VALUE_HEIGHT = 27.0
_TONE_WORDS = {Tone.PLAIN: "", Tone.GOOD: "良好", Tone.CARE: "注意", Tone.BAD: "課題"}


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
        width = self.step - _GAP
        colour = _tone_colour(pen, figure.tone)
        pen.add(Rect(x, top, width, self.height, pen.palette.ground))
        pen.add(Rect(x, top, _BAR, self.height, colour))
        if figure.numbers:
            pen.area(x, top, width, self.height, Target(figure.label, figure.numbers))
        middle = top + _PAD / 2 + _VALUE_HEIGHT / 2
        pen.text(x + _BAR + _PAD, middle, figure.value, _VALUE_PT, Ink(bold=True))
        beside = x + _BAR + _PAD + width_pt(figure.value, _VALUE_PT) + 4
        pen.text(beside, middle + (_VALUE_PT - _UNIT_PT) * 0.38, figure.unit, _UNIT_PT)
        tone = Ink(colour, Align.RIGHT, bold=True)
        pen.text(x + width - 6, top + 10, _TONE_WORDS[figure.tone], SMALL_PT, tone)
        pen.lines(x + _BAR + _PAD, top + _PAD / 2 + _VALUE_HEIGHT, label, _LABEL_PT)


def _tone_colour(pen: Pen, tone: Tone) -> str:
    """Return the colour of a tone's bar and word."""
    colours = pen.palette
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
        step = (width + _GAP) / per_row
        room = step - _GAP - _BAR - 2 * _PAD
        labels = tuple(broken(figure.label, room, _LABEL_PT) for figure in figures)
        height = _VALUE_HEIGHT + _PAD + height_of(max(len(label) for label in labels), _LABEL_PT) + 2
        pieces.append(FiguresPiece(height=height, gap=_GAP, figures=figures, labels=labels, step=step))
    return pieces
