"""The first page of a show: plan, meeting, day and place."""

from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.palette import Palette
from fujidesk.domain.scenes import Rect, Scene
from fujidesk.plots.pen import Ink, broken, height_of
from fujidesk.plots.wall_pages.paper import BODY_PT, LEFT, ROOM, Head, begun, chips_of, finished

_NAME_PT, _MEETING_PT = 40.0, 60.0
_TOP, _BAR = 210.0, 8.0


def title_scene(pack: Pack, turn: str, palette: Palette) -> Scene:
    """Return the page."""
    pen, _ = begun(Head("", "", chips_of(pack, is_internal=pack.is_internal)), palette)
    y = _TOP
    pen.add(Rect(LEFT, y, 120.0, _BAR, pen.accent))
    y += _BAR + 34
    for text, size, bold in (
        (pack.plan_name, _NAME_PT, False), (f"{pack.city}{pack.meeting.name}", _MEETING_PT, True),
    ):  # fmt: skip
        lines = broken(text, ROOM, size)
        pen.lines(LEFT, y, lines, size, Ink(bold=bold))
        y += height_of(len(lines), size) + 18
    facts = tuple(text for text in (pack.day, pack.place, pack.state.as_of) if text)
    pen.lines(LEFT, y + 20, facts, BODY_PT, Ink(pen.palette.muted))
    return finished(pen, pack, pack.title, turn)
