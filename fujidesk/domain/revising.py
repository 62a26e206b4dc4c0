"""What a decided change does to the register: rename, move, merge, split, suspend and the rest as effects.

Every effect is a FieldChange, so that one undo step makes or takes back all of a revision. A project that
moved keeps its number, and a number is never used for another project (001, 3.2).
"""

import datetime as dt
from collections.abc import Callable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, replace

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fields import cell_value, place_of, state_value, values_of, whole_value
from fujidesk.domain.fiscal import HalfYear, half_year_of, half_years_from
from fujidesk.domain.numbers import measure_of, next_number, policy_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, ProjectRecord, ProjectState, ScheduleCell, StateKind
from fujidesk.domain.revisions import Revision, RevisionKind


@dataclass(frozen=True, slots=True)
class RevisionOrder:
    """A change that a meeting decided, as the office enters it.

    numbers: projects that change, in order; of a merge those that end. title: new name. measure: code of
    the level to move to, and of a split or merge the one that the new projects stand under ("": that of the
    first). into: of a merge the project that stays, "" for a new one. new_titles: names of the new projects.
    ends_plan: half-years of the plan from the day on become ended where a project ends or rests.
    """

    kind: RevisionKind
    numbers: tuple[str, ...]
    day: str
    reason: str
    meeting: str
    title: str = ""
    measure: str = ""
    category: Category | None = None
    into: str = ""
    new_titles: tuple[str, ...] = ()
    ends_plan: bool = True


@dataclass(frozen=True, slots=True)
class RegisterNow:
    """The register that a change is made in.

    records: all projects by number. places: code → title of the levels that a project may stand under.
    revisions: all that were decided so far. used: all numbers, also of removed projects.
    """

    profile: PlanProfile
    records: Mapping[str, ProjectRecord]
    places: Mapping[str, str]
    revisions: Sequence[Revision]
    used: AbstractSet[str]


def revision_of(order: RevisionOrder, now: RegisterNow, key: str) -> Revision:
    """Return the revision that an order comes to; the order has been checked (`revision_checks`)."""
    effects = tuple(_WAYS[order.kind](order, now))
    made = [effect.key for effect in effects if effect.field == "*"]
    return Revision(
        key, half_year_of(dt.date.fromisoformat(order.day)).fiscal_year, order.kind, order.day,
        order.reason.strip(), order.meeting.strip(), order.numbers,
        tuple(made) or ((order.into,) if order.into else ()), effects=effects,
    )  # fmt: skip


def one_line(text: str) -> str:
    """Return a name as it is stored: one line without blanks around it."""
    return " ".join(text.split())


def _renamed(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the new name."""
    for record in _chosen(order, now):
        yield _set(record.number, "title", record.title, one_line(order.title))


def _moved(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the new place; the numbers stay."""
    for record in _chosen(order, now):
        yield _set(record.number, "measure", place_of(record), order.measure)


def _recategorised(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the new category."""
    if order.category is not None:
        for record in _chosen(order, now):
            yield _set(record.number, "category", record.category.value, order.category.value)


def _merged(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the new project, where none of the register stays, and the end of those that go into it."""
    into = (order.into,)
    if not order.into:
        made = _new_projects(order, now)
        yield from made
        into = (made[0].key,)
    yield from _ended(order, now, StateKind.MERGED, into)


def _split(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the new projects, and the end of the one that went into them."""
    made = _new_projects(order, now)
    yield from made
    yield from _ended(order, now, StateKind.SPLIT, tuple(change.key for change in made))


def _suspended(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the rest."""
    return _ended(order, now, StateKind.SUSPENDED, ())


def _completed(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the end."""
    return _ended(order, now, StateKind.COMPLETED, ())


def _resumed(order: RevisionOrder, now: RegisterNow) -> Iterator[FieldChange]:
    """Yield the end of the rest; half-years that it emptied get their phases back from the day on."""
    for record in _chosen(order, now):
        yield _set(record.number, "standing", state_value(record.state), None)
        found = _before_rest(record.number, now.revisions)
        values = values_of(record)
        for when in _from(order, now):
            field = _plan_field(when)
            if field in found and values.get(field) == found[field].after:
                yield found[field].reversed()


def _before_rest(number: str, revisions: Sequence[Revision]) -> dict[str, FieldChange]:
    """Return what the newest suspension of a project did to its plan, by field."""
    rests = [item for item in revisions if item.kind is RevisionKind.SUSPEND and number in item.numbers]
    if not rests:
        return {}
    newest = max(rests, key=lambda item: item.day)
    return {item.field: item for item in newest.effects if item.key == number}


def _ended(
    order: RevisionOrder, now: RegisterNow, kind: StateKind, into: tuple[str, ...]
) -> Iterator[FieldChange]:
    """Yield the state of the projects, and the plan's half-years from the day on as ended."""
    state = state_value(ProjectState(kind, order.day, into))
    for record in _chosen(order, now):
        yield _set(record.number, "standing", state_value(record.state), state)
        if not order.ends_plan:
            continue
        for cell in _later_cells(record, order, now):
            if cell.phase is not None:
                ended = ScheduleCell(cell.fiscal_year, cell.half, None)
                yield _set(record.number, _plan_field(cell.when), cell_value(cell), cell_value(ended))


def _new_projects(order: RevisionOrder, now: RegisterNow) -> list[FieldChange]:
    """Return the changes that make the new projects: they inherit what the first one says, from the day on.

    Texts, departments, codes and indicator come along; reached phases and the printed page do not.
    """
    first = now.records[order.numbers[0]]
    place, used, made = order.measure or place_of(first), set(now.used), []
    year = half_year_of(dt.date.fromisoformat(order.day)).fiscal_year
    for title in order.new_titles:
        number = next_number(place, used)
        used.add(number)
        record = replace(
            first, number=number, title=one_line(title), page=None, state=None, actual=(),
            policy=policy_of(number), measure=measure_of(number) if "." in place else "",
            category=order.category or first.category, schedule=_later_cells(first, order, now),
            yearly_actions={key: text for key, text in first.yearly_actions.items() if key >= year},
        )  # fmt: skip
        made.append(_set(number, "*", None, whole_value(record)))
    return made


def _later_cells(record: ProjectRecord, order: RevisionOrder, now: RegisterNow) -> tuple[ScheduleCell, ...]:
    """Return the planned half-years of a project that begin on the day of the order or after it."""
    later = frozenset(_from(order, now))
    return tuple(cell for cell in record.schedule if cell.when in later)


def _from(order: RevisionOrder, now: RegisterNow) -> tuple[HalfYear, ...]:
    """Return the half-years of the plan that begin on the day of the order or after it."""
    return half_years_from(dt.date.fromisoformat(order.day), now.profile.half_years)


def _chosen(order: RevisionOrder, now: RegisterNow) -> list[ProjectRecord]:
    """Return the projects that change."""
    return [now.records[number] for number in order.numbers]


def _plan_field(when: HalfYear) -> str:
    """Return the key of a planned half-year."""
    return f"plan.{when.fiscal_year}.{when.half}"


def _set(number: str, field: str, before: JsonValue, after: JsonValue) -> FieldChange:
    """Return the change of one value of a project."""
    return FieldChange(Entity.PROJECT, number, field, before, after)


_WAYS: Mapping[RevisionKind, Callable[[RevisionOrder, RegisterNow], Iterator[FieldChange]]] = {
    RevisionKind.RENAME: _renamed, RevisionKind.MOVE: _moved, RevisionKind.CATEGORY: _recategorised,
    RevisionKind.MERGE: _merged, RevisionKind.SPLIT: _split, RevisionKind.SUSPEND: _suspended,
    RevisionKind.RESUME: _resumed, RevisionKind.COMPLETE: _completed,
}  # fmt: skip
ORDERED_KINDS = tuple(_WAYS)
"""The kinds that the office enters here; additions and reorganisations come from steps of their own."""
