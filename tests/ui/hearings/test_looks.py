"""Kinds are told apart without colour: each has its own letter, pattern and key."""

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.ui.hearings.looks import KIND_COLORS, KIND_LETTERS, KIND_PATTERNS, NOTE_KEYS
from fujidesk.ui.theme import Theme


@pytest.mark.parametrize(
    ("looks", "kinds"),
    [(KIND_LETTERS, HearingKind), (KIND_PATTERNS, HearingKind), (NOTE_KEYS, NoteKind)],
)
def test_each_kind_has_its_own(looks, kinds):
    assert set(looks) == set(kinds)
    assert len(set(looks.values())) == len(kinds)


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_the_colours_are_of_every_theme(qapp, key):
    theme = Theme(key=key)
    for ground, ink in KIND_COLORS.values():
        assert theme.color(ground).isValid()
        assert theme.color(ink) != theme.color(ground)
