"""Papers of a headquarters meeting on a register with a few answers."""

import datetime as dt

import pytest

from tests.answered import answered

DAY = dt.date(2024, 7, 10)


@pytest.fixture
def papers(workspace):
    """Pack and data of the meeting on R5."""
    answered(workspace)
    data = workspace.packs.data("honbu", 2023, DAY)
    return workspace.packs.of_data(data), data
