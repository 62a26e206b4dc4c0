"""Writes published pages as HTML that every reader can use (JIS X 8341-3): no script, no colour alone.

Headings in order, tables with caption and heads of scope, charts with alternative text and their figures as
a table, a link past the navigation, wide tables that scroll by keyboard. Each text of a page stands in one
text node, so that what was written can be compared with the page (`public_page_read`).
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from html import escape as escaped

from fujidesk.domain.palette import MARK_LOOKS, PLAIN_KEY
from fujidesk.domain.publication.page_blocks import (
    NAV_WORD,
    SKIP_WORD,
    TABLE_WORD,
    TRAIL_WORD,
    TURN_WORD,
    Block,
    Cell,
    Drawing,
    Facts,
    Grid,
    Lines,
    Link,
    LinkList,
    Mark,
    Page,
    Section,
    Words,
    shown,
)
from fujidesk.domain.publication.places import STYLE


@lru_cache(maxsize=8192)
def escape(text: str) -> str:
    """Return a text as HTML; labels and words of codes come again on every page."""
    return escaped(text)


@dataclass(frozen=True, slots=True)
class Drawn:
    """A chart as SVG, as wide and high as given (points); words: the texts drawn, each as often as it is."""

    svg: str
    width: float
    height: float
    words: tuple[str, ...] = ()


def page_html(page: Page, drawn: Mapping[str, Drawn]) -> str:
    """Return a page as an HTML document.

    Args:
        page: what it says.
        drawn: its charts by the keys of its drawings.

    Raises:
        KeyError: a chart of the page is not drawn.
    """
    return _Writer(page, drawn).document()


class _Writer:
    """Writes one page; addresses become relative to it, so that the folder may stand anywhere."""

    def __init__(self, page: Page, drawn: Mapping[str, Drawn]) -> None:
        self._page = page
        self._drawn = drawn
        self._up = "../" * page.path.count("/")

    def document(self) -> str:
        """Return the whole document."""
        page = self._page
        lines = [
            "<!DOCTYPE html>",
            '<html lang="ja">',
            "<head>",
            '<meta charset="utf-8">',
            '<meta name="viewport" content="width=device-width, initial-scale=1">',
            f"<title>{escape(page.window_title)}</title>",
            f'<link rel="stylesheet" href="{self._up}{STYLE}">',
            "</head>",
            "<body>",
            f'<a class="skip" href="#main">{SKIP_WORD}</a>',
            *self._header(),
            '<main id="main" tabindex="-1">',
            f"<h1>{escape(page.title)}</h1>",
            *(f'<p class="notice">{escape(text)}</p>' for text in page.site.notices),
            *(f'<p class="lead">{escape(text)}</p>' for text in page.lead),
        ]
        for section in page.sections:
            lines += self._section(section, 2)
        lines += [*self._turns(), "</main>", *self._footer(), "</body>", "</html>", ""]
        return "\n".join(lines)

    def _header(self) -> Iterator[str]:
        """Yield what stands above the content: names, navigation, and where the page is."""
        site = self._page.site
        yield "<header>"
        yield f'<p class="city">{escape(site.city)}</p>'
        yield f'<p class="site">{escape(site.title)}</p>'
        yield f'<nav aria-label="{NAV_WORD}"><ul>'
        for link in site.links:
            here = ' aria-current="page"' if link.href == self._page.path else ""
            yield f'<li><a href="{self._to(link)}"{here}>{escape(link.text)}</a></li>'
        yield "</ul></nav>"
        if self._page.trail:
            yield f'<nav class="trail" aria-label="{TRAIL_WORD}"><ol>'
            yield from (f"<li>{self._link(link)}</li>" for link in self._page.trail)
            yield f'<li aria-current="page">{escape(self._page.title)}</li>'
            yield "</ol></nav>"
        yield "</header>"

    def _turns(self) -> Iterator[str]:
        """Yield the links to the pages before and after."""
        if self._page.turns:
            yield f'<nav class="turns" aria-label="{TURN_WORD}"><ul>'
            yield from (f"<li>{self._link(link)}</li>" for link in self._page.turns)
            yield "</ul></nav>"

    def _footer(self) -> Iterator[str]:
        """Yield what stands below the content."""
        yield "<footer>"
        yield from (f"<p>{self._cell(foot)}</p>" for foot in self._page.site.feet)
        yield "</footer>"

    def _section(self, section: Section, level: int) -> Iterator[str]:
        """Yield a section under a heading of a level, and those below it."""
        yield "<section>"
        yield f'<h{level} id="{section.key}">{escape(section.title)}</h{level}>'
        for block in section.blocks:
            yield from self._block(block)
        for part in section.parts:
            yield from self._section(part, level + 1)
        yield "</section>"

    def _block(self, block: Block) -> Iterable[str]:
        """Return the lines of a block."""
        if isinstance(block, Grid):
            return self._grid(block)
        if isinstance(block, Words):
            return [f"<p>{escape(text)}</p>" for text in block.texts]
        if isinstance(block, Facts):
            return self._facts(block)
        return self._links(block) if isinstance(block, LinkList) else self._drawing(block)

    def _facts(self, block: Facts) -> Iterator[str]:
        """Yield names and values."""
        yield "<dl>"
        for name, cell in block.rows:
            yield f"<div><dt>{escape(name)}</dt><dd>{self._cell(cell)}</dd></div>"
        yield "</dl>"

    def _links(self, block: LinkList) -> Iterator[str]:
        """Yield a list of links."""
        yield '<ul class="links">'
        for link, note in block.items:
            told = f" <span>{escape(note)}</span>" if note else ""
            yield f"<li>{self._link(link)}{told}</li>"
        yield "</ul>"

    def _drawing(self, block: Drawing) -> Iterator[str]:
        """Yield a chart with its foot and its figures."""
        drawn = self._drawn[block.key]
        yield "<figure>"
        yield f'<div class="drawn" role="region" aria-label="{escape(block.chart.head.title)}" tabindex="0">'
        if block.file:
            size = f'width="{drawn.width:.0f}" height="{drawn.height:.0f}"'
            yield f'<img src="{self._up}{block.file}" alt="{escape(block.alt)}" {size}>'
        else:
            yield drawn.svg.rstrip("\n")
        yield "</div>"
        caption = Link(block.caption, block.file) if block.file else block.caption
        yield f"<figcaption>{self._cell(caption)}</figcaption>"
        yield "</figure>"
        yield f"<details{'' if block.file else ' open'}><summary>{TABLE_WORD}</summary>"
        yield from self._grid(block.table)
        yield "</details>"

    def _grid(self, grid: Grid) -> Iterator[str]:
        """Yield a table; a wide one scrolls on its own and is reached by the Tab key."""
        if grid.wide:
            kind = f"wide {grid.kind}".strip()
            yield f'<div class="{kind}" role="region" aria-label="{escape(grid.caption)}" tabindex="0">'
        heads = "".join(f'<th scope="col">{escape(text)}</th>' for text in grid.head)
        yield f"<table><caption>{escape(grid.caption)}</caption>"
        yield f"<thead><tr>{heads}</tr></thead>"
        yield "<tbody>"
        for first, *others in grid.rows:
            cells = "".join(self._data(cell) for cell in others)
            yield f'<tr><th scope="row">{self._cell(first)}</th>{cells}</tr>'
        yield "</tbody></table>"
        if grid.wide:
            yield "</div>"

    def _data(self, cell: Cell) -> str:
        """Return a cell of a table; figures stand on the right."""
        if isinstance(cell, str):  # nearly all of them are
            return f"<td>{escape(shown(cell))}</td>"
        is_figure = not (cell is None or isinstance(cell, Link | Mark | Lines))
        kind = ' class="figure"' if is_figure else ""
        return f"<td{kind}>{self._cell(cell)}</td>"

    def _cell(self, cell: Cell) -> str:
        """Return what a cell shows."""
        if isinstance(cell, Link):
            return self._link(cell)
        if isinstance(cell, Mark):
            look = cell.key if cell.key in MARK_LOOKS else PLAIN_KEY
            return f'<span class="mark mark-{look}">{escape(cell.text)}</span>'
        if isinstance(cell, Lines) and len(cell.texts) > 1:
            return "".join(f"<p>{escape(text)}</p>" for text in cell.texts)
        return escape(shown(cell))

    def _link(self, link: Link) -> str:
        """Return a link."""
        return f'<a href="{self._to(link)}">{escape(link.text)}</a>'

    def _to(self, link: Link) -> str:
        """Return the address of a link, relative to the page."""
        return escape(link.href if link.href.startswith("https:") else f"{self._up}{link.href}")
