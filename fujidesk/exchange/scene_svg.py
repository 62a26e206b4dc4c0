"""Writes a scene as SVG: texts stay texts, it says itself in words, equal scenes give equal documents."""

from collections.abc import Iterator
from functools import lru_cache
from xml.sax.saxutils import escape, quoteattr

from fujidesk.domain.scenes import Align, Band, Dash, Dot, Item, Line, Rect, Scene, Words

FAMILIES = "'IPAexGothic', 'BIZ UDPGothic', 'Yu Gothic', 'Meiryo', 'Noto Sans CJK JP', sans-serif"
"""Fonts of texts; the first is the one that they are measured with."""
_ANCHORS = {Align.LEFT: "start", Align.CENTER: "middle", Align.RIGHT: "end"}
_DASHES = {Dash.SOLID: "", Dash.DASHED: "3 2", Dash.DOTTED: "0.8 1.6", Dash.DASHDOT: "4 1.6 0.8 1.6"}
_HATCH_STEP = 4
_WHITE = "#FFFFFF"


def scene_to_svg(scene: Scene, key: str = "chart", style: str = "") -> str:
    """Return a scene as an SVG document that a browser shows and a screen reader reads.

    Args:
        scene: the drawing; its title and alternative text become `title` and `desc`.
        key: begins the ids, which must differ from those of other drawings on the same HTML page.
        style: CSS for the drawing alone, such as an embedded font; "" for none.
    """
    width, height = _n(scene.width), _n(scene.height)
    head = (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{width}pt" height="{height}pt" '
        f'viewBox="0 0 {width} {height}" role="img" aria-labelledby="{key}-title {key}-desc" lang="ja">'
    )
    lines = [
        head,
        f'<title id="{key}-title">{escape(scene.title)}</title>',
        f'<desc id="{key}-desc">{escape(scene.alt)}</desc>',
    ]
    if style:
        lines.append(f"<style>{style}</style>")
    lines += _patterns(scene, key)
    lines.append(f'<g font-family="{FAMILIES}">')
    lines += [line for item in scene.items if (line := _element(item, key))]
    return "\n".join([*lines, "</g>", "</svg>", ""])


@lru_cache(maxsize=8192)
def _n(value: float) -> str:
    """Return a length with two decimals at most; the same few come again in hundreds of like drawings."""
    return f"{value:.2f}".rstrip("0").rstrip(".")


def _patterns(scene: Scene, key: str) -> Iterator[str]:
    """Yield a pattern of slanted lines for each fill and edge that is hatched."""
    pairs = dict.fromkeys(_hatching(item) for item in scene.items if isinstance(item, Rect) and item.hatched)
    if not pairs:
        return
    yield "<defs>"
    for fill, edge in pairs:
        name = _pattern_name(key, fill, edge)
        yield (
            f'<pattern id="{name}" width="{_HATCH_STEP}" height="{_HATCH_STEP}" '
            f'patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
            f'<rect width="{_HATCH_STEP}" height="{_HATCH_STEP}" fill="{fill}"/>'
            f'<path d="M0 0V{_HATCH_STEP}" stroke="{edge}" stroke-width="1.2"/></pattern>'
        )
    yield "</defs>"


def _hatching(item: Rect) -> tuple[str, str]:
    """Return fill and colour of the lines of a hatched rectangle."""
    return item.fill or _WHITE, item.edge


def _pattern_name(key: str, fill: str, edge: str) -> str:
    """Return the id of a pattern."""
    return f"{key}-hatch-{fill[1:]}-{edge[1:]}"


def _element(item: Item, key: str) -> str:
    """Return the element of an item; "" for one that only waits for clicks."""
    if isinstance(item, Words):
        return _words(item)
    if isinstance(item, Rect):
        return _rect(item, key)
    if isinstance(item, Line):
        ends = f'x1="{_n(item.x1)}" y1="{_n(item.y1)}" x2="{_n(item.x2)}" y2="{_n(item.y2)}"'
        return f"<line {ends} {_stroke(item.colour, item.width, item.dash)}/>"
    if isinstance(item, Band):
        return _band(item)
    return _dot(item)


def _stroke(colour: str, width: float, dash: Dash = Dash.SOLID) -> str:
    """Return the attributes of a line."""
    form = f' stroke-dasharray="{_DASHES[dash]}"' if _DASHES[dash] else ""
    return f'stroke="{colour}" stroke-width="{_n(width)}"{form}'


def _painted(fill: str, edge: str, width: float, dash: Dash = Dash.SOLID) -> str:
    """Return the attributes of an area."""
    outline = f" {_stroke(edge, width, dash)}" if edge else ""
    return f"fill={quoteattr(fill or 'none')}{outline}"


def _words(item: Words) -> str:
    """Return a line of text."""
    anchor = "" if item.align is Align.LEFT else f' text-anchor="{_ANCHORS[item.align]}"'
    weight = ' font-weight="bold"' if item.bold else ""
    place = f'x="{_n(item.x)}" y="{_n(item.y)}" font-size="{_n(item.size)}" fill="{item.colour}"'
    return f"<text {place}{anchor}{weight}>{escape(item.text)}</text>"


def _rect(item: Rect, key: str) -> str:
    """Return a rectangle; "" for one that is not painted."""
    if not (item.fill or item.edge):
        return ""
    fill = f"url(#{_pattern_name(key, *_hatching(item))})" if item.hatched else item.fill
    corner = f' rx="{_n(item.radius)}"' if item.radius else ""
    place = f'x="{_n(item.x)}" y="{_n(item.y)}" width="{_n(item.width)}" height="{_n(item.height)}"{corner}'
    return f"<rect {place} {_painted(fill, item.edge, item.edge_width, item.dash)}/>"


def _band(item: Band) -> str:
    """Return a band; a third of its length on either side is the handle that makes it a smoothstep."""
    third = (item.right - item.left) / 3
    inner, outer = _n(item.left + third), _n(item.right - third)
    left, right = _n(item.left), _n(item.right)
    tops, bottoms = (_n(item.left_top), _n(item.right_top)), (_n(item.left_bottom), _n(item.right_bottom))
    path = (
        f"M{left} {tops[0]}C{inner} {tops[0]} {outer} {tops[1]} {right} {tops[1]}"
        f"V{bottoms[1]}C{outer} {bottoms[1]} {inner} {bottoms[0]} {left} {bottoms[0]}Z"
    )
    return f'<path d="{path}" fill="{item.fill}" fill-opacity="{_n(item.opacity)}"/>'


def _dot(item: Dot) -> str:
    """Return a round mark."""
    place = f'cx="{_n(item.x)}" cy="{_n(item.y)}" r="{_n(item.radius)}"'
    return f"<circle {place} {_painted(item.fill, item.edge, item.edge_width)}/>"
