"""Parts of a project, as cells give them back."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.fiscal import HalfYear
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.register_layout import (
    cell_part,
    clean_codes,
    clean_list,
    default_of,
    digest,
    known_parts,
    list_columns,
    part_label,
    parts_of,
    plain,
    plain_figure,
    split_items,
)

PROFILE = load_profile("fuji")


def test_every_part_of_a_project_is_known(small_content) -> None:
    known = known_parts(PROFILE)
    for record in small_content.projects:
        assert parts_of(record).keys() <= known


def test_every_part_has_a_default_that_an_empty_cell_gives() -> None:
    defaults = {part: default_of(part) for part in known_parts(PROFILE)}
    assert defaults["plan.2022.1/phase"] is None
    assert defaults["plan.2022.1/departments"] == []
    assert defaults["plan.2022.1/settled"] is True
    assert (defaults["is_dx"], defaults["page"], defaults["overview"]) == (False, None, "")
    assert defaults["action.2022"] == ""


def test_the_list_has_each_half_year_and_no_column_twice() -> None:
    parts = [column.part for column in list_columns(PROFILE)]
    assert len(parts) == len(set(parts))
    assert [part for part in parts if part.startswith("plan.")] == [
        cell_part("plan", when, "phase") for when in PROFILE.half_years
    ]
    assert sum(column.width for column in list_columns(PROFILE)) < 175, "fits A4 landscape when scaled"


def test_parts_are_named_in_words_of_the_plan() -> None:
    assert part_label("title") == "事業名"
    assert part_label(cell_part("plan", HalfYear(2022, 1), "phase")) == "スケジュール（計画）R4上期の段階"
    assert (
        part_label(cell_part("actual", HalfYear(2026, 2), "settled")) == "スケジュール（実績）R8下期の未確定"
    )


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        ("30.0", "30"), ("30", "30"), ("0.50", "0.5"), ("-0.0", "0"), ("1E+3", "1000"), ("0", "0"),
        ("100", "100"), ("NaN", "NaN"),
    ],
)  # fmt: skip
def test_figures_without_exponent_and_spare_zeros(figure, text) -> None:
    assert plain_figure(Decimal(figure)) == text


@given(st.decimals(allow_nan=False, allow_infinity=False, places=4))
def test_a_plain_figure_is_the_same_number(figure) -> None:
    assert Decimal(plain_figure(figure)) == figure


def test_items_are_split_where_offices_split_them() -> None:
    assert list(split_items("収納課、市民課，農政課,財政課；総務課;\n 税務課 ")) == [
        "収納課", "市民課", "農政課", "財政課", "総務課", "税務課",
    ]  # fmt: skip
    assert list(split_items("、、 ,")) == []


@given(st.lists(st.text(st.characters(exclude_categories=["C", "Z"]), min_size=1), max_size=4))
def test_a_list_is_what_its_cell_gives_back(items) -> None:
    """Names that hold a mark between items come back as several: so they are compared as several."""
    cleaned = clean_list(tuple(items))
    assert clean_list(tuple(str(item) for item in cleaned)) == cleaned


def test_codes_are_half_width_and_a_dash_is_none() -> None:
    assert clean_codes("Ｂ１－７－５、 1–2 ") == ["B1-7-5", "1-2"]
    for dash in ("-", "－", "―", "ー", "−"):
        assert clean_codes(dash) == []
    assert plain(" Ａ　１ ") == "A1"


@given(st.recursive(st.none() | st.booleans() | st.integers() | st.text(), lambda x: st.lists(x, max_size=3)))
def test_a_fingerprint_depends_on_the_value_alone(value) -> None:
    assert digest(value) == digest(value)
    assert len(digest(value)) == 10


def test_fingerprints_tell_values_apart() -> None:
    values = ["", None, [], "1", 1, True, "-", ["1"], {"a": 1}]
    assert len({digest(value) for value in values}) == len(values)
