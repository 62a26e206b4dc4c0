"""A hearing that was planned, and the tab as the window makes it."""

import datetime as dt

import pytest

from fujidesk.domain.hearings import Hearing, HearingKind
from fujidesk.services.office_records import added
from fujidesk.ui.hearings.screen import HearingScreen

TODAY = dt.date(2022, 6, 15)
ONE = Hearing("R4-001", 2022, HearingKind.NEW_PROJECT, department="収納課", day="2022-06-15", start="09:30",
              end="10:30", place="第1会議室", attendees=("情報政策課 係長",), agenda=("目的と内容",))  # fmt: skip


@pytest.fixture
def planned(small_workspace):
    small_workspace.edits.apply([added(ONE)], "計画")
    return ONE


@pytest.fixture
def make_screen(qtbot, small_workspace, context):
    """Makes the tab as the window does: shown, told of a year and of what it writes.

    It keeps what it made: qtbot does not, and a window that only its own cycle holds is freed while it paints.
    """
    kept = []

    def make():
        context.clock.set_day(TODAY)
        screen = HearingScreen(small_workspace, context)
        qtbot.addWidget(screen)
        screen.edited.connect(screen.reload)
        screen.resize(1366, 700)
        screen.set_fiscal_year(2022)
        screen.show()
        kept.append(screen)
        return screen

    yield make
    kept.clear()


@pytest.fixture
def noting(make_screen, planned):
    """The tab with the hearing open for notes."""
    screen = make_screen()
    screen.open_hearing("R4-001")
    return screen
