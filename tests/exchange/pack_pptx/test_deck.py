"""The PowerPoint file: what is in it, that it can be edited, that equal packs give equal bytes."""

import io
import re
import zipfile

import pytest
from openpyxl import load_workbook
from pptx import Presentation
from pptx.enum.chart import XL_CHART_TYPE
from pptx.util import Mm

from fujidesk.errors import CancelledError
from fujidesk.exchange.pack_pptx import deck_bytes
from fujidesk.plots.pack_slides import pack_deck
from tests.demo_pack import demo_pack


@pytest.fixture(scope="module", name="deck")
def deck_fixture():
    return pack_deck(demo_pack(30))


@pytest.fixture(scope="module", name="data")
def data_fixture(deck):
    return deck_bytes(deck)


@pytest.fixture(scope="module", name="file")
def file_fixture(data):
    return Presentation(io.BytesIO(data))


def charts(file):
    return [shape for slide in file.slides for shape in slide.shapes if shape.has_chart]


def parts(data, pattern):
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        return {name: opened.read(name) for name in opened.namelist() if re.fullmatch(pattern, name)}


def test_it_is_a4_landscape_with_a_slide_a_page(deck, file):
    assert abs(file.slide_width - Mm(297)) < Mm(0.1)
    assert abs(file.slide_height - Mm(210)) < Mm(0.1)
    assert len(file.slides) == len(deck.slides)
    assert [slide.shapes.title.text for slide in file.slides] == [slide.title for slide in deck.slides]


def test_page_n_of_all_stands_on_each_slide_and_n_is_a_field(deck, file):
    for number, slide in enumerate(file.slides, start=1):
        found = [shape for shape in slide.shapes if shape.name.startswith("ページ")]
        text = "".join(node.text for node in found[0]._element.iter() if node.tag.endswith("}t"))
        assert text == f"{number} / {len(deck.slides)}"
        assert 'type="slidenum"' in _xml(found[0])


def _xml(shape):
    from lxml import etree

    return etree.tostring(shape._element).decode()


def test_every_run_names_its_font_for_latin_and_japanese_letters(data):
    for name, content in parts(data, r"ppt/slides/slide\d+\.xml").items():
        text = content.decode()
        runs = re.findall(r"<a:rPr .*?</a:rPr>", text)
        assert runs, name
        assert all(
            '<a:latin typeface="BIZ UDPGothic"/><a:ea typeface="BIZ UDPGothic"/>' in run for run in runs
        )
    for content in parts(data, r"ppt/charts/chart\d+\.xml").values():
        assert 'a:ea typeface="BIZ UDPGothic"' in content.decode()
    (theme,) = parts(data, r"ppt/theme/theme1\.xml").values()
    assert theme.decode().count('<a:ea typeface="BIZ UDPGothic"/>') == 2


def test_charts_can_be_edited_and_hold_the_figures_of_the_pack(deck, file):
    native = charts(file)
    kinds = {shape.chart.chart_type for shape in native}
    assert {XL_CHART_TYPE.BAR_STACKED_100, XL_CHART_TYPE.COLUMN_STACKED, XL_CHART_TYPE.LINE} <= kinds
    grades = native[0].chart
    drawn = next(item for slide in deck.slides for item in slide.items if hasattr(item, "chart")).chart
    assert {series.name: tuple(series.values) for series in grades.series} == {
        word: tuple(bar.count(key) for bar in drawn.bars) for key, word in drawn.marks
    }
    book = load_workbook(io.BytesIO(grades.part.chart_workbook.xlsx_part.blob))
    assert book.worksheets[0].cell(2, 2).value == drawn.bars[0].count(drawn.marks[0][0])


def test_each_chart_and_table_says_itself_in_words(file):
    for slide in file.slides:
        for shape in slide.shapes:
            if shape.has_chart or shape.has_table:
                assert shape._element.nvGraphicFramePr.cNvPr.get("descr")


def test_shapes_of_a_slide_have_numbers_of_their_own(file):
    for slide in file.slides:
        numbers = [shape.shape_id for shape in slide.shapes]
        assert len(set(numbers)) == len(numbers)


def test_tables_are_tables_with_a_row_of_heads(file):
    tables = [shape.table for slide in file.slides for shape in slide.shapes if shape.has_table]
    assert any(table.first_row and table.cell(0, 1).text == "情報化事業" for table in tables)
    merged = [cell for table in tables for cell in table.iter_cells() if cell.is_merge_origin]
    assert merged


def test_labels_of_narrow_parts_are_left_out(file):
    xml = charts(file)[0].chart.part.blob.decode()
    assert '<c:delete val="1"/></c:dLbl>' in xml.replace("\n", "").replace("  ", "")


def test_notes_hold_the_questions(file):
    notes = [slide.notes_slide.notes_text_frame.text for slide in file.slides if slide.has_notes_slide]
    assert any("問　利用が伸びた理由は何か。" in text for text in notes)


def test_equal_decks_give_equal_bytes_and_no_author_or_time(deck, data, file):
    assert deck_bytes(deck) == data
    assert file.core_properties.author == "富士デスク"
    assert file.core_properties.last_modified_by == ""
    assert file.core_properties.title == deck.title
    assert file.core_properties.comments == ""
    with zipfile.ZipFile(io.BytesIO(data)) as opened:
        assert {item.date_time[0] for item in opened.infolist()} == {2020}
        assert not [name for name in opened.namelist() if "thumbnail" in name or "printer" in name]


def test_it_can_be_stopped(deck):
    class Stop:
        def step(self, done, total, what):
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        deck_bytes(deck, Stop())
