"""What the columns of the list say, sort by and explain."""

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, LevelRecord, ProjectId, ProjectRow
from fujidesk.exchange.profiles import load_profile
from fujidesk.ui.itemmodels.project_columns import COLUMN_KEYS, ColumnTexts, ProjectColumn

ROW = ProjectRow(
    ProjectId(1), "1-1-2", "第10次の試行", "1", "1.1", Category.PROMOTION, False, ("市民課", "収納課"), 12,
    "11        ", "1" * 10, "", "", "",
)  # fmt: skip


@pytest.fixture
def texts():
    return ColumnTexts(load_profile("fuji"), (LevelRecord("1.1", "オンライン化", "1"),))


def test_every_column_has_a_heading_and_a_key(texts):
    assert len({texts.header(column) for column in ProjectColumn}) == len(ProjectColumn)
    assert len(set(COLUMN_KEYS.values())) == len(ProjectColumn)


def test_explanations(texts):
    assert texts.tooltip(ROW, ProjectColumn.DEPARTMENTS) == "市民課\n収納課"
    assert texts.tooltip(ROW, ProjectColumn.PAGE) == "12"
    assert texts.course(ROW) == "R4上～R4下　(1) 調査・基礎研究\nR5上～R8下　記載なし"


def test_titles_of_levels_can_change(texts):
    texts.set_levels((LevelRecord("1.1", "別の名前", "1"),))
    assert texts.measure(ROW) == "1.1 別の名前"
    texts.set_levels(())
    assert texts.measure(ROW) == "1.1"


def test_phases_sort_by_the_chosen_half_year(texts):
    key = texts.sort_key(ProjectColumn.PHASES)
    texts.set_half_year(HalfYear(2022, 1))
    early = key(ROW)
    texts.set_half_year(HalfYear(2026, 2))
    assert early < key(ROW)
    texts.set_half_year(HalfYear(2040, 1))
    assert texts.at is None
    assert texts.category_place(ROW) == 1
