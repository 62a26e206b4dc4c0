"""Prefills the draft from where each project stands: schedule, indicator, texts."""

from fujidesk.domain.fiscal import half_years
from fujidesk.domain.next_plan.records import DraftProject, Fate, PlanDraft
from fujidesk.domain.records import STATE_KIND_NAMES, ProjectRecord, StateKind
from fujidesk.domain.timeline import ENDED, track_of

_STAY = 2
"""Half-years that a phase takes where nothing is known: a fiscal year."""
_KEPT_STATES = (StateKind.SUSPENDED,)
"""A project that rests may run again."""


def carried(
    record: ProjectRecord, draft: PlanDraft, key: str, position: int, operation_phase: int
) -> DraftProject:
    """Return what becomes of a project unless the office decides otherwise.

    One that runs or rests is carried over; one that was completed, merged or split has ended.
    operation_phase: number of the last phase.
    """
    state = record.state
    if state is not None and state.kind not in _KEPT_STATES:
        reason = f"{state.since} に{STATE_KIND_NAMES[state.kind]}"
        return DraftProject(key, draft.key, Fate.ENDED, (record.number,), reason, title=record.title)
    return DraftProject(
        key, draft.key, Fate.CARRIED, (record.number,), "", record.number, record.title,
        record.measure or record.policy, record.category, record.is_dx, record.departments, record.summary,
        record.overview, record.purpose, record.effects, record.challenges, record.indicator.text,
        next_phases(record, draft, operation_phase), position,
    )  # fmt: skip


def next_phases(record: ProjectRecord, draft: PlanDraft, operation_phase: int) -> str:
    """Return the schedule that follows from where a project stands; "" where it has none.

    From the last reached phase, or the last planned one where none was reported, each further phase takes a
    fiscal year, and operation stays. A project whose plan has ended stays ended.
    """
    count = len(half_years(draft.fiscal_year, draft.last_year))
    halves = tuple(cell.when for cell in record.schedule)
    planned = track_of(record.schedule, halves).phases.rstrip()
    reached = "".join("-" if cell.phase is None else str(cell.phase) for cell in record.actual)
    stands = reached[-1:] or planned[-1:]
    if not stands:
        return ""
    if stands == ENDED:
        return ENDED * count
    phases = [int(stands)]
    while len(phases) < count:
        later = min(int(stands) + len(phases) // _STAY, operation_phase)
        phases.append(later)
    return "".join(str(phase) for phase in phases)
