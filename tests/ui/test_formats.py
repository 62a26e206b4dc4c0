"""Dates, years and numbers as shown."""

import datetime as dt

import pytest

from fujidesk.ui import formats


def test_years_moments_and_counts():
    assert formats.year_choice(2025) == "令和7年度（R7）"
    assert formats.moment(dt.datetime(2025, 11, 21, 8, 5), dt.date(2025, 12, 1)) == "11月21日 08:05"
    assert formats.moment_of_text("2025-11-21T08:31:00", dt.date(2025, 1, 1)) == "11月21日 08:31"
    assert formats.moment_of_text("いつか") == "いつか"
    assert formats.count(1234) == "1,234 件"
    assert formats.count(5, "事業") == "5 事業"


@pytest.mark.parametrize(
    ("day", "year"),
    [
        (dt.date(2025, 3, 31), 2024),
        (dt.date(2025, 4, 1), 2025),
        (dt.date(2020, 5, 1), 2022),
        (dt.date(2031, 5, 1), 2026),
    ],
)
def test_the_current_year_stays_within_the_plan(day, year):
    assert formats.current_fiscal_year(day, range(2022, 2027)) == year


def test_a_day_of_another_year_says_which():
    spring = dt.date(2026, 4, 1)
    assert formats.moment(dt.datetime(2025, 11, 21, 8, 5), spring) == "2025年11月21日 08:05"
    assert formats.moment_of_text("2026-01-05T00:00:00", spring) == "1月5日 00:00"
    assert "年" not in formats.moment(dt.datetime.now())


def test_days_in_full_and_for_narrow_cells():
    assert formats.day_in_full("2023-04-28") == "令和5年4月28日（金）"
    assert formats.short_day("2023-04-28") == "R5.4.28"
    assert formats.short_day("2024-01-05") == "R6.1.5", "the year of the calendar"
    assert formats.plain_day("2023-04-28") == "令和5年4月28日"
    assert formats.day_in_full("") == formats.plain_day("") == formats.short_day("") == ""


def test_an_unbroken_text_stays_on_one_line_of_a_narrow_label(qtbot, theme):
    from fujidesk.ui.widgets.basics import text_label

    counts = [f"未評価 {number}" for number in range(9)]
    label = text_label("　".join(formats.unbroken(count) for count in counts), wrap=True)
    plain = text_label("　".join(counts), wrap=True)
    for made in (label, plain):
        qtbot.addWidget(made)
    widths = range(90, 260, 7)
    assert any(label.heightForWidth(width) > plain.heightForWidth(width) for width in widths)
    assert label.text().replace("\u2060", "").replace("\u00a0", " ") == plain.text()


@pytest.mark.parametrize("text", ["", "A", "完了 2", "1,234 件"])
def test_unbroken_keeps_every_letter(text):
    assert formats.unbroken(text).replace("\u2060", "").replace("\u00a0", " ") == text
