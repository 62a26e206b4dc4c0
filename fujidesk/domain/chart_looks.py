"""Which colours the marks of a chart take, the same on paper, on slides and in workbooks."""

from fujidesk.domain.charts import Looks
from fujidesk.domain.palette import MARK_LOOKS, PLAIN_MARK, MarkLook, Palette

_OUTCOME_MARKS = {
    "ahead": "S", "as_planned": "A", "late": "C", "ended_early": "B", "never_began": "D", "kept": "done",
    "unknown": "unanswered",
}  # fmt: skip
"""What became of a project takes the looks of marks, too (`domain.whole_plan.outcomes.Outcome`)."""
_STATUS_MARKS = {"done": "S", "running": "A", "stopped": "C", "not_started": "B", "no_status": "unanswered"}
"""実施状況 takes the looks of marks that stand off each other in grey as well."""


def look_of(key: str, looks: Looks, palette: Palette) -> MarkLook:
    """Return how the mark of a segment looks; one that no palette knows is plain."""
    if looks is Looks.PHASE:
        if not key.isdigit():
            return PLAIN_MARK
        phase = int(key)
        return MarkLook(palette.fill(phase), palette.ink(phase), palette.edge(phase))
    borrowed = {Looks.STATUS: _STATUS_MARKS, Looks.OUTCOME: _OUTCOME_MARKS}.get(looks, {})
    return MARK_LOOKS.get(borrowed.get(key, key), PLAIN_MARK)
