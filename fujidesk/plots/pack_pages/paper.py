"""The paper that all pages of a pack share: its measures, and the pen that collects what is drawn on it.

Lengths are points from the top left corner, y grows downwards.
"""

from fujidesk.plots.pen import LEADING, Ink, Pen, broken, height_of

__all__ = [
    "BODY_BOTTOM", "BODY_PT", "BODY_TOP", "HEIGHT", "LEADING", "LEFT", "MARGIN", "RIGHT", "ROOM", "SMALL_PT",
    "WIDTH", "Ink", "Pen", "broken", "height_of",
]  # fmt: skip
WIDTH, HEIGHT = 841.89, 595.28
"""A4 landscape (ISO 216)."""
MARGIN = 36.0
"""Left and right; holes are punched and staples set outside of it."""
LEFT, RIGHT = MARGIN, WIDTH - MARGIN
BODY_TOP, BODY_BOTTOM = 86.0, HEIGHT - 42.0
ROOM = BODY_BOTTOM - BODY_TOP
"""Height for the contents of a page."""
BODY_PT, SMALL_PT = 9.5, 8.0
