"""The office's own records in the words of the screen: what they and their fields are called."""

from collections.abc import Mapping

from fujidesk.domain.changes import Entity, FieldChange, JsonValue

RECORD_WORDS: Mapping[Entity, str] = {
    Entity.HEARING: "ヒアリング", Entity.NOTE: "ヒアリング記録", Entity.ATTACHMENT: "添付ファイル",
    Entity.NEW_PROJECT: "新規事業", Entity.REVISION: "変更・見直し", Entity.MEMBER: "推進体制の構成員",
    Entity.TRAINING: "研修", Entity.TASK: "予定", Entity.DEPARTMENT: "部署",
    Entity.PACK: "会議資料",
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
    "copied_from": "写した元",
}  # fmt: skip
"""What the fields are called."""
_TITLES = ("title", "text", "theme", "name", "post", "reason")
"""Fields by which a record is told apart, the first that says something."""


def is_office_change(change: FieldChange) -> bool:
    """Tell whether a change is about one of the office's own records, or a department."""
    return change.entity in RECORD_WORDS


def office_subject(change: FieldChange) -> str:
    """Return which record a change is about: 「ヒアリング R8-003」, 「部署 収納課」."""
    return f"{RECORD_WORDS[change.entity]} {change.key}"


def field_word(field: str) -> str:
    """Return what a field is called; the field's key where it has no word."""
    return FIELD_WORDS.get(field, field)


def describe_office_change(change: FieldChange) -> str:
    """Return a change as one line: 「ヒアリング R8-003 場所: （空欄） → 第1会議室」."""
    subject = office_subject(change)
    if change.field == "*":
        value = change.before if change.after is None else change.after
        return f"{subject} を{'削除' if change.after is None else '登録'}: {_title(value)}"
    return f"{subject} {field_word(change.field)}: {_shown(change.before)} → {_shown(change.after)}"


def _title(value: JsonValue) -> str:
    """Return what tells a whole record apart."""
    if not isinstance(value, dict):
        return ""
    return next((str(value[name]) for name in _TITLES if value.get(name)), "")


def _shown(value: JsonValue) -> str:
    """Return a value in words."""
    if value in (None, "", []):
        return "（空欄）"
    if isinstance(value, bool):
        return "はい" if value else "いいえ"
    if isinstance(value, list):
        return "、".join(_shown(item) for item in value)
    if isinstance(value, dict):
        return " ".join(_shown(item) for item in value.values() if item not in (None, "", []))
    return str(value)
