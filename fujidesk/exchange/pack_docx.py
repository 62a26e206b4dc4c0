"""次第 and the frame of the minutes of a meeting as Word documents.

次第 is what is handed out; the minutes have the head, the items of business and the papers filled in, and
empty rows for what will be said and decided.
"""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import (
    Cell,
    Pack,
    PackPart,
    TableBlock,
    TextBlock,
    TextStyle,
    numbered_items,
)
from fujidesk.domain.pack_parts.agenda import ABSENT, PRESENT
from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.word_paper import INTERNAL, add_table, new_paper, paper_bytes

if TYPE_CHECKING:
    from docx.document import Document as Paper

_WIDTH_MM = 160.0
"""Of the text between the margins."""
_EMPTY_ROWS = 3
"""For what is said on an item; Word adds more by the Tab key."""


def agenda_part(pack: Pack) -> PackPart | None:
    """Return 次第 of a pack; None where it is not in it."""
    return next((part for part in pack.parts if part.kind is PartKind.AGENDA), None)


def agenda_docx(pack: Pack, part: PackPart) -> bytes:
    """Return 次第 as a document: day and place, items, papers, members. part: 次第 of the pack."""
    title = marked(f"{pack.name}\n{part.title}", bool(pack.state.sample))
    paper = new_paper(title, INTERNAL if part.is_internal else "")
    for block in part.blocks:
        if isinstance(block, TextBlock):
            _texts(paper, block)
    _papers(paper, pack)
    for block in part.blocks:
        if isinstance(block, TableBlock):
            _members(paper, block)
    return paper_bytes(paper)


def minutes_docx(pack: Pack, part: PackPart) -> bytes:
    """Return the frame of the minutes, internal until they are agreed. part: 次第 of the pack."""
    title = marked(f"{pack.name}\n議事録", bool(pack.state.sample))
    paper = new_paper(title, INTERNAL)
    add_table(paper, None, list(_head(part)), (30, 130))
    _papers(paper, pack)
    paper.add_heading("議事の記録", level=2)
    for item in _numbered(_items(part)):
        add_table(paper, item, [("発言者", "内容"), *([("", "")] * _EMPTY_ROWS)], (30, 130), level=3)
    add_table(paper, "決定事項", [("内容", "担当", "期限"), *([("", "", "")] * _EMPTY_ROWS)], (90, 35, 35))
    return paper_bytes(paper)


def _texts(paper: "Paper", block: TextBlock) -> None:
    """Add texts; items are numbered."""
    if block.title:
        paper.add_heading(block.title, level=2)
    lines = _numbered(block.texts) if block.style is TextStyle.ITEMS else block.texts
    for line in lines:
        paper.add_paragraph(line)


def _numbered(items: Iterable[str]) -> Iterable[str]:
    """Yield items with their numbers; those below another one are set in."""
    for number, item in numbered_items(items):
        yield f"{number}　{item}" if number else f"　　{item}"


def _items(part: PackPart) -> tuple[str, ...]:
    """Return the items of business."""
    found = (block for block in part.blocks if isinstance(block, TextBlock))
    return next((block.texts for block in found if block.style is TextStyle.ITEMS), ())


def _papers(paper: "Paper", pack: Pack) -> None:
    """Add what is laid before the meeting, with the mark of what is internal."""
    rows = [
        (part.label, f"{part.title}（取扱注意）" if part.is_internal else part.title)
        for part in pack.parts
        if part.kind is not PartKind.AGENDA
    ]
    add_table(paper, "配付資料", [("資料番号", "資料名"), *rows] if rows else [], (30, 130))


def _members(paper: "Paper", block: TableBlock) -> None:
    """Add the members with their columns."""
    weights = [column.weight for column in block.columns]
    widths = [_WIDTH_MM * weight / sum(weights) for weight in weights]
    heads = tuple(column.label for column in block.columns)
    lines = [tuple(_text(cell) for cell in row.cells) for row in block.lines]
    add_table(paper, block.title, [heads, *lines] if lines else [], widths)


def _text(cell: Cell) -> str:
    """Return what stands in a cell of the members' table."""
    return cell if isinstance(cell, str) else ""


def _head(part: PackPart) -> Iterable[tuple[str, str]]:
    """Yield the block at the top: when, where, who came and who did not."""
    for block in part.blocks:
        if isinstance(block, TextBlock) and block.style is TextStyle.BODY:
            for text in block.texts:
                name, _, value = text.partition("　")
                yield name, value
    for word, names in _attendance(part):
        yield f"{word}者", "、".join(names) or "なし"


def _attendance(part: PackPart) -> Sequence[tuple[str, tuple[str, ...]]]:
    """Return the members by 出席 and 欠席, each by role, post and name; () where no members are known."""
    table = next((block for block in part.blocks if isinstance(block, TableBlock)), None)
    if table is None:
        return ()
    rows = [tuple(_text(cell) for cell in row.cells) for row in table.lines]
    return tuple(
        (word, tuple(" ".join(filter(None, row[:-1])) for row in rows if (row[-1] == ABSENT) == absent))
        for word, absent in ((PRESENT, False), (ABSENT, True))
    )
