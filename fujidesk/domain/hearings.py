"""Hearings of departments by the office, and the notes taken in them (001, 3 進行管理; 図表6-2).

Everything here is internal: hearing notes never reach anything published (002, 図表1: internal items).
"""

from dataclasses import dataclass
from enum import StrEnum

from fujidesk.domain.office_record import OfficeRecord


class HearingKind(StrEnum):
    """What a hearing is about."""

    NEW_PROJECT = "new_project"
    """新規事業ヒアリング, held in June by the office."""
    PRIORITY = "priority"
    """重点施策ヒアリング, held in November by planning, finance and the office."""
    OTHER = "other"


class HearingState(StrEnum):
    """How far a hearing is."""

    PLANNED = "planned"
    HELD = "held"
    CANCELLED = "cancelled"


HEARING_STATE_NAMES = {
    HearingState.PLANNED: "予定", HearingState.HELD: "実施済", HearingState.CANCELLED: "取りやめ",
}  # fmt: skip


class NoteKind(StrEnum):
    """What a line of the notes is."""

    QUESTION = "question"
    ANSWER = "answer"
    DECISION = "decision"
    TODO = "todo"
    REMARK = "remark"


NOTE_KIND_NAMES = {
    NoteKind.QUESTION: "質問", NoteKind.ANSWER: "回答", NoteKind.DECISION: "決定",
    NoteKind.TODO: "宿題", NoteKind.REMARK: "メモ",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Hearing(OfficeRecord):
    """One hearing of a department.

    key: fiscal year and serial, 「R8-003」. day: ISO date, "" while it has none; start, end: 「09:30」, ""
    while open. attendees: posts, in the order of the minutes. numbers: projects that it is about;
    new_projects: keys of `NewProject`. agenda: its items in order. remark: internal.
    """

    fiscal_year: int
    kind: HearingKind = HearingKind.OTHER
    title: str = ""
    department: str = ""
    day: str = ""
    start: str = ""
    end: str = ""
    place: str = ""
    attendees: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    new_projects: tuple[str, ...] = ()
    agenda: tuple[str, ...] = ()
    state: HearingState = HearingState.PLANNED
    remark: str = ""


@dataclass(frozen=True, slots=True)
class Note(OfficeRecord):
    """One line of a hearing's notes; decisions and to-dos carry who does what until when.

    hearing: key of its `Hearing`. position: place among the lines. at: ISO time of its first character.
    number: the project it is about, "" for none. department: who owes a to-do or decision; due, done_at:
    ISO dates, "" for none.
    """

    hearing: str
    position: int = 0
    kind: NoteKind = NoteKind.REMARK
    text: str = ""
    at: str = ""
    number: str = ""
    department: str = ""
    due: str = ""
    done_at: str = ""


@dataclass(frozen=True, slots=True)
class Attachment(OfficeRecord):
    """A file kept with a hearing; its bytes are found by their hash and never change.

    size: bytes. added_at: ISO time.
    """

    hearing: str
    name: str = ""
    sha256: str = ""
    size: int = 0
    added_at: str = ""
