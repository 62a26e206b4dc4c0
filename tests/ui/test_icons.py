"""Icons: every meaning has a drawing, in the colour asked for."""

import pytest
from PySide6.QtGui import QColor

from fujidesk.resources import resource
from fujidesk.ui.icons import Icon, icon, pixmap


@pytest.mark.parametrize("meaning", Icon)
def test_every_meaning_has_a_drawing_in_the_colour_asked_for(qapp, meaning):
    picture = pixmap(meaning, "#FF0000", 24).toImage()
    drawn = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() > 250
    }
    assert drawn == {QColor("#FF0000").name()}


def test_icons_are_of_one_family():
    for file in resource("icons").glob("*.svg"):
        if Icon.__members__.get(file.stem.upper().replace("-", "_")):
            text = file.read_text(encoding="utf-8")
            assert 'stroke-width="1.8"' in text
            assert 'viewBox="0 0 24 24"' in text


def test_an_icon_is_sharp_at_double_size(qapp):
    assert not icon(Icon.MENU, "#000000").isNull()
    assert pixmap(Icon.MENU, "#000000", 16).devicePixelRatio() == 2
