"""Figures, units, directions and due years out of the words of an indicator."""

from decimal import Decimal
from unicodedata import normalize

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.indicators import parse_indicator
from fujidesk.domain.records import Direction, Indicator

UP, DOWN, KEEP = Direction.AT_LEAST, Direction.AT_MOST, Direction.KEEP


@pytest.mark.parametrize(
    ("text", "figure", "unit", "direction", "due"),
    [
        ("令和8年度には貸出を8,000件まで増やす。", "8000", "件", UP, 2026),
        ("令和8年度の来館者の割合を10%にする。", "10", "%", UP, 2026),
        ("令和8年度における満足度を70％以上とする。", "70", "%", UP, 2026),
        ("令和7年度までに進出を10社とする。", "10", "社", UP, 2025),
        ("令和7年度末までに寄附を1,000万円とする。", "1000", "万円", UP, 2025),
        ("令和元年度までに3回開く。", "3", "回", UP, 2019),
        ("2026年度までに3回開く。", "3", "回", UP, 2026),
        ("令和4年度の開始後、令和8年度までに満足度70%以上とする。", "70", "%", UP, 2026),
        ("令和8年度世論調査の認知度を75%とする。", "75", "%", UP, 2026),
        ("待ち時間を15分以内とする。", "15", "分", DOWN, None),
        ("残業を月20時間未満とする。", "20", "時間", DOWN, None),
        ("紙を40%減らす。", "40", "%", DOWN, None),
        ("利用率100%を維持する。", "100", "%", KEEP, None),
        ("通知を1か月以上早く出す状態を維持する。", "1", "か月", UP, None),
        ("飛行を10回程度とする。", "10", "回", UP, None),
        ("平均2.5件とする。", "2.5", "件", UP, None),
        ("二つの目標6社、うち3社とする。", "6", "社", UP, None),
        ("利用を１，２００件とする。", "1200", "件", UP, None),
        ("満足度を７０．５％以上とする。", "70.5", "%", UP, None),
        ("満足度を70パーセント以上とする。", "70", "%", UP, None),
        ("紙を3分の1に減らす。", None, "", DOWN, None),
        ("待ち時間を3分の待ちで済ませる。", "3", "分", UP, None),
        ("4月1日から20回開く。", "20", "回", UP, None),
        ("月20日間開く。", "20", "日", UP, None),
        ("第3回の調査で50件を得る。", "50", "件", UP, None),
        ("費用を2億5000万円とする。", None, "", None, None),
        ("年に35～40件とする。", None, "", None, None),
        ("紙を30%に減少させ、半数とする。", "30", "%", DOWN, None),
        ("窓口の来客を半減とする。", None, "", DOWN, None),
        ("良い状態を維持する。", None, "", KEEP, None),
        ("令和8年度まで令和4年度の件数を維持する。", None, "", KEEP, 2026),
        ("令和4年度に導入し、最適な状態を維持する。", None, "", KEEP, None),
        ("第5世代5Gの研究を続ける。", None, "", None, None),
        ("「みなと85VI」計画と合わせる。", None, "", None, None),
        ("", None, "", None, None),
    ],
)
def test_only_what_is_stated_is_taken(
    text: str, figure: str | None, unit: str, direction: Direction | None, due: int | None
) -> None:
    expected = Indicator(text, None if figure is None else Decimal(figure), unit, direction, due)
    assert parse_indicator(text) == expected


@given(st.text("0123456789０１,.件%％円人回時間分日本令和年度末までに以上下超維持半減R 。", max_size=40))
def test_nothing_is_taken_that_the_text_does_not_say(text: str) -> None:
    """Never a crash, never a figure or a unit from nowhere; the text stays as it is."""
    found = parse_indicator(text)
    assert found.text == text
    if found.figure is None:
        assert found.unit == ""
    else:
        assert str(int(found.figure)).lstrip("0") in normalize("NFKC", text).replace(",", "")
        assert found.unit in normalize("NFKC", text)
    assert found.due_year is None or "年度" in text


@given(
    before=st.sampled_from(("", "利用を", "令和8年度には", "約")),
    figure=st.integers(0, 10**7),
    unit=st.sampled_from(("%", "件", "人", "回", "時間", "台")),
    is_grouped=st.booleans(),
    is_wide=st.booleans(),
)
def test_a_figure_is_read_whole_however_it_is_written(
    before: str, figure: int, unit: str, is_grouped: bool, is_wide: bool
) -> None:
    written = f"{figure:,}" if is_grouped else str(figure)
    if is_wide:
        written = written.translate(str.maketrans("0123456789,", "０１２３４５６７８９，"))
    found = parse_indicator(f"{before}{written}{unit}とする。")
    assert (found.figure, found.unit, found.direction) == (Decimal(figure), unit, UP)
