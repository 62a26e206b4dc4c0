"""Which changes of the plan cannot be made, each refused in a sentence that says what to do."""

import datetime as dt
from collections.abc import Callable, Mapping

from fujidesk.domain.days import is_day
from fujidesk.domain.fields import place_of
from fujidesk.domain.fiscal import era_day, long_year
from fujidesk.domain.plan_days import plan_period
from fujidesk.domain.records import StateKind
from fujidesk.domain.revising import ORDERED_KINDS, RegisterNow, RevisionOrder, one_line
from fujidesk.domain.revision_lines import state_text
from fujidesk.domain.revisions import REVISION_NAMES, Revision, RevisionKind
from fujidesk.errors import UserError


def refuse_unfit(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse an order that cannot be made; nothing has been changed then.

    Raises:
        UserError: a project, the day, reason or meeting is missing or wrong, a project has ended, a later
            revision of it is there already, or the new value is the present one.
    """
    if order.kind not in ORDERED_KINDS:
        raise UserError(f"{REVISION_NAMES[order.kind]}は、ここでは登録できません。")
    _refuse_numbers(order, now)
    _refuse_day(order, now)
    for text, what in ((order.reason, "理由"), (order.meeting, "決定した会議")):
        if not text.strip():
            raise UserError(f"{what}を入力してください。変更の一覧と会議資料に載ります。")
    _refuse_states(order, now)
    check = _CHECKS.get(order.kind)
    if check is not None:
        check(order, now)


def _refuse_numbers(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse no project at all, projects that are not there, and one that is named twice."""
    if not order.numbers:
        raise UserError("変更する事業を選んでください。")
    for number in (*order.numbers, *filter(None, (order.into,))):
        if number not in now.records:
            raise UserError(f"事業番号 {number} の事業はありません。番号を確かめてください。")
        if order.numbers.count(number) > 1:
            raise UserError(f"事業番号 {number} が2回あります。1回だけ選んでください。")


def _refuse_day(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse a day that is none, outside the period, or before what was decided of the project already."""
    if not is_day(order.day):
        raise UserError("日付を入力してください（例 2026-04-01）。変更はこの日から有効になります。")
    day, profile = dt.date.fromisoformat(order.day), now.profile
    first, last = plan_period(profile)
    if not first <= day <= last:
        raise UserError(
            f"{era_day(day)}は計画の期間（{long_year(profile.first_year)}～{long_year(profile.last_year)}）の"
            "外です。期間の中の日付にしてください。"
        )
    concerned = {*order.numbers, *filter(None, (order.into,))}
    for number in sorted(concerned):
        later = [item for item in now.revisions if number in _numbers_of(item) and item.day > order.day]
        if later:
            newest = max(later, key=lambda item: item.day)
            raise UserError(
                f"{number} には、この日より後の変更（{era_day(dt.date.fromisoformat(newest.day))} "
                f"{REVISION_NAMES[newest.kind]}）があります。その日以後の日付にしてください。"
            )


def _numbers_of(revision: Revision) -> set[str]:
    """Return the projects that a revision is about."""
    return {*revision.numbers, *revision.into, *(effect.key for effect in revision.effects)}


def _refuse_states(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse projects that have ended, and a second rest."""
    for number in (*order.numbers, *filter(None, (order.into,))):
        state = now.records[number].state
        if state is not None and state.has_ended:
            raise UserError(
                f"{number} は {state_text(state)}により終了しています。動いている事業を選んでください。"
            )
        if state is not None and order.kind is RevisionKind.SUSPEND:
            raise UserError(f"{number} はすでに休止しています。再開するときは「再開」を選んでください。")
        if state is None and order.kind is RevisionKind.RESUME:
            raise UserError(f"{number} は休止していないため、再開できません。休止中の事業を選んでください。")


def _refuse_rename(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse several projects, no name, and the present one."""
    number = _only(order)
    title = one_line(order.title)
    if not title:
        raise UserError("新しい事業名を入力してください。")
    if title == now.records[number].title:
        raise UserError(f"{number} の事業名はすでに「{title}」です。新しい名前を入力してください。")


def _refuse_move(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse an unknown measure, and the one that a project stands under."""
    _refuse_place(order.measure, now, "移す先の")
    for number in order.numbers:
        if place_of(now.records[number]) == order.measure:
            raise UserError(f"{number} はすでに {order.measure} の事業です。別のところを選んでください。")


def _refuse_category(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse no category, and the present one."""
    if order.category is None:
        raise UserError("新しい事業分類を選んでください。")
    for number in order.numbers:
        if now.records[number].category is order.category:
            word = now.profile.category_name(order.category)
            raise UserError(f"{number} の事業分類はすでに「{word}」です。別の分類を選んでください。")


def _refuse_merge(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse a project into itself, one that rests as the one that stays, and a merge of one alone."""
    if order.into:
        if order.into in order.numbers:
            raise UserError(
                f"{order.into} をそれ自身に統合することはできません。統合先とは別の事業を選んでください。"
            )
        state = now.records[order.into].state
        if state is not None and state.kind is StateKind.SUSPENDED:
            raise UserError(f"統合先の {order.into} は休止中です。先に再開するか、別の事業にしてください。")
        return
    if len(order.numbers) < 2:
        raise UserError("新しい事業に統合するときは、2つ以上の事業を選んでください。")
    _refuse_titles(order, now, 1)
    if len(order.new_titles) > 1:
        raise UserError("統合でできる新しい事業は1つです。名前を1つにしてください。")


def _refuse_split(order: RevisionOrder, now: RegisterNow) -> None:
    """Refuse several projects, and fewer than two new ones."""
    _only(order)
    _refuse_titles(order, now, 2)


def _refuse_titles(order: RevisionOrder, now: RegisterNow, least: int) -> None:
    """Refuse too few new projects, and names that are empty or twice the same."""
    titles = [one_line(title) for title in order.new_titles]
    if len(titles) < least or not all(titles):
        count = f" {least} つ以上" if least > 1 else ""
        raise UserError(f"新しい事業の名前を{count}入力してください。")
    if len(set(titles)) < len(titles):
        raise UserError("新しい事業の名前が同じです。別の名前にしてください。")
    if order.measure:
        _refuse_place(order.measure, now, "新しい事業を置く")


def _refuse_place(code: str, now: RegisterNow, what: str) -> None:
    """Refuse a level that the plan has not, or under which no project stands."""
    name = now.profile.level_names[-1]
    if not code:
        raise UserError(f"{what}{name}を選んでください。")
    if code not in now.places:
        raise UserError(f"{what}{name}「{code}」が計画にありません。一覧から選んでください。")


def _only(order: RevisionOrder) -> str:
    """Return the one project of an order.

    Raises:
        UserError: there are several.
    """
    if len(order.numbers) > 1:
        word = REVISION_NAMES[order.kind]
        raise UserError(f"{word}は事業を1つずつ登録します。事業を1つだけ選んでください。")
    return order.numbers[0]


_CHECKS: Mapping[RevisionKind, Callable[[RevisionOrder, RegisterNow], None]] = {
    RevisionKind.RENAME: _refuse_rename, RevisionKind.MOVE: _refuse_move,
    RevisionKind.CATEGORY: _refuse_category, RevisionKind.MERGE: _refuse_merge,
    RevisionKind.SPLIT: _refuse_split,
}  # fmt: skip
