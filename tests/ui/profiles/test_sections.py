"""Cells of the editor: what is shown is what the file holds, and what is typed is read as the file wants it."""

import pytest

from fujidesk.exchange.profiles import available_profiles
from fujidesk.resources import resource
from fujidesk.services.profile_editing import faults_of, values_of_file
from fujidesk.ui.profiles.sections import SECTIONS, Cell, CellKind, shown, take


def tables(section, values):
    if not section.key:
        return [values]
    found = values.get(section.key, [])
    return found if isinstance(found, list) else [found]


@pytest.mark.parametrize("key", available_profiles())
def test_every_key_of_the_shipped_profiles_has_its_cell(key):
    values = values_of_file(resource("profiles", f"{key}.toml"))
    offered = {section.key: {cell.key for cell in section.cells} for section in SECTIONS}
    for name, value in values.items():
        if not isinstance(value, dict) and not (
            value and isinstance(value, list) and isinstance(value[0], dict)
        ):
            assert name in offered[""]
            continue
        for table in value if isinstance(value, list) else [value]:
            keys = {
                f"{outer}.{inner}"
                for outer, held in table.items()
                if isinstance(held, dict)
                for inner in held
            }
            keys |= {outer for outer, held in table.items() if not isinstance(held, dict)}
            assert keys <= offered[name]


@pytest.mark.parametrize("key", available_profiles())
def test_typing_what_is_shown_changes_nothing(key):
    values = values_of_file(resource("profiles", f"{key}.toml"))
    before = values_of_file(resource("profiles", f"{key}.toml"))
    for section in SECTIONS:
        for table in tables(section, values):
            for cell in section.cells:
                take(cell, table, shown(cell, table))
    assert values == before
    assert faults_of(values) == ()


@pytest.mark.parametrize(
    ("kind", "typed", "value"),
    [
        (CellKind.TEXT, " 名前 ", "名前"), (CellKind.INTEGER, "2024", 2024), (CellKind.INTEGER, "令和", "令和"),
        (CellKind.FLAG, "○", True), (CellKind.FLAG, "×", False), (CellKind.FLAG, "", False),
        (CellKind.TEXTS, "a、b, c", ["a", "b", "c"]), (CellKind.INTEGERS, "0、-1", [0, -1]),
    ],
)  # fmt: skip
def test_what_is_typed_is_read_by_kind(kind, typed, value):
    table = {}
    take(Cell("x", "項目", kind), table, typed)
    assert table == {"x": value}


def test_an_empty_cell_that_may_miss_leaves_its_key_out():
    table = {"steps": {"5": "良い"}, "page": "wg"}
    take(Cell("page", "頁", may_miss=True), table, "")
    take(Cell("steps.5", "5 点", may_miss=True), table, " ")
    assert table == {"steps": {}}
