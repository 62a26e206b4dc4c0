"""Colours and lengths of the chart on the screen."""

from dataclasses import replace

import pytest

from fujidesk.ui.timeline.looks import lengths, mixed, palette
from fujidesk.ui.tokens import load_tokens


@pytest.mark.parametrize(("share", "colour"), [(0, "#000000"), (1, "#FFFFFF"), (0.5, "#808080")])
def test_colours_are_mixed(share, colour):
    assert mixed("#000000", "#ffffff", share) == colour


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_figures_in_bars_keep_a_contrast_of_4_5(key):
    """JIS X 8341-3: text on its ground."""
    colours = palette(load_tokens(key))
    for phase in (1, 2, 3, 4):
        assert contrast(colours.ink(phase), colours.fill(phase)) >= 4.5
    assert contrast(colours.text, colours.surface) >= 4.5
    assert contrast(colours.today, colours.surface) >= 3


def contrast(one, other):
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def luminance(colour):
    parts = [int(colour[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return 0.2126 * linear[0] + 0.7152 * linear[1] + 0.0722 * linear[2]


def test_names_have_room_for_the_longest_title(theme, make_data):
    data = make_data(1, 1)
    (group,) = data.groups
    long = replace(data, groups=(replace(group, rows=(replace(group.rows[0], title="長" * 40),)),))
    assert lengths(theme, long).names_width > lengths(theme, data).names_width >= 240
    assert lengths(theme, None).names_width == 240


def test_in_little_height_rows_are_lower_and_the_header_has_one_line(theme):
    full, low = lengths(theme, None), lengths(theme, None, compact=True)
    assert low.row_height < full.row_height
    assert low.header_height < full.header_height
    assert (full.halves, low.halves) == (True, False)
    assert low.figure_px == full.figure_px, "texts stay as large as they are"
