"""What a hearing may say, and which hearings stand in each other's way."""

import datetime as dt
from collections.abc import Collection, Iterable, Iterator

from fujidesk.domain.days import is_day, outside_fault
from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.hearing_terms import STANDARD_HEARING_WORDS, HearingWords
from fujidesk.domain.hearings import Hearing, HearingState, Note, NoteKind
from fujidesk.domain.profile import PlanProfile
from fujidesk.errors import UserError

OWED = (NoteKind.DECISION, NoteKind.TODO)
"""Lines that someone owes something for."""


def refuse_unfit(hearing: Hearing, profile: PlanProfile, known: Collection[str]) -> None:
    """Refuse a hearing that cannot be.

    Args:
        hearing: as it is to be stored.
        profile: gives the plan's period.
        known: numbers of all projects and keys of all new ones.

    Raises:
        UserError: it lies outside the plan, ends before it starts, or names a project that is not there.
    """
    years = profile.fiscal_years
    if hearing.fiscal_year not in years:
        raise UserError(
            f"{long_year(hearing.fiscal_year)}は計画の期間の外です。"
            f"{long_year(years[0])}から{long_year(years[-1])}までにしてください。"
        )
    for fault in (day_fault(hearing), time_fault(hearing), number_fault(hearing, known)):
        if fault:
            raise UserError(fault)


def day_fault(hearing: Hearing) -> str:
    """Return why a hearing cannot be held on its day, such as one outside its year; "" where it can."""
    if not hearing.day:
        return ""
    first, last = dt.date(hearing.fiscal_year, 4, 1), dt.date(hearing.fiscal_year + 1, 3, 31)
    if not is_day(hearing.day):
        return f"「{hearing.day}」は日付として読めません。2026-06-15 の形にしてください。"
    if first.isoformat() <= hearing.day <= last.isoformat():
        return ""
    return (
        f"{era_day(dt.date.fromisoformat(hearing.day))}は{long_year(hearing.fiscal_year)}の外です。"
        f"{era_day(first)}から{era_day(last)}までの日にしてください。"
    )


def due_fault(due: str, profile: PlanProfile) -> str:
    """Return why a decision or to-do cannot be due on an ISO day; "" where it can, or is not due at all.

    The year after the plan's last one still counts, since that is when the last one is reported.
    """
    begins, ends = dt.date(profile.first_year, 4, 1), dt.date(profile.last_year + 2, 3, 31)
    return outside_fault("期限", due, begins, ends)


def time_fault(hearing: Hearing) -> str:
    """Return why start and end cannot be; "" where they can."""
    for name, word in ((hearing.start, "開始"), (hearing.end, "終了")):
        if name and _minutes(name) is None:
            return f"{word}の時刻「{name}」は読めません。09:30 の形にしてください。"
    if hearing.start and hearing.end and hearing.end <= hearing.start:
        return f"終了（{hearing.end}）が開始（{hearing.start}）より後になっていません。時刻を直してください。"
    return ""


def number_fault(hearing: Hearing, known: Collection[str]) -> str:
    """Return which projects and new projects named are not among all of them; "" for none."""
    unknown = [number for number in hearing.numbers if number not in known]
    if unknown:
        return f"事業番号 {'、'.join(unknown)} の事業はありません。番号を確かめてください。"
    unknown = [key for key in hearing.new_projects if key not in known]
    return f"新規事業 {'、'.join(unknown)} はありません。番号を確かめてください。" if unknown else ""


def clashes(
    hearing: Hearing, others: Iterable[Hearing], words: HearingWords = STANDARD_HEARING_WORDS
) -> Iterator[str]:
    """Yield a sentence for each hearing in the same room, or with the same person, at the same time.

    words: of the city, which say who is no single person.
    """
    groups = words.groups
    for other in others:
        if other.key == hearing.key or not _meet(hearing, other):
            continue
        when = f"{other.start}～{other.end} の{other.department or other.title}のヒアリング"
        if hearing.place and hearing.place == other.place:
            yield f"場所「{hearing.place}」が {when}（{other.key}）と重なっています。"
        both = [name for name in hearing.attendees if name in other.attendees and name not in groups]
        if both:
            yield f"出席者「{'、'.join(both)}」が {when}（{other.key}）と重なっています。"


def _meet(one: Hearing, other: Hearing) -> bool:
    """Tell whether two hearings that take place lie at the same time; an open end lasts an hour."""
    if HearingState.CANCELLED in (one.state, other.state) or not one.day or one.day != other.day:
        return False
    first, second = _span(one), _span(other)
    return first is not None and second is not None and first[0] < second[1] and second[0] < first[1]


def _span(hearing: Hearing) -> tuple[int, int] | None:
    """Return begin and end in minutes of the day; None where the hearing has no time."""
    start = _minutes(hearing.start)
    if start is None:
        return None
    end = _minutes(hearing.end)
    return start, start + 60 if end is None else end


def _minutes(time: str) -> int | None:
    """Return a time such as 09:30 in minutes of the day; None where it is none."""
    try:
        found = dt.time.fromisoformat(time)
    except ValueError:
        return None
    return found.hour * 60 + found.minute


def is_open(note: Note) -> bool:
    """Tell whether a line is a decision or to-do that is not done yet."""
    return note.kind in OWED and not note.done_at


def is_overdue(note: Note, today: dt.date) -> bool:
    """Tell whether a decision or to-do should have been done before today."""
    return is_open(note) and bool(note.due) and note.due < today.isoformat()
