"""The tab 会議資料 as the window makes it, on a register with a few answers."""

import datetime as dt

import pytest

from fujidesk.ui.packs.screen import PacksScreen
from tests.answered import answered

TODAY = dt.date(2024, 7, 6)


@pytest.fixture
def make_screen(qtbot, workspace, context):
    """Makes the tab: told of a year and of what it writes; keeps what it made."""
    kept = []

    def make(space=workspace, year=2023):
        context.clock.set_day(TODAY)
        screen = PacksScreen(space, context)
        qtbot.addWidget(screen)
        screen.edited.connect(screen.reload)
        screen.resize(1366, 700)
        screen.set_fiscal_year(year)
        screen.show()
        kept.append(screen)
        return screen

    yield make
    kept.clear()


@pytest.fixture
def screen(make_screen, workspace):
    """The tab on the headquarters meeting about R5."""
    answered(workspace)
    return make_screen()


@pytest.fixture
def settle(qtbot, screen):
    """Wait until the papers are laid out anew after an edit."""

    def wait():
        qtbot.waitUntil(lambda: screen.reader.is_current)

    return wait
