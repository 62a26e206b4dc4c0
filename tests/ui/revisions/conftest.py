"""The page of changes as its tab makes it, in R6."""

import pytest

from fujidesk.ui.revisions.page import RevisionsPage


@pytest.fixture
def page(qtbot, small_workspace, context):
    made = RevisionsPage(small_workspace, context)
    qtbot.addWidget(made)
    made.resize(1366, 640)
    made.set_fiscal_year(2024)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made
