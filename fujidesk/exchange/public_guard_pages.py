"""The guard of written pages and drawings: every text, attribute and element must be one of theirs."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from posixpath import dirname, join, normpath

from fujidesk.domain.palette import MARK_LOOKS, PLAIN_KEY
from fujidesk.domain.publication.dictionary import LICENCE_URL
from fujidesk.domain.publication.page_blocks import (
    NAV_WORD,
    TRAIL_WORD,
    TURN_WORD,
    Drawing,
    Grid,
    Page,
    page_texts,
)
from fujidesk.exchange.public_html import Drawn
from fujidesk.exchange.public_page_read import GEOMETRY, PageRead, read_page

_SHAPE = re.compile(r"[-\w.,()# '%]*", re.ASCII)
_SVG_ELEMENTS = frozenset(
    {"svg", "title", "desc", "style", "defs", "pattern", "g", "text", "rect", "line", "path", "circle"}
)
_SVG_FIXED = frozenset({"xmlns", "role", "aria-labelledby", "lang", "id"})
_NAMES = re.compile(
    r"[a-z -]{1,60}|http://www\.w3\.org/2000/svg|[a-z-]{1,40}-hatch-[0-9A-Fa-f]{6}-[0-9A-Fa-f]{6}"
)
_FONT = re.compile(
    r"@font-face\{font-family:'IPAexGothic';"
    r"src:url\(data:font/woff;base64,[A-Za-z0-9+/=]+\) format\('woff'\)\}"
)
_ELEMENTS = frozenset({
    "html", "head", "meta", "title", "link", "body", "a", "header", "p", "nav", "ul", "ol", "li",
    "main", "section", "h1", "h2", "h3", "h4", "dl", "div", "dt", "dd", "span", "figure", "img",
    "figcaption", "details", "summary", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "footer",
})  # fmt: skip
_FIXED = {
    "lang": {"ja"}, "charset": {"utf-8"}, "name": {"viewport"}, "rel": {"stylesheet"}, "open": {""},
    "content": {"width=device-width, initial-scale=1"}, "tabindex": {"0", "-1"}, "role": {"region"},
    "aria-current": {"page"}, "scope": {"row", "col"},
}  # fmt: skip
"""Attributes of pages that have one of a few values."""
_CLASSES = frozenset({
    "skip", "city", "site", "trail", "notice", "lead", "links", "turns", "wide", "list", "years",
    "counts", "reasons", "figure", "mark", "drawn", *(f"mark-{key}" for key in (*MARK_LOOKS, PLAIN_KEY)),
})  # fmt: skip
_SIZE = re.compile(r"[0-9]{1,4}")


def page_findings(
    data: bytes, page: Page, drawn: Mapping[str, Drawn], paths: Collection[str]
) -> Iterator[str]:
    """Yield what a page has that its content has not.

    Args:
        data: the file.
        page: what it was made from.
        drawn: its drawings by key.
        paths: all files of the folder, which a page may lead to.
    """
    found = read_page(data.decode(errors="replace"))
    yield from _hidden(found)
    yield from _unknown(Counter(found.texts), Counter(page_texts(page)), "文字列")
    words = Counter[str]()
    for block in page.drawings:
        if not block.file:
            words.update((block.chart.head.title, block.chart.alt, *drawn[block.key].words))
    yield from _unknown(Counter(text for _, text in found.drawn), words, "図の文字列")
    for element in sorted(set(found.elements) - _ELEMENTS - _SVG_ELEMENTS):
        yield f"公開するページにない要素があります（{element}）"
    said = _labels(page)
    for element, name, value in found.attributes:
        if not (
            _stands_in_page(page, name, value, paths)
            or (name in ("alt", "aria-label") and value in said)
            or (element in _SVG_ELEMENTS and _may_stand(name, value))
        ):
            yield f"公開する内容にない属性があります（{element} {name}＝「{value[:30]}」）"


def _labels(page: Page) -> frozenset[str]:
    """Return the texts that attributes of a page may hold."""
    drawings = [text for block in page.drawings for text in (block.alt, block.chart.head.title)]
    grids = [
        block.caption for section in page.all_sections for block in section.blocks if isinstance(block, Grid)
    ]
    tables = [block.table.caption for block in page.drawings]
    return frozenset({NAV_WORD, TRAIL_WORD, TURN_WORD, *drawings, *grids, *tables})


def _stands_in_page(page: Page, name: str, value: str, paths: Collection[str]) -> bool:
    """Tell whether an attribute is one that pages have, with a value that it may have."""
    if name in _FIXED:
        return value in _FIXED[name]
    if name == "class":
        return _CLASSES.issuperset(value.split())
    if name == "id":
        return value == "main" or value in {section.key for section in page.all_sections}
    if name in ("href", "src"):
        here = normpath(join(dirname(page.path), value))
        return value in ("#main", LICENCE_URL) or here in paths
    return name in ("width", "height") and _SIZE.fullmatch(value) is not None


def picture_findings(data: bytes, block: Drawing, drawn: Drawn) -> Iterator[str]:
    """Yield what a drawing in a file of its own has that its chart has not."""
    told = {"title": block.chart.head.title, "desc": block.chart.alt}
    found = read_page(data.decode(errors="replace"))
    yield from _hidden(found)
    texts = Counter(text for element, text in found.drawn if element not in ("style", *told))
    yield from _unknown(texts, Counter(drawn.words), "図の文字列")
    for element, text in found.drawn:
        if text != told.get(element, text):
            yield f"代替テキストが図の内容と違います（「{text[:30]}」）"
        if element == "style" and not _FONT.fullmatch(text):
            yield f"図のものではない書式があります（「{text[:30]}」）"
    for text in found.texts:
        yield f"図の外に文字列があります（「{text[:30]}」）"
    for element in sorted(set(found.elements) - _SVG_ELEMENTS):
        yield f"図のものではない要素があります（{element}）"
    for element, name, value in found.attributes:
        if not _may_stand(name, value):
            yield f"図のものではない属性があります（{element} {name}＝「{value[:30]}」）"


def _may_stand(name: str, value: str) -> bool:
    """Tell whether an attribute of a drawing is one of its shapes, or one that names its parts."""
    if name in GEOMETRY:
        return _SHAPE.fullmatch(value) is not None
    return name in _SVG_FIXED and _NAMES.fullmatch(value) is not None


def _hidden(found: PageRead) -> Iterator[str]:
    """Yield what a browser does not show."""
    for text in found.hidden:
        yield f"見えない注釈があります（「{text.strip()[:30]}」）"


def _unknown(found: Counter[str], told: Counter[str], kind: str) -> Iterator[str]:
    """Yield what was found more often than it was put, and what is missing."""
    for text in list(found - told)[:3]:
        yield f"公開する内容にない{kind}があります（「{text[:40]}」）"
    for text in list(told - found)[:3]:
        yield f"公開する{kind}が欠けています（「{text[:40]}」）"
