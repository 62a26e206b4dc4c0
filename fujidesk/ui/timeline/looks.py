"""The timeline's colours and lengths on the screen, from the theme."""

from heapq import nlargest

from PySide6.QtGui import QColor, QFontMetricsF

from fujidesk.domain.timeline import TimelineData
from fujidesk.plots.palette import Palette
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.geometry import Lengths
from fujidesk.ui.tokens import Tokens

_PX = {"row": 31, "header": 44, "number": 58, "names": 240, "figure": 11, "pad": 8}
"""Lengths at 100 % text; names: the least width."""
_MEASURED = 40


def lengths(theme: Theme, data: TimelineData | None) -> Lengths:
    """Return the lengths at the chosen text size, with room for the longest title."""
    px, pad = theme.px, theme.gap(_PX["pad"])
    titles = (row.title for group in (data.groups if data else ()) for row in group.rows)
    metrics = QFontMetricsF(theme.font())
    # The widest title is among those with most characters; measuring all of 20,000 would be felt.
    widest = max(
        (metrics.horizontalAdvance(title) for title in nlargest(_MEASURED, titles, key=len)), default=0
    )
    names = max(round(px(_PX["number"]) + widest + 3 * pad), px(_PX["names"]))
    return Lengths(px(_PX["row"]), px(_PX["header"]), px(_PX["number"]), names, px(_PX["figure"]), pad)


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
