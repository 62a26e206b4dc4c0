"""Design tokens: contrasts of all texts, and phases told apart without full colour vision."""

from itertools import pairwise

import pytest

from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.domain.scoring import Standing
from fujidesk.errors import MachineError
from fujidesk.ui.tokens import TEXT_PAIRS, THEMES, load_tokens

MACHADO_FULL = {
    "deuteranopia": ((0.367322, 0.860646, -0.227968), (0.280085, 0.672501, 0.047413), (-0.011820, 0.042940, 0.968881)),
    "protanopia": ((0.152286, 1.052583, -0.204868), (0.114503, 0.786281, 0.099216), (-0.003882, -0.048116, 1.051998)),
}  # fmt: skip
"""Machado, Oliveira & Fernandes (2009), severity 1.0, on linear RGB."""


def linear(color):
    values = [int(color[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    return [value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4 for value in values]


def luminance(rgb):
    return 0.2126 * rgb[0] + 0.7152 * rgb[1] + 0.0722 * rgb[2]


def contrast(one, other):
    lights = sorted((luminance(linear(one)), luminance(linear(other))))
    return (lights[1] + 0.05) / (lights[0] + 0.05)


def lightness(rgb):
    """CIE L* of linear RGB."""
    y = min(1.0, max(0.0, luminance(rgb)))
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def seen(color, matrix):
    rgb = linear(color)
    return [sum(weight * value for weight, value in zip(row, rgb, strict=True)) for row in matrix]


@pytest.fixture(params=THEMES)
def tokens(request):
    return load_tokens(request.param)


def test_every_text_has_contrast_of_four_and_a_half(tokens):
    weak = {
        pair: round(contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])), 2)
        for pair in TEXT_PAIRS
        if contrast(getattr(tokens, pair[0]), getattr(tokens, pair[1])) < 4.5
    }
    assert weak == {}


def test_figures_on_phases_and_letters_on_grades_are_readable(tokens):
    pairs = [*zip(tokens.phase_texts, tokens.phases, strict=True)]
    pairs += [(tokens.grade_texts[grade], fill) for grade, fill in tokens.grades.items()]
    pairs += [(tokens.standing_texts[state], fill) for state, fill in tokens.standings.items()]
    assert [pair for pair in pairs if contrast(*pair) < 4.5] == []


def test_borders_of_controls_and_the_focus_ring_stand_out(tokens):
    for ground in (tokens.surface, tokens.ground):
        assert contrast(tokens.edge, ground) >= 3 or contrast(tokens.edge, tokens.surface) >= 3
        assert contrast(tokens.focus, ground) >= 3


def test_phases_run_one_way_from_light_to_dark_in_grey(tokens):
    steps = [lightness(linear(color)) for color in tokens.phases]
    differences = [later - earlier for earlier, later in pairwise(steps)]
    assert all(step > 8 for step in differences) or all(step < -8 for step in differences), steps


@pytest.mark.parametrize("kind", MACHADO_FULL)
def test_phases_are_told_apart_with_colour_blindness(tokens, kind):
    steps = [lightness(seen(color, MACHADO_FULL[kind])) for color in tokens.phases]
    assert all(abs(later - earlier) > 8 for earlier, later in pairwise(steps)), steps


def test_grades_are_named_in_order():
    for key in THEMES:
        assert list(load_tokens(key).grades) == ["S", "A", "B", "C", "D"]


def test_every_state_without_a_grade_has_its_colours_and_an_outline_that_is_seen(tokens):
    states = {standing.value for standing in Standing if standing is not Standing.EVALUATED}
    assert set(tokens.standings) == set(tokens.standing_texts) == set(tokens.standing_edges) == states
    assert [s for s in states if contrast(tokens.standing_edges[s], tokens.surface) < 3] == []
    assert set(tokens.standings.values()).isdisjoint(tokens.grades.values())


@pytest.mark.parametrize("kind", MACHADO_FULL)
def test_neighbouring_grades_are_told_apart_with_colour_blindness(tokens, kind):
    steps = [seen(color, MACHADO_FULL[kind]) for color in tokens.grades.values()]
    lights = [lightness(step) for step in steps]
    assert all(abs(later - earlier) > 8 for earlier, later in pairwise(lights)), lights


def test_figures_on_paper_have_the_colours_of_the_light_theme():
    tokens = load_tokens("light")
    for mark, fill in {**tokens.grades, **tokens.standings}.items():
        assert MARK_LOOKS[mark].fill == fill
        assert MARK_LOOKS[mark].ink == {**tokens.grade_texts, **tokens.standing_texts}[mark]
        assert MARK_LOOKS[mark].edge == tokens.standing_edges.get(mark, "")


def test_an_unknown_theme_is_a_sentence():
    with pytest.raises(MachineError, match="配色の定義"):
        load_tokens("nowhere")
