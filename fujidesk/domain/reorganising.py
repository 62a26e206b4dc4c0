"""組織改正: departments renamed, merged or split from a day, worked out as changes (001, 1 and 3.2).

Old departments end the day before and keep their history; half-years that begin before the day keep the
names that they had. What a project prints beside the name (収納課等) is kept.
"""

import datetime as dt
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from enum import StrEnum

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.days import is_day, outside_fault
from fujidesk.domain.fields import cell_value
from fujidesk.domain.fiscal import first_day
from fujidesk.domain.people import Member
from fujidesk.domain.people_rules import holds
from fujidesk.domain.plan_days import plan_period
from fujidesk.domain.printed_departments import refuse_improper, single
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import DepartmentRecord, ProjectRecord, ScheduleCell
from fujidesk.errors import UserError


class ReorganisationKind(StrEnum):
    """What happens to departments."""

    RENAME = "rename"
    MERGE = "merge"
    SPLIT = "split"


REORGANISATION_NAMES = {
    ReorganisationKind.RENAME: "名称変更", ReorganisationKind.MERGE: "統合",
    ReorganisationKind.SPLIT: "分割",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class ReorganisationOrder:
    """A reorganisation as the office enters it.

    before, after: names of departments; the first of after is the main successor. A name in both stays.
    day: ISO date from which the new ones are valid. takers: of a split, number → which of after takes the
    project; those not named go to the main one.
    """

    kind: ReorganisationKind
    before: tuple[str, ...]
    after: tuple[str, ...]
    day: str
    reason: str = ""
    meeting: str = ""
    takers: Mapping[str, str] = field(default_factory=dict)

    @property
    def ending(self) -> tuple[str, ...]:
        """The departments that end."""
        return tuple(name for name in self.before if name not in self.after)

    def taker(self, number: str) -> str:
        """Return the department that takes a project."""
        return self.takers.get(number) or self.after[0]


def refuse_unfit(
    order: ReorganisationOrder, known: Mapping[str, DepartmentRecord], profile: PlanProfile
) -> None:
    """Refuse a reorganisation that cannot be made.

    Raises:
        UserError: the day, the reason, the number of departments or a name is missing or wrong.
    """
    _refuse_day(order, profile)
    if not order.reason.strip():
        raise UserError("組織改正の理由を入力してください。変更の一覧に載ります。")
    _refuse_counts(order)
    for name in order.before:
        _refuse_before(name, order.day, known)
    for name in order.after:
        _refuse_after(name, order, known)
    strange = [name for name in order.takers.values() if name not in order.after]
    if strange:
        raise UserError(f"引き継ぐ部署「{strange[0]}」は改正後の部署にありません。一覧から選んでください。")


def _refuse_day(order: ReorganisationOrder, profile: PlanProfile) -> None:
    """Refuse a day that is none, or outside the period of the plan."""
    if not is_day(order.day):
        raise UserError(f"組織改正の日「{order.day[:20]}」を読めません。2026-04-01 の形にしてください。")
    fault = outside_fault("組織改正の日", order.day, *plan_period(profile))
    if fault:
        raise UserError(fault)


def _refuse_counts(order: ReorganisationOrder) -> None:
    """Refuse too few or too many departments for the kind, and names given twice."""
    old, new = len(order.before), len(order.after)
    fits = {
        ReorganisationKind.RENAME: old == new == 1,
        ReorganisationKind.MERGE: old > 1 and new == 1,
        ReorganisationKind.SPLIT: old == 1 and new > 1,
    }
    if not fits[order.kind]:
        words = {
            ReorganisationKind.RENAME: "名称変更は、1 つの部署を 1 つの新しい名前にします",
            ReorganisationKind.MERGE: "統合は、2 つ以上の部署を 1 つにします",
            ReorganisationKind.SPLIT: "分割は、1 つの部署を 2 つ以上にします",
        }
        raise UserError(f"{words[order.kind]}。部署の数を確かめてください。")
    for names in (order.before, order.after):
        if len(set(names)) < len(names):
            raise UserError("同じ部署が2回あります。1回だけにしてください。")


def _refuse_before(name: str, day: str, known: Mapping[str, DepartmentRecord]) -> None:
    """Refuse a department that there is not, or not on the day before."""
    refuse_improper(name, known)
    if not holds(known[name].valid_from, known[name].valid_to, _day_before(day)):
        raise UserError(f"部署「{name}」は {day} の前日にはありません。部署と日付を確かめてください。")


def _refuse_after(name: str, order: ReorganisationOrder, known: Mapping[str, DepartmentRecord]) -> None:
    """Refuse an empty or unchanged name, one of a department that is over, and for a rename one in use."""
    if not name.strip() or name != " ".join(name.split()):
        raise UserError("新しい部署の名前を、空白で始めたり終えたりせずに1行で入力してください。")
    refuse_improper(name, {*known, *order.after})  # a new one need not be known
    if order.kind is ReorganisationKind.RENAME and name in order.before:
        raise UserError(f"新しい名前が今の名前「{name}」と同じです。新しい名前を入力してください。")
    if name in order.before or name not in known:
        return
    if order.kind is ReorganisationKind.RENAME:
        raise UserError(
            f"部署「{name}」はすでにあります。その部署と一緒にするときは「統合」を選んでください。"
        )
    if not holds(known[name].valid_from, known[name].valid_to, order.day):
        raise UserError(f"部署「{name}」は {order.day} には廃止されています。別の名前にしてください。")


def department_changes(
    order: ReorganisationOrder, known: Mapping[str, DepartmentRecord]
) -> Iterator[FieldChange]:
    """Yield the new departments, then the ends and successors of the old ones."""
    for name in order.after:
        if name not in known:
            value: JsonValue = {"valid_from": order.day, "valid_to": None, "successor": None}
            yield FieldChange(Entity.DEPARTMENT, name, "*", None, value)
    for name in order.ending:
        held = known[name]
        last = _day_before(order.day)
        yield FieldChange(Entity.DEPARTMENT, name, "valid_to", held.valid_to, last)
        yield FieldChange(Entity.DEPARTMENT, name, "successor", held.successor, order.after[0])


def concerns(order: ReorganisationOrder, record: ProjectRecord) -> bool:
    """Tell whether a running project names an old department now or in a half-year from the day on."""
    if record.state is not None and record.state.has_ended:
        return False
    names = [*record.departments]
    names += [name for cell in _later(order, record) for name in cell.departments]
    return any(_named(name, order.before) for name in names)


def project_changes(order: ReorganisationOrder, record: ProjectRecord) -> Iterator[FieldChange]:
    """Yield the changes by which a running project names the new department."""
    if not concerns(order, record):
        return
    names = _renamed(order, record.number, record.departments)
    if names != record.departments:
        yield FieldChange(Entity.PROJECT, record.number, "departments", list(record.departments), list(names))
    for cell in _later(order, record):
        moved = replace(cell, departments=_renamed(order, record.number, cell.departments))
        if moved != cell:
            place = f"plan.{cell.fiscal_year}.{cell.half}"
            yield FieldChange(Entity.PROJECT, record.number, place, cell_value(cell), cell_value(moved))


def moved_members(
    order: ReorganisationOrder, members: Sequence[Member], first_key: int
) -> Iterator[tuple[Member, Member, Member | None]]:
    """Yield whose terms move along: as it is, as it becomes, and the term that begins (None: it only moves).

    A term that has not begun by the day moves whole. first_key: of new terms, counted on from there.
    """
    key = first_key
    for item in members:
        if item.department not in order.ending or (item.valid_to and item.valid_to < order.day):
            continue
        if item.valid_from >= order.day:
            yield item, replace(item, department=order.after[0]), None
            continue
        begun = replace(item, key=str(key), department=order.after[0], valid_from=order.day)
        yield item, replace(item, valid_to=_day_before(order.day)), begun
        key += 1


def _later(order: ReorganisationOrder, record: ProjectRecord) -> list[ScheduleCell]:
    """Return the half-years of a plan that begin on or after the day."""
    day = dt.date.fromisoformat(order.day)
    return [cell for cell in record.schedule if first_day(cell.when) >= day]


def _renamed(order: ReorganisationOrder, number: str, printed: Sequence[str]) -> tuple[str, ...]:
    """Return printed departments with the new one in place of the old, each once: 税民課等 is 税民課 too."""
    found: dict[str, str] = {}
    for name in printed:
        old = _named(name, order.before)
        new = order.taker(number) + name.removeprefix(old) if old else name
        department = single(new, order.after)
        found[department] = max(found.get(department, ""), new, key=len)
    return tuple(found.values())


def _named(printed: str, names: Sequence[str]) -> str:
    """Return which of some departments a printed one names, alone or with others; "" for none."""
    name = single(printed, names)
    return name if name in names else ""


def _day_before(day: str) -> str:
    """Return the ISO day before."""
    return (dt.date.fromisoformat(day) - dt.timedelta(days=1)).isoformat()
