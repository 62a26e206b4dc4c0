"""The papers of a meeting as files: all or none, the same figures in each, the same bytes twice."""

import datetime as dt
import hashlib
import io
import json
from dataclasses import replace

import pytest
from docx import Document
from openpyxl import load_workbook
from pptx import Presentation
from pypdf import PdfReader

from fujidesk.domain.pack_blocks import FiguresBlock, MarkCell, TableBlock
from fujidesk.domain.pack_manifest import MANIFEST_NAME
from fujidesk.domain.people import Member
from fujidesk.domain.report_rows import mark_name
from fujidesk.errors import CancelledError, MachineError, UserError
from fujidesk.services.pack_files import FORMATS, PackFileService, made_files
from tests.demo_pack import demo_pack

FY, TODAY = 2023, dt.date(2024, 7, 10)
STEM = "R5_情報化推進本部会議_"


class Stop:
    def __init__(self, at):
        self.at = at
        self.steps = []

    def step(self, done, total, what):
        if done >= self.at:
            raise CancelledError
        self.steps.append((done, total))


@pytest.fixture
def files(workspace):
    workspace.people.add(Member("", "headquarters", "本部長", "市長", valid_from="2022-04-01"), TODAY)
    return PackFileService(workspace.packs, lambda: TODAY)


@pytest.fixture(scope="module")
def made():
    """The demo pack and its files by their endings; Word files are told apart by their names."""
    pack = demo_pack(40)
    return pack, {name.partition("_")[2].partition("_")[2]: data for name, data in made_files(pack).items()}


def read_texts(files):
    """Return every text of slides, PDF and workbook."""
    slides = []
    for slide in Presentation(io.BytesIO(files["会議資料.pptx"])).slides:
        for shape in slide.shapes:
            if shape.has_text_frame:
                slides += shape.text_frame.text.split("\n")
            if shape.has_table:
                slides += [cell.text for cell in shape.table.iter_cells()]
    pages = [page.extract_text() for page in PdfReader(io.BytesIO(files["会議資料.pdf"])).pages]
    book = load_workbook(io.BytesIO(files["会議資料.xlsx"]))
    cells = [
        cell.value for sheet in book for row in sheet.iter_rows() for cell in row if cell.value is not None
    ]
    return slides, "".join("".join(pages).split()), cells


def test_all_formats_and_their_manifest_are_written(files, tmp_path):
    folder = tmp_path / "new" / "pack"
    written = files.write("honbu", FY, folder)
    names = [path.name for path in written.paths]
    assert names == [
        f"{STEM}会議資料.pptx", f"{STEM}会議資料.pdf", f"{STEM}会議資料.xlsx", f"{STEM}次第.docx",
        f"{STEM}議事録.docx", MANIFEST_NAME,
    ]  # fmt: skip
    assert sorted(path.name for path in folder.iterdir()) == sorted(names)
    assert written.is_internal
    told = json.loads((folder / MANIFEST_NAME).read_text("utf-8"))
    assert told["made_on"] == "2024-07-10"
    for item in told["files"]:
        assert item["sha256"] == hashlib.sha256((folder / item["name"]).read_bytes()).hexdigest()
    assert [item["name"] for item in told["files"]] == names[:-1]
    assert "市長" in "".join(
        cell.text
        for table in Document(folder / f"{STEM}次第.docx").tables
        for row in table.rows
        for cell in row.cells
    )


def test_the_same_data_give_the_same_bytes_of_every_file(files, tmp_path):
    first = files.write("honbu", FY, tmp_path / "a").paths
    second = files.write("honbu", FY, tmp_path / "b").paths
    for one, other in zip(first, second, strict=True):
        assert one.read_bytes() == other.read_bytes(), one.name


def test_a_file_for_each_part_on_request(files, tmp_path):
    written = files.write("honbu", FY, tmp_path, ["pdf"], separate=True)
    names = [path.name for path in written.paths]
    assert names[0] == f"{STEM}次第.pdf"
    assert f"{STEM}資料1_進捗状況の概要.pdf" in names
    assert f"{STEM}参考資料2_用語の説明.pdf" in names


def test_formats_are_checked_before_anything_is_written(files, tmp_path):
    folder = tmp_path / "pack"
    with pytest.raises(UserError, match="odp"):
        files.write("honbu", FY, folder, ["odp"])
    with pytest.raises(UserError, match="形式"):
        files.write("honbu", FY, folder, [])
    with pytest.raises(UserError, match="次第"):
        files.write("council", 2024, folder, ["docx"])
    with pytest.raises(UserError, match="会議"):
        files.write("board", FY, folder)
    assert not folder.exists()


@pytest.mark.parametrize("at", [0, 20, 50, 90, 100])
def test_a_stopped_export_leaves_what_stood_there(files, tmp_path, at):
    folder = tmp_path / "pack"
    folder.mkdir()
    (folder / f"{STEM}会議資料.pdf").write_bytes(b"old")
    with pytest.raises(CancelledError):
        files.write("honbu", FY, folder, progress=Stop(at))
    assert [path.name for path in folder.iterdir()] == [f"{STEM}会議資料.pdf"]
    assert (folder / f"{STEM}会議資料.pdf").read_bytes() == b"old"


def test_a_file_in_the_way_leaves_all_as_it_was(files, tmp_path):
    folder = tmp_path / "pack"
    (folder / f"{STEM}議事録.docx").mkdir(parents=True)
    with pytest.raises(MachineError):
        files.write("honbu", FY, folder)
    assert [path.name for path in folder.iterdir()] == [f"{STEM}議事録.docx"]


def test_progress_never_goes_back_and_ends_at_the_end(files, tmp_path):
    told = Stop(101)
    files.write("honbu", FY, tmp_path, progress=told)
    done = [step for step, _ in told.steps]
    assert done == sorted(done)
    assert (done[-1], {total for _, total in told.steps}) == (100, {100})


def test_every_figure_is_the_same_in_slides_pdf_and_workbook(made):
    pack, files = made
    slides, pages, cells = read_texts(files)
    for part in pack.parts:
        for block in part.blocks:
            if isinstance(block, FiguresBlock):
                for figure in block.figures:
                    assert figure.value in slides
                    assert f"{figure.value}{figure.unit}" in pages
                    assert f"{figure.label}　{figure.value} {figure.unit}" in cells
            elif isinstance(block, TableBlock):
                for value in (cell for row in block.lines for cell in row.cells):
                    if isinstance(value, int):
                        assert f"{value:,}" in slides
                        assert f"{value:,}" in pages
                        assert value in cells
                    elif isinstance(value, MarkCell):
                        assert mark_name(value.mark) in slides


def test_grades_of_a_project_are_the_same_in_all_of_them(made):
    pack, files = made
    block = next(
        b for p in pack.parts for b in p.blocks if isinstance(b, TableBlock) and b.key == "evaluation"
    )
    book = load_workbook(io.BytesIO(files["会議資料.xlsx"]))
    lines = {row[0].value: [cell.value for cell in row] for row in book["資料2"].iter_rows()}
    slides = {}
    for slide in Presentation(io.BytesIO(files["会議資料.pptx"])).slides:
        if slide.shapes.title.text.startswith("事業評価一覧"):
            for shape in slide.shapes:
                if shape.has_table:
                    slides |= {
                        row.cells[0].text: [cell.text for cell in row.cells] for row in shape.table.rows
                    }
    for row in block.lines:
        grades = [mark_name(cell.mark) for cell in row.cells if isinstance(cell, MarkCell)]
        assert lines[row.number][9:11] == grades
        assert slides[row.number][9:11] == grades


def test_charts_hold_the_same_figures_as_native_series(made):
    pack, files = made
    chart = next(chart for part in pack.parts for chart in part.charts)
    wanted = {word: tuple(bar.count(key) for bar in chart.bars) for key, word in chart.marks}
    native = next(
        shape.chart
        for slide in Presentation(io.BytesIO(files["会議資料.pptx"])).slides
        for shape in slide.shapes
        if shape.has_chart
    )
    assert {series.name: tuple(series.values) for series in native.series} == wanted
    sheet = load_workbook(io.BytesIO(files["会議資料.xlsx"]))["資料1"]
    head = next(row for row in sheet.iter_rows() if row[1].value == chart.marks[0][1])
    for place, (_, word) in enumerate(chart.marks, start=1):
        column = [sheet.cell(head[0].row + line, place + 1).value for line in range(1, len(chart.bars) + 1)]
        assert tuple(column) == wanted[word]


@pytest.mark.parametrize("kind", FORMATS)
def test_a_pack_whose_parts_are_all_off_is_not_written(kind):
    with pytest.raises(UserError, match="すべて外されて"):
        made_files(replace(demo_pack(2), parts=()), [kind])


def test_formats_are_made_in_their_order_whatever_is_asked_first():
    names = list(made_files(demo_pack(2), ["docx", "pptx"]))
    assert [name.rpartition(".")[2] for name in names] == ["pptx", "docx", "docx"]
    assert FORMATS == ("pptx", "pdf", "xlsx", "docx")
