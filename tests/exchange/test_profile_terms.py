"""Terms of a plan's period: each year in exactly one of them."""

import tomllib

import pytest

from fujidesk.domain.profile import PlanTerm
from fujidesk.errors import UserError
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_terms import plan_terms


def read(*terms):
    body = "".join(
        f'[[terms]]\nname = "{name}"\nfirst_year = {first}\nlast_year = {last}\n'
        for name, first, last in terms
    )
    return plan_terms(Entry("own.toml", tomllib.loads(body)), 2021, 2026)


def test_terms_come_in_the_order_of_time():
    assert read(("後期", 2024, 2026), ("前期", 2021, 2023)) == (
        PlanTerm("前期", 2021, 2023),
        PlanTerm("後期", 2024, 2026),
    )
    assert list(PlanTerm("前期", 2021, 2023).fiscal_years) == [2021, 2022, 2023]


def test_a_period_that_is_not_divided_has_none_of_its_own():
    assert read() == ()


@pytest.mark.parametrize(
    ("terms", "message"),
    [
        (
            [("前期", 2021, 2024), ("後期", 2024, 2026)],
            "terms の「前期」と「後期」が令和6年度で重なっています",
        ),
        ([("前期", 2021, 2026), ("後期", 2022, 2023)], "「前期」と「後期」が令和4年度で重なっています"),
        ([("前期", 2021, 2022), ("後期", 2024, 2026)], "令和5年度がどの期にも入っていません"),
        ([("前期", 2021, 2025)], "令和8年度がどの期にも入っていません"),
        ([("前期", 2022, 2026)], "令和3年度がどの期にも入っていません"),
        ([("前期", 2020, 2026)], r"terms（1 番目）の「前期」が計画期間（令和3年度から令和8年度まで）の外"),
        ([("前期", 2021, 2027)], "の外に出ています"),
        ([("前期", 2024, 2023), ("後期", 2021, 2026)], r"terms（1 番目）の last_year が正しくありません"),
        ([("前期", 2021, 2023), ("前期", 2024, 2026)], "terms に 前期 が二度あります"),
    ],
)
def test_terms_that_do_not_fit_are_refused_with_their_names(terms, message):
    with pytest.raises(UserError, match=message):
        read(*terms)
