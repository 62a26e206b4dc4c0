"""What an order about projects of a draft makes: worked out before anything is written."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from fujidesk.domain.changes import FieldChange
from fujidesk.domain.next_plan.carrying import carried
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import ProjectRecord
from fujidesk.errors import UserError
from fujidesk.services.office_records import added, changed, removed


@dataclass(frozen=True, slots=True)
class CarryOrder:
    """What becomes of projects of the plan in force, as the office decides.

    numbers: of the plan in force; none for a new project. titles: of the projects of the next plan that they
    become; none for an end. level: code of the lowest level, "" that of the first source. departments: none:
    those of the sources.
    """

    fate: Fate
    numbers: tuple[str, ...] = ()
    titles: tuple[str, ...] = ()
    level: str = ""
    reason: str = ""
    departments: tuple[str, ...] = ()


class Keys:
    """Gives keys one after the other, beginning with one that no record has or ever had."""

    def __init__(self, prefix: str, first: int) -> None:
        self._prefix = prefix
        self._next = first

    def __next__(self) -> str:
        """Return the next key."""
        self._next += 1
        return f"{self._prefix}{self._next - 1}"


class Carrying:
    """Works orders on one draft out; writes nothing."""

    def __init__(
        self, draft: PlanDraft, own: Sequence[DraftProject], records: Iterable[ProjectRecord], keys: Keys
    ) -> None:
        """Take a draft with its projects, and the projects of the plan in force."""
        self._draft = draft
        self._own = own
        self._records = {record.number: record for record in records}
        self._keys = keys

    def changes(self, order: CarryOrder, operation_phase: int) -> list[FieldChange]:
        """Return the changes that an order makes; what was decided on its projects before goes.

        Raises:
            UserError: a number is not of the plan in force, or the order does not fit its fate.
        """
        self._refuse(order)
        touched = [item for item in self._own if set(item.sources) & set(order.numbers)]
        _refuse_half(touched, order)
        if order.fate is Fate.ENDED:
            return list(self._ends(order, touched))
        made = [removed(item) for item in touched]
        base = self._base(order, touched, operation_phase)
        return [*made, *map(added, self._projects(order, base))]

    def _ends(self, order: CarryOrder, touched: Sequence[DraftProject]) -> Iterator[FieldChange]:
        """Yield the changes that end projects.

        What is written on one that stands for itself stays with it, for the day it is carried over again.
        """
        alone = {item.key for item in touched if _stands_alone(item, touched)}
        yield from (removed(item) for item in touched if item.key not in alone)
        for number in order.numbers:
            own = next((item for item in touched if item.key in alone and number in item.sources), None)
            if own is not None:
                yield from changed(own, replace(own, fate=Fate.ENDED, reason=order.reason, number=""))
                continue
            title = self._records[number].title
            yield added(
                DraftProject(
                    next(self._keys), self._draft.key, Fate.ENDED, (number,), order.reason, title=title
                )
            )

    def _base(self, order: CarryOrder, touched: Sequence[DraftProject], operation_phase: int) -> DraftProject:
        """Return what a decision begins with: what was written on the first source, or its record."""
        place = min((item.position for item in touched), default=len(self._own) + 1)
        if not order.numbers:
            return DraftProject("", self._draft.key, Fate.NEW, position=place)
        if order.fate in (Fate.MERGED, Fate.SPLIT):
            for item in touched:
                if item.is_in_plan and item.sources[0] == order.numbers[0]:
                    return item
        first = replace(self._records[order.numbers[0]], state=None)
        return carried(first, self._draft, "", place, operation_phase)

    def _projects(self, order: CarryOrder, base: DraftProject) -> Iterator[DraftProject]:
        """Yield the projects of the next plan that an order makes."""
        asked = dict.fromkeys(name for number in order.numbers for name in self._records[number].departments)
        base = replace(
            base, fate=order.fate, sources=order.numbers, reason=order.reason,
            level=order.level or base.level, number=base.number if order.fate is Fate.CARRIED else "",
            departments=order.departments or tuple(asked),
        )  # fmt: skip
        for title in order.titles or (base.title,):
            yield replace(base, key=next(self._keys), title=title)

    def _refuse(self, order: CarryOrder) -> None:
        """Refuse an order whose numbers or titles do not fit its fate.

        Raises:
            UserError: so it is.
        """
        unknown = [number for number in order.numbers if number not in self._records]
        if unknown:
            raise UserError(f"事業「{unknown[0][:20]}」は、いまの計画にありません。番号を確かめてください。")
        if len(set(order.numbers)) < len(order.numbers):
            raise UserError("同じ事業の番号が二度あります。")
        least, most, least_titles, most_titles = _COUNTS[order.fate]
        if not (
            _is_within(len(order.numbers), least, most)
            and _is_within(len(order.titles), least_titles, most_titles)
        ):
            raise UserError(_SHAPES[order.fate])
        if order.fate is not Fate.CARRIED and not order.reason.strip():
            raise UserError("理由を入力してください。")


def _refuse_half(touched: Sequence[DraftProject], order: CarryOrder) -> None:
    """Refuse to take one source out of a merged project and leave the others without it.

    Raises:
        UserError: so it would be.
    """
    for item in touched:
        rest = [number for number in item.sources if number not in order.numbers]
        if rest:
            raise UserError(
                f"{'・'.join(item.sources)} は「{item.title}」に統合されています。"
                f"{'・'.join(rest)} もいっしょに指定してください。"
            )


def _stands_alone(project: DraftProject, others: Sequence[DraftProject]) -> bool:
    """Tell whether a project comes from one alone, and no other comes from the same."""
    return len(project.sources) == 1 and sum(item.sources == project.sources for item in others) == 1


_COUNTS = {
    Fate.CARRIED: (1, 1, 0, 1), Fate.MERGED: (2, None, 0, 1), Fate.SPLIT: (1, 1, 2, None),
    Fate.ENDED: (1, None, 0, 0), Fate.NEW: (0, 0, 1, None),
}  # fmt: skip
"""Least and most sources, least and most titles of each fate; None: as many as one likes."""
_SHAPES = {
    Fate.CARRIED: "継続には、もとの事業を 1 つ指定してください。",
    Fate.MERGED: "統合には、もとの事業を 2 つ以上と、新しい名前を 1 つ（省くと先頭の名前）指定してください。",
    Fate.SPLIT: "分割には、もとの事業を 1 つと、新しい名前を 2 つ以上指定してください。",
    Fate.ENDED: "終了には、もとの事業を 1 つ以上指定してください（新しい名前は付けません）。",
    Fate.NEW: "新規には、新しい名前を指定してください（もとの事業は付けません）。",
}  # fmt: skip


def _is_within(count: int, least: int, most: int | None) -> bool:
    """Tell whether a count lies between two bounds; None: no upper one."""
    return least <= count and (most is None or count <= most)


def refuse_approved(draft: PlanDraft) -> None:
    """Refuse to change an approved draft.

    Raises:
        UserError: so it is.
    """
    if draft.is_approved:
        raise UserError(
            f"{draft.key} は {draft.approved_at[:10]} に承認されています。"
            "直すときは、承認を解除してください（理由が要ります）。"
        )
