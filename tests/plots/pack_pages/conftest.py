"""The demo pack as pages, and what a reader sees on them."""

import pytest

from fujidesk.domain.charts import StripChart
from fujidesk.domain.scenes import Align, Rect, Scene, Words
from fujidesk.plots.pack_pages import pack_pages
from fujidesk.plots.style import width_pt
from tests.demo_pack import demo_pack


def grey_box(chart, width, height=None, size=9.0, *, palette=None):
    """Stands in for a chart: a box of its size with its title."""
    height = height or (80.0 if isinstance(chart, StripChart) else 180.0)
    title = Words(4, 12, chart.head.title[:16], size, "#000000")
    return Scene(width, height, (Rect(0, 0, width, height, "#EEEEEE"), title), chart.head.title)


def box_of(words):
    """Return the rectangle of a line of text: (left, top, right, bottom) of its kanji."""
    width = width_pt(words.text, words.size)
    left = words.x - {Align.LEFT: 0, Align.CENTER: width / 2, Align.RIGHT: width}[words.align]
    return left, words.y - 0.8 * words.size, left + width, words.y + 0.1 * words.size


def texts_of(scene):
    """Return the texts of a page in the order they are painted."""
    return [item.text for item in scene.items if isinstance(item, Words)]


@pytest.fixture(name="drawer")
def drawer_fixture():
    """Draws grey boxes in place of charts."""
    return grey_box


@pytest.fixture(scope="session", name="pages")
def pages_fixture():
    """The pages of the demo pack."""
    return pack_pages(demo_pack(), grey_box)
