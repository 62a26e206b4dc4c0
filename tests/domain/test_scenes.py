"""Scenes: what lies at a point, what the keyboard visits, and drawings laid at another place."""

import pytest

from fujidesk.domain.scenes import Band, Dot, Line, Rect, Scene, Target, Words, moved

ONE, TWO = Target("S", ("1-1-1",)), Target("A", ("1-1-2", "1-1-3"))


def test_the_frontmost_mark_with_projects_is_found():
    scene = Scene(
        100, 100, (Rect(0, 0, 50, 50, target=ONE), Rect(10, 10, 10, 10, target=TWO), Rect(0, 0, 100, 100))
    )
    assert scene.target_at(15, 15) == TWO
    assert scene.target_at(40, 40) == ONE
    assert scene.target_at(80, 80) is None


def test_a_dot_is_hit_inside_its_circle_only():
    scene = Scene(10, 10, (Dot(5, 5, 2, target=ONE),))
    assert scene.target_at(6, 6) == ONE
    assert scene.target_at(6.9, 6.9) is None


@pytest.mark.parametrize(
    ("x", "y", "hit"), [(0, 5, True), (0, 15, False), (100, 95, True), (50, 50, True), (50, 10, False)]
)
def test_a_band_is_hit_along_its_bend(x, y, hit):
    scene = Scene(100, 100, (Band(0, 0, 10, 100, 90, 100, "#000000", target=ONE),))
    assert (scene.target_at(x, y) == ONE) is hit


def test_the_keyboard_goes_from_top_to_bottom():
    low, high, band = (
        Rect(0, 50, 1, 1, target=ONE),
        Rect(9, 10, 1, 1, target=TWO),
        Band(0, 30, 31, 5, 1, 2, "#000000", target=ONE),
    )
    scene = Scene(100, 100, (low, band, Words(0, 0, "a", 8, "#000000"), high))
    assert list(scene.targets()) == [high, band, low]


def test_moved_items_keep_their_form():
    items = (
        Rect(1, 2, 3, 4),
        Line(0, 0, 5, 5, "#000000"),
        Band(0, 1, 2, 3, 4, 5, "#000000"),
        Words(1, 1, "字", 9, "#000000"),
    )
    assert moved(items, 10, 20) == (
        Rect(11, 22, 3, 4),
        Line(10, 20, 15, 25, "#000000"),
        Band(10, 21, 22, 13, 24, 25, "#000000"),
        Words(11, 21, "字", 9, "#000000"),
    )
    assert moved(moved(items, 10, 20), -10, -20) == items
