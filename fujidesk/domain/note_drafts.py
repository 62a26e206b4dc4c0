"""A line of a hearing's notes while it is being typed, as the text that is kept against a crash."""

import json
from dataclasses import asdict, dataclass

from fujidesk.domain.hearings import NoteKind


@dataclass(frozen=True, slots=True)
class NoteDraft:
    """What stands in the input. due: as typed, readable or not; all texts "" where nothing stands."""

    kind: NoteKind = NoteKind.REMARK
    text: str = ""
    department: str = ""
    due: str = ""
    number: str = ""

    @property
    def is_empty(self) -> bool:
        """Whether nothing was typed; a kind alone is nothing."""
        return not any((self.text, self.department, self.due, self.number))


def draft_body(draft: NoteDraft) -> str:
    """Return what is kept of a draft; "" where nothing was typed."""
    return "" if draft.is_empty else json.dumps(asdict(draft), ensure_ascii=False)


def draft_of(body: str) -> NoteDraft:
    """Return the draft that was kept; a body that is none of `draft_body` is the text itself."""
    try:
        values = json.loads(body)
        kind = NoteKind(values.pop("kind"))
        return NoteDraft(kind, **{name: str(value) for name, value in values.items()})
    except (ValueError, TypeError, KeyError, AttributeError):
        return NoteDraft(text=body)
