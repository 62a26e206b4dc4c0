"""Timelines as the bytes of files: PDF, SVG, PNG. Writing them to disk is the services' part."""

import base64
import io
import re
from collections.abc import Iterator

import matplotlib as mpl
from fontTools import subset
from fontTools.ttLib import TTFont
from matplotlib.backends.backend_pdf import PdfPages
from matplotlib.figure import Figure

from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.domain.sample_mark import marked
from fujidesk.domain.timeline import TimelineData
from fujidesk.plots.pages import draw_timeline
from fujidesk.plots.paging import PAPERS, Paper, PaperLayout, lay_out
from fujidesk.plots.style import RC, font_path

PNG_DPI = 200
CLIPBOARD_WIDTH_PT = 841.89
"""Pictures for the clipboard are as wide as A4 landscape and as tall as their rows."""
_FAMILIES = "'IPAexGothic', 'BIZ UDPGothic', 'Yu Gothic', 'Meiryo', 'Noto Sans CJK JP', sans-serif"


def pdf_document(data: TimelineData, paper: str, progress: Progress | None = None) -> bytes:
    """Return all pages as one PDF with embedded TrueType fonts and selectable text.

    Raises:
        CancelledError: the user stopped it.
    """
    layout = lay_out(data, PAPERS[paper])
    stream = io.BytesIO()
    title = marked(data.title, data.sample)
    facts = {"Title": title, "Creator": "fujidesk", "Producer": None, "CreationDate": None}
    with mpl.rc_context(RC), PdfPages(stream, metadata=facts) as document:
        for figure in _figures(data, layout, progress or NoProgress()):
            document.savefig(figure)
    return stream.getvalue()


def png_pages(data: TimelineData, paper: str, progress: Progress | None = None) -> Iterator[bytes]:
    """Yield each page as a PNG picture of 200 dpi: sharp on A4 paper and on a projector.

    Raises:
        CancelledError: the user stopped it.
    """
    for figure in _figures(data, lay_out(data, PAPERS[paper]), progress or NoProgress()):
        yield png_bytes(figure, PNG_DPI)


def svg_pages(data: TimelineData, paper: str, progress: Progress | None = None) -> Iterator[bytes]:
    """Yield each page as an SVG drawing: texts stay texts, the glyphs used are embedded.

    Raises:
        CancelledError: the user stopped it.
    """
    for figure in _figures(data, lay_out(data, PAPERS[paper]), progress or NoProgress()):
        yield svg_bytes(figure)


def picture(data: TimelineData, dpi: int = PNG_DPI) -> bytes:
    """Return the whole timeline as one PNG picture as tall as it needs, for the clipboard."""
    layout = lay_out(data, Paper("picture", CLIPBOARD_WIDTH_PT, None, margin=20.0))
    figure = Figure(dpi=72)
    draw_timeline(figure, data, layout)
    return png_bytes(figure, dpi)


def _figures(data: TimelineData, layout: PaperLayout, progress: Progress) -> Iterator[Figure]:
    """Draw the pages one after the other; tells each, so that it can be stopped between two."""
    total = len(layout.pages)
    for index in range(total):
        progress.step(index, total, f"{index + 1} / {total} ページ")
        figure = Figure(dpi=72)
        draw_timeline(figure, data, layout, index)
        yield figure
    progress.step(total, total, "保存")


def svg_bytes(figure: Figure) -> bytes:
    """Return a figure as an SVG drawing without the day, its glyphs embedded."""
    stream = io.StringIO()
    with mpl.rc_context(RC):
        figure.savefig(stream, format="svg", metadata={"Date": None, "Creator": "fujidesk"})
    return _with_font(stream.getvalue()).encode()


def png_bytes(figure: Figure, dpi: int) -> bytes:
    """Return a figure as the bytes of a PNG without the day, so that equal charts give equal files."""
    stream = io.BytesIO()
    figure.savefig(stream, format="png", dpi=dpi, metadata={"Software": "fujidesk"})
    return stream.getvalue()


def font_style(texts: str) -> str:
    """Return CSS that embeds the glyphs of texts, so that a drawing looks the same without the font."""
    face = base64.b64encode(_font_subset(set(texts))).decode()
    return f"@font-face{{font-family:'IPAexGothic';src:url(data:font/woff;base64,{face}) format('woff')}}"


def _with_font(svg: str) -> str:
    """Embed the glyphs that a drawing uses."""
    style = f"<style>{font_style(''.join(re.findall(r'>([^<]+)<', svg)))}</style>"
    # matplotlib names its default families where a font was given by path.
    svg = re.sub(r"font-family: [^;\"]*", f"font-family: {_FAMILIES}", svg)
    return svg.replace("<defs>", f"<defs>{style}", 1)


def _font_subset(characters: set[str]) -> bytes:
    """Return the chart's font with only these characters, as WOFF; some 20 kB in place of 6 MB."""
    options = subset.Options(flavor="woff", layout_features=[], hinting=False, notdef_outline=True)
    options.name_IDs = [1, 2]
    with TTFont(font_path(), recalcTimestamp=False) as face:
        cutter = subset.Subsetter(options)
        cutter.populate(text="".join(sorted(characters)))
        cutter.subset(face)
        stream = io.BytesIO()
        subset.save_font(face, stream, options)
    return stream.getvalue()
