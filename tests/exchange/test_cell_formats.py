"""Number formats as far as they change what a number means."""

import datetime as dt

import pytest

from fujidesk.exchange.cell_formats import (
    as_moment,
    divisor_of,
    format_of,
    is_hidden,
    is_percent,
    read_formats,
    shows_day,
    words_of,
)


@pytest.mark.parametrize(
    "code",
    [
        "yyyy/m/d",
        'ggge"年"m"月"d"日"',
        "[$-411]ge.m.d",
        "m/d",
        "h:mm",
        "[h]:mm",
        "[$-F800]dddd",
        "mm:ss.0",
        'yyyy"年"',
    ],
)
def test_dates_are_known(code: str) -> None:
    assert format_of(code).is_date


@pytest.mark.parametrize(
    "code",
    ["General", "0", "#,##0", "0.00E+00", "@", '#,##0"日"', r"0\d", "[Red]0", '0"h"', "0%", '"¥"#,##0_);[Red]0', "[Magenta]0",
     'General"件"', "#,##0人"],
)  # fmt: skip
def test_numbers_are_no_dates(code: str) -> None:
    assert not format_of(code).is_date


def test_per_cent_and_thousands() -> None:
    assert is_percent("0.0%")
    assert not is_percent('0"%"')
    assert [divisor_of(code) for code in ("#,##0", "#,##0,", "0.0,,", '#,##0,"千円"', "General")] == [
        1, 1000, 1_000_000, 1000, 1,
    ]  # fmt: skip
    assert shows_day("m/d")
    assert not shows_day("h:mm")


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("#,##0", ""), ("#,##0 _ ;[Red]-#,##0 ", ""), ("0.00E+00", ""), ("@", ""), ("[$-411]ge.m.d", ""),
        ('#,##0"千円"', "千円"), ('0"億"', "億"), ("#,##0円", "円"), ("[$¥-411]#,##0", "¥"), ("\\¥#,##0", "¥"),
        ("!¥#,##0", "¥"), ('"▲"0', "▲"), ('#,##0;"△"#,##0', ""), ('0"(人)"', "人"), ('0";"0;-0', ";"),
    ],
)  # fmt: skip
def test_words_that_a_format_adds(code: str, words: str) -> None:
    assert words_of(code) == words


def test_formats_that_show_nothing() -> None:
    assert [is_hidden(code) for code in (";;;", " ;;", "General", "", "0;;")] == [
        True, True, False, False, False,
    ]  # fmt: skip


def test_serials_are_days() -> None:
    assert as_moment(45017, from_1904=False) == dt.datetime(2023, 4, 1)
    assert as_moment(45017 - 1462, from_1904=True) == dt.datetime(2023, 4, 1)
    assert as_moment(4, from_1904=False) == dt.datetime(1900, 1, 4)
    assert as_moment(0.5, from_1904=False) == dt.time(12)
    assert as_moment(-1, from_1904=False) is None
    assert as_moment(1e9, from_1904=False) is None
    assert as_moment(2_958_465.9999, from_1904=True) is None


def test_styles_part_gives_formats_and_strikes() -> None:
    data = (
        b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
        b'<numFmts><numFmt numFmtId="164" formatCode="ge.m.d"/></numFmts>'
        b'<fonts><font/><font><strike/></font><font><strike val="0"/></font></fonts>'
        b'<cellXfs><xf numFmtId="164" fontId="0"/><xf numFmtId="30" fontId="1"/><xf numFmtId="0" fontId="2"/></cellXfs>'
        b"</styleSheet>"
    )
    first, second, third = read_formats(data)
    assert first.is_date
    assert second.is_date, "27 to 36 are dates in Japanese Excel"
    assert second.is_struck
    assert (third.is_date, third.is_struck) == (False, False)
