"""Made hearings of June (new projects) and November (priority measures), with lines of all kinds."""

import datetime as dt
from collections.abc import Iterator, Sequence

from fujidesk.domain.fiscal import short_year
from fujidesk.domain.hearings import Hearing, HearingKind, HearingState, Note, NoteKind
from fujidesk.domain.new_project_rules import has_taken
from fujidesk.domain.new_projects import NewProject, Step
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.sample_days import iso_day
from fujidesk.domain.sample_dice import Dice
from fujidesk.domain.sample_new_projects import hearing_day
from fujidesk.domain.sample_office import SampleOffice

_PRIORITY = 3
"""Priority measures heard in a year."""
_SLOTS = (("09:30", "10:30"), ("10:45", "11:45"), ("13:30", "14:30"))
_ROOMS = ("第1会議室", "第2会議室")
_Q, _A, _M = NoteKind.QUESTION, NoteKind.ANSWER, NoteKind.REMARK
_D, _T = NoteKind.DECISION, NoteKind.TODO
_TALKS: tuple[tuple[tuple[NoteKind, str], ...], ...] = (
    (
        (_M, "担当から資料の説明を受けた。"), (_Q, "いまの作業には、週に何時間かかっていますか。"),
        (_A, "三人で合わせて六時間ほどです。"), (_Q, "経費に保守の費用は入っていますか。"),
        (_A, "二年目からの分を入れています。"), (_D, "見積りを二社から取り直す。"),
        (_T, "保守の費用の内訳を表にして出す。"),
    ),
    (
        (_M, "前年度にも同じ相談があった。"), (_Q, "ほかの課の仕組みを一緒に使えませんか。"),
        (_A, "項目が違うので、使えるか確かめます。"), (_Q, "始める時期は動かせますか。"),
        (_A, "年度の後半でも差し支えありません。"), (_T, "ほかの課の仕組みを見て、違いをまとめる。"),
        (_D, "違いのまとめを見てから進めかたを決める。"),
    ),
    (
        (_Q, "効果は何で測りますか。"), (_A, "窓口の待ち時間と問合せの件数を比べます。"),
        (_M, "測りかたは事務局が手伝う。"), (_D, "始める前の値を三か月分取る。"),
        (_T, "測る日と担当を決めて知らせる。"), (_T, "個人情報の扱いを担当の課に確かめる。"),
    ),
)  # fmt: skip
"""What was said, line by line; hearings take the talks in turn."""
_MINUTES = 7
"""Minutes between two lines."""


def sample_hearings(office: SampleOffice, proposals: Sequence[NewProject]) -> tuple[Hearing, ...]:
    """Return the hearings of a year in the order of their keys.

    June is held for each new project, November for some priority measures. What lies after the office's day
    is planned; in the present year November has no days yet. What has not been heard by then was cancelled.
    """
    return (*_june(office, proposals), *_november(office))


def _june(office: SampleOffice, proposals: Sequence[NewProject]) -> Iterator[Hearing]:
    """Yield a hearing of each proposal, three a day."""
    words, kind = office.profile.hearing_words, HearingKind.NEW_PROJECT
    for place, proposal in enumerate(proposals):
        start, end = _SLOTS[place % len(_SLOTS)]
        day = hearing_day(office, place)
        state = _state(office, day)
        if state is HearingState.HELD and not has_taken(proposal, Step.HEARD):
            state = HearingState.CANCELLED
        yield Hearing(
            _key(office, place), office.fiscal_year, kind, department=proposal.department,
            day=day, start=start, end=end, place=_ROOMS[0],
            attendees=words.attendees(kind, proposal.department),
            new_projects=(proposal.key,), agenda=words.agenda(kind), state=state,
            remark="提案の課の都合による。" if state is HearingState.CANCELLED else "",
        )  # fmt: skip


def _november(office: SampleOffice) -> Iterator[Hearing]:
    """Yield the hearings of priority measures; their keys follow on those that June can need."""
    words, kind = office.profile.hearing_words, HearingKind.PRIORITY
    for place, record in enumerate(_priorities(office)):
        day = "" if office.is_present else iso_day(dt.date(office.fiscal_year, 11, 9 + place))
        start, end = ("", "") if office.is_present else _SLOTS[place % len(_SLOTS)]
        department = record.departments[0]
        yield Hearing(
            _key(office, place + 10), office.fiscal_year, kind, department=department,
            day=day, start=start, end=end, place="" if office.is_present else _ROOMS[1],
            attendees=words.attendees(kind, department), numbers=(record.number,),
            agenda=words.agenda(kind),
            state=HearingState.PLANNED if office.is_present else HearingState.HELD,
        )  # fmt: skip


def _priorities(office: SampleOffice) -> list[ProjectRecord]:
    """Return the priority projects heard in a year, by chance, in the plan's order."""
    every, leading = office.content.projects, office.profile.leading_category
    found = [item for item in every if item.category is leading and item.departments]
    dice = Dice("priority", office.fiscal_year)
    drawn = {item.number for item in sorted(found, key=lambda item: dice.roll(item.number))[:_PRIORITY]}
    return [item for item in found if item.number in drawn]


def _state(office: SampleOffice, day: str) -> HearingState:
    """Return whether a hearing was held by the office's day."""
    return HearingState.HELD if day <= office.today.isoformat() else HearingState.PLANNED


def _key(office: SampleOffice, place: int) -> str:
    """Return the key of a hearing by its place, from 0."""
    return f"{short_year(office.fiscal_year)}-{place + 1:03d}"


def sample_notes(office: SampleOffice, hearings: Sequence[Hearing], first_key: int) -> Iterator[Note]:
    """Yield the lines of the hearings held; first_key: number of the first line's key."""
    key = first_key
    for place, hearing in enumerate(item for item in hearings if item.state is HearingState.HELD):
        for position, (kind, text) in enumerate(_TALKS[place % len(_TALKS)], 1):
            said = text.replace(STANDARD_WORDS.office, office.profile.words.office)
            note = Note(str(key), hearing.key, position, kind, said, _at(hearing, position))
            yield _owed(office, hearing, note) if kind in (_D, _T) else note
            key += 1


def _at(hearing: Hearing, position: int) -> str:
    """Return when a line was begun, in Japan's time."""
    started = dt.datetime.fromisoformat(f"{hearing.day}T{hearing.start}:00+09:00")
    return (started + dt.timedelta(minutes=_MINUTES * position)).isoformat(timespec="seconds")


def _owed(office: SampleOffice, hearing: Hearing, note: Note) -> Note:
    """Return a decision or to-do with who owes it until when; most of what is due was done.

    Of the newest years some is overdue, and what is due later is open.
    """
    dice = Dice("owed", hearing.key, note.position)
    held = dt.date.fromisoformat(hearing.day)
    due = iso_day(held, dice.pick("days", (3, 14, 21, 35)))
    is_late = office.fiscal_year >= office.newest_year - 1 and dice.chance("late", 0.35)
    is_done = due < office.today.isoformat() and not is_late
    number = hearing.numbers[0] if hearing.numbers else ""
    return Note(
        note.key, note.hearing, note.position, note.kind, note.text, note.at, number, hearing.department, due,
        iso_day(dt.date.fromisoformat(due), -1) if is_done else "",
    )  # fmt: skip
