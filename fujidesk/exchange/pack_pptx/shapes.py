"""Texts and tables of a slide as DrawingML."""

from fujidesk.domain.palette import PAPER
from fujidesk.domain.slides import SlideCell, SlideRow, SlideTable, SlideText
from fujidesk.exchange.pack_pptx.xml import NAMESPACES, emu, paragraphs, placed, quoted, run_facts, solid

_EDGE, _RULE, _HEAD_RULE = 1.0, 0.4, 0.8
_DECORATIVE = (
    '<a:extLst><a:ext uri="{C183D7F6-B498-43B3-948B-1728B52AA6E4}"><adec:decorative '
    'xmlns:adec="http://schemas.microsoft.com/office/drawing/2017/decorative" val="1"/></a:ext></a:extLst>'
)
_HIDDEN = (
    '<a:txBody><a:bodyPr/><a:lstStyle/><a:p><a:endParaRPr sz="100"/></a:p></a:txBody>'
    '<a:tcPr marT="0" marB="0">'
)
"""Of a cell that another one reaches over: small, so that it makes no row taller."""
_FIELD = "{B6F15528-21DE-4FAA-801E-634DDDAF4B2B}"
_NO_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""PowerPoint's 「スタイルなし、表のグリッド線なし」: every line is set by the cells."""


def text_xml(text: SlideText, number: int) -> str:
    """Return a box with a text. number: of the shape on its slide.

    A box without words is an ornament, and says so to those who have the slide read to them.
    """
    is_ornament = not any(text.paragraphs)
    name = f"飾り {number}" if is_ornament else f"テキスト {number}"
    words = paragraphs(text.paragraphs, text.font, text.bullet)
    return _box(text, (number, name, _DECORATIVE if is_ornament else ""), words)


def page_xml(page: SlideText, number: int) -> str:
    """Return 「n / N」 in its box; n is a field, so that it stays true when slides are moved."""
    first, _, rest = page.paragraphs[0].partition(" ")
    written = paragraphs((f" {rest}",), page.font)
    field = f'<a:fld id="{_FIELD}" type="slidenum">{run_facts(page.font)}<a:t>{first}</a:t></a:fld>'
    return _box(page, (number, f"ページ {number}", ""), written.replace("<a:r>", f"{field}<a:r>", 1))


def _box(text: SlideText, facts: tuple[int, str, str], words: str) -> str:
    """Return a box with paragraphs. facts: number, name, and what else is said of the shape."""
    number, name, more = facts
    edge = f'<a:ln w="{emu(_EDGE)}">{solid(text.edge)}</a:ln>' if text.edge else "<a:ln><a:noFill/></a:ln>"
    wrap = "square" if text.wraps else "none"
    pad, anchor = emu(text.pad), "ctr" if text.is_middle else "t"
    return (
        f'<p:sp {NAMESPACES}><p:nvSpPr><p:cNvPr id="{number}" name="{name}">{more}</p:cNvPr>'
        f'<p:cNvSpPr txBox="1"/><p:nvPr/></p:nvSpPr><p:spPr>{placed(text.box)}'
        f'<a:prstGeom prst="rect"><a:avLst/></a:prstGeom>{solid(text.fill)}{edge}</p:spPr>'
        f'<p:txBody><a:bodyPr wrap="{wrap}" lIns="{pad}" tIns="{pad}" rIns="{pad}" bIns="{pad}" '
        f'anchor="{anchor}"><a:noAutofit/></a:bodyPr><a:lstStyle/>{words}</p:txBody></p:sp>'
    )


def table_xml(table: SlideTable, number: int) -> str:
    """Return a table. number: of the shape on its slide."""
    columns = "".join(f'<a:gridCol w="{emu(width)}"/>' for width in table.widths)
    heads = ' firstRow="1"' if table.heads else ""
    last = len(table.rows) - 1
    rows = []
    for place, row in enumerate(table.rows):
        edge = _HEAD_RULE if place == last or (table.heads and place == 0) else _RULE
        rows.append(_row(table, row, edge, is_first=place == 0))
    return (
        f'<p:graphicFrame {NAMESPACES}><p:nvGraphicFramePr><p:cNvPr id="{number}" name="表 {number}" '
        f'descr={quoted(table.alt)}/><p:cNvGraphicFramePr><a:graphicFrameLocks noGrp="1"/>'
        f"</p:cNvGraphicFramePr><p:nvPr/></p:nvGraphicFramePr>{placed(table.box, 'p')}"
        '<a:graphic><a:graphicData uri="http://schemas.openxmlformats.org/drawingml/2006/table">'
        f"<a:tbl><a:tblPr{heads}><a:tableStyleId>{_NO_STYLE}</a:tableStyleId></a:tblPr>"
        f"<a:tblGrid>{columns}</a:tblGrid>{''.join(rows)}</a:tbl></a:graphicData></a:graphic></p:graphicFrame>"
    )


def _row(table: SlideTable, row: SlideRow, edge: float, *, is_first: bool) -> str:
    """Return a row; edge: width of the line below it."""
    cells, left = [], 0
    hidden = f"{_HIDDEN}{_rules(edge, is_first=is_first, is_ruled=False)}</a:tcPr></a:tc>"
    for cell in row.cells:
        if cell is not None:
            left = cell.across - 1
            cells.append(_cell(table, cell, edge, is_first=is_first))
        else:
            cells.append(f'<a:tc {"hMerge" if left else "vMerge"}="1">{hidden}')
            left = max(left - 1, 0)
    return f'<a:tr h="{emu(row.height)}">{"".join(cells)}</a:tr>'


def _cell(table: SlideTable, cell: SlideCell, edge: float, *, is_first: bool) -> str:
    """Return a cell with its text, lines and fill."""
    spans = (f' gridSpan="{cell.across}"' if cell.across > 1 else "") + (
        f' rowSpan="{cell.down}"' if cell.down > 1 else ""
    )
    pad = 0 if cell.is_ruled and cell.font.align.value == "center" else emu(table.pad)
    return (
        f"<a:tc{spans}><a:txBody><a:bodyPr/><a:lstStyle/>{paragraphs((cell.text,), cell.font)}</a:txBody>"
        f'<a:tcPr marL="{pad}" marR="{pad // 2}" marT="0" marB="0" anchor="ctr">'
        f"{_rules(edge, is_first=is_first, is_ruled=cell.is_ruled)}{solid(cell.fill)}</a:tcPr></a:tc>"
    )


def _rules(edge: float, *, is_first: bool, is_ruled: bool) -> str:
    """Return the lines around a cell: below, above the first row, at both sides where it is ruled."""
    side = _line(_RULE if is_ruled else 0.0, PAPER.line)
    colour = PAPER.line_strong if edge > _RULE else PAPER.line
    top = _line(_HEAD_RULE if is_first else 0.0, PAPER.line_strong)
    return f"<a:lnL{side}</a:lnL><a:lnR{side}</a:lnR><a:lnT{top}</a:lnT><a:lnB{_line(edge, colour)}</a:lnB>"


def _line(width: float, colour: str) -> str:
    """Return the inside of a line, from after its name; width 0: none."""
    if not width:
        return ' w="0"><a:noFill/>'
    return f' w="{emu(width)}">{solid(colour)}'
