"""Which actions fit what is chosen, each with the reason why not."""

import pytest

from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import LevelRecord
from fujidesk.ui.nextplan.choice import ACTIONS, Choice, action_words, refusals

LEVEL = LevelRecord("1.1", "手続", "1")
DRAFT = PlanDraft("draft-R9", 2027, 2031, "案", (LevelRecord("1", "窓口"), LEVEL))


def project(key, fate, *sources):
    return DraftProject(key, "draft-R9", fate, sources, title=key, level="1.1")


CARRIED, OTHER = project("a", Fate.CARRIED, "1-1-1"), project("b", Fate.CARRIED, "1-1-2")
MERGED = project("c", Fate.MERGED, "1-1-3", "1-1-4")
ENDED, NEW = project("d", Fate.ENDED, "1-1-5"), project("e", Fate.NEW)
PART, SECOND = project("f", Fate.SPLIT, "1-1-6"), project("g", Fate.SPLIT, "1-1-6")


@pytest.mark.parametrize(
    ("chosen", "fit"),
    [
        ((), set()), ((CARRIED,), {"split", "end", "move"}), ((CARRIED, OTHER), {"merge", "end", "move"}),
        ((MERGED,), {"end", "back", "move"}), ((MERGED, CARRIED), {"merge", "end", "back", "move"}),
        ((ENDED,), {"split", "back"}), ((ENDED, CARRIED), {"merge", "end", "back"}),
        ((NEW,), {"move", "remove"}), ((NEW, CARRIED), {"move"}), ((PART, SECOND), {"end", "back", "move"}),
    ],
)  # fmt: skip
def test_what_fits_projects(chosen, fit):
    why = refusals(Choice(DRAFT, chosen), "")
    always = {"new", "add_level", "renumber"}
    assert {key for key, text in why.items() if not text} == fit | always
    assert why.keys() == ACTIONS.keys()


def test_a_level_can_be_removed_and_nothing_else_done_with_it():
    why = refusals(Choice(DRAFT, level=LEVEL), "")
    assert [key for key, text in why.items() if not text] == ["new", "add_level", "remove", "renumber"]


def test_nothing_can_be_done_with_what_is_locked():
    assert set(refusals(Choice(DRAFT, (CARRIED,)), "承認済み").values()) == {"承認済み"}


def test_a_choice_knows_its_sources_once_and_its_place():
    choice = Choice(DRAFT, (PART, SECOND, MERGED))
    assert choice.numbers == ("1-1-6", "1-1-3", "1-1-4")
    assert choice.keys == ("f", "g", "c")
    assert (choice.place, Choice(DRAFT, level=LEVEL).place, Choice(DRAFT).place) == ("1.1", "1.1", "")


def test_levels_are_called_by_the_citys_word():
    assert action_words("方向性")["add_level"] == "方向性を加える…"
