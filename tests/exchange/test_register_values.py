"""What a cell shows for a value, and what people make of such a cell."""

import datetime as dt
from contextlib import suppress
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.records import Category, Direction
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.register_layout import plain_figure
from fujidesk.exchange.register_values import CellError, as_text, cell_value_of, part_from_cell

PROFILE = load_profile("fuji")
PHASE = "plan.2022.1/phase"
SETTLED = "plan.2022.1/settled"


@pytest.mark.parametrize(
    ("part", "value", "shown"),
    [
        ("title", "窓口", "窓口"),
        ("title", "", None),
        ("page", None, None),
        ("page", 12, 12),
        ("is_dx", True, "○"),
        ("is_dx", False, None),
        ("category", "priority", "重点"),
        ("category", "unheard", "unheard"),
        ("departments", ["収納課", "市民課"], "収納課、市民課"),
        ("departments", [], ""),
        ("indicator.direction", "at_most", "以下"),
        ("indicator.due_year", 2026, "R8"),
        ("indicator.figure", "10", 10),
        ("indicator.figure", "10.25", 10.25),
        ("indicator.figure", "12345678901234567890", "12345678901234567890"),
        (PHASE, 3, 3),
        (PHASE, "-", "-"),
        (SETTLED, False, "未確定"),
        (SETTLED, True, None),
    ],
)
def test_a_cell_shows_the_words_of_the_plan(part, value, shown) -> None:
    assert cell_value_of(part, value, PROFILE) == shown


@pytest.mark.parametrize("category", list(Category))
def test_every_category_comes_back(category) -> None:
    shown = cell_value_of("category", category.value, PROFILE)
    assert part_from_cell("category", shown, PROFILE) == category.value
    assert part_from_cell("category", f"{shown}事業", PROFILE) == category.value


@pytest.mark.parametrize("direction", list(Direction))
def test_every_direction_comes_back(direction) -> None:
    shown = cell_value_of("indicator.direction", direction.value, PROFILE)
    assert part_from_cell("indicator.direction", shown, PROFILE) == direction.value


@given(st.decimals(-(10**18), 10**18, places=3, allow_nan=False))
def test_every_figure_comes_back(figure) -> None:
    """As a number where a spreadsheet keeps all digits (15), as text otherwise."""
    text = plain_figure(figure)
    shown = cell_value_of("indicator.figure", text, PROFILE)
    assert part_from_cell("indicator.figure", shown, PROFILE) == text


@given(st.integers(1990, 2090))
def test_every_year_comes_back(year) -> None:
    shown = cell_value_of("indicator.due_year", year, PROFILE)
    assert part_from_cell("indicator.due_year", shown, PROFILE) == year


@pytest.mark.parametrize(
    ("part", "raw", "value"),
    [
        ("page", "１２頁", 12),
        ("page", "p.12", 12),
        ("page", 12.0, 12),
        ("page", "−", None),
        ("page", None, None),
        ("indicator.figure", "1,200", "1200"),
        ("indicator.figure", "▲３００", "-300"),
        ("indicator.figure", "△0.50", "-0.5"),
        ("indicator.figure", 0.1, "0.1"),
        ("indicator.figure", "　", None),
        ("indicator.due_year", "令和８年度", 2026),
        ("indicator.due_year", 2026.0, 2026),
        ("indicator.due_year", "", None),
        ("indicator.direction", "", None),
        ("is_dx", "×", False),
        ("is_dx", False, False),
        ("is_dx", "はい", True),
        ("departments", "収納課，市民課;農政課\n\n財政課", ["収納課", "市民課", "農政課", "財政課"]),
        ("sogo_codes", "Ｂ１－７－５、―", ["B1-7-5"]),
        (PHASE, "(3)", 3),
        (PHASE, "3?", 3),
        (PHASE, "運用・実施", 4),
        (PHASE, "運用", 4),
        (PHASE, "ー", "-"),
        (PHASE, " ", None),
        (SETTLED, "？", False),
        (SETTLED, "", True),
        ("overview", True, "TRUE"),
        ("overview", 4.0, "4"),
        ("overview", 1e300, str(10**300)),
        ("overview", "a_x000D_\nb", "a\nb"),
    ],
)
def test_what_offices_type_is_understood(part, raw, value) -> None:
    assert part_from_cell(part, raw, PROFILE) == value


@pytest.mark.parametrize(
    ("part", "raw", "words"),
    [
        ("title", "  ", "事業名が空です"),
        ("category", "最高", "重点・推進・継続 のどれか"),
        ("category", None, "事業分類にありません"),
        ("is_dx", "たぶん", "該当するときは ○"),
        ("page", 0, "1 から 9999 まで"),
        ("page", "10000", "1 から 9999 まで"),
        ("page", "十二", "頁ではありません"),
        ("indicator.figure", "10件", "数字だけ"),
        ("indicator.figure", "1e5", "数ではありません"),
        ("indicator.figure", "NaN", "数ではありません"),
        ("indicator.direction", "上", "以上・以下・維持 のどれか"),
        ("indicator.due_year", "来年", "R8、令和8年度、2026"),
        (PHASE, 5, "1・2・3・4、終了は -"),
        (SETTLED, "済", "「未確定」"),
        ("page", dt.date(2026, 4, 1), "日付や時刻になっています"),
        ("overview", dt.datetime(2026, 4, 1, 9, 30), "書式を「文字列」に"),
        ("overview", dt.time(9), "日付や時刻"),
        ("overview", dt.timedelta(1), "日付や時刻"),
    ],
)
def test_other_cells_say_what_is_allowed(part, raw, words) -> None:
    with pytest.raises(CellError) as raised:
        part_from_cell(part, raw, PROFILE)
    assert words in str(raised.value)
    assert str(raised.value).endswith(("。", "）。"))


@given(st.one_of(st.text(), st.floats(), st.integers(), st.booleans(), st.none()))
@pytest.mark.parametrize(
    "part", ["page", "category", "is_dx", "indicator.figure", "indicator.due_year", PHASE]
)
def test_any_cell_is_a_value_or_a_sentence(part, raw) -> None:
    """Never an error that is not for the user's eyes."""
    with suppress(CellError):
        part_from_cell(part, raw, PROFILE)


def test_numbers_as_text_have_no_exponent() -> None:
    assert as_text(1e16) == str(10**16)
    assert as_text(1e-7) == "0.0000001"
    assert as_text(Decimal("1.50")) == "1.50"
