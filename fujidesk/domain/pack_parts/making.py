"""Makes a pack: the parts that are on, numbered in the office's order, from what was read."""

import datetime as dt
from collections.abc import Callable, Mapping

from fujidesk.domain.fiscal import era_day
from fujidesk.domain.meetings import PartKind
from fujidesk.domain.pack_blocks import Block, DataState, Pack, PackPart
from fujidesk.domain.pack_editions import NumberedPart, PartChoice, numbered_parts, part_choices
from fujidesk.domain.pack_parts.agenda import agenda
from fujidesk.domain.pack_parts.changes import changes, shows_amounts
from fujidesk.domain.pack_parts.data import PackData
from fujidesk.domain.pack_parts.evaluation_list import evaluation_list
from fujidesk.domain.pack_parts.glossary import glossary
from fujidesk.domain.pack_parts.indicators import indicators
from fujidesk.domain.pack_parts.roadmap import roadmap
from fujidesk.domain.pack_parts.sheets import sheets
from fujidesk.domain.pack_parts.since import since
from fujidesk.domain.pack_parts.summary import summary
from fujidesk.domain.pack_parts.upper_plans import upper_plans
from fujidesk.domain.pack_parts.whole import (
    whole_grades,
    whole_indicators,
    whole_levels,
    whole_projects,
    whole_summary,
)

_MAKERS: Mapping[PartKind, Callable[[PackData], tuple[Block, ...]]] = {
    PartKind.SUMMARY: summary, PartKind.EVALUATION: evaluation_list, PartKind.SHEETS: sheets,
    PartKind.ROADMAP: roadmap, PartKind.INDICATORS: indicators, PartKind.CHANGES: changes,
    PartKind.SINCE: since, PartKind.UPPER_PLANS: upper_plans,
    PartKind.WHOLE_SUMMARY: whole_summary, PartKind.WHOLE_LEVELS: whole_levels,
    PartKind.WHOLE_GRADES: whole_grades, PartKind.WHOLE_INDICATORS: whole_indicators,
    PartKind.WHOLE_PROJECTS: whole_projects,
}  # fmt: skip
"""The parts that are made from the data alone; 次第 lists the others, 用語 explains them."""


def make_pack(data: PackData, digest: str) -> Pack:
    """Return the pack of a meeting; digest: of the state of the data (`DataState`)."""
    numbered = numbered_parts(made_choices(data), data.profile.words)
    made = {
        item.choice.kind: _part(data, item, _MAKERS[item.choice.kind](data))
        for item in numbered
        if item.choice.kind in _MAKERS
    }
    parts = tuple(made.get(item.choice.kind) or _late_part(data, item, numbered, made) for item in numbered)
    day = era_day(dt.date.fromisoformat(data.edition.day)) if data.edition.day else ""
    return Pack(
        data.term, data.profile.city, data.profile.plan_name, data.fiscal_year, day, data.edition.place,
        parts, DataState(data.as_of, data.approval, digest, data.sample),
        tuple(term.name for term in data.profile.phases),
    )  # fmt: skip


def made_choices(data: PackData) -> tuple[PartChoice, ...]:
    """Return the parts that are made: 前回からの変更 only where an earlier state is known."""
    choices = part_choices(data.edition, data.term)
    return tuple(item for item in choices if item.kind is not PartKind.SINCE or data.since is not None)


def _late_part(
    data: PackData, item: NumberedPart, numbered: tuple[NumberedPart, ...], made: Mapping[PartKind, PackPart]
) -> PackPart:
    """Return a part that is made from the other parts."""
    if item.choice.kind is PartKind.AGENDA:
        return _part(data, item, agenda(data, numbered))
    return _part(data, item, glossary(data, made.values()))


def _part(data: PackData, item: NumberedPart, blocks: tuple[Block, ...]) -> PackPart:
    """Return a part with its label and title."""
    kind = item.choice.kind
    return PackPart(kind, item.label, item.title, blocks, item.choice.note, is_internal_part(data, kind))


def is_internal_part(data: PackData, kind: PartKind) -> bool:
    """Tell whether a part shows 経費 and so is marked 取扱注意 on every page."""
    if kind in (PartKind.EVALUATION, PartKind.WHOLE_PROJECTS):
        return data.term.internal
    return kind is PartKind.CHANGES and shows_amounts(data)
