"""The hearings about a new project: a link each, by mouse and key, none without a hearing."""

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.hearings import Hearing, HearingState
from fujidesk.ui.newprojects.hearing_links import HearingLinks

HELD = Hearing("R8-001", 2026, day="2026-06-09", start="09:30", state=HearingState.HELD)
OPEN = Hearing("R8-004", 2026)


@pytest.fixture
def links(qtbot, theme):
    made = HearingLinks()
    qtbot.addWidget(made)
    return made


def shown(links):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return links.findChildren(QPushButton)


def test_each_says_when_and_how_far(links):
    links.show_hearings([HELD, OPEN])
    assert links.isVisible()
    assert [made.text() for made in shown(links)] == ["R8.6.9 09:30 実施済", "日未定 予定"]
    assert shown(links)[0].accessibleName() == "R8.6.9 09:30 実施済の記録を開く"


def test_a_link_asks_for_its_notes_by_mouse_and_key(qtbot, links):
    links.show_hearings([HELD, OPEN])
    first, second = shown(links)
    with qtbot.waitSignal(links.chosen) as told:
        qtbot.mouseClick(second, Qt.MouseButton.LeftButton)
    assert told.args == ["R8-004"]
    with qtbot.waitSignal(links.chosen) as told:
        qtbot.keyClick(first, Qt.Key.Key_Space)
    assert told.args == ["R8-001"]


def test_without_a_hearing_nothing_takes_room(links):
    links.show_hearings([HELD])
    links.show_hearings([])
    assert not links.isVisible()
    assert shown(links) == []


def test_the_same_hearings_keep_their_links(links):
    links.show_hearings([HELD])
    (kept,) = shown(links)
    links.show_hearings([HELD])
    assert shown(links) == [kept]
