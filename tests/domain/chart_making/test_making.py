"""All charts by their names."""

from dataclasses import replace

import pytest

from fujidesk.domain.chart_making import made_chart, made_charts
from fujidesk.domain.charts import INTERNAL_CHARTS, ChartName

WHOLE = [name for name in ChartName if name is not ChartName.STRIP]


@pytest.mark.parametrize("name", WHOLE)
def test_each_chart_bears_its_name_and_says_what_it_is_made_from(data, name):
    head = made_chart(name, data).head
    assert head.name is name
    assert head.is_internal is (name in INTERNAL_CHARTS)
    assert head.foot.source
    assert head.foot.as_of
    assert head.foot.denominator


def test_without_answers_only_what_the_plan_says(data):
    assert list(made_charts(data)) == WHOLE
    assert set(made_charts(replace(data, fiscal_year=2026))) == {ChartName.PHASES, ChartName.DEPARTMENT_LOAD}
