"""The font of charts and measured texts."""

import importlib.util

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.palette import PAPER
from fujidesk.domain.signs import MISSING
from fujidesk.errors import MachineError
from fujidesk.plots import style
from fujidesk.plots.style import fitted, font, font_path, width_pt, wrapped


def test_the_font_comes_by_its_path():
    assert font_path().name == "ipaexg.ttf"
    assert font(9).get_file() == str(font_path())


def test_a_missing_font_is_a_sentence(monkeypatch):
    monkeypatch.setattr(importlib.util, "find_spec", lambda name: None)
    with pytest.raises(MachineError, match="入れ直してください"):
        style.font_path()


def test_widths_are_measured():
    assert width_pt("情報", 10) == pytest.approx(20)
    assert width_pt("", 10) == 0
    assert width_pt("i", 10) < width_pt("W", 10) < 10


@pytest.mark.parametrize("sign", ["✔", "☑", "™", "⁴", "😀", "𠮷", "한"])
def test_a_sign_that_the_font_lacks_is_as_wide_as_what_stands_for_it(sign):
    assert width_pt(sign, 10) == width_pt(MISSING, 10) == pytest.approx(10)
    assert wrapped(f"窓口{sign}" * 9, 50, 10, 99)


@pytest.mark.parametrize("sign", ["\u200b", "\ufe0f", "\x0b"])
def test_a_sign_that_is_not_seen_takes_no_room(sign):
    assert width_pt(f"窓{sign}口", 10) == width_pt("窓口", 10)


def test_a_text_that_fits_stays():
    assert fitted("事業", 20, 10) == "事業"
    assert wrapped("事業", 20, 10, 2) == ("事業",)
    assert wrapped("", 20, 10, 2) == ()


def test_a_text_that_is_too_wide_is_cut_by_its_measured_width():
    cut = fitted("情報化事業の一覧", 45, 10)
    assert cut == "情報化…"
    assert width_pt(cut, 10) <= 45


def test_texts_break_into_lines_and_only_the_last_is_cut():
    lines = wrapped("あいうえおかきくけこさしすせそ", 50, 10, 2)
    assert lines == ("あいうえお", "かきくけ…")


def test_no_line_begins_with_a_closing_mark():
    assert wrapped("あいうえお、かきくけ", 50, 10, 3) == ("あいうえ", "お、かきく", "け")


def test_no_line_ends_with_an_opening_mark():
    assert wrapped("あいうえ（かき）く", 50, 10, 3) == ("あいうえ", "（かき）く")


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        ("教職員の割合を90%とする。", ("教職員の割合を", "90%とする。")),
        ("窓口の件数を1,250件とする", ("窓口の件数を", "1,250件とする")),
        ("庁内の業務をICTで変える", ("庁内の業務を", "ICTで変える")),
    ],
)
def test_figures_and_latin_words_stay_whole(text, lines):
    assert wrapped(text, 75, 10, 3) == lines


@pytest.mark.parametrize(
    ("text", "room", "lines"),
    [
        ("割合は「2 地域」が高い", 50, ("割合は", "「2 地域」", "が高い")),
        ("全部の事業のうち 12 事業が", 99, ("全部の事業のうち", "12 事業が")),
    ],
)
def test_a_number_stays_with_the_word_that_it_belongs_to(text, room, lines):
    assert wrapped(text, room, 10, 9) == lines


def test_a_word_longer_than_the_line_breaks_where_it_must():
    assert wrapped("ABCDEFGHIJKLMN", 30, 8, 9)[0] == "ABCDE"
    assert "".join(wrapped("ABCDEFGHIJKLMN", 30, 8, 9)) == "ABCDEFGHIJKLMN"


@given(st.text("あー、（）9,A 漢", max_size=40), st.integers(20, 120))
def test_wrapping_loses_nothing_and_stays_inside(text, room):
    """Invariant: with lines enough every character is there, and no line is wider than the room."""
    lines = wrapped(text, room, 10, 99)
    assert "".join(lines).replace(" ", "") == "".join(text.split())
    assert all(width_pt(line, 10) <= room + 0.01 for line in lines)


def test_phases_beyond_the_scale_take_its_last_colour():
    assert PAPER.fill(9) == PAPER.fill(4)
    assert PAPER.ink(9) == PAPER.ink(4)
    assert PAPER.edge(9) == PAPER.edge(4)


def test_a_line_never_ends_inside_the_number_of_a_project():
    lines = wrapped("、".join(f"1-1-{serial}" for serial in range(1, 60)), 150.0, 9.0, 100)
    assert not any(line.endswith("-") for line in lines)
