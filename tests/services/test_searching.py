"""The search over everything."""

from dataclasses import replace

import pytest

from fujidesk.domain.hearings import HearingKind, NoteKind


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


@pytest.fixture
def heard(small_workspace):
    """Two hearings, the second with lines."""
    service = small_workspace.hearings
    service.plan(replace(service.drafted(2023, HearingKind.OTHER, "収納課"), place="大会議室"))
    service.plan(replace(service.drafted(2023, HearingKind.OTHER, "市民課"), day="2023-06-15"))
    service.add_note("R5-002", NoteKind.QUESTION, "ハンコは要りますか")
    service.add_note("R5-002", NoteKind.DECISION, "判子をやめて、はんこレスにする")
    return small_workspace


def test_every_line_of_a_hearing_is_found_with_its_kind(heard):
    (group,) = heard.search.find("はんこ")
    assert (group.label, group.total) == ("ヒアリング記録", 2)
    assert [(hit.number, hit.title, hit.where) for hit in group.hits] == [
        ("R5-002", "市民課 2023-06-15", "質問"), ("R5-002", "市民課 2023-06-15", "決定"),
    ]  # fmt: skip
    hit = group.hits[1]
    assert hit.snippet[hit.start : hit.start + hit.length] == "はんこ"


def test_hearings_are_found_by_place_and_department_after_the_projects(heard):
    assert found(heard, "大会議室") == {"ヒアリング記録": ["R5-001"]}
    assert list(found(heard, "収納課")) == ["所管部署", "ヒアリング記録"]


def test_all_words_occur_in_one_line_and_the_limit_holds(heard):
    assert found(heard, "要り レス") == {}
    (group,) = heard.search.find("はんこ", limit=1)
    assert (len(group.hits), group.total) == (1, 2)


def test_a_removed_hearing_is_not_found(heard):
    heard.hearings.remove(heard.hearings.get("R5-002"))
    assert found(heard, "はんこ") == {}
