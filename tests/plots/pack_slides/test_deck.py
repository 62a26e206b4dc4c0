"""The slides of a pack: page for page those on paper, with texts, tables and charts."""

from dataclasses import replace

import pytest

from fujidesk.domain.charts import StackedChart, TrendPanel
from fujidesk.domain.meetings import STANDARD_MEETINGS
from fujidesk.domain.pack_blocks import ChartBlock, SheetBlock, TableBlock
from fujidesk.domain.slides import SlideChart, SlideTable, SlideText
from fujidesk.errors import CancelledError
from fujidesk.plots.pack_pages import pack_pages
from fujidesk.plots.pack_slides import pack_deck
from tests.demo_pack import demo_pack


@pytest.fixture(scope="module", name="pack")
def pack_fixture():
    return demo_pack(60)


@pytest.fixture(scope="module", name="deck")
def deck_fixture(pack):
    return pack_deck(pack)


def texts_of(slide):
    found = [slide.title]
    for item in slide.items:
        if isinstance(item, SlideText):
            found += item.paragraphs
        elif isinstance(item, SlideTable):
            found += [cell.text for row in item.rows for cell in row.cells if cell is not None]
    return found


def of_part(deck, index):
    return [slide for slide in deck.slides if slide.part == index]


def test_slide_n_is_page_n_on_paper(pack, deck):
    pages = pack_pages(pack)
    assert [(slide.part, slide.number, slide.count) for slide in deck.slides] == [
        (page.part, page.number, page.count) for page in pages
    ]


def test_meeting_day_number_mark_and_page_stand_on_every_slide(pack, deck):
    for slide in deck.slides:
        part, texts = pack.parts[slide.part], texts_of(slide)
        assert {pack.title, part.label, pack.plan_name, pack.state.sample} <= set(texts)
        assert ("取扱注意" in texts) == part.is_internal
        assert slide.page.paragraphs == (f"{slide.number} / {slide.count}",)
        assert slide.title in (part.title, f"{part.title}（続き）")


def test_every_cell_of_every_table_stands_once_on_the_slides_of_its_part(pack, deck):
    for index, part in enumerate(pack.parts):
        told = [text for slide in of_part(deck, index) for text in texts_of(slide)]
        for block in part.blocks:
            if isinstance(block, TableBlock):
                for row in block.lines:
                    assert row.cells[0] in told
        numbers = [
            row.number for block in part.blocks if isinstance(block, TableBlock) for row in block.lines
        ]
        assert all(told.count(number) == 1 for number in numbers if number)


def test_tables_that_go_on_repeat_their_heads(pack, deck):
    index = next(i for i, part in enumerate(pack.parts) if part.label == "資料2")
    tables = [item for slide in of_part(deck, index) for item in slide.items if isinstance(item, SlideTable)]
    assert len(tables) > 1
    heads = {tuple(cell.text for cell in table.rows[0].cells if cell) for table in tables}
    assert len(heads) == 1
    assert all(table.heads for table in tables)


def test_no_item_leaves_its_slide_and_no_text_is_small(deck):
    for slide in deck.slides:
        for item in slide.items:
            box = item.box
            assert box.left >= 0
            assert box.top >= 0
            assert box.left + box.width <= deck.width
            assert box.top + box.height <= deck.height - 30 or isinstance(item, SlideText)
            if isinstance(item, SlideText):
                assert item.font.size >= 8


def test_rows_are_as_wide_as_their_table_and_merged_cells_leave_room(deck):
    tables = [item for slide in deck.slides for item in slide.items if isinstance(item, SlideTable)]
    for table in tables:
        reached = [0] * len(table.widths)
        for row in table.rows:
            assert len(row.cells) == len(table.widths)
            taken = 0
            for place, cell in enumerate(row.cells):
                if cell is not None:
                    assert taken == 0
                    assert reached[place] == 0
                    taken, reached[place] = cell.across, cell.down
                else:
                    assert taken > 0 or reached[place] > 0
                taken = max(taken - 1, 0)
            reached = [max(left - 1, 0) for left in reached]


def test_some_row_of_each_table_has_a_cell_of_its_own_in_each_column(deck):
    """LibreOffice moves cells of the last row where a column has none (seen with 24.2)."""
    for slide in deck.slides:
        for item in slide.items:
            if isinstance(item, SlideTable):
                single = [
                    any(row.cells[place] is not None and row.cells[place].across == 1 for row in item.rows)
                    for place in range(len(item.widths))
                ]
                assert all(single)


def test_charts_stay_charts_with_their_words(pack, deck):
    native = [item for slide in deck.slides for item in slide.items if isinstance(item, SlideChart)]
    stacked = [block.chart for part in pack.parts for block in part.blocks
               if isinstance(block, ChartBlock) and isinstance(block.chart, StackedChart)]  # fmt: skip
    assert [item.chart for item in native if isinstance(item.chart, StackedChart)] == stacked
    assert sum(isinstance(item.chart, TrendPanel) for item in native) == 6
    assert all(item.alt for item in native)


def test_under_each_chart_stands_what_it_is_made_from(pack, deck):
    for index, part in enumerate(pack.parts):
        told = [text for slide in of_part(deck, index) for text in texts_of(slide)]
        for chart in part.charts:
            assert chart.head.foot.text in told
            assert chart.head.title in told


def test_questions_are_notes_for_the_speaker_of_internal_meetings_alone(pack, deck):
    index = next(i for i, part in enumerate(pack.parts) if isinstance(part.blocks[0], SheetBlock))
    notes = of_part(deck, index)[0].notes
    assert notes[0].startswith("想定問答（取扱注意）　1-1-1")
    assert "問　利用が伸びた理由は何か。" in notes
    assert "答　支所でも書かない窓口を始めたため。" in notes
    council = replace(pack, meeting=STANDARD_MEETINGS[4])
    assert not any(slide.notes for slide in pack_deck(council).slides)


def test_the_note_of_a_part_is_a_note_too(deck):
    assert of_part(deck, 1)[0].notes == ("速報。確定値は7月末に示す。",)


def test_it_can_be_stopped(pack):
    class Stop:
        def step(self, done, total, what):
            if done == 3:
                raise CancelledError

    with pytest.raises(CancelledError):
        pack_deck(pack, progress=Stop())


def test_a_chart_that_has_nothing_to_show_says_so(pack):
    part = next(part for part in pack.parts if part.label == "資料5")
    empty = ChartBlock(replace(part.blocks[0].chart, panels=()))
    deck = pack_deck(replace(pack, parts=(replace(part, blocks=(empty,)),)))
    assert "数値の目標と実績のある指標はありません。" in texts_of(deck.slides[0])
    assert not any(isinstance(item, SlideChart) for item in deck.slides[0].items)
