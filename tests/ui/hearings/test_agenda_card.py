"""Head and agenda of a hearing beside the notes; where nothing is shown, what to do first."""

import pytest

from fujidesk.domain.hearings import Hearing
from fujidesk.ui.hearings.agenda_card import AgendaCard
from tests.ui.hearings.conftest import ONE


@pytest.fixture
def card(qtbot, theme):
    made = AgendaCard(theme, None)
    qtbot.addWidget(made)
    return made


def test_it_says_who_when_where_and_about_what(card):
    card.show_hearing(ONE)
    assert card._title.text() == "収納課"
    assert card._words.text().splitlines() == [
        "新規事業ヒアリング", "令和4年6月15日（水）", "09:30～10:30", "第1会議室", "出席：情報政策課 係長", "", "次第",
        "1. 目的と内容",
    ]  # fmt: skip
    assert card.minutes.isEnabled()


def test_a_hearing_without_a_day_says_so_and_shows_no_empty_time(card):
    card.show_hearing(Hearing("R4-002", 2022))
    assert card._title.text() == "R4-002"
    assert "日未定" in card._words.text()
    assert "～" not in card._words.text()


def test_with_none_shown_it_says_what_to_do_and_gives_out_nothing(card):
    card.show_hearing(None)
    assert "「予定」" in card._words.text()
    for made in (card.minutes, card.printed):
        assert not made.isEnabled()
        assert made.toolTip()
