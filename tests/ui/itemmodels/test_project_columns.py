"""What the columns of the list say, sort by and explain."""

from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, LevelRecord, ProjectId, ProjectRow, StateKind
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.itemmodels.project_columns import COLUMN_KEYS, ColumnTexts, ProjectColumn

ROW = ProjectRow(
    ProjectId(1), "1-1-2", "第10次の試行", "1", "1.1", Category.PROMOTION, False, ("市民課", "収納課"), 12,
    "11        ", "1" * 10, "", "", "",
)  # fmt: skip


@pytest.fixture
def texts():
    return ColumnTexts(load_profile("fuji"), (LevelRecord("1.1", "オンライン化", "1"),))


def test_every_column_has_a_heading_and_a_key(texts):
    assert len({texts.header(column) for column in ProjectColumn}) == len(ProjectColumn)
    assert len(set(COLUMN_KEYS.values())) == len(ProjectColumn)


def test_explanations(texts):
    assert texts.tooltip(ROW, ProjectColumn.DEPARTMENTS) == "市民課\n収納課"
    assert texts.tooltip(ROW, ProjectColumn.PAGE) == "12"
    assert texts.course(ROW) == "R4上～R4下　(1) 調査・基礎研究\nR5上～R8下　記載なし"


def test_word_of_its_state_stands_behind_the_title_of_an_ended_project(texts):
    ended = replace(ROW, state=StateKind.MERGED)
    assert texts.shown(ended, ProjectColumn.TITLE) == "第10次の試行［統合］"
    assert texts.shown(ROW, ProjectColumn.TITLE) == "第10次の試行"


def test_titles_of_levels_can_change(texts):
    texts.set_levels((LevelRecord("1.1", "別の名前", "1"),))
    assert texts.measure(ROW) == "1.1 別の名前"
    texts.set_levels(())
    assert texts.measure(ROW) == "1.1"


def test_phases_sort_by_the_chosen_half_year(texts):
    key = texts.sort_key(ProjectColumn.PHASES)
    texts.set_half_year(HalfYear(2022, 1))
    early = key(ROW)
    texts.set_half_year(HalfYear(2026, 2))
    assert early < key(ROW)
    texts.set_half_year(HalfYear(2040, 1))
    assert texts.at is None
    assert texts.category_place(ROW) == 1


def any_row(draw_phases, departments, page, indicator, codes):
    """A row with these values; phases fill the half-years that settled marks."""
    return replace(
        ROW, phases=draw_phases, settled="1" * len(draw_phases), departments=tuple(departments), page=page,
        indicator=indicator, sogo_codes=tuple(codes),
    )  # fmt: skip


ROWS = st.builds(
    any_row,
    st.one_of(st.just(""), st.text("1234- ", min_size=10, max_size=10)),
    st.lists(st.sampled_from(["収納課", "市民課", "第2課", "第10課"]), unique=True, max_size=3),
    st.one_of(st.none(), st.integers(1, 300)),
    st.sampled_from(["", "300件", "1,000件", "ＡＩ", "あ"]),
    st.lists(st.sampled_from(["A1", "A10", "B2"]), unique=True, max_size=2),
)
YEARS = st.one_of(st.none(), st.builds(HalfYear, st.integers(2022, 2026), st.integers(1, 2)))


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.lists(ROWS, min_size=2, max_size=6), YEARS)
def test_no_key_puts_a_blank_cell_before_a_given_one(texts, rows, when):
    texts.at = None
    if when is not None:
        texts.set_half_year(when)
    for column in ProjectColumn:
        if column is ProjectColumn.PHASES and texts.at is None:
            continue  # sorted by the whole course, in which a blank half-year counts by its place
        ordered = sorted(rows, key=texts.sort_key(column))
        blanks = [texts.is_blank(row, column) for row in ordered]
        assert blanks == sorted(blanks)


@settings(max_examples=80, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(st.text("1234- ", min_size=10, max_size=10), st.text("01", min_size=10, max_size=10))
def test_a_course_says_each_half_year_once_and_in_order(texts, phases, settled):
    lines = texts.course(replace(ROW, phases=phases, settled=settled)).splitlines()
    labels = [when.label for when in load_profile("fuji").half_years]
    said = []
    for line in lines:
        first, _, last = line.partition("　")[0].partition("～")
        said += labels[labels.index(first) : labels.index(last or first) + 1]
    assert said == labels
    assert len(lines) <= len(phases)


def test_dx_is_never_blank_and_codes_are_where_there_are_none(texts):
    assert not texts.is_blank(ROW, ProjectColumn.DX)
    assert texts.is_blank(ROW, ProjectColumn.SOGO)
    assert texts.shown(replace(ROW, keiei_codes=("1-2", "3")), ProjectColumn.KEIEI) == "1-2、3"


def test_tooltips_of_titles_and_dx(texts):
    assert texts.tooltip(ROW, ProjectColumn.TITLE) == "1-1-2 第10次の試行"
    assert texts.tooltip(replace(ROW, summary="一行"), ProjectColumn.TITLE) == "1-1-2 第10次の試行\n一行"
    assert texts.tooltip(ROW, ProjectColumn.DX) == ""
    assert texts.tooltip(replace(ROW, is_dx=True), ProjectColumn.DX) == load_profile("fuji").dx_name


def test_project_without_a_measure_stands_under_its_policy():
    texts = ColumnTexts(load_profile("fuji"), (LevelRecord("1", "便利な窓口"),))
    assert texts.measure(replace(ROW, measure="")) == "1 便利な窓口"


ANSWERED = replace(ROW, grades="Bu nA", statuses="rr nd")
"""R4 B, R5 未評価, R6 unanswered, R7 未実施, R8 A."""


@pytest.mark.parametrize(
    ("year", "grade", "status"),
    [(2022, "B", "実施中"), (2023, "未評価", "実施中"), (2024, "", ""), (2025, "未実施", "未実施"), (2026, "A", "完了")],
)  # fmt: skip
def test_answers_are_those_of_the_chosen_year(texts, year, grade, status):
    texts.set_half_year(HalfYear(year, 2))
    assert texts.shown(ANSWERED, ProjectColumn.GRADE) == grade
    assert texts.shown(ANSWERED, ProjectColumn.STATUS) == status
    assert texts.is_blank(ANSWERED, ProjectColumn.GRADE) == (grade == "")
    assert texts.header(ProjectColumn.GRADE) == f"R{year - 2018} 評価"


def test_grades_sort_best_first_then_states_then_nothing(texts):
    texts.set_half_year(HalfYear(2022, 1))
    rows = [replace(ROW, grades=f"{char}    ") for char in "BuS nAdsCD"] + [ROW]
    ordered = sorted(rows, key=texts.sort_key(ProjectColumn.GRADE))
    assert "".join(row.grades[:1] for row in ordered) == "SABCDunsd "


def test_statuses_sort_in_the_order_of_the_plan(texts):
    texts.set_half_year(HalfYear(2022, 1))
    rows = [replace(ROW, statuses=f"{char}    ") for char in " nsrd"] + [ROW]
    ordered = sorted(rows, key=texts.sort_key(ProjectColumn.STATUS))
    assert [row.statuses[:1] for row in ordered][:4] == ["d", "r", "s", "n"]


def test_explanation_tells_all_years(texts):
    assert texts.tooltip(ANSWERED, ProjectColumn.GRADE).splitlines() == [
        "R4　実施中　B", "R5　実施中　未評価", "R6　未回答", "R7　未実施", "R8　完了　A",
    ]  # fmt: skip


def test_outside_the_plan_there_is_no_year(texts):
    texts.set_half_year(HalfYear(2040, 1))
    assert texts.shown(ANSWERED, ProjectColumn.GRADE) == ""
    assert texts.header(ProjectColumn.STATUS) == "状況"
    assert texts.answers.year_word == ""
