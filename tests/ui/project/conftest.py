"""The sheet in a window over a fresh register."""

import shutil

import pytest
from PySide6.QtWidgets import QMainWindow

from fujidesk.ui.project.screen import ProjectScreen

ORDER = ["1-1-3", "1-1-1", "1-1-2"]


@pytest.fixture(scope="session")
def shipped_database(tmp_path_factory):
    """A register made from the shipped facts, built once; tests get a copy."""
    from fujidesk.services.workspace import create_database

    path = tmp_path_factory.mktemp("shipped") / "register.db"
    create_database(path)
    return path


@pytest.fixture
def workspace(tmp_path, shipped_database):
    """A fresh register of the shipped facts, opened for writing."""
    from fujidesk.paths import user_folders
    from fujidesk.services.workspace import open_workspace

    path = tmp_path / "register.db"
    shutil.copyfile(shipped_database, path)
    opened = open_workspace(path, user_folders(tmp_path / "profile"))
    yield opened
    opened.close()


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
