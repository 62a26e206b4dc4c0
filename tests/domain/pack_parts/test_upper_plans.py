"""上位計画との対応: codes with the projects that serve them, and their grades."""

from fujidesk.domain.pack_blocks import MarkCell
from fujidesk.domain.pack_parts.upper_plans import upper_plans
from fujidesk.domain.records import Category, ProjectId, ProjectRow, StateKind
from fujidesk.domain.upper_plans import upper_plans as cross_reference
from tests.domain.pack_parts.conftest import PROFILE


def row(number, sogo=(), keiei=(), grades="", state=None):
    return ProjectRow(
        ProjectId(1), number, f"事業{number}", "1", "1.1", Category.PRIORITY, False, ("窓口課",), None, "", "", "",
        "", "", sogo, keiei, grades, "", state,
    )  # fmt: skip


def tables(make_data, *rows):
    return upper_plans(make_data(upper=cross_reference(PROFILE, rows)))


def test_a_plan_without_codes_has_no_table(make_data):
    assert tables(make_data, row("1-1-1")) == ()


def test_a_table_a_scheme_and_a_heading_a_code(make_data):
    sogo, keiei = tables(make_data, row("1-1-1", ("A1-1",), ("1-2",)), row("1-1-2", ("A1-1", "A1-2")))
    assert sogo.title == "総合計画 施策番号"
    assert keiei.title == "行政経営プラン 取組番号"
    heads = [line.cells[0] for line in sogo.rows if line.is_group]
    assert [head.partition("　")[0] for head in heads] == ["施策番号 A1-1", "施策番号 A1-2"]
    assert heads[0].partition("　")[2].startswith("2 事業")
    assert [line.number for line in sogo.lines] == ["1-1-1", "1-1-2", "1-1-2"]


def test_a_project_of_several_codes_is_said_below(make_data):
    (sogo,) = tables(make_data, row("1-1-1", ("A1-1", "A1-2")))
    assert "一つの事業がいくつかの番号に対応することがある" in sogo.foot.text


def test_lines_have_the_grade_of_the_year_and_the_state(make_data):
    (sogo,) = tables(make_data, row("1-1-1", ("A1-1",), state=StateKind.MERGED))
    cells = sogo.lines[0].cells
    assert cells[1] == "事業1-1-1（統合）"
    assert cells[3] == "重点"
    assert cells[-1] == MarkCell("unanswered")
