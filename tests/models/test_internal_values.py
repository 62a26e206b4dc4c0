"""All that must not leave the office is read from the file, and no column is forgotten."""

import pytest
from sqlalchemy import String, Table, Text

from fujidesk.domain.hearings import HearingKind, NoteKind
from fujidesk.domain.publication.secrets import SecretKind
from fujidesk.models import internal_values as internal
from fujidesk.models import office_schema, schema
from fujidesk.models.engine import FileDatabase

OFFICE = [table for table in vars(office_schema).values() if isinstance(table, Table)]
LOOKED_AT = [*OFFICE, schema.status_report, schema.inquiry, schema.survey_entry, schema.survey_round]
TECHNICAL = {
    "key", "hearing", "sha256", "version", "edition", "digest", "files", "state", "kind", "status", "outlook",
    "day", "start", "end", "at", "due", "done_at", "saved_at", "added_at", "taken_at", "valid_from", "valid_to",
    "remind", "number", "measure", "category", "body", "meeting", "copied_from", "calendar", "absent", "into",
    "numbers", "new_project", "departments_before", "departments_after", "effects", "rule", "asked_at",
    "answered_at", "lead", "leader", "deadline", "sent_at", "reminded_at", "returned_at", "sent_back_at",
    "confirmed_at", "indicator_value", "draft", "fate", "level", "subject", "approved_at", "adopted_at",
}  # fmt: skip
"""Keys, days, words of a choice, numbers of projects, posts: nothing that anybody wrote."""


@pytest.mark.parametrize("table", LOOKED_AT, ids=lambda table: table.name)
def test_every_text_column_is_declared(table):
    lists = (internal.INTERNAL_TEXTS, internal.SUBJECTS, internal.NAMES, internal.OPEN_TEXTS)
    told = {name for found in lists for name in found.get(table, ())}
    texts = {column.name for column in table.columns if isinstance(column.type, String | Text)}
    assert texts - told - TECHNICAL == set()


def test_notes_reasons_names_and_amounts_are_read(small_workspace):
    service = small_workspace.hearings
    hearing = service.drafted(2023, HearingKind.PRIORITY, "収納課")
    service.plan(hearing)
    service.add_note(hearing.key, NoteKind.REMARK, "外に出さない話", department="収納課", number="1-1-1")
    report = small_workspace.reports.of_project("1-1-1")[2022]
    values = {"budget_kyen": 1234, "score_reason": "理由はこう", "action": "公開する"}
    small_workspace.reports.store(report, values, "入力")
    database = FileDatabase(small_workspace.path, read_only=True)
    with database.reading() as session:
        found = internal.internal_values(session)
    database.close()
    texts = {secret.text: secret.kind for secret in found.texts}
    assert texts["外に出さない話"] is SecretKind.TEXT
    assert texts["理由はこう"] is SecretKind.TEXT
    assert "公開する" not in texts
    assert SecretKind.NAME in texts.values()
    assert [(figure.number, figure.kyen, figure.where) for figure in found.figures] == [
        ("1-1-1", 1234, "令和4年度の予算額")
    ]
