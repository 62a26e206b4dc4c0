"""Scenes painted with matplotlib: the colours stand where the items are."""

import io

import pytest
from PIL import Image

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Line, Rect, Scene, Target, Words
from fujidesk.plots.export import png_bytes
from fujidesk.plots.scene_figure import scene_figure


def painted(*items):
    ground = Rect(0, 0, 100, 50, "#FFFFFF")
    data = png_bytes(scene_figure(Scene(100, 50, (ground, *items))), 144)
    picture = Image.open(io.BytesIO(data)).convert("RGB")
    assert picture.size == (200, 100)
    return picture


def at(picture, x, y):
    return picture.getpixel((int(x * 2), int(y * 2)))


@pytest.mark.parametrize(("item", "inside", "outside"), [
    (Rect(10, 10, 20, 10, "#FF0000"), (20, 15), (20, 25)),
    (Rect(10, 10, 20, 10, "#FF0000", radius=3), (20, 15), (9, 15)),
    (Dot(50, 25, 5, "#FF0000"), (50, 25), (50, 35)),
    (Line(0, 40, 100, 40, "#FF0000", 4), (50, 40), (50, 46)),
    (Band(10, 5, 15, 90, 35, 45, "#FF0000", 1.0), (50, 25), (80, 10)),
])  # fmt: skip
def test_items_are_where_they_are(item, inside, outside):
    picture = painted(item)
    assert at(picture, *inside) == (255, 0, 0)
    assert at(picture, *outside) == (255, 255, 255)


def test_later_items_lie_on_top():
    picture = painted(Rect(0, 0, 50, 50, "#FF0000"), Rect(0, 0, 50, 50, "#0000FF"))
    assert at(picture, 25, 25) == (0, 0, 255)


def test_unseen_areas_stay_unseen_and_texts_are_ink():
    blank = painted(Rect(0, 0, 100, 50, target=Target("", ("1-1-1",))))
    assert blank.getcolors() == [(200 * 100, (255, 255, 255))]
    words = Words(50, 30, "$令和7$年", 12, "#000000", Align.CENTER, bold=True)
    assert (
        len(
            painted(words, Rect(1, 1, 9, 9, "#FFFFFF", "#123456", dash=Dash.DASHED, hatched=True)).getcolors()
        )
        > 5
    )
