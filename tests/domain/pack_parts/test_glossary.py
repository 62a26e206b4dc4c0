"""用語の説明: only words that occur in the other parts; those of the plan from its profile."""

import pytest

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import (
    ChartBlock,
    Column,
    FiguresBlock,
    KeyFigure,
    PackPart,
    Row,
    TableBlock,
    TextBlock,
    TextStyle,
)
from fujidesk.domain.pack_parts.data import GlossaryTerm
from fujidesk.domain.pack_parts.glossary import glossary, plan_terms
from fujidesk.domain.pack_parts.sheets import sheets
from tests.demo_pack import grades_chart

TERMS = (
    GlossaryTerm("AI", "人工知能"), GlossaryTerm("RPA", "事務の自動化", ("ロボット",)),
    GlossaryTerm("オープンデータ", "だれでも使えるデータ"),
)  # fmt: skip


def words(data, *blocks, title="資料", note=""):
    part = PackPart(PartKind.SUMMARY, "資料1", title, blocks, note)
    (block,) = glossary(data, [part])
    return [row.cells[0] for row in block.rows]


def said(text):
    return TextBlock(TextStyle.BODY, (text,))


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("AIで読み取る", ["AI"]), ("ＡＩで読み取る", ["AI"]), ("MAILを送る", []), ("AI-OCR", ["AI"]),
        ("ロボットが打ち込む", ["RPA"]), ("オープンデータとRPA", ["RPA", "オープンデータ"]), ("", []),
    ],
)  # fmt: skip
def test_a_word_is_explained_where_it_occurs_by_itself(make_data, text, found):
    assert words(make_data(glossary=TERMS), said(text)) == found


def test_titles_notes_tables_charts_and_sheets_are_read(make_data):
    data = make_data(glossary=(*TERMS, GlossaryTerm("窓口予約", "予約する")))
    table = TableBlock("t", "", (Column("RPA の数", 4),), (Row(("1",)),))
    assert words(data, title="AIの利用") == ["AI"]
    assert words(data, note="RPAは別に示す") == ["RPA"]
    assert words(data, table) == ["RPA"]
    assert "AI" in words(data, ChartBlock(grades_chart(), "AIによる"))
    named = make_data(glossary=(GlossaryTerm("情報基盤", "土台"),))
    assert words(named, ChartBlock(grades_chart())) == [
        "総合評価",
        "情報基盤",
    ]  # a policy's name beside its bar
    assert "窓口予約" in words(data, *sheets(data))
    assert words(data, FiguresBlock((KeyFigure("3", "事業", "RPA を使う"),))) == ["RPA"]


def test_without_any_the_table_says_so(make_data):
    (block,) = glossary(make_data(glossary=TERMS), [])
    assert (block.rows, block.empty) == ((), "説明の要る用語はありません。")


def test_the_plans_own_words_come_first_and_by_its_profile(make_data):
    found = words(make_data(glossary=TERMS), said("AIの導入準備、評価"))
    assert found == ["導入準備", "総合評価", "AI"]


def test_the_council_reads_nothing_of_cost(make_data):
    told = {term.word: term.meaning for term in plan_terms(make_data("council"))}
    assert "経費" not in told["総合評価"]
    assert "経費" in {term.word: term.meaning for term in plan_terms(make_data())}["総合評価"]
