"""Members with their terms, leaders that the survey takes, training; all undone in one step."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.people import ADVISORS, LEADERS, Member, Training
from fujidesk.domain.printed_departments import proper_departments
from fujidesk.errors import EditConflictError, UserError

TODAY = dt.date(2026, 5, 1)
NEW_YEAR = dt.date(2026, 4, 1)


def _chief(**values):
    return Member("", "headquarters", "本部長", "副市長", valid_from="2024-04-01", **values)


def test_bodies_stand_from_the_headquarters_down(workspace):
    names = [body.name for body in workspace.people.bodies()]
    assert names == [
        "情報化推進本部", "情報化推進本部幹事会", "情報化推進本部ワーキンググループ", "情報政策アドバイザー", "情報化推進リーダー",
    ]  # fmt: skip


def test_members_of_a_day_stand_by_position(workspace):
    workspace.people.add(Member("", "headquarters", "委員", "総務部長", position=2), TODAY)
    workspace.people.add(_chief(position=1), TODAY)
    posts = [item.post for item in workspace.people.members("headquarters", TODAY)]
    assert posts == ["副市長", "総務部長"]
    early = workspace.people.members("headquarters", dt.date(2024, 3, 31))
    assert [item.post for item in early] == ["総務部長"]
    assert workspace.people.counts(TODAY)["headquarters"] == 2


def test_transfer_ends_one_term_and_begins_the_next_in_one_step(workspace):
    workspace.people.add(_chief(), TODAY)
    workspace.people.succeed("1", NEW_YEAR, TODAY)
    (before,) = workspace.people.members("headquarters", dt.date(2026, 3, 31))
    (after,) = workspace.people.members("headquarters", NEW_YEAR)
    assert (before.key, before.valid_to) == ("1", "2026-03-31")
    assert (after.key, after.valid_from, after.valid_to, after.role) == ("2", "2026-04-01", "", "本部長")
    workspace.edits.undo()
    (only,) = workspace.people.members("headquarters", NEW_YEAR)
    assert (only.key, only.valid_to) == ("1", "")


@pytest.mark.parametrize(
    ("member", "sentence"),
    [
        (Member("", "council", post="市長"), "「council」は計画にありません"),
        (Member("", "headquarters", post=" "), "職名が空です"),
        (Member("", LEADERS, post="係長"), "部署を選んでください"),
        (Member("", LEADERS, post="係長", department="ない課"), "「ない課」は登録されていません"),
        (Member("", ADVISORS, post="教授", valid_from="4月1日"), "始期「4月1日」は日付として"),
        (
            Member("", ADVISORS, post="教授", valid_from="2026-04-01", valid_to="2026-03-31"),
            "終期 2026-03-31 が始期",
        ),
    ],
)
def test_unfit_members_are_answered_by_a_sentence(workspace, member, sentence):
    with pytest.raises(UserError, match=sentence):
        workspace.people.add(member, TODAY)
    assert not any(workspace.people.counts(TODAY).values())


@pytest.mark.parametrize(("start", "end"), [("2026-05-01", ""), ("", "2026-03-01")])
def test_transfer_outside_the_term_is_refused(workspace, start, end):
    workspace.people.add(Member("", "headquarters", post="副市長", valid_from=start, valid_to=end), TODAY)
    with pytest.raises(UserError, match="副市長の任期は"):
        workspace.people.succeed("1", NEW_YEAR, TODAY)


def test_overlap_of_one_post_is_warned_and_allowed(workspace):
    workspace.people.add(_chief(valid_to="2026-04-30"), TODAY)
    again = Member("", "headquarters", "本部長", "副市長", valid_from="2026-04-01")
    (warning,) = workspace.people.warnings(again)
    assert "重なります" in warning
    assert (
        workspace.people.warnings(Member("", "headquarters", "本部長", "副市長", valid_from="2026-05-01"))
        == []
    )
    workspace.people.add(again, TODAY)
    assert workspace.people.counts(dt.date(2026, 4, 15))["headquarters"] == 2


def test_department_without_leader_is_listed_until_it_has_one(workspace):
    assert "収納課" in workspace.people.without_leader(TODAY)
    workspace.people.add(
        Member("", LEADERS, post="係長", department="収納課", valid_from="2026-04-01"), TODAY
    )
    assert "収納課" not in workspace.people.without_leader(TODAY)
    assert "収納課" in workspace.people.without_leader(dt.date(2026, 3, 31))


def _survey_leader(workspace):
    lines = workspace.surveys.status(2025, TODAY).departments
    return next(line.entry.leader for line in lines if line.entry.department == "収納課")


def test_survey_takes_a_leader_only_where_it_has_none(workspace):
    workspace.people.add(Member("", LEADERS, post="係長", department="収納課"), TODAY)
    assert _survey_leader(workspace) == "収納課 係長"
    workspace.people.succeed("1", dt.date(2026, 5, 1), TODAY, post="主査")
    assert _survey_leader(workspace) == "収納課 係長"
    workspace.edits.undo()
    workspace.edits.undo()
    assert _survey_leader(workspace) == ""


def test_member_is_changed_and_removed(workspace):
    workspace.people.add(_chief(), TODAY)
    (held,) = workspace.people.members("headquarters", TODAY)
    workspace.people.change(Member(held.key, "executive", "会長", "総務部長"), TODAY)
    assert [item.post for item in workspace.people.members("executive", TODAY)] == ["総務部長"]
    workspace.people.remove(held.key)
    assert workspace.people.counts(TODAY)["executive"] == 0
    with pytest.raises(UserError, match="はありません"):
        workspace.people.remove(held.key)


def test_two_people_change_a_member_and_lose_nothing(workspace):
    workspace.people.add(_chief(), TODAY)
    (shown,) = workspace.people.members("headquarters", TODAY)
    workspace.people.change(replace(shown, name="一人目"), TODAY, shown)
    workspace.people.change(replace(shown, role="副本部長"), TODAY, shown)
    (held,) = workspace.people.members("headquarters", TODAY)
    assert (held.name, held.role) == ("一人目", "副本部長")
    with pytest.raises(EditConflictError, match="一人目"):
        workspace.people.change(replace(shown, name="二人目"), TODAY, shown)


def test_two_people_change_a_training_and_lose_nothing(workspace):
    workspace.people.save_training(Training("", 0, "2026-06-10", "書き方"))
    shown = workspace.people.trainings(2026)[0].training
    workspace.people.save_training(replace(shown, place="第1会議室"), shown)
    workspace.people.save_training(replace(shown, theme="書き方と直し方"), shown)
    held = workspace.people.trainings(2026)[0].training
    assert (held.place, held.theme) == ("第1会議室", "書き方と直し方")
    with pytest.raises(EditConflictError, match="第1会議室"):
        workspace.people.save_training(replace(shown, place="第2会議室"), shown)


def test_what_somebody_else_changed_meanwhile_is_not_removed(workspace):
    workspace.people.add(_chief(), TODAY)
    (shown,) = workspace.people.members("headquarters", TODAY)
    workspace.people.change(replace(shown, name="一人目"), TODAY, shown)
    with pytest.raises(EditConflictError):
        workspace.people.remove(shown.key, shown)
    workspace.people.save_training(Training("", 0, "2026-06-10", "書き方"))
    held = workspace.people.trainings(2026)[0].training
    workspace.people.save_training(replace(held, place="第1会議室"), held)
    with pytest.raises(EditConflictError):
        workspace.people.remove_training(held.key, held)
    assert len(workspace.people.members("headquarters", TODAY)) == 1
    assert len(workspace.people.trainings(2026)) == 1


def test_training_is_listed_with_the_share_of_departments_that_came(workspace):
    listed = proper_departments(workspace.registry.departments())
    names = [item.name for item in listed if not item.valid_to]
    attendance = ((names[0], 2), (names[1], 0))
    workspace.people.save_training(Training("", 0, "2026-06-10", "調査票の書き方", attendance=attendance))
    (line,) = workspace.people.trainings(2026)
    assert line.training.key == "R8-001"
    assert line.rate == pytest.approx(1 / len(names))
    workspace.people.save_training(Training("R8-001", 0, "2026-06-11", "調査票の書き方"))
    assert workspace.people.trainings(2026)[0].training.day == "2026-06-11"
    workspace.people.remove_training("R8-001")
    assert workspace.people.trainings(2026) == []


@pytest.mark.parametrize(
    ("training", "sentence"),
    [
        (Training("", 0, "2026-06-10", ""), "テーマが空"),
        (Training("", 0, "2022-03-31", "書き方"), "2022-03-31）が計画の期間の外です"),
        (Training("", 0, "2206-06-10", "書き方"), "2022-04-01 から 2027-03-31 までの日"),
        (Training("", 0, "6月", "書き方"), "「6月」は日付として"),
        (Training("", 0, "2026-06-10", "書き方", attendance=(("ない課", 1),)), "「ない課」は登録"),
        (Training("", 0, "2026-06-10", "書き方", attendance=(("収納課", 1), ("収納課", 2))), "2回あります"),
        (Training("", 0, "2026-06-10", "書き方", attendance=(("収納課", -1),)), "0 以上"),
    ],
)
def test_unfit_training_is_answered_by_a_sentence(workspace, training, sentence):
    with pytest.raises(UserError, match=sentence):
        workspace.people.save_training(training)
    assert workspace.people.trainings(2026) == []


def test_a_name_with_others_is_not_counted_among_the_departments_that_came(small_workspace):
    made = FieldChange(Entity.DEPARTMENT, "収納課等", "*", None, {"valid_from": None})
    small_workspace.edits.apply([made], "登録")
    proper = {"収納課", "市民課", "デジタル推進課"}
    assert set(small_workspace.people.without_leader(TODAY)) == proper
    training = Training("", 0, "2025-06-10", "書き方", attendance=(("収納課", 1),))
    small_workspace.people.save_training(training)
    assert small_workspace.people.trainings(2025)[0].rate == pytest.approx(1 / len(proper))
