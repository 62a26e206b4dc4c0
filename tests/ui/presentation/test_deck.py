"""Steps through a show: on, back, into a mark and out again, and along with the data."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.pack_editions import part_choices
from fujidesk.domain.scenes import Target
from fujidesk.ui.presentation.deck import Deck


@pytest.fixture
def deck(papers):
    return Deck(*papers)


def test_on_and_back_and_no_further_than_the_ends(deck):
    first = deck.page
    assert not deck.step(-1)
    assert deck.step(1)
    assert deck.position[0] == 2
    assert deck.last()
    assert not deck.step(1)
    assert deck.next_page is None
    assert deck.first()
    assert deck.page is first


def test_a_part_begins_at_its_first_page(deck):
    deck.go_to_part(2)
    assert deck.page.part == 2
    before = deck.position
    deck.step(-1)
    assert deck.page.part == 1
    deck.go_to_part(2)
    assert deck.position == before


def test_a_part_that_is_not_on_the_wall_begins_at_the_first_page(deck):
    deck.go_to_part(len(deck.pack.parts) - 1)
    assert deck.position[0] == 1


def test_into_a_list_into_a_project_and_back_the_same_way(deck):
    deck.step(3)
    at = deck.page
    numbers = tuple(row.number for row in deck.data.rows[:30])
    assert deck.drill(Target("三十", numbers))
    assert deck.is_drilled
    assert deck.position == (1, 3)
    deck.step(1)
    listed = deck.page
    assert deck.drill(Target("一つ", (listed.numbers[0],)))
    assert deck.page.numbers == (listed.numbers[0],)
    assert deck.back()
    assert deck.page is listed
    assert deck.back()
    assert deck.page is at
    assert not deck.back()


def test_a_project_does_not_open_itself_again(deck):
    deck.drill(Target("一つ", ("1-1-1",)))
    assert not deck.drill(Target("評価", ("1-1-1",)))


def test_nothing_opens_for_a_project_that_is_not_there(deck):
    assert not deck.drill(Target("?", ("9-9-9",)))
    assert not deck.is_drilled


def test_questions_are_those_of_the_pages_projects(deck):
    assert deck.questions() == ()
    deck.drill(Target("一つ", ("1-1-1",)))
    assert deck.questions() == (("1-1-1", "費用は増えるか", "増えない"),)


def test_the_pages_follow_the_data_and_the_place_stays(deck, workspace):
    deck.step(3)
    title = deck.page.scene.title
    workspace.reports.store(
        workspace.reports.of_year(2023)["1-1-5"],
        {"status": "running", "score_progress": 4, "score_cost": 4, "score_content": 4}, "回答",
    )  # fmt: skip
    data = workspace.packs.data("honbu", 2023, dt.date(2024, 7, 10))
    before = deck.page.scene.alt
    deck.renew(workspace.packs.of_data(data), data)
    assert deck.page.scene.title == title
    assert deck.page.scene.alt != before


def renewed(deck, workspace, edition=None):
    if edition is not None:
        workspace.packs.store(edition, "構成")
    data = workspace.packs.data("honbu", 2023, dt.date(2024, 7, 10))
    deck.renew(workspace.packs.of_data(data), data)


def test_what_was_drilled_stays_when_the_data_are_read_again(deck, workspace):
    deck.step(3)
    deck.drill(Target("三十", tuple(row.number for row in deck.data.rows[:30])))
    deck.step(1)
    listed = deck.page.scene.title
    deck.drill(Target("一つ", (deck.page.numbers[0],)))
    number = deck.page.numbers
    renewed(deck, workspace)
    assert deck.page.numbers == number
    assert deck.back()
    assert (deck.page.scene.title, deck.position[0]) == (listed, 2)
    assert deck.back()
    assert deck.position[0] == 4


def test_the_part_stays_when_one_before_it_is_switched_off(deck, workspace):
    deck.go_to_part(len(deck.pack.parts) - 1)
    title = deck.page.scene.title
    edition = workspace.packs.edition("honbu", 2023)
    choices = part_choices(edition, workspace.packs.meeting("honbu"))
    off = tuple(replace(item, is_on=item.kind.value != "evaluation") for item in choices)
    assert off != choices
    renewed(deck, workspace, replace(edition, parts=off))
    assert deck.page.scene.title == title
