"""What every Word document of the program has: A4 portrait, bound at the left, as formal papers are.

Fonts for Latin and Japanese letters, page numbers, tables whose rows stay whole, no author, no times.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fujidesk.exchange.same_times import DAY, same_times
from fujidesk.exchange.workbook_format import ems_of

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.section import Section
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

FONT = "BIZ UDPGothic"
"""Shipped with Windows 10 and 11; Word takes another Gothic where it is missing."""
INTERNAL = "取扱注意（庁内限り）"
_TITLE_PT, _TEXT_PT = 16, 160 * 72 / 25.4
"""Size of a title, and the width of the text between the margins."""
_SHORT = 6
"""A table of so many rows below its first is not parted by the end of a page."""
_ROW_GAP_MM = 1
"""Over the text of a cell, as much as the style leaves below."""


def new_paper(title: str, care: str = "") -> "Paper":
    """Return an empty document with its title.

    title: its lines; a line that is too wide is broken at its wide spaces, never within a word. care: at the
    top right of every page, "" for nothing.
    """
    paper = empty_paper(care)
    _set_up(paper)
    paper.core_properties.title = " ".join(title.splitlines())
    heading = paper.add_heading("\n".join(map(_broken, title.splitlines())), level=1)
    heading.alignment = 1  # centred (WD_ALIGN_PARAGRAPH.CENTER)
    return paper


def empty_paper(top: str) -> "Paper":
    """Return an empty document without author, times and pictures; with page numbers at the bottom.

    top: stands at the top right of every page, "" for nothing.
    """
    from docx import Document  # late: heavy

    paper = Document()
    facts = paper.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = DAY
    _mark_pages(paper.sections[0], top)
    _drop_picture(paper)
    return paper


def _broken(line: str) -> str:
    """Return a line of a title, broken at its wide spaces where the page is too narrow for it."""
    return line if ems_of(line) * _TITLE_PT <= _TEXT_PT else line.replace("　", "\n")


def paper_bytes(paper: "Paper") -> bytes:
    """Return the file of a document; equal documents give equal bytes."""
    stream = BytesIO()
    paper.save(stream)
    return same_times(stream.getvalue())


def _set_up(paper: "Paper") -> None:
    """Give the paper its size, margins and fonts."""
    from docx.shared import Mm, Pt, RGBColor  # late: heavy

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 10.5), ("Heading 1", _TITLE_PT), ("Heading 2", 12), ("Heading 3", 10.5)):
        style: Any = paper.styles[name]  # python-docx types all styles as one without a font
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(4)
        set_font(style.element)


def _drop_picture(paper: "Paper") -> None:
    """Drop the small picture of an empty paper that the template of python-docx brings along."""
    from docx.opc.constants import RELATIONSHIP_TYPE  # late: heavy

    package = paper.part.package
    pictures = [key for key, item in package.rels.items() if item.reltype == RELATIONSHIP_TYPE.THUMBNAIL]
    for key in pictures:
        package.rels.pop(key)


def set_font(element: Any) -> None:
    """Set the font of a style for Latin and for Japanese letters (python-pptx issue 768: both are needed)."""
    from docx.oxml.ns import qn  # late: heavy

    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _mark_pages(section: "Section", care: str) -> None:
    """Put what warns at the top right and 「1 / 3」 at the bottom of every page."""
    top = section.header.paragraphs[0]
    top.text, top.alignment = care, 2  # right (WD_ALIGN_PARAGRAPH.RIGHT)
    bottom = section.footer.paragraphs[0]
    bottom.alignment = 1
    _field(bottom, "PAGE")
    bottom.add_run(" / ")
    _field(bottom, "NUMPAGES")


def _field(paragraph: "Paragraph", name: str) -> None:
    """Add a field that Word works out, such as the number of the page."""
    from docx.oxml import OxmlElement  # late: heavy
    from docx.oxml.ns import qn

    field = OxmlElement("w:fldSimple")
    field.set(qn("w:instr"), name)
    paragraph._p.append(field)  # noqa: SLF001 - python-docx has no fields


def add_table(
    paper: "Paper", title: str | None, rows: Sequence[Sequence[str]], widths_mm: Sequence[float], *,
    level: int = 2,
) -> None:  # fmt: skip
    """Add a table under its heading; without rows it says that there is nothing.

    A short table stays on one page.

    Args:
        paper: that it is added to.
        title: of the heading; its first row then names the columns. None: its first column names the rows.
        rows: texts by column.
        widths_mm: of the columns.
        level: of the heading.
    """
    from docx.shared import Mm  # late: heavy

    if title is not None:
        paper.add_heading(title, level=level)
    if not rows:
        paper.add_paragraph("なし")
        return
    table = paper.add_table(rows=len(rows), cols=len(widths_mm), style="Table Grid")
    table.autofit = False
    for column, width in zip(table.columns, widths_mm, strict=True):
        column.width = Mm(width)
    for place, (row, values) in enumerate(zip(table.rows, rows, strict=True)):
        _keep_whole(row, heads=title is not None and place == 0)
        for column, (cell, value) in enumerate(zip(row.cells, values, strict=True)):
            cell.width, cell.text = Mm(widths_mm[column]), value
            cell.vertical_alignment = 1  # centred (WD_CELL_VERTICAL_ALIGNMENT.CENTER)
            look = cell.paragraphs[0].paragraph_format
            look.space_before = Mm(_ROW_GAP_MM)
            look.keep_with_next = place < len(rows) - 1 <= _SHORT or (title is not None and place == 0)
            if (column if title is None else place) == 0:
                _name(cell)
    paper.add_paragraph()


def _keep_whole(row: "_Row", *, heads: bool) -> None:
    """Let a row not break over two pages; heads: it stands again on top of every page of its table."""
    from docx.oxml import OxmlElement  # late: heavy

    facts = row._tr.get_or_add_trPr()  # noqa: SLF001 - python-docx has neither
    facts.append(OxmlElement("w:cantSplit"))
    if heads:
        facts.append(OxmlElement("w:tblHeader"))


def _name(cell: "_Cell") -> None:
    """Let a cell be seen as the name of its row or column: bold on grey, which prints in grey too."""
    from docx.oxml import OxmlElement  # late: heavy
    from docx.oxml.ns import qn

    for run in cell.paragraphs[0].runs:
        run.bold = True
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:fill"), "EDEFF2")
    cell._tc.get_or_add_tcPr().append(shade)  # noqa: SLF001 - python-docx has no shading
