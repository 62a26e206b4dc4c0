"""The looks of the printed plan: A4, fonts for Latin and Japanese letters, exact lines, header and footer.

Styles of our own have English names, which no program changes when it saves the document: the reader knows
headings and paragraphs by them.
"""

from typing import TYPE_CHECKING, Any

from fujidesk.domain.plan_book.blocks import Look
from fujidesk.exchange.plan_docx import metrics
from fujidesk.exchange.plan_docx.metrics import TextSize
from fujidesk.exchange.word_paper import empty_paper, set_font

if TYPE_CHECKING:
    from docx.document import Document as Paper

BODY, CONTINUED, REMARK, LEAD, GAP = "Plan Body", "Plan Continued", "Plan Remark", "Plan Lead", "Plan Gap"
SECTION, ENTRY, COVER = "Plan Section", "Plan Entry", "Plan Cover"
"""With the level behind it: a heading that is not in the table of contents, a line of that table."""
CELLS = {
    Look.PLAIN: "Plan Cell", Look.HEAD: "Plan Name", Look.FIGURE: "Plan Figure", Look.SMALL: "Plan Half",
}  # fmt: skip
_CENTRED = 1
"""WD_ALIGN_PARAGRAPH.CENTER"""
_JAPANESE = "ja-JP"
_INK, _RULE = "1F3864", "8EA9DB"
_COVER_SIZES = (
    TextSize(20, 34, 170, 14),
    TextSize(30, 46, 0, 24),
    TextSize(16, 28, 0, 210),
    TextSize(12, 20),
)


def plan_paper(title: str, running: str) -> "Paper":
    """Return an empty document with all styles. running: on top of every page but the cover."""
    from docx.shared import Mm  # late: heavy

    paper = empty_paper(running)
    paper.core_properties.title = title
    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin = section.right_margin = Mm(25)
    section.top_margin, section.bottom_margin = Mm(25), Mm(22)
    section.header_distance = section.footer_distance = Mm(11)
    section.different_first_page_header_footer = True
    _add_styles(paper)
    section.header.paragraphs[0].style = LEAD
    _speak_japanese(paper)
    return paper


def _speak_japanese(paper: "Paper") -> None:
    """Say that the texts are Japanese: programs break lines, check words and read aloud by it.

    Latin letters stay English, as Word has it in Japan: LibreOffice would break their words anywhere.
    """
    from docx.oxml.ns import qn  # late: heavy

    for tongue in paper.styles.element.iter(qn("w:lang")):
        tongue.set(qn("w:eastAsia"), _JAPANESE)


def _add_styles(paper: "Paper") -> None:
    """Add the styles; built-in headings get our look."""
    _style(paper, "Normal", metrics.PROSE)
    body = _style(paper, BODY, metrics.PROSE)
    body.paragraph_format.first_line_indent = _pt(metrics.PROSE.size)
    _style(paper, CONTINUED, metrics.PROSE)
    _style(paper, REMARK, metrics.REMARK)
    _style(paper, LEAD, metrics.LEAD, colour="595959")
    _style(paper, GAP, metrics.GAP)
    for level, look in metrics.HEADINGS.items():
        for name in (f"Heading {level}", f"{SECTION} {level}"):
            heading = _style(paper, name, look, is_bold=True, colour=_INK)
            if level < 3:  # chapters and policies
                _rule(heading.element)
    for level in (1, 2, 3):
        entry = _style(paper, f"{ENTRY} {level}", metrics.ENTRY, is_bold=level == 1)
        entry.paragraph_format.left_indent = _pt(metrics.ENTRY.size * (level - 1))
        entry.paragraph_format.tab_stops.add_tab_stop(_pt(160 * metrics.MM_PT), 2, 1)  # right, dots
    for place, look in enumerate(_COVER_SIZES):
        cover = _style(paper, f"{COVER} {place}", look, is_bold=place == 1, colour=_INK)
        cover.paragraph_format.alignment = _CENTRED
    for kind, name in CELLS.items():
        cell = _style(paper, name, metrics.CELLS[kind], is_bold=kind is Look.HEAD)
        if kind in (Look.FIGURE, Look.SMALL):
            cell.paragraph_format.alignment = _CENTRED


def _style(
    paper: "Paper", name: str, look: TextSize, *, is_bold: bool = False, colour: str = "000000"
) -> Any:  # python-docx types all styles as one without a font
    """Return a style with a size, made where there is none; every line is exactly as high as `look` says."""
    from docx.enum.text import WD_LINE_SPACING  # late: heavy
    from docx.shared import RGBColor

    styles = paper.styles
    style: Any = styles[name] if name in styles else styles.add_style(name, 1)  # WD_STYLE_TYPE.PARAGRAPH
    style.font.size, style.font.bold = _pt(look.size), is_bold
    style.font.color.rgb = RGBColor.from_string(colour)
    set_font(style.element)
    form = style.paragraph_format
    form.space_before, form.space_after = _pt(look.before), _pt(look.after)
    form.line_spacing, form.line_spacing_rule = _pt(look.pitch), WD_LINE_SPACING.EXACTLY
    form.widow_control = form.keep_with_next = form.keep_together = False
    return style


def _pt(points: float) -> Any:  # python-docx's own unit
    """Return a length in points."""
    from docx.shared import Pt  # late: heavy

    return Pt(points)


def _rule(element: Any) -> None:
    """Draw a line below the headings of a style."""
    from docx.oxml import OxmlElement  # late: heavy
    from docx.oxml.ns import qn

    borders = OxmlElement("w:pBdr")
    line = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "8"), ("space", "2"), ("color", _RULE)):
        line.set(qn(f"w:{name}"), value)
    borders.append(line)
    spacing = element.pPr.find(qn("w:spacing"))
    spacing.addprevious(borders)
