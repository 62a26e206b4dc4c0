"""Columns share the width of their table: none below its least, and all of it is used."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from PySide6.QtGui import QStandardItemModel
from PySide6.QtWidgets import QTableView

from fujidesk.ui.surveys.column_widths import share_columns

WIDTHS = {0: 60, 1: 100, 2: 40}


@pytest.fixture
def table(qtbot, theme):
    made = QTableView()
    made.setModel(QStandardItemModel(1, 3, made))
    made.verticalHeader().hide()
    made.setFrameShape(QTableView.Shape.NoFrame)
    made.horizontalHeader().setMinimumSectionSize(10)
    qtbot.addWidget(made)
    made.show()
    return made


def widths(table):
    return [table.columnWidth(column) for column in WIDTHS]


def test_what_is_left_is_shared_by_parts(table, theme) -> None:
    table.resize(300, 100)
    share_columns(table, theme, WIDTHS, {1: 3, 2: 1})
    assert widths(table) == [60, 175, 65]


def test_without_room_every_column_keeps_its_least(table, theme) -> None:
    table.resize(120, 100)
    share_columns(table, theme, WIDTHS, {1: 1})
    assert widths(table) == [60, 100, 40]


def test_they_grow_with_the_text(table, theme, qapp) -> None:
    theme.change(qapp, scale=150)
    table.resize(100, 100)
    share_columns(table, theme, WIDTHS, {1: 1})
    assert widths(table) == [90, 150, 60]
    theme.change(qapp, scale=100)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(width=st.integers(50, 1500), stretch=st.dictionaries(st.integers(0, 2), st.integers(1, 5), min_size=1))
def test_nothing_is_wasted_and_nothing_stands_over(table, theme, width, stretch) -> None:
    table.resize(width, 100)
    share_columns(table, theme, WIDTHS, stretch)
    room, used = table.viewport().width(), sum(widths(table))
    assert all(found >= least for found, least in zip(widths(table), WIDTHS.values(), strict=True))
    if room >= sum(WIDTHS.values()):
        assert room - len(stretch) < used <= room, "rounding leaves less than a pixel a column"
