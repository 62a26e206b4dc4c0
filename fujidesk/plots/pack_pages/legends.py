"""The legend of the strips of phases over a table."""

from dataclasses import dataclass

from fujidesk.domain.scenes import Align, Rect
from fujidesk.plots.pack_pages.paper import SMALL_PT, Ink, Pen
from fujidesk.plots.pack_pages.pieces import Piece
from fujidesk.plots.style import width_pt

SWATCH, HEIGHT, GAP = 18.0, 11.0, 12.0
_HOW = "細い帯：計画　太い帯：実績　数字だけ：これからの計画"
_PLAN_ONLY = "帯：計画"
_END = "┃ 終了"


@dataclass(frozen=True, kw_only=True)
class PhaseLegend(Piece):
    """A swatch a phase with its word, and how plan and actual are told apart.

    words: of the phases, () where they are not known. with_reached: the strips have phases reached.
    """

    words: tuple[str, ...]
    with_reached: bool

    def draw(self, pen: Pen, left: float, top: float) -> None:
        """Draw the swatches, then the sentence."""
        middle = top + HEIGHT / 2 + 1
        x = left
        for phase, word in enumerate(self.words, start=1):
            colours = pen.palette
            fill, edge = colours.fill(phase), colours.edge(phase)
            pen.add(Rect(x, middle - HEIGHT / 2, SWATCH, HEIGHT, fill, edge, 0.5))
            pen.text(x + SWATCH / 2, middle, f"({phase})", SMALL_PT, Ink(colours.ink(phase), Align.CENTER))
            pen.text(x + SWATCH + 3, middle, word, SMALL_PT)
            x += SWATCH + 3 + width_pt(word, SMALL_PT) + GAP
        how = _HOW if self.with_reached else _PLAN_ONLY
        pen.text(x, middle, f"{how}　{_END}", SMALL_PT, Ink(pen.palette.muted))
