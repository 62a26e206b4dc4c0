"""A project's page on the wall: five years at a sight, and a few lines of what the department reported."""

from dataclasses import replace

from fujidesk.domain.chart_making import ChartData, made_strip
from fujidesk.domain.fields import field_label
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.pack_blocks import Pack, SheetBlock
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.sheets import sheet
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.reports import LABELS
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.plots.pen import LEADING, Ink, Pen, broken
from fujidesk.plots.style import fitted, width_pt
from fujidesk.plots.wall_pages.paper import (
    LEAST_PT,
    LEFT,
    RIGHT,
    ROOM,
    Body,
    Head,
    WallPage,
    begun,
    chips_of,
    cut,
    finished,
)

_GAP, _MOST_LINES = 22.0, 3
_STRIP_PT, _TEXT_PT = 24.0, 28.0
_IN_STRIP = frozenset(("進捗段階（上期・下期）", "総合評価", LABELS["indicator_value"]))
"""What the strip above shows already."""


def project_page(pack: Pack, data: PackData, number: str, palette: Palette = PAPER) -> WallPage | None:
    """Return the page of any project of the plan; None where the number is of none."""
    record = next((record for record in data.records if record.number == number), None)
    if record is None:
        return None
    row = next((row for row in data.rows if row.number == number), None)
    block = sheet(data, record, row)
    if block.strip is None:
        charted = ChartData(
            data.profile, data.evaluation, data.records, data.reports, data.year, data.today, data.originals
        )
        block = replace(block, strip=made_strip(charted, record))
    return sheet_page(pack, data, block, palette)


def sheet_page(
    pack: Pack, data: PackData, block: SheetBlock, palette: Palette = PAPER, part: int = -1, turn: str = ""
) -> WallPage:
    """Return the page of a sheet. turn: 「2 / 14」 where it is one of the show's own pages."""
    departments = dict(block.facts).get(field_label("departments", data.profile), "")
    words = (block.category, "DX" if block.is_dx else "", departments)
    caption = "　".join(filter(None, words))
    head = Head(caption, f"{block.number}　{block.title}", chips_of(pack, is_internal=False))
    pen, body = begun(head, palette)
    top = body.top
    if block.strip is not None:
        strip = chart_scene(block.strip, ROOM, None, _STRIP_PT, palette=palette, with_text=False)
        pen.place(strip, LEFT, top)
        top += strip.height + _GAP
    _lines(pen, _told(data, block), Body(top))
    scene = finished(pen, pack, head.heading, turn, block.strip.alt if block.strip is not None else "")
    return WallPage(scene, part, numbers=(block.number,))


def _told(data: PackData, block: SheetBlock) -> tuple[tuple[str, str], ...]:
    """Return what is told in words: the year's report where there is one, else what the plan says."""
    if not block.report:
        return (("実績", f"{long_year(data.year)}の回答はまだありません"), *block.texts[:2])
    return tuple((name, value) for name, value in block.report if name not in _IN_STRIP)


def _lines(pen: Pen, told: tuple[tuple[str, str], ...], body: Body) -> None:
    """Write names and values, each in at most three lines, as long as there is room."""
    names = max((width_pt(name, LEAST_PT) for name, _ in told), default=0.0)
    left = LEFT + min(names, ROOM * 0.3) + _GAP
    y = body.top
    step = _TEXT_PT * LEADING
    for name, value in told:
        room = RIGHT - left
        lines = cut(broken(" ".join(value.split()), room, _TEXT_PT), _MOST_LINES, room, _TEXT_PT)
        if y + len(lines) * step > body.bottom:
            return
        name_top = y + (step - LEAST_PT * LEADING) / 2
        pen.lines(LEFT, name_top, (fitted(name, ROOM * 0.3, LEAST_PT),), LEAST_PT, Ink(pen.palette.muted))
        pen.lines(left, y, lines, _TEXT_PT)
        y += len(lines) * step + step * 0.3
