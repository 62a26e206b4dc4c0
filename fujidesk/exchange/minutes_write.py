"""議事録 of a hearing as a Word document: A4 portrait, bound at the left, as formal papers of an office are.

Minutes are internal: 取扱注意 stands on every page. The same hearing gives the same bytes twice.
"""

import datetime as dt
from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING

from fujidesk.domain.fiscal import era_day, long_day, long_year
from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note, NoteKind
from fujidesk.domain.sample_mark import marked
from fujidesk.exchange.word_paper import INTERNAL, add_table, new_paper, paper_bytes

if TYPE_CHECKING:
    from docx.document import Document as Paper

_SAID = (NoteKind.QUESTION, NoteKind.ANSWER, NoteKind.REMARK)


def minutes_bytes(
    hearing: Hearing, notes: Sequence[Note], subjects: Sequence[str] = (),
    words: HearingWords = STANDARD_HEARING_WORDS, *, sample: bool = False,
) -> bytes:  # fmt: skip
    """Return the file of a hearing's minutes.

    Args:
        hearing: what was heard.
        notes: its lines in order.
        subjects: what it was about, in words; none: the numbers alone stand there.
        words: what the city calls its hearings.
        sample: whether the data are made up, which the title then says.
    """
    paper = new_paper(marked(f"{words.name(hearing.kind)} 議事録", sample), INTERNAL)
    add_table(paper, None, list(_head(hearing, subjects)), (30, 130))
    _agenda(paper, hearing.agenda)
    _said(paper, [note for note in notes if note.kind in _SAID])
    _owed(paper, "決定事項", [note for note in notes if note.kind is NoteKind.DECISION])
    _owed(paper, "宿題", [note for note in notes if note.kind is NoteKind.TODO])
    return paper_bytes(paper)


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
    add_table(paper, "質疑の記録", rows if notes else [], (18, 18, 124))


def _owed(paper: "Paper", title: str, notes: Sequence[Note]) -> None:
    """Add decisions or to-dos: what, who, until when, done when."""
    rows = [
        ("内容", "担当", "期限", "完了"),
        *((note.text, note.department, _day(note.due), _day(note.done_at)) for note in notes),
    ]
    add_table(paper, title, rows if notes else [], (58, 26, 38, 38))


def _day(day: str) -> str:
    """Return an ISO day as papers say it, 「令和8年6月15日」; "" for none."""
    return era_day(dt.date.fromisoformat(day)) if day else ""
