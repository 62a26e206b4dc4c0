"""Lines of a hearing's notes while they are being typed, as the text that is kept against a crash.

Several people may take notes of one hearing at once: the draft of each is kept beside those of the others.
"""

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


@dataclass(frozen=True, slots=True)
class KeptDraft:
    """A draft as it was kept. writer: who typed it, at which PC; "" where that was not noted.

    body: as of `draft_body`; "" where nothing is kept.
    """

    writer: str
    body: str


def kept_drafts(stored: str) -> tuple[KeptDraft, ...]:
    """Return the drafts that are stored for a hearing, in the order in which they were begun.

    What is stored in the older form, one draft without its writer, is one draft.
    """
    if not stored:
        return ()
    try:
        held = json.loads(stored)
        if isinstance(held, list):
            return tuple(KeptDraft(str(item["writer"]), str(item["body"])) for item in held)
    except (ValueError, TypeError, KeyError, RecursionError):
        pass
    return (KeptDraft("", stored),)


def exchanged(stored: str, old: KeptDraft, new: KeptDraft) -> str:
    """Return what is to be stored where one draft takes the place of another.

    Drafts of others stay as they are. Where the old one is no longer there, since somebody else took it over
    or changed it in another window, the new one comes beside what is there: no text is lost.
    """
    drafts = list(kept_drafts(stored))
    place = drafts.index(old) if old in drafts else len(drafts)
    drafts[place : place + 1] = [new] if new.body else []
    # the text once more by itself, where the guard of what is published looks for it
    held = [{"writer": item.writer, "body": item.body, "text": draft_of(item.body).text} for item in drafts]
    return json.dumps(held, ensure_ascii=False) if held else ""
