"""Draws the charts of a publication: those of the whole plan as files, the years of a project in its page."""

from collections.abc import Iterable, Sequence

from fujidesk.domain.publication.page_blocks import Drawing
from fujidesk.domain.scenes import Scene, Words
from fujidesk.exchange.public_html import Drawn
from fujidesk.exchange.scene_svg import scene_to_svg
from fujidesk.plots.chart_scenes import chart_scene
from fujidesk.services.charts import paper_scene, paper_svgs

_WIDTH, _SIZE = 700.0, 10.0
"""Of a drawing within a page, in points; the page makes it as wide as itself."""


def drawn(drawings: Iterable[Drawing]) -> dict[str, Drawn]:
    """Return the drawings of a page by their keys."""
    listed = list(drawings)
    filed = [drawing for drawing in listed if drawing.file]
    found = {drawing.key: _within_page(drawing) for drawing in listed if not drawing.file}
    return found | (_as_files(filed) if filed else {})


def _within_page(drawing: Drawing) -> Drawn:
    """Return a chart as SVG without title and foot, which the page has."""
    scene = chart_scene(drawing.chart, _WIDTH, None, _SIZE, with_text=False)
    return Drawn(scene_to_svg(scene, drawing.key), scene.width, scene.height, _words(scene))


def _as_files(drawings: Sequence[Drawing]) -> dict[str, Drawn]:
    """Return charts as SVG with title, foot and glyphs, so that each looks the same anywhere."""
    scenes = [paper_scene(drawing.chart) for drawing in drawings]
    return {
        drawing.key: Drawn(svg, scene.width, scene.height, _words(scene))
        for drawing, scene, svg in zip(drawings, scenes, paper_svgs(scenes), strict=True)
    }


def _words(scene: Scene) -> tuple[str, ...]:
    """Return the texts of a drawing."""
    return tuple(item.text for item in scene.items if isinstance(item, Words))
