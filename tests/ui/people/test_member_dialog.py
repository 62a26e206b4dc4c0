"""The dialogs of a member: what is typed, chosen and ticked, and what refuses it."""

import datetime as dt

import pytest
from PySide6.QtCore import QEvent, Qt
from PySide6.QtWidgets import QApplication

from fujidesk.domain.people import LEADERS, Member
from fujidesk.domain.people_rules import Body
from fujidesk.errors import UserError
from fujidesk.ui.forms.record_dialog import Keeping
from fujidesk.ui.people.member_dialog import MemberChoices, MemberDialog, SuccessionDialog

CHOICES = MemberChoices(("Alpha課", "Beta課"), dt.date(2026, 2, 1))
HELD = Member("5", LEADERS, "リーダー", "係長", "甲", "Alpha課", "", "2024-04-01", "", 3)


@pytest.fixture
def ask(window):
    """Opens the dialog of a member; what it stores goes into `stored`."""

    def opened(member, store=None):
        keep = store or window.stored.append
        keeping = Keeping(lambda _before, after: keep(after), lambda shown: shown)
        dialog = MemberDialog(member, Body(LEADERS, "情報化推進リーダー"), CHOICES, keeping, window)
        dialog.open()
        return dialog

    window.stored = []
    return opened


def test_a_member_comes_back_as_it_was(ask, window, click):
    click(ask(HELD).do_button)
    assert window.stored == [HELD]


def test_open_ends_are_ticked_off_and_a_day_is_proposed(ask, window, click):
    dialog = ask(HELD)
    assert dialog.begins.tick.isChecked()
    assert not dialog.ends.tick.isChecked()
    assert not dialog.ends.field.isEnabled()
    click(dialog.begins.tick)
    click(dialog.ends.tick)
    click(dialog.do_button)
    (stored,) = window.stored
    assert (stored.valid_from, stored.valid_to) == ("", "2026-03-31")


def test_a_day_is_typed_over(ask, window, click, type_day):
    dialog = ask(HELD)
    type_day(dialog.begins.field, "2019-04-01")
    click(dialog.do_button)
    assert window.stored[0].valid_from == "2019-04-01"


def test_a_department_is_found_by_a_part_of_its_name(ask, window, click, qtbot):
    dialog = ask(Member("", LEADERS, post="係長"))
    dialog.department.setFocus()
    qtbot.keyClicks(dialog.department, "eta")
    popup = dialog.department.completer().popup()
    qtbot.waitUntil(popup.isVisible)
    qtbot.keyClick(popup, Qt.Key.Key_Down)
    qtbot.keyClick(popup, Qt.Key.Key_Return)
    assert dialog.department.currentText() == "Beta課"
    click(dialog.do_button)
    assert window.stored[0].department == "Beta課"


def test_a_department_that_has_ended_stays_where_it_was_held(ask, window, click):
    dialog = ask(Member("5", LEADERS, post="係長", department="旧課"))
    click(dialog.do_button)
    assert window.stored[0].department == "旧課"


@pytest.mark.parametrize("place", ["二", "-1", "", "１"])
def test_a_place_that_is_no_number_is_answered(ask, window, click, place):
    dialog = ask(HELD)
    dialog.position.setText(place)
    click(dialog.do_button)
    assert f"順番「{place}」を読めません" in dialog.message.text()
    assert window.stored == []


def test_what_refuses_it_is_said_and_enter_tries_again(ask, qtbot):
    answers = [UserError("職名が空です。")]
    stored = []

    def store(member):
        if answers:
            raise answers.pop()
        stored.append(member)

    dialog = ask(HELD, store)
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    assert dialog.message.text() == "職名が空です。"
    gone = []
    dialog.destroyed.connect(lambda: gone.append(True))
    qtbot.keyClick(dialog, Qt.Key.Key_Return)
    QApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    assert stored == [HELD]
    assert gone


def test_a_follower_keeps_the_post_unless_another_is_typed(window, click, type_day, write):
    told = []
    dialog = SuccessionDialog(HELD, dt.date(2026, 4, 1), lambda *given: told.append(given), window)
    dialog.open()
    write(dialog.name, "乙")
    click(dialog.do_button)
    assert told == [(dt.date(2026, 4, 1), "係長", "乙")]
