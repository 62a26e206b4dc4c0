"""What is said over the round, and why it cannot be changed."""

import datetime as dt
from pathlib import Path

import pytest

from fujidesk.domain.surveys import (
    Approval,
    DepartmentProgress,
    EntryState,
    SurveyEntry,
    SurveyRound,
    SurveyStatus,
)
from fujidesk.ui.surveys.notices import READ_ONLY, Notices, forbidden_reason
from fujidesk.ui.widgets.basics import InlineMessage

TODAY = dt.date(2023, 5, 2)


def status(state=EntryState.UNSENT, year=2022, **more):
    line = DepartmentProgress(SurveyEntry(year, "収納課", state), ("1-1-1",))
    return SurveyStatus(SurveyRound(year, **more), (line,))


APPROVED = {"approval": Approval("2023-07-10T15:00:00", "事務局", "第1回本部")}


@pytest.fixture
def notices(qtbot, theme):
    made = Notices(theme)
    qtbot.addWidget(made)
    return made


def said(notices):
    return [item.text() for item in notices.findChildren(InlineMessage) if item.text()]


def test_nothing_to_say_takes_no_room(notices) -> None:
    notices.show_round(status(EntryState.SENT), TODAY, read_only=False)
    assert notices.isHidden()


@pytest.mark.parametrize(
    ("found", "read_only", "words"),
    [
        (status(), False, "調査はまだ始まっていません"),
        (status(), True, "読み取り専用"),
        (status(year=2023), False, "令和6年3月31日（日）まで続きます"),
        (
            status(EntryState.CONFIRMED, **APPROVED),
            False,
            "承認により確定（令和5年7月10日（月）：第1回本部）",
        ),
    ],
)
def test_the_first_thing_to_know(notices, found, read_only, words) -> None:
    notices.show_round(found, TODAY, read_only=read_only)
    assert words in said(notices)[0]
    assert not notices.isHidden()


def test_the_button_stands_only_where_it_begins(notices, hands, qtbot) -> None:
    notices.show_round(status(), TODAY, read_only=False)
    notices.show()
    with qtbot.waitSignal(notices.issue_chosen):
        hands.press(notices, "調査票を作る…")
    notices.show_round(status(year=2023), TODAY, read_only=False)
    assert not hands.button(notices, "調査票を作る…").isVisible()


def test_new_files_are_counted_and_looked_at_once(notices, hands, qtbot) -> None:
    paths = [Path(f"{name}.xlsx") for name in "abcd"]
    notices.show_arrived(paths)
    assert said(notices) == ["新しい回答 4 件（a.xlsx、b.xlsx、c.xlsx ほか）。内容を見てから取り込みます。"]
    with qtbot.waitSignal(notices.arrived_chosen) as chosen:
        hands.press(notices, "内容を見る")
    assert chosen.args == [paths]
    assert notices.isHidden()


def test_why_nothing_can_be_changed() -> None:
    assert forbidden_reason(status(), read_only=False) == ""
    assert forbidden_reason(status(), read_only=True) == READ_ONLY
    assert "令和5年7月10日" in forbidden_reason(status(**APPROVED), read_only=False)
