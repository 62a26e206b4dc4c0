"""気をつけること from what is stored: late ones first, nothing where nothing is in the way."""

import datetime as dt

from fujidesk.domain.hearings import Hearing, HearingKind
from fujidesk.domain.people import LEADERS, Member
from fujidesk.services.cautions import cautions
from fujidesk.services.office_records import added

MAY, EARLY = dt.date(2026, 5, 12), dt.date(2022, 6, 1)


def keys(workspace, day):
    return [caution.key for caution in cautions(workspace, day)]


def with_leaders(workspace):
    """Give every department of all days a leader."""
    members = [
        Member(f"{place}", LEADERS, post="課長", department=item.name)
        for place, item in enumerate(workspace.registry.departments(), start=1)
    ]
    workspace.edits.apply([added(member) for member in members], "任命")


def test_a_year_in_order_has_none(small_workspace):
    assert keys(small_workspace, EARLY) == ["without_leader"]
    with_leaders(small_workspace)
    assert keys(small_workspace, EARLY) == []


def test_late_answers_and_hearings_come_first(small_workspace):
    small_workspace.surveys.set_round(2025, deadline="2026-04-28")
    small_workspace.surveys.mark_sent(2025, ["収納課"], dt.date(2026, 4, 3))
    clash = {"day": "2026-06-15", "start": "10:00", "place": "第1会議室"}
    hearings = [
        Hearing("R8-001", 2026, HearingKind.OTHER, day="2026-05-11"),
        Hearing("R8-002", 2026, HearingKind.OTHER, **clash),
        Hearing("R8-003", 2026, HearingKind.OTHER, **clash),
    ]
    small_workspace.edits.apply([added(one) for one in hearings], "計画")
    assert keys(small_workspace, MAY) == [
        "late_answers", "left_hearings", "clashes", "without_leader", "end_of_plan"
    ]  # fmt: skip


def test_questions_are_told_until_the_year_is_approved(small_workspace):
    report = small_workspace.reports.of_year(2025)["1-1-9"]
    small_workspace.reports.store(report, {"status": "done"}, "回答")
    small_workspace.oddities.ask(2025, "1-1-9", "いつ終わりましたか")
    found = [caution for caution in cautions(small_workspace, MAY) if caution.key == "questions"]
    assert len(found) == 1
    assert "未送付の照会 1 件" in found[0].text
    assert "unapproved-2025" not in keys(small_workspace, MAY)
    assert "unapproved-2025" in keys(small_workspace, dt.date(2026, 8, 1))
    small_workspace.surveys.approve(2025, "")
    assert not {"questions", "unapproved-2025"} & set(keys(small_workspace, dt.date(2026, 8, 1)))


def test_outside_the_plan_nothing_is_asked_for(small_workspace):
    assert keys(small_workspace, dt.date(2031, 6, 1)) == []
    assert keys(small_workspace, dt.date(2020, 6, 1)) == []
