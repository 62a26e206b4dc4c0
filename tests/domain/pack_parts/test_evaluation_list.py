"""資料2: every project with scores and grade; ② and the total for internal meetings alone."""

from fujidesk.domain.pack_blocks import MarkCell
from fujidesk.domain.pack_parts.evaluation_list import evaluation_list
from tests.domain.pack_parts.conftest import evaluation


def line(block, number):
    row = next(row for row in block.rows if row.number == number)
    return dict(zip((column.label for column in block.columns), row.cells, strict=True))


def test_all_scores_total_and_grade_beside_last_years(make_data):
    (block,) = evaluation_list(make_data())
    found = line(block, "1-1-1")
    assert (found["①進捗"], found["②経費"], found["③取組内容"], found["合計"]) == (5, 5, 5, 15)
    assert (found["評価"], found["前年度"], found["今後の方向性"]) == (MarkCell("S"), MarkCell("B"), "継続")


def test_every_project_of_the_year_is_listed_under_its_measure(make_data):
    (block,) = evaluation_list(make_data())
    assert [row.number for row in block.lines] == ["1-1-1", "1-1-2", "1-1-3", "1-1-4"]
    assert [row.cells[0] for row in block.rows if row.is_group] == ["1.1 手続の改善"]
    assert "全 4 事業、うち評価 2" in block.foot.text


def test_without_a_grade_its_reason_stands_and_nothing_is_guessed(make_data):
    (block,) = evaluation_list(make_data())
    assert line(block, "1-1-3")["評価"] == MarkCell("stopped")
    assert line(block, "1-1-4")["評価"] == MarkCell("unanswered")
    assert line(block, "1-1-4")["合計"] is None


def test_a_council_never_sees_cost_nor_what_gives_it_away(make_data):
    (block,) = evaluation_list(make_data("council"))
    labels = [column.label for column in block.columns]
    assert "②経費" not in labels
    assert "合計" not in labels
    assert all(len(row.cells) == len(labels) for row in block.lines)


def test_in_the_first_year_there_is_no_year_before(make_data):
    first = evaluation(before={})
    first.rows.pop(2022)
    (block,) = evaluation_list(make_data(evaluation=first))
    assert line(block, "1-1-1")["前年度"] == ""
