"""The workbook of what is published, read back."""

import io

import openpyxl
import pytest

from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.exchange.public_book_read import read_book
from fujidesk.exchange.public_xlsx import tables_xlsx
from tests.demo_publication import demo_publication

TABLES = public_tables(demo_publication())


@pytest.fixture(scope="module", name="data")
def data_fixture():
    return tables_xlsx(TABLES, "題名")


def test_a_sheet_a_table_with_values_of_their_kinds(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    assert book.sheetnames == [table.name for table in TABLES]
    for table in TABLES:
        rows = list(book[table.name].iter_rows(values_only=True))
        assert list(rows[0]) == [item.name for item in table.fields]
        assert rows[1:] == [tuple(row) for row in table.rows]


def test_what_looks_like_a_formula_is_a_text(data):
    book = openpyxl.load_workbook(io.BytesIO(data))
    (cell,) = [row[1] for row in book["projects"].iter_rows(min_row=2) if str(row[1].value).startswith("=")]
    assert cell.data_type == "s"


def test_the_program_is_the_author(data):
    facts = openpyxl.load_workbook(io.BytesIO(data)).properties
    assert (facts.creator, facts.lastModifiedBy, facts.title) == ("富士デスク", "富士デスク", "題名")


def test_it_is_read_back_as_it_was_written(data):
    book = read_book(data)
    assert [sheet.name for sheet in book.sheets] == [table.name for table in TABLES]
    for sheet, table in zip(book.sheets, TABLES, strict=True):
        assert len(sheet.rows) == len(table.rows) + 1
        assert (sheet.state, sheet.hidden, sheet.merged, sheet.formulas, sheet.objects, sheet.coloured) == (
            "visible", False, False, 0, (), 0,
        )  # fmt: skip
        for row, line in zip(sheet.rows[1:], table.rows, strict=True):
            assert list(row) + [None] * (len(line) - len(row)) == [
                value if isinstance(value, str | None) else float(value) for value in line
            ]
