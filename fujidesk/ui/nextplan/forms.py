"""Fields of a project, a level and the draft itself, as data."""

from fujidesk.domain.next_plan.records import DraftProject
from fujidesk.domain.profile import PlanProfile
from fujidesk.ui.forms.fields import FieldChoice, FieldKind, FieldRecord

_TEXTS = (
    ("summary", "要約"), ("overview", "事業概要"), ("purpose", "事業の目的"), ("effects", "期待される効果"),
    ("challenges", "達成課題"), ("indicator", "施策指標等"),
)  # fmt: skip
_DX = (FieldChoice(True, "DX"), FieldChoice(False, "DX以外"))
ENDED_FIELDS = frozenset({"reason"})
"""All that is written of a project that ends."""


def project_records(profile: PlanProfile) -> list[FieldRecord]:
    """Return the fields of a project."""
    kind = FieldKind
    categories = tuple(FieldChoice(term.category.value, term.name) for term in profile.categories)
    return [
        FieldRecord("number", "番号", kind.LINE, columns=4),
        FieldRecord("category", "事業分類", kind.CHOICE, columns=4, choices=categories),
        FieldRecord("is_dx", "DX", kind.CHOICE, columns=4, choices=_DX),
        FieldRecord("title", "事業名", kind.NAME, required=True),
        FieldRecord("departments", profile.words.department, kind.LIST, hint="複数は「、」で区切る"),
        FieldRecord("reason", "理由（継続のほかは必要です）", kind.TEXT),
        *(FieldRecord(name, word, kind.TEXT) for name, word in _TEXTS),
    ]


def project_fields(project: DraftProject, profile: PlanProfile) -> frozenset[str]:
    """Return the fields that a project shows."""
    if not project.is_in_plan:
        return ENDED_FIELDS
    keys = {record.key for record in project_records(profile)}
    return frozenset(keys if profile.has_dx else keys - {"is_dx"})


LEVEL_RECORDS = (
    FieldRecord("title", "名前", FieldKind.NAME, required=True),
    FieldRecord("theme", "テーマ"),
    FieldRecord("background", "背景"),
    FieldRecord("issues", "課題"),
    FieldRecord("direction", "方向性"),
)
DRAFT_RECORDS = (
    FieldRecord("name", "計画の名称", FieldKind.NAME, required=True),
    FieldRecord("last_year", "期間の終わり（年度）", FieldKind.YEAR, required=True, columns=6),
    FieldRecord("remark", "備考", FieldKind.TEXT),
)  # fmt: skip
