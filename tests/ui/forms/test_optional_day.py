"""A day that need not be set: shown, ticked, and given back as ISO text."""

import datetime as dt

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget

from fujidesk.ui.forms.optional_day import OptionalDay

SUGGESTED = dt.date(2026, 6, 15)


@pytest.fixture
def make(qtbot, theme):
    host = QWidget()
    qtbot.addWidget(host)

    def made(day):
        field = OptionalDay("期限", "期限を決める", day, SUGGESTED, host)
        host.show()
        return field

    yield made
    host.close()


@pytest.mark.parametrize("day", ["2018-04-01", "2026-03-31"])
def test_a_day_that_is_set_is_shown_and_given_back(make, day):
    field = make(day)
    assert field.tick.isChecked()
    assert field.field.isEnabled()
    assert field.day() == day


def test_no_day_is_none_until_it_is_ticked_and_then_the_suggested_one(qtbot, make):
    field = make("")
    assert not field.field.isEnabled()
    assert field.day() == ""
    field.tick.setFocus()
    qtbot.keyClick(field.tick, Qt.Key.Key_Space)
    assert field.field.isEnabled()
    assert field.day() == SUGGESTED.isoformat()
    qtbot.keyClick(field.tick, Qt.Key.Key_Space)
    assert field.day() == ""


def test_both_parts_say_what_they_are(make):
    field = make("")
    assert field.tick.text() == "期限を決める"
    assert field.field.accessibleName() == "期限"
