"""The timeline's colours and lengths on the screen, from the theme."""

from heapq import nlargest

from PySide6.QtGui import QColor, QFontMetricsF

from fujidesk.domain.palette import Palette
from fujidesk.domain.timeline import TimelineData
from fujidesk.ui.theme import Theme
from fujidesk.ui.timeline.geometry import Lengths
from fujidesk.ui.tokens import Tokens

_PX = {"row": 31, "header": 44, "number": 58, "names": 240, "figure": 11, "pad": 8}
"""Lengths at 100 % text; names: the least width."""
_COMPACT_PX = _PX | {"row": 26, "header": 26}
"""Lengths where there is little height: the header names the fiscal years alone."""
_MEASURED = 40


def lengths(theme: Theme, data: TimelineData | None, *, compact: bool = False) -> Lengths:
    """Return the lengths at the chosen text size, with room for the longest title."""
    at_100 = _COMPACT_PX if compact else _PX
    px, pad = theme.px, theme.gap(at_100["pad"])
    titles = (row.title for group in (data.groups if data else ()) for row in group.rows)
    metrics = QFontMetricsF(theme.font())
    # The widest title is among those with most characters; measuring all of 20,000 would be felt.
    widest = max(
        (metrics.horizontalAdvance(title) for title in nlargest(_MEASURED, titles, key=len)), default=0
    )
    number = px(at_100["number"])
    names = max(round(number + widest + 3 * pad), px(at_100["names"]))
    return Lengths(
        px(at_100["row"]), px(at_100["header"]), number, names, px(at_100["figure"]), pad, not compact
    )


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
    parts = ((one.red(), other.red()), (one.green(), other.green()), (one.blue(), other.blue()))
    return "#" + "".join(f"{round(a + (b - a) * share):02X}" for a, b in parts)
