"""The sheet in a window over a fresh register."""

import pytest
from PySide6.QtWidgets import QMainWindow

from fujidesk.ui.project.screen import ProjectScreen

ORDER = ["1-1-3", "1-1-1", "1-1-2"]


@pytest.fixture
def window(qtbot, workspace, context):
    """A window with the sheet of 1-1-1 in an order of three."""
    made = QMainWindow()
    screen = ProjectScreen(workspace, context, made)
    made.setCentralWidget(screen)
    qtbot.addWidget(made)
    made.resize(1366, 768)
    screen.set_order(ORDER)
    screen.set_fiscal_year(2025)
    screen.open_project("1-1-1")
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    yield made
    made.close()


@pytest.fixture
def screen(window):
    """The sheet."""
    return window.centralWidget()


@pytest.fixture
def stored(workspace):
    """What the register holds of a project: `stored()` for 1-1-1."""

    def read(number="1-1-1"):
        return workspace.registry.sheet(number).record

    return read
