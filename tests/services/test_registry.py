"""Reading the register back as it was stored."""

import pytest

from fujidesk.domain.records import Category
from fujidesk.errors import UserError


def test_content_comes_back_as_it_was_stored(small_workspace, small_content):
    assert small_workspace.registry.content() == small_content


def test_shipped_facts_come_back_as_they_are(workspace):
    from fujidesk.exchange.facts import load_facts

    assert workspace.registry.content() == load_facts()
    assert workspace.check() == [item for item in workspace.check() if item.severity == "open"]


def test_rows_are_what_the_list_shows(small_workspace):
    first, second, third = small_workspace.registry.rows()
    assert (first.number, first.policy, first.measure, first.category) == (
        "1-1-1",
        "1",
        "1.1",
        Category.PRIORITY,
    )
    assert (first.departments, first.is_dx, first.page) == (("収納課", "市民課"), True, 12)
    assert (first.phases, first.settled) == ("2222444444", "1111111100")
    assert first.indicator == "待ち時間 10分以下"
    assert (second.phases, second.settled) == ("4-        ", "1111111111")
    assert (third.number, third.phases, third.settled) == ("1-5-10", "", "")


def test_row_without_indicator_text_shows_figure_and_unit(workspace):
    row = workspace.registry.rows()[0]
    assert row.indicator
    assert row.indicator[0].isdigit()


def test_haystack_holds_all_texts_folded(small_workspace):
    first, second, _ = small_workspace.registry.rows()
    for part in ("1-1-1", "収納課等", "市民課", "100%を目指す", "調べる", "10.0分", "a1-1", "別の計画"):
        assert part in first.haystack
    assert "priority" not in first.haystack
    assert "lineのお知らせ" in second.haystack


def test_sheet_has_identity_and_version(small_workspace, small_content):
    sheet = small_workspace.registry.sheet("1-1-1")
    assert (sheet.version, sheet.record) == (1, small_content.projects[0])


def test_missing_number_is_a_sentence(small_workspace):
    with pytest.raises(UserError, match="事業番号 9-9-9 の事業はありません"):
        small_workspace.registry.sheet("9-9-9")


def test_records_of_some_numbers_in_plan_order(small_workspace):
    found = small_workspace.registry.records(["1-5-10", "1-1-9", "7-7-7"])
    assert [record.number for record in found] == ["1-1-9", "1-5-10"]
    assert small_workspace.registry.records([]) == []


def test_summary_counts(small_workspace):
    summary = small_workspace.registry.summary()
    assert (summary.projects, summary.dx, summary.departments) == (3, 1, 3)
    assert summary.categories == {Category.PRIORITY: 1, Category.PROMOTION: 1, Category.CONTINUING: 1}
    assert (summary.open_half_years, summary.open_numbers) == (2, ("1-1-1",))
    assert summary.phase_counts(2022, 1) == {2: 1, 4: 1}
    assert summary.phase_counts(2022, 2) == {2: 1, None: 1}
    assert summary.phase_counts(1999, 1) == {}
    assert summary.texts_imported
    assert summary.open_disagreements == 0


def test_shipped_facts_have_no_texts_yet(workspace):
    summary = workspace.registry.summary()
    assert not summary.texts_imported
    assert (summary.projects, summary.dx) == (202, 65)
