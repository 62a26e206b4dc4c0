"""Codes of the upper plans with their projects: both directions, natural order, projects and memberships."""

from dataclasses import replace

import pytest

from fujidesk.domain.records import Category, ProjectRow, StateKind
from fujidesk.domain.upper_plans import (
    Scheme,
    code_key,
    codes_of,
    marks_text,
    scheme_label,
    titled,
    upper_plans,
)


def project(number, sogo=(), keiei=(), grades="", category=Category.PRIORITY):
    """A project of the list; grades: one character a fiscal year from 2022."""
    policy, measure, _ = number.split("-")
    return ProjectRow(
        1, number, f"事業{number}", policy, f"{policy}.{measure}", category, False, ("収納課",), None, "", "", "",
        "", "", sogo, keiei, grades,
    )  # fmt: skip


ROWS = (
    project("1-1-1", ("10-1", "2-1-3"), ("1-5-17",), "AB"),
    project("1-1-2", ("2-1-3",), (), "Bu"),
    project("1-1-3", ("B1-1", "B1"), ("1-5-17",), "s"),
    project("1-1-4", grades="C"),
    project("1-1-5", category=Category.CONTINUING),
)


@pytest.fixture
def data(small_profile):
    return upper_plans(small_profile, ROWS, (2022,))


def test_codes_stand_in_natural_order(data):
    assert [line.code for line in data.lines[Scheme.SOGO]] == ["2-1-3", "10-1", "B1", "B1-1"]


@pytest.mark.parametrize(
    ("first", "second"), [("2-1-3", "10-1"), ("A5", "A5-4"), ("A5-4", "A5-10"), ("A9-1", "B1"), ("a1", "A2")]
)
def test_figures_count_as_figures(first, second):
    assert code_key(first) < code_key(second)


def test_a_code_has_its_projects_in_plan_order_and_a_project_its_codes(data):
    line = data.line(Scheme.SOGO, "2-1-3")
    assert line.numbers == ("1-1-1", "1-1-2")
    assert line.caption == "総合計画 2-1-3"
    assert codes_of(ROWS[2], Scheme.SOGO) == ("B1-1", "B1")
    assert codes_of(ROWS[2], Scheme.KEIEI) == ("1-5-17",)
    assert data.line(Scheme.KEIEI, "2-1-3") is None


def test_projects_and_memberships_are_counted_apart(data):
    assert (data.distinct(Scheme.SOGO), data.memberships(Scheme.SOGO)) == (3, 5)
    assert (data.distinct(Scheme.KEIEI), data.memberships(Scheme.KEIEI)) == (2, 2)
    assert data.count_sentence(Scheme.SOGO) == (
        "施策番号 4、対応する事業 3（延べ 5）、施策番号のない事業 2／全 5 事業"
    )
    assert data.count_sentence(Scheme.KEIEI).startswith("取組番号 1、対応する事業 2（延べ 2）")


def test_a_code_that_a_sheet_repeats_counts_once(small_profile):
    data = upper_plans(small_profile, [project("1-1-1", ("A1", "A1"))])
    assert data.memberships(Scheme.SOGO) == 1
    assert codes_of(data.rows[0], Scheme.SOGO) == ("A1",)


def test_projects_without_any_code_are_listed_with_those_that_could_have_one(data):
    assert [row.number for row in data.serving] == ["1-1-1", "1-1-2", "1-1-3"]
    assert [row.number for row in data.bare] == ["1-1-4", "1-1-5"]
    assert [data.may_have_codes(row) for row in data.bare] == [True, False]
    assert data.bare_sentence() == "どちらの番号もない事業 2（うち番号の欄がある分類 1）／全 5 事業"


def test_grades_by_year_with_states_where_there_is_none(data):
    assert [data.mark(ROWS[0], year) for year in (2021, 2022, 2023, 2024)] == [
        "unanswered", "A", "B", "unanswered",
    ]  # fmt: skip
    assert data.mark(ROWS[2], 2022) == "stopped"


def test_marks_of_a_code_come_best_first_and_then_the_states(data):
    projects = [*data.line(Scheme.SOGO, "2-1-3").projects, ROWS[2]]
    assert data.marks(projects, 2022) == (("A", 1), ("B", 1), ("stopped", 1))
    assert marks_text(data.marks(projects, 2023)) == "B 1、未評価 1、未回答 1"
    assert marks_text(()) == ""


def test_years_end_with_the_one_asked_for_and_need_answers(data):
    assert data.years_until(2023) == (2022, 2023)
    assert data.answered_until(2026) == (2022, 2023)
    assert data.answered_until(2022) == (2022,)
    assert data.answered_until(2021) == ()


def test_answered_years_without_approval_are_named(data):
    assert data.unapproved(2026) == (2023,)
    assert replace(data, approved=frozenset()).unapproved(2022) == (2022,)


def test_a_register_without_codes_is_empty(small_profile, data):
    assert not data.is_empty
    assert upper_plans(small_profile, [ROWS[3]]).is_empty
    assert upper_plans(small_profile, []).is_empty


def test_a_project_that_rests_or_has_ended_says_so():
    assert titled(ROWS[0]) == "事業1-1-1"
    assert titled(replace(ROWS[0], state=StateKind.MERGED)) == "事業1-1-1（統合）"


def test_schemes_carry_the_names_of_the_sheet():
    assert scheme_label(Scheme.SOGO) == "総合計画 施策番号"
    assert scheme_label(Scheme.KEIEI) == "行政経営プラン 取組番号"


def test_projects_that_do_not_run_in_a_year_are_not_counted_as_unanswered(small_profile):
    made = upper_plans(
        small_profile, (project("1-1-1", ("A1",), (), "Ai"), project("1-1-2", ("A1",), (), "A"))
    )
    assert made.marks(made.rows, 2023) == (("unanswered", 1),)
    assert made.answered_until(2023) == (2022,)
