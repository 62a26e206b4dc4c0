"""CSV files of what is published."""

import csv
import io

from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.exchange.public_csv import table_csv
from tests.demo_publication import demo_publication

TABLES = {table.name: table for table in public_tables(demo_publication())}


def test_bom_line_ends_and_one_line_a_record():
    data = table_csv(TABLES["results"])
    assert data.startswith(b"\xef\xbb\xbf")
    assert data.count(b"\r\n") == data.count(b"\n") == len(TABLES["results"].rows) + 1


def test_values_come_back():
    rows = list(csv.reader(io.StringIO(table_csv(TABLES["scores"]).decode("utf-8-sig"))))
    assert rows[0][-1] == "grade_code"
    assert rows[1] == ["1-1-1", "2022", "evaluated", "3", "4", "B"]
    assert rows[5] == ["2-1-1", "2022", "unanswered", "", "", ""]


def test_a_title_that_looks_like_a_formula_is_none():
    assert "'=地図の公開" in table_csv(TABLES["projects"]).decode("utf-8-sig")
