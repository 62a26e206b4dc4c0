"""What people write into one cell: read as a careful clerk would, or asked about; never guessed."""

import pytest

from fujidesk.domain.replies import Outcome

TAKEN, ASKED, REFUSED = "taken", Outcome.CHECK, Outcome.REFUSED
AMOUNTS = [
    ("５００万円", TAKEN, 5000), ("1,200千円\u00a0", TAKEN, 1200), ("\u30001200", TAKEN, 1200), ("12\u200b00", TAKEN, 1200),
    ("1億2千万円", TAKEN, 120_000), ("1.234百万円", TAKEN, 1234), (0, TAKEN, 0), ("０", TAKEN, 0), (1200.0, TAKEN, 1200),
    ("1.200千円", ASKED, None), ("1.200", ASKED, None), ("1.200万円", ASKED, None), ("1.200,00", ASKED, None),
    ("1、200", ASKED, None), ("1 200", ASKED, 1200), ("1200\n1300", ASKED, None), ("600+600", ASKED, None),
    ("12OO", ASKED, None), ("1E3", ASKED, None), ("-", ASKED, 0), ("1200円×12か月", ASKED, None),
    ("1,200千円（うち補助 600千円）", ASKED, 1200), ("¥1,200", ASKED, 1), (1200.5, ASKED, 1201),
    ("△1,200", REFUSED, None), (-1, REFUSED, None), (1e12, REFUSED, None), ("未執行", REFUSED, None), (True, REFUSED, None),
    ("⑫", REFUSED, None), ("百二十万円", REFUSED, None),
]  # fmt: skip
CHOICES = [
    ("score_progress", "④", TAKEN, 4), ("score_progress", "４点", TAKEN, 4), ("score_progress", 4.0, TAKEN, 4),
    ("score_progress", "概ね計画通り", TAKEN, 3), ("score_progress", "4\u3000計画より進んでいる\n", TAKEN, 4),
    ("score_progress", "四", ASKED, 4), ("score_progress", "4 or 5", ASKED, None), ("score_progress", "4→5", ASKED, None),
    ("score_progress", "3・4", ASKED, None), ("score_progress", "4\n5", ASKED, None), ("score_progress", "4 5", ASKED, None),
    ("score_progress", "②4", ASKED, None), ("score_progress", "4 計画より少し進んでいる", ASKED, 4),
    ("score_progress", "4 計画より進んでいない", ASKED, None), ("score_progress", "4 計画より遅れている", ASKED, None),
    ("score_progress", "4 効果が現れている", ASKED, 4), ("score_progress", 4.5, REFUSED, None),
    ("score_progress", "○", REFUSED, None), ("score_progress", "A", REFUSED, None), ("score_progress", "同上", REFUSED, None),
    ("phase_h1", "4 運用", TAKEN, 4), ("phase_h1", "運用", TAKEN, 4), ("phase_h1", "0 4", ASKED, None),
    ("phase_h1", "0\n4", ASKED, None), ("phase_h1", "3→4", ASKED, None), ("phase_h1", "3 運用・実施", ASKED, None),
    ("status", "２．実施中", TAKEN, "running"), ("status", "未完了", ASKED, None), ("status", "完了していない", ASKED, None),
    ("status", "中止しない", ASKED, None), ("status", "一部完了", ASKED, "done"), ("status", "2 未実施", ASKED, None),
    ("outlook", "継続しない", ASKED, None), ("outlook", "廃止", REFUSED, None),
]  # fmt: skip
FIGURES = [
    ("85%", TAKEN, "85"), ("８５．５", TAKEN, "85.5"), (85.0, TAKEN, "85"), ("△5%", TAKEN, "-5"), (0, TAKEN, "0"),
    (0.85, ASKED, "85"), ("0.85", ASKED, "85"), ("1", ASKED, "100"), ("85人", ASKED, "85"), ("8割", ASKED, "8"),
    ("85%→90%", ASKED, None), ("17/20", ASKED, None), ("85％以上", ASKED, "85"), ("達成", REFUSED, None),
]  # fmt: skip


def _outcome(answer):
    value = answer.change.after if answer.change else None
    if isinstance(value, dict):
        value = value["phase"]
    kind = TAKEN if answer.outcome in (Outcome.NEW, Outcome.CHANGED) else answer.outcome
    if kind != TAKEN:
        assert answer.problem, "what is held back says why"
        assert answer.allowed, "and what is allowed"
    return kind, value


@pytest.mark.parametrize(("written", "kind", "value"), AMOUNTS)
def test_amounts(returns, written, kind, value):
    book = returns.with_cell("budget_kyen", written)
    assert _outcome(returns.answer(returns.read(book), "budget_kyen")) == (kind, value)


@pytest.mark.parametrize(("name", "written", "kind", "value"), CHOICES)
def test_choices(returns, name, written, kind, value):
    book = returns.with_cell(name, written)
    assert _outcome(returns.answer(returns.read(book), name)) == (kind, value)


@pytest.mark.parametrize(("written", "kind", "value"), FIGURES)
def test_figures_of_an_indicator_in_per_cent(returns, written, kind, value):
    book = returns.with_cell("indicator_value", written)
    assert _outcome(returns.answer(returns.read(book), "indicator_value")) == (kind, value)


@pytest.mark.parametrize(
    ("name", "number", "code", "kind", "value"),
    [
        ("budget_kyen", 1200, '#,##0"千円"', TAKEN, 1200), ("budget_kyen", 1200, '#,##0;"△"#,##0', TAKEN, 1200),
        ("budget_kyen", 1200, "[$¥-411]#,##0", ASKED, 1200), ("budget_kyen", 1_200_000, '#,##0"円"', ASKED, 1200),
        ("budget_kyen", 120, '#,##0"万円"', ASKED, 1200), ("budget_kyen", 1, 'General"億"', ASKED, 100_000),
        ("budget_kyen", 12, '0"00"', ASKED, 12), ("budget_kyen", 1200, '"▲"#,##0', ASKED, 1200),
        ("budget_kyen", 1_200_000, "#,##0,", ASKED, 1200), ("budget_kyen", 1200, ";;;", ASKED, 1200),
        ("budget_kyen", 1200, "[$-411]ge.m.d", TAKEN, 1200), ("indicator_value", 0.85, "0%", TAKEN, "85"),
        ("indicator_value", 85, "0%", ASKED, "85"), ("indicator_value", 85, '0"%"', TAKEN, "85"),
        ("indicator_value", 8, '0"割"', ASKED, "8"), ("indicator_value", 45000, "m月d日", REFUSED, None),
        ("score_progress", 4, '0"点"', TAKEN, 4), ("score_progress", 4, ";;;", ASKED, 4),
    ],
)  # fmt: skip
def test_what_the_format_of_a_cell_shows(returns, name, number, code, kind, value):
    book = returns.book(filled=("1-1-1",), **{name: number})
    book["1-1-1"].cell(returns.rows[name], 3).number_format = code
    assert _outcome(returns.answer(returns.read(book), name)) == (kind, value)


@pytest.mark.parametrize(
    ("written", "stored"),
    [
        ("か\u3099くえん\n二行目", "か\u3099くえん\n二行目"), ("'=1+1", "'=1+1"), ("＝SUM(A1)", "＝SUM(A1)"), ("-", "-"),
        (0, "0"), ("なし", "なし"), ("𠮷田\ue000", "𠮷田\ue000"), ("x" * 32_000, "x" * 32_000),
    ],
)  # fmt: skip
def test_texts_stay_as_they_are(returns, written, stored):
    book = returns.with_cell("action", written)
    assert returns.taken(returns.read(book))["action"] == stored
