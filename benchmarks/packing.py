"""A headquarters pack of 202 projects in all formats, against bare scripts that write the same elements.

The bare scripts know nothing of the plan, of pages or of widths. From the files that were written they are
told what stands where: on each slide its texts, tables (texts, sizes, fills, merged cells), charts; on each
page of the PDF its words, boxes and lines; in the workbook its cells with their named styles (as for issuing)
and charts; in the Word files paragraphs and tables. They write just that with python-pptx, reportlab,
openpyxl and python-docx as these are commonly used, and save.
"""

import io
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from docx import Document
from openpyxl import Workbook, load_workbook
from openpyxl.chart import BarChart, Reference
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.util import Emu, Pt
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from benchmarks.issuing import told_of, write_told
from benchmarks.measuring import Row, best_in_turn_ms
from benchmarks.screens import made_up_workspace
from fujidesk.domain.scenes import Line, Rect, Scene, Words
from fujidesk.plots.pack_pages import pack_pages
from fujidesk.plots.style import font_path
from fujidesk.services.pack_files import FORMATS

FISCAL_YEAR = 2025
BOUND = 2.0
_FONT = "bare"


@dataclass(frozen=True, slots=True)
class _Text:
    """A text on a slide: its place, paragraphs and size."""

    place: tuple[int, ...]
    lines: tuple[str, ...]
    size: float


@dataclass(frozen=True, slots=True)
class _Table:
    """A table on a slide; cells: row, column, text, size, has a fill; merged: row, column, across, down."""

    place: tuple[int, ...]
    widths: tuple[int, ...]
    heights: tuple[int, ...]
    cells: list[tuple[int, int, str, float, bool]]
    merged: list[tuple[int, int, int, int]]


@dataclass(frozen=True, slots=True)
class _Chart:
    """A chart on a slide."""

    place: tuple[int, ...]
    kind: Any
    categories: list[str]
    series: list[tuple[str, list[float | None]]]


def measure() -> list[Row]:
    """Measure writing all formats, and each of them."""
    with (
        TemporaryDirectory() as name,
        made_up_workspace(Path(name), 202, answered=True) as workspace,
    ):
        folder = Path(name, "pack")
        files = {
            kind: [path for path in workspace.pack_files.write("honbu", FISCAL_YEAR, folder, [kind]).paths
                   if path.suffix == f".{kind}"]
            for kind in FORMATS
        }  # fmt: skip
        slides = _told_slides(files["pptx"][0])
        today = workspace.pack_files.today()
        pages = [page.scene for page in pack_pages(workspace.packs.pack("honbu", FISCAL_YEAR, today))]
        book, charts = told_of(files["xlsx"][0]), _told_charts(files["xlsx"][0])
        papers = [_told_paper(path) for path in files["docx"]]
        pdfmetrics.registerFont(TTFont(_FONT, str(font_path())))
        bare = Path(name)

        def ours() -> object:
            return workspace.pack_files.write("honbu", FISCAL_YEAR, folder)

        def all_bare() -> None:
            _bare_slides(slides, bare / "a.pptx")
            _bare_pages(pages, bare / "a.pdf")
            write_told(bare / "a.xlsx", book)
            _bare_charts(charts, bare / "b.xlsx")
            for number, paper in enumerate(papers):
                _bare_paper(paper, bare / f"{number}.docx")

        spent = best_in_turn_ms((ours, all_bare), repeats=3)
    what = f"headquarters pack of 202 projects in all formats ({len(pages)} pages)"
    return [Row(what, *spent, "ms", BOUND)]


def _told_slides(path: Path) -> list[tuple[str, list[_Text | _Table | _Chart]]]:
    """Return title and shapes of each slide."""
    told = []
    for slide in Presentation(str(path)).slides:
        shapes: list[_Text | _Table | _Chart] = []
        for shape in slide.shapes:
            place = (shape.left, shape.top, shape.width, shape.height)
            if shape.has_chart:
                shapes.append(_told_chart(shape.chart, place))
            elif shape.has_table:
                shapes.append(_told_table(shape.table, place))
            elif shape != slide.shapes.title:
                frame = shape.text_frame
                runs = [run for paragraph in frame.paragraphs for run in paragraph.runs]
                size = runs[0].font.size.pt if runs else 0.0
                shapes.append(_Text(place, tuple(item.text for item in frame.paragraphs), size))
        told.append((slide.shapes.title.text, shapes))
    return told


def _told_table(table: Any, place: tuple[int, ...]) -> _Table:
    """Return what stands in a table."""
    cells, merged = [], []
    for y, row in enumerate(table.rows):
        for x, cell in enumerate(row.cells):
            if cell.is_spanned:
                continue
            if cell.is_merge_origin:
                merged.append((y, x, cell.span_width, cell.span_height))
            runs = [run for paragraph in cell.text_frame.paragraphs for run in paragraph.runs]
            size = runs[0].font.size.pt if runs else 0.0
            cells.append((y, x, cell.text, size, cell.fill.type == 1))
    widths = tuple(column.width for column in table.columns)
    return _Table(place, widths, tuple(row.height for row in table.rows), cells, merged)


def _told_chart(chart: Any, place: tuple[int, ...]) -> _Chart:
    """Return the figures of a chart."""
    plot = chart.plots[0]
    series = [(item.name, list(item.values)) for item in plot.series]
    return _Chart(place, chart.chart_type, [str(name) for name in plot.categories], series)


def _bare_slides(told: list[tuple[str, list[_Text | _Table | _Chart]]], path: Path) -> None:
    """Write slides as plainly as python-pptx can be used."""
    file = Presentation()
    file.slide_width, file.slide_height = Emu(10692003), Emu(7560056)
    for title, shapes in told:
        slide = file.slides.add_slide(file.slide_layouts[5])
        slide.shapes.title.text = title
        for shape in shapes:
            if isinstance(shape, _Chart):
                _bare_chart(slide, shape)
            elif isinstance(shape, _Table):
                _bare_table(slide, shape)
            else:
                frame = slide.shapes.add_textbox(*map(Emu, shape.place)).text_frame
                frame.text = "\n".join(shape.lines)
                for paragraph in frame.paragraphs if shape.size else ():
                    paragraph.font.size = Pt(shape.size)
    file.save(str(path))


def _bare_table(slide: Any, told: _Table) -> None:
    """Add a table."""
    table = slide.shapes.add_table(len(told.heights), len(told.widths), *map(Emu, told.place)).table
    for column, width in zip(table.columns, told.widths, strict=True):
        column.width = Emu(width)
    for row, height in zip(table.rows, told.heights, strict=True):
        row.height = Emu(height)
    for y, x, across, down in told.merged:
        table.cell(y, x).merge(table.cell(y + down - 1, x + across - 1))
    for y, x, text, size, is_filled in told.cells:
        cell = table.cell(y, x)
        cell.text = text
        if size:
            cell.text_frame.paragraphs[0].font.size = Pt(size)
        if is_filled:
            cell.fill.solid()


def _bare_chart(slide: Any, told: _Chart) -> None:
    """Add a chart."""
    data = CategoryChartData()
    data.categories = told.categories
    for name, values in told.series:
        data.add_series(name, values)
    slide.shapes.add_chart(told.kind, *map(Emu, told.place), data)


def _bare_pages(scenes: list[Scene], path: Path) -> None:
    """Write words, boxes and lines as plainly as reportlab can be used."""
    canvas = Canvas(str(path))
    for scene in scenes:
        canvas.setPageSize((scene.width, scene.height))
        for item in scene.items:
            if isinstance(item, Words):
                canvas.setFont(_FONT, item.size)
                canvas.setFillColor(item.colour)
                canvas.drawString(item.x, scene.height - item.y, item.text)
            elif isinstance(item, Rect):
                canvas.setFillColor(item.fill or "#FFFFFF")
                canvas.rect(item.x, scene.height - item.y - item.height, item.width, item.height, fill=1)
            elif isinstance(item, Line):
                canvas.setStrokeColor(item.colour)
                canvas.line(item.x1, scene.height - item.y1, item.x2, scene.height - item.y2)
        canvas.showPage()
    canvas.save()


def _told_charts(path: Path) -> list[tuple[int, int]]:
    """Return series and points of each chart of a workbook."""
    charts = [chart for sheet in load_workbook(path).worksheets for chart in sheet._charts]
    return [(len(chart.series), 10) for chart in charts]


def _bare_charts(told: list[tuple[int, int]], path: Path) -> None:
    """Write as many charts."""
    workbook = Workbook()
    sheet = workbook.active
    for count, points in told:
        chart = BarChart()
        chart.add_data(Reference(sheet, min_col=2, max_col=1 + count, min_row=1, max_row=points))
        sheet.add_chart(chart)
    workbook.save(path)


def _told_paper(path: Path) -> tuple[list[str], list[list[list[str]]]]:
    """Return paragraphs and tables of a Word file."""
    paper = Document(str(path))
    tables = [[[cell.text for cell in row.cells] for row in table.rows] for table in paper.tables]
    return [item.text for item in paper.paragraphs], tables


def _bare_paper(told: tuple[list[str], list[list[list[str]]]], path: Path) -> None:
    """Write paragraphs and tables as plainly as python-docx can be used."""
    paper = Document()
    lines, tables = told
    for line in lines:
        paper.add_paragraph(line)
    for rows in tables:
        table = paper.add_table(len(rows), len(rows[0]))
        for y, row in enumerate(rows):
            for x, text in enumerate(row):
                table.cell(y, x).text = text
    stream = io.BytesIO()
    paper.save(stream)
    path.write_bytes(stream.getvalue())
