"""A list of projects on the wall, such as those behind a mark: number, name, department, grades."""

from collections.abc import Sequence

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.pack_blocks import Pack
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.report_rows import ReportRow
from fujidesk.domain.scenes import Align, Target
from fujidesk.plots.pen import Ink, Pen
from fujidesk.plots.style import fitted, width_pt
from fujidesk.plots.wall_pages.marks import draw_mark
from fujidesk.plots.wall_pages.paper import (
    LEAST_PT,
    LEFT,
    RIGHT,
    Body,
    Head,
    WallPage,
    begun,
    chips_of,
    finished,
)

_ROW = 50.0
_NUMBER, _MARK, _DEPARTMENT, _GAP = 112.0, 110.0, 300.0, 16.0
"""Widths of the columns; the name takes what is left."""


def listing_pages(
    pack: Pack, data: PackData, caption: str, target: Target, palette: Palette = PAPER
) -> tuple[WallPage, ...]:
    """Return the projects that a mark stands for, on as many pages as they need.

    caption: small, over the heading, such as the page that one came from.
    """
    rows = _rows(data, target.numbers)
    heading = f"{target.label}　{len(rows):,} 事業"
    per_page = _per_page(heading, caption, palette)
    pages = [rows[at : at + per_page] for at in range(0, len(rows), per_page)] or [()]
    return tuple(
        _page(pack, data, _head(pack, caption, heading, place, len(pages)), part, palette)
        for place, part in enumerate(pages)
    )


def _rows(data: PackData, numbers: Sequence[str]) -> tuple[ReportRow, ...]:
    """Return the projects of a year that are meant, in the plan's order."""
    wanted = frozenset(numbers)
    return tuple(row for row in data.rows if row.number in wanted)


def _per_page(heading: str, caption: str, palette: Palette) -> int:
    """Return how many lines a page holds under its head."""
    _, body = begun(Head(caption, heading), palette)
    return max(int((body.height - _ROW) / _ROW), 1)


def _head(pack: Pack, caption: str, heading: str, place: int, count: int) -> Head:
    """Return the head of a page of the list."""
    turn = f"（{place + 1} / {count}）" if count > 1 else ""
    return Head(caption, f"{heading}{turn}", chips_of(pack, is_internal=False))


def _page(pack: Pack, data: PackData, head: Head, rows: Sequence[ReportRow], palette: Palette) -> WallPage:
    """Draw a page of the list."""
    pen, body = begun(head, palette)
    draw_rows(pen, data, rows, body)
    scene = finished(pen, pack, head.heading)
    return WallPage(scene, numbers=tuple(row.number for row in rows))


def draw_rows(pen: Pen, data: PackData, rows: Sequence[ReportRow], body: Body) -> None:
    """Draw a heading line and a line for each project, which opens it."""
    muted = pen.palette.muted
    now, before = RIGHT - _MARK * 1.5 - _GAP, RIGHT - _MARK / 2
    department = RIGHT - 2 * _MARK - 2 * _GAP - _department_width(rows)
    marks = {row.number: row.mark for row in data.rows_before}
    middle = body.top + _ROW / 2
    for x, word, align in (
        (LEFT, "番号", Align.LEFT), (LEFT + _NUMBER, data.profile.project_name, Align.LEFT),
        (department, "回答部署", Align.LEFT), (now, short_year(data.year), Align.CENTER),
        (before, short_year(data.year - 1), Align.CENTER),
    ):  # fmt: skip
        pen.text(x, middle, word, LEAST_PT, Ink(muted, align))
    pen.rule(LEFT, RIGHT, body.top + _ROW, pen.palette.line_strong, 1.5)
    for place, row in enumerate(rows, start=1):
        top = body.top + place * _ROW
        middle = top + _ROW / 2
        pen.area(LEFT, top, RIGHT - LEFT, _ROW, Target(row.title, (row.number,)))
        pen.text(LEFT, middle, row.number, LEAST_PT)
        title = fitted(row.title, department - LEFT - _NUMBER - _GAP, LEAST_PT)
        pen.text(LEFT + _NUMBER, middle, title, LEAST_PT)
        pen.text(department, middle, fitted(row.department, _DEPARTMENT, LEAST_PT), LEAST_PT)
        draw_mark(pen, row.mark, now, middle)
        if row.number in marks:
            draw_mark(pen, marks[row.number], before, middle)
        pen.rule(LEFT, RIGHT, top + _ROW, pen.palette.line, 0.8)


def _department_width(rows: Sequence[ReportRow]) -> float:
    """Return the width of the departments: as much as there is, less where a name would be cut for it."""
    used = max((width_pt(row.department, LEAST_PT) for row in rows), default=0.0)
    names = max((width_pt(row.title, LEAST_PT) for row in rows), default=0.0)
    left = RIGHT - LEFT - _NUMBER - 2 * _MARK - 3 * _GAP - names - _GAP
    return max(min(used, _DEPARTMENT), min(left, _DEPARTMENT))


def rows_that_fit(body: Body) -> int:
    """Return how many lines a room holds below the heading line."""
    return max(int((body.height - _ROW) / _ROW), 1)
