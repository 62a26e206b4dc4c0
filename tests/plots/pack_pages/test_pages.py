"""The pages of a whole pack: nothing leaves a page, nothing lies on another text, every row is there once."""

from collections import Counter
from dataclasses import replace
from itertools import pairwise

import pytest

from fujidesk.domain.pack_blocks import INTERNAL_WORD, SheetBlock, TableBlock, TextBlock, TextStyle
from fujidesk.domain.sample_mark import SAMPLE_WORD
from fujidesk.domain.scenes import Rect, Words
from fujidesk.errors import CancelledError
from fujidesk.plots.pack_pages import pack_pages
from fujidesk.plots.style import MIN_TEXT_PT
from tests.demo_pack import demo_pack
from tests.plots.pack_pages.conftest import box_of, grey_box, texts_of

A4 = (841.89, 595.28)


def part_named(label):
    pack = demo_pack()
    index = next(i for i, part in enumerate(pack.parts) if part.label == label)
    return index, pack.parts[index]


def scenes_of(pages, label):
    index, _ = part_named(label)
    return [page.scene for page in pages if page.part == index]


def test_every_page_is_a4_landscape_and_holds_all_its_texts(pages):
    for page in pages:
        assert (page.scene.width, page.scene.height) == A4
        for words in (item for item in page.scene.items if isinstance(item, Words)):
            left, top, right, bottom = box_of(words)
            assert left >= 20, (page.number, words)
            assert right <= A4[0] - 20, (page.number, words)
            assert top >= 15, (page.number, words)
            assert bottom <= A4[1] - 15, (page.number, words)


def test_no_text_lies_on_another(pages):
    for page in pages:
        boxes = sorted((box_of(item), item.text) for item in page.scene.items if isinstance(item, Words))
        for index, (one, text) in enumerate(boxes):
            for other, beside in boxes[index + 1 :]:
                if other[0] >= one[2] - 0.5:
                    break
                apart = other[1] >= one[3] - 0.5 or one[1] >= other[3] - 0.5
                assert apart, (page.number, text, beside)


def test_no_text_is_smaller_than_eight_points(pages):
    assert (
        min(item.size for page in pages for item in page.scene.items if isinstance(item, Words))
        >= MIN_TEXT_PT
    )


def test_pages_are_numbered_through_the_pack(pages):
    assert [page.number for page in pages] == list(range(1, len(pages) + 1))
    assert {page.count for page in pages} == {len(pages)}
    for page in pages:
        assert f"{page.number} / {len(pages)}" in texts_of(page.scene)
    assert [page.part for page in pages] == sorted(page.part for page in pages)
    assert {page.part for page in pages} == set(range(len(demo_pack().parts)))


def test_every_page_says_meeting_paper_and_made_up_data(pages):
    pack = demo_pack()
    for page in pages:
        part = pack.parts[page.part]
        texts = texts_of(page.scene)
        assert pack.title in texts
        assert {part.label, part.title, SAMPLE_WORD} <= set(texts)
        assert (INTERNAL_WORD in texts) == part.is_internal


def test_real_data_bear_no_word_of_made_up_ones():
    pages = pack_pages(demo_pack(5, sample=""), grey_box)
    assert not any(SAMPLE_WORD in texts_of(page.scene) for page in pages)


@pytest.mark.parametrize("label", ["資料2", "資料4", "資料5", "資料6", "参考資料1"])
def test_every_row_of_every_table_stands_once(pages, label):
    _, part = part_named(label)
    tables = [block for block in part.blocks if isinstance(block, TableBlock)]
    rows = [row.number for table in tables for row in table.lines if row.number]
    drawn = [
        item.target.numbers[0]
        for scene in scenes_of(pages, label)
        for item in scene.items
        if isinstance(item, Rect) and item.target is not None
    ]
    assert drawn == rows
    firsts = [str(row.cells[0]) for table in tables for row in table.lines]
    shown = Counter(text for scene in scenes_of(pages, label) for text in texts_of(scene))
    assert all(shown[first] >= count for first, count in Counter(firsts).items())


def test_rows_keep_off_the_footer_and_off_each_other(pages):
    for scene in scenes_of(pages, "資料2"):
        rows = [item for item in scene.items if isinstance(item, Rect) and item.target is not None]
        assert all(row.y + row.height <= A4[1] - 41 for row in rows)
        assert all(below.y >= above.y + above.height - 0.01 for above, below in pairwise(rows))


def test_header_and_group_are_repeated_on_every_page_of_a_table(pages):
    scenes = [
        scene
        for scene in scenes_of(pages, "資料2")
        if "1-1-1" in texts_of(scene) or "番号" in texts_of(scene)
    ]
    assert len(scenes) > 5
    for scene in scenes[1:]:
        texts = texts_of(scene)
        assert "情報化事業" in texts
        assert any("施策その" in text and text.startswith(("1.", "2.", "3.")) for text in texts)


def test_a_group_heading_never_ends_a_page(pages):
    for scene in scenes_of(pages, "資料2"):
        headings = [item.y for item in scene.items if isinstance(item, Words) and "施策その" in item.text]
        rows = [item.y for item in scene.items if isinstance(item, Rect) and item.target is not None]
        assert not headings or max(rows) > max(headings) - 10


def test_the_summary_is_one_page(pages):
    (scene,) = scenes_of(pages, "資料1")
    _, part = part_named("資料1")
    joined = "".join(texts_of(scene))
    box = next(block for block in part.blocks if isinstance(block, TextBlock))
    assert box.style is TextStyle.SENTENCES
    assert all(sentence in joined for sentence in box.texts)
    assert part.note in joined
    assert {"78", "23", "12", "97.5"} <= set(texts_of(scene))


def test_the_agenda_is_one_page_with_its_members_beside(pages):
    (scene,) = scenes_of(pages, "次第")
    texts = texts_of(scene)
    assert {"1", "2", "3", "4", "5", "開会", "閉会", "副市長", "出席者"} <= set(texts)
    assert "6" not in texts  # （１）（２） stand below 議事 and are not counted


def test_every_sheet_begins_its_own_page(pages):
    _, part = part_named("資料3")
    short, long = (block for block in part.blocks if isinstance(block, SheetBlock))
    first, *others = ("".join(texts_of(scene)) for scene in scenes_of(pages, "資料3"))
    assert f"{short.number}　{short.title}" in first
    assert long.title not in first
    assert all(text in first for _, text in (*short.texts, *short.report))
    assert long.title in others[0]
    assert "重点事業の個票" in others[0]
    assert "重点事業の個票（続き）" not in others[0]
    assert not any(question in "".join((first, *others)) for question, _ in short.questions)


def test_an_empty_table_says_so(pages):
    _, part = part_named("資料6")
    assert part.blocks[1].empty in "".join(
        text for scene in scenes_of(pages, "資料6") for text in texts_of(scene)
    )


def test_a_part_without_anything_is_a_page_that_says_so():
    pack = demo_pack(3)
    pack = replace(pack, parts=(replace(pack.parts[-1], blocks=()),))
    (page,) = pack_pages(pack, grey_box)
    assert (page.number, page.count) == (1, 1)
    assert "この資料に載せる内容は、まだありません。" in texts_of(page.scene)


def test_a_long_list_of_members_leaves_the_agenda_readable():
    pack = demo_pack(3)
    agenda = pack.parts[0]
    members = agenda.blocks[2]
    many = replace(
        members, rows=tuple(replace(members.rows[0], cells=("本部員", f"部長その{n}", "")) for n in range(80))
    )
    pages = pack_pages(replace(pack, parts=(replace(agenda, blocks=(*agenda.blocks[:2], many)),)), grey_box)
    shown = Counter(text for page in pages for text in texts_of(page.scene))
    assert len(pages) > 1
    assert all(shown[f"部長その{n}"] == 1 for n in range(80))


def test_laying_out_can_be_stopped_between_parts():
    class Stopping:
        def step(self, done, total, what):
            if done == 2:
                raise CancelledError

    with pytest.raises(CancelledError):
        pack_pages(demo_pack(3), grey_box, Stopping())


def test_the_same_pack_gives_the_same_pages(pages):
    assert pack_pages(demo_pack(), grey_box) == pages
