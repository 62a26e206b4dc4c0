"""A pack: the parts that are on, in the office's order, numbered, titled, marked 取扱注意 where internal."""

from dataclasses import replace

import pytest

from fujidesk.domain.meetings import PartKind
from fujidesk.domain.new_projects import NewProject
from fujidesk.domain.pack_editions import PartChoice
from fujidesk.domain.pack_parts.data import Since
from fujidesk.domain.pack_parts.making import made_choices, make_pack

DIGEST = "0" * 64


def made(data, **edition):
    return make_pack(replace(data, edition=replace(data.edition, **edition)), DIGEST)


def test_parts_in_order_with_their_numbers(make_data):
    labels = [part.label for part in made(make_data()).parts]
    assert labels == ["次第", "資料1", "資料2", "資料3", "資料4", "資料5", "資料6", "参考資料1", "参考資料2"]


def test_what_is_switched_off_moved_and_retitled(make_data):
    choices = (
        PartChoice(PartKind.INDICATORS, title="指標"), PartChoice(PartKind.SUMMARY, is_on=False),
        PartChoice(PartKind.ROADMAP, note="速報"),
    )  # fmt: skip
    pack = made(make_data(), parts=choices)
    assert [part.caption for part in pack.parts[:2]] == ["資料1　指標", "資料2　デジタル変革ロードマップ"]
    assert pack.parts[1].note == "速報"
    assert PartKind.SUMMARY not in {part.kind for part in pack.parts}


def test_all_parts_may_be_off(make_data):
    pack = made(make_data(), parts=tuple(PartChoice(kind, is_on=False) for kind in PartKind))
    assert pack.parts == ()
    assert not pack.is_internal


def test_the_page_of_changes_is_there_where_an_earlier_state_is_known(make_data):
    assert PartKind.SINCE not in {choice.kind for choice in made_choices(make_data())}
    known = make_data(since=Since("前の控え", ()))
    assert [part.label for part in make_pack(known, DIGEST).parts if part.kind is PartKind.SINCE] == ["資料7"]


@pytest.mark.parametrize(
    ("meeting", "internal"),
    [("honbu", {PartKind.EVALUATION, PartKind.CHANGES}), ("october", {PartKind.CHANGES}), ("council", set())],
)
def test_parts_with_cost_are_marked_and_the_council_has_none(make_data, meeting, internal):
    new = (NewProject("R6-001", 2024, "市民課", "窓口の予約", requested_kyen=5432),)
    pack = make_pack(make_data(meeting, new_projects=new), DIGEST)
    assert {part.kind for part in pack.parts if part.is_internal} == internal
    assert pack.is_internal == bool(internal)


def test_nothing_of_cost_is_anywhere_in_the_councils_papers(make_data):
    new = (NewProject("R6-001", 2024, "市民課", "窓口の予約", costs=((2025, 4321),), requested_kyen=5432),)
    every = tuple(PartChoice(kind) for kind in PartKind)
    told = repr(made(make_data("council", new_projects=new), parts=every).parts)
    for secret in ("経費", "②", "987654", "976543", "4321", "5432", "値引きの理由"):
        assert secret not in told


def test_meeting_day_and_state_of_the_data(make_data):
    pack = made(make_data(), day="2024-07-10", place="大会議室")
    assert (pack.day, pack.place) == ("令和6年7月10日", "大会議室")
    assert (pack.state.as_of, pack.state.approval, pack.state.digest) == (
        "令和6年7月10日現在", "未承認", DIGEST,
    )  # fmt: skip
