"""The colours of charts: letters read on their ground, and neighbours are told apart in grey print."""

from itertools import pairwise

import pytest
from matplotlib.colors import to_rgb

from fujidesk.domain.palette import PAPER

PHASES = (1, 2, 3, 4)


def luminance(colour):
    """Return the relative luminance of a colour (WCAG 2.1)."""
    parts = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in to_rgb(colour)]
    return 0.2126 * parts[0] + 0.7152 * parts[1] + 0.0722 * parts[2]


def contrast(one, other):
    """Return the contrast of two colours, 1 to 21."""
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("phase", PHASES)
def test_the_figure_of_a_phase_reads_on_its_ground(phase):
    assert contrast(PAPER.fill(phase), PAPER.ink(phase)) >= 4.5


@pytest.mark.parametrize("name", ["text", "muted"])
def test_texts_read_on_paper(name):
    assert contrast(getattr(PAPER, name), PAPER.surface) >= 4.5
    assert contrast(getattr(PAPER, name), PAPER.ground) >= 4.5


def test_phases_grow_darker_step_by_step():
    shades = [luminance(PAPER.fill(phase)) for phase in PHASES]
    for lighter, darker in pairwise(shades):
        assert lighter > darker * 1.25


def test_today_and_report_are_told_apart_and_seen():
    assert PAPER.today != PAPER.report
    for colour in (PAPER.today, PAPER.report):
        assert contrast(colour, PAPER.surface) >= 3


def test_paper_shows_phases_in_the_colours_of_the_light_theme():
    """Else a picture beside the window would seem to show another phase."""
    from fujidesk.ui.tokens import load_tokens

    tokens = load_tokens("light")
    assert PAPER.phase_fills == tuple(tokens.phases)
    assert PAPER.phase_inks == tuple(tokens.phase_texts)


def test_a_phase_beyond_the_scale_takes_its_last_colour():
    assert (PAPER.fill(9), PAPER.ink(9), PAPER.edge(9)) == (PAPER.fill(4), PAPER.ink(4), PAPER.edge(4))
