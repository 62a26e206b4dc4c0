"""Makes the pages of a show: title, items of business, then a few pages for each part of the pack.

Papers have every project; the wall has the figures that matter, the charts and what needs talking about. All
else is one click on a mark away (`listing`, `sheet`). 参考資料 are not shown.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from fujidesk.domain.achievement import ACHIEVEMENT_NAMES, Achievement, achieved
from fujidesk.domain.charts import Chart, ChartName, TrendChart
from fujidesk.domain.fiscal import long_year
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import (
    ChartBlock,
    FiguresBlock,
    KeyFigure,
    Pack,
    PackPart,
    SheetBlock,
    TableBlock,
    TextBlock,
    TextStyle,
    Tone,
)
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.roadmap import slip_words
from fujidesk.domain.pack_parts.sentences import counted
from fujidesk.domain.palette import PAPER, Palette
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.scenes import Target
from fujidesk.domain.scoring import good_grades
from fujidesk.domain.whole_plan.finals import FINAL_NAMES, Final
from fujidesk.domain.whole_plan.model import FORECAST
from fujidesk.plots.pen import Ink
from fujidesk.plots.wall_pages.charts import draw_chart, on_wall
from fujidesk.plots.wall_pages.figures import (
    SignedTexts,
    draw_beside,
    draw_figures,
    figures_height,
    item_pages,
    sentence_pages,
)
from fujidesk.plots.wall_pages.levels import level_tables
from fujidesk.plots.wall_pages.listing import draw_rows, rows_that_fit
from fujidesk.plots.wall_pages.paper import BODY_PT, Head, WallPage, begun, chips_of, finished
from fujidesk.plots.wall_pages.sheet import sheet_page
from fujidesk.plots.wall_pages.table import columns_fitted, draw_lines, lines_that_fit
from fujidesk.plots.wall_pages.title import title_scene

_BESIDE_MOST = 3
"""Key figures that stand beside the first chart."""
_NOTHING = "この資料に映す内容は、まだありません。"
_EVALUATION_CHARTS = (ChartName.GRADES_BY_CATEGORY, ChartName.STATUS)


@dataclass(frozen=True)
class _Show:
    """What all pages are made from."""

    pack: Pack
    data: PackData
    palette: Palette


_Draft = Callable[[str], WallPage]
"""Draws a page once its number is known: it is given 「2 / 14」."""


def wall_pages(pack: Pack, data: PackData, palette: Palette = PAPER) -> tuple[WallPage, ...]:
    """Return all pages of a show in order."""
    show = _Show(pack, data, palette)
    drafts: list[_Draft] = [partial(_title, show)]
    for place, part in enumerate(pack.parts):
        maker = _MAKERS.get(part.kind)
        if maker is not None:
            drafts += list(maker(show, place, part)) or [partial(_empty_page, show, place, part)]
    return tuple(draft(f"{number} / {len(drafts)}") for number, draft in enumerate(drafts, start=1))


def _title(show: _Show, turn: str) -> WallPage:
    """Draw the first page."""
    return WallPage(title_scene(show.pack, turn, show.palette))


def _empty_page(show: _Show, place: int, part: PackPart, turn: str) -> WallPage:
    """Draw the page of a part that has nothing to show yet."""
    pen, body = begun(Head(part.label, part.title, chips_of(show.pack, is_internal=False)), show.palette)
    pen.lines(body.left, body.top, (_NOTHING,), BODY_PT, Ink(pen.palette.muted))
    return WallPage(finished(pen, show.pack, part.title, turn), place, _notes(part))


def _agenda(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield the items of business."""
    items = next(
        (b.texts for b in part.blocks if isinstance(b, TextBlock) and b.style is TextStyle.ITEMS), ()
    )
    if items:
        _, body = begun(Head(show.pack.title, part.title), show.palette)
        for page in item_pages(items, body):
            yield partial(_agenda_page, show, place, part, page)


def _agenda_page(show: _Show, place: int, part: PackPart, items: SignedTexts, turn: str) -> WallPage:
    """Draw items of business."""
    head = Head(show.pack.title, part.title, chips_of(show.pack, is_internal=False))
    pen, body = begun(head, show.palette)
    items.draw(pen, body)
    return WallPage(finished(pen, show.pack, part.title, turn), place, _notes(part))


def _notes(part: PackPart, *notes: str) -> tuple[str, ...]:
    """Return what the office wrote to a page."""
    return tuple(text for text in (part.note, *notes) if text)


def _summary(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield the sentences over the figures that matter, then each chart; the first beside three figures.

    Sentences too long for that stand on pages of their own.
    """
    figures = tuple(
        figure for block in part.blocks if isinstance(block, FiguresBlock) for figure in block.figures
    )
    texts = tuple(text for block in part.blocks if isinstance(block, TextBlock) for text in block.texts)
    heading = _summary_heading(show, part)
    _, body = begun(Head(part.caption, heading), show.palette)
    below = figures_height(figures)
    told = sentence_pages(texts, body, below)
    if len(told) == 1 and told[0].height(body) + below <= body.height:
        yield partial(_sentences_page, show, place, part, told[0], figures)
    else:
        for page in sentence_pages(texts, body):
            yield partial(_sentences_page, show, place, part, page, ())
        if figures:
            yield partial(_figures_page, show, place, part, heading, figures)
    for turn, block in enumerate(block for block in part.blocks if isinstance(block, ChartBlock)):
        beside = figures[1 : 1 + _BESIDE_MOST] if turn == 0 else ()
        yield from _chart_drafts(show, place, part, block.chart, block.note, beside)


def _summary_heading(show: _Show, part: PackPart) -> str:
    """Return the heading of the sentences: the year, or the period of the whole plan."""
    whole = show.data.whole
    return f"{long_year(show.data.year)}の{part.title}" if whole is None else whole.title


def _sentences_page(
    show: _Show, place: int, part: PackPart, told: SignedTexts, figures: tuple[KeyFigure, ...], turn: str
) -> WallPage:
    """Draw the sentences over the figures that matter."""
    chips = chips_of(show.pack, is_internal=part.is_internal)
    pen, body = begun(Head(part.caption, _summary_heading(show, part), chips), show.palette)
    below = told.draw(pen, body)
    draw_figures(pen, figures, replace(body, top=below + BODY_PT / 2))
    scene = finished(pen, show.pack, part.title, turn, "".join(text for _, text in told.texts))
    return WallPage(scene, place, _notes(part))


def _chart_drafts(
    show: _Show, place: int, part: PackPart, chart: Chart, note: str = "", beside: tuple[KeyFigure, ...] = ()
) -> Iterator[_Draft]:
    """Yield the pages of a chart."""
    _, body = begun(_chart_head(show, part, chart), show.palette)
    parts = on_wall(chart, body, show.palette)
    for number, piece in enumerate(parts, start=1):
        turn = f"（{number} / {len(parts)}）" if len(parts) > 1 else ""
        yield partial(_chart_page, show, place, part, (piece, note, turn), beside)


def _chart_head(show: _Show, part: PackPart, chart: Chart, turn: str = "") -> Head:
    """Return the head of a chart's page: what the chart says, its title small above."""
    head = chart.head
    chips = chips_of(show.pack, is_internal=part.is_internal or head.is_internal)
    caption = f"{part.label}　{head.title}{turn}"
    return Head(caption, (head.message or head.title).removesuffix("。"), chips)


def _chart_page(
    show: _Show, place: int, part: PackPart, what: tuple[Chart, str, str], beside: tuple[KeyFigure, ...],
    turn: str,
) -> WallPage:  # fmt: skip
    """Draw a chart; beside: figures at its right. what: chart, the office's note, which of how many."""
    chart, note, piece = what
    pen, body = begun(_chart_head(show, part, chart, piece), show.palette)
    if beside:
        body = draw_beside(pen, beside, body)
    draw_chart(pen, chart, body)
    scene = finished(pen, show.pack, chart.head.title, turn, chart.alt)
    return WallPage(scene, place, _notes(part, note))


def _evaluation(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield charts of the year, and the projects that are behind: grades below 「おおむね計画どおり」."""
    data = show.data
    for name in _EVALUATION_CHARTS:
        if name in data.charts:
            yield from _chart_drafts(show, place, part, data.charts[name])
    good = good_grades(data.profile)
    behind = tuple(row.number for row in data.rows if row.grade is not None and row.grade not in good)
    if behind:
        yield from _listed(show, place, part, Target(f"評価が{good[-1]}に届かない事業", behind))
    if data.term.internal and ChartName.BUDGET in data.charts:
        yield from _chart_drafts(show, place, part, data.charts[ChartName.BUDGET])


def _listed(show: _Show, place: int, part: PackPart, target: Target) -> Iterator[_Draft]:
    """Yield a list of projects on as many pages as it needs."""
    rows = [row for row in show.data.rows if row.number in target.numbers]
    heading = f"{target.label}は {len(rows):,} 事業"
    _, body = begun(Head(part.caption, heading), show.palette)
    each = rows_that_fit(body)
    starts = range(0, len(rows), each)
    for number, at in enumerate(starts, start=1):
        caption = f"{part.caption}（{number} / {len(starts)}）" if len(starts) > 1 else part.caption
        shown = tuple(row.number for row in rows[at : at + each])
        yield partial(_list_page, show, place, part, Head(caption, heading), shown)


def _list_page(
    show: _Show, place: int, part: PackPart, head: Head, numbers: tuple[str, ...], turn: str
) -> WallPage:
    """Draw a page of a list."""
    chips = chips_of(show.pack, is_internal=False)
    pen, body = begun(replace(head, chips=chips), show.palette)
    rows = [row for row in show.data.rows if row.number in numbers]
    draw_rows(pen, show.data, rows, body)
    return WallPage(finished(pen, show.pack, head.heading, turn), place, _notes(part), numbers)


def _sheets(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield a page for each priority project."""
    for block in part.blocks:
        if isinstance(block, SheetBlock):
            yield partial(_sheet_page, show, place, block)


def _sheet_page(show: _Show, place: int, block: SheetBlock, turn: str) -> WallPage:
    """Draw the page of a project."""
    return sheet_page(show.pack, show.data, block, show.palette, place, turn)


def _roadmap(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield how many projects of the roadmap stand where, those that are late, and phases and load."""
    data = show.data
    late, early, on_time = _by_slip(data)
    figures = (
        counted("計画どおり", on_time, Tone.GOOD), counted("計画より先行", early, Tone.GOOD),
        counted("計画より遅れ", late, Tone.BAD),
    )  # fmt: skip
    if late or early or on_time:
        heading = (
            f"{data.profile.dx_name} {data.roadmap.row_count:,} 事業のうち、計画より遅れは {len(late)} 事業"
        )
        yield partial(_figures_page, show, place, part, heading, figures)
    if late:
        yield from _listed(show, place, part, Target("ロードマップより遅れている事業", late))
    for name in (ChartName.PHASES, ChartName.DEPARTMENT_LOAD):
        if name in data.charts and not _is_in(show.pack, name):
            yield from _chart_drafts(show, place, part, data.charts[name])


def _is_in(pack: Pack, name: ChartName) -> bool:
    """Tell whether a chart stands in a part of the pack already."""
    return any(chart.head.name is name for part in pack.parts for chart in part.charts)


def _by_slip(data: PackData) -> tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]:
    """Return the numbers of the roadmap's projects of the year that are late, early and on time."""
    column, running = data.roadmap.report_column, {row.number for row in data.rows}
    rows = (row for group in data.roadmap.groups for row in group.rows if row.number in running)
    words = {row.number: slip_words(row, column) for row in rows}
    late = tuple(number for number, word in words.items() if word.endswith("遅れ"))
    early = tuple(number for number, word in words.items() if word.endswith("先行"))
    return late, early, tuple(number for number, word in words.items() if word == "計画どおり")


def _figures_page(
    show: _Show, place: int, part: PackPart, heading: str, figures: tuple[KeyFigure, ...], turn: str
) -> WallPage:
    """Draw figures under a heading."""
    chips = chips_of(show.pack, is_internal=False)
    pen, body = begun(Head(part.caption, heading, chips), show.palette)
    draw_figures(pen, figures, body)
    return WallPage(finished(pen, show.pack, heading, turn), place, _notes(part))


def _indicators(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield how many indicators are reached, then the curves of those that are judged not to be."""
    data = show.data
    counts = achieved(data.evaluation.indicators, data.year)
    tones = {Achievement.REACHED: Tone.GOOD}
    figures = tuple(
        replace(counted(ACHIEVEMENT_NAMES[kind], numbers, tones.get(kind, Tone.CARE)), unit="指標")
        for kind, numbers in counts.items()
        if numbers and kind is not Achievement.UNKNOWN
    )
    chart = next((chart for chart in part.charts if isinstance(chart, TrendChart)), None)
    if figures:
        heading = chart.head.message.removesuffix("。") if chart is not None else ""
        yield partial(_figures_page, show, place, part, heading or part.title, figures)
    if chart is None:
        return
    unreached = (*counts[Achievement.ON_THE_WAY], *counts[Achievement.MISSED])
    open_panels = tuple(panel for panel in chart.panels if panel.number in unreached)
    if open_panels:
        foot = replace(chart.head.foot, remark=f"目標を達成していない指標のうち {len(open_panels)} 件を示す")
        head = replace(chart.head, message=f"目標を達成していない指標は {len(unreached)} 件", foot=foot)
        yield from _chart_drafts(show, place, part, replace(chart, head=head, panels=open_panels))


def _changes(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield the tables of changes and new projects in few words."""
    for block in part.blocks:
        if isinstance(block, TableBlock):
            yield from _table_drafts(show, place, part, block)


_PROJECT, _DEPARTMENT, _LEVEL = "project", "department", "level"
"""Stand for what the city calls a project, who carries it out, and the level above it."""
_SHOWN_COLUMNS = {
    "whole_levels": (_LEVEL, "事業", "計画どおり", "遅れ", "途中で終了", "指標 達成／判定"),
    "whole_late": ("番号", _PROJECT, "ずれ"),
    "whole_ended": ("番号", _PROJECT, "判定の理由"),
    "whole_never": ("番号", _PROJECT, _DEPARTMENT),
    "revisions": ("区分", "事業", "理由"),
    "since": ("番号", _PROJECT, "項目", "前", "後"),
    "new_projects": ("重要", "事業名", "提案部署", "段階", "要求額"),
}
"""Columns of the papers' tables that go on the wall; those of terms (whole_levels_1) as that of the whole."""


def _in_words(labels: Sequence[str], profile: PlanProfile) -> tuple[str, ...]:
    """Return labels of columns as the papers have them, in the words of the plan and of the city."""
    words = {
        _PROJECT: profile.project_name, _DEPARTMENT: profile.words.department, _LEVEL: profile.words.lower,
    }  # fmt: skip
    return tuple(words.get(label, label) for label in labels)


def _table_drafts(
    show: _Show, place: int, part: PackPart, block: TableBlock, *, counted: bool = True
) -> Iterator[_Draft]:
    """Yield a table of few columns on as many pages as it needs. counted: the heading says how many lines."""
    wanted = _in_words(_SHOWN_COLUMNS.get(block.key.rstrip("_0123456789"), ()), show.data.profile)
    kept = [index for index, column in enumerate(block.columns) if column.label in wanted]
    columns = tuple(block.columns[index] for index in kept)
    rows = tuple(replace(row, cells=tuple(row.cells[index] for index in kept)) for row in block.lines)
    heading = f"{block.title or part.title}{f'　{len(rows):,} 件' if counted else ''}"
    _, body = begun(Head(part.caption, heading), show.palette)
    few = replace(block, columns=columns, rows=rows)
    few = replace(few, columns=columns_fitted(few, body))
    each = lines_that_fit(body)
    starts = range(0, max(len(rows), 1), each)
    for number, at in enumerate(starts, start=1):
        caption = f"{part.caption}（{number} / {len(starts)}）" if len(starts) > 1 else part.caption
        head = Head(caption, heading, chips_of(show.pack, is_internal=part.is_internal))
        yield partial(_table_page, show, place, part, head, replace(few, rows=rows[at : at + each]))


def _table_page(
    show: _Show, place: int, part: PackPart, head: Head, block: TableBlock, turn: str
) -> WallPage:
    """Draw a page of a table."""
    pen, body = begun(head, show.palette)
    draw_lines(pen, block, body)
    numbers = tuple(row.number for row in block.rows if row.number)
    return WallPage(finished(pen, show.pack, head.heading, turn), place, _notes(part), numbers)


def _whole_levels(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield what policies and measures reached, then what did not go as planned."""
    for block in part.blocks:
        if not isinstance(block, TableBlock):
            continue
        if block.key.startswith("whole_levels"):
            for table in level_tables(block):
                yield from _table_drafts(show, place, part, table, counted=False)
        else:
            yield from _table_drafts(show, place, part, block)


def _charts(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield each chart of a part."""
    for block in part.blocks:
        if isinstance(block, ChartBlock):
            yield from _chart_drafts(show, place, part, block.chart, block.note)


def _whole_indicators(show: _Show, place: int, part: PackPart) -> Iterator[_Draft]:
    """Yield how many indicators are reached at the end."""
    whole = show.data.whole
    if whole is not None and whole.indicators:
        tones = {Final.REACHED: Tone.GOOD, Final.NOT_REACHED: Tone.BAD}
        figures = tuple(
            replace(counted(FINAL_NAMES[result], numbers, tones.get(result, Tone.PLAIN)), unit="指標")
            for result, numbers in whole.total.finals.items()
        )
        mark = f"（{FORECAST}）" if whole.is_unfinished else ""
        yield partial(_figures_page, show, place, part, f"{part.title}{mark}", figures)


_MAKERS: Mapping[PartKind, Callable[[_Show, int, PackPart], Iterator[_Draft]]] = {
    PartKind.AGENDA: _agenda, PartKind.SUMMARY: _summary, PartKind.EVALUATION: _evaluation,
    PartKind.SHEETS: _sheets, PartKind.ROADMAP: _roadmap, PartKind.INDICATORS: _indicators,
    PartKind.CHANGES: _changes, PartKind.SINCE: _changes, PartKind.WHOLE_SUMMARY: _summary,
    PartKind.WHOLE_LEVELS: _whole_levels, PartKind.WHOLE_GRADES: _charts,
    PartKind.WHOLE_INDICATORS: _whole_indicators,
}  # fmt: skip
"""Parts that go on the wall."""
