"""One filter for all lists: what passes, in words, stored, and how lists sort."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.filtering import (
    ENDED,
    NOT_GIVEN,
    ProjectFilter,
    half_year_index,
    list_key,
    natural_key,
    phase_word,
    phases_key,
)
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.profile import CategoryTerm, PhaseTerm, PlanProfile
from fujidesk.domain.records import Category, ProjectId, ProjectRow
from fujidesk.domain.searching import fold
from fujidesk.errors import UserError

PROFILE = PlanProfile(
    key="test", city="みほん市", plan_name="みほん市情報化計画", short_name="みほん市 計画",
    first_year=2022, last_year=2026, level_names=("基本方針", "情報化施策"), project_name="情報化事業",
    dx_name="DX事業",
    phases=(PhaseTerm(1, "調査・基礎研究", "調査"), PhaseTerm(2, "要件調査・導入検討", "検討"),
            PhaseTerm(3, "導入準備", "準備"), PhaseTerm(4, "運用・実施", "運用")),
    categories=(CategoryTerm(Category.PRIORITY, "重点", ()), CategoryTerm(Category.PROMOTION, "推進", ()),
                CategoryTerm(Category.CONTINUING, "継続", ())),
    scores=(), grades=(), committees=(),
)  # fmt: skip


def row(number, **values):
    title = values.pop("title", f"事業 {number}")
    departments = values.pop("departments", ("収納課",))
    made = ProjectRow(
        ProjectId(1), number, title, number[0], number[:3].replace("-", "."), Category.PROMOTION, False,
        departments, 1, "", "", "", "", fold(" ".join((number, title, *departments))),
    )  # fmt: skip
    return replace(made, **values)


ROWS = [
    row(
        "1-1-1",
        title="窓口カードの試行",
        category=Category.PRIORITY,
        is_dx=True,
        phases="1234444444",
        settled="1" * 10,
    ),
    row(
        "1-1-2", title="ＡＩ窓口", departments=("市民課", "収納課"), phases="44--------", settled="1101111111"
    ),
    row("1-2-1", title="地図の公開", category=Category.CONTINUING, departments=("建築課",)),
    row("2-1-10", title="台帳のデータ化", is_dx=True, phases="2222333344", settled="1" * 10),
]


def numbers(wanted, at=None):
    return [found.number for found in wanted.apply(ROWS, at)]


@pytest.mark.parametrize(
    ("wanted", "expected"),
    [
        (ProjectFilter(), ["1-1-1", "1-1-2", "1-2-1", "2-1-10"]),
        (ProjectFilter(policies=("2",)), ["2-1-10"]),
        (ProjectFilter(measures=("1.1",)), ["1-1-1", "1-1-2"]),
        (ProjectFilter(policies=("1",), measures=("1.2", "2.1")), ["1-2-1"]),
        (ProjectFilter(categories=(Category.PRIORITY, Category.CONTINUING)), ["1-1-1", "1-2-1"]),
        (ProjectFilter(dx=True), ["1-1-1", "2-1-10"]),
        (ProjectFilter(dx=False), ["1-1-2", "1-2-1"]),
        (ProjectFilter(departments=("収納課",)), ["1-1-1", "1-1-2", "2-1-10"]),
        (ProjectFilter(departments=("市民課", "建築課")), ["1-1-2", "1-2-1"]),
        (ProjectFilter(open_only=True), ["1-1-2"]),
        (ProjectFilter(text="窓口"), ["1-1-1", "1-1-2"]),
        (ProjectFilter(text="ai　まど"), []),
        (ProjectFilter(text="ai　窓"), ["1-1-2"]),
        (ProjectFilter(text="カード"), ["1-1-1"]),
        (ProjectFilter(text="かーど"), ["1-1-1"]),
        (ProjectFilter(text="2-1-10"), ["2-1-10"]),
        (ProjectFilter(dx=True, text="収納課", policies=("2",)), ["2-1-10"]),
    ],
)
def test_what_passes(wanted, expected):
    assert numbers(wanted) == expected


@pytest.mark.parametrize(
    ("phases", "at", "expected"),
    [
        (("4",), 0, ["1-1-2"]),
        (("4",), 9, ["1-1-1", "2-1-10"]),
        (("2", "3"), 1, ["1-1-1", "2-1-10"]),
        ((ENDED,), 9, ["1-1-2"]),
        ((ENDED,), 0, []),
        ((NOT_GIVEN,), 0, ["1-2-1"]),
        (("3",), None, ["1-1-1", "2-1-10"]),
        ((NOT_GIVEN,), None, ["1-2-1"]),
    ],
)
def test_phase_of_the_chosen_half_year(phases, at, expected):
    assert numbers(ProjectFilter(phases=phases), at) == expected


def test_empty_and_blank_filters_show_everything():
    assert ProjectFilter().is_empty
    assert ProjectFilter(text=" 　").is_empty
    assert not ProjectFilter(dx=False).is_empty
    assert not ProjectFilter(text="a").is_empty


FILTERS = st.builds(
    ProjectFilter,
    policies=st.lists(st.sampled_from("12"), unique=True).map(tuple),
    measures=st.lists(st.sampled_from(["1.1", "1.2", "2.1"]), unique=True).map(tuple),
    categories=st.lists(st.sampled_from(list(Category)), unique=True).map(tuple),
    dx=st.sampled_from([None, True, False]),
    departments=st.lists(st.sampled_from(["収納課", "市民課", "建築課"]), unique=True).map(tuple),
    phases=st.lists(st.sampled_from(["1", "2", "3", "4", ENDED, NOT_GIVEN]), unique=True).map(tuple),
    open_only=st.booleans(),
    running_only=st.booleans(),
    text=st.text("窓口AＡiア あ-1", max_size=6),
)


@given(FILTERS)
def test_stored_and_read_back_is_the_same(wanted):
    assert ProjectFilter.from_json(wanted.to_json()) == wanted


@given(FILTERS, FILTERS, st.sampled_from([None, 0, 5]))
def test_narrowing_means_a_smaller_list(one, other, at):
    if one.narrows(other):
        passed = other.apply(ROWS, at)
        assert one.apply(ROWS, at) == one.apply(passed, at)


@given(FILTERS)
def test_typing_on_narrows(wanted):
    longer = replace(wanted, text=wanted.text + "x")
    assert longer.narrows(wanted)
    assert not replace(wanted, dx=not wanted.dx).narrows(wanted)


def test_stored_filter_of_another_version():
    text = '{"weather": ["S"], "categories": ["priority", "gone"], "dx": 3, "text": null, "policies": "1"}'
    assert ProjectFilter.from_json(text) == ProjectFilter(categories=(Category.PRIORITY,))
    assert ProjectFilter.from_json("[]").is_empty


def test_damaged_stored_filter_is_a_sentence():
    with pytest.raises(UserError, match="絞り込み条件を読めません"):
        ProjectFilter.from_json("{")


def test_in_words():
    assert ProjectFilter().describe(PROFILE) == ""
    wanted = ProjectFilter(
        ("1",), ("1.1",), (Category.PRIORITY,), True, ("収納課",), ("4", ENDED, NOT_GIVEN), True, " 窓口 "
    )
    assert wanted.describe(PROFILE) == (
        "基本方針 1、情報化施策 1.1、重点、DX、収納課、段階 (4) 運用・実施・終了・記載なし、未確定あり、「窓口」を含む"
    )
    assert ProjectFilter(dx=False).describe(PROFILE) == "DX以外"


def test_half_year_index():
    assert half_year_index(PROFILE, HalfYear(2022, 1)) == 0
    assert half_year_index(PROFILE, HalfYear(2026, 2)) == 9
    assert half_year_index(PROFILE, HalfYear(2027, 1)) is None
    assert half_year_index(PROFILE, HalfYear(2021, 2)) is None


def test_texts_sort_by_number_width_and_kana():
    words = ["第10次", "第２次", "カード", "あんない", "第1次"]
    assert sorted(words, key=natural_key) == ["あんない", "カード", "第1次", "第２次", "第10次"]
    assert sorted([("b", "c"), (), ("a",), ("b",)], key=list_key) == [("a",), ("b",), ("b", "c"), ()]


def test_phases_sort_by_the_half_year_then_the_course():
    courses = ["1234444444", "4444444444", "44--------", "", "1444444444"]
    assert sorted(courses, key=lambda course: phases_key(course, 2)) == [
        "1234444444", "1444444444", "4444444444", "44--------", "",
    ]  # fmt: skip
    assert min(courses, key=lambda course: phases_key(course, None)) == "1234444444"
    assert phase_word("2", PROFILE) == "(2) 要件調査・導入検討"


def test_numbers_narrow_to_the_projects_of_a_figure_and_are_called_by_their_caption(small_profile):
    wanted = ProjectFilter(numbers=("1-1-2", "9-9-9"), caption="令和4年度 評価 A")
    assert not wanted.is_empty
    assert wanted.describe(small_profile) == "令和4年度 評価 A"
    assert ProjectFilter.from_json(wanted.to_json()) == wanted
    assert ProjectFilter(numbers=("1-1-2",)).describe(small_profile) == "選んだ 1 事業"


ANSWERED = [
    row("1-1-1", grades="AS   ", statuses="rd   "), row("1-1-2", grades="u    ", statuses="r    "),
    row("1-1-3", grades="s    ", statuses="s    "), row("1-1-4"),
]  # fmt: skip


def passing(wanted, at=None):
    return [found.number for found in wanted.apply(ANSWERED, at)]


@pytest.mark.parametrize(
    ("wanted", "at", "numbers"),
    [
        (ProjectFilter(grades=("A",)), 1, ["1-1-1"]),
        (ProjectFilter(grades=("A",)), 2, []),
        (ProjectFilter(grades=("S",)), 3, ["1-1-1"]),
        (ProjectFilter(grades=("S", "stopped")), None, ["1-1-1", "1-1-3"]),
        (ProjectFilter(grades=("unanswered",)), 0, ["1-1-4"]),
        (ProjectFilter(grades=("unanswered", "unevaluated")), 1, ["1-1-2", "1-1-4"]),
        (ProjectFilter(statuses=("running",)), 0, ["1-1-1", "1-1-2"]),
        (ProjectFilter(statuses=("done",)), None, ["1-1-1"]),
        (ProjectFilter(statuses=("none",)), 9, ["1-1-1", "1-1-2", "1-1-3", "1-1-4"]),
        (ProjectFilter(statuses=("running",), grades=("unevaluated",)), 1, ["1-1-2"]),
    ],
)
def test_answers_narrow_in_the_year_of_the_half(wanted, at, numbers):
    assert passing(wanted, at) == numbers


def test_answers_are_described_and_stored():
    wanted = ProjectFilter(statuses=("running", "none"), grades=("A", "unevaluated"))
    assert wanted.describe(PROFILE) == "状況 実施中・未回答、評価 A・未評価"
    assert ProjectFilter.from_json(wanted.to_json()) == wanted
    assert not wanted.is_empty
    assert replace(wanted, text="x").narrows(wanted)
    assert not replace(wanted, grades=()).narrows(wanted)
