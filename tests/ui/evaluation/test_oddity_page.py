"""気づきと照会 by real events: narrow, read the question, ask, settle, open the sheet."""

from dataclasses import replace

import pytest
from PySide6.QtCore import Qt

from fujidesk.domain.oddities import Inquiry, InquiryState, Oddity, OddityLine, Weight
from fujidesk.ui.evaluation.oddity_card import OddityCard
from fujidesk.ui.evaluation.oddity_page import OddityPage, unasked

ASKED = Inquiry("1-1-2", 2023, "budget_changed", "なぜですか", InquiryState.ANSWERED, "機器を替えたため",
                "2024-04-20", "2024-04-27")  # fmt: skip


def line(number, rule, weight, inquiry=None):
    oddity = Oddity(number, 2023, "収納課", rule, weight, f"{number} の気づき", f"{number} への質問")
    return OddityLine(number, f"事業{number}", "収納課", rule, oddity, inquiry)


LINES = [
    line("1-1-3", "same_text", Weight.HINT), line("1-1-2", "budget_changed", Weight.NOTABLE, ASKED),
    line("1-1-1", "phase_back", Weight.SERIOUS), line("1-1-4", "office_without_reason", Weight.SERIOUS),
    OddityLine("1-1-5", "事業1-1-5", "市民課", "own-1", None, Inquiry("1-1-5", 2023, "own-1", "順調ですか")),
]  # fmt: skip


@pytest.fixture
def page(qtbot, theme):
    made = OddityPage(theme)
    qtbot.addWidget(made)
    made.show_found(2023, LINES, may_write=True)
    made.show_issue("照会票を作る（1 課）")
    made.resize(1300, 600)
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    return made


def numbers(page):
    return [row.number for row in page.table.figures.rows]


def click(qtbot, widget):
    qtbot.mouseClick(widget, Qt.MouseButton.LeftButton)


def test_the_most_serious_come_first(page):
    assert numbers(page) == ["1-1-1", "1-1-4", "1-1-2", "1-1-5", "1-1-3"]


def test_weights_and_states_narrow_the_list(qtbot, page):
    click(qtbot, page.weights[Weight.SERIOUS])
    assert numbers(page) == ["1-1-2", "1-1-5", "1-1-3"]
    page.state_box.setFocus()
    qtbot.keyClick(page.state_box, Qt.Key.Key_Down)
    assert numbers(page) == ["1-1-3"]
    page.state_box.setCurrentIndex(page.state_box.findData("answered"))
    assert numbers(page) == ["1-1-2"]


def test_the_row_stood_on_shows_its_question(qtbot, page):
    page.table.setFocus()
    page.table.choose("1-1-1")
    assert page.detail.question.text() == "1-1-1 への質問"
    assert not page.detail.answer.isVisible()
    page.table.choose("1-1-2")
    assert page.detail.question.text() == "なぜですか"
    assert page.detail.answer.text() == "機器を替えたため"
    page.table.choose("1-1-5")
    assert "まだ回答" in page.detail.answer.text()


def test_one_is_added_to_the_question_sheet(qtbot, page):
    page.table.choose("1-1-1")
    with qtbot.waitSignal(page.plan_chosen) as caught:
        click(qtbot, page.detail.plan_button)
    assert [oddity.number for oddity in caught.args[0]] == ["1-1-1"]


def test_several_are_added_at_once(qtbot, page):
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert page.plan_button.text() == "選んだ 2 件を照会票に追加"
    with qtbot.waitSignal(page.plan_chosen) as caught:
        click(qtbot, page.plan_button)
    assert [oddity.number for oddity in caught.args[0]] == ["1-1-1", "1-1-3"]


def test_what_the_office_must_mend_is_no_question(qtbot, page):
    page.table.choose("1-1-4")
    assert not page.detail.plan_button.isVisible()
    assert "自分で確認" in page.detail.question.text()
    assert not page.plan_button.isEnabled()
    assert [oddity.number for oddity in unasked(LINES)] == ["1-1-3", "1-1-1"]


def test_an_answer_is_settled(qtbot, page):
    page.table.choose("1-1-2")
    with qtbot.waitSignal(page.settle_chosen) as caught:
        click(qtbot, page.detail.settle_button)
    assert caught.args[0] == [ASKED]


def test_the_office_asks_about_the_row_stood_on(qtbot, page):
    page.table.choose("1-1-3")
    with qtbot.waitSignal(page.ask_chosen) as caught:
        click(qtbot, page.ask_button)
    assert caught.args == ["1-1-3"]


def test_the_office_asks_where_nothing_is_odd(qtbot, page):
    page.show_found(2023, [], may_write=True)
    with qtbot.waitSignal(page.ask_chosen) as caught:
        click(qtbot, page.ask_button)
    assert caught.args == [""]


def test_a_question_not_sent_yet_is_worded_anew_or_taken_back(qtbot, page):
    page.table.choose("1-1-5")
    with qtbot.waitSignal(page.reword_chosen) as caught:
        click(qtbot, page.detail.reword_button)
    assert caught.args == [LINES[4].inquiry]
    with qtbot.waitSignal(page.withdraw_chosen) as caught:
        click(qtbot, page.detail.withdraw_button)
    assert caught.args == [[LINES[4].inquiry]]


def test_only_what_was_not_sent_is_taken_back_of_many(qtbot, page):
    first = replace(LINES[4].inquiry, number="1-1-0")
    page.show_found(2023, [replace(LINES[4], number="1-1-0", inquiry=first), *LINES], may_write=True)
    page.table.choose("1-1-0")
    page.table.selectAll()
    with qtbot.waitSignal(page.withdraw_chosen) as caught:
        page.detail.withdraw_chosen.emit()
    assert {inquiry.number for inquiry in caught.args[0]} == {"1-1-0", "1-1-5"}


@pytest.mark.parametrize("number", ["1-1-1", "1-1-2"])
def test_what_is_not_asked_or_was_answered_cannot_be_changed(page, number):
    page.table.choose(number)
    assert not page.detail.reword_button.isVisible()
    assert not page.detail.withdraw_button.isVisible()


def test_the_sheet_opens_from_row_and_detail(qtbot, page):
    page.table.setFocus()
    page.table.choose("1-1-3")
    with qtbot.waitSignal(page.opened) as caught:
        qtbot.keyClick(page.table, Qt.Key.Key_Return)
    assert caught.args == ["1-1-3"]
    with qtbot.waitSignal(page.opened) as caught:
        click(qtbot, page.detail.open_button)
    assert caught.args == ["1-1-3"]


def test_the_sheets_are_asked_for(qtbot, page):
    with qtbot.waitSignal(page.issue_chosen):
        click(qtbot, page.issue_button)
    page.show_issue("")
    assert not page.issue_button.isVisible()


def test_read_only_asks_nothing(page):
    page.show_found(2023, LINES, may_write=False)
    page.show_issue("照会票を作る（1 課）")
    page.table.choose("1-1-1")
    assert not page.plan_button.isEnabled()
    assert not page.detail.plan_button.isEnabled()
    assert not page.issue_button.isEnabled()
    assert not page.ask_button.isEnabled()
    page.table.choose("1-1-5")
    assert not page.detail.reword_button.isEnabled()
    assert not page.detail.withdraw_button.isEnabled()


def test_nothing_odd_is_said(page):
    page.show_found(2023, [], may_write=True)
    assert numbers(page) == []
    assert "一覧で" in page.detail.title.text()


@pytest.fixture
def card(qtbot, theme):
    made = OddityCard(theme)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def test_the_card_waits_then_lists_and_leads_on(qtbot, card):
    assert "調べて" in card.note.text()
    card.show_lines(LINES, "照会票を作る（1 課）")
    assert card.heading.text() == "気づき 4 件"
    with qtbot.waitSignal(card.issue_chosen):
        click(qtbot, card.issue_button)
    with qtbot.waitSignal(card.all_chosen):
        click(qtbot, card.all_button)
    card.table.setFocus()
    with qtbot.waitSignal(card.opened) as caught:
        qtbot.keyClick(card.table, Qt.Key.Key_Return)
    assert caught.args == ["1-1-1"]


def test_the_card_says_when_nothing_is_odd(card):
    card.show_lines([], "")
    assert card.note.text() == "気になる回答はありません。"
    assert not card.issue_button.isVisible()
    assert not card.table.isVisible()
