"""The search over everything."""

import pytest


def found(workspace, query, **options):
    return {
        group.label: [hit.number for hit in group.hits] for group in workspace.search.find(query, **options)
    }


def test_numbers_and_titles_come_first(small_workspace):
    assert found(small_workspace, "1-1") == {"番号・事業名": ["1-1-1", "1-1-9"]}


def test_number_that_begins_with_the_query_comes_before_others(small_workspace):
    assert found(small_workspace, "1-5-10")["番号・事業名"][0] == "1-5-10"


@pytest.mark.parametrize("query", ["LINE", "line", "ＬＩＮＥ", "らいん"])
def test_width_and_case_do_not_matter(small_workspace, query):
    expected = {} if query == "らいん" else {"番号・事業名": ["1-1-9"]}
    assert found(small_workspace, query) == expected


def test_departments_are_a_group(small_workspace):
    assert found(small_workspace, "市民課") == {"所管部署": ["1-1-1", "1-1-9"]}


def test_departments_of_the_schedule_are_texts_of_it(small_workspace):
    (group,) = small_workspace.search.find("収納課等")
    assert (group.label, group.hits[0].where) == ("本文", "スケジュール（計画）R4上期")


def test_texts_have_a_snippet_around_the_find(small_workspace):
    (group,) = small_workspace.search.find("番号札 出す")
    hit = group.hits[0]
    assert (group.label, hit.number, hit.where) == ("本文", "1-1-1", "事業概要")
    assert hit.snippet[hit.start : hit.start + hit.length] == "番号札"


@pytest.mark.parametrize(
    ("query", "number"), [("100%", "1-1-1"), ("民_台", "1-5-10"), ("民%台", None), ("/", None)]
)
def test_signs_of_patterns_are_plain_letters(small_workspace, query, number):
    groups = small_workspace.search.find(query)
    assert [hit.number for group in groups for hit in group.hits] == ([number] if number else [])


def test_all_words_must_occur(small_workspace):
    assert found(small_workspace, "窓口　番号札") == {"本文": ["1-1-1"]}
    assert found(small_workspace, "窓口 存在しない") == {}


@pytest.mark.parametrize("query", ["", "  ", "　", "あ" * 5000])
def test_nothing_found_is_an_empty_list(small_workspace, query):
    assert small_workspace.search.find(query) == []


def test_limit_cuts_each_group_but_counts_all(workspace):
    groups = workspace.search.find("1", limit=5)
    assert [len(group.hits) for group in groups] == [min(5, group.total) for group in groups]
    assert sum(group.total for group in groups) > 100


def test_edits_are_found_at_once(small_workspace):
    from fujidesk.domain.changes import Entity, FieldChange

    change = FieldChange(Entity.PROJECT, "1-1-9", "overview", "", "防災ラジオを配る")
    small_workspace.edits.apply([change], "事業概要")
    assert found(small_workspace, "防災らじお") == {"本文": ["1-1-9"]}
