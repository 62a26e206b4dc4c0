"""A show of the headquarters meeting on a register with a few answers."""

import datetime as dt
from dataclasses import replace

import pytest
from PySide6.QtWidgets import QWidget

from fujidesk.domain.pack_editions import PackQuestion, PackText
from fujidesk.ui.presentation.show import Show
from tests.answered import answered

DAY = dt.date(2024, 7, 10)


@pytest.fixture
def papers(workspace):
    """Pack and data of the meeting on R5, with a note to a chart and a question."""
    answered(workspace)
    edition = workspace.packs.edition("honbu", 2023)
    note = PackText("chart.grades-by-policy", "昨年の夏と比べて話す")
    question = PackQuestion("1-1-1", "費用は増えるか", "増えない")
    workspace.packs.store(replace(edition, texts=(note,), questions=(question,)), "文章")
    data = workspace.packs.data("honbu", 2023, DAY)
    return workspace.packs.of_data(data), data


@pytest.fixture
def window(qtbot):
    """The window that a show begins over."""
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def show(qtbot, papers, theme, window):
    """A show that has begun on the first page."""
    made = Show(*papers, theme, window)
    made.begin(0)
    qtbot.waitExposed(made.wall)
    yield made
    made.end()
