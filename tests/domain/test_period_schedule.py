"""The whole period as rows of signs (001, 図表6-3)."""

from dataclasses import replace

import pytest

from fujidesk.domain.period_schedule import PeriodLine, period_rows, period_words
from fujidesk.domain.plan_calendar import PeriodMark

ALL = (2022, 2023, 2024, 2025, 2026)


def test_the_rows_are_those_of_the_plan(small_profile):
    rows = {row.name: row.lines for row in period_rows(small_profile)}
    assert list(rows) == ["計画", "進行管理", "推進体制"]
    assert [(line.sign, line.years) for line in rows["計画"]] == [("△", ALL), ("▲", (2026,))]
    assert [(line.sign, line.years) for line in rows["進行管理"]] == [("△", ALL)]
    assert [(line.sign, line.years) for line in rows["推進体制"]] == [("▲", (2022,)), ("△", ALL[1:4])]


def test_what_stands_in_no_year_is_left_out(small_profile):
    marks = (PeriodMark("計画", "△", "見直し", (7, 9)), PeriodMark("体制", "▲", "確立", (0, 0)))
    rows = period_rows(replace(small_profile, period_marks=marks))
    assert [(row.name, row.lines) for row in rows] == [("体制", (PeriodLine("確立", "▲", (2022,)),))]


@pytest.mark.parametrize(
    ("year", "end"), [(2025, "いまは令和7年度です。"), (2027, "令和9年度は計画の期間の外です。")]
)
def test_the_schedule_is_told_in_words(small_profile, year, end):
    words = period_words(small_profile, year)
    assert "進行管理：△ 実施状況調査・事業の評価（令和4年度から令和8年度まで）。" in words
    assert "▲ 計画全体の評価・次期計画の策定（令和8年度）" in words
    assert words.endswith(end)
