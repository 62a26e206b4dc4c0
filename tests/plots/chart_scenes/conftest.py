"""What a reader sees of a chart: no text on another, none outside."""

import pytest

from fujidesk.domain.scenes import Align, Words
from fujidesk.plots.style import width_pt


def box_of(words):
    """Return the rectangle of a line of text: (left, top, right, bottom) of its kanji."""
    width = width_pt(words.text, words.size)
    left = words.x - {Align.LEFT: 0, Align.CENTER: width / 2, Align.RIGHT: width}[words.align]
    return left, words.y - 0.8 * words.size, left + width, words.y + 0.1 * words.size


def refuse_unreadable(scene):
    """Fail where a text leaves the drawing, lies on another or is too small."""
    boxes = [(box_of(item), item.text) for item in scene.items if isinstance(item, Words)]
    assert all(item.size >= 8.0 for item in scene.items if isinstance(item, Words))
    for (left, top, right, bottom), text in boxes:
        assert left >= -0.5, text
        assert top >= -0.5, text
        assert right <= scene.width + 0.5, text
        assert bottom <= scene.height + 0.5, text
    for index, (one, text) in enumerate(boxes):
        for other, beside in boxes[index + 1 :]:
            across = min(one[2], other[2]) - max(one[0], other[0])
            down = min(one[3], other[3]) - max(one[1], other[1])
            assert across <= 0.3 or down <= 0.3, (text, beside)


@pytest.fixture(scope="session", name="readable")
def readable_fixture():
    """Fails for a drawing that cannot be read."""
    return refuse_unreadable


@pytest.fixture(scope="session", name="texts")
def texts_fixture():
    """Tells the texts of a drawing in the order they are painted."""
    return lambda scene: [item.text for item in scene.items if isinstance(item, Words)]
