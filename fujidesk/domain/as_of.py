"""The register as it stood on any day: what was decided later is taken back from the present one.

Only revisions are taken back. Plain corrections through the sheet are no revisions and stay; where one came
after a revision of the same value, taking back still gives the value that the revision found.
"""

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import differing, record_of_whole, record_with
from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.records import ProjectRecord
from fujidesk.domain.revisions import Revision
from fujidesk.domain.timeline import track_of


def register_as_of(
    records: Iterable[ProjectRecord], revisions: Sequence[Revision], day: dt.date
) -> list[ProjectRecord]:
    """Return the register at the end of a day, in the order of the numbers.

    Args:
        records: the present register.
        revisions: all, in the order in which they were entered; one holds from its day on.
        day: the day that is asked for.
    """
    found = {record.number: record for record in records}
    later = sorted((item for item in revisions if item.day > day.isoformat()), key=lambda item: item.day)
    for revision in reversed(later):
        for effect in reversed(revision.effects):
            _take_back(effect, found)
    return [found[number] for number in sorted(found, key=sort_key)]


def _take_back(effect: FieldChange, found: dict[str, ProjectRecord]) -> None:
    """Take one effect back; those on what is no project, or a project that is gone, say nothing here."""
    if effect.entity is not Entity.PROJECT:
        return
    if effect.field == "*":
        if effect.before is None:
            found.pop(effect.key, None)
        else:
            found[effect.key] = record_of_whole(effect.key, effect.before)
    elif effect.key in found:
        found[effect.key] = record_with(found[effect.key], effect.field, effect.before)


def original_phases(
    records: Iterable[ProjectRecord], revisions: Sequence[Revision], halves: Sequence[HalfYear]
) -> dict[str, str]:
    """Return the phases of the plan's first schedules that revisions have changed since, by number.

    One character a half-year, as `domain.timeline.Track.phases`. halves: of the plan; a project that is gone
    or came later is left out.
    """
    now = {record.number: track_of(record.schedule, halves).phases for record in records}
    first = dt.date(halves[0].fiscal_year, 4, 1)
    then = register_as_of(records, revisions, first)
    found = {record.number: track_of(record.schedule, halves).phases for record in then}
    return {number: phases for number, phases in found.items() if phases != now.get(number, phases)}


def between(revisions: Iterable[Revision], first: dt.date, last: dt.date) -> list[Revision]:
    """Return the revisions of a span of days, both included, by day and then as they were entered."""
    span = (first.isoformat(), last.isoformat())
    return sorted((item for item in revisions if span[0] <= item.day <= span[1]), key=lambda item: item.day)


def changed_fields(
    then: Sequence[ProjectRecord], now: Mapping[str, ProjectRecord]
) -> dict[str, tuple[str, ...]]:
    """Return what is another value today, by number, as field keys; a project without any is left out.

    A place that differs is "measure"; a project of then that is gone today is told by "*".
    """
    found: dict[str, tuple[str, ...]] = {}
    for record in then:
        present = now.get(record.number)
        if present is None:
            found[record.number] = ("*",)
            continue
        fields = [field for field, _, _ in differing(record, present)]
        if (record.policy, record.measure) != (present.policy, present.measure):
            fields.insert(0, "measure")
        if fields:
            found[record.number] = tuple(fields)
    return found
