"""Values of the office's own records before they are stored: tidied, or refused in a sentence."""

import pytest
from sqlalchemy import String

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError
from fujidesk.models.office_rows import TABLES
from fujidesk.models.office_schema import KEY_LENGTH
from fujidesk.services.office_checks import (
    checked_department,
    checked_record,
    checked_value,
    department_of,
    department_value,
)
from fujidesk.services.text_values import NAME_LENGTH, TEXT_LENGTH


def value_of(entity, field, value):
    """Return what a change of a field would store."""
    return checked_value(FieldChange(entity, "R8-001", field, None, value))


@pytest.mark.parametrize(
    ("entity", "field", "value", "stored"),
    [
        (Entity.HEARING, "title", "窓口\r\nの\r話", "窓口\nの\n話"),
        (Entity.HEARING, "day", "2026-06-15", "2026-06-15"),
        (Entity.HEARING, "day", "20260615", "2026-06-15"),
        (Entity.HEARING, "day", "", ""),
        (Entity.HEARING, "attendees", ["市民課 課長", "係\r\n長"], ["市民課 課長", "係\n長"]),
        (Entity.NEW_PROJECT, "costs", [[2027, 900]], [[2027, 900]]),
        (Entity.NEW_PROJECT, "requested_kyen", None, None),
        (Entity.NEW_PROJECT, "is_dx", True, True),
        (Entity.NOTE, "text", None, ""),
        (Entity.MEMBER, "valid_to", "20270331", "2027-03-31"),
        (Entity.PACK, "day", "2026-07-10", "2026-07-10"),
    ],
)
def test_values_are_stored_in_one_form(entity, field, value, stored):
    assert value_of(entity, field, value) == stored


@pytest.mark.parametrize(
    ("entity", "field", "value", "words"),
    [
        (Entity.HEARING, "day", "6月15日", "ヒアリング R8-001 の「日付」: 「6月15日」は日付として読めません"),
        (Entity.TASK, "remind", "2026-02-30", "知らせる日"),
        (Entity.HEARING, "colour", "青", "「colour」に使えない値"),
        (Entity.HEARING, "kind", "chat", "「種類」に使えない値"),
        (Entity.HEARING, "fiscal_year", "R8", "「年度」に使えない値"),
        (Entity.NEW_PROJECT, "is_important", "いいえ", "「重要事項」に使えない値"),
        (Entity.NEW_PROJECT, "number", "1" * (NAME_LENGTH + 1), f"{NAME_LENGTH} 文字まで"),
        (Entity.HEARING, "agenda", ["字" * (TEXT_LENGTH + 1)], "文字まで"),
    ],
)
def test_what_a_field_cannot_hold_is_refused_with_record_and_field(entity, field, value, words):
    with pytest.raises(UserError, match=words):
        value_of(entity, field, value)


def widths():
    """Yield every field that lies in a column of a certain width."""
    for entity, table in TABLES.items():
        for column in table.columns:
            if isinstance(column.type, String) and column.type.length and column.name != "key":
                yield entity, column.name, column.type.length


@pytest.mark.parametrize(("entity", "field", "width"), list(widths()))
def test_nothing_is_longer_than_its_column(entity, field, width):
    """SQLite would keep it all the same; a server database would break off in the midst of a step."""
    with pytest.raises(UserError, match=r"文字まで|使えない値|日付として"):
        value_of(entity, field, "x" * (width + 1))


def test_the_days_of_steps_are_days_too():
    assert value_of(Entity.NEW_PROJECT, "steps", [NESTED[0] | {"day": "20260610"}])[0]["day"] == "2026-06-10"
    with pytest.raises(UserError, match="「きのう」は日付として読めません"):
        value_of(Entity.NEW_PROJECT, "steps", [NESTED[0] | {"day": "きのう"}])


NESTED = [{"step": "heard", "day": "2026-06-10", "reason": "長\r\nい"}]


def test_texts_within_records_in_records_are_tidied_too():
    assert value_of(Entity.NEW_PROJECT, "steps", NESTED)[0]["reason"] == "長\nい"
    with pytest.raises(UserError, match="文字まで"):
        value_of(Entity.NEW_PROJECT, "steps", [NESTED[0] | {"reason": "字" * (TEXT_LENGTH + 1)}])


@pytest.mark.parametrize("broken", ["\ud800", "前\x00後", "\x1f"])
def test_characters_that_no_database_takes_never_reach_one(broken):
    """A lone surrogate cannot be encoded, a NUL ends a text in PostgreSQL."""
    for entity, field, value in (
        (Entity.HEARING, "title", broken),
        (Entity.HEARING, "attendees", [broken]),
        (Entity.NEW_PROJECT, "steps", [NESTED[0] | {"reason": broken}]),
        (Entity.TRAINING, "attendance", [[broken, 1]]),
    ):
        stored = repr(value_of(entity, field, value))
        assert not any(mark in stored for mark in ("\\ud800", "\\x00", "\\x1f"))


@pytest.mark.parametrize(
    "after", [3, [], "全体", {"title": "年度がない"}, {"fiscal_year": 2026, "colour": ""}]
)
def test_what_is_no_record_is_refused(after):
    with pytest.raises(UserError, match="ヒアリング R8-001 の内容として読めません"):
        checked_record(FieldChange(Entity.HEARING, "R8-001", "*", None, after))


@pytest.mark.parametrize("key", ["", "長" * (KEY_LENGTH + 1)])
def test_keys_that_do_not_fit_their_column_are_refused(key):
    with pytest.raises(UserError, match="内容として読めません"):
        checked_record(FieldChange(Entity.HEARING, key, "*", None, {"fiscal_year": 2026}))


def test_removing_a_record_sets_nothing():
    assert checked_value(FieldChange(Entity.HEARING, "R8-001", "*", {"fiscal_year": 2026}, None)) is None


def department(field, value, name="市民課"):
    """Return what a change of a department would store."""
    return checked_department(FieldChange(Entity.DEPARTMENT, name, field, None, value))


@pytest.mark.parametrize(
    ("field", "value", "stored"),
    [
        ("valid_from", "20260401", "2026-04-01"),
        ("valid_to", "", None),
        ("successor", "新市民課", "新市民課"),
        ("successor", None, None),
        ("*", None, None),
        (
            "*",
            {"valid_from": "2026-04-01"},
            {"valid_from": "2026-04-01", "valid_to": None, "successor": None},
        ),
    ],
)
def test_departments_hold_days_and_a_successor_or_nothing(field, value, stored):
    assert department(field, value) == stored


@pytest.mark.parametrize(
    ("field", "value", "name", "words"),
    [
        ("valid_to", "年度末", "市民課", "部署「市民課」の「終期」は日付として読めません"),
        ("*", {"valid_to": "いつか"}, "市民課", "終期"),
        ("colour", "青", "市民課", "「colour」は変更できません"),
        ("*", None, "市民課\n係", "名前「市民課\n係」は使えません"),
        ("*", None, "", "使えません"),
        ("*", None, "課" * (NAME_LENGTH + 1), f"{NAME_LENGTH} 文字まで"),
        ("*", None, " 市民課", "使えません"),
    ],
)
def test_departments_that_cannot_be_are_refused(field, value, name, words):
    with pytest.raises(UserError, match=words):
        department(field, value, name)


def test_a_department_and_its_value_are_the_same():
    record = DepartmentRecord("市民課", "2020-04-01", "2026-03-31", "窓口課")
    assert department_of("市民課", department_value(record)) == record
    assert department_of("市民課", department_value(DepartmentRecord("市民課"))) == DepartmentRecord("市民課")
    assert department_of("市民課", None) is None
