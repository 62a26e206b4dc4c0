"""The XML of a workbook's parts: cells of every kind, as programs of every kind write them."""

import datetime as dt

import pytest

from fujidesk.exchange.cell_formats import format_of
from fujidesk.exchange.workbook_xml import (
    CellContent,
    CellContext,
    DamageError,
    Text,
    TooManyCellsError,
    place_of,
    read_sheet,
)

_MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
CONTEXT = CellContext(
    (Text("収納課"), Text("古い新しい", True)), (format_of("General"), format_of("yyyy/m/d"))
)


def cells(rows, context=CONTEXT, prefix=""):
    """Read rows of a sheet."""
    name = f"{prefix}:" if prefix else ""
    space = f'xmlns:{prefix}="{_MAIN}"' if prefix else f'xmlns="{_MAIN}"'
    text = f"<{name}worksheet {space}><{name}sheetData>{rows}</{name}sheetData></{name}worksheet>"
    return read_sheet(text.encode(), context, 1000).cells


@pytest.mark.parametrize(
    ("cell", "value"),
    [
        ('<c r="B2"><v>12</v></c>', 12), ('<c r="B2"><v>1.5</v></c>', 1.5), ('<c r="B2"><v>1E3</v></c>', 1000.0),
        ('<c r="B2" t="s"><v>0</v></c>', "収納課"), ('<c r="B2" t="str"><f>A1</f><v>x</v></c>', "x"),
        ('<c r="B2" t="inlineStr"><is><t>x</t></is></c>', "x"), ('<c r="B2" t="b"><v>1</v></c>', True),
        ('<c r="B2" t="inlineStr"><is><r><t>a</t></r><r><t> b</t></r><rPh sb="0" eb="1"><t>エー</t></rPh></is></c>', "a b"),
        ('<c r="B2" s="1"><v>45017</v></c>', dt.datetime(2023, 4, 1)),
        ('<c r="B2" t="d"><v>2023-04-01T00:00:00</v></c>', dt.datetime(2023, 4, 1)),
    ],
)  # fmt: skip
def test_kinds_of_cells(cell, value):
    assert cells(f'<row r="2">{cell}</row>') == {(2, 2): CellContent(value)}


def test_readings_of_names_are_left_out():
    """Japanese Excel keeps the furigana of a typed word beside it."""
    found = cells(
        '<row r="1"><c r="A1" t="inlineStr"><is><t>収納</t><rPh sb="0" eb="2"><t>シュウノウ</t></rPh></is></c></row>'
    )
    assert found[1, 1].value == "収納"


@pytest.mark.parametrize("raw", ["1_000", "１２", "nan", "inf", "1e999", "0x10", "12a", ""])
def test_what_is_no_number_is_none(raw):
    found = cells(f'<row r="1"><c r="A1"><v>{raw}</v></c></row>')
    assert found.get((1, 1), CellContent(raw, is_error=True)).is_error


def test_a_formula_with_and_without_a_result():
    found = cells(
        '<row r="1"><c r="A1"><f>1+1</f><v>2</v></c><c r="B1"><f>1+1</f></c><c r="C1" t="str"><f>""</f><v></v></c></row>'
    )
    assert (found[1, 1].value, found[1, 1].is_formula) == (2, True)
    assert found[1, 2] == CellContent(None, has_value=False)
    assert (1, 3) not in found


def test_struck_out_runs_are_known():
    assert cells('<row r="1"><c r="A1" t="s"><v>1</v></c></row>')[1, 1].is_struck


def test_rows_and_cells_without_names_are_counted():
    found = cells("<row><c><v>1</v></c><c/><c><v>3</v></c></row><row><c><v>4</v></c></row>")
    assert {place: content.value for place, content in found.items()} == {(1, 1): 1, (1, 3): 3, (2, 1): 4}


def test_prefixes_do_not_matter():
    assert cells('<x:row r="3"><x:c r="A3"><x:v>7</x:v></x:c></x:row>', prefix="x")[3, 1].value == 7


def test_far_cells_cost_nothing():
    assert cells('<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>') == {}


def test_a_missing_text_is_damage():
    with pytest.raises(DamageError):
        cells('<row r="1"><c r="A1" t="s"><v>7</v></c></row>')


def test_a_missing_style_is_damage():
    """Without it a date would be taken for a figure."""
    with pytest.raises(DamageError):
        cells('<row r="1"><c r="A1" s="9"><v>45017</v></c></row>')
    plain = cells('<row r="1"><c r="A1"><v>45017</v></c></row>', CellContext())
    assert plain[1, 1].value == 45017


def test_too_many_cells_are_refused():
    row = "".join(f"<c><v>{number}</v></c>" for number in range(120))
    with pytest.raises(TooManyCellsError):
        cells(f"<row>{row}</row>" * 10)


def test_a_day_counted_from_1904():
    late = CellContext(CONTEXT.texts, CONTEXT.formats, from_1904=True)
    found = cells('<row r="1"><c r="A1" s="1"><v>43555</v></c></row>', late)
    assert (found[1, 1].value, found[1, 1].number) == (dt.datetime(2023, 4, 1), 43555)


def test_names_of_cells():
    assert place_of("$C$11") == (11, 3)
    assert place_of("XFD1") == (1, 16384)
    assert place_of("C") is None
