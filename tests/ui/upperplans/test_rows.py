"""From the cross-reference to rows: keys that sort, words for copying, grades of answered years only."""

import pytest

from fujidesk.domain.records import Category, ProjectRow
from fujidesk.domain.upper_plans import Scheme, upper_plans
from fujidesk.ui.upperplans import rows
from fujidesk.ui.widgets.copied_figures import cell_text


def project(number, sogo=(), keiei=(), grades="", phases="", title="窓口"):
    return ProjectRow(
        1, number, title, "1", "1.1", Category.PRIORITY, False, ("収納課", "市民課"), None, phases,
        "1" * len(phases), "", "", "", sogo, keiei, grades,
    )  # fmt: skip


@pytest.fixture
def data(small_profile):
    listed = (
        project("1-1-2", ("A10", "A2"), ("A2",), "A", "1233444-- "),
        project("1-1-10", ("A2",), (), "u", title="地図"),
        project("1-1-11"),
    )
    return upper_plans(small_profile, listed)


def test_codes_of_two_plans_are_told_apart(data):
    keys = {rows.line_key(line) for scheme in Scheme for line in data.lines[scheme]}
    assert keys == {"sogo_codes A2", "sogo_codes A10", "keiei_codes A2"}


def test_bars_are_as_long_as_their_projects_are_many(data):
    two, ten = rows.code_rows(data, data.lines[Scheme.SOGO], 2022)
    assert (two.cells[2].parts, two.cells[2].length) == ((("A", 1), ("unevaluated", 1)), 1.0)
    assert (ten.cells[2].parts, ten.cells[2].length) == ((("A", 1),), 0.5)
    assert cell_text(two.cells[2]) == "A 1、未評価 1"


def test_a_year_without_answers_has_no_bars_and_no_column(data):
    (first, _) = rows.code_rows(data, data.lines[Scheme.SOGO], 2023)
    assert not first.cells[2].parts
    assert rows.project_columns(data, 2023)[-1].title == "R4"
    assert len(rows.choice_columns(data, 2023)) == 4


def test_columns_and_cells_are_as_many(data):
    projects = data.serving
    for year in (2022, 2023):
        for columns, made in (
            (rows.code_columns(Scheme.SOGO, year), rows.code_rows(data, data.lines[Scheme.SOGO], year)),
            (rows.project_columns(data, year), rows.project_rows(data, projects, year)),
            (rows.choice_columns(data, year), rows.choice_rows(data, projects, year)),
            (rows.of_project_columns(year), rows.of_project_rows(data, projects[0], year)),
        ):
            assert {len(row.cells) for row in made} == {len(columns)}


def test_phases_are_copied_as_text_and_read_in_words(data):
    cell = rows.project_rows(data, data.serving, 2022)[0].cells[4]
    assert cell_text(cell).startswith("1・2・3・3・4")
    assert cell.strip == ("1233444-- ", "1" * 10)
    assert "R4上" in cell.said
    assert rows.project_rows(data, data.serving, 2022)[1].cells[4].text == "記載なし"


def test_numbers_sort_as_numbers(data):
    first, second = (row.cells[0].key for row in rows.project_rows(data, data.serving, 2022))
    assert first < second


@pytest.mark.parametrize(
    ("text", "codes"),
    [("", ["A2", "A10"]), ("地図", ["A2"]), ("ａ10", ["A10"]), ("a2 窓口", ["A2"]), ("x", [])],
)
def test_words_are_looked_for_in_code_and_project(data, text, codes):
    assert [line.code for line in rows.passing_lines(data, Scheme.SOGO, text)] == codes


def test_projects_without_a_code_only_when_asked_for(data):
    assert len(rows.passing_projects(data, "", all_projects=False)) == 2
    assert len(rows.passing_projects(data, "", all_projects=True)) == 3
    assert [row.number for row in rows.passing_projects(data, "A10", all_projects=True)] == ["1-1-2"]


def test_projects_that_do_not_run_in_the_year_have_no_bar_and_no_chip(small_profile):
    data = upper_plans(small_profile, (project("1-1-2", ("A2",), (), "Ai"), project("1-1-10", (), (), "AB")))
    (line,) = rows.code_rows(data, data.lines[Scheme.SOGO], 2023)
    assert not line.cells[2].parts
    (row,) = rows.project_rows(data, data.lines[Scheme.SOGO][0].projects, 2023)
    assert (row.cells[-1].marks, row.cells[-1].said) == ((), "なし")
