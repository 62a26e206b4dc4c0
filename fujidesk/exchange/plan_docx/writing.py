"""The file of a printed plan: its pages inside an empty paper with our styles."""

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, Any

from fujidesk.domain.plan_book.blocks import PlanBook
from fujidesk.domain.progress import NoProgress, Progress
from fujidesk.exchange.plan_docx.markup import Markup
from fujidesk.exchange.plan_docx.paging import LaidBook, lay_out
from fujidesk.exchange.plan_docx.styles import plan_paper
from fujidesk.exchange.word_paper import paper_bytes

if TYPE_CHECKING:
    from docx.document import Document as Paper

_NAMESPACES = (
    'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" '
    'xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
)
_PIECES = 500
"""Rows and paragraphs between two looks whether the user has stopped the work."""
_NO_PROGRESS = NoProgress()


def plan_docx(book: PlanBook, progress: Progress = _NO_PROGRESS) -> tuple[bytes, int]:
    """Return the file of a printed plan and the number of its pages; equal books give equal bytes.

    Raises:
        CancelledError: the user stopped the work.
    """
    laid = lay_out(book, progress)
    title = " ".join(book.cover[:2])
    paper = plan_paper(title, book.running)
    _fill(paper, laid, book.cover, partial(progress.step, 1, 1, "計画書を書き出しています"))
    return paper_bytes(paper), 1 + len(laid.contents) + len(laid.pages)


def _fill(paper: "Paper", laid: LaidBook, cover: tuple[str, ...], tell: Callable[[], None]) -> None:
    """Put the pages of a book into an empty paper; `tell` is called now and then."""
    from docx.oxml import parse_xml  # late: heavy

    ids = {style.name: style.style_id for style in paper.styles if style.name}
    body: Any = paper.element.body
    markup = Markup(laid, ids, _references(body.sectPr))
    pieces = []
    for place, piece in enumerate(markup.body(cover)):
        if place % _PIECES == 0:
            tell()
        pieces.append(piece)
    content = parse_xml(f"<w:body {_NAMESPACES}>{''.join(pieces)}</w:body>")
    for old in list(body):
        body.remove(old)
    for new in list(content):
        body.append(new)


def _references(section: Any) -> str:
    """Return the references of a section to its header and footer, as they stand in every section."""
    from docx.oxml.ns import qn  # late: heavy

    found = []
    for name in ("headerReference", "footerReference"):
        for item in section.findall(qn(f"w:{name}")):
            kind, part = item.get(qn("w:type")), item.get(qn("r:id"))
            found.append(f'<w:{name} w:type="{kind}" r:id="{part}"/>')
    return "".join(found)
