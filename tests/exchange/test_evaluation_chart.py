"""The chart of 総括: one bar a policy, one series a mark, grades with letter and count."""

from io import BytesIO

from openpyxl import load_workbook

from fujidesk.exchange.evaluation_chart import add_grade_chart
from fujidesk.exchange.profiles import load_profile
from fujidesk.exchange.report_tables import GRADE_FILLS, Column, TableBook

PROFILE = load_profile("fuji")
MARKS = ("S", "A", "B", "C", "D", "未評価", "未回答", "未実施", "中止", "完了")


def charts(rows):
    book = TableBook("題", sample=False)
    sheet = book.add_sheet("総括", "題", (30.0, *(6.0,) * 10))
    columns = (Column("基本方針"), *(Column(mark, "rt_count") for mark in MARKS))
    head = sheet.table(columns, rows)
    before = sheet.row
    add_grade_chart(sheet, head, len(rows), PROFILE)
    (made,) = load_workbook(BytesIO(book.data())).worksheets
    return made._charts, head, sheet.row - before


def test_each_mark_is_a_series_over_the_policies():
    (chart,), head, rows = charts([("1 暮らし", *range(1, 11)), ("2 まち", *range(1, 11))])
    assert (chart.type, chart.grouping, chart.overlap) == ("bar", "percentStacked", 100)
    assert len(chart.series) == len(MARKS)
    first = chart.series[0]
    assert first.val.numRef.f == f"'総括'!$B${head + 1}:$B${head + 2}"
    assert first.cat.numRef.f == f"'総括'!$A${head + 1}:$A${head + 2}"
    assert first.graphicalProperties.solidFill.srgbClr == GRADE_FILLS["S"]
    assert first.dLbls.showSerName
    assert not chart.series[-1].dLbls.showSerName
    assert rows == 1


def test_without_groups_there_is_no_chart():
    found, _, rows = charts([])
    assert (found, rows) == ([], 0)
