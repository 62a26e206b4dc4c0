"""推進体制: the bodies, who is in them on a day, terms, succession, leaders, training."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain import people_rules as rules
from fujidesk.domain.people import ADVISORS, LEADERS, Member, Training
from fujidesk.domain.records import DepartmentRecord
from fujidesk.errors import UserError

DAY = dt.date(2026, 7, 10)
DEPARTMENTS = (
    DepartmentRecord("収納課"),
    DepartmentRecord("市民課", "2020-04-01"),
    DepartmentRecord("旧課", None, "2026-03-31", "市民課"),
)
HEAD = Member("1", "headquarters", "本部長", "副市長", valid_from="2024-04-01", valid_to="2026-07-10")
HELD = Training("R8-001", 2026, "2026-06-10", "書き方", attendance=(("収納課", 3), ("市民課", 0)))


def test_bodies_go_from_the_headquarters_down_then_advisors_and_leaders(small_profile):
    found = rules.bodies(small_profile)
    assert [body.name for body in found] == [
        "情報化推進本部", "情報化推進本部幹事会", "情報化推進本部ワーキンググループ", "情報政策アドバイザー",
        "情報化推進リーダー",
    ]  # fmt: skip
    assert found[0].key == "headquarters"
    assert [body.key for body in found[-2:]] == [ADVISORS, LEADERS]


@pytest.mark.parametrize(
    ("day", "held"),
    [("2024-03-31", False), ("2024-04-01", True), ("2026-07-10", True), ("2026-07-11", False)],
)
def test_a_term_holds_on_its_first_and_last_day(day, held):
    assert rules.holds("2024-04-01", "2026-07-10", day) is held


@pytest.mark.parametrize("opened", ["", None])
def test_an_open_end_holds_always(opened):
    assert rules.holds(opened, opened, "1999-01-01")
    assert rules.holds("2024-04-01", opened, "2099-01-01")
    assert not rules.holds("2024-04-01", opened, "2024-03-31")


def test_members_of_a_day_stand_in_their_order():
    last = replace(HEAD, key="2", role="委員", valid_to="", position=9)
    other = replace(HEAD, key="3", body="executive")
    assert rules.members_on((last, HEAD, other), "headquarters", DAY) == [HEAD, last]
    assert rules.members_on((last, HEAD), "headquarters", DAY + dt.timedelta(1)) == [last]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"body": "none"}, "会議・組織「none」は計画にありません"),
        ({"post": "　 "}, "職名が空です"),
        ({"body": LEADERS}, "情報化推進リーダーの部署を選んでください"),
        ({"department": "収納課等"}, "「収納課等」は収納課とほかの部署のことです。「収納課」と入力"),
        ({"department": "無い課"}, "部署「無い課」は登録されていません"),
        ({"valid_from": "2026-13-01"}, "始期「2026-13-01」は日付として読めません"),
        ({"valid_from": "20260401"}, "始期「20260401」は日付として読めません"),
        ({"valid_to": "20270331"}, "終期「20270331」は日付として読めません"),
        ({"valid_to": "来年"}, "終期「来年」は日付として読めません"),
        ({"valid_to": "2024-03-31"}, "終期 2024-03-31 が始期 2024-04-01 より前です"),
    ],
)
def test_a_member_that_cannot_be_kept_is_refused_with_what_to_do(small_profile, change, says):
    with pytest.raises(UserError, match=says):
        rules.refuse_unfit(replace(HEAD, **change), small_profile, DEPARTMENTS)


def test_a_term_of_one_day_and_a_leader_with_a_department_are_kept(small_profile):
    rules.refuse_unfit(replace(HEAD, valid_to=HEAD.valid_from), small_profile, DEPARTMENTS)
    rules.refuse_unfit(replace(HEAD, body=LEADERS, department="収納課"), small_profile, DEPARTMENTS)


@pytest.mark.parametrize(
    ("change", "overlaps"),
    [
        ({}, True),
        ({"valid_from": "2026-07-10", "valid_to": ""}, True),
        ({"valid_from": "2026-07-11", "valid_to": ""}, False),
        ({"valid_from": "", "valid_to": "2024-03-31"}, False),
        ({"valid_from": "", "valid_to": ""}, True),
        ({"role": "委員"}, False),
        ({"department": "収納課"}, False),
        ({"field": "情報通信"}, False),
    ],
)
def test_one_post_held_twice_at_one_time_is_found(change, overlaps):
    other = replace(HEAD, key="2", **change)
    assert rules.overlapping(HEAD, (HEAD, other)) == ([other] if overlaps else [])


def test_the_follower_begins_the_day_after_the_term_that_ends():
    before, after = rules.succession(replace(HEAD, name="甲"), "2", dt.date(2026, 4, 1))
    assert (before.key, before.valid_to, before.name) == ("1", "2026-03-31", "甲")
    assert (after.key, after.valid_from, after.valid_to) == ("2", "2026-04-01", "")
    assert (after.post, after.role, after.name) == ("副市長", "本部長", "")
    _, renamed = rules.succession(HEAD, "2", dt.date(2026, 4, 1), post="統括監", name="乙")
    assert (renamed.post, renamed.name) == ("統括監", "乙")


@pytest.mark.parametrize(
    ("day", "says"),
    [(dt.date(2024, 4, 1), "2024-04-01 からです"), (dt.date(2026, 7, 12), "2026-07-10 に終わっています")],
)
def test_nobody_follows_a_term_that_has_not_begun_or_is_over(day, says):
    with pytest.raises(UserError, match=says):
        rules.succession(HEAD, "2", day)


def test_departments_of_the_day_without_a_leader_are_named():
    leader = Member("1", LEADERS, post="係長", department="収納課", valid_from="2026-04-01")
    assert rules.without_leader(DEPARTMENTS, (leader,), DAY) == ["市民課"]
    assert rules.without_leader(DEPARTMENTS, (leader,), dt.date(2026, 3, 31)) == ["収納課", "市民課", "旧課"]


def test_a_name_with_others_needs_no_leader_of_its_own():
    listed = (*DEPARTMENTS, DepartmentRecord("収納課等"), DepartmentRecord("市民課ほか"))
    assert rules.without_leader(listed, (), DAY) == ["収納課", "市民課"]


@pytest.mark.parametrize(
    ("change", "says"),
    [
        ({"theme": " "}, "研修のテーマが空です"),
        ({"day": ""}, "日付として読めません"),
        ({"day": "20260610"}, "研修の日付「20260610」は日付として読めません"),
        ({"day": "六月"}, "研修の日付「六月」は日付として読めません"),
        ({"attendance": (("収納課等", 1),)}, "「収納課等」は収納課とほかの部署"),
        ({"attendance": (("無い課", 1),)}, "部署「無い課」は登録されていません"),
        ({"attendance": (("収納課", 1), ("収納課", 2))}, "収納課 の参加者が2回あります"),
        ({"attendance": (("収納課", -1),)}, "-1 人は 0 以上の数"),
    ],
)
def test_a_training_that_cannot_be_kept_is_refused_with_what_to_do(change, says):
    with pytest.raises(UserError, match=says):
        rules.refuse_unfit_training(replace(HELD, **change), ("収納課", "市民課"))


def test_departments_that_sent_nobody_are_named_in_their_order():
    assert rules.absent(HELD, ("市民課", "収納課", "企画課")) == ["市民課", "企画課"]
    assert rules.absent(HELD, ()) == []


def test_attendance_counts_the_departments_that_sent_anyone():
    assert rules.attendance_rate(HELD, ("収納課", "市民課")) == 0.5
    assert rules.attendance_rate(HELD, ("市民課",)) == 0.0
    assert rules.attendance_rate(HELD, ()) is None
