"""Charts that have nothing to show say so."""

from dataclasses import replace

import pytest

from fujidesk.domain.chart_emptiness import empty_words
from tests.demo_pack import (
    amount_chart,
    flow_chart,
    grades_chart,
    heat_chart,
    phases_chart,
    strip_chart,
    trend_chart,
)


@pytest.mark.parametrize(
    ("chart", "nothing", "words"),
    [
        (grades_chart(), {"bars": ()}, "該当する事業"),
        (phases_chart(), {"bars": ()}, "該当する事業"),
        (heat_chart(), {"lines": ()}, "該当する事業"),
        (heat_chart(), {"columns": ()}, "該当する事業"),
        (flow_chart(), {"flows": ()}, "両方の年度"),
        (trend_chart(), {"panels": ()}, "指標"),
        (strip_chart("1-1-1", "x"), {"halves": ()}, "期間"),
        (amount_chart(), {"pairs": ()}, "金額"),
    ],
)
def test_an_empty_chart_says_what_there_is_not(chart, nothing, words):
    assert empty_words(chart) == ""
    assert words in empty_words(replace(chart, **nothing))
