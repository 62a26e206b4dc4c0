"""Which of several returns counts."""

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.replies import Answer, KeptFile, Outcome, Proposal, Reply, ReplyKind
from fujidesk.services.collect_order import ordered, saved_moment

EARLY, LATE = "2023-04-10T09:00:00Z", "2023-04-11T09:00:00Z"


def answer(number="1-1-1", written="4", outcome=Outcome.NEW, before=None):
    change = FieldChange(Entity.REPORT, number, "2022.score_cost", before, int(written))
    return Answer(number, "score_cost", outcome, change, "s", "C20", written)


def reply(name, saved, *answers, department="収納課", kind=ReplyKind.REPORT, **values):
    return Reply(name, f"hash of {name}", kind, 2022, (department,), saved, tuple(answers), **values)


def kept(name="前.xlsx", saved=LATE, state="taken", department="収納課"):
    return KeptFile(
        1, 2022, ReplyKind.REPORT, department, name, saved, "2023-04-20T00:00:00", f"hash of {name}", 1, state
    )


def test_the_older_of_two_is_shown_not_taken():
    old, new = ordered([reply("a", EARLY, answer()), reply("b", LATE, answer(written="5"))], [])
    assert (old.is_superseded, new.is_superseded) == (True, False)
    assert old.answers[0].outcome is Outcome.NEW


def test_returns_about_different_projects_both_count():
    first, second = ordered([reply("a", EARLY, answer()), reply("b", LATE, answer("1-1-2"))], [])
    assert not first.is_superseded
    assert not second.is_superseded


def test_an_unfilled_later_return_replaces_nothing():
    first, second = ordered([reply("a", EARLY, answer()), reply("b", LATE)], [])
    assert not first.is_superseded
    assert second.answers == ()


def test_a_return_that_is_older_in_part():
    old, _ = ordered(
        [reply("a", EARLY, answer(), answer("1-1-2")), reply("b", LATE, answer(written="5"))], []
    )
    assert not old.is_superseded
    assert [(item.number, item.outcome) for item in old.answers] == [
        ("1-1-1", Outcome.REFUSED), ("1-1-2", Outcome.NEW),
    ]  # fmt: skip
    assert old.answers[0].problem == "より新しい回答「b」に同じ事業の回答があります。こちらは取り込みません"
    assert old.answers[0].change is None


@pytest.mark.parametrize("saved", [EARLY, "", "きのう"])
def test_returns_that_cannot_be_told_apart_by_time_are_checked_where_they_differ(saved):
    pair = [
        reply("a", saved, answer(), answer("1-1-2")),
        reply("b", saved, answer(written="5"), answer("1-1-2")),
    ]
    for found in ordered(pair, []):
        assert [item.outcome for item in found.answers] == [Outcome.CHECK, Outcome.NEW]
        assert "どちらが新しいか保存日時から決まりません" in found.answers[0].problem


def test_departments_do_not_touch_each_other():
    found = ordered([reply("a", EARLY, answer()), reply("b", LATE, answer("1-1-9"), department="市民課")], [])
    assert not any(item.is_superseded for item in found)


def test_a_newer_one_that_was_taken_before():
    (whole,) = ordered([reply("a", EARLY, answer(outcome=Outcome.CHANGED, before=5))], [kept()])
    assert whole.is_superseded
    (part,) = ordered(
        [reply("a", EARLY, answer(outcome=Outcome.CHANGED, before=5), answer("1-1-2"))], [kept()]
    )
    assert [item.outcome for item in part.answers] == [Outcome.CHECK, Outcome.NEW]
    for other in (kept(state="withdrawn"), kept(state="older"), kept(saved=EARLY), kept(department="市民課")):
        (free,) = ordered([reply("a", EARLY, answer(outcome=Outcome.CHANGED, before=5))], [other])
        assert not free.is_superseded


def test_the_same_bytes_are_known():
    (found,) = ordered([reply("前.xlsx", LATE, answer())], [kept()])
    assert found.known_at == "2023-04-20T00:00:00"
    (again,) = ordered([reply("前.xlsx", LATE, answer())], [kept(state="withdrawn")])
    assert again.known_at == ""


def test_two_forms_for_proposals_are_both_kept_unless_one_has_all_of_the_other():
    def form(name, saved, *titles):
        proposals = tuple(Proposal("収納課", title) for title in titles)
        return reply(name, saved, kind=ReplyKind.PROPOSAL, proposals=proposals)

    both = ordered([form("a", EARLY, "一"), form("b", LATE, "二")], [])
    assert not any(item.is_superseded for item in both)
    again = ordered([form("a", EARLY, "一"), form("b", LATE, "一", "二")], [])
    assert [item.is_superseded for item in again] == [True, False]


def test_moments_of_programs_with_and_without_a_zone():
    assert saved_moment(reply("a", "2023-04-10T18:00:00+09:00")) == saved_moment(
        reply("b", "2023-04-10T09:00:00")
    )
    assert saved_moment(reply("c", "")) is None
