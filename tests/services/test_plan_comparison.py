"""Two plans of one database compared: what is read, the workbook, and the command."""

import datetime as dt
import json

import pytest
from openpyxl import load_workbook

from fujidesk.domain.plan_comparison import SECTION_NAMES, Section
from fujidesk.domain.progress import NoProgress
from fujidesk.errors import UserError
from fujidesk.paths import user_folders
from fujidesk.services.workspace import open_workspace
from tests.two_plans import SECOND_CITY, with_three_plans


@pytest.fixture
def space(small_database, small_profile, small_content, tmp_path):
    with_three_plans(small_database, small_profile, small_content)
    opened = open_workspace(small_database, user_folders(tmp_path / "p"), plan="1")
    yield opened
    opened.close()


@pytest.fixture
def sides(space):
    return space.plans[0], space.plans[SECOND_CITY - 1]


def test_each_side_is_read_from_its_own_plan(space, sides):
    found = space.plan_comparison.compare(*sides)
    assert (found.left.profile.city, found.right.profile.city) == ("富士市", "厚木市")
    assert len(found.left.projects) == 3
    assert len(found.right.projects) == 24
    assert space._database.plan == 1  # the window's plan is still its own


def test_a_plan_is_not_compared_with_itself(space, sides):
    with pytest.raises(UserError, match="同じ計画"):
        space.plan_comparison.compare(sides[0], sides[0])


def test_the_workbook_has_a_sheet_for_each_section_with_both_plans(space, sides, tmp_path):
    path = tmp_path / "comparison.xlsx"
    space.plan_comparison.write_workbook(path, sides, dt.date(2026, 6, 15), NoProgress())
    book = load_workbook(path)
    assert book.sheetnames == [SECTION_NAMES[section] for section in Section]
    cells = [[cell.value for cell in row] for row in book["構成"].iter_rows()]
    said = " ".join(str(value) for row in cells for value in row if value)
    assert "令和8年6月15日現在" in said
    assert sides[1].label in said
    line = next(row for row in cells if row[0] == "1")
    assert line[:3] == ["1", "便利な窓口", 2 + 1]
    assert line[4:] == ["1", "市民等が利用する情報化", 6]
    assert next(row for row in cells if row[0] == "　1.1")[1] == "手続"
    phases = [[cell.value for cell in row] for row in book["段階"].iter_rows()]
    assert next(row for row in phases if row[0] == "6年目 上期")[1] == "―"


def test_json_is_of_both(space, sides):
    values = json.loads(space.plan_comparison.json_text(*sides))
    assert values["right"]["profile"] == "atsugi"
