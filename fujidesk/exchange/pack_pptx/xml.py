"""Pieces of DrawingML as text: lengths, colours, paragraphs; far quicker than setting runs by python-pptx.

Every run names its font for Latin and for East Asian letters: python-pptx sets the Latin one (issue 768).
"""

from collections.abc import Iterable
from functools import cache
from xml.sax.saxutils import escape, quoteattr

from fujidesk.domain.palette import PAPER
from fujidesk.domain.scenes import Align
from fujidesk.domain.slides import SlideBox, SlideFont
from fujidesk.exchange.workbook_format import writable

FONT = "BIZ UDPGothic"
"""Shipped with Windows 10 and 11; PowerPoint takes another Gothic where it is missing."""
LEADING = 1.32
"""Height of a line in sizes, set exactly, so that pages keep their measure with any font."""
NAMESPACES = (
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:p="http://schemas.openxmlformats.org/presentationml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_EMU = 12700
_INDENT, _GAP = 1.5, 200
"""Of a bullet's text in sizes; over a paragraph with a bullet, in hundredths of a point."""
_ALIGNS = {Align.LEFT: "l", Align.CENTER: "ctr", Align.RIGHT: "r"}


def emu(points: float) -> int:
    """Return a length in English Metric Units, as the format counts."""
    return round(points * _EMU)


def quoted(text: str) -> str:
    """Return a text as the value of an attribute, in its quotes."""
    return quoteattr(writable(text))


def solid(colour: str) -> str:
    """Return a fill of a colour (#RRGGBB); "" gives none."""
    if not colour:
        return "<a:noFill/>"
    return f'<a:solidFill><a:srgbClr val="{colour.lstrip("#")}"/></a:solidFill>'


def placed(box: SlideBox, prefix: str = "a") -> str:
    """Return the place of a shape. prefix: "p" in a frame of a table or chart."""
    return (
        f'<{prefix}:xfrm><a:off x="{emu(box.left)}" y="{emu(box.top)}"/>'
        f'<a:ext cx="{emu(box.width)}" cy="{emu(box.height)}"/></{prefix}:xfrm>'
    )


@cache
def run_facts(font: SlideFont, tag: str = "a:rPr") -> str:
    """Return how a run is written: size, weight, colour, both fonts."""
    bold = ' b="1"' if font.bold else ""
    return (
        f'<{tag} lang="ja-JP" altLang="en-US" sz="{round(font.size * 100)}"{bold}>{solid(font.ink)}'
        f'<a:latin typeface="{FONT}"/><a:ea typeface="{FONT}"/></{tag}>'
    )


@cache
def _paragraph_facts(size: float, align: Align, bullet: str) -> str:
    """Return how a paragraph is set: its side, its line height exactly, its bullet hanging before it."""
    indent = emu(size * _INDENT)
    hanging = f' marL="{indent}" indent="-{indent}"' if bullet else ""
    sign = (
        f'<a:buClr><a:srgbClr val="{PAPER.edge(4).lstrip("#")}"/></a:buClr>'
        f'<a:buFont typeface="{FONT}"/><a:buChar char={quoted(bullet)}/>'
        if bullet
        else "<a:buNone/>"
    )
    return (
        f'<a:pPr{hanging} algn="{_ALIGNS[align]}">'
        f'<a:lnSpc><a:spcPts val="{round(size * LEADING * 100)}"/></a:lnSpc>'
        f'<a:spcBef><a:spcPts val="{_GAP if bullet else 0}"/></a:spcBef>{sign}</a:pPr>'
    )


def paragraphs(texts: Iterable[str], font: SlideFont, bullet: str = "") -> str:
    """Return texts as paragraphs, at least one; a line break inside a text begins a further one."""
    facts, run = _paragraph_facts(font.size, font.align, bullet), run_facts(font)
    told = [line for text in texts for line in text.split("\n")]
    found = [
        f"<a:p>{facts}<a:r>{run}<a:t>{escape(writable(line))}</a:t></a:r></a:p>" if line else ""
        for line in told
    ]
    return "".join(found) or f"<a:p>{facts}{run_facts(font, 'a:endParaRPr')}</a:p>"
