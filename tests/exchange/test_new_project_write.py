"""The workbook of new projects: what the 本部 sees, what finance sees, and no amount without costs."""

import pytest
from openpyxl import load_workbook

from fujidesk.domain.new_projects import NewProject, Step, StepTaken
from fujidesk.exchange.new_project_write import write_new_projects

FIRST = NewProject(
    "R8-001", 2026, "収納課", "=予約", "目的", "内容", "秋から", ((2026, 12_345), (2027, 70)), is_important=True,
    steps=(StepTaken(Step.PROPOSED, "2026-04-20"),), requested_kyen=54_321,
)  # fmt: skip
SECOND = NewProject("R8-002", 2026, "市民課", "案内", steps=(StepTaken(Step.PROPOSED, "2026-04-21"),))
GONE = NewProject("R8-003", 2026, "市民課", "古い案", steps=(StepTaken(Step.DECLINED, "2026-05-01", "効果"),))


@pytest.fixture
def written(tmp_path, small_profile):
    def write(*projects, costs=True, sample=False):
        path = tmp_path / "o.xlsx"
        write_new_projects(path, small_profile, 2026, projects, costs=costs, sample=sample)
        return load_workbook(path)

    return write


def texts(sheet):
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_headquarters_sees_the_important_ones_without_amounts(written):
    book = written(FIRST, SECOND, GONE)
    assert book.sheetnames == ["本部説明", "予算", "一覧"]
    rows = texts(book["本部説明"])
    assert rows[-1][:3] == ["R8-001", "=予約", "収納課"]
    assert "54321" not in str(rows).replace(",", "")


def test_finance_sees_costs_by_year_and_their_sum_without_the_declined(written):
    sheet = written(FIRST, SECOND, GONE)["予算"]
    rows = texts(sheet)
    assert rows[-3][5:] == [12_345, 70, 54_321]
    assert rows[-1] == ["合計", "2 件", 12_345, 70, 54_321]
    assert "R8-003" not in str(rows)
    assert sheet.page_setup.paperSize == 9
    assert sheet.page_setup.orientation == "landscape"
    assert "取扱注意" in str(rows[0])


def test_without_costs_no_amount_is_anywhere(written):
    book = written(FIRST, costs=False)
    everything = str([texts(sheet) for sheet in book])
    assert "予算" not in book.sheetnames
    assert not any(amount in everything for amount in ("12345", "54321", "千円"))
    assert "経費" not in str(book["一覧"].oddFooter.center.text)


def test_list_tells_the_declined_with_reason_and_text_stays_text(written):
    sheet = written(FIRST, GONE, sample=True)["一覧"]
    rows = texts(sheet)
    assert rows[-1][:3] == ["R8-003", "古い案", "市民課"]
    assert rows[-1][3:6] == ["見送り", "2026-05-01", "効果"]
    (cell,) = [cell for row in sheet for cell in row if cell.value == "=予約"]
    assert cell.data_type == "s"
    assert "サンプル" in str(rows[:3])


def test_a_year_without_any_says_so(written):
    book = written()
    assert "まだありません" in str(texts(book["一覧"]))


@pytest.mark.parametrize(("costs", "name"), [(True, "new_projects"), (False, "new_projects_without_costs")])
def test_the_whole_workbook_is_as_it_was(tmp_path, small_profile, golden, costs, name):
    write_new_projects(
        tmp_path / "o.xlsx", small_profile, 2026, (FIRST, SECOND, GONE), costs=costs, sample=True
    )
    golden(tmp_path / "o.xlsx", name)
