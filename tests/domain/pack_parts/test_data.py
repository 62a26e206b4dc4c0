"""What the parts are made from: its years, its day, its approval, what stands below tables."""

from dataclasses import replace

from fujidesk.domain.surveys import Approval
from tests.domain.pack_parts.conftest import evaluation


def test_meetings_up_to_july_report_the_year_that_they_are_named_by(make_data):
    assert (make_data("wg").year, make_data("wg").fiscal_year) == (2023, 2023)
    assert (make_data("october").year, make_data("october").fiscal_year) == (2023, 2024)
    assert (make_data("council").year, make_data("council").fiscal_year) == (2023, 2024)


def test_rows_of_the_year_and_the_one_before(make_data):
    data = make_data()
    assert {row.fiscal_year for row in data.rows} == {2023}
    assert {row.fiscal_year for row in data.rows_before} == {2022}
    assert replace(data, fiscal_year=2022).rows_before == ()


def test_whether_anything_is_answered(make_data):
    assert make_data().has_answers
    assert not make_data(evaluation=evaluation(now={})).has_answers


def test_approval_in_words(make_data):
    data = make_data()
    assert data.approval == "未承認"
    approved = replace(data.evaluation, approvals={2023: Approval("2024-07-10T10:00:00", "事務局", "")})
    assert replace(data, evaluation=approved).approval == "令和6年7月10日 本部承認"


def test_made_up_answers_have_their_word(make_data):
    data = make_data()
    assert data.sample == ""
    assert replace(data, evaluation=replace(data.evaluation, is_sample=True)).sample == "サンプルデータ"


def test_source_day_and_denominator_below(make_data):
    foot = make_data().foot("全 4 事業", "速報")
    assert "進捗状況報告（R5、未承認）" in foot.source
    assert (foot.as_of, foot.denominator, foot.remark) == ("令和6年7月10日現在", "全 4 事業", "速報")
    assert "進捗状況報告" not in make_data().plan_foot("全 4 事業").source
