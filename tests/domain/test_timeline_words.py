"""The timeline in words."""

import datetime as dt
from dataclasses import replace

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.records import Category
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow, Track
from fujidesk.domain.timeline_words import as_of_text, card_lines, chart_words, row_words

PHASES = (PhaseTerm(1, "調査", "調査"), PhaseTerm(4, "運用", "運用"))
DEPARTMENTS = (("総務課",), *(("市民課",),) * 9)
ROW = TimelineRow(
    "1-1-1", "窓口の案内", ("市民課", "総務課"), Category.PRIORITY, True,
    Track("1144444-  ", "1011111111", DEPARTMENTS), Track("1114", "1111", DEPARTMENTS[:4]),
)  # fmt: skip
PLAIN = TimelineRow("1-1-2", "案内板", ("管財課",), Category.CONTINUING, False, Track())
DATA = TimelineData(
    "計画",
    dt.date(2026, 11, 21),
    half_years(2022, 2026),
    PHASES,
    (TimelineGroup("1.1", "窓口", (ROW, PLAIN)),),
)
REPORTED = replace(DATA, report_column=2)


def test_the_card_names_half_year_phase_departments():
    assert card_lines(DATA, ROW, 0) == ("令和4年度 上期", "計画　(1) 調査", "所管　総務課")


def test_the_card_tells_what_is_open_and_what_has_ended():
    assert card_lines(DATA, ROW, 1)[-1].startswith("未確定")
    assert "計画　終了" in card_lines(DATA, ROW, 7)
    assert "計画　記載なし" in card_lines(DATA, ROW, 8)


def test_the_card_sets_actual_beside_plan_and_names_the_slip():
    assert card_lines(REPORTED, ROW, 2) == (
        "令和5年度 上期", "計画　(4) 運用", "実績　(1) 調査", "所管　市民課", "報告時点で計画より1半期の遅れ",
    )  # fmt: skip
    assert "実績" not in "".join(card_lines(REPORTED, ROW, 3))


def test_the_card_over_the_names_tells_the_whole_project():
    assert card_lines(DATA, ROW, None) == ("所管　市民課・総務課",)
    assert card_lines(DATA, PLAIN, 3) == ("所管　管財課", "計画に段階の記載がありません")


def test_a_row_can_be_spoken():
    assert row_words(DATA, ROW) == (
        "1-1-1 窓口の案内。所管 市民課・総務課。R4上からR4下まで(1) 調査、R5上からR7上まで(4) 運用、"
        "R7下で終了、未確定：計画に段階の記載が欠けています。"
    )
    assert row_words(DATA, PLAIN).endswith("計画に段階の記載がありません。")


def test_the_chart_can_be_spoken():
    assert as_of_text(DATA) == "令和8年11月21日現在"
    now = replace(DATA, as_of=dt.date(2022, 5, 1))
    assert chart_words(now) == (
        "計画、令和4年5月1日現在。2事業、1区分。令和4年度 上期の計画は (1) 調査 1、(4) 運用 0。"
    )
    assert chart_words(replace(DATA, as_of=dt.date(2030, 5, 1))).endswith("1区分。")


def test_a_delay_at_an_older_report_says_of_when_it_is():
    later, row = replace(REPORTED, report_column=4), replace(ROW, actual=Track("111", "111", DEPARTMENTS[:3]))
    assert card_lines(later, row, 2)[-1] == "R5上の報告で計画より1半期の遅れ"
