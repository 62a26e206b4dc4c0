"""Writes what stands on a page as WordprocessingML: paragraphs, tables, fields, sections.

As text, since python-docx takes a millisecond for every cell of a table, and a plan has ten thousand.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence

from fujidesk.domain.plan_book.blocks import Grid, GridCell, GridRow, Heading, Prose, Remark
from fujidesk.exchange.plan_docx import styles
from fujidesk.exchange.plan_docx.inline import runs
from fujidesk.exchange.plan_docx.metrics import CELL_SIDE_MM, CELL_TOP_MM
from fujidesk.exchange.plan_docx.paging import CONTENTS, LaidBook, Lead, Page

_MM_TWIPS = 1440 / 25.4
_SHADES = ("", "EEF3FA", "DCE6F4", "C5D7EE", "A9C4E6")
"""By depth; each is light enough for black letters, and lighter than the next one in grey print too."""
_LINE = "7F7F7F"
_TALL, _WIDE = (11906, 16838, 25.0, 25.0), (16838, 11906, 22.0, 20.0)
"""Width and height of A4 in twentieths of a point; margins at the sides and below in millimetres."""
_TOP_MM, _EDGE_MM = (25.0, 22.0), 11.0
"""Margins above, upright and landscape; of header and footer."""
_FIELD = '<w:r><w:fldChar w:fldCharType="{}"/></w:r>'
_PLACES = '<w:r><w:instrText xml:space="preserve"> {} </w:instrText></w:r>'


def place_name(key: str) -> str:
    """Return the name of the bookmark of a place: 「p_sheet_1_1_1」."""
    return f"p_{re.sub(r'[^0-9A-Za-z]', '_', key)}"


class Markup:
    """Writes one book; ids of bookmarks are counted through it."""

    def __init__(self, laid: LaidBook, style_ids: Mapping[str, str], section: str) -> None:
        """Take style ids by name, and the references to header and footer that every section has."""
        self._laid = laid
        self._ids = style_ids
        self._section = section
        self._bookmarks = 0

    def body(self, cover: Sequence[str]) -> Iterator[str]:
        """Yield the content of the document in pieces, the last section's form at the end."""
        for place, line in enumerate(cover):
            yield self._paragraph(f"{styles.COVER} {place}", runs(line))
        yield from self._contents()
        is_wide = False
        for page in self._laid.pages:
            if page.is_wide != is_wide:
                yield self._paragraph(styles.GAP, "", self._section_form(is_wide, has_cover=not is_wide))
            yield from self._page(page, breaks=page.is_wide == is_wide)
            is_wide = page.is_wide
        yield self._section_form(is_wide, has_cover=False)

    def _contents(self) -> Iterator[str]:
        """Yield the table of contents: a field that Word can work out anew, with the right pages in it."""
        for at, entries in enumerate(self._laid.contents):
            if at == 0:
                text = runs(CONTENTS.text)
                yield self._paragraph(f"{styles.SECTION} 1", text, "<w:pageBreakBefore/>")
            for place, entry in enumerate(entries):
                begins = at == 0 and place == 0
                ends = at == len(self._laid.contents) - 1 and place == len(entries) - 1
                form = "<w:pageBreakBefore/>" if at and place == 0 else ""
                text = self._entry(entry)
                if begins:
                    field = _PLACES.format(r"TOC \o &quot;1-3&quot; \h \z")
                    text = f"{_FIELD.format('begin')}{field}{_FIELD.format('separate')}{text}"
                if ends:
                    text += _FIELD.format("end")
                yield self._paragraph(f"{styles.ENTRY} {entry.level}", text, form)

    def _entry(self, entry: Heading) -> str:
        """Return a line of the table of contents, which leads to its place."""
        name = place_name(entry.key)
        line = f"{runs(entry.text)}<w:r><w:tab/></w:r>{self._page_number(entry.key)}"
        return f'<w:hyperlink w:anchor="{name}" w:history="1">{line}</w:hyperlink>'

    def _page_number(self, key: str) -> str:
        """Return the page of a place: a field, with the number that it comes to."""
        field = _PLACES.format(f"PAGEREF {place_name(key)} \\h")
        shown = runs(str(self._laid.page_of[key]))
        return f"{_FIELD.format('begin')}{field}{_FIELD.format('separate')}{shown}{_FIELD.format('end')}"

    def _page(self, page: Page, *, breaks: bool) -> Iterator[str]:
        """Yield what stands on a page; its first paragraph begins the page, unless a section does."""
        for place, item in enumerate(page.items):
            form = "<w:pageBreakBefore/>" if breaks and place == 0 else ""
            if isinstance(item, Grid):
                yield from self._grid(item)
            else:
                yield self._text(item, form)

    def _text(self, item: Heading | Prose | Remark | Lead, form: str) -> str:
        """Return a heading, a paragraph, a remark or what stands over a table."""
        if isinstance(item, Heading):
            kind = "Heading" if item.key else styles.SECTION
            return self._paragraph(f"{kind} {item.level}", self._placed(runs(item.text), item.key), form)
        if isinstance(item, Prose):
            style = styles.CONTINUED if item.continues else styles.BODY
            return self._paragraph(style, runs(item.text), form)
        style = styles.REMARK if isinstance(item, Remark) else styles.LEAD
        return self._paragraph(style, runs(item.text), form)

    def _paragraph(self, style: str, content: str, form: str = "") -> str:
        """Return a paragraph of a style. form: what it has beside that of its style."""
        return f'<w:p><w:pPr><w:pStyle w:val="{self._ids[style]}"/>{form}</w:pPr>{content}</w:p>'

    def _placed(self, content: str, key: str) -> str:
        """Return what is a place of the book with its bookmark."""
        if not key:
            return content
        self._bookmarks += 1
        mark = f'w:id="{self._bookmarks}"'
        start = f'<w:bookmarkStart {mark} w:name="{place_name(key)}"/>'
        return f"{start}{content}<w:bookmarkEnd {mark}/>"

    def _grid(self, grid: Grid) -> Iterator[str]:
        """Yield a table and the gap below it."""
        widths = [round(width * _MM_TWIPS) for width in grid.widths_mm]
        columns = "".join(f'<w:gridCol w:w="{width}"/>' for width in widths)
        yield f"<w:tbl>{_table_form(sum(widths))}<w:tblGrid>{columns}</w:tblGrid>"
        for row in grid.head:
            yield self._row(row, widths, "<w:cantSplit/><w:tblHeader/>")
        for row in grid.rows:
            yield self._row(row, widths, "<w:cantSplit/>")
        yield f"</w:tbl>{self._paragraph(styles.GAP, '')}"

    def _row(self, row: GridRow, widths: Sequence[int], form: str) -> str:
        """Return a row of a table. widths: of the table's columns, in twentieths of a point."""
        column, cells = 0, []
        for cell in row:
            cells.append(self._cell(cell, sum(widths[column : column + cell.span])))
            column += cell.span
        return f"<w:tr><w:trPr>{form}</w:trPr>{''.join(cells)}</w:tr>"

    def _cell(self, cell: GridCell, width: int) -> str:
        """Return a cell; every line of its text is a paragraph."""
        span = f'<w:gridSpan w:val="{cell.span}"/>' if cell.span > 1 else ""
        shade = f'<w:shd w:val="clear" w:color="auto" w:fill="{_SHADES[cell.shade]}"/>' if cell.shade else ""
        form = f'<w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{span}{shade}<w:vAlign w:val="center"/></w:tcPr>'
        return f"<w:tc>{form}{''.join(self._cell_lines(cell))}</w:tc>"

    def _cell_lines(self, cell: GridCell) -> Iterable[str]:
        """Yield the paragraphs of a cell."""
        style = styles.CELLS[cell.look]
        if cell.page_of:
            yield self._paragraph(style, self._page_number(cell.page_of))
            return
        for place, line in enumerate(cell.text.split("\n")):
            yield self._paragraph(style, self._placed(runs(line), cell.key if place == 0 else ""))

    def _section_form(self, is_wide: bool, *, has_cover: bool) -> str:
        """Return the form of a section: paper, margins, header and footer; none of these on a cover."""
        width, height, side_mm, below_mm = _WIDE if is_wide else _TALL
        side, below, top, edge = (
            round(length * _MM_TWIPS) for length in (side_mm, below_mm, _TOP_MM[is_wide], _EDGE_MM)
        )
        lies = ' w:orient="landscape"' if is_wide else ""
        first = "<w:titlePg/>" if has_cover else ""
        return (
            f'<w:sectPr>{self._section}<w:type w:val="nextPage"/>'
            f'<w:pgSz w:w="{width}" w:h="{height}"{lies}/>'
            f'<w:pgMar w:top="{top}" w:right="{side}" w:bottom="{below}" w:left="{side}"'
            f' w:header="{edge}" w:footer="{edge}" w:gutter="0"/>{first}</w:sectPr>'
        )


def _table_form(width: int) -> str:
    """Return the form of a table: fixed columns, thin lines, room around the texts."""
    names = ("top", "left", "bottom", "right", "insideH", "insideV")
    lines = "".join(f'<w:{name} w:val="single" w:sz="4" w:space="0" w:color="{_LINE}"/>' for name in names)
    side, top = (round(length * _MM_TWIPS) for length in (CELL_SIDE_MM, CELL_TOP_MM))
    room = "".join(
        f'<w:{name} w:w="{size}" w:type="dxa"/>'
        for name, size in (("top", top), ("left", side), ("bottom", top), ("right", side))
    )
    return (
        f'<w:tblPr><w:tblW w:w="{width}" w:type="dxa"/><w:tblInd w:w="0" w:type="dxa"/>'
        f'<w:tblBorders>{lines}</w:tblBorders><w:tblLayout w:type="fixed"/>'
        f"<w:tblCellMar>{room}</w:tblCellMar></w:tblPr>"
    )
