"""The timeline's colours and lengths on the screen, from the theme."""

from PySide6.QtGui import QColor

from fujidesk.plots.palette import Palette
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.geometry import Lengths
from fujidesk.ui.tokens import Tokens

_PX = {"row": 31, "header": 44, "number": 58, "names": 380, "figure": 11, "pad": 8}
"""Lengths at 100 % text."""


def lengths(theme: Theme) -> Lengths:
    """Return the lengths at the chosen text size."""
    px = theme.px
    return Lengths(px(_PX["row"]), px(_PX["header"]), px(_PX["number"]), px(_PX["names"]),
                   px(_PX["figure"]), theme.gap(_PX["pad"]))  # fmt: skip


def palette(tokens: Tokens) -> Palette:
    """Return the chart's colours from the theme's tokens."""
    return Palette(
        surface=tokens.surface, ground=tokens.header, line=tokens.line,
        line_strong=mixed(tokens.line, tokens.edge, 0.6), text=tokens.text, muted=tokens.muted,
        today=tokens.today, report=tokens.care_text, phase_fills=tokens.phases,
        phase_inks=tokens.phase_texts,
        phase_edges=tuple(mixed(fill, tokens.accent, 0.4) for fill in tokens.phases),
    )  # fmt: skip


def mixed(first: str, second: str, share: float) -> str:
    """Return a colour between two; share 0 is the first, 1 the second."""
    one, other = QColor(first), QColor(second)
    parts = zip(one.getRgb()[:3], other.getRgb()[:3], strict=True)  # type: ignore[index]  # a tuple of ints
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)
