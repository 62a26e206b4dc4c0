"""What people write where a number, an amount or a day is asked for."""

import datetime as dt
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.written import (
    Certainty,
    folded,
    has_odd_figures,
    means_nothing,
    read_amount,
    read_day,
    read_number,
    whole_kyen,
    written_day,
)

SURE, DOUBTFUL, WRONG = Certainty.SURE, Certainty.DOUBTFUL, Certainty.WRONG


@pytest.mark.parametrize(
    ("text", "kyen"),
    [
        ("1200", "1200"), ("1,200", "1200"), ("１，２００", "1200"), (" 1200　", "1200"), ("1,200千円", "1200"),
        ("1,200 千円", "1200"), ("1,200（千円）", "1200"), ("120万円", "1200"), ("1.2百万円", "1200"),
        ("1億2,000万円", "120000"), ("12万3千円", "123"), ("1,200,000円", "1200"), ("¥1,200,000", "1200"),
        ("￥1,200,000円", "1200"), ("金1,200千円", "1200"), ("1200円", "1.2"), ("0円", "0"), ("▲1,200", "-1200"),
        ("△3千円", "-3"), ("(1,200)", "-1200"), ("1,200.5千円", "1200.5"), ("+5", "5"),
    ],
)  # fmt: skip
def test_an_amount_is_read_in_thousands_of_yen(text: str, kyen: str) -> None:
    found = read_amount(text)
    assert (found.certainty, found.value) == (SURE, Decimal(kyen))


@pytest.mark.parametrize(
    ("text", "kyen"),
    [
        ("約1200", "1200"), ("1200程度", "1200"), ("1200?", "1200"), ("1200(税込)", "1200"), ("120万", "1200"),
        ("1,200千", "1200"), ("12 00", "1200"), ("1200〜1300", None), ("1200、1300", None), ("1,20", None),
        ("1200\n1300", None), ("1200人", None), ("1200千円1300千円", None), ("1億2000", None), ("1'200", None),
        ("-", None), ("なし", None), ("―", None), ("1e5", None), ("2千5百円", None),
    ],
)  # fmt: skip
def test_an_amount_that_is_not_certain_is_a_proposal_at_most(text: str, kyen: str | None) -> None:
    found = read_amount(text)
    assert found.certainty is DOUBTFUL
    assert found.value == (None if kyen is None else Decimal(kyen))
    assert found.reason


@pytest.mark.parametrize(
    "text", ["abc", "千円", "10⁴", "①1200", "½", "1" * 16, "9" * 5000, "予算の範囲で対応した"]
)
def test_what_is_no_amount_is_refused(text: str) -> None:
    assert read_amount(text).certainty is WRONG


@pytest.mark.parametrize("text", ["", "　", "\u200b", "\n"])
def test_what_cannot_be_seen_is_empty(text: str) -> None:
    assert read_amount(text).certainty is Certainty.EMPTY
    assert read_number(text).certainty is Certainty.EMPTY


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("85%", "85", "%"),
        ("８５", "85", ""),
        ("8,000件", "8000", "件"),
        ("▲3", "-3", ""),
        ("3.5ポイント", "3.5", "ポイント"),
    ],
)
def test_a_number_comes_with_its_unit(text: str, value: str, unit: str) -> None:
    found = read_number(text)
    assert (found.certainty, found.value, found.unit) == (SURE, Decimal(value), unit)


@pytest.mark.parametrize("text", ["80~90", "1/2", "1.2.3", "4-1", "約80", "80%以上"])
def test_a_number_that_is_not_one_is_doubtful(text: str) -> None:
    assert read_number(text).certainty is DOUBTFUL


@pytest.mark.parametrize("text", ["1" * 40 + "x", "1,1" * 500, "(" * 900, "約" * 3000, "1千" * 400])
def test_endless_texts_are_read_at_once(text: str) -> None:
    """Patterns that try each way of splitting would take hours."""
    assert read_amount(text).certainty is not SURE
    assert read_number(text).certainty is not SURE


@given(st.integers(0, 10**9))
def test_every_way_of_writing_an_amount_means_the_same(kyen: int) -> None:
    wide = str(kyen).translate({ord(str(digit)): chr(0xFF10 + digit) for digit in range(10)})
    for text in (f"{kyen}", f"{kyen:,}", wide, f"{kyen:,}千円", f"{kyen * 1000:,}円", f" {kyen} 千円 "):
        found = read_amount(text)
        assert (found.certainty, found.value) == (SURE, kyen), text


@given(st.text(max_size=80))
def test_no_text_breaks_a_reader(text: str) -> None:
    for found in (read_amount(text), read_number(text)):
        assert (found.certainty is SURE) <= (found.value is not None)
    read_day(text)


@given(
    st.integers(0, 10**6),
    st.integers(0, 10**6),
    st.sampled_from(["〜", "、", "・", "/", " ", "\n", "と", "-", "→"]),
)
def test_two_numbers_are_never_joined(first: int, second: int, mark: str) -> None:
    assert read_amount(f"{first}{mark}{second}").certainty is not SURE


@pytest.mark.parametrize(
    "text",
    [
        "令和5年4月1日",
        "R5.4.1",
        "Ｒ５．４．１",
        "R5/4/1",
        "2023/4/1",
        "2023-04-01",
        "令和５年４月１日（土）",
        "2023年4月1日",
    ],
)
def test_a_day_is_read_in_every_calendar(text: str) -> None:
    assert read_day(text) == dt.date(2023, 4, 1)


@pytest.mark.parametrize("text", ["5.4.1", "4/1", "R5.13.1", "R5.2.30", "令和5年4月", "", "5年4月1日"])
def test_a_day_that_could_be_another_is_not_read(text: str) -> None:
    assert read_day(text) is None


def test_the_first_year_of_an_era_and_earlier_eras() -> None:
    assert read_day("令和元年5月1日") == dt.date(2019, 5, 1)
    assert read_day("H31.4.30") == dt.date(2019, 4, 30)
    assert read_day("昭和64年1月7日") == dt.date(1989, 1, 7)


def test_a_day_is_written_as_offices_write_it() -> None:
    assert written_day(dt.date(2023, 4, 1)) == "令和5年4月1日"
    assert written_day(dt.date(2019, 5, 1)) == "令和元年5月1日"
    assert written_day(dt.date(2019, 4, 30)) == "2019年4月30日"


def test_folding_keeps_what_matters() -> None:
    assert folded("　４．Ａ\u200b－ b\n") == "4.A-b"
    assert has_odd_figures("10⁴")
    assert has_odd_figures("٤")
    assert not has_odd_figures("１２a")
    assert means_nothing(folded("特になし"))
    assert not means_nothing("なしと同じ")


def test_halves_are_rounded_up() -> None:
    assert [whole_kyen(Decimal(text)) for text in ("0.5", "1.5", "1.49")] == [1, 2, 1]
