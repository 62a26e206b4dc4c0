"""The page 計画全体の評価, and what the other pages tell of it."""

from dataclasses import replace
from decimal import Decimal

import pytest

from fujidesk.domain.achievement import IndicatorSeries, series_of
from fujidesk.domain.publication import make_publication
from fujidesk.domain.publication.dictionary import public_tables
from fujidesk.domain.publication.page_blocks import Grid, Lines, Link, Words, page_texts
from fujidesk.domain.publication.pages import page_count, public_pages
from fujidesk.domain.publication.whole_content import PublicCourse
from fujidesk.domain.publication.whole_grids import slip_text
from fujidesk.domain.surveys import Approval
from fujidesk.domain.whole_plan.finals import FINAL_RULE
from fujidesk.domain.whole_plan.outcomes import OUTCOME_RULE
from tests import demo_publication as demo

SAID = "手続の入口は一つになった。\n次の計画では窓口そのものを減らす。"


def pages(made):
    return {page.path: page for page in public_pages(made, public_tables(made))}


def approved(fiscal_year=2023, appraisals=None, target=False):
    """The plan ends with the year, and it is approved."""
    source = demo.demo_source(fiscal_year)
    profile = replace(source.data.profile, last_year=fiscal_year, terms=())
    approvals = {year: Approval(f"{year + 1}-07-10T10:00:00", "") for year in (2022, 2023)}
    item = demo.RECORDS[0]
    points = series_of(item.indicator, [(2022, Decimal("40.5"), ""), (2023, Decimal(120), "")], fiscal_year)
    series = (IndicatorSeries(item.number, item.title, "窓口課", item.indicator, points),) if target else ()
    read = replace(source.data.evaluation, profile=profile, approvals=approvals, indicators=series)
    data = replace(source.data, profile=profile, evaluation=read)
    return make_publication(replace(source, data=data, appraisals=appraisals or {}))


def page(**options):
    return pages(demo.demo_publication(appraisals={"1.1": SAID}, **options))["whole.html"]


def sections(found):
    return {section.title: section for section in found.all_sections}


def grid(found, title):
    return next(block for block in sections(found)[title].blocks if isinstance(block, Grid))


def test_the_page_is_one_more_and_every_page_leads_to_it():
    made = demo.demo_publication(appraisals={})
    found = pages(made)
    assert len(found) == page_count(made) == 8
    assert all(Link("計画全体の評価", "whole.html") in each.site.links for each in found.values())
    without = pages(demo.demo_publication())
    assert "whole.html" not in without
    assert not any("計画全体" in text for each in without.values() for text in page_texts(each))


def test_counts_by_policy_and_measure_with_the_worst_slip():
    found = grid(page(), "到達状況【見込み】")
    lines = {row[0]: dict(zip(found.head[1:], row[1:], strict=True)) for row in found.rows}
    assert list(lines) == [
        "1 便利な窓口（計）",
        "1.1 手続の改善",
        "2 見えるまち（計）",
        "2.1 地図の公開",
        "全情報化事業（計）",
    ]
    assert lines["1.1 手続の改善"]["計画どおり"] == 2
    assert lines["2.1 地図の公開"]["途中で終了・休止"] == 1
    assert lines["全情報化事業（計）"]["事業"] == 3
    assert lines["全情報化事業（計）"]["最大の遅れ（半期）"] == 0


def test_the_rules_stand_beside_the_results():
    def words(title, found):
        return [
            text
            for block in sections(found)[title].blocks
            if isinstance(block, Words)
            for text in block.texts
        ]

    assert OUTCOME_RULE in words("到達状況", pages(approved())["whole.html"])
    assert FINAL_RULE in words("施策指標", pages(approved(target=True))["whole.html"])


def test_an_indicator_says_its_result_with_target_and_reason():
    made = pages(approved(target=True))["whole.html"]
    counts, each = (block for block in sections(made)["施策指標"].blocks if isinstance(block, Grid))
    assert dict(zip(counts.head, counts.rows[-1], strict=True)) == {
        "区分": "全情報化事業（計）", "施策指標": 1, "達成": 1, "未達成": 0, "判定できない": 0,
    }  # fmt: skip
    (row,) = each.rows
    assert row[2] == Lines(("予約 100件以上",))
    assert row[3:] == ("達成", "R5 の実績値で判定：目標 100件以上（R5 まで）、実績 120件")


def test_the_appraisal_of_each_measure():
    found = grid(page(), "情報化施策ごとの評価【見込み】")
    assert found.rows[0] == (
        "1.1 手続の改善",
        Lines(("手続の入口は一つになった。", "次の計画では窓口そのものを減らす。")),
    )
    assert "見込み" in found.rows[1][1].texts[0]


def test_projects_that_did_not_go_as_planned_are_listed_with_the_reason():
    found = page()
    ended = grid(found, "途中で終了・休止した事業【見込み】")
    assert ended.rows[0][1] == Link("=地図の公開", "projects/2-1-1.html")
    assert "中止" in ended.rows[0][-1]
    for title in ("遅れている事業【見込み】", "着手しなかった事業【見込み】"):
        assert sections(found)[title].blocks == (Words(("該当する事業はありません。",)),)


def test_late_projects_come_with_their_slip_the_most_delayed_first():
    source = demo.demo_source()
    late = tuple(
        replace(record, schedule=demo.cells("4444444444"), actual=demo.cells(reached))
        for record, reached in zip(demo.RECORDS[:2], ("1113", "4411"), strict=True)
    )
    data = replace(source.data, records=(*(replace(item, state=None) for item in late), demo.RECORDS[2]))
    made = make_publication(replace(source, data=data, appraisals={}))
    rows = grid(pages(made)["whole.html"], "遅れている事業【見込み】").rows
    slips = [made.whole.spans[0].course(row[0]).slip for row in rows]
    assert len(slips) == 2
    assert slips == sorted(slips)
    assert [row[3] for row in rows] == [f"{-slip} 半期の遅れ" for slip in slips]


def test_forecast_is_marked_until_the_last_year_is_approved():
    forecast, final = page(), pages(approved())["whole.html"]
    assert forecast.title == "計画全体の評価（令和4年度～令和8年度）【見込み】"
    assert all("見込み" in section.title for section in forecast.sections)
    assert "令和8年度の実績がまだないため" in forecast.lead[1]
    marked = [
        text for text in page_texts(final) if "見込み" in text and text not in (OUTCOME_RULE, FINAL_RULE)
    ]
    assert marked == []


def test_a_project_tells_its_outcome_and_slip():
    made = demo.demo_publication(appraisals={})
    found = pages(made)
    rows = dict(grid(found["projects/1-1-1.html"], "計画全体の評価【見込み】").rows)
    assert rows["結果"] == "計画どおり（見込み）"
    assert rows["計画とのずれ"] == "ずれなし"
    assert "運用・実施" not in rows["判定の理由"]
    assert "導入準備" in rows["判定の理由"]
    assert "施策指標" not in rows
    rows = dict(grid(found["projects/2-1-1.html"], "計画全体の評価【見込み】").rows)
    assert (rows["結果"], rows["計画とのずれ"]) == ("途中で終了・休止", "")
    told = dict(grid(pages(approved(target=True))["projects/1-1-1.html"], "計画全体の評価").rows)
    assert told["施策指標"] == "達成"


def test_a_plan_with_terms_has_a_section_for_each():
    found = pages(demo.demo_with_terms(2024))
    assert [section.title for section in found["whole.html"].sections] == [
        "計画全体【見込み】", "前期の評価（令和4年度～令和5年度）【見込み】",
        "後期の評価（令和6年度～令和8年度）【見込み】",
    ]  # fmt: skip
    keys = [section.key for section in found["whole.html"].all_sections]
    assert len(set(keys)) == len(keys)
    captions = [
        block.caption for section in found["whole.html"].all_sections for block in section.blocks
        if isinstance(block, Grid)
    ]  # fmt: skip
    assert len(set(captions)) == len(captions)
    assert grid(found["projects/1-1-1.html"], "計画全体の評価【見込み】").head == (
        "項目", "計画全体【見込み】", "前期【見込み】", "後期【見込み】",
    )  # fmt: skip


def test_without_grades_the_course_of_grades_is_not_there():
    assert [drawing.file for drawing in page().drawings] == [
        "charts/outcomes.svg", "charts/grades-by-year.svg", "charts/grade-course.svg",
    ]  # fmt: skip
    assert [drawing.file for drawing in page(with_grades=False).drawings] == ["charts/outcomes.svg"]


@pytest.mark.parametrize(("slip", "first", "text"), [
    (None, None, ""), (0, None, "ずれなし"), (-2, None, "2 半期の遅れ"), (1, None, "1 半期早い"), (-2, -2, "2 半期の遅れ"),
    (0, -3, "ずれなし（当初の計画に対しては3 半期の遅れ）"),
])  # fmt: skip
def test_a_slip_in_words(slip, first, text):
    assert slip_text(PublicCourse("1-1-1", "late", "", slip, first)) == text
