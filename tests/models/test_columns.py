"""Records as rows: each value has its place, and everything that can be read can be found."""

from dataclasses import fields
from decimal import Decimal

import pytest

from fujidesk.domain.records import Direction, Indicator, ProjectRecord
from fujidesk.domain.searching import fold
from fujidesk.models import columns
from fujidesk.models.project import IndicatorRow, Project, ScheduleCellRow

APART = {"departments", "policy", "measure", "sogo_codes", "keiei_codes", "indicator", "schedule", "actual"}
"""Fields of a record that lie in tables or columns of their own."""


def names_of(table):
    return {column.name for column in table.__table__.columns}


def test_every_field_of_a_record_has_a_column_or_a_table(small_content):
    found = columns.project_columns(small_content.projects[0])
    plain = {field.name for field in fields(ProjectRecord)} - APART - {"yearly_actions", "number"}
    assert plain <= found.keys() <= names_of(Project)
    assert columns.indicator_columns(small_content.projects[0]).keys() <= names_of(IndicatorRow)
    for _, cell in columns.kinds_and_cells(small_content.projects[0]):
        assert columns.cell_columns(cell).keys() <= names_of(ScheduleCellRow)


def test_search_text_has_each_text_once(small_content):
    lines = columns.search_text(small_content.projects[0]).split("\n")
    assert len(lines) == len(set(lines))
    assert lines[0] == "1-1-1"
    assert "10.0分" in lines


@pytest.mark.parametrize(
    "words",
    ["窓口の案内番号", "待ち時間を短くする", "番号札", "待たせない", "列が短く", "機器", "別の計画", "収納課等", "市民課",
     "a1-1", "1-3", "10分以下", "調べる", "選ぶ"],
)  # fmt: skip
def test_each_text_of_a_project_is_in_its_search_text(small_content, words):
    assert fold(words) in columns.search_text(small_content.projects[0])


@pytest.mark.parametrize("words", ["priority", "at_most", "true", "none"])
def test_our_own_words_are_not(small_content, words):
    assert words not in columns.search_text(small_content.projects[0])


@pytest.mark.parametrize("figure", ["10.0", "0", "-3.50", "123456789012345.000000000000001"])
def test_no_digit_of_a_figure_is_lost(small_content, figure):
    from dataclasses import replace

    target = Indicator(figure=Decimal(figure), direction=Direction.KEEP)
    found = columns.indicator_columns(replace(small_content.projects[0], indicator=target))
    assert (found["figure"], found["direction"]) == (figure, "keep")


def test_codes_keep_their_scheme_and_order(small_content):
    assert [tuple(part.values()) for part in columns.code_parts(small_content.projects[0])] == [
        ("sogo", 0, "A1-1"), ("keiei", 0, "1-2"), ("keiei", 1, "1-3"),
    ]  # fmt: skip
