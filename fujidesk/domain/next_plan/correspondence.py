"""新旧対照表: which project of the plan in force becomes which of the next; changes between versions."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from fujidesk.domain.next_plan.records import FATE_NAMES, DraftProject, Fate, PlanDraft
from fujidesk.domain.numbers import sort_key
from fujidesk.domain.office_values import record_of, value_of
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category, LevelRecord, ProjectRecord

_LABELS = {
    "fate": "扱い", "reason": "理由", "number": "番号", "title": "事業名", "level": "施策",
    "category": "事業分類", "is_dx": "DX", "departments": "所管部署", "summary": "要約",
    "overview": "事業概要", "purpose": "事業の目的", "effects": "期待される効果", "challenges": "達成課題",
    "indicator": "施策指標等", "phases": "予定", "sources": "もとの事業",
}  # fmt: skip
"""Fields that are compared between versions, in their order."""


@dataclass(frozen=True, slots=True)
class Correspondence:
    """A line: a project of the plan in force and one of the next; "" on the side that has none."""

    old_number: str
    old_title: str
    fate: Fate | None
    new_number: str
    new_title: str
    reason: str

    @property
    def fate_word(self) -> str:
        """The word of what becomes of it."""
        return "未定" if self.fate is None else FATE_NAMES[self.fate]


@dataclass(frozen=True, slots=True)
class DraftChange:
    """What differs between two versions: of which project or level, which field, before and after."""

    subject: str
    field: str
    before: str
    after: str


def correspondences(
    records: Iterable[ProjectRecord], projects: Sequence[DraftProject]
) -> tuple[Correspondence, ...]:
    """Return the table: every project of the plan in force in its order, then the new ones."""
    by_source: dict[str, list[DraftProject]] = {}
    for project in projects:
        for number in project.sources:
            by_source.setdefault(number, []).append(project)
    lines: list[Correspondence] = []
    for record in records:
        own = by_source.get(record.number, [])
        if not own:
            lines.append(Correspondence(record.number, record.title, None, "", "", ""))
        lines += [
            Correspondence(
                record.number, record.title, project.fate, project.number,
                project.title if project.is_in_plan else "", project.reason,
            )
            for project in own
        ]  # fmt: skip
    added = sorted((item for item in projects if item.fate is Fate.NEW), key=_by_number)
    return (*lines, *(Correspondence("", "", Fate.NEW, i.number, i.title, i.reason) for i in added))


def _by_number(project: DraftProject) -> tuple[int, ...]:
    """Return what projects are ordered by; those without a number last."""
    return sort_key(project.number) if project.number.replace("-", "").isdigit() else (10**6,)


def version_body(draft: PlanDraft, projects: Iterable[DraftProject]) -> tuple[str, ...]:
    """Return a draft and each of its projects as JSON text; equal drafts give equal ones."""
    records = (draft, *sorted(projects, key=lambda item: item.key))
    return tuple(
        json.dumps({"key": item.key, **value_of(item)}, ensure_ascii=False, sort_keys=True)
        for item in records
    )


def version_of(body: Sequence[str]) -> tuple[PlanDraft, tuple[DraftProject, ...]]:
    """Return the draft and the projects of a version.

    Raises:
        ValueError, KeyError: it is none made by `version_body`.
    """
    draft, *projects = (dict(json.loads(text)) for text in body)
    return (
        record_of(PlanDraft, draft.pop("key"), draft),
        tuple(record_of(DraftProject, item.pop("key"), item) for item in projects),
    )


def draft_changes(
    before: tuple[PlanDraft, Sequence[DraftProject]],
    after: tuple[PlanDraft, Sequence[DraftProject]],
    profile: PlanProfile,
) -> tuple[DraftChange, ...]:
    """Return what changed from one version of a draft to another, in the words of the city."""
    found: list[DraftChange] = []
    if before[0].name != after[0].name:
        found.append(DraftChange("計画", "名称", before[0].name, after[0].name))
    found += _level_changes(before[0].levels, after[0].levels, profile.words.lower)
    old = {item.key: item for item in before[1]}
    new = {item.key: item for item in after[1]}
    for key in (*old, *(key for key in new if key not in old)):
        found += _project_changes(old.get(key), new.get(key), profile)
    return tuple(found)


def _level_changes(
    before: Sequence[LevelRecord], after: Sequence[LevelRecord], word: str
) -> Iterable[DraftChange]:
    """Yield levels that came, went, or are called otherwise; word: the city's for a level."""
    old, new = ({level.code: level.title for level in levels} for levels in (before, after))
    for code in (*old, *(code for code in new if code not in old)):
        if old.get(code) != new.get(code):
            yield DraftChange(f"{word} {code}", "名称", old.get(code, ""), new.get(code, ""))


def _project_changes(
    before: DraftProject | None, after: DraftProject | None, profile: PlanProfile
) -> Iterable[DraftChange]:
    """Yield what changed of one project; its coming or going is one line."""
    if before is None or after is None:
        yield DraftChange(_subject(after or before), "事業", _subject(before), _subject(after))
        return
    own = {"level": profile.words.lower, "departments": profile.words.department}
    for name, label in _LABELS.items():
        old, new = getattr(before, name), getattr(after, name)
        if old != new:
            words = (_word(value, profile) for value in (old, new))
            yield DraftChange(_subject(after), own.get(name, label), *words)


def _subject(project: DraftProject | None) -> str:
    """Return what a project is called; "" for none."""
    return "" if project is None else " ".join(part for part in (project.number, project.title) if part)


def _word(value: object, profile: PlanProfile) -> str:
    """Return a value in words."""
    if isinstance(value, Category):
        return profile.category_name(value)
    if isinstance(value, Fate):
        return FATE_NAMES[value]
    if isinstance(value, tuple):
        return "、".join(map(str, value))
    return {True: "○", False: ""}.get(value, "") if isinstance(value, bool) else str(value)


def lineage(number: str, projects: Iterable[DraftProject]) -> Mapping[str, Fate]:
    """Return the projects of the next plan that one of the plan in force becomes: new number → fate."""
    return {
        project.number: project.fate
        for project in projects
        if number in project.sources and project.is_in_plan and project.number
    }
