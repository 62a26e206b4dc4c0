"""The office's own records in the words of the screen: what they and their fields are called.

Read where the history is shown (「最近の変更」 on ホーム), and in refusals. What is stored as a key, such as
the state of a hearing, is never shown as it is stored: `_CHOICES` has its word.
"""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

from fujidesk.domain.changes import Entity, FieldChange, JsonValue
from fujidesk.domain.fiscal import short_year
from fujidesk.domain.hearings import HEARING_STATE_NAMES, NOTE_KIND_NAMES
from fujidesk.domain.meetings import PartKind, part_title
from fujidesk.domain.new_projects import Step, step_name
from fujidesk.domain.next_plan.records import FATE_NAMES
from fujidesk.domain.people_rules import bodies
from fujidesk.domain.plan_words import STANDARD_WORDS, PlanWords
from fujidesk.domain.profile import PlanProfile
from fujidesk.domain.records import Category
from fujidesk.domain.revisions import RevisionKind, revision_name

RECORD_WORDS: Mapping[Entity, str] = {
    Entity.HEARING: "ヒアリング", Entity.NOTE: "ヒアリング記録", Entity.ATTACHMENT: "添付ファイル",
    Entity.NEW_PROJECT: "新規事業", Entity.REVISION: "変更・見直し", Entity.MEMBER: "推進体制の構成員",
    Entity.TRAINING: "研修", Entity.TASK: "予定", Entity.DEPARTMENT: "部署",
    Entity.PACK: "会議資料", Entity.PLAN: "計画",
    Entity.PLAN_DRAFT: "次期計画の案", Entity.DRAFT_PROJECT: "次期計画の事業",
    Entity.DRAFT_COMMENT: "次期計画への意見", Entity.DRAFT_VERSION: "次期計画の案の版",
}  # fmt: skip
"""What a record of an entity is called."""
FIELD_WORDS: Mapping[str, str] = {
    "*": "全体", "title": "名称", "department": "部署", "day": "日付", "start": "開始", "end": "終了",
    "place": "場所", "attendees": "出席者", "numbers": "対象の事業", "new_projects": "対象の新規事業",
    "agenda": "次第", "state": "状態", "remark": "備考（内部用）", "kind": "種類", "text": "内容",
    "number": "事業番号", "due": "期限", "done_at": "完了日", "name": "名前", "purpose": "目的",
    "content": "内容", "schedule": "スケジュール", "costs": "年度別経費", "effects": "効果",
    "risks": "リスク", "support": "求める支援", "is_important": "重要事項", "measure": "施策",
    "category": "事業分類", "is_dx": "DX", "steps": "経過", "requested_kyen": "予算要求額",
    "assessed_kyen": "査定額",
    "settled_kyen": "予算確定額", "reason": "理由", "meeting": "決定した会議", "into": "変更後の事業",
    "body": "会議・組織", "role": "役割", "post": "職名", "field": "分野", "valid_from": "始期",
    "valid_to": "終期", "position": "順番", "note": "備考", "theme": "テーマ", "lecturer": "講師",
    "attendance": "参加者", "remind": "知らせる日", "successor": "後継の部署", "hearing": "ヒアリング",
    "at": "時刻", "fiscal_year": "年度", "calendar": "年間の仕事",
    "parts": "資料の構成", "texts": "文章", "questions": "想定問答", "absent": "欠席者",
    "copied_from": "写した元", "sha256": "ファイルの照合値", "size": "大きさ", "added_at": "添付した時刻",
    "file_id": "提出されたファイル", "file_position": "ファイル内の順番", "new_project": "新規事業",
    "fate": "扱い", "sources": "もとの事業", "level": "施策", "levels": "計画の体系",
    "last_year": "終わりの年度", "approved_at": "承認した時刻", "approval_note": "承認の備考",
    "adopted_at": "計画にした時刻",
    "draft": "次期計画の案", "subject": "対象",
    "taken_at": "版を作った時刻", "departments": "所管部署", "summary": "要約", "overview": "事業概要",
    "challenges": "達成課題", "indicator": "施策指標等", "phases": "予定",
    "departments_before": "改正前の部署", "departments_after": "改正後の部署",
}  # fmt: skip
"""What the fields are called."""
_E = TypeVar("_E", bound=StrEnum)


def _stored(names: Mapping[_E, str]) -> Mapping[str, str]:
    """Return the names of a choice by what is stored of it."""
    return {choice.value: name for choice, name in names.items()}


_CHOICES: Mapping[tuple[Entity, str], Mapping[str, str]] = {
    (Entity.HEARING, "state"): _stored(HEARING_STATE_NAMES),
    (Entity.NOTE, "kind"): _stored(NOTE_KIND_NAMES),
    (Entity.DRAFT_PROJECT, "fate"): _stored(FATE_NAMES),
}  # fmt: skip
"""The words of stored choices, also where they stand within a list."""
_TITLES = ("title", "text", "theme", "name", "post", "reason")
"""Fields by which a record is told apart, the first that says something."""


def is_office_change(change: FieldChange) -> bool:
    """Tell whether a change is about one of the office's own records, or a department."""
    return change.entity in RECORD_WORDS


def office_subject(change: FieldChange) -> str:
    """Return which record a change is about: 「ヒアリング R8-003」, 「部署 収納課」."""
    return f"{RECORD_WORDS[change.entity]} {change.key}"


def field_word(field: str, words: PlanWords = STANDARD_WORDS) -> str:
    """Return what a field is called in a city; the field's key where it has no word."""
    own = {"measure": words.lower, "level": words.lower, "departments": words.department}
    return own.get(field) or FIELD_WORDS.get(field, field)


def describe_office_change(change: FieldChange, profile: PlanProfile) -> str:
    """Return a change as one line: 「ヒアリング R8-003 場所: （空欄） → 第1会議室」.

    profile: gives the words of categories, bodies and meetings, which differ from plan to plan.
    """
    subject = office_subject(change)
    word, before, after = office_values(change, profile)
    if change.field == "*":
        return f"{subject} を{word}: {before or after}"
    return f"{subject} {word}: {before} → {after}"


def office_values(change: FieldChange, profile: PlanProfile) -> tuple[str, str, str]:
    """Return what a change is about, and its value before and after, in words.

    A record that came has 「登録」 and its title after, one that went 「削除」 and its title before.
    """
    if change.field == "*":
        if change.after is None:
            return "削除", _title(change.before), ""
        return "登録", "", _title(change.after)
    words = _choices(change.entity, change.field, profile)
    before, after = (_field_shown(change.field, value, words) for value in (change.before, change.after))
    return field_word(change.field, profile.words), before, after


def _choices(entity: Entity, field: str, profile: PlanProfile) -> Mapping[str, str]:
    """Return the words of what a field stores as keys; none for texts, which stay as they are."""
    if field == "category":
        return {category.value: profile.category_name(category) for category in Category}
    if entity is Entity.MEMBER and field == "body":
        return {body.key: body.name for body in bodies(profile)}
    if entity is Entity.PACK and field == "meeting":
        return {meeting.key: meeting.name for meeting in profile.meetings}
    return _own_choices(profile).get((entity, field)) or _CHOICES.get((entity, field), {})


def _own_choices(profile: PlanProfile) -> Mapping[tuple[Entity, str], Mapping[str, str]]:
    """Return the words of the choices that a city names itself."""
    words = profile.words
    return {
        (Entity.HEARING, "kind"): {term.kind.value: term.name for term in profile.hearings},
        (Entity.NEW_PROJECT, "steps"): {step.value: step_name(step, words) for step in Step},
        (Entity.REVISION, "kind"): {kind.value: revision_name(kind, words) for kind in RevisionKind},
        (Entity.PACK, "parts"): {kind.value: part_title(kind, words) for kind in PartKind},
    }


def _title(value: JsonValue) -> str:
    """Return what tells a whole record apart."""
    if not isinstance(value, dict):
        return ""
    return next((str(value[name]) for name in _TITLES if value.get(name)), "")


def _field_shown(field: str, value: JsonValue, words: Mapping[str, str]) -> str:
    """Return a field's value with its unit: amounts in 千円, attendance in people."""
    if isinstance(value, list) and value and field in ("costs", "attendance"):
        return "、".join(_pair_shown(field, pair) for pair in value)
    if field.endswith("_kyen") and isinstance(value, int):
        return f"{value:,} 千円"
    return _shown(value, words)


def _pair_shown(field: str, pair: JsonValue) -> str:
    """Return a year with what it costs, 「R9 900 千円」, or a department with its people, 「市民課 2 人」."""
    match pair:
        case [int(year), int(kyen)] if field == "costs":
            return f"{short_year(year)} {kyen:,} 千円"
        case [str(department), int(people)]:
            return f"{department} {people:,} 人"
    return _shown(pair, {})


def _shown(value: JsonValue, words: Mapping[str, str]) -> str:
    """Return a value in words; words: of the choices that it may hold."""
    if value in (None, "", []):
        return "（空欄）"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list):
        return "、".join(_shown(item, words) for item in value)
    if isinstance(value, dict):
        return " ".join(_shown(item, words) for item in value.values() if item not in (None, "", []))
    return words.get(str(value), str(value))
