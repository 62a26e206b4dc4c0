"""参考資料: the words that a reader may not know, those only that occur in the other parts."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from fujidesk.domain.pack_blocks import (
    Block,
    ChartBlock,
    Column,
    FiguresBlock,
    PackPart,
    Row,
    SheetBlock,
    TableBlock,
    TextBlock,
)
from fujidesk.domain.pack_parts.data import GlossaryTerm, PackData

_LATIN = re.compile(r"[A-Za-z0-9]")


def glossary(data: PackData, parts: Iterable[PackPart]) -> tuple[Block, ...]:
    """Return the words that occur in the parts: those of the plan first, then the others by their writing."""
    text = "\n".join(_texts(parts))
    plan = occurring(plan_terms(data), text)
    known = {term.word for term in plan}
    others = sorted(
        (term for term in occurring(data.glossary, text) if term.word not in known),
        key=lambda term: term.word,
    )
    rows = tuple(Row((term.word, term.meaning)) for term in (*plan, *others))
    columns = (Column("用語", 12), Column("意味", 60))
    return (TableBlock("glossary", "", columns, rows, None, "説明の要る用語はありません。"),)


def plan_terms(data: PackData) -> tuple[GlossaryTerm, ...]:
    """Return the words of the plan itself: phases, scores, grades; from the profile."""
    profile = data.profile
    phases = (
        GlossaryTerm(term.name, f"進捗段階の {term.number}。{term.meaning or term.short_name}")
        for term in profile.phases
    )
    bounds = "、".join(f"{bound.grade} は {bound.minimum} 点以上" for bound in profile.grades)
    names = "・".join(term.name for term in profile.scores if data.term.internal or not term.internal)
    grade = f"{names}などを5段階で評価した合計による（{bounds}）。点が欠けるときは「未評価」"
    return (*phases, GlossaryTerm("総合評価", grade, ("評価",)), *_dx_term(data))


def _dx_term(data: PackData) -> Iterator[GlossaryTerm]:
    """Yield what the plan calls its DX projects; nothing in a plan without any."""
    if not data.profile.has_dx:
        return
    yield GlossaryTerm(
        data.profile.dx_name, f"{data.profile.plan_name}で、ロードマップに載せて進み具合を追う事業", ("DX",)
    )


def occurring(terms: Iterable[GlossaryTerm], text: str) -> tuple[GlossaryTerm, ...]:
    """Return the terms that stand in a text in one of their spellings, in the given order."""
    plain = unicodedata.normalize("NFKC", text)
    return tuple(term for term in terms if _occurs(term, plain))


def _occurs(term: GlossaryTerm, text: str) -> bool:
    """Tell whether a word stands in a text; a Latin one as a word of its own (AI, not in MAIL)."""
    return any(_is_in(spelling, text) for spelling in (term.word, *term.also))


def _is_in(word: str, text: str) -> bool:
    """Tell whether one spelling stands in a text."""
    plain = unicodedata.normalize("NFKC", word)
    if not _LATIN.search(plain[0] + plain[-1]):
        return plain in text
    left = r"(?<![A-Za-z0-9])" if _LATIN.match(plain[0]) else ""
    right = r"(?![A-Za-z0-9])" if _LATIN.match(plain[-1]) else ""
    return re.search(f"{left}{re.escape(plain)}{right}", text) is not None


def _texts(parts: Iterable[PackPart]) -> Iterator[str]:
    """Yield every text of the parts."""
    for part in parts:
        yield part.title
        yield part.note
        for block in part.blocks:
            yield from _block_texts(block)


def _block_texts(block: Block) -> Iterator[str]:
    """Yield every text of a block."""
    if isinstance(block, TextBlock):
        yield from (block.title, *block.texts)
    elif isinstance(block, FiguresBlock):
        yield from (figure.label for figure in block.figures)
    elif isinstance(block, ChartBlock):
        yield from (block.chart.head.title, block.chart.head.message, block.chart.alt, block.note)
    elif isinstance(block, TableBlock):
        yield block.title
        yield from (column.label for column in block.columns)
        yield from (cell for row in block.rows for cell in row.cells if isinstance(cell, str))
        yield from (block.foot.text,) if block.foot is not None else ()
    elif isinstance(block, SheetBlock):
        yield block.title
        yield from (word for pair in (*block.facts, *block.texts, *block.report) for word in pair)
