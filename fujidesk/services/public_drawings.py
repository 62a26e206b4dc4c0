"""Draws the charts of a publication: those of the whole plan as files, the years of a project in its page."""

from collections.abc import Iterable

from fujidesk.domain.publication.page_blocks import Drawing
from fujidesk.domain.scenes import Scene, Words
from fujidesk.exchange.public_html import Drawn
from fujidesk.exchange.scene_svg import scene_to_svg
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.services.charts import paper_scene, paper_svg

_WIDTH, _SIZE = 700.0, 10.0
"""Of a drawing within a page, in points; the page makes it as wide as itself."""


def drawn(drawings: Iterable[Drawing]) -> dict[str, Drawn]:
    """Return the drawings of a page by their keys."""
    return {drawing.key: _drawn(drawing) for drawing in drawings}


def _drawn(drawing: Drawing) -> Drawn:
    """Return a chart as SVG; one for a file of its own has title, foot and its glyphs in it."""
    if not drawing.file:
        scene = chart_scene(drawing.chart, _WIDTH, None, _SIZE, with_text=False)
        return Drawn(scene_to_svg(scene, drawing.key), scene.width, scene.height, _words(scene))
    scene = paper_scene(drawing.chart)
    return Drawn(paper_svg(scene), scene.width, scene.height, _words(scene))


def _words(scene: Scene) -> tuple[str, ...]:
    """Return the texts of a drawing."""
    return tuple(item.text for item in scene.items if isinstance(item, Words))
