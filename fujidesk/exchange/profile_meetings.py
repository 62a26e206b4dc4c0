"""Reads the meetings of a plan profile and the parts of their packs."""

from functools import partial

from fujidesk.domain.meetings import (
    STANDARD_MEETINGS,
    YEARLY_PARTS,
    MeetingTerm,
    PartKind,
    with_whole_meeting,
)
from fujidesk.exchange.datafile import Entry
from fujidesk.exchange.profile_faults import Faults


def meeting_terms(top: Entry, faults: Faults | None = None) -> tuple[MeetingTerm, ...]:
    """Return the entries of [[meetings]]; the standard meetings where the profile has none.

    faults: takes what is wrong in the entries, each by itself; without it the first fault is raised.

    Raises:
        UserError: a key twice, a month that is none, an unknown part, a part twice, or a body that
            [[committees]] does not have.
    """
    if "meetings" not in top.values:
        return with_whole_meeting(STANDARD_MEETINGS)
    items = top.entries("meetings")
    top.unique("meetings", items, lambda item: item.values.get("key"))
    bodies = {item.values.get("key") for item in top.entries("committees")}
    read = partial(_term, bodies=bodies)
    return with_whole_meeting([read(item) for item in items] if faults is None else faults.each(items, read))


def _term(item: Entry, bodies: set[object]) -> MeetingTerm:
    """Return one meeting.

    Raises:
        UserError: as `meeting_terms`.
    """
    month = item.integer("month")
    if not 1 <= month <= 12:
        raise item.fault("month", "1 から 12 の月")
    about = item.integer("about")
    if about not in (-1, 0):
        raise item.fault("about", "-1（前年度の実績）か 0（その年度）")
    body = item.text_or("body", "")
    if body and body not in bodies:
        raise item.fault("body", "committees にある key")
    internal = item.flag("internal") if "internal" in item.values else True
    return MeetingTerm(item.text("key"), item.text("name"), body, month, about, _parts(item), internal)


def _parts(item: Entry) -> tuple[PartKind, ...]:
    """Return the parts of a meeting's pack in order; all of them where the profile names none."""
    if "parts" not in item.values:
        return YEARLY_PARTS
    known = {kind.value: kind for kind in PartKind}
    names = item.texts("parts")
    if not names or any(name not in known for name in names) or len(set(names)) < len(names):
        raise item.fault("parts", f"資料の種類を一度ずつ（{'、'.join(known)}）")
    return tuple(known[name] for name in names)
