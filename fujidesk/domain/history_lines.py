"""The change history as lines in words, and which of its entries are asked for."""

from dataclasses import dataclass

from fujidesk.domain.changes import Entity, HistoryEntry
from fujidesk.domain.describing import describe_value
from fujidesk.domain.fields import field_label
from fujidesk.domain.office_words import RECORD_WORDS, is_office_change, office_values
from fujidesk.domain.plan_words import STANDARD_WORDS
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.profile_changes import PROFILE_WORDS, told_values

ENTITY_NAMES = dict(RECORD_WORDS) | {
    Entity.REGISTER: "台帳",
    Entity.PROJECT: "事業", Entity.LEVEL: STANDARD_WORDS.levels, Entity.REPORT: "進捗状況報告",
    Entity.ROUND: "調査", Entity.ENTRY: "調査票", Entity.INQUIRY: "照会", Entity.PROFILE: "計画プロファイル",
}  # fmt: skip
"""What an entry is about."""


@dataclass(frozen=True, slots=True)
class HistoryFilter:
    """Which entries are asked for; "" does not narrow.

    key: project number, level code or department. who: login name. first, last: ISO days, both included.
    """

    key: str = ""
    who: str = ""
    first: str = ""
    last: str = ""


@dataclass(frozen=True, slots=True)
class HistoryLine:
    """An entry in words. at: ISO time. what: kind of the thing. key: which one."""

    at: str
    who: str
    what: str
    key: str
    field: str
    before: str
    after: str
    label: str


def history_line(entry: HistoryEntry, profile: PlanProfile) -> HistoryLine:
    """Return an entry in words."""
    change = entry.change
    what = profile.words.levels if change.entity is Entity.LEVEL else ENTITY_NAMES[change.entity]
    if is_office_change(change):
        word, before, after = office_values(change, profile)
        return HistoryLine(entry.at, entry.who, what, change.key, word, before, after, entry.label)
    if change.entity is Entity.PROFILE:
        word = PROFILE_WORDS.get(change.field, change.field)
        return HistoryLine(
            entry.at,
            entry.who,
            what,
            change.key,
            word,
            *told_values(change.before, change.after),
            entry.label,
        )
    before, after = (describe_value(change.field, value, profile) for value in (change.before, change.after))
    return HistoryLine(
        entry.at, entry.who, what, change.key, field_label(change.field, profile), before, after, entry.label
    )
