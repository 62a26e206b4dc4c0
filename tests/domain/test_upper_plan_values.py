"""The cross-reference as JSON values."""

from fujidesk.domain.records import Category, ProjectRow
from fujidesk.domain.upper_plan_values import upper_plan_values
from fujidesk.domain.upper_plans import upper_plans


def project(number, sogo=(), keiei=(), grades="", category=Category.PRIORITY):
    return ProjectRow(
        1, number, "窓口", "1", "1.1", category, False, ("収納課", "市民課"), None, "", "", "", "", "", sogo,
        keiei, grades,
    )  # fmt: skip


ROWS = (project("1-1-1", ("A2", "A10"), ("1-5",), "Au"), project("1-1-2", ("A2",), (), "s"), project("1-1-3"))


def values(profile, year=2023, *, sample=False):
    return upper_plan_values(upper_plans(profile, ROWS, (2022,), is_sample=sample), year, "2024-07-01")


def test_codes_lead_to_projects(small_profile):
    found = values(small_profile)
    assert {key: found[key] for key in ("fiscal_year", "year", "as_of", "total", "unapproved_years")} == {
        "fiscal_year": 2023, "year": "R5", "as_of": "2024-07-01", "total": 3, "unapproved_years": [2023],
    }  # fmt: skip
    assert found["sogo_codes"] == {
        "name": "総合計画 施策番号", "projects": 2, "memberships": 3,
        "codes": [
            {"code": "A2", "count": 2, "numbers": ["1-1-1", "1-1-2"], "by_mark": {"未評価": 1, "未回答": 1}},
            {"code": "A10", "count": 1, "numbers": ["1-1-1"], "by_mark": {"未評価": 1}},
        ],
    }  # fmt: skip


def test_projects_lead_to_codes_with_their_grades_up_to_the_year(small_profile):
    first, second = values(small_profile)["projects"]
    assert (first["sogo_codes"], first["keiei_codes"]) == (["A2", "A10"], ["1-5"])
    assert first["category"] == "重点"
    assert first["departments"] == ["収納課", "市民課"]
    assert first["grades"] == [
        {"fiscal_year": 2022, "grade": "A", "state": "評価済"},
        {"fiscal_year": 2023, "grade": None, "state": "未評価"},
    ]
    assert first["running"] is None
    assert second["grades"][0] == {"fiscal_year": 2022, "grade": None, "state": "中止"}
    assert len(values(small_profile, 2022)["projects"][0]["grades"]) == 1


def test_projects_without_codes_are_listed(small_profile):
    (bare,) = values(small_profile)["without_codes"]
    assert (bare["number"], bare["may_have_codes"]) == ("1-1-3", True)


def test_made_up_answers_are_marked(small_profile):
    assert "sample" not in values(small_profile)
    assert values(small_profile, sample=True)["sample"] is True


def test_a_year_in_which_a_project_does_not_run_has_neither_grade_nor_a_missing_answer(small_profile):
    data = upper_plans(small_profile, (project("1-1-1", ("A2",), (), "Ai"),))
    found = upper_plan_values(data, 2023, "2024-07-01")
    assert found["projects"][0]["grades"][1] == {"fiscal_year": 2023, "grade": None, "state": "なし"}
    assert found["sogo_codes"]["codes"][0]["by_mark"] == {}
