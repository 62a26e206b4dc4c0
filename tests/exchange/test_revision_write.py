"""The list of a year's changes for a pack: a value a row, who decided and why, printed on A4 across."""

import datetime as dt

import pytest
from openpyxl import load_workbook

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.revision_lines import effect_lines
from fujidesk.domain.revisions import Revision, RevisionKind
from fujidesk.exchange.revision_write import RevisionBook, write_revisions

TITLES = {"1-1-1": "=窓口", "1-1-9": "案内"}
RENAMED = Revision(
    "R6-001", 2024, RevisionKind.RENAME, "2024-04-01", "一体で進める", "情報化推進本部", ("1-1-1",),
    effects=(FieldChange(Entity.PROJECT, "1-1-1", "title", "前の名前", "=窓口"),),
)  # fmt: skip
MERGED = Revision(
    "R6-002", 2024, RevisionKind.MERGE, "2024-10-01", "重なりをなくす", "情報化推進本部", ("1-1-1",), ("1-1-9",),
    effects=(
        FieldChange(Entity.PROJECT, "1-1-1", "standing", None,
                    {"kind": "merged", "since": "2024-10-01", "into": ["1-1-9"]}),
        FieldChange(Entity.PROJECT, "1-1-1", "plan.2024.2", {"phase": 2, "departments": [], "settled": True},
                    {"phase": None, "departments": [], "settled": True}),
    ),
)  # fmt: skip
MOVED = Revision(
    "R6-003", 2024, RevisionKind.REORGANISATION, "2024-04-01", "組織改正", "条例", departments_before=("収納課",),
    departments_after=("税務課",),
    effects=(FieldChange(Entity.DEPARTMENT, "収納課", "valid_to", None, "2024-03-31"),),
)  # fmt: skip


@pytest.fixture
def written(tmp_path, small_profile):
    def write(*revisions, sample=False):
        rows = [(item, effect_lines(item, small_profile, {"1.1": "手続"})) for item in revisions]
        path = tmp_path / "変更.xlsx"
        day = dt.date(2025, 3, 31)
        write_revisions(path, RevisionBook(small_profile, 2024, rows, TITLES, day, sample))
        return path

    return write


def rows_of(path):
    sheet = load_workbook(path).active
    return [[value for value in row if value is not None] for row in sheet.iter_rows(values_only=True)]


def test_each_value_is_a_row_that_says_all_of_its_change(written):
    rows = rows_of(written(RENAMED, MERGED))
    first, second, third = rows[2:5]
    assert first == [
        "R6-001", "令和6年4月1日", "名称変更", "1-1-1 =窓口", "事業名", "前の名前", "=窓口", "情報化推進本部", "一体で進める",
    ]  # fmt: skip
    assert second[2:7] == ["統合", "1-1-1 =窓口", "事業の状態", "実施中", "統合（令和6年10月1日、1-1-9 へ）"]
    assert third[:3] == ["R6-002", "令和6年10月1日", "統合"]
    assert third[6] == "終了（-）"


def test_texts_that_look_like_formulas_stay_texts(written):
    sheet = load_workbook(written(RENAMED)).active
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)


def test_departments_of_a_reorganisation_are_told(written):
    assert any("収納課" in str(row) and "組織改正" in row for row in rows_of(written(MOVED)))


def test_the_sheet_prints_on_a4_across_with_its_head_repeated(written):
    sheet = load_workbook(written(RENAMED, MERGED)).active
    assert (sheet.page_setup.paperSize, sheet.page_setup.orientation) == (9, "landscape")
    assert sheet.page_setup.fitToWidth == 1
    assert sheet.print_title_rows == "$2:$2"
    assert sheet.freeze_panes
    assert sheet.auto_filter.ref


def test_a_year_without_changes_says_so_and_counts_none(written):
    text = str(rows_of(written()))
    assert "この年度の変更はありません。" in text
    assert "変更 0 件" in text
    assert "令和7年3月31日現在" in text


def test_the_whole_workbook_is_as_it_was(written, golden):
    golden(written(RENAMED, MERGED, MOVED, sample=True), "revisions")
