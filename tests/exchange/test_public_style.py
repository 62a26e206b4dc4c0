"""Text can be read: contrast of at least 4.5 to 1 (JIS X 8341-3, 1.4.3)."""

import re

import pytest

from fujidesk.domain.palette import MARK_LOOKS
from fujidesk.exchange.public_style import style_sheet


def light(colour):
    parts = [int(colour[place : place + 2], 16) / 255 for place in (1, 3, 5)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    high, low = sorted((light(one), light(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("key", MARK_LOOKS)
def test_marks_can_be_read(key):
    rule = re.search(rf"\.mark-{key} {{ background: (#\w+); color: (#\w+);", style_sheet())
    assert contrast(rule[1], rule[2]) >= 4.5


@pytest.mark.parametrize(("ink", "ground"), [
    ("#1b2430", "#ffffff"), ("#4a5463", "#ffffff"), ("#0b3c8c", "#ffffff"), ("#0b3c8c", "#fff3c4"),
    ("#1b2430", "#e6ebf3"), ("#1b2430", "#fff8ec"),
])  # fmt: skip
def test_texts_can_be_read(ink, ground):
    assert {ink, ground} <= set(re.findall(r"#[0-9a-f]{6}", style_sheet()))
    assert contrast(ink, ground) >= 4.5


def test_where_the_keyboard_is_can_be_seen_and_it_prints_on_a4():
    found = style_sheet()
    assert re.search(r":focus-visible[^{]*{[^}]*outline: 3px", found)
    assert "@page { size: A4;" in found


def test_the_page_itself_is_not_framed_when_the_skip_link_or_the_way_back_leads_to_it():
    """A rule for the element alone would lose against the one for all that can be focused."""
    selectors = re.findall(r"([^{}]+){[^{}]*outline: none", style_sheet())
    assert any("main[tabindex]:focus-visible" in selector for selector in selectors)


def test_only_links_turn_yellow_and_no_table_as_a_whole():
    selectors = [name.strip() for name in re.findall(r"([^{}]+){[^{}]*background: #fff3c4", style_sheet())]
    assert selectors == ["a:focus-visible, summary:focus-visible"]
