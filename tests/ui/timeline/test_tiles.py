"""Tiles are drawn when seen and memory stays bounded."""

import pytest
from PySide6.QtCore import QEvent
from PySide6.QtGui import QImage

from fujidesk.domain.palette import PAPER
from fujidesk.ui.timeline.geometry import Lengths, TileKey, ViewGeometry
from fujidesk.ui.timeline.tiles import TileCache, TileDrawer


def tile(bytes_wished):
    return QImage(bytes_wished // 4, 1, QImage.Format.Format_RGB32)


def test_the_tile_seen_longest_ago_goes_first():
    cache = TileCache(most_bytes=3000)
    for number in range(3):
        cache.put(TileKey(number, 0), tile(1000))
    assert cache.get(TileKey(0, 0)) is not None
    cache.put(TileKey(3, 0), tile(1000))
    assert cache.get(TileKey(1, 0)) is None
    assert cache.get(TileKey(0, 0)) is not None
    assert (len(cache), cache.used_bytes) == (3, 3000)
    cache.reset()
    assert (len(cache), cache.used_bytes) == (0, 0)


@pytest.mark.parametrize("ratio", [1.0, 1.25, 2.0])
def test_a_tile_is_sharp_on_its_screen(qapp, make_data, ratio):
    data = make_data()
    geometry = ViewGeometry(1000, 500, Lengths(32, 44, 60, 380, 11.0, 8), 1.0, len(data.lines), data.columns)
    made = TileDrawer().draw(data, geometry, TileKey(0, 0), PAPER, ratio)
    assert made.devicePixelRatio() == ratio
    assert made.width() == pytest.approx(geometry.tile_place(TileKey(0, 0))[2] * ratio, abs=1)
    assert made.height() == pytest.approx(32 * 40 * ratio, abs=1)


def test_a_tile_shows_bars_in_the_colours_of_the_phases(qapp, make_data):
    data = make_data()
    geometry = ViewGeometry(1000, 500, Lengths(32, 44, 60, 380, 11.0, 8), 1.0, len(data.lines), data.columns)
    made = TileDrawer().draw(data, geometry, TileKey(0, 0), PAPER, 1.0)
    middle = 32 + 16
    colours = [
        made.pixelColor(round(geometry.column_width * place), middle).name().upper()
        for place in (0.2, 2.2, 4.2)
    ]
    assert colours == [PAPER.fill(1), PAPER.fill(2), PAPER.fill(4)]


def test_twenty_thousand_rows_scroll_within_bounds(view, make_data, qtbot):
    view.set_data(make_data(200, 100))
    bar = view.verticalScrollBar()
    for step in range(40):
        bar.setValue(bar.maximum() * step // 39)
        view.grab()
    assert view.tiles.drawn > 40
    assert view.tiles.used_bytes <= 48_000_000
    assert len(view.tiles) < 40


def test_scrolling_back_draws_nothing_again(view):
    bar = view.verticalScrollBar()
    bar.setValue(400)
    view.grab()
    bar.setValue(0)
    view.grab()
    drawn = view.tiles.drawn
    for value in (3, 77, 200, 0):
        bar.setValue(value)
        view.grab()
    assert view.tiles.drawn == drawn


def test_another_screen_draws_anew(view, qapp):
    view.grab()
    qapp.sendEvent(view, QEvent(QEvent.Type.DevicePixelRatioChange))
    assert len(view.tiles) == 0
