"""The style sheet of the published pages; the colours of grades are those of the charts."""

from collections.abc import Iterator

from fujidesk.domain.palette import MARK_LOOKS, PLAIN_KEY, PLAIN_MARK, MarkLook
from fujidesk.resources import resource

_BORDERS = {"dashdot": "dashed"}
"""Line styles that CSS does not have."""


def style_sheet() -> str:
    """Return the style sheet of all pages.

    Raises:
        MachineError: the program's own files are missing.
    """
    text = resource("publication", "style.css").read_text("utf-8")
    return "\n".join((text, *_marks(), ""))


def _marks() -> Iterator[str]:
    """Yield the look of each grade or state; its word stands in it, so colour is never alone."""
    for key, look in {**MARK_LOOKS, PLAIN_KEY: PLAIN_MARK}.items():
        colours = f"background: {look.fill}; color: {look.ink}; border-color: {look.edge or look.fill};"
        yield f".mark-{key} {{ {colours}{_line(look)} }}"


def _line(look: MarkLook) -> str:
    """Return the style of the outline, "" for a plain one."""
    style = _BORDERS.get(look.style, look.style)
    return "" if style == "solid" else f" border-style: {style};"
