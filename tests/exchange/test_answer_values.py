"""What is made of one written cell."""

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.reports import SCORE_FIELDS, phase_cell_value
from fujidesk.domain.written import Certainty
from fujidesk.exchange.answer_amounts import Hints, looks_like_yen
from fujidesk.exchange.answer_reading import Reading, written_text
from fujidesk.exchange.answer_values import AnswerValues
from fujidesk.exchange.cell_formats import format_of
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.survey_layout import LINES
from fujidesk.exchange.workbook_xml import CellContent

PROFILE = load_profile("fuji")
VALUES = AnswerValues(PROFILE)
KINDS = {line.name: line.kind for line in LINES}
SURE, EMPTY, DOUBTFUL, WRONG = Certainty.SURE, Certainty.EMPTY, Certainty.DOUBTFUL, Certainty.WRONG
NOTHING = Hints()
OPERATION, ENDED = phase_cell_value(4), phase_cell_value(0)


def read(
    name: str, value: object, hints: Hints = NOTHING, code: str = "General", **content: object
) -> Reading:
    """Read a value in the cell of a field."""
    return VALUES.read(name, KINDS[name], CellContent(value, shown=format_of(code), **content), hints)


# Scores


@pytest.mark.parametrize("written", ["4", 4, 4.0, "4 計画より進んでいる"])
def test_a_score_as_the_form_has_it_needs_no_word(written: object) -> None:
    assert read("score_progress", written) == Reading(SURE, 4)


@pytest.mark.parametrize(
    "written",
    [
        "４",
        "4点",
        "４ 点",
        "④",
        "(4)",
        "4.",
        "4.0",
        "４．計画より進んでいる",
        "計画より進んでいる",
        "4：計画より進んでいる",
        "4です",
    ],
)
def test_a_score_written_otherwise_is_read_and_said(written: str) -> None:
    found = read("score_progress", written)
    assert (found.certainty, found.value) == (SURE, 4)
    assert found.reading == f"「{written}」を「4 計画より進んでいる」と読みました"


@pytest.mark.parametrize("written", ["3.5", "0", "6", 6, 0, 3.5, -4, "-4", "44", "良好", "○", "S", ""])
def test_a_score_that_cannot_be_is_refused_with_what_can(written: object) -> None:
    found = read("score_progress", written)
    if written == "":
        assert found.certainty is EMPTY
        return
    assert (found.certainty, found.value) == (WRONG, None)
    assert found.problem
    assert found.allowed.startswith("5 計画より十分進んでいる、4 計画より進んでいる")


@pytest.mark.parametrize(
    ("written", "proposal"),
    [
        ("4?", 4), ("4 進んでいる", 4), ("四", 4), ("5 十分に削減できた", 5), ("4か5", None), ("4〜5", None),
        ("4-1", None), ("4\n5", None), ("10⁴", None), ("4,5", None), ("4/5", None), ("4 計画より遅れている", None),
    ],
)  # fmt: skip
def test_a_score_that_is_not_certain_is_to_be_checked(written: str, proposal: int | None) -> None:
    found = read("score_progress", written)
    assert (found.certainty, found.value) == (DOUBTFUL, proposal)
    assert found.problem


def test_code_and_words_that_disagree_are_told() -> None:
    problem = read("score_progress", "4 計画より遅れている").problem
    assert problem == "番号は「4 計画より進んでいる」、言葉は「2 計画より遅れている」で、食い違っています"


def test_a_figure_under_another_format_is_read_by_its_value() -> None:
    early = read("score_progress", dt.datetime(1900, 1, 4), code="yyyy/m/d", number=4)
    assert (early.certainty, early.value) == (SURE, 4)
    assert early.reading == "日付の書式（表示は 1900年1月4日）ですが、値 4 を読みました"
    percent = read("score_progress", 4, code="0%")
    assert (percent.value, percent.reading) == (4, "表示は 400% ですが、値 4 を読みました")
    typed = read("score_progress", 0.04, code="0%")
    assert (typed.certainty, typed.value) == (DOUBTFUL, 4)


def test_a_date_that_excel_made_is_refused() -> None:
    found = read("score_progress", dt.datetime(2023, 4, 1), code="m/d", number=45017)
    assert found.certainty is WRONG
    assert (
        found.problem
        == "日付（令和5年4月1日）になっています。Excel が「4-1」などを日付に変えることがあります"
    )


# Choices and phases


@pytest.mark.parametrize(
    "written", ["2", 2, "2 実施中", "2実施中", "２．実施中", "実施中", "②実施中", "(2) 実施中"]
)
def test_a_status_by_code_words_or_both(written: object) -> None:
    assert (read("status", written).certainty, read("status", written).value) == (SURE, "running")


def test_words_within_words_are_told_apart() -> None:
    assert read("status", "未実施").value == "not_started"
    assert read("status", "実施").certainty is WRONG
    assert read("status", "完了（令和5年3月）").certainty is DOUBTFUL
    assert read("status", "未実施・中止").value is None
    assert read("status", "2 完了").certainty is DOUBTFUL


@pytest.mark.parametrize("written", ["4", "(4)", "④", "運用・実施", "運用実施", "4 運用・実施", 4])
def test_a_phase(written: object) -> None:
    assert (read("phase_h2", written).certainty, read("phase_h2", written).value) == (SURE, OPERATION)


@pytest.mark.parametrize("written", ["0", "終了", "0 終了", 0])
def test_the_end_of_a_project(written: object) -> None:
    assert read("phase_h2", written).value == ENDED


def test_a_dash_is_the_end_only_where_the_plan_says_so() -> None:
    assert read("phase_h2", "－", Hints(planned={"phase_h2": 0})).certainty is SURE
    found = read("phase_h2", "－", Hints(planned={"phase_h2": 4}))
    assert (found.certainty, found.value) == (DOUBTFUL, ENDED)
    assert read("phase_h2", "3→4") == Reading(
        DOUBTFUL, None, "", "「3→4」は一つに決まりません", VALUES.allowed("phase_h2", KINDS["phase_h2"])
    )


# Amounts


@pytest.mark.parametrize(
    ("written", "kyen"),
    [(1200, 1200), ("1,200千円", 1200), ("120万円", 1200), ("1,200,000円", 1200), ("０", 0), (0, 0)],
)
def test_an_amount(written: object, kyen: int) -> None:
    found = read("budget_kyen", written)
    assert (found.certainty, found.value) == (SURE, kyen)
    assert bool(found.reading) == isinstance(written, str)


@pytest.mark.parametrize(
    ("written", "code", "proposal"),
    [
        ("1200円", "@", 1), (1200.5, "General", 1201), ("約1200", "@", 1200), ("-", "@", 0), ("なし", "@", 0),
        ("1200〜1300", "@", None), ("1.5百万", "@", 1500), (1_200_000, "General", 1200), ("1200000", "@", 1200),
        (1_200_000, "#,##0,", 1200), (3000, '"¥"#,##0', 3000), (12, "0%", None), ("1200人", "@", None),
    ],
)  # fmt: skip
def test_an_amount_that_is_not_certain(written: object, code: str, proposal: int | None) -> None:
    found = read("budget_kyen", written, code=code)
    assert (found.certainty, found.value) == (DOUBTFUL, proposal)
    assert found.problem
    assert found.allowed == "千円単位の 0 から 99,999,999 までの整数"


@pytest.mark.parametrize("written", ["▲100", -5, "(300)", 10**12, "100,000,000,000千円", "abc", True])
def test_an_amount_that_cannot_be(written: object) -> None:
    assert read("budget_kyen", written).certainty is WRONG


def test_yen_in_a_cell_for_thousands_is_seen_beside_last_year() -> None:
    assert read("budget_kyen", 1_200_000, Hints(amounts=(1500,))).value == 1200
    assert read("budget_kyen", 1_200_000, Hints(amounts=(900_000,))).certainty is SURE
    assert read("budget_kyen", 500_000, Hints(amounts=(500,))).certainty is DOUBTFUL
    assert read("budget_kyen", 500_000).certainty is DOUBTFUL
    assert read("budget_kyen", 99_000).certainty is SURE
    assert read("budget_kyen", 5_000, Hints(amounts=(5,))).certainty is SURE
    assert read("budget_kyen", "1,200,000千円", Hints(amounts=(1500,))).certainty is SURE
    assert not looks_like_yen(0, ())


def test_millions_in_a_cell_for_thousands_are_seen_beside_last_year() -> None:
    found = read("budget_kyen", 12, Hints(amounts=(12_000,)))
    assert (found.certainty, found.value) == (DOUBTFUL, 12)
    assert found.problem == "「12」はこれまでの額（12,000 千円）よりずっと小さく、単位が違うようです"
    assert read("budget_kyen", 0, Hints(amounts=(12_000,))).certainty is SURE
    assert read("budget_kyen", "12千円", Hints(amounts=(12_000,))).certainty is SURE
    assert read("budget_kyen", 12, Hints(amounts=(900,))).certainty is SURE


def test_amounts_under_formats_of_money() -> None:
    money = read("budget_kyen", 1250, code='"¥"#,##0')
    assert (money.certainty, money.value) == (DOUBTFUL, 1250)
    assert money.problem == "「1250」は、円の書式になっていて、千円単位か分かりません"
    assert read("budget_kyen", 1250, code='#,##0"千円"') == Reading(SURE, 1250)
    assert read("budget_kyen", 1250, code='#,##0"万円"').certainty is DOUBTFUL
    early = read("budget_kyen", dt.datetime(1903, 4, 14), code="yyyy/m/d", number=1200)
    assert early.value == 1200


# Figures


@pytest.mark.parametrize(
    ("written", "code", "figure"),
    [
        (85, "General", "85"),
        (0.85, "0%", "85"),
        (1, "0%", "100"),
        ("85%", "@", "85"),
        ("８５．５％", "@", "85.5"),
        ("85", "@", "85"),
    ],
)
def test_a_percentage(written: object, code: str, figure: str) -> None:
    found = read("indicator_value", written, Hints(unit="%"), code)
    assert (found.certainty, found.value) == (SURE, figure)


@pytest.mark.parametrize(
    ("written", "code", "unit"),
    [(0.85, "General", "%"), (0.85, "0%", "件"), ("85人", "@", "%"), ("85人", "@", ""), ("8千件", "@", "件"), ("約85", "@", "%"),
     (8500, "#,##0,", "件")],
)  # fmt: skip
def test_a_figure_whose_unit_is_not_certain(written: object, code: str, unit: str) -> None:
    assert read("indicator_value", written, Hints(unit=unit), code).certainty is DOUBTFUL


def test_a_figure_has_the_digits_that_are_shown() -> None:
    assert read("indicator_value", 0.1 + 0.2).value == "0.3"
    assert read("indicator_value", "▲3").value == "-3"
    assert read("indicator_value", "8,000件", Hints(unit="件")).value == "8000"
    assert read("indicator_value", "未集計").certainty is WRONG


# Texts and what may stand in any cell


def test_a_text_stays_as_it_was_written() -> None:
    assert read("action", "４月から　開始\r\n=1+1") == Reading(SURE, "４月から　開始\n=1+1")
    assert read("action", "-").value == "-"
    assert read("action", 5).value == "5"


def test_a_date_or_percentage_in_a_text_is_written_out() -> None:
    found = read("action", dt.datetime(2023, 4, 1), code="ge.m.d", number=45017)
    assert (found.value, found.reading) == ("令和5年4月1日", "日付を「令和5年4月1日」と読みました")
    assert read("action", 0.85, code="0%").value == "85%"
    assert written_text(CellContent(dt.datetime(2023, 4, 1, 9, 30))) == "令和5年4月1日 09:30"
    assert written_text(CellContent(dt.time(9, 30))) == "09:30"


def test_a_long_text_is_taken_and_told() -> None:
    found = read("action", "あ" * 700)
    assert (found.certainty, len(str(found.value))) == (SURE, 700)
    assert found.reading == "600 字を超えていますが（700 字）、そのまま読みました"


@pytest.mark.parametrize("name", sorted(KINDS))
def test_what_no_cell_can_have(name: str) -> None:
    assert (
        read(name, "#REF!", is_error=True).problem
        == "エラー値（#REF!）になっています。値を入れ直してください"
    )
    missing = read(name, None, has_value=False, is_formula=True)
    assert (missing.certainty, missing.value) == (WRONG, None)
    assert missing.problem.startswith("計算式の結果がファイルに保存されていません")
    assert read(name, True).certainty is WRONG
    assert read(name, "4\ufffd").certainty is WRONG
    assert read(name, "\u200b　").certainty is EMPTY
    assert VALUES.read(name, KINDS[name], None, Hints()).certainty is EMPTY


def test_the_result_of_a_formula_is_said() -> None:
    assert read("budget_kyen", 1200, is_formula=True) == Reading(
        SURE, 1200, "計算式の結果「1200」を読みました"
    )


def test_struck_out_is_not_taken() -> None:
    assert read("budget_kyen", 1200, is_struck=True).value is None
    found = read("action", "やめた", is_struck=True)
    assert (found.certainty, found.value) == (DOUBTFUL, "やめた")


_CELLS = st.one_of(
    st.text(max_size=30), st.floats(allow_nan=False, allow_infinity=False), st.integers(-(10**12), 10**12),
    st.booleans(), st.none(), st.datetimes(),
)  # fmt: skip


@given(st.sampled_from(sorted(KINDS)), _CELLS, st.sampled_from(["General", "0%", "#,##0,", '"¥"#,##0', "@"]))
def test_nothing_in_a_cell_breaks_reading(name: str, value: object, code: str) -> None:
    """A value is taken only if it is allowed; all else has a sentence."""
    found = read(name, value, code=code, has_value=value is not None)
    if found.certainty is SURE and name in SCORE_FIELDS:
        assert found.value in range(1, 6)
    if found.certainty is SURE and name.endswith("kyen"):
        assert isinstance(found.value, int)
        assert found.value >= 0
    assert bool(found.problem) == (found.certainty in (DOUBTFUL, WRONG))


@given(st.sampled_from(SCORE_FIELDS), st.integers(1, 5), st.data())
def test_a_drop_down_entry_is_itself_however_it_is_written(name: str, step: int, data: st.DataObject) -> None:
    words = PROFILE.score(name.removeprefix("score_")).steps[step]
    mark = data.draw(st.sampled_from([" ", "　", ".", "．", "：", "", ")", "、"]))
    digit = data.draw(st.sampled_from([str(step), chr(0xFF10 + step), chr(0x2460 + step - 1)]))
    found = read(name, f"{digit}{mark}{words}")
    assert (found.certainty, found.value) == (SURE, step)


@pytest.mark.parametrize("value", [1e300, 10**20, -1e28])
def test_numbers_beyond_all_bounds_are_refused(value: float) -> None:
    for name in ("budget_kyen", "indicator_value", "score_cost", "status"):
        assert read(name, value).certainty is WRONG


def test_fractions_have_the_digits_that_the_register_keeps() -> None:
    assert read("indicator_value", 1 / 300).value == "0.003333333333333"
    assert read("indicator_value", 1e-20).value == "0"
    assert read("action", "あ" * 40_000).certainty is WRONG


@pytest.mark.parametrize("written", ["1.000千円", "1.200.000円", "12.000円", "１．０００"])
def test_a_point_that_may_part_thousands_is_asked_about(written: str) -> None:
    found = read("budget_kyen", written)
    assert (found.certainty, found.value) == (DOUBTFUL, None)


def test_a_share_written_as_text_is_asked_about() -> None:
    assert read("indicator_value", "0.85", Hints(unit="%")).certainty is DOUBTFUL
    assert read("indicator_value", "0.85%", Hints(unit="%")).certainty is SURE
