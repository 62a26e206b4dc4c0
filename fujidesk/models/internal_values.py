"""Reads everything of the file that must never leave the office, for the guard of what is published.

Each text column of the tables of office and answers is named in one of the lists below: a new column that is
in none fails a test, so that somebody decides.
"""

import json
from collections.abc import Iterator, Mapping
from typing import Any

from sqlalchemy import Table, select

from fujidesk.domain.fiscal import long_year
from fujidesk.domain.publication.appraised import PACK_TEXTS
from fujidesk.domain.publication.secrets import SecretFigure, SecretKind, Secrets, SecretText
from fujidesk.models import building, schema
from fujidesk.models import office_schema as office
from fujidesk.models.schema import Asked

INTERNAL_TEXTS: Mapping[Table, tuple[str, ...]] = {
    schema.status_report: ("score_reason", "office_reason"),
    schema.inquiry: ("question", "answer"),
    schema.survey_entry: ("note",),
    office.hearing: ("remark",),
    office.hearing_note: ("text",),
    office.note_draft: ("body",),
    office.attachment: ("name",),
    office.new_project: ("remark", "risks", "support", "steps"),
    office.member: ("note",),
    office.training: ("note",),
    office.own_task: ("note",),
    office.pack_edition: ("questions",),
    office.plan_draft: ("remark",),
    office.draft_comment: ("text",),
    office.snapshot: ("note",),
}
"""Never in anything published."""
SUBJECTS: Mapping[Table, tuple[str, ...]] = {
    office.hearing: ("title", "place", "attendees", "agenda"),
    office.new_project: ("title", "purpose", "content", "schedule", "effects"),
    office.pack_edition: ("texts", "parts", "place"),
    office.draft_project: ("reason",),
    schema.project_origin: ("reason",),
    office.training: ("theme", "place"),
    office.own_task: ("title",),
    schema.survey_round: ("contact",),
}
"""Internal too, but of the same words as public names now and then."""
NAMES: Mapping[Table, tuple[str, ...]] = {
    office.member: ("name",),
    office.training: ("lecturer",),
    office.snapshot: ("taken_by",),
    schema.change_history: ("who", "pc"),
}
"""Of people, logins and PCs."""
OPEN_TEXTS: Mapping[Table, tuple[str, ...]] = {
    schema.status_report: ("action", "indicator_note", "change"),
    schema.survey_round: ("approval",),
    office.hearing: ("department", "numbers", "new_projects"),
    office.hearing_note: ("department",),
    office.new_project: ("department", "costs"),
    office.member: ("role", "post", "department", "field"),
    office.training: ("attendance",),
    office.revision: ("reason", "meeting"),
    office.snapshot: ("title",),
    office.plan_draft: ("name", "levels", "approval_note"),
    office.draft_project: (
        "sources",
        "departments",
        "title",
        "summary",
        "overview",
        "purpose",
        "effects",
        "challenges",
        "indicator",
        "phases",
    ),
    office.draft_version: ("title", "body"),
}
"""Published, or of no secret of their own: words of the plan, posts, decisions of the headquarters."""
_WORDS = {
    "status_report": "評価の理由", "inquiry": "照会", "survey_entry": "回収の備考", "hearing": "ヒアリング",
    "hearing_note": "ヒアリングの記録", "note_draft": "ヒアリングの下書き",
    "attachment": "添付ファイルの名前", "new_project": "新規事業", "member": "推進体制の構成員",
    "training": "研修", "own_task": "予定", "pack_edition": PACK_TEXTS, "snapshot": "会議の控え",
    "plan_draft": "次期計画の案", "draft_comment": "次期計画への意見", "draft_project": "次期計画の事業",
    "project_origin": "前の計画での扱い",
    "survey_round": "調査の連絡先", "change_history": "変更の履歴の氏名",
}  # fmt: skip
_WRITTEN = frozenset({"text", "title", "note", "question", "answer", "reason"})
"""Fields of records as JSON that hold what people wrote."""
_AMOUNTS = {"budget_kyen": "予算額", "actual_cost_kyen": "実績額"}
_NEW_AMOUNTS = {"requested_kyen": "予算要求額", "assessed_kyen": "査定額", "settled_kyen": "予算確定額"}


def internal_values(session: Asked) -> Secrets:
    """Return all internal texts and amounts of the file.

    The city's word for the office stands in place of a name where nobody in person is meant.
    """
    role = building.stored_profile(session).words.office
    texts = dict.fromkeys(
        secret
        for columns, kind in (
            (INTERNAL_TEXTS, SecretKind.TEXT),
            (SUBJECTS, SecretKind.SUBJECT),
            (NAMES, SecretKind.NAME),
        )
        for table, names in columns.items()
        for secret in _texts(session, table, names, kind)
        if (secret.kind, secret.text) != (SecretKind.NAME, role)
    )
    return Secrets(tuple(texts), tuple(_figures(session)))


def _texts(session: Asked, table: Table, names: tuple[str, ...], kind: SecretKind) -> Iterator[SecretText]:
    """Yield the texts of some columns; those of an adopted new project are in the plan, and public."""
    query = select(*(table.c[name] for name in names)).distinct()
    if table is office.new_project and kind is SecretKind.SUBJECT:
        query = query.where(table.c.number == "")
    for row in session.execute(query):
        for value in row:
            for text in _words_of(value):
                yield SecretText(text, _WORDS[table.name], kind)


def _words_of(value: object) -> Iterator[str]:
    """Yield the texts of a stored value; of lists and records as JSON those within them."""
    if isinstance(value, str) and value[:1] in "[{" and value:
        try:
            yield from _within(json.loads(value))
        except ValueError:  # a text that only begins so
            yield value
    elif isinstance(value, str) and value.strip():
        yield value


def _within(value: Any) -> Iterator[str]:
    """Yield the texts within a value of JSON; of records only what people wrote, not keys and days."""
    if isinstance(value, str):
        if value.strip():
            yield value
    elif isinstance(value, dict):
        for name in _WRITTEN & value.keys():
            yield from _within(value[name])
    elif isinstance(value, list):
        for item in value:
            yield from _within(item)


def _figures(session: Asked) -> Iterator[SecretFigure]:
    """Yield the amounts of reports and new projects."""
    report, project = schema.status_report.c, schema.project.c
    query = select(project.number, report.fiscal_year, *(report[name] for name in _AMOUNTS)).join_from(
        schema.status_report, schema.project, report.project_id == project.id
    )
    for number, year, *amounts in session.execute(query):
        for word, kyen in zip(_AMOUNTS.values(), amounts, strict=True):
            if kyen is not None:
                yield SecretFigure(number, kyen, f"{long_year(year)}の{word}")
    new = office.new_project.c
    query = select(new.number, new.costs, *(new[name] for name in _NEW_AMOUNTS))
    for number, costs, *amounts in session.execute(query):
        for year, kyen in json.loads(costs):
            yield SecretFigure(number, kyen, f"{long_year(year)}の経費（新規事業）")
        for word, kyen in zip(_NEW_AMOUNTS.values(), amounts, strict=True):
            if kyen is not None:
                yield SecretFigure(number, kyen, word)
