"""What a screen prints."""

import datetime as dt

import pytest

from fujidesk.domain.pack_blocks import Column, Row, TableBlock, TextBlock, TextStyle
from fujidesk.domain.printed import PrintedPaper, PrintedPart, printed_paper

DAY = dt.date(2026, 7, 10)


def table(*numbers):
    return TableBlock("list", "", (Column("番号", 4),), tuple(Row((number,)) for number in numbers))


def test_a_paper_is_named_by_its_first_part():
    parts = (PrintedPart("評価の分布", ()), PrintedPart("経費", (), is_internal=True))
    assert PrintedPaper("計画", parts, "令和8年7月10日現在").name == "評価の分布"


def test_a_paper_says_plan_year_day_and_phases(small_profile):
    part = PrintedPart("一覧", (table("1-1-1"),))
    made = printed_paper((part,), small_profile, 2025, DAY, sample=True)
    assert made.heading == f"{small_profile.plan_name}　令和7年度"
    assert made.as_of == "令和8年7月10日現在"
    assert made.sample == "サンプルデータ"
    assert made.phase_words == tuple(term.name for term in small_profile.phases)


def test_without_a_year_the_plan_stands_alone_and_real_data_are_not_marked(small_profile):
    made = printed_paper((PrintedPart("一覧", ()),), small_profile, None, DAY, sample=False)
    assert made.heading == small_profile.plan_name
    assert made.sample == ""


@pytest.mark.parametrize(
    ("blocks", "has_rows"),
    [((), False), ((table(),), False), ((table(), table("1-1-1")), True),
     ((TextBlock(TextStyle.BODY, ("文",)),), True)],
)  # fmt: skip
def test_what_holds_rows(blocks, has_rows):
    assert PrintedPart("一覧", blocks).has_rows is has_rows
