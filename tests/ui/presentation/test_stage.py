"""One show at a time, over the window that began it."""

from dataclasses import replace

import pytest

from fujidesk.domain.pack_editions import PackText
from fujidesk.ui.presentation.stage import Stage
from tests.ui.presentation.conftest import DAY


@pytest.fixture
def stage(theme, window):
    made = Stage(theme, window)
    yield made
    made.end()


def test_a_show_begins_from_a_part_on(stage, papers):
    stage.present(*papers, 1, "")
    assert stage.show.deck.page.part == 1
    assert stage.show.wall.isVisible()


def test_another_one_ends_the_one_before(stage, papers):
    stage.present(*papers, 0, "")
    first = stage.show
    stage.present(*papers, 0, "")
    assert stage.show is not first
    assert not first.wall.isVisible()


def test_what_is_on_the_wall_follows_the_data(stage, papers, workspace):
    stage.renew(*papers)  # nothing runs: nothing happens
    assert stage.show is None
    stage.present(*papers, 1, "")
    edition = workspace.packs.edition("honbu", 2023)
    workspace.packs.store(replace(edition, texts=(PackText("sentence.1", "新しい文。"),)), "文章")
    data = workspace.packs.data("honbu", 2023, DAY)
    stage.renew(workspace.packs.of_data(data), data)
    assert "新しい文。" in stage.show.deck.page.scene.alt
    assert stage.show.deck.page.part == 1


def test_a_show_that_was_left_is_forgotten(stage, papers):
    stage.present(*papers, 0, "")
    stage.show.wall.close()
    assert stage.show is None
    stage.end()
