"""Typed text becomes a value or a sentence."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.errors import UserError
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord
from fujidesk.ui.forms.validators import parsed, shown


def field(kind, **more):
    return FieldRecord("key", "目標値", kind, **more)


@pytest.mark.parametrize(
    ("kind", "text", "value"),
    [
        (FieldKind.FIGURE, "３，０００", "3000"),
        (FieldKind.FIGURE, "98.5", "98.5"),
        (FieldKind.FIGURE, "▲300", "-300"),
        (FieldKind.FIGURE, "", None),
        (FieldKind.YEAR, "令和8年度", 2026),
        (FieldKind.YEAR, "r8", 2026),
        (FieldKind.YEAR, "２０２６", 2026),
        (FieldKind.YEAR, "", None),
        (FieldKind.PAGE, "９８頁", 98),
        (FieldKind.PAGE, "", None),
        (FieldKind.LIST, "収納課、 デジタル推進課,収納課、", ["収納課", "デジタル推進課"]),
        (FieldKind.LIST, "", []),
        (FieldKind.LINE, "　件 ", "件"),
        (FieldKind.NAME, " 窓口の \n 案内　", "窓口の 案内"),
        (FieldKind.NAME, "全角　空白", "全角　空白"),
        (FieldKind.FIGURE, "−0.5", "-0.5"),
        (FieldKind.TEXT, "一行目\n二行目\n", "一行目\n二行目"),
    ],
)
def test_reads_what_offices_type(kind, text, value):
    assert parsed(field(kind), text) == value


@pytest.mark.parametrize(
    ("kind", "text", "hint"),
    [
        (FieldKind.FIGURE, "三千件", "数字だけ"),
        (FieldKind.FIGURE, "3,000件", "単位"),
        (FieldKind.FIGURE, "NaN", "数字だけ"),
        (FieldKind.FIGURE, "1e99", "数字だけ"),
        (FieldKind.YEAR, "来年", "R8"),
        (FieldKind.YEAR, "1200", "R8"),
        (FieldKind.PAGE, "0", "1 から"),
        (FieldKind.PAGE, "表紙", "1 から"),
    ],
)
def test_says_in_a_sentence_what_to_type(kind, text, hint):
    with pytest.raises(UserError, match=hint) as caught:
        parsed(field(kind), text)
    assert "目標値" in str(caught.value)


def test_a_required_field_may_not_be_empty():
    with pytest.raises(UserError, match="空にできません"):
        parsed(field(FieldKind.LINE, required=True), "　 ")


def test_shows_values_as_they_are_typed():
    choices = (FieldChoice(None, "（なし）"), FieldChoice("keep", "維持"))
    assert shown(field(FieldKind.FIGURE), "3000") == "3,000"
    assert shown(field(FieldKind.YEAR), 2026) == "令和8年度"
    assert shown(field(FieldKind.LIST), ["収納課", "市民課"]) == "収納課、市民課"
    assert shown(field(FieldKind.CHOICE, choices=choices), "keep") == "維持"
    assert shown(field(FieldKind.CHOICE, choices=choices), None) == "（なし）"
    assert shown(field(FieldKind.PAGE), None) == ""


NAMES = st.text(st.characters(codec="utf-8", exclude_categories=("C", "Z")), min_size=1, max_size=12).filter(
    lambda name: not set(name) & set("、,，;；")
)


@given(st.decimals(allow_nan=False, allow_infinity=False, places=3, min_value=-(10**9), max_value=10**9))
def test_a_figure_that_is_shown_is_read_again(figure):
    record = field(FieldKind.FIGURE)
    assert Decimal(parsed(record, shown(record, str(figure)))) == figure


@given(st.integers(1989, 2100))
def test_a_year_that_is_shown_is_read_again(year):
    record = field(FieldKind.YEAR)
    assert parsed(record, shown(record, year)) == year


@given(st.lists(NAMES, unique=True))
def test_a_list_that_is_shown_is_read_again(names):
    record = field(FieldKind.LIST)
    assert parsed(record, shown(record, names)) == names


@given(st.sampled_from(list(FieldKind)), st.text())
def test_whatever_is_typed_gives_a_value_or_a_sentence(kind, text):
    record = field(kind)
    try:
        value = parsed(record, text)
    except UserError:
        return  # which sentence: see above
    assert parsed(record, shown(record, value)) == value


@pytest.mark.parametrize(
    ("text", "kyen"),
    [("1,240", 1240), ("１２４０", 1240), ("1240千円", 1240), ("124万円", 1240), ("1,240,000円", 1240), ("0", 0),
     ("12.5万円", 125), ("", None), ("　", None)],
)  # fmt: skip
def test_an_amount_is_read_with_any_unit(text, kyen):
    assert parsed(FieldRecord("2022.budget_kyen", "予算額", FieldKind.AMOUNT), text) == kyen


@pytest.mark.parametrize("text", ["-1", "▲5", "1,240,500.5円", "多い", "1.5", "9" * 12])
def test_an_amount_that_is_none_gets_a_sentence(text):
    with pytest.raises(UserError, match="予算額"):
        parsed(FieldRecord("2022.budget_kyen", "予算額", FieldKind.AMOUNT), text)


@pytest.mark.parametrize("text", ["0", "6", "x", "3.5"])
def test_only_1_to_5_are_scores(text):
    with pytest.raises(UserError, match="1 から 5"):
        parsed(FieldRecord("2022.score_cost", "②経費", FieldKind.SCORE), text)
