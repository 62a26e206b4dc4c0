"""A pack as a workbook: every part and figure is in it, numbers are numbers, it prints, charts are native."""

import io
from dataclasses import replace
from decimal import Decimal

import pytest
from openpyxl import load_workbook
from openpyxl.chart import BarChart
from openpyxl.utils import get_column_letter

from fujidesk.domain.charts import TrendChart
from fujidesk.domain.pack_blocks import ChartBlock, MarkCell, SheetBlock, TableBlock
from fujidesk.errors import CancelledError
from fujidesk.exchange.pack_xlsx import pack_workbook
from tests.demo_pack import demo_pack


@pytest.fixture(scope="module")
def pack():
    return demo_pack()


@pytest.fixture(scope="module")
def book(pack):
    return load_workbook(io.BytesIO(pack_workbook(pack)))


def values(sheet):
    return [cell.value for row in sheet.iter_rows() for cell in row if cell.value is not None]


def sheets_of(book, part):
    return [sheet for sheet in book.worksheets if sheet["A1"].value == part.caption]


def test_every_part_has_its_sheet_in_order(pack, book):
    captions = list(dict.fromkeys(sheet["A1"].value for sheet in book.worksheets))
    assert captions == [part.caption for part in pack.parts]


def test_every_project_of_every_table_is_there_once(pack, book):
    for part in pack.parts:
        found = [value for sheet in sheets_of(book, part) for value in values(sheet)]
        for block in part.blocks:
            if isinstance(block, TableBlock):
                for row in block.lines:
                    texts = [cell for cell in row.cells if isinstance(cell, str) and cell]
                    assert all(text in found for text in texts[:2])


def test_numbers_are_numbers_and_grades_are_letters(pack, book):
    part = next(p for p in pack.parts for b in p.blocks if isinstance(b, TableBlock) and len(b.lines) > 100)
    block = next(b for b in part.blocks if isinstance(b, TableBlock))
    sheet = sheets_of(book, part)[0]
    wanted = [cell for row in block.lines for cell in row.cells if isinstance(cell, int)]
    stored = [value for value in values(sheet) if isinstance(value, int)]
    assert stored == wanted
    grades = [cell.mark for row in block.lines for cell in row.cells if isinstance(cell, MarkCell)]
    letters = [value for value in values(sheet) if value in ("S", "A", "B", "C", "D")]
    assert letters == [mark for mark in grades if len(mark) == 1]


def test_headings_of_groups_go_over_the_whole_table(pack, book):
    part = next(
        p
        for p in pack.parts
        for b in p.blocks
        if isinstance(b, TableBlock) and any(r.is_group for r in b.rows)
    )
    (sheet,) = sheets_of(book, part)[:1]
    block = next(b for b in part.blocks if isinstance(b, TableBlock))
    group = next(row.cells[0] for row in block.rows if row.is_group)
    cell = next(cell for row in sheet.iter_rows() for cell in row if cell.value == group)
    assert any(area.min_row == cell.row and area.max_col > 3 for area in sheet.merged_cells.ranges)


def test_each_sheet_prints_on_a4_with_page_numbers(pack, book):
    for sheet in book.worksheets:
        assert (sheet.page_setup.paperSize, sheet.page_setup.fitToWidth) == (9, 1)
        assert sheet.oddFooter.center.text == "&P / &N"
        assert pack.title.replace("&", "&&") in sheet.oddHeader.left.text


def test_the_number_of_the_paper_stands_on_each_page(pack, book):
    for part in pack.parts:
        assert {sheet.oddHeader.right.text for sheet in sheets_of(book, part)} == {part.label}


def test_sheets_of_internal_parts_alone_carry_the_mark(pack, book):
    for part in pack.parts:
        for sheet in sheets_of(book, part):
            top = [cell.value for cell in sheet[1]]
            assert ("取扱注意" in top) is part.is_internal
            assert ("取扱注意" in (sheet.oddFooter.left.text or "")) is part.is_internal


def test_equal_packs_give_equal_bytes(pack):
    assert pack_workbook(pack) == pack_workbook(demo_pack())


def test_a_pack_without_internal_parts_carries_no_mark(pack):
    public = replace(pack, parts=tuple(replace(part, is_internal=False) for part in pack.parts))
    book = load_workbook(io.BytesIO(pack_workbook(public)))
    assert all(sheet.oddFooter.left.text is None for sheet in book.worksheets)
    assert not any("取扱注意" in str(value) for sheet in book.worksheets for value in values(sheet))


def test_bars_are_native_charts_of_the_cells(pack, book):
    charts = [chart for sheet in book.worksheets for chart in sheet._charts if isinstance(chart, BarChart)]
    assert len(charts) >= 2
    assert all("!$" in series.val.numRef.f for chart in charts for series in chart.series)


def test_figures_of_a_chart_stand_beside_it(pack, book):
    for part in pack.parts:
        for chart in part.charts:
            found = [value for sheet in sheets_of(book, part) for value in values(sheet)]
            assert chart.head.foot.text in found
            assert chart.head.title in found


def test_no_formula_and_no_author_leaves(book):
    assert not any(str(value).startswith("=") for sheet in book.worksheets for value in values(sheet))
    assert book.properties.creator == "富士デスク"


def test_each_project_sheet_begins_a_page(pack, book):
    part = next(p for p in pack.parts if sum(isinstance(b, SheetBlock) for b in p.blocks) > 1)
    (sheet,) = sheets_of(book, part)
    projects = [block for block in part.blocks if isinstance(block, SheetBlock)]
    assert len(sheet.row_breaks.brk) == len(projects) - 1
    for block in projects:
        assert any(str(value).startswith(f"{block.number}　{block.title}") for value in values(sheet))


def test_it_can_be_stopped(pack):
    class Stop:
        def step(self, done, total, what):
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        pack_workbook(pack, Stop())


def test_figures_with_decimals_are_not_rounded_and_years_are_named_as_in_the_papers(pack):
    part = next(p for p in pack.parts for c in p.charts if isinstance(c, TrendChart))
    chart = next(chart for chart in part.charts if isinstance(chart, TrendChart))
    panel = replace(
        chart.panels[0], points=tuple(replace(p, value=Decimal("53.9")) for p in chart.panels[0].points)
    )
    blocks = (ChartBlock(replace(chart, panels=(panel,))),)
    book = load_workbook(io.BytesIO(pack_workbook(replace(pack, parts=(replace(part, blocks=blocks),)))))
    cells = {cell.value: cell for row in book.worksheets[0].iter_rows() for cell in row}
    assert "R4" in cells
    assert cells[53.9].number_format == "#,##0.0##"
    assert cells[panel.title].alignment.horizontal != "right"


def test_grades_that_moved_have_a_native_chart_and_parts_that_are_not_there_no_label(book):
    charts = book["資料1"]._charts
    assert [len(chart.series) for chart in charts] == [10, 5, 4]
    with_labels = [series.dLbls for chart in charts[:2] for series in chart.series]
    assert any(len(labels.dLbl) for labels in with_labels)
    for labels in with_labels:
        assert all(label.showVal is False for label in labels.dLbl)


def test_each_chart_begins_a_page_with_its_table(book):
    assert len(book["資料1"].row_breaks.brk) == 2


def test_short_values_are_not_broken(book):
    sheet = next(sheet for sheet in book.worksheets if sheet["A1"].value.startswith("資料6"))
    head = next(row for row in sheet.iter_rows() if row[0].value == "日")
    assert sheet.column_dimensions[head[1].column_letter].width > 5 * 1.7
    total = sum(dimension.width for dimension in sheet.column_dimensions.values())
    assert abs(total - 140) < 0.5


def test_a_chart_that_has_nothing_to_show_says_so(pack):
    part = next(p for p in pack.parts for c in p.charts if isinstance(c, TrendChart))
    block = next(b for b in part.blocks if isinstance(b, ChartBlock))
    empty = replace(block, chart=replace(block.chart, panels=()))
    book = load_workbook(io.BytesIO(pack_workbook(replace(pack, parts=(replace(part, blocks=(empty,)),)))))
    assert "数値の目標と実績のある指標はありません。" in values(book.worksheets[0])


def test_each_indicator_has_a_native_line_chart_of_its_row_below_the_table(pack, book):
    part = next(p for p in pack.parts for c in p.charts if isinstance(c, TrendChart))
    panels = next(chart for chart in part.charts if isinstance(chart, TrendChart)).panels
    sheet = sheets_of(book, part)[0]
    rows = {row[0].value: row[0].row for row in sheet.iter_rows() if row[0].value}
    assert len(sheet._charts) == len(panels)
    for chart, panel in zip(sheet._charts, panels, strict=True):
        row = rows[panel.number]
        assert chart.series[0].val.numRef.f.endswith(f"$E${row}:$I${row}")
        assert chart.anchor._from.row >= max(rows[item.number] for item in panels)
        area = chart.series[1].val.numRef.f.split("!")[1].replace("$", "")
        assert [cell.value for cell in sheet[area][0]] == [float(panel.target)] * len(panel.points)


def test_charts_of_indicators_stand_beside_each_other_within_the_sheet(pack, book):
    sheet = next(s for s in book.worksheets if s["A1"].value.startswith("資料5") and s._charts)
    places = [
        (chart.anchor._from.row, chart.anchor._from.col, chart.anchor._from.colOff) for chart in sheet._charts
    ]
    assert len({row for row, _, _ in places}) == 2
    assert len(set(places)) == 6


def test_items_of_the_agenda_have_the_numbers_that_they_have_in_print(pack, book):
    found = values(sheets_of(book, pack.parts[0])[0])
    assert {"1　開会", "3　議事", "4　その他", "5　閉会"} <= set(found)
    below = next(value for value in found if "（１）令和7年度" in str(value))
    assert not any(sign.isdigit() for sign in below[: below.index("（")])


def test_grades_are_coloured_where_the_first_project_has_none(pack):
    """A project that is new in the year has no grade of the year before."""
    part = next(p for p in pack.parts for b in p.blocks if isinstance(b, TableBlock) and len(b.lines) > 100)
    block = next(b for b in part.blocks if isinstance(b, TableBlock))
    places = [place for place, cell in enumerate(block.lines[0].cells) if isinstance(cell, MarkCell)]
    first = block.lines[0]
    bare = replace(first, cells=tuple("" if isinstance(cell, MarkCell) else cell for cell in first.cells))
    rows = tuple(bare if row is first else row for row in block.rows)
    changed = replace(part, blocks=(replace(block, rows=rows),))
    made = load_workbook(io.BytesIO(pack_workbook(replace(pack, parts=(changed,)))))
    coloured = {str(area.sqref).split(":")[0].rstrip("0123456789") for area in
                made.worksheets[0].conditional_formatting}  # fmt: skip
    assert coloured == {get_column_letter(place + 1) for place in places}


def test_no_page_parts_plan_and_actual_or_ends_with_the_heading_of_a_group(pack):
    """Rows lie on pages of A4 by the breaks of the sheet; Excel shrinks them at most."""
    part = next(part for part in pack.parts if part.label == "資料4")
    block = next(b for b in part.blocks if isinstance(b, TableBlock))
    many = replace(block, rows=block.rows * 8)
    data = pack_workbook(replace(pack, parts=(replace(part, blocks=(many,)),)))
    sheet = load_workbook(io.BytesIO(data)).worksheets[0]
    sides = [cell.column for row in sheet.iter_rows() for cell in row if cell.value == "実績"]
    breaks = [item.id for item in sheet.row_breaks.brk]
    assert breaks
    for row in breaks:
        assert sheet.cell(row + 1, sides[0]).value != "実績"
        assert any(sheet.cell(row, column).value is not None for column in range(2, sides[0] + 1)), (
            "a heading"
        )
    heads = int(sheet.print_title_rows.split(":")[0].replace("$", ""))
    tall = {row: sheet.row_dimensions[row].height for row in range(1, sheet.max_row + 1)}
    pages = zip([0, *breaks], [*breaks, sheet.max_row], strict=True)
    for first, last in pages:
        used = sum(tall[row] for row in range(first + 1, last + 1)) + (tall[heads] if first else 0)
        assert used <= (210 / 25.4 - 0.7 - 0.6) * 72
