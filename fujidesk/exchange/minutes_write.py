"""議事録 of a hearing as a Word document: A4 portrait, bound at the left, as formal papers of an office are.

Minutes are internal: 取扱注意 stands on every page. The same hearing gives the same bytes twice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from io import BytesIO
from typing import TYPE_CHECKING, Any

from fujidesk.domain.fiscal import era_day, long_day, long_year
from fujidesk.domain.hearings import KIND_NAMES, NOTE_KIND_NAMES, Hearing, Note, NoteKind
from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.same_times import DAY, same_times

if TYPE_CHECKING:
    from docx.document import Document as Paper
    from docx.section import Section
    from docx.table import _Cell, _Row
    from docx.text.paragraph import Paragraph

FONT = "BIZ UDPGothic"
"""Shipped with Windows 10 and 11; Word takes another Gothic where it is missing."""
_INTERNAL = "取扱注意（庁内限り）"
_ROW_GAP_MM = 1
"""Over the text of a cell, as much as the style leaves below."""
_SAID = (NoteKind.QUESTION, NoteKind.ANSWER, NoteKind.REMARK)


def minutes_bytes(
    hearing: Hearing, notes: Sequence[Note], subjects: Sequence[str] = (), *, sample: bool = False
) -> bytes:
    """Return the file of a hearing's minutes.

    Args:
        hearing: what was heard.
        notes: its lines in order.
        subjects: what it was about, in words; none: the numbers alone stand there.
        sample: whether the data are made up, which the title then says.
    """
    from docx import Document  # late: heavy

    paper = Document()
    _set_up(paper)
    title = paper.add_heading(marked(f"{KIND_NAMES[hearing.kind]} 議事録", sample), level=1)
    title.alignment = 1  # centred (WD_ALIGN_PARAGRAPH.CENTER)
    _table(paper, None, list(_head(hearing, subjects)), (30, 130))
    _agenda(paper, hearing.agenda)
    _said(paper, [note for note in notes if note.kind in _SAID])
    _owed(paper, "決定事項", [note for note in notes if note.kind is NoteKind.DECISION])
    _owed(paper, "宿題", [note for note in notes if note.kind is NoteKind.TODO])
    stream = BytesIO()
    paper.save(stream)
    return same_times(stream.getvalue())


def _head(hearing: Hearing, subjects: Sequence[str]) -> Iterable[tuple[str, str]]:
    """Yield what stands in the block at the top; a hearing without a day says so."""
    times = "～".join(filter(None, (hearing.start, hearing.end)))
    day = long_day(dt.date.fromisoformat(hearing.day)) if hearing.day else "（日程未定）"
    yield "年度・番号", f"{long_year(hearing.fiscal_year)}　{hearing.key}"
    yield "日時", f"{day} {times}".rstrip()
    yield "場所", hearing.place
    yield "部署", hearing.department
    yield "出席者", "、".join(hearing.attendees)
    yield "対象", "\n".join(subjects or (*hearing.numbers, *hearing.new_projects)) or hearing.title


def _set_up(paper: "Paper") -> None:
    """Give the paper its size, margins, fonts, mark and page numbers, and no author."""
    from docx.shared import Mm, Pt, RGBColor  # late: heavy

    section = paper.sections[0]
    section.page_width, section.page_height = Mm(210), Mm(297)
    section.left_margin, section.right_margin = Mm(30), Mm(20)
    section.top_margin = section.bottom_margin = Mm(20)
    for name, size in (("Normal", 10.5), ("Heading 1", 16), ("Heading 2", 12)):
        style: Any = paper.styles[name]  # python-docx types all styles as one without a font
        style.font.size = Pt(size)
        style.font.color.rgb = RGBColor(0, 0, 0)
        style.paragraph_format.space_after = Pt(4)
        _set_font(style.element)
    facts = paper.core_properties
    facts.author = facts.last_modified_by = facts.comments = ""
    facts.created = facts.modified = DAY
    _mark_pages(section)


def _set_font(element: Any) -> None:
    """Set the font of a style for Latin and for Japanese letters (python-pptx issue 768: both are needed)."""
    from docx.oxml.ns import qn  # late: heavy

    fonts = element.get_or_add_rPr().get_or_add_rFonts()
    for name in ("w:ascii", "w:hAnsi", "w:eastAsia", "w:cs"):
        fonts.set(qn(name), FONT)
    for name in ("w:asciiTheme", "w:hAnsiTheme", "w:eastAsiaTheme", "w:cstheme"):
        fonts.attrib.pop(qn(name), None)


def _mark_pages(section: "Section") -> None:
    """Put 取扱注意 at the top right and 「1 / 3」 at the bottom of every page."""
    top = section.header.paragraphs[0]
    top.text, top.alignment = _INTERNAL, 2  # right (WD_ALIGN_PARAGRAPH.RIGHT)
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


def _agenda(paper: "Paper", items: Sequence[str]) -> None:
    """Add the agenda, numbered."""
    paper.add_heading("次第", level=2)
    for place, item in enumerate(items, start=1):
        paper.add_paragraph(f"{place}　{item}")


def _said(paper: "Paper", notes: Sequence[Note]) -> None:
    """Add what was asked, answered and remarked, with the time."""
    rows = [
        ("時刻", "区分", "内容"),
        *((note.at[11:16], NOTE_KIND_NAMES[note.kind], note.text) for note in notes),
    ]
    _table(paper, "質疑の記録", rows if notes else [], (18, 18, 124))


def _owed(paper: "Paper", title: str, notes: Sequence[Note]) -> None:
    """Add decisions or to-dos: what, who, until when, done when."""
    rows = [
        ("内容", "担当", "期限", "完了"),
        *((note.text, note.department, _day(note.due), _day(note.done_at)) for note in notes),
    ]
    _table(paper, title, rows if notes else [], (58, 26, 38, 38))


def _day(day: str) -> str:
    """Return an ISO day as papers say it, 「令和8年6月15日」; "" for none."""
    return era_day(dt.date.fromisoformat(day)) if day else ""


def _table(
    paper: "Paper", title: str | None, rows: Sequence[Sequence[str]], widths_mm: Sequence[float]
) -> None:
    """Add a table under its heading; without rows it says that there is nothing."""
    from docx.shared import Mm  # late: heavy

    if title is not None:
        paper.add_heading(title, level=2)
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
            cell.paragraphs[0].paragraph_format.space_before = Mm(_ROW_GAP_MM)
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
        for cell in row.cells:
            cell.paragraphs[0].paragraph_format.keep_with_next = True


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
