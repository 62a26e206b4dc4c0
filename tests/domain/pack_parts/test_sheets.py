"""資料3: the sheets of the priority projects with the year's report; no amounts and no ②."""

from dataclasses import replace

from fujidesk.domain.pack_editions import PackQuestion
from fujidesk.domain.pack_parts.sheets import sheet, sheets
from fujidesk.domain.reports import StatusReport
from tests.domain.pack_parts.conftest import NOW, RECORDS, evaluation


def test_only_priority_projects_of_the_year(make_data):
    assert [block.number for block in sheets(make_data())] == ["1-1-1"]
    gone = evaluation()
    gone.rows[2023] = tuple(row for row in gone.rows[2023] if row.number != "1-1-1")
    assert sheets(make_data(evaluation=gone)) == ()


def test_the_plan_beside_the_years_report(make_data):
    (block,) = sheets(make_data())
    assert block.facts == (
        ("所管部署", "窓口課、税務課"), ("総合計画 施策番号", "A1-1"), ("行政経営プラン 取組番号", "1-2"),
    )  # fmt: skip
    texts = dict(block.texts)
    assert texts["事業の目的"] == "待たせない"
    assert texts["R5 年度の取組内容（計画）"] == "選ぶ"
    report = dict(block.report)
    assert block.report_title == "令和5年度の実績"
    assert report["進捗段階（上期・下期）"] == "調査・基礎研究 → 導入準備"
    assert (report["①進捗・③取組内容"], report["総合評価"]) == ("5・5", "S")


def test_no_amount_no_cost_score_and_no_reason(make_data):
    told = repr(sheets(make_data()))
    for secret in ("987654", "976543", "値引きの理由", "経費", "②"):
        assert secret not in told


def test_fields_that_a_category_does_not_have_are_left_out(make_data):
    data = make_data()
    block = sheet(data, RECORDS[1], data.rows[1])
    assert "推進の個票にない目的" not in repr(block)


def test_without_an_answer_there_is_no_report(make_data):
    reports = NOW | {"1-1-1": StatusReport("1-1-1", 2023)}
    (block,) = sheets(make_data(reports=reports))
    assert (block.report_title, block.report) == ("", ())


def test_a_half_year_without_an_answer_is_a_dash(make_data):
    reports = NOW | {"1-1-1": replace(NOW["1-1-1"], phase_h1=None, phase_h2=0)}
    (block,) = sheets(make_data(reports=reports))
    assert dict(block.report)["進捗段階（上期・下期）"] == "－ → 終了"


def test_questions_go_with_their_project(make_data):
    data = make_data()
    asked = (PackQuestion("1-1-1", "費用は", "別に示す"), PackQuestion("1-1-2", "別の事業", ""))
    (block,) = sheets(replace(data, edition=replace(data.edition, questions=asked)))
    assert block.questions == (("費用は", "別に示す"),)
