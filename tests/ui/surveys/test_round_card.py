"""The head of the tab: words for each state of a round, what can be pressed, what is told."""

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QLineEdit

from fujidesk.domain.surveys import (
    Approval,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
)
from fujidesk.ui.surveys.round_card import RoundCard
from fujidesk.ui.widgets.basics import StatePill
from fujidesk.ui.widgets.day_box import DayBox

S = EntryState


@pytest.fixture
def card(qtbot, theme):
    made = RoundCard(theme)
    qtbot.addWidget(made)
    made.resize(1300, 200)
    made.show()
    return made


def status(*states, deadline="2023-04-28", overdue=False, approval=None):
    lines = [
        DepartmentProgress(SurveyEntry(2022, f"第{place}課", state), ("1-1-1",), is_overdue=overdue)
        for place, state in enumerate(states)
    ]
    return SurveyStatus(SurveyRound(2022, deadline, "内線 1", approval), tuple(lines))


def show(card, found, day=(2023, 4, 20)):
    card.show_round(found, dt.date(*day))
    return [label.text() for label in card.findChildren(QLabel) if label.isVisible()]


@pytest.mark.parametrize(
    ("found", "word"),
    [
        (status(S.UNSENT, S.UNSENT), "これから"),
        (status(S.SENT, S.RETURNED), "回収中"),
        (status(S.SENT, S.SENT, overdue=True), "期限超過 2 課"),
        (status(S.CONFIRMED, S.CONFIRMED), "回収済み"),
        (status(S.CONFIRMED, approval=Approval("2023-07-10", "事務局")), "確定"),
    ],
)
def test_where_a_round_stands_in_a_word(card, found, word) -> None:
    show(card, found)
    assert card.findChild(StatePill).text() == word


@pytest.mark.parametrize(
    ("day", "words"),
    [
        ((2023, 4, 20), "令和5年4月28日（金）・あと 8 日"),
        ((2023, 4, 28), "令和5年4月28日（金）・今日まで"),
        ((2023, 5, 2), "令和5年4月28日（金）・4 日過ぎました"),
    ],
)
def test_how_long_there_is(card, day, words) -> None:
    assert words in show(card, status(S.SENT), day)


def test_without_a_deadline_it_says_what_it_is_for(card) -> None:
    said = show(card, status(S.SENT, deadline=""))
    assert "期限を入れると、遅れている部署が分かります" in said
    assert card.findChild(DayBox).text() == "未設定"


def test_returned_departments_are_counted(card) -> None:
    said = show(card, status(S.SENT, S.RETURNED, S.CONFIRMED))
    assert "2 / 3 課" in said
    assert "提出（うち確認済 1 課）" in said


def test_the_next_thing_to_do_stands_out(card) -> None:
    show(card, status(S.UNSENT))
    assert card.issue.property("primary")
    assert not card.collect_files.property("primary")
    show(card, status(S.SENT))
    assert card.collect_files.property("primary")
    assert not card.issue.property("primary")
    show(card, status(S.CONFIRMED))
    assert not card.collect_files.property("primary")


def test_nothing_can_be_changed_where_it_is_forbidden(card) -> None:
    show(card, status(S.SENT))
    card.forbid("承認により確定")
    assert not any(made.isEnabled() for made in card.changing_buttons)
    assert {made.toolTip() for made in card.changing_buttons} == {"承認により確定"}
    assert not card.findChild(DayBox).isEnabled()
    card.forbid("")
    assert all(made.isEnabled() for made in card.changing_buttons)


def test_a_contact_is_told_once_and_only_when_it_changed(card, qtbot) -> None:
    show(card, status(S.SENT))
    told = []
    card.contact_typed.connect(lambda *given: told.append(given))
    box = next(box for box in card.findChildren(QLineEdit) if box.accessibleName() == "連絡先")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == []
    box.setText(" 内線 2 ")
    qtbot.keyClick(box, Qt.Key.Key_Return)
    qtbot.keyClick(box, Qt.Key.Key_Return)
    assert told == [("内線 2", "内線 1")], "with the one that was shown"


def test_the_watched_folder_is_named(card) -> None:
    show(card, status(S.SENT))
    card.show_watched(Path("共有") / "回収")
    assert card.watch.text() == "見張りをやめる"
    assert f"見張っているフォルダー：{Path('共有') / '回収'}" in show(card, status(S.SENT))
    card.show_watched(None)
    assert card.watch.text() == "フォルダーを見張る…"


def test_it_grows_with_the_text(card, theme, qapp) -> None:
    show(card, status(S.SENT))
    before = card.sizeHint().height()
    theme.change(qapp, scale=200)
    assert card.sizeHint().height() > before
    theme.change(qapp, scale=100)


@pytest.mark.parametrize("theirs", ["内線 1", "内線 3"])
def test_a_contact_being_typed_stays_whatever_others_write(card, qtbot, write, theirs) -> None:
    show(card, status(S.SENT))
    contact = next(field for field in card.findChildren(QLineEdit) if field.accessibleName() == "連絡先")
    card.activateWindow()
    contact.setFocus()
    contact.end(False)
    write(contact, "内線 22")
    others = status(S.RETURNED)
    written = SurveyStatus(replace(others.round, contact=theirs), others.departments)
    show(card, written)
    assert contact.text() == "内線 1内線 22"
    with qtbot.waitSignal(card.contact_typed) as typed:
        qtbot.keyClick(contact, Qt.Key.Key_Return)
    assert typed.args == ["内線 1内線 22", "内線 1"], "what was shown when the typing began"
    show(card, written)
    assert contact.text() == theirs, "it was told: what is stored is shown"


def test_a_deadline_being_entered_stays_whatever_others_write(card, qtbot) -> None:
    show(card, status(S.SENT))
    box = card.findChild(DayBox)
    card.activateWindow()
    box.setFocus()
    qtbot.keyClick(box, Qt.Key.Key_Up)
    show(card, status(S.RETURNED, deadline="2023-05-12"))
    assert box.day() == "2024-04-28"
    with qtbot.waitSignal(card.deadline_chosen) as chosen:
        qtbot.keyClick(box, Qt.Key.Key_Return)
    assert chosen.args == ["2024-04-28", "2023-04-28"]
    show(card, status(S.RETURNED, deadline="2023-05-12"))
    assert box.day() == "2023-05-12"


def test_a_contact_being_typed_is_not_carried_into_another_year(card, qtbot, write) -> None:
    found = status(S.SENT)
    show(card, found)
    contact = next(field for field in card.findChildren(QLineEdit) if field.accessibleName() == "連絡先")
    card.activateWindow()
    contact.setFocus()
    write(contact, "x")
    show(card, SurveyStatus(replace(found.round, fiscal_year=2023), found.departments))
    assert contact.text() == "内線 1"
