"""The phase strip: colours by phase, ended and missing half-years, open ones marked, cached pictures."""

import pytest
from PySide6.QtCore import QRect
from PySide6.QtGui import QColor, QImage, QPainter

from fujidesk.ui.tokens import load_tokens
from fujidesk.ui.widgets.phase_strip import paint_phase_strip, strip_size


def painted(phases, settled, width=220, height=20, key="light"):
    image = QImage(width, height, QImage.Format.Format_ARGB32)
    image.fill(QColor("#FFFFFF"))
    painter = QPainter(image)
    paint_phase_strip(painter, QRect(0, 0, width, height), phases, settled, load_tokens(key))
    painter.end()
    return image


@pytest.mark.parametrize("key", ["light", "dark", "contrast"])
def test_cells_have_the_colours_of_their_phases(qapp, key):
    image = painted("1234", "1111", 83, 20, key)
    tokens = load_tokens(key)
    found = [image.pixelColor(place * 21 + 2, 2).name().upper() for place in range(4)]
    assert found == [color.upper() for color in tokens.phases]


def test_an_open_half_year_is_told_by_more_than_colour(qapp):
    assert painted("2222", "1111") != painted("2222", "1011")


def test_ended_and_missing_half_years_differ(qapp):
    assert painted("4--", "111") != painted("4  ", "111")


def test_no_schedule_draws_nothing(qapp):
    image = painted("", "")
    assert image == painted("", "", 220, 20)
    assert image.pixelColor(3, 10) == QColor("#FFFFFF")


def test_the_cached_picture_is_the_same(qapp):
    assert painted("1234444444", "1" * 10) == painted("1234444444", "1" * 10)


def test_size_of_a_strip():
    assert strip_size(10, 18).width() == 189
    assert strip_size(0, 18).width() == 0
