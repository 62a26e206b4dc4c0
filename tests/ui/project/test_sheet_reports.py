"""Reports on paper: what may be published by default, costs only on pages that say so."""

from dataclasses import replace
from decimal import Decimal

import pypdf
import pytest

from fujidesk.domain.reports import Outlook, Status, StatusReport
from fujidesk.ui.project.printing import render_sheet_pdf
from fujidesk.ui.project.sheet_html import SheetPage
from fujidesk.ui.project.sheet_reports import INTERNAL_MARK, PrintedReports, public_note, report_rows
from fujidesk.ui.tokens import load_tokens


@pytest.fixture
def report():
    """A full report of R4: budget 77123, cost 66045, scores 4, 1, 5 of which the office made 4, 2, 5."""
    return StatusReport(
        "1-1-1", 2022, Status.RUNNING, 2, 0, 77123, 66045, "窓口を増やした", Decimal("12.5"), "見込みどおり", 4, 1, 5,
        "費用が増えたため", Outlook.CONTINUE, "変更なし", None, 2, None, "見積りの違い",
    )  # fmt: skip


@pytest.fixture
def record(small_content):
    return small_content.projects[0]


def rows(record, report, profile, **kind):
    return dict(report_rows(record, report, profile, **kind))


def test_the_public_sheet_has_no_costs_and_nothing_they_could_be_worked_out_from(
    record, report, small_profile
):
    found = rows(record, report, small_profile, internal=False)
    assert found["実施状況"] == "実施中"
    assert found["進捗段階"] == (
        "上期　計画 (2) 要件調査・導入検討　実績 (2) 要件調査・導入検討\n下期　計画 (2) 要件調査・導入検討　実績 終了（-）"
    )
    assert found["評価"] == "①進捗 4 計画より進んでいる\n③取組内容 5 十分に効果が現れている"
    assert found["総合評価"] == "A"  # not 11 points: less ① and ③ they would tell ②
    assert found["指標の実績値"] == "12.5 分　目標: 10.0 分以下（R8）"
    text = "".join(found.values()) + "".join(found)
    for secret in ("77,123", "66,045", "77123", "②", "経費", "11", "費用が増えた", "見積り", "千円"):
        assert secret not in text


def test_the_internal_sheet_has_all(record, report, small_profile):
    found = rows(record, report, small_profile, internal=True)
    assert (found["予算額"], found["実績額"]) == ("77,123 千円", "66,045 千円")
    assert "②経費 2 増加した（部署の評価 1）" in found["評価"]
    assert found["総合評価"] == "A（11 点）"
    assert (found["評価の理由"], found["事務局の評価の理由"]) == ("費用が増えたため", "見積りの違い")


@pytest.mark.parametrize(
    ("status", "word"),
    [
        (Status.STOPPED, "中止"),
        (Status.NOT_STARTED, "未実施"),
        (Status.DONE, "完了"),
        (Status.RUNNING, "未評価"),
    ],
)
def test_a_state_without_a_grade_is_told_by_its_word(record, report, small_profile, status, word):
    without = replace(report, status=status, score_cost=None, office_cost=None)
    assert rows(record, without, small_profile, internal=True)["総合評価"] == word


def test_what_was_not_answered_is_a_dash(record, small_profile):
    bare = StatusReport("1-1-1", 2023, Status.RUNNING)
    found = rows(record, bare, small_profile, internal=False)
    assert (found["取組内容"], found["今後の方向性"]) == ("－", "－")
    assert found["評価"] == "①進捗 －\n③取組内容 －"


def test_only_answered_years_are_printed_in_the_order_of_time(record, report, small_profile):
    reports = {2024: replace(report, fiscal_year=2024), 2023: StatusReport("1-1-1", 2023), 2022: report}
    page = SheetPage(small_profile, load_tokens("light"), (), PrintedReports({"1-1-1": reports}))
    html = page.html(record)
    assert html.index("令和4年度 進捗状況報告") < html.index("令和6年度 進捗状況報告")
    assert "令和5年度 進捗状況報告" not in html
    assert public_note(small_profile) in html
    assert public_note(small_profile) not in SheetPage(small_profile, load_tokens("light")).html(record)


def words(path):
    """Return the text of each page without spaces."""
    return ["".join(page.extract_text().split()) for page in pypdf.PdfReader(path).pages]


@pytest.mark.parametrize("internal", [False, True])
def test_every_page_with_costs_says_so(record, report, small_profile, qapp, tmp_path, internal):
    path = tmp_path / "sheet.pdf"
    reports = {year: replace(report, fiscal_year=year) for year in range(2022, 2027)}
    printed = PrintedReports({"1-1-1": reports}, internal)
    pages = render_sheet_pdf([record], small_profile, path, reports=printed)
    found = words(path)
    assert len(found) == pages > 1
    assert [INTERNAL_MARK in page for page in found] == [internal] * pages
    assert ("77,123" in "".join(found)) is internal
