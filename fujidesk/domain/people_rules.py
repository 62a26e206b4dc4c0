"""Rules of 推進体制: the bodies, who is in them on a day, and what a term may be (001, 図表6-1)."""

import datetime as dt
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.days import is_day
from fujidesk.domain.people import ADVISORS, LEADERS, Member, Training
from fujidesk.domain.printed_departments import proper_departments, refuse_improper
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError


@dataclass(frozen=True, slots=True)
class Body:
    """A body that has members: its key in `Member.body`, its name, and whether it is one person."""

    key: str
    name: str
    is_person: bool = False


def bodies(profile: PlanProfile) -> tuple[Body, ...]:
    """Return the bodies from the headquarters down, then advisors and leaders (001, 図表6-1).

    A city without advisors (004) has no word for them.
    """
    words = profile.words
    committees = (Body(term.key, term.name, term.is_person) for term in reversed(profile.committees))
    advisors = (Body(ADVISORS, words.advisor),) if words.advisor else ()
    return (*committees, *advisors, Body(LEADERS, words.leader))


def holds(valid_from: str | None, valid_to: str | None, day: str) -> bool:
    """Tell whether a term, both ends included and either open, holds on an ISO day."""
    return (not valid_from or valid_from <= day) and (not valid_to or valid_to >= day)


def members_on(members: Iterable[Member], body: str, day: dt.date) -> list[Member]:
    """Return who is in a body on a day, by position."""
    held = (item for item in members if item.body == body)
    on_day = (item for item in held if holds(item.valid_from, item.valid_to, day.isoformat()))
    return sorted(on_day, key=lambda item: item.position)


def refuse_unfit(member: Member, profile: PlanProfile, departments: Collection[DepartmentRecord]) -> None:
    """Refuse a member that cannot be kept.

    Raises:
        UserError: no such body, no post, no such department, a day that is none, or a term that ends before
            it starts.
    """
    if member.body not in {body.key for body in bodies(profile)}:
        raise UserError(f"会議・組織「{member.body}」は計画にありません。一覧から選んでください。")
    if not member.post.strip():
        raise UserError("職名が空です。「総務部長」のように入力してください。")
    if member.body == LEADERS and not member.department:
        raise UserError(f"{profile.words.leader}の部署を選んでください。")
    if member.department:
        refuse_improper(member.department, {item.name for item in departments})
    _refuse_term(member)


def _refuse_term(member: Member) -> None:
    """Refuse days that are none, and a term that ends before it starts."""
    for word, value in (("始期", member.valid_from), ("終期", member.valid_to)):
        if value and not is_day(value):
            raise UserError(f"{word}「{value[:20]}」は日付として読めません。2026-04-01 の形にしてください。")
    if member.valid_from and member.valid_to and member.valid_to < member.valid_from:
        raise UserError(
            f"終期 {member.valid_to} が始期 {member.valid_from} より前です。任期の日付を確かめてください。"
        )


def overlapping(member: Member, others: Iterable[Member]) -> list[Member]:
    """Return who holds the same post of the same body and department in an overlapping term."""

    def is_same(other: Member) -> bool:
        places = [(item.body, item.department, item.role, item.post, item.field) for item in (member, other)]
        return other.key != member.key and places[0] == places[1]

    return [
        other
        for other in others
        if is_same(other)
        and (not member.valid_to or other.valid_from <= member.valid_to)
        and (not other.valid_to or member.valid_from <= other.valid_to)
    ]


def succession(
    before: Member, key: str, day: dt.date, *, post: str = "", name: str = ""
) -> tuple[Member, Member]:
    """Return a member whose term ends the day before, and the one who follows from that day.

    key: of the follower. post: "" keeps the post. name: "" where only the post is kept.

    Raises:
        UserError: the term has not begun, or is over by then.
    """
    last = (day - dt.timedelta(days=1)).isoformat()
    if before.valid_from and before.valid_from > last:
        raise UserError(f"{before.post}の任期は {before.valid_from} からです。異動日はその後にしてください。")
    if before.valid_to and before.valid_to < last:
        raise UserError(
            f"{before.post}の任期は {before.valid_to} に終わっています。追加から登録してください。"
        )
    after = replace(
        before, key=key, post=post or before.post, name=name, valid_from=day.isoformat(), valid_to=""
    )
    return replace(before, valid_to=last), after


def without_leader(
    departments: Sequence[DepartmentRecord], members: Iterable[Member], day: dt.date
) -> list[str]:
    """Return the departments that there are on a day and that have no 情報化推進リーダー then.

    A printed name such as 収納課等 is none of them.
    """
    led = {member.department for member in members_on(members, LEADERS, day)}
    return [
        item.name
        for item in proper_departments(departments)
        if holds(item.valid_from, item.valid_to, day.isoformat()) and item.name not in led
    ]


def refuse_unfit_training(training: Training, departments: Collection[str]) -> None:
    """Refuse a training that cannot be kept.

    Raises:
        UserError: no theme, no day, an unknown department, one named twice, or fewer than no people.
    """
    if not training.theme.strip():
        raise UserError("研修のテーマが空です。テーマを入力してください。")
    if not is_day(training.day):
        raise UserError(
            f"研修の日付「{training.day[:20]}」は日付として読めません。2026-06-15 の形にしてください。"
        )
    names = [name for name, _ in training.attendance]
    for name, people in training.attendance:
        refuse_improper(name, departments)
        if names.count(name) > 1:
            raise UserError(f"{name} の参加者が2回あります。1行にまとめてください。")
        if people < 0:
            raise UserError(f"{name} の参加者 {people} 人は 0 以上の数にしてください。")


def absent(training: Training, departments: Iterable[str]) -> list[str]:
    """Return those of the departments that sent nobody, in their order."""
    came = {name for name, people in training.attendance if people > 0}
    return [name for name in departments if name not in came]


def attendance_rate(training: Training, departments: Collection[str]) -> float | None:
    """Return the share of departments that sent anyone, 0 to 1; None where there are no departments."""
    return 1 - len(absent(training, departments)) / len(departments) if departments else None
