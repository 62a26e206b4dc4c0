"""A timeline of made-up projects on the screen."""

import datetime as dt

import pytest

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.profile import PhaseTerm
from fujidesk.domain.records import Category
from fujidesk.domain.timeline import TimelineData, TimelineGroup, TimelineRow, Track
from fujidesk.ui.timeline.view import TimelineView

PHASES = tuple(
    PhaseTerm(n, name, name[:2]) for n, name in enumerate(("調査", "要件", "準備", "運用"), start=1)
)


def make_data(groups=4, rows=10):
    """Return a timeline of so many groups with so many rows each."""
    departments = (("総務課",), *(("市民課",),) * 9)
    plan = Track("1123444444", "1111111100", departments)
    made = [
        TimelineGroup(f"1.{g}", f"施策{g}", tuple(
            TimelineRow(f"1-{g}-{r}", f"窓口の案内{r}", ("市民課",), Category.PRIORITY, True, plan)
            for r in range(1, rows + 1)
        ))
        for g in range(1, groups + 1)
    ]  # fmt: skip
    return TimelineData("計画", dt.date(2026, 11, 21), half_years(2022, 2026), PHASES, tuple(made))


@pytest.fixture(name="make_data")
def make_data_fixture():
    """Makes timelines: make_data(groups, rows)."""
    return make_data


@pytest.fixture
def view(qtbot, theme):
    """A timeline view of 44 lines, shown at 1,000 × 500 pixels."""
    made = TimelineView(theme)
    qtbot.addWidget(made)
    made.resize(1000, 500)
    made.set_data(make_data())
    with qtbot.waitExposed(made):
        made.show()
    made.grab()
    return made
