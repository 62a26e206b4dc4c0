"""The tables of the office's records lie on the records field by field."""

import typing
from types import UnionType

import pytest
from sqlalchemy import BigInteger, Boolean, Integer, Text

from fujidesk.domain.office_values import RECORD_TYPES, field_names
from fujidesk.models.office_rows import TABLES
from fujidesk.models.office_schema import KEY_LENGTH


def is_list(hint):
    return typing.get_origin(hint) is tuple


@pytest.mark.parametrize(("entity", "kind"), RECORD_TYPES.items())
def test_a_table_has_one_column_a_field_the_key_and_a_count_of_updates(entity, kind):
    names = {column.name for column in TABLES[entity].columns}
    assert names == {"plan_id", "key", "version", *field_names(kind)}
    assert [column.name for column in TABLES[entity].primary_key] == ["plan_id", "key"]
    assert TABLES[entity].c.key.type.length == KEY_LENGTH


@pytest.mark.parametrize(("entity", "kind"), RECORD_TYPES.items())
def test_columns_hold_what_the_fields_are(entity, kind):
    """Lists are JSON text with "[]" as their default, which is how they are known when read."""
    hints = typing.get_type_hints(kind)
    for name in field_names(kind):
        column, hint = TABLES[entity].c[name], hints[name]
        assert column.nullable == isinstance(hint, UnionType), name
        default = "" if column.server_default is None else str(column.server_default.arg)
        assert (default == "[]") == is_list(hint), name
        if is_list(hint):
            assert isinstance(column.type, Text), name
        assert isinstance(column.type, Boolean) == (hint is bool), name
        assert isinstance(column.type, Integer | BigInteger) == (hint in (int, int | None)), name


def test_every_entity_has_a_table_of_its_own():
    assert TABLES.keys() == RECORD_TYPES.keys()
    assert len({table.name for table in TABLES.values()}) == len(TABLES)


def test_amounts_in_thousands_of_yen_may_be_unknown():
    """NULL is not 0: a budget that is not known is not a budget of nothing."""
    columns = TABLES[next(entity for entity in TABLES if entity.value == "new_project")].c
    assert all(columns[f"{name}_kyen"].nullable for name in ("requested", "assessed", "settled"))
