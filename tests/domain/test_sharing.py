"""Widths shared out."""

import pytest

from fujidesk.domain.sharing import shared


def test_shares_keep_between_least_and_most():
    assert shared(100, [1, 1], [10, 10], [30, 500]) == [pytest.approx(30), pytest.approx(70)]
    assert shared(100, [1, 9], [40, 10], [90, 500]) == [pytest.approx(40), pytest.approx(60)]
    assert shared(50, [1, 1], [60, 40], [60, 40]) == [30.0, 20.0]  # too narrow a paper presses all alike
    assert shared(100, [1, 3], [0, 0], [10, 30]) == [25.0, 75.0]
