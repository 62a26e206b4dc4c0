"""The bodies as a tree: one chosen, counts beside the names, levels by indent."""

import pytest

from fujidesk.domain.people import ADVISORS, LEADERS
from fujidesk.domain.people_rules import bodies
from fujidesk.ui.people.body_tree import BodyTree


@pytest.fixture
def tree(window, theme, small_profile):
    made = BodyTree(bodies(small_profile), theme, window)
    made.resize(500, 300)
    made.show()
    return made


def test_the_headquarters_is_chosen_first_and_a_click_chooses_another(qtbot, tree, click):
    assert (tree.key, tree.name()) == ("headquarters", "情報化推進本部")
    with qtbot.waitSignal(tree.chosen) as told:
        click(tree.chips[ADVISORS])
    assert told.args == [ADVISORS]
    assert tree.name() == "情報政策アドバイザー"


def test_counts_stand_beside_the_names(tree):
    tree.show_counts({"headquarters": 6, LEADERS: 65})
    assert tree.chips["headquarters"].text().endswith("情報化推進本部　6 人")
    assert tree.chips[LEADERS].text().endswith("65 人")
    assert tree.chips[ADVISORS].text().endswith("0 人")


def test_committees_stand_one_under_the_other_and_others_under_the_first(qtbot, tree):
    keys = list(tree.chips)
    qtbot.waitUntil(lambda: tree.chips[keys[1]].x() > 0)
    indents = [tree.chips[key].x() for key in keys]
    assert indents[0] < indents[1] < indents[2]
    assert indents[3] == indents[4] == indents[1]


def test_indents_grow_with_the_text(qtbot, tree, theme, qapp):
    keys = list(tree.chips)
    before = tree.chips[keys[2]].x()
    theme.change(qapp, scale=200)
    qtbot.waitUntil(lambda: tree.chips[keys[2]].x() > before)
    theme.change(qapp, scale=100)
