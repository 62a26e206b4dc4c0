"""The list of pages and finds."""

import pytest

from fujidesk.ui.help.page_model import TOPIC_ROLE, PageModel


@pytest.fixture
def model(qapp):
    return PageModel()


def lines(model):
    return [(model.index(row).data(), model.index(row).data(TOPIC_ROLE)) for row in range(model.rowCount())]


def test_pages_are_listed_by_their_titles(model, small_manual, qtmodeltester):
    qtmodeltester.check(model)
    model.set_pages(small_manual.pages)
    qtmodeltester.check(model)
    assert lines(model) == [("目次", "README.md"), ("はじめ", "a.md"), ("つぎ", "b.md")]


def test_finds_say_where_and_what(model, small_manual):
    model.set_finds(small_manual.find("csv"))
    (first, topic), (second, other) = lines(model)
    assert first.startswith("はじめ\n")
    assert (topic, other) == ("a.md#はじめ", "b.md#後の話続き")
    assert second.startswith("つぎ › 後の話（続き）\ncsv の話。")


def test_a_topic_is_found_by_its_page(model, small_manual):
    model.set_pages(small_manual.pages)
    assert model.row_of("b.md#後の話続き") == 2
    assert model.row_of("../c.md") == -1
