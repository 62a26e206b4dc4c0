"""The office's records as JSON values: there and back is the identity, whatever is no record is refused."""

import json
import typing
from dataclasses import fields, is_dataclass
from enum import StrEnum
from types import UnionType

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.hearings import Hearing, HearingKind, Note
from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.domain.office_values import (
    RECORD_TYPES,
    change_of,
    change_value,
    entity_of,
    field_names,
    field_value,
    record_of,
    record_with,
    value_of,
)
from fujidesk.domain.people import Training
from fujidesk.domain.revisions import Revision

texts = st.text(max_size=12)
json_values = st.recursive(
    st.none() | st.booleans() | st.integers() | texts,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(texts, inner, max_size=3),
    max_leaves=6,
)
changes = st.builds(FieldChange, st.sampled_from(Entity), texts, texts, json_values, json_values)


def strategy_of(hint):
    """Return what makes values of a field's type, worked out here anew from the annotation."""
    arguments = typing.get_args(hint)
    if typing.get_origin(hint) is tuple:
        if arguments[-1] is Ellipsis:
            return st.lists(strategy_of(arguments[0]), max_size=3).map(tuple)
        return st.tuples(*map(strategy_of, arguments))
    if isinstance(hint, UnionType):
        return st.one_of(*(st.none() if part is type(None) else strategy_of(part) for part in arguments))
    if hint is FieldChange:
        return changes
    if is_dataclass(hint):
        return instances(hint)
    if issubclass(hint, StrEnum):
        return st.sampled_from(hint)
    return {str: texts, bool: st.booleans(), int: st.integers(-(2**63), 2**63 - 1)}[hint]


def instances(kind):
    """Return what makes records of a type with any content of their fields."""
    hints = typing.get_type_hints(kind)
    return st.builds(kind, **{item.name: strategy_of(hints[item.name]) for item in fields(kind)})


any_record = st.one_of(*map(instances, RECORD_TYPES.values()))
PAIRS = st.sampled_from(list(RECORD_TYPES.values())).flatmap(
    lambda kind: st.tuples(instances(kind), instances(kind))
)


@given(any_record)
def test_a_record_comes_back_from_its_json_text_as_it_was(record):
    text = json.dumps(value_of(record))
    assert record_of(type(record), record.key, json.loads(text)) == record


@given(PAIRS)
def test_setting_every_field_of_another_record_makes_it_equal(pair):
    one, other = pair
    for name in field_names(type(one)):
        one = record_with(one, name, field_value(other, name))
    assert value_of(one) == value_of(other)


@given(changes)
def test_a_change_within_a_record_comes_back(change):
    assert change_of(json.loads(json.dumps(change_value(change)))) == change


@pytest.mark.parametrize(("entity", "kind"), RECORD_TYPES.items())
def test_every_type_has_its_entity_and_a_key_beside_its_fields(entity, kind):
    assert entity_of(kind) is entity
    assert {"key", *field_names(kind)} == {item.name for item in fields(kind)}
    assert "key" not in field_names(kind)


def test_the_values_are_plain_json_in_the_order_of_the_fields():
    made = NewProject(
        "R8-001", 2026, "市民課", costs=((2027, 900),), steps=(StepTaken(Step.PROPOSED, "2026-04-20"),)
    )
    value = value_of(made)
    assert list(value) == list(field_names(NewProject))
    assert value["costs"] == [[2027, 900]]
    assert value["steps"] == [{"step": "proposed", "day": "2026-04-20", "reason": ""}]
    assert (value["category"], value["requested_kyen"]) == ("promotion", None)


def test_what_is_not_given_stays_as_a_fresh_record_has_it():
    assert record_of(Hearing, "R8-001", {"fiscal_year": 2026}) == Hearing("R8-001", 2026)
    assert record_of(Note, "1", {"hearing": "R8-001", "text": None}) == Note("1", "R8-001")
    assert record_of(Hearing, "R8-001", {"fiscal_year": 2026, "agenda": None}).agenda == ()


@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        (Hearing, "kind", "chat"),
        (Hearing, "title", 3),
        (Hearing, "attendees", "市民課"),
        (Hearing, "attendees", [1]),
        (Hearing, "fiscal_year", "2026"),
        (Hearing, "fiscal_year", True),
        (Hearing, "fiscal_year", None),
        (NewProject, "is_dx", "いいえ"),
        (NewProject, "is_important", 1),
        (NewProject, "costs", [[2027]]),
        (NewProject, "costs", [[2027, 900, 1]]),
        (NewProject, "steps", ["proposed"]),
        (NewProject, "requested_kyen", 9.5),
        (NewProject, "requested_kyen", 2**63),
        (NewProject, "costs", [[2027, -(2**63) - 1]]),
        (Training, "attendance", [["市民課", "二人"]]),
        (Revision, "effects", [{"entity": "project", "key": "1-1-1"}]),
        (Revision, "effects", [{"entity": "planet", "key": "1-1-1", "field": "title"}]),
        (Revision, "effects", ["title"]),
    ],
)
def test_values_of_another_type_are_refused(kind, field, value):
    record = record_of(kind, "R8-001", {"fiscal_year": 2026})
    with pytest.raises(ValueError, match=r".*"):
        record_with(record, field, value)
    with pytest.raises(ValueError, match=r".*"):
        record_of(kind, "R8-001", {"fiscal_year": 2026, field: value})


def test_fields_that_nobody_knows_are_refused():
    with pytest.raises(KeyError, match="colour"):
        record_of(Hearing, "R8-001", {"fiscal_year": 2026, "colour": "青"})
    with pytest.raises(KeyError, match="key"):
        record_with(Hearing("R8-001", 2026, HearingKind.OTHER), "key", "R8-002")
