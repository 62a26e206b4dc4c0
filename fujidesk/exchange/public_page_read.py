"""Reads a written page or drawing back: its texts, attributes, and what a browser does not show."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser

VOID = frozenset({"meta", "link", "img", "br", "hr", "input"})
"""Elements of HTML without an end."""
DRAWING = "svg"
GEOMETRY = frozenset({
    "x", "y", "x1", "x2", "y1", "y2", "cx", "cy", "r", "rx", "d", "width", "height", "viewbox",
    "fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "font-size",
    "font-family", "font-weight", "text-anchor", "patternunits", "patterntransform",
})  # fmt: skip
"""Attributes of drawings that make their shapes."""


@dataclass(slots=True)
class PageRead:
    """What stands in a document. Texts are without the white space around them.

    texts: in order, those within drawings left out. drawn: texts within drawings, with their element.
    attributes: (element, name, value). hidden: comments, declarations and instructions. elements: names.
    """

    texts: list[str] = field(default_factory=list)
    drawn: list[tuple[str, str]] = field(default_factory=list)
    attributes: list[tuple[str, str, str]] = field(default_factory=list)
    hidden: list[str] = field(default_factory=list)
    elements: list[str] = field(default_factory=list)

    @property
    def headings(self) -> Iterator[int]:
        """Yield the levels of the headings."""
        return (int(name[1]) for name in self.elements if name[0] == "h" and name[1:].isdigit())


def read_page(text: str) -> PageRead:
    """Return what stands in an HTML page or an SVG drawing."""
    reader = _Reader()
    reader.feed(text)
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Collects; knows whether it stands within a drawing."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found = PageRead()
        self._open: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append(tag)
        self.found.attributes += [(tag, name, value or "") for name, value in attrs]
        if tag not in VOID:
            self._open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.elements.append(tag)
        self.found.attributes += [(tag, name, value or "") for name, value in attrs]

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        text = data.strip()
        if not text:
            return
        if DRAWING in self._open:
            self.found.drawn.append((self._open[-1], text))
        else:
            self.found.texts.append(text)

    def handle_comment(self, data: str) -> None:
        self.found.hidden.append(data)

    def handle_decl(self, decl: str) -> None:
        if decl.lower() != "doctype html":
            self.found.hidden.append(decl)

    def handle_pi(self, data: str) -> None:
        self.found.hidden.append(data)

    def unknown_decl(self, data: str) -> None:
        self.found.hidden.append(data)
