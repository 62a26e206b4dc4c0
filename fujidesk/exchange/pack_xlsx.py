"""Writes a pack as a workbook: a sheet a part, native charts beside their figures, ready to print on A4.

Every figure is that of the content model, so that it is the one of the PDF and the slides. A strip of phases
takes a column a half-year, plan over reached, so that Excel can filter it.
"""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from fujidesk.domain.charts import TrendChart
from fujidesk.domain.pack_blocks import (
    Block,
    Cell,
    CellAlign,
    ChartBlock,
    FiguresBlock,
    MarkCell,
    Pack,
    PackPart,
    PhasesCell,
    SheetBlock,
    TableBlock,
    TextBlock,
    TextStyle,
    numbered_items,
)
from fujidesk.domain.pack_blocks import Column as PackColumn
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.report_rows import mark_name
from fujidesk.domain.sharing import shared
from fujidesk.exchange.pack_xlsx_charts import add_chart
from fujidesk.exchange.report_tables import Column, TableBook, TableSheet, TableValue
from fujidesk.exchange.same_times import same_times
from fujidesk.exchange.workbook_format import colour_phases, ems_of, letter_of

CARE = "取扱注意（庁内限り）"
"""At the foot of every page of a pack with internal figures."""
_WIDTH = 140.0
"""Characters over an A4 landscape page."""
_HALF, _SIDE_WIDTH, _LEAST_WIDTH = 4.0, 6.0, 4.0
_SHORT = 8
"""A value of so many characters or fewer is not broken."""
_UNITS_PER_EM, _BESIDE = 1.7, 2.2
"""Of texts of 8.5 points, in column units of 7 pixels; a little more, as another font may be present."""
_TREND_WIDTHS = (9.0, 38.0, 24.0, 10.0)
"""Of number, title, target and unit of indicators."""
_SIDES = ("計画", "実績")
_NAME_LENGTH = 31
"""Characters of a sheet's name (Excel specifications and limits)."""
_FORBIDDEN = re.compile(r"[\[\]:*?/\\]")
_LOOKS = {CellAlign.LEFT: "rt_text", CellAlign.CENTER: "rt_code", CellAlign.RIGHT: "rt_kyen"}


def pack_workbook(pack: Pack, progress: Progress | None = None) -> bytes:
    """Return the workbook of a pack; equal packs give equal bytes.

    Raises:
        CancelledError: by `progress`.
    """
    tell = progress or NoProgress()
    care = CARE if pack.is_internal else ""
    book = TableBook(pack.title, sample=bool(pack.state.sample), care=care)
    names: set[str] = set()
    for place, part in enumerate(pack.parts):
        tell.step(place, len(pack.parts), part.caption)
        for number, blocks in enumerate(_sheets(part), start=1):
            label = part.label if number == 1 else f"{part.label} ({number})"
            _add_sheet(book, _free_name(label, names), part, blocks)
    tell.step(len(pack.parts), len(pack.parts), "Excel")
    return same_times(book.data())


def _free_name(label: str, names: set[str]) -> str:
    """Return a name of a sheet that Excel takes and that is not taken."""
    name, count = _FORBIDDEN.sub("", label)[:_NAME_LENGTH], 1
    while name in names:
        count += 1
        name = f"{label[: _NAME_LENGTH - 5]}_{count}"
    names.add(name)
    return name


def _sheets(part: PackPart) -> Iterator[list[Block]]:
    """Yield the blocks of a part by sheet; a table has columns of its own and shares it with texts only."""
    blocks: list[Block] = []
    for block in part.blocks:
        others = [item for item in blocks if not isinstance(item, TextBlock)]
        tables = any(isinstance(item, TableBlock) for item in (block, *others))
        if tables and others and not isinstance(block, TextBlock):
            yield blocks
            blocks = []
        blocks.append(block)
    yield blocks


def _add_sheet(book: TableBook, name: str, part: PackPart, blocks: Sequence[Block]) -> None:
    """Add a sheet with some blocks of a part."""
    table = next((block for block in blocks if isinstance(block, TableBlock)), None)
    widths = _table_widths(table) if table is not None else _plain_widths(blocks)
    sheet = book.add_sheet(name, part.caption, widths, is_public=not part.is_internal)
    sheet.number = part.label
    if part.note:
        sheet.note(part.note, "rt_plain")
    head: int | None = None
    for block in blocks:
        head = _add_block(sheet, block, len(widths)) or head
    is_list = table is not None and bool(table.rows)
    sheet.finish(landscape=True, head=head, is_list=is_list and not _has_groups(table))


def _has_groups(table: TableBlock | None) -> bool:
    """Tell whether a table has headings of groups, which a filter would hide or tear apart."""
    return table is not None and any(row.is_group for row in table.rows)


def _plain_widths(blocks: Sequence[Block]) -> list[float]:
    """Return the columns of a sheet without a table: a label and as many as the widest chart needs."""
    charts = [block.chart for block in blocks if isinstance(block, ChartBlock)]
    most = max([len(chart.table.header) - 1 for chart in charts] + [3])
    if any(isinstance(chart, TrendChart) and chart.panels for chart in charts):
        texts = _TREND_WIDTHS
        return [*texts, *([(_WIDTH - sum(texts)) / (most + 1 - len(texts))] * (most + 1 - len(texts)))]
    return [28.0, *([(_WIDTH - 28.0) / most] * most)]


def _table_widths(table: TableBlock) -> list[float]:
    """Return the columns of a table's sheet; a strip takes one a half-year and one for its sides.

    No short value or figure is broken; the rest goes by weight.
    """
    fixed = sum(_SIDE_WIDTH + 2 * len(column.years) * _HALF for column in table.columns if column.years)
    plain = [place for place, column in enumerate(table.columns) if not column.years]
    least = [_least(table, place) for place in plain]
    most = [max(_units(text) for text in _texts_of(table, place)) for place in plain]
    found = iter(shared(_WIDTH - fixed, [table.columns[place].weight for place in plain], least, most))
    widths: list[float] = []
    for column in table.columns:
        if column.years:
            widths += [_SIDE_WIDTH, *([_HALF] * (2 * len(column.years)))]
        else:
            widths.append(next(found))
    return widths


def _least(table: TableBlock, place: int) -> float:
    """Return the least width of a column: of its short values and figures, and of its unit."""
    column = table.columns[place]
    short = [text for text in _texts_of(table, place) if len(text) <= _SHORT]
    unit = f"（{column.unit}）" if column.unit else ""
    return max(_LEAST_WIDTH, _units(column.label[:4]), _units(unit), *map(_units, short))


def _texts_of(table: TableBlock, place: int) -> list[str]:
    """Return what stands in a column, its name first."""
    texts = [table.columns[place].label]
    for row in table.lines:
        value = _value(row.cells[place])
        texts += f"{value:,}".split("\n") if isinstance(value, int | float) else str(value or "").split("\n")
    return texts


def _units(text: str) -> float:
    """Return the width of a text in a table in units of a sheet's columns, with the room beside it."""
    return ems_of(text) * _UNITS_PER_EM + _BESIDE


def _add_block(sheet: TableSheet, block: Block, columns: int) -> int | None:
    """Write a block; returns the row of a table's heads, None for all else."""
    if isinstance(block, TextBlock):
        _add_texts(sheet, block)
    elif isinstance(block, FiguresBlock):
        for figure in block.figures:
            sheet.note(f"{figure.label}　{figure.value} {figure.unit}", "rt_heading")
    elif isinstance(block, ChartBlock):
        add_chart(sheet, block)
    elif isinstance(block, TableBlock):
        return _add_table(sheet, block)
    else:
        _add_project(sheet, block, columns)
    return None


def _add_texts(sheet: TableSheet, block: TextBlock) -> None:
    """Write texts, a row each; items are numbered."""
    if block.title:
        sheet.heading(block.title)
    if block.style is TextStyle.ITEMS:
        texts = [f"{number or '　'}　{text}" for number, text in numbered_items(block.texts)]
    else:
        texts = list(block.texts)
    for text in texts:
        sheet.note(text, "rt_plain")
    sheet.gap()


def _add_table(sheet: TableSheet, block: TableBlock) -> int | None:
    """Write a table with its title and foot."""
    if block.title:
        sheet.heading(block.title)
    head = None
    if block.rows:
        columns = [item for column in block.columns for item in _columns(column)]
        made = [list(_lines(block, row.cells, is_group=row.is_group)) for row in block.rows]
        rows = [line for lines in made for line in lines]
        head = sheet.table(columns, rows)
        if any(len(lines) > 1 for lines in made):
            sheet.keep_together(head, list(_runs_of_rows(block, [len(lines) for lines in made])))
        _colour(sheet, block, head, len(rows))
    else:
        sheet.note(block.empty, "rt_plain")
    if block.foot is not None:
        sheet.note(block.foot.text)
    return head


def _runs_of_rows(block: TableBlock, counts: Sequence[int]) -> Iterator[int]:
    """Yield how many rows stand together: plan over actual, and a group's heading over its first line."""
    waiting = 0
    for row, count in zip(block.rows, counts, strict=True):
        waiting += count
        if not row.is_group:
            yield waiting
            waiting = 0
    if waiting:
        yield waiting


def _columns(column: PackColumn) -> Iterator[Column]:
    """Yield the sheet's columns of a column."""
    if column.years:
        yield Column("", "rt_code")
        for year in column.years:
            yield Column(f"{year}上", "rt_count")
            yield Column(f"{year}下", "rt_count")
        return
    label = f"{column.label}\n（{column.unit}）" if column.unit else column.label
    yield Column(label, _LOOKS[column.align])


def _lines(block: TableBlock, cells: Sequence[Cell], *, is_group: bool) -> Iterator[list[TableValue]]:
    """Yield the rows of a line: one, or two where phases reached stand under those planned."""
    if is_group:
        yield [str(cells[0])]
        return
    strips = [cell for cell in cells if isinstance(cell, PhasesCell)]
    sides = (0, 1) if any(strip.reached.strip() for strip in strips) else (0,)
    for side in sides:
        line: list[TableValue] = []
        for column, cell in zip(block.columns, cells, strict=True):
            if isinstance(cell, PhasesCell):
                line += _phases(cell, side, 2 * len(column.years))
            else:
                line.append(_value(cell) if side == 0 else None)
        yield line


def _phases(cell: PhasesCell, side: int, count: int) -> list[TableValue]:
    """Return the side of a strip and its phases: figures, "-" after the end, None where nothing is said."""
    track = (cell.planned, cell.reached)[side].ljust(count)
    return [
        _SIDES[side],
        *(int(sign) if sign.isdigit() else sign.strip() or None for sign in track[:count]),
    ]


def _value(cell: Cell) -> TableValue:
    """Return what a cell of the sheet holds: numbers stay numbers."""
    if isinstance(cell, MarkCell):
        return mark_name(cell.mark)
    if isinstance(cell, Decimal):
        return float(cell)
    return None if isinstance(cell, PhasesCell) or cell == "" else cell


def _colour(sheet: TableSheet, block: TableBlock, head: int, count: int) -> None:
    """Colour grades and phases of a table by rule; their letters and figures stand in the cells."""
    first = 1
    for column, sample in zip(block.columns, _sample(block), strict=True):
        width = len(list(_columns(column)))
        area = f"{letter_of(first)}{head + 1}:{letter_of(first + width - 1)}{head + count}"
        if isinstance(sample, MarkCell):
            sheet.colour_grades(area)
        elif isinstance(sample, PhasesCell):
            colour_phases(sheet.sheet, area)
        first += width


def _sample(block: TableBlock) -> Sequence[Cell]:
    """Return a cell of each column that tells what it holds: its first grade or strip, where it has any."""
    looks = (MarkCell, PhasesCell)
    return [
        next((row.cells[place] for row in block.lines if isinstance(row.cells[place], looks)), None)
        for place in range(len(block.columns))
    ]


def _add_project(sheet: TableSheet, block: SheetBlock, columns: int) -> None:
    """Write the sheet of a project: its values in rows of a label and a text."""
    if sheet.has_table:
        sheet.break_page()
    dx = "　DX" if block.is_dx else ""
    sheet.heading(f"{block.number}　{block.title}（{block.category}{dx}）")
    pairs = [*block.facts, *block.texts, *_strip_pairs(block)]
    if block.report:
        pairs += [(block.report_title, ""), *block.report]
    spans = [Column("項目", "rt_text"), Column("内容", "rt_text", columns - 1)]
    sheet.table(spans, pairs)
    sheet.gap()


def _strip_pairs(block: SheetBlock) -> Iterator[tuple[str, str]]:
    """Yield plan and reached of the five years in words."""
    if block.strip is None:
        return
    for label, track in (
        ("スケジュール（計画）", block.strip.planned),
        ("スケジュール（実績）", block.strip.reached),
    ):
        if track.strip():
            yield label, _runs(block, track)


def _runs(block: SheetBlock, track: str) -> str:
    """Return phases in words, half-years with the same one told once: 「R4上～R5下 導入準備」."""
    strip = block.strip
    if strip is None:
        return ""
    told: list[str] = []
    first = 0
    for place in range(1, len(track) + 1):
        if place < len(track) and track[place] == track[first]:
            continue
        word = strip.phase_word(track, first)
        if word:
            last = strip.halves[place - 1].label
            span = strip.halves[first].label if place - 1 == first else f"{strip.halves[first].label}～{last}"
            told.append(f"{span} {word}")
        first = place
    return "　→　".join(told)
