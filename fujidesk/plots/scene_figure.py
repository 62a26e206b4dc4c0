"""Paints a scene with matplotlib, for pictures (PNG) of one chart."""

from matplotlib.artist import Artist
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Circle, FancyBboxPatch, Patch, PathPatch, Rectangle
from matplotlib.path import Path
from matplotlib.patheffects import Normal, Stroke
from matplotlib.text import Text

from fujidesk.domain.scenes import Band, Dash, Dot, Line, Rect, Scene, Words
from fujidesk.plots.style import font

_DPI = 72
"""A point is a dot of the figure; files take the resolution that they need."""
_DASHES: dict[Dash, tuple[int, tuple[float, ...]]] = {
    Dash.DASHED: (0, (3.0, 2.0)), Dash.DOTTED: (0, (0.8, 1.6)), Dash.DASHDOT: (0, (4.0, 1.6, 0.8, 1.6)),
}  # fmt: skip
_HATCH = "////"
_BOLD = 0.03
"""Width of the stroke around bold texts, in sizes: IPAexGothic has no bold cut."""


def scene_figure(scene: Scene) -> Figure:
    """Return a figure of the scene's size with its items from back to front."""
    figure = Figure(figsize=(scene.width / _DPI, scene.height / _DPI), dpi=_DPI)
    axes = figure.add_axes((0.0, 0.0, 1.0, 1.0))
    axes.set_xlim(0, scene.width)
    axes.set_ylim(scene.height, 0)
    axes.axis("off")
    for place, item in enumerate(scene.items):
        if isinstance(item, Rect) and not (item.fill or item.edge):
            continue
        artist = _artist(item)
        artist.set_zorder(place)
        artist.set_clip_on(False)
        axes.add_artist(artist)
    return figure


def _artist(item: Rect | Words | Line | Band | Dot) -> Artist:
    """Return an item as matplotlib paints it, in points from the top left corner."""
    if isinstance(item, Words):
        return _words(item)
    if isinstance(item, Line):
        line = Line2D((item.x1, item.x2), (item.y1, item.y2), color=item.colour, linewidth=item.width,
                      solid_capstyle="butt")  # fmt: skip
        if item.dash in _DASHES:
            line.set_linestyle(_scaled(item.dash, item.width))
        return line
    if isinstance(item, Band):
        return _band(item)
    if isinstance(item, Dot):
        circle = Circle((item.x, item.y), item.radius)
        return _painted(circle, item.fill, item.edge, item.edge_width)
    return _rect(item)


def _scaled(dash: Dash, width: float) -> tuple[int, tuple[float, ...]]:
    """Return a form of lines; matplotlib counts its parts in widths of the line."""
    offset, parts = _DASHES[dash]
    return offset, tuple(part / max(width, 0.1) for part in parts)


def _painted(patch: Patch, fill: str, edge: str, width: float) -> Patch:
    """Give an area its fill and outline."""
    patch.set_facecolor(fill or "none")
    patch.set_edgecolor(edge or "none")
    patch.set_linewidth(width if edge else 0.0)
    return patch


def _rect(item: Rect) -> Patch:
    """Return a rectangle, round at its corners or hatched where it is."""
    patch: Patch = Rectangle((item.x, item.y), item.width, item.height)
    radius = min(item.radius, item.width / 2, item.height / 2)
    if radius:
        style = f"round,pad=0,rounding_size={radius}"
        patch = FancyBboxPatch((item.x, item.y), item.width, item.height, boxstyle=style)
    _painted(patch, item.fill, item.edge, item.edge_width)
    if item.edge and item.dash in _DASHES:
        patch.set_linestyle(_scaled(item.dash, item.edge_width))
    if item.hatched:
        patch.set_hatch(_HATCH)
    return patch


def _words(item: Words) -> Text:
    """Return a line of text on its baseline."""
    text = Text(item.x, item.y, item.text, color=item.colour, horizontalalignment=item.align.value,
                verticalalignment="baseline", fontproperties=font(item.size), parse_math=False)  # fmt: skip
    if item.bold:
        stroke = Stroke(linewidth=item.size * _BOLD, foreground=item.colour)
        text.set_path_effects([stroke, Normal()])
    return text


def _band(item: Band) -> Patch:
    """Return a band; a third of its length on either side is the handle that makes it a smoothstep."""
    third = (item.right - item.left) / 3
    inner, outer = item.left + third, item.right - third
    points = [
        (item.left, item.left_top), (inner, item.left_top), (outer, item.right_top),
        (item.right, item.right_top),
        (item.right, item.right_bottom), (outer, item.right_bottom), (inner, item.left_bottom),
        (item.left, item.left_bottom), (item.left, item.left_top),
    ]  # fmt: skip
    curve = [Path.CURVE4] * 3
    path = Path(points, [Path.MOVETO, *curve, Path.LINETO, *curve, Path.CLOSEPOLY])
    patch = _painted(PathPatch(path), item.fill, "", 0.0)
    patch.set_alpha(item.opacity)
    return patch
