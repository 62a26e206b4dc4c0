"""Draws the pages of a timeline for paper: title, legend, table header, names, bars, page n / N."""

from matplotlib.figure import Figure

from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.scenes import Scene
from fujidesk.domain.timeline import TimelineData, TimelineRow
from fujidesk.domain.timeline_words import OPEN_NOTE, as_of_text
from fujidesk.plots.chart_pen import ChartPen, ScenePen
from fujidesk.plots.legend import SWATCH_PT, LegendItem
from fujidesk.plots.marks import Box, Segment
from fujidesk.plots.paging import (
    GAP_PT,
    LINE_FACTOR,
    PAPERS,
    TITLE_PT,
    Page,
    PageFrame,
    PaperLayout,
    column_labels,
    half_labels,
    lay_out,
)
from fujidesk.plots.style import MIN_TEXT_PT, fitted, width_pt
from fujidesk.plots.timeline import ChartBody, Pen, draw_chart, draw_figures

_TAG_PAD_PT = 4.0


def draw_timeline(
    figure: Figure, data: TimelineData, layout: PaperLayout, page: int = 0, palette: Palette = PAPER
) -> None:
    """Draw one page (from 0) on a figure, whose size is set to the paper's."""
    figure.set_size_inches(layout.frame.paper.width / 72, layout.page_height / 72)
    figure.set_facecolor(palette.surface)
    _draw_page(Pen(figure, palette), data, layout, page)


def timeline_scenes(data: TimelineData, paper: str, progress: Progress | None = None) -> tuple[Scene, ...]:
    """Return all pages as drawings for print and preview, the same as in a file.

    paper: a key of `PAPERS`.

    Raises:
        CancelledError: the user stopped it.
    """
    told = progress or NoProgress()
    layout = lay_out(data, PAPERS[paper])
    total = len(layout.pages)
    scenes = []
    for page in range(total):
        told.step(page, total, f"{page + 1} / {total} ページ")
        pen = ScenePen()
        _draw_page(pen, data, layout, page)
        title = f"{data.title}（{page + 1} / {total}）"
        scenes.append(pen.scene(layout.frame.paper.width, layout.page_height, title))
    told.step(total, total, "ページを並べました")
    return tuple(scenes)


def _draw_page(pen: ChartPen, data: TimelineData, layout: PaperLayout, page: int) -> None:
    """Draw one page (from 0)."""
    frame, sheet = layout.frame, layout.pages[page]
    _draw_heading(pen, data, frame)
    _draw_table_header(pen, data, frame)
    _draw_names(pen, sheet, frame)
    body = ChartBody(sheet.placed, frame.axis, frame.left, frame.right, max(MIN_TEXT_PT, frame.body_pt - 1))
    draw_figures(pen, draw_chart(pen, data, body), body.figure_pt)
    if sheet.lines:
        _draw_tags(pen, data, sheet, frame)
    _draw_footer(pen, data, layout, sheet)


def _draw_heading(pen: ChartPen, data: TimelineData, frame: PageFrame) -> None:
    """Write title, day and legend; made-up data are marked beside the day."""
    day = as_of_text(data)
    middle = frame.paper.margin + TITLE_PT * 0.65
    room = frame.right - frame.left - width_pt(day, MIN_TEXT_PT) - 2 * GAP_PT
    if data.sample:
        right = frame.right - width_pt(day, MIN_TEXT_PT) - GAP_PT
        left = _tag(pen, SAMPLE_WORD, right, (middle, right), pen.palette.today)
        room -= right - left + GAP_PT
    pen.text(frame.left, middle, fitted(data.title, room, TITLE_PT), TITLE_PT)
    pen.text(frame.right, middle, day, MIN_TEXT_PT, colour=pen.palette.muted, align="right")
    top = frame.paper.margin + TITLE_PT * 1.3 + GAP_PT
    for number, row in enumerate(frame.legend):
        for x, item in row.items:
            _draw_legend_item(pen, item, frame.left + x, top + (number + 0.5) * MIN_TEXT_PT * 1.75)


def _draw_legend_item(pen: ChartPen, item: LegendItem, x: float, middle: float) -> None:
    """Draw one swatch as the chart draws its mark, with its word."""
    colours = pen.palette
    box = Box(x, middle - 5.5, x + SWATCH_PT, middle + 5.5)
    if item.kind == "phase":
        pen.boxes([box], colours.fill(item.phase), 2, edges=colours.edge(item.phase), radius=2)
        pen.text(x + SWATCH_PT / 2, middle, f"({item.phase})", MIN_TEXT_PT,
                 colour=colours.ink(item.phase), align="center")  # fmt: skip
    elif item.kind == "open":
        pen.boxes([box], colours.surface, 2, edges=colours.edge(3), radius=2)
        pen.lines([Segment(x + i, box.bottom, x + i + 11, box.top) for i in (-1.5, 3, 7.5)],
                  colours.edge(3), 2.1)  # fmt: skip
    elif item.kind == "end":
        pen.lines(
            [Segment(x + SWATCH_PT / 2, box.top, x + SWATCH_PT / 2, box.bottom)], colours.text, 3, width=2
        )
    elif item.kind == "unscheduled":
        pen.lines([Segment(x, middle, box.right, middle)], colours.line_strong, 2, dotted=True, width=1)
    elif item.kind == "bands":
        pen.boxes([Box(x, middle - 5, box.right, middle - 2.5), Box(x, middle - 1, box.right, middle + 5.5)],
                  colours.fill(4), 2)  # fmt: skip
    else:
        pen.lines([Segment(x + 9, box.top, x + 3, middle), Segment(x + 3, middle, x + 9, box.bottom)],
                  colours.report, 3, width=1.4)  # fmt: skip
    pen.text(box.right + 4, middle, item.text, MIN_TEXT_PT)


def _draw_table_header(pen: ChartPen, data: TimelineData, frame: PageFrame) -> None:
    """Draw the names of the columns: fiscal years over halves."""
    colours, axis, size = pen.palette, frame.axis, frame.body_pt
    top, bottom = frame.header_top, frame.body_top
    split = top + frame.year_height
    middle = (top + bottom) / 2
    pen.boxes([Box(frame.left, top, frame.right, bottom)], colours.ground, 1)
    pen.text(frame.number_left, middle, "番号", size)
    pen.text(frame.title_left, middle, data.project_word, size)
    if frame.indicator_width:
        pen.text(frame.indicator_left, middle, "施策指標等", size)
    for x, label in column_labels(data, axis, size):
        pen.text(x, (top + split) / 2, label, size, align="center")
    for x, label in half_labels(data, axis, MIN_TEXT_PT):
        pen.text(x, (split + bottom) / 2, label, MIN_TEXT_PT, colour=colours.muted, align="center")
    pen.lines([Segment(axis.x(i), top if i % 2 == 0 else split, axis.x(i), bottom)
               for i in range(axis.count + 1)], colours.line_strong, 2, width=0.4)  # fmt: skip
    pen.lines([Segment(axis.left, split, axis.right, split)], colours.line, 2, width=0.4)
    pen.lines([Segment(frame.left, top, frame.right, top), Segment(frame.left, bottom, frame.right, bottom)],
              colours.line_strong, 2, width=0.8)  # fmt: skip


def _draw_names(pen: ChartPen, sheet: Page, frame: PageFrame) -> None:
    """Write numbers, titles and 施策指標等 beside the bars, and the names of groups."""
    size = frame.body_pt
    for item in sheet.lines:
        middle = item.top + item.height / 2
        if isinstance(item.line, TimelineRow):
            pen.text(frame.number_left, middle, item.line.number, size)
            _draw_block(pen, frame.title_left, middle, item.texts, size)
            _draw_block(pen, frame.indicator_left, middle, item.indicator, size)
        else:
            pen.text(frame.number_left, middle, item.texts[0], size, colour=pen.palette.edge(4))


def _draw_block(pen: ChartPen, x: float, middle: float, texts: tuple[str, ...], size: float) -> None:
    """Write lines of text around a middle."""
    step = size * LINE_FACTOR
    for number, text in enumerate(texts):
        pen.text(x, middle + (number - (len(texts) - 1) / 2) * step, text, size)


def _draw_tags(pen: ChartPen, data: TimelineData, sheet: Page, frame: PageFrame) -> None:
    """Label the lines of today and of the report in the first group header, where no bar stands."""
    first = sheet.lines[0]
    middle = first.top + first.height / 2
    limit = frame.axis.right
    if data.today is not None:
        text = f"今日 {data.columns[int(data.today)].label}"
        limit = _tag(pen, text, frame.axis.x(data.today), (middle, limit), pen.palette.today) - 2
    if data.report_column is not None:
        text = f"報告時点 {data.columns[data.report_column].label}"
        x = frame.axis.x(data.report_column + 1) - width_pt(text, MIN_TEXT_PT) / 2 - _TAG_PAD_PT
        _tag(pen, text, x, (middle, limit), pen.palette.report)


def _tag(pen: ChartPen, text: str, x: float, place: tuple[float, float], colour: str) -> float:
    """Put a tag around x, not beyond the limit (middle, limit); return its left edge."""
    middle, limit = place
    width = width_pt(text, MIN_TEXT_PT) + 2 * _TAG_PAD_PT
    right = min(x + width / 2, limit)
    half = MIN_TEXT_PT * 0.72
    pen.tag(Box(right - width, middle - half, right, middle + half), text, MIN_TEXT_PT, colour)
    return right - width


def _draw_footer(pen: ChartPen, data: TimelineData, layout: PaperLayout, sheet: Page) -> None:
    """Write how many projects, the source and the page, and what 未確定 means where it occurs."""
    frame = layout.frame
    middle = layout.page_height - frame.paper.margin - 4
    muted = pen.palette.muted
    room = (frame.right - frame.left) / 2 - 4 * MIN_TEXT_PT
    source = f"　出典：{data.source}" if data.source else ""
    said = fitted(f"{data.row_count:,}事業{source}", room, MIN_TEXT_PT)
    pen.text(frame.left, middle, said, MIN_TEXT_PT, colour=muted)
    if data.has_open:
        pen.text(frame.right, middle, fitted(OPEN_NOTE, room, MIN_TEXT_PT), MIN_TEXT_PT, colour=muted,
                 align="right")  # fmt: skip
    if frame.paper.height is not None:
        pen.text((frame.left + frame.right) / 2, middle, f"{sheet.number} / {len(layout.pages)}", MIN_TEXT_PT,
                 align="center")  # fmt: skip
