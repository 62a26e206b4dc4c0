"""Scenes painted with Qt: the same shapes in the same places as in the files, texts as wide as measured."""

import pytest
from PySide6.QtCore import QRectF
from PySide6.QtGui import QColor, QImage, QPainter

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Line, Rect, Scene, Words
from fujidesk.plots.style import width_pt
from fujidesk.ui.scene_painting import fitted_area, paint_scene

TEXT = "評価のある 191 事業のうち 166 事業"


@pytest.fixture
def painted(theme):
    """Paints items of a 100 × 50 scene into 400 × 200 px on white."""

    def paint(*items, size=(400, 200)):
        image = QImage(*size, QImage.Format.Format_RGB32)
        image.fill(QColor("#FFFFFF"))
        painter = QPainter(image)
        paint_scene(painter, Scene(100, 50, items), QRectF(0, 0, *size))
        painter.end()
        return image

    return paint


def colour(image, x, y):
    return image.pixelColor(x, y).name().upper()


def inked(image):
    """Return first and last column that is not white."""
    columns = [
        x for x in range(image.width())
        if any(image.pixelColor(x, y).lightness() < 200 for y in range(image.height()))
    ]  # fmt: skip
    return columns[0], columns[-1]


def test_a_rectangle_stands_in_its_place_with_its_fill(painted):
    image = painted(Rect(10, 10, 20, 20, fill="#0B3C8C"))
    assert colour(image, 80, 80) == "#0B3C8C"
    assert colour(image, 36, 80) == "#FFFFFF"
    assert colour(image, 124, 80) == "#FFFFFF"


def test_an_area_that_only_waits_for_clicks_is_not_seen(painted):
    image = painted(Rect(10, 10, 20, 20))
    assert colour(image, 80, 80) == "#FFFFFF"


def test_hatching_lies_over_the_fill_and_inside_the_box(painted):
    image = painted(Rect(10, 10, 40, 20, fill="#EEEEEE", edge="#000000", hatched=True))
    inside = {colour(image, x, 80) for x in range(44, 196)}
    assert "#EEEEEE" in inside
    assert min(image.pixelColor(x, 80).lightness() for x in range(44, 196)) < 120
    assert colour(image, 220, 80) == "#FFFFFF"


@pytest.mark.parametrize(("align", "x"), [(Align.LEFT, 10), (Align.CENTER, 50), (Align.RIGHT, 90)])
@pytest.mark.parametrize("width", [160, 400, 1600])
def test_a_text_is_as_wide_as_it_was_measured_at_any_size(painted, align, x, width):
    image = painted(Words(x, 30, TEXT, 4.4, "#000000", align), size=(width, width // 2))
    scale = width / 100
    measured = width_pt(TEXT, 4.4) * scale
    left, right = inked(image)
    begins = x * scale - {Align.LEFT: 0.0, Align.CENTER: measured / 2, Align.RIGHT: measured}[align]
    assert left == pytest.approx(begins, abs=0.5 * 4.4 * scale)
    assert right == pytest.approx(begins + measured, abs=0.5 * 4.4 * scale)


def test_texts_too_small_to_read_are_strokes_in_their_place(painted):
    image = painted(Words(10, 30, "字" * 30, 2.0, "#000000"), size=(100, 50))
    left, right = inked(image)
    assert left in (9, 10, 11)
    assert right == pytest.approx(70, abs=2)


def test_bold_is_heavier(painted):
    plain, bold = (painted(Words(10, 30, "事業", 12, "#000000", bold=bold)) for bold in (False, True))

    def ink(image):
        return sum(255 - image.pixelColor(x, y).lightness() for x in range(400) for y in range(200))

    assert ink(bold) > ink(plain) * 1.05


def test_lines_bands_and_dots_are_drawn(painted):
    image = painted(
        Line(0, 5, 100, 5, "#B92C1E", 2.0),
        Band(20, 10, 20, 80, 30, 40, "#3572BA", 1.0),
        Dot(10, 40, 4, fill="#F0A400"),
    )
    assert colour(image, 200, 20) == "#B92C1E"
    assert colour(image, 100, 60) == "#3572BA"
    assert colour(image, 300, 140) == "#3572BA"
    assert colour(image, 100, 140) == "#FFFFFF"
    assert colour(image, 40, 160) == "#F0A400"


def test_a_dashed_line_has_gaps(painted):
    image = painted(Line(0, 25, 100, 25, "#000000", 1.0, Dash.DASHED))
    found = {colour(image, x, 100) for x in range(400)}
    assert {"#000000", "#FFFFFF"} <= found


def test_the_painter_is_left_as_it_was(theme):
    image = QImage(100, 50, QImage.Format.Format_RGB32)
    painter = QPainter(image)
    before = painter.transform()
    paint_scene(painter, Scene(100, 50, (Words(5, 5, "字", 9, "#000000"),)), QRectF(10, 10, 50, 25))
    assert painter.transform() == before
    painter.end()


@pytest.mark.parametrize(("room", "area"), [
    ((0, 0, 200, 200), (0, 50, 200, 100)), ((0, 0, 400, 100), (100, 0, 200, 100)),
])  # fmt: skip
def test_a_scene_keeps_its_proportions_in_the_middle(room, area):
    assert fitted_area(Scene(100, 50, ()), QRectF(*room)) == QRectF(*area)
