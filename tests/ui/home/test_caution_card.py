"""The card 気をつけること: a sentence each, each with the way to mend it, and a word where there is none."""

import datetime as dt

import pytest
from PySide6.QtCore import QCoreApplication, QEvent, Qt
from PySide6.QtWidgets import QPushButton

from fujidesk.domain.cautions import Caution
from fujidesk.domain.hearings import Hearing, HearingKind
from fujidesk.services.office_records import added
from fujidesk.ui.home.caution_card import CautionCard

LATE = Caution("late", "1 件が遅れています。", "surveys", "調査・回収を開く", year=2025, is_late=True)
PLAIN = Caution("plain", "1 課で登録されていません。", "plan", "推進体制を開く", "people")


@pytest.fixture
def card(qtbot, theme):
    made = CautionCard(theme)
    qtbot.addWidget(made)
    made.resize(340, 300)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def links(card):
    QCoreApplication.sendPostedEvents(None, QEvent.Type.DeferredDelete)
    return card.findChildren(QPushButton)


def test_nothing_to_mind_is_said(card, texts):
    card.show_cautions(())
    assert texts(card) == ["気をつけること", "いま気をつけることはありません。"]
    assert links(card) == []


def test_late_ones_are_told_by_a_sign_too(card, texts):
    card.show_cautions((LATE, PLAIN))
    assert texts(card) == ["気をつけること", "⚠", LATE.text, "・", PLAIN.text]


def test_each_link_leads_to_its_place_by_mouse_and_key(qtbot, card):
    card.show_cautions((LATE, PLAIN))
    first, second = links(card)
    with qtbot.waitSignal(card.chosen) as caught:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert caught.args == [LATE]
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)
    assert second.hasFocus()
    with qtbot.waitSignal(card.chosen) as caught:
        qtbot.keyClick(second, Qt.Key.Key_Space)
    assert caught.args == [PLAIN]
    assert second.accessibleName() == "1 課で登録されていません。推進体制を開く"


def test_what_is_the_same_keeps_the_keyboard(card):
    card.show_cautions((LATE, PLAIN))
    kept = links(card)[1]
    kept.setFocus()
    card.show_cautions([LATE, PLAIN])
    assert kept.hasFocus()
    card.show_cautions((LATE,))
    assert [made.text() for made in links(card)] == ["調査・回収を開く"]


def test_the_first_screen_leads_there_in_the_year_it_is_about(qtbot, make_home, small_workspace):
    left = Hearing("R8-001", 2026, HearingKind.OTHER, day="2026-11-20")
    small_workspace.edits.apply([added(left)], "計画")
    card = make_home(dt.date(2026, 11, 21)).findChild(CautionCard)
    screen = card.window()
    first = links(card)[0]
    assert "日を過ぎて「予定」のままのヒアリングが 1 件" in first.accessibleName()
    with qtbot.waitSignal(screen.place_requested) as caught:
        qtbot.mouseClick(first, Qt.MouseButton.LeftButton)
    assert caught.args == ["hearings", "", 2026]
    leader = next(made for made in links(card) if made.text() == "推進体制を開く")
    with qtbot.waitSignal(screen.place_requested) as caught:
        qtbot.mouseClick(leader, Qt.MouseButton.LeftButton)
    assert caught.args == ["plan", "people", 0]
