"""収納課等 is 収納課 with others: found, and never listed as a department of its own."""

import pytest

from fujidesk.domain.printed_departments import proper_departments, refuse_improper, single
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError


@pytest.mark.parametrize(
    ("printed", "found"),
    [
        ("収納課", "収納課"), ("収納課等", "収納課"), ("収納課ほか", "収納課"), ("収納課他", "収納課"),
        ("平等", "平等"), ("無い課等", "無い課等"), ("等", "等"), ("", ""), ("収納課等等", "収納課等等"),
    ],
)  # fmt: skip
def test_a_printed_name_is_the_known_department_it_begins_with(printed, found):
    assert single(printed, {"収納課", "市民課"}) == found


def test_a_name_with_others_beside_its_department_is_no_department():
    names = ("収納課等", "収納課", "市民課他", "市民課ほか", "市民課")
    records = [DepartmentRecord(name) for name in names]
    assert [item.name for item in proper_departments(records)] == ["収納課", "市民課"]


def test_a_name_that_only_ends_like_others_stays_and_terms_do_not_matter():
    records = (
        DepartmentRecord("企画課等"),
        DepartmentRecord("旧課", None, "2026-03-31"),
        DepartmentRecord("旧課等"),
    )
    assert proper_departments(records) == [records[0], records[1]]


def test_a_name_with_others_or_one_that_is_not_known_is_refused_with_what_to_enter():
    for name in ("収納課", "企画課等"):
        refuse_improper(name, {"収納課", "収納課等", "企画課等"})
    with pytest.raises(
        UserError, match="「収納課等」は収納課とほかの部署のことです。「収納課」と入力してください"
    ):
        refuse_improper("収納課等", {"収納課", "収納課等"})
    with pytest.raises(UserError, match="部署「無い課等」は登録されていません"):
        refuse_improper("無い課等", {"収納課"})
