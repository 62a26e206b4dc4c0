"""Writes scenes as a PDF: font embedded, texts selectable, bookmarks, equal bytes for equal pages.

Bold is filled and stroked, as IPAexGothic has no bold cut. Dates, names and paths stay out of the file
(reportlab's `invariant`; no author).
"""

import io
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any, Final

from reportlab.lib.colors import Color, HexColor
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.scenes import Align, Band, Dash, Dot, Item, Line, Rect, Scene, Words
from fujidesk.domain.signs import MISSING, is_unseen

_FONT = "fujidesk"
_BOLD = 0.03
"""Width of the stroke around bold texts, in sizes."""
_FILL_AND_STROKE: Final = 2
_HATCH_STEP = 4.0
_DASHES: dict[Dash, tuple[float, ...]] = {
    Dash.SOLID: (), Dash.DASHED: (3.0, 2.0), Dash.DOTTED: (0.8, 1.6), Dash.DASHDOT: (4.0, 1.6, 0.8, 1.6),
}  # fmt: skip


def scenes_to_pdf(
    scenes: Sequence[Scene], title: str, outline: Sequence[tuple[str, int]], font: Path,
    progress: Progress | None = None,
) -> bytes:  # fmt: skip
    """Return a PDF with a scene on each page.

    Args:
        scenes: of any sizes, in points.
        title: of the document, its only fact beside the program that made it.
        outline: bookmarks, (words, index of the scene from 0).
        font: TrueType file, of which the characters that occur are embedded.
        progress: told of each page.

    Raises:
        CancelledError: by `progress`.
    """
    told = progress or NoProgress()
    stream = io.BytesIO()
    embedded = _registered(font)
    # Else each page names Helvetica, which is not embedded. types-reportlab holds the name for a number.
    first_font: dict[str, Any] = {"initialFontName": _FONT}
    canvas = Canvas(stream, invariant=1, pageCompression=1, lang="ja-JP", **first_font)
    canvas.setTitle(title)
    canvas.setAuthor("")
    canvas.setSubject("")
    canvas.setCreator(_FONT)
    painter = _Painter(canvas, embedded)
    marks: dict[int, list[str]] = {}
    for words, index in outline:
        marks.setdefault(index, []).append(words)
    for index, scene in enumerate(scenes):
        told.step(index, len(scenes), f"PDF {index + 1} / {len(scenes)} ページ")
        canvas.setPageSize((scene.width, scene.height))
        for words in marks.get(index, ()):
            key = f"page{index}"
            canvas.bookmarkPage(key)
            canvas.addOutlineEntry(words, key, 0)
        painter.paint(scene)
        canvas.showPage()
    if outline:
        canvas.showOutline()
    canvas.save()
    return stream.getvalue()


@cache
def _registered(path: Path) -> TTFont:
    """Make the font known to reportlab once; reading it takes a tenth of a second."""
    font = TTFont(_FONT, str(path))
    pdfmetrics.registerFont(font)
    return font


@cache
def _colour(text: str) -> Color:
    """Return a colour as reportlab wants it."""
    return HexColor(text)


class _Painter:
    """Paints scenes on a canvas; remembers what is set, as setting it again would double the file."""

    def __init__(self, canvas: Canvas, font: TTFont) -> None:
        self._canvas = canvas
        self._known = frozenset(map(chr, font.face.charToGlyph))
        self._height = 0.0
        self._fill = self._stroke = ""
        self._size = self._width = -1.0
        self._dash = Dash.SOLID

    def paint(self, scene: Scene) -> None:
        """Paint a scene on the page at hand, whose state is that of a fresh page."""
        self._height = scene.height
        self._fill = self._stroke = ""
        self._size = self._width = -1.0
        self._dash = Dash.SOLID
        for item in scene.items:
            self._item(item)

    def _item(self, item: Item) -> None:
        """Paint one item."""
        if isinstance(item, Words):
            self._words(item)
        elif isinstance(item, Rect):
            self._rect(item)
        elif isinstance(item, Line):
            self._pen(item.colour, item.width, item.dash)
            self._canvas.line(item.x1, self._height - item.y1, item.x2, self._height - item.y2)
        elif isinstance(item, Band):
            self._band(item)
        else:
            self._dot(item)

    def _brush(self, colour: str) -> None:
        """Set the colour of areas and texts."""
        if colour != self._fill:
            self._canvas.setFillColor(_colour(colour))
            self._fill = colour

    def _pen(self, colour: str, width: float, dash: Dash = Dash.SOLID) -> None:
        """Set the colour, width and form of lines."""
        if colour != self._stroke:
            self._canvas.setStrokeColor(_colour(colour))
            self._stroke = colour
        if width != self._width:
            self._canvas.setLineWidth(width)
            self._width = width
        if dash is not self._dash:
            self._canvas.setDash(list(_DASHES[dash]))
            self._dash = dash

    def _words(self, item: Words) -> None:
        """Write a line of text."""
        canvas = self._canvas
        text = item.text
        if not self._known.issuperset(text):
            text = "".join(sign if sign in self._known else _instead(sign) for sign in text)
        if item.size != self._size:
            canvas.setFont(_FONT, item.size)
            self._size = item.size
        self._brush(item.colour)
        if item.bold:
            self._pen(item.colour, item.size * _BOLD)
        x = item.x
        if item.align is not Align.LEFT:
            width = pdfmetrics.stringWidth(text, _FONT, item.size)
            x -= width if item.align is Align.RIGHT else width / 2
        canvas.drawString(x, self._height - item.y, text, mode=_FILL_AND_STROKE if item.bold else None)

    def _rect(self, item: Rect) -> None:
        """Draw a rectangle; one that only waits for clicks is not painted."""
        if not (item.fill or item.edge):
            return
        canvas, bottom = self._canvas, self._height - item.y - item.height
        stroke, fill = int(bool(item.edge)), int(bool(item.fill))
        if fill:
            self._brush(item.fill)
        if item.hatched and stroke:
            self._hatching(item)
            fill = 0
        if stroke:
            self._pen(item.edge, item.edge_width, item.dash)
        if item.radius:
            radius = min(item.radius, item.width / 2, item.height / 2)
            canvas.roundRect(item.x, bottom, item.width, item.height, radius, stroke, fill)
        else:
            canvas.rect(item.x, bottom, item.width, item.height, stroke, fill)

    def _hatching(self, item: Rect) -> None:
        """Draw slanted lines inside a rectangle, over its fill."""
        canvas, bottom = self._canvas, self._height - item.y - item.height
        if item.fill:
            canvas.rect(item.x, bottom, item.width, item.height, 0, 1)
        canvas.saveState()
        path = canvas.beginPath()
        path.rect(item.x, bottom, item.width, item.height)
        canvas.clipPath(path, stroke=0, fill=0)
        canvas.setStrokeColor(_colour(item.edge))
        canvas.setLineWidth(0.6)
        canvas.setDash([])
        at = item.x - item.height + _HATCH_STEP / 2
        while at < item.x + item.width:
            canvas.line(at, bottom, at + item.height, bottom + item.height)
            at += _HATCH_STEP
        canvas.restoreState()

    def _band(self, item: Band) -> None:
        """Draw a band; a third of its length on either side is the handle that makes it a smoothstep."""
        canvas, top = self._canvas, self._height
        self._brush(item.fill)
        third = (item.right - item.left) / 3
        inner, outer = item.left + third, item.right - third
        path = canvas.beginPath()
        path.moveTo(item.left, top - item.left_top)
        path.curveTo(
            inner, top - item.left_top, outer, top - item.right_top, item.right, top - item.right_top
        )
        path.lineTo(item.right, top - item.right_bottom)
        path.curveTo(
            outer, top - item.right_bottom, inner, top - item.left_bottom, item.left, top - item.left_bottom
        )
        path.close()
        canvas.setFillAlpha(item.opacity)
        canvas.drawPath(path, stroke=0, fill=1)
        canvas.setFillAlpha(1)

    def _dot(self, item: Dot) -> None:
        """Draw a round mark."""
        if item.fill:
            self._brush(item.fill)
        if item.edge:
            self._pen(item.edge, item.edge_width)
        if item.fill or item.edge:
            self._canvas.circle(
                item.x, self._height - item.y, item.radius, int(bool(item.edge)), int(bool(item.fill))
            )


def _instead(sign: str) -> str:
    """Return what stands for a sign that the font lacks."""
    return "" if is_unseen(sign) else MISSING
