"""The legend on the screen."""

from dataclasses import replace

import pytest
from PySide6.QtWidgets import QLabel

from fujidesk.plots.legend import LegendItem
from fujidesk.ui.timeline.legend_strip import LegendStrip, Swatch


@pytest.fixture
def strip(qtbot, theme, make_data):
    made = LegendStrip(theme)
    qtbot.addWidget(made)
    made.resize(900, 60)
    made.show()
    made.show_for(make_data(1, 2))
    return made


def words(strip):
    return [label.text() for label in strip.findChildren(QLabel) if label.isVisibleTo(strip)]


def test_phases_and_what_occurs_are_named(strip):
    assert words(strip) == ["調査", "要件", "準備", "運用", "未確定"]


def test_the_same_entries_are_not_made_again(strip, make_data):
    before = strip.findChildren(Swatch)
    strip.show_for(make_data(2, 5))
    assert strip.findChildren(Swatch) == before


def test_in_little_room_phases_have_short_names_and_full_tool_tips(strip, make_data, qtbot):
    data = make_data(1, 2)
    phases = tuple(replace(term, name=f"{term.name}の段階") for term in data.phases)
    strip.show_for(replace(data, phases=phases))
    qtbot.waitUntil(lambda: words(strip)[:1] == ["調査の段階"])
    strip.set_compact(on=True)
    qtbot.waitUntil(lambda: words(strip)[:1] == ["調査"])
    (first,) = [label for label in strip.findChildren(QLabel) if label.isVisible() and label.text() == "調査"]
    assert first.parentWidget().toolTip() == "調査の段階"
    strip.set_compact(on=False)
    qtbot.waitUntil(lambda: words(strip)[:1] == ["調査の段階"])


@pytest.mark.parametrize("kind", ["phase", "open", "end", "unscheduled", "bands", "report"])
@pytest.mark.parametrize("look", ["light", "dark", "contrast"])
def test_every_kind_of_mark_is_seen_in_every_theme(qtbot, qapp, theme, kind, look):
    theme.change(qapp, key=look)
    swatch = Swatch(LegendItem(kind, "印", 2 if kind == "phase" else 0), theme, None)
    qtbot.addWidget(swatch)
    swatch.resize(swatch.sizeHint())
    picture = swatch.grab().toImage()
    colours = {
        picture.pixelColor(x, y).name() for x in range(picture.width()) for y in range(picture.height())
    }
    assert len(colours) > 1
    assert swatch.accessibleName() == "印"
    theme.change(qapp, key="light")
