"""CSV and JSON of projects: nothing lost, nothing a spreadsheet would take for a formula."""

import csv
import io
import json
from dataclasses import replace
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fujidesk.domain.records import ScheduleCell
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


def table_of(records, profile) -> list[dict[str, str]]:
    """Return the rows of the CSV by heading."""
    return list(csv.DictReader(io.StringIO(csv_text(records, profile), newline="")))


def test_the_departments_of_each_half_year_stand_one_a_cell(small_content, small_profile) -> None:
    """As in JSON: they may be others than the project's (001, 3 進行管理: 進捗段階に応じた所管部署)."""
    first, second, third = table_of(small_content.projects, small_profile)
    assert (first["departments_2022_1_1"], first["departments_2022_1_2"]) == ("収納課等", "市民課")
    assert second["departments_2022_1_1"] == "市民課"
    assert second["departments_2022_2_1"] == "", "ended"
    assert {third[name] for name in third if name.startswith("departments_20")} == {""}
    assert "、" not in "".join(first[name] for name in first if name.startswith("departments_"))


def test_csv_and_json_say_the_same_of_every_half_year(small_content, small_profile) -> None:
    rows = table_of(small_content.projects, small_profile)
    for row, project in zip(rows, json.loads(json_text(small_content.projects, small_profile)), strict=True):
        told = {
            (year, half)
            for year in small_profile.fiscal_years
            for half in (1, 2)
            if row[f"phase_{year}_{half}"]
        }
        assert told == {(cell["fiscal_year"], cell["half"]) for cell in project["schedule"]}
        for cell in project["schedule"]:
            when = f"{cell['fiscal_year']}_{cell['half']}"
            assert row[f"phase_{when}"] == str(cell["phase"] or "終了")
            assert row[f"settled_{when}"] == str(int(cell["settled"]))
            names = [row.get(f"departments_{when}_{place}", "") for place in range(1, 9)]
            assert [name for name in names if name] == cell["departments"]


def test_numbers_stay_numbers(small_content, small_profile) -> None:
    """L2-01: a quote before a negative figure would make it text."""
    first = small_content.projects[0]
    falling = replace(first, indicator=replace(first.indicator, figure=Decimal("-12.50")))
    row = table_of([falling], small_profile)[0]
    assert (row["indicator_figure"], row["page"], row["is_dx"]) == ("-12.50", "12", "1")
    assert plain_cell(Decimal("1E+3")) == "1000"


@pytest.mark.parametrize("text", ["=1+1", "+81", "-", "@SUM(A1)", "\t=1", " =1", "\n\n=1"])
def test_every_text_of_a_project_is_kept_from_being_a_formula(text, small_content, small_profile) -> None:
    first = small_content.projects[0]
    cell = ScheduleCell(2022, 1, 1, (text,))
    record = replace(
        first, title=text, departments=(text,), sogo_codes=(text,), keiei_codes=(text,), summary=text,
        overview=text, purpose=text, effects=text, challenges=text, related=text, schedule=(cell,),
        indicator=replace(first.indicator, text=text, unit=text), yearly_actions={2022: text},
    )  # fmt: skip
    row = table_of([record], small_profile)[0]
    assert [name for name, value in row.items() if value.startswith(("=", "+", "-", "@", "\t"))] == []
    assert sum(value == f"'{text.strip()}" for value in row.values()) == 14


def test_blank_lines_leave_no_double_spaces() -> None:
    assert plain_cell("一行目。\r\n\r\n  二行目。\n") == "一行目。 二行目。"
    assert plain_cell("") == plain_cell(None) == ""
    assert plain_cell(False) == "0"


def test_what_lies_outside_the_period_has_no_column(small_content, small_profile) -> None:
    record = replace(
        small_content.projects[1],
        schedule=(ScheduleCell(2031, 1, 4, ("市民課",)),),
        yearly_actions={2031: "x"},
    )
    assert not any("2031" in name for name in table_of([record], small_profile)[0])
    assert json.loads(json_text([record], small_profile))[0]["yearly_actions"] == {"2031": "x"}


@pytest.mark.parametrize("text", ["＝１＋１", "＋81", "＠SUM(A1)", "－１＋cmd", "－(1)", "=1", "-1+1"])
def test_wide_signs_begin_formulas_in_japanese_excel(text):
    assert plain_cell(text) == f"'{text}"


@pytest.mark.parametrize("text", ["－", "－　なし", "－該当なし", "１＝１", "―"])
def test_a_wide_dash_that_means_none_stays_as_it_is(text):
    assert plain_cell(text) == text
