"""Which values a field may have, whatever way they come in."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import LEVEL_FIELDS, LIST_FIELDS, TEXT_FIELDS
from fujidesk.errors import UserError
from fujidesk.exchange.profiles import load_profile
from fujidesk.models.plan import Department, Policy
from fujidesk.models.project import IndicatorRow, Project, ProjectCode
from fujidesk.services import edit_values
from fujidesk.services.edit_values import EditValues
from fujidesk.services.text_values import tidy

VALUES = EditValues(load_profile("fuji"))


def checked(field, value, number="1-1-1"):
    return VALUES.checked(FieldChange(Entity.PROJECT, number, field, None, value))


def column_length(table, name):
    return table.__table__.c[name].type.length


def test_lengths_are_those_of_the_columns():
    assert column_length(Project, "title") == edit_values.TITLE_LENGTH
    assert column_length(Policy, "title") == edit_values.TITLE_LENGTH
    assert column_length(Department, "name") == edit_values.NAME_LENGTH
    assert column_length(ProjectCode, "code") == edit_values.CODE_LENGTH
    assert column_length(IndicatorRow, "unit") == edit_values.UNIT_LENGTH
    assert column_length(IndicatorRow, "figure") >= 2 * edit_values.FIGURE_DIGITS + 2


@pytest.mark.parametrize(
    ("field", "fits", "length"),
    [
        ("title", "名" * 200, 200), ("indicator.unit", "件" * 50, 50), ("overview", "文" * 50_000, 50_000),
        ("departments", ["課" * 100], 100), ("sogo_codes", ["A" * 50], 50), ("keiei_codes", ["1" * 50], 50),
    ],
)  # fmt: skip
def test_the_longest_value_fits_and_one_more_is_refused(field, fits, length):
    assert checked(field, fits) == fits
    longer = [fits[0] + "X"] if isinstance(fits, list) else fits + "X"
    with pytest.raises(UserError, match=f"{length:,} 文字まで"):
        checked(field, longer)


def test_a_title_is_one_line():
    assert checked("title", " 窓口の\r\n案内\n番号 ") == "窓口の 案内 番号"
    assert checked("overview", "一\r\n二\r三") == "一\n二\n三"


@pytest.mark.parametrize("field", [*TEXT_FIELDS[1:], "indicator.text", "indicator.unit"])
def test_no_text_is_an_empty_one(field):
    assert checked(field, None) == ""
    assert VALUES.canonical(field, None) == ""


@pytest.mark.parametrize("field", LIST_FIELDS)
def test_lists_lose_their_empty_names_and_keep_their_order(field):
    assert checked(field, ["乙", " ", "", " 甲\n班 "]) == ["乙", "甲 班"]
    assert checked(field, None) == []
    assert VALUES.canonical(field, None) == []


@pytest.mark.parametrize("value", [[1], ["収納課", None], "収納課", 5, {"a": 1}])
def test_lists_are_lists_of_names(value):
    with pytest.raises(UserError, match="名前を並べて"):
        checked("departments", value)


@pytest.mark.parametrize("field", ["is_dx"])
@pytest.mark.parametrize("value", [None, 0, 1, "true"])
def test_yes_is_no_figure_and_no_word(field, value):
    with pytest.raises(UserError, match="はい（true）"):
        checked(field, value)


@pytest.mark.parametrize("value", [True, "12", 1.5, 0, -3, 100_000])
def test_pages_are_whole_and_of_this_world(value):
    with pytest.raises(UserError, match="1 以上の整数"):
        checked("page", value)


@pytest.mark.parametrize("value", [True, "2026", 26, 1949, 2201])
def test_due_years_are_western_fiscal_years(value):
    with pytest.raises(UserError, match="西暦の年度"):
        checked("indicator.due_year", value)


@pytest.mark.parametrize(
    ("typed", "stored"), [("1200", "1200"), ("1,200.50", "1200.50"), ("-3", "-3"), (7, "7")]
)
def test_figures_keep_their_digits(typed, stored):
    assert checked("indicator.figure", typed) == stored


@pytest.mark.parametrize(
    "field", ["plan.２022.1", "actual.2022.１", "action.２０２２", "plan.2022.0", "plan.22.1"]
)
def test_keys_of_fields_are_half_width(field):
    with pytest.raises(UserError, match="変更できません"):
        checked(field, None)


def test_a_cell_needs_no_departments_and_is_settled_unless_told():
    assert checked("plan.2022.1", {"phase": 2}) == {"phase": 2, "departments": [], "settled": True}
    assert checked("actual.2022.1", {"phase": None, "departments": None, "settled": False}) == {
        "phase": None, "departments": [], "settled": False,
    }  # fmt: skip


@pytest.mark.parametrize("field", LEVEL_FIELDS)
def test_texts_of_levels_are_tidied(field):
    change = FieldChange(Entity.LEVEL, "1.1", field, "", "一\r\n二\x00")
    assert VALUES.checked(change) == ("一 二" if field == "title" else "一\n二")


@pytest.mark.parametrize(
    "number", ["1-1", "1-1-1-1", "1-1-0", "01-1-1", "1-1-１", "1-1-100000", "一-1-1", ""]
)
def test_numbers_of_new_projects_have_the_shape_of_the_plan(number):
    with pytest.raises(UserError, match="半角の数字で「1-1-2」のように"):
        VALUES.checked(
            FieldChange(Entity.PROJECT, number, "*", None, {"title": "名", "category": "priority"})
        )


JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20),
    lambda inner: (
        st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["phase", "departments"]), inner)
    ),
    max_leaves=6,
)
FIELDS = (
    *TEXT_FIELDS, *LIST_FIELDS, "category", "is_dx", "page", "indicator.text", "indicator.figure",
    "indicator.unit", "indicator.direction", "indicator.due_year", "plan.2022.1", "actual.2026.2", "action.2024",
)  # fmt: skip


def settled_or_refused(field, value):
    """Return (the value as it would be stored, ""), or (None, why it is refused)."""
    try:
        return checked(field, value), ""
    except UserError as refusal:
        return None, str(refusal)


@given(field=st.sampled_from(FIELDS), value=JSON)
def test_any_value_is_refused_in_a_sentence_or_settles_at_once(field, value):
    first, refusal = settled_or_refused(field, value)
    if refusal:
        assert refusal.startswith("1-1-1 の「")
        assert "\n" not in refusal
        assert len(refusal) < 120
    else:
        assert checked(field, first) == first
        assert VALUES.canonical(field, first) == first


@given(st.text())
def test_tidy_text_can_be_stored_and_stays(text):
    once = tidy(text)
    assert once.encode().decode() == once
    assert tidy(once) == once
    assert "\r" not in once


def test_the_day_of_a_standing_is_kept_in_one_form():
    value = {"kind": "completed", "since": "2024-04-01", "into": []}
    assert checked("standing", value) == value
    for since in ("20240401", "4月1日", ""):
        with pytest.raises(UserError, match="その日付で指定してください"):
            checked("standing", value | {"since": since})
