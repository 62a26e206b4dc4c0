"""The minutes of a hearing as rich text, for paper; what they say is that of `exchange.minutes_write`."""

from collections.abc import Iterable, Sequence
from html import escape

from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import NOTE_KIND_NAMES, Hearing, Note, NoteKind
from fujidesk.domain.sample_mark import marked
from fujidesk.ui.formats import day_in_full

INTERNAL = "取扱注意（庁内限り）"


def minutes_html(
    hearing: Hearing, notes: Sequence[Note], subjects: Sequence[str], *, sample: bool,
    words: HearingWords = STANDARD_HEARING_WORDS,
) -> str:  # fmt: skip
    """Return the minutes; subjects: what it was about. sample: data are made up, and the title says so."""
    said = [note for note in notes if note.kind not in (NoteKind.DECISION, NoteKind.TODO)]
    parts = [
        f"<p align='right'>{INTERNAL}</p>",
        f"<h2 align='center'>{escape(marked(f'{words.name(hearing.kind)} 議事録', sample))}</h2>",
        _table(_head(hearing, subjects)),
        "<h3>次第</h3>",
        *(f"<p>{place}　{escape(item)}</p>" for place, item in enumerate(hearing.agenda, start=1)),
        "<h3>質疑の記録</h3>",
        _table(
            [
                ("時刻", "区分", "内容"),
                *((note.at[11:16], NOTE_KIND_NAMES[note.kind], note.text) for note in said),
            ]
        ),
    ]
    for kind in (NoteKind.DECISION, NoteKind.TODO):
        rows = [
            (note.text, note.department, _day(note.due), _day(note.done_at))
            for note in notes
            if note.kind is kind
        ]
        parts += [f"<h3>{NOTE_KIND_NAMES[kind]}</h3>", _table([("内容", "担当", "期限", "完了"), *rows])]
    return "".join(parts)


def _head(hearing: Hearing, subjects: Sequence[str]) -> list[tuple[str, ...]]:
    """Return what stands in the block at the top."""
    times = "～".join(filter(None, (hearing.start, hearing.end)))
    return [
        ("番号", hearing.key),
        ("日時", f"{_day(hearing.day) or '（日程未定）'} {times}".rstrip()),
        ("場所", hearing.place),
        ("部署", hearing.department),
        ("出席者", "、".join(hearing.attendees)),
        ("対象", "\n".join(subjects) or hearing.title),
    ]


def _day(day: str) -> str:
    """Return a day in full; "" for none."""
    return day_in_full(day) if day else ""


def _table(rows: Iterable[Sequence[str]]) -> str:
    """Return a table with lines."""
    cells = "".join(
        f"<tr>{''.join(f'<td>{escape(value)}</td>' for value in row)}</tr>".replace("\n", "<br>")
        for row in rows
    )
    return f"<table border='1' cellspacing='0' cellpadding='4' width='100%'>{cells}</table>"
