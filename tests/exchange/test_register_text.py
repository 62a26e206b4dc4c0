"""CSV and JSON of projects: nothing lost, nothing a spreadsheet would take for a formula."""

import csv
import io
import json

from hypothesis import given
from hypothesis import strategies as st

from fujidesk.exchange.register_text import csv_text, json_text, plain_cell


@given(st.text(max_size=50))
def test_no_csv_cell_begins_a_formula_or_breaks_a_record(text) -> None:
    cell = plain_cell(text)
    assert not cell.startswith(("=", "+", "-", "@", "\t", "\r"))
    assert len(cell.splitlines()) <= 1


def test_every_row_has_every_column(small_content, small_profile) -> None:
    rows = list(csv.reader(io.StringIO(csv_text(small_content.projects, small_profile), newline="")))
    assert len({len(row) for row in rows}) == 1
    assert len(set(rows[0])) == len(rows[0]), "unique headings"
    assert rows[0][:4] == ["number", "title", "policy", "measure"]


def test_no_projects_is_still_a_file(small_profile) -> None:
    assert json.loads(json_text([], small_profile)) == []
    assert csv_text([], small_profile).startswith("number,title")
