"""Locking and unlocking a year by real events: numbers first, a reason always."""

import datetime as dt

import pytest
from PySide6.QtCore import QDate, QLocale, Qt
from PySide6.QtWidgets import QLabel, QWidget

from fujidesk.domain.scoring import Standing
from fujidesk.domain.settling import ApprovalFacts
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.evaluation.approval_dialogs import ApprovalDialog, UnlockDialog

FACTS = ApprovalFacts(
    2023, 202, {Standing.EVALUATED: 196, Standing.UNEVALUATED: 6}, 8, ("1-1-1", "1-1-2"), 3, 0, 5
)  # fmt: skip


@pytest.fixture
def window(qtbot, theme):
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


@pytest.fixture
def approval(qtbot, window):
    made = ApprovalDialog(FACTS, load_profile("fuji"), dt.date(2024, 7, 12), window)
    made.open()
    return made


@pytest.fixture
def unlock(qtbot, window):
    made = UnlockDialog(2023, "2024-07-10", window)
    made.open()
    return made


def words(dialog):
    return [label.text() for label in dialog.findChildren(QLabel)]


def test_it_says_in_numbers_what_it_locks(approval):
    said = words(approval)
    assert "令和5年度の 202 事業を本部承認として確定します" in said
    for word, figure in (("評価済", "196 事業"), ("！ 未評価", "6 事業"), ("！ 理由のない変動・修正", "2 事業"),
                         ("！ 解決していない気づき", "5 事業"), ("！ 確認済でない部署", "3 課")):  # fmt: skip
        assert said[said.index(word) + 1] == figure
    assert approval.ok_button.text() == "202 事業の評価を確定する"


def test_days_stand_in_the_words_of_an_office(approval, unlock):
    assert approval.day.text() == "2024年7月12日"
    assert approval.day.calendarWidget().locale().language() == QLocale.Language.Japanese
    assert "令和5年度の承認（令和6年7月10日）を解除します" in words(unlock)


def test_day_and_meeting_are_handed_over(qtbot, approval):
    approval.day.setDate(QDate(2024, 7, 10))
    approval.meeting.clear()
    qtbot.keyClicks(approval.meeting, "honbu")
    with qtbot.waitSignal(approval.approved) as caught:
        qtbot.mouseClick(approval.ok_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["2024-07-10", "honbu"]


def test_a_day_to_come_cannot_be_chosen(approval):
    approval.day.setDate(QDate(2030, 1, 1))
    assert approval.day.date() == QDate(2024, 7, 12)


def test_giving_up_approves_nothing(qtbot, approval):
    with qtbot.assertNotEmitted(approval.approved):
        qtbot.mouseClick(approval.no_button, Qt.MouseButton.LeftButton)


def test_an_approval_is_not_lifted_without_a_reason(qtbot, unlock):
    with qtbot.assertNotEmitted(unlock.unlocked):
        qtbot.mouseClick(unlock.ok_button, Qt.MouseButton.LeftButton)
        qtbot.keyClicks(unlock.reason, "   ")
        qtbot.mouseClick(unlock.ok_button, Qt.MouseButton.LeftButton)
    assert "理由を書いて" in unlock.message.text()
    assert unlock.isVisible()


def test_the_reason_is_handed_over(qtbot, unlock):
    qtbot.keyClicks(unlock.reason, "miss")
    with qtbot.waitSignal(unlock.unlocked) as caught:
        qtbot.mouseClick(unlock.ok_button, Qt.MouseButton.LeftButton)
    assert caught.args == ["miss"]


def test_escape_gives_up(qtbot, unlock):
    with qtbot.assertNotEmitted(unlock.unlocked):
        qtbot.keyClick(unlock, Qt.Key.Key_Escape)


def test_a_reason_longer_than_the_history_keeps_is_said_while_it_can_be_shortened(qtbot, unlock):
    unlock.reason.setPlainText("あ" * 151)
    with qtbot.assertNotEmitted(unlock.unlocked):
        qtbot.mouseClick(unlock.ok_button, Qt.MouseButton.LeftButton)
    assert "150 文字まで" in unlock.message.text()
    unlock.reason.setPlainText("あ" * 150)
    with qtbot.waitSignal(unlock.unlocked):
        qtbot.mouseClick(unlock.ok_button, Qt.MouseButton.LeftButton)
