"""Sheets of projects on paper."""

from dataclasses import replace

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Words
from fujidesk.plots.pack_pages.paper import ROOM, Pen
from fujidesk.plots.pack_pages.sheets import sheet_pieces
from tests.demo_pack import LONG_TEXT, LONG_TITLE, sheet

WIDTH = 770.0


def words(piece):
    pen = Pen()
    piece.draw(pen, 0.0, 0.0)
    return [item for item in pen.items if isinstance(item, Words)]


def text(piece):
    return "".join(item.text for item in words(piece))


def test_a_usual_sheet_is_one_page_with_all_its_texts(drawer):
    block = sheet("1-1-1", "窓口予約", long=False)
    (piece,) = sheet_pieces(block, WIDTH, drawer, PAPER)
    assert piece.begins_page
    assert all(value in text(piece) for _, value in (*block.facts, *block.texts, *block.report))
    assert {"重点", "DX", "計画", "令和7年度の進捗状況報告"} <= {item.text for item in words(piece)}
    assert all(item.y <= ROOM for item in words(piece))


def test_the_largest_text_that_fits_is_taken(drawer):
    short = sheet("1-1-1", "窓口予約", long=False)
    longer = replace(short, texts=tuple((label, LONG_TEXT[:100]) for label, _ in short.texts))
    (small,), (large,) = (sheet_pieces(block, WIDTH, drawer, PAPER) for block in (longer, short))
    assert 8.0 <= small.size < large.size


def test_texts_that_no_page_holds_go_on_without_losing_a_word(drawer):
    block = sheet("1-1-3", LONG_TITLE, long=True)
    block = replace(block, texts=tuple((label, value * 4) for label, value in block.texts))
    pieces = sheet_pieces(block, WIDTH, drawer, PAPER)
    assert len(pieces) > 1
    assert [piece.strip is not None for piece in pieces] == [True, *[False] * (len(pieces) - 1)]
    for piece in pieces:
        assert all(item.y <= ROOM for item in words(piece))
    for place, fields in enumerate((block.texts, block.report)):
        for label, value in fields:
            drawn = "".join(
                "".join(field.lines)
                for piece in pieces for field in piece.forms[place].fields if "".join(field.label) == label
            )  # fmt: skip
            assert drawn == value


def test_without_a_report_the_plan_takes_the_width(drawer):
    (piece,) = sheet_pieces(replace(sheet("1-1-1", "窓口", long=False), report=()), WIDTH, drawer, PAPER)
    (form,) = piece.forms
    assert form.width == WIDTH


def test_a_sheet_without_strip_begins_with_its_forms(drawer):
    (piece,) = sheet_pieces(replace(sheet("1-1-1", "窓口", long=False), strip=None), WIDTH, drawer, PAPER)
    assert piece.strip is None
    assert "窓口" in text(piece)


def test_questions_are_never_printed(drawer):
    block = sheet("1-1-1", "窓口予約", long=False)
    assert block.questions
    (piece,) = sheet_pieces(block, WIDTH, drawer, PAPER)
    assert not any(said in text(piece) for pair in block.questions for said in pair)
