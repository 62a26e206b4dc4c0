"""SVG of scenes: what is painted, what is read aloud, equal bytes."""

from xml.etree import ElementTree as ET

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Line, Rect, Scene, Target, Words
from fujidesk.exchange.scene_svg import scene_to_svg

NS = "{http://www.w3.org/2000/svg}"
ITEMS = (
    Rect(0, 0, 100, 50, "#FFFFFF"),
    Rect(10, 10, 20, 20, "#0B3C8C", "#123456", 0.8, Dash.DASHED, 3.0),
    Rect(40, 10, 20, 20, "#FFFFFF", "#4D70B5", hatched=True),
    Rect(0, 0, 5, 5, target=Target("unseen", ("1-1-1",))),
    Line(0, 40, 100, 40, "#D5DBE3", 0.5, Dash.DOTTED),
    Band(10, 5, 10, 90, 20, 30, "#C9D3DC", 0.4),
    Dot(50, 25, 3, "", "#5B6675"),
    Words(50, 45, "A<B & 「C」", 9.0, "#1B2430", Align.CENTER, bold=True),
)
SCENE = Scene(100, 50, ITEMS, "題 <1>", "図の説明 & 数")


def drawn(**options):
    return ET.fromstring(scene_to_svg(SCENE, **options))


def test_it_says_itself_in_words():
    svg = drawn(key="c1")
    assert svg.get("role") == "img"
    title, desc = svg.find(f"{NS}title"), svg.find(f"{NS}desc")
    assert (title.text, desc.text) == ("題 <1>", "図の説明 & 数")
    assert svg.get("aria-labelledby") == f"{title.get('id')} {desc.get('id')}"
    assert title.get("id").startswith("c1")


def test_texts_are_texts():
    (text,) = drawn().iter(f"{NS}text")
    assert text.text == "A<B & 「C」"
    assert (text.get("text-anchor"), text.get("font-weight"), text.get("font-size")) == (
        "middle",
        "bold",
        "9",
    )


def test_every_painted_item_is_there_and_unseen_ones_are_not():
    group = drawn().find(f"{NS}g")
    names = [child.tag.removeprefix(NS) for child in group]
    assert names == ["rect", "rect", "rect", "line", "path", "circle", "text"]
    dashed = group[1]
    assert (dashed.get("rx"), dashed.get("stroke-dasharray"), dashed.get("fill")) == ("3", "3 2", "#0B3C8C")
    assert group[5].get("fill") == "none"
    assert group[4].get("d").startswith("M10 5C")


def test_hatching_names_a_pattern_that_is_there():
    svg = drawn(key="c2")
    (pattern,) = svg.iter(f"{NS}pattern")
    assert f"url(#{pattern.get('id')})" in [rect.get("fill") for rect in svg.iter(f"{NS}rect")]


def test_equal_scenes_give_equal_texts_and_style_is_taken_in():
    assert scene_to_svg(SCENE) == scene_to_svg(SCENE)
    assert "@font-face" in scene_to_svg(SCENE, style="@font-face{}")
    assert "<style>" not in scene_to_svg(SCENE)
