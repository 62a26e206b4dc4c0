"""Who is asked: departments that were renamed, have ended, are several, or were changed after the sending."""

import datetime as dt
import sqlite3
from contextlib import closing

import pytest

from fujidesk.domain.changes import Entity, FieldChange
from fujidesk.domain.fields import values_of
from fujidesk.domain.surveys import Assignment, EntryState
from fujidesk.services.assignments import assignments, keeping_leads

FY, DAY, LATE = 2022, dt.date(2023, 4, 3), dt.date(2023, 5, 8)


def renamed(workspace, old, new, until):
    """Let a department be another one after a day, as the facts of the plan would say it."""
    with closing(sqlite3.connect(workspace.path)) as connection, connection:
        connection.execute(
            "INSERT OR IGNORE INTO department (name, position, plan_id) SELECT ?, MAX(position) + 1, 1 FROM department",
            (new,),
        )
        connection.execute(
            "UPDATE department SET valid_to = ?, successor_id = (SELECT id FROM department WHERE name = ?)"
            " WHERE name = ?",
            (until, new, old),
        )


def departments(workspace, number, field, names):
    """Give a project other departments, in its head or in a half-year of its plan."""
    held = values_of(workspace.registry.sheet(number).record)[field]
    after = names if field == "departments" else {**held, "departments": names}
    workspace.edits.apply([FieldChange(Entity.PROJECT, number, field, held, after)], "所管")


def asked(workspace, number="1-1-1", fiscal_year=FY):
    return workspace.surveys.assignments(fiscal_year)[number]


def lines(workspace, fiscal_year=FY):
    return {line.entry.department: line for line in workspace.surveys.status(fiscal_year, DAY).departments}


class TestLead:
    def test_one_project_is_asked_as_it_is_among_all(self, workspace):
        with workspace._database.reading() as session:
            whole = assignments(session, FY)
            for number in list(whole)[::40]:
                assert assignments(session, FY, number) == {number: whole[number]}
            assert assignments(session, FY, "9-9-9") == {}

    @pytest.mark.parametrize("printed", ["収納課等", "収納課ほか", "収納課他"])
    def test_and_others_is_the_department_that_is_named(self, small_workspace, printed):
        departments(small_workspace, "1-1-1", "plan.2022.2", [printed, "市民課"])
        assert asked(small_workspace) == Assignment("1-1-1", "収納課", ("市民課",))

    def test_a_department_named_twice_is_no_related_one_of_itself(self, small_workspace):
        departments(small_workspace, "1-1-1", "plan.2022.2", ["収納課等", "収納課", "市民課"])
        assert asked(small_workspace) == Assignment("1-1-1", "収納課", ("市民課",))

    def test_of_several_the_first_leads_and_the_others_are_related_in_their_order(self, small_workspace):
        names = ["デジタル推進課", "市民課", "収納課"]
        departments(small_workspace, "1-1-1", "plan.2022.2", names)
        assert asked(small_workspace) == Assignment("1-1-1", "デジタル推進課", ("市民課", "収納課"))

    def test_a_half_year_without_departments_follows_the_one_before_then_the_head(self, small_workspace):
        departments(small_workspace, "1-1-1", "plan.2022.2", [])
        departments(small_workspace, "1-1-1", "plan.2022.1", ["市民課"])
        assert asked(small_workspace).lead == "市民課"
        departments(small_workspace, "1-1-1", "plan.2022.1", [])
        assert asked(small_workspace).lead == "収納課"

    def test_an_ended_project_is_still_asked_of_who_had_it_last(self, small_workspace):
        held = values_of(small_workspace.registry.sheet("1-1-1").record)
        for field in ("plan.2025.1", "plan.2025.2"):
            ended = {"phase": None, "departments": [], "settled": True}
            change = FieldChange(Entity.PROJECT, "1-1-1", field, held[field], ended)
            small_workspace.edits.apply([change], "終了")
        assert asked(small_workspace, fiscal_year=2025).lead == "収納課"

    @pytest.mark.parametrize(("until", "lead"), [("2023-03-31", "税務課"), ("2023-04-01", "収納課")])
    def test_the_day_of_the_survey_tells_whether_the_successor_is_asked(self, small_workspace, until, lead):
        """1 April after the year (001, 図表6-2): who ends on the day before answers no more."""
        renamed(small_workspace, "収納課", "税務課", until)
        assert asked(small_workspace).lead == lead
        assert asked(small_workspace, fiscal_year=2023).lead == "税務課"

    def test_a_department_renamed_twice_is_the_last_one(self, small_workspace):
        renamed(small_workspace, "収納課", "税務課", "2022-09-30")
        renamed(small_workspace, "税務課", "債権課", "2023-03-31")
        assert asked(small_workspace).lead == "債権課"

    def test_successors_in_a_circle_end_somewhere(self, small_workspace):
        renamed(small_workspace, "収納課", "税務課", "2022-09-30")
        renamed(small_workspace, "税務課", "収納課", "2022-12-31")
        assert asked(small_workspace).lead in ("収納課", "税務課")

    def test_an_ended_department_without_a_successor_is_named_as_it_is(self, small_workspace):
        """Nobody is guessed; the office chooses who answers."""
        with closing(sqlite3.connect(small_workspace.path)) as connection, connection:
            connection.execute("UPDATE department SET valid_to = '2022-06-30' WHERE name = '収納課'")
        assert asked(small_workspace).lead == "収納課"
        small_workspace.surveys.set_lead(FY, "1-1-1", "市民課")
        assert asked(small_workspace) == Assignment("1-1-1", "市民課", ("収納課",))


class TestAfterSending:
    def test_a_department_renamed_later_stays_the_one_that_was_asked(self, small_workspace):
        small_workspace.surveys.mark_sent(FY, ["収納課"], DAY)
        renamed(small_workspace, "収納課", "税務課", "2024-03-31")
        assert list(lines(small_workspace)) == ["収納課", "デジタル推進課", "市民課"]
        assert lines(small_workspace)["収納課"].entry.state is EntryState.SENT
        assert "税務課" in lines(small_workspace, 2023)
        assert lines(small_workspace, 2023)["税務課"].entry.state is EntryState.UNSENT

    def test_another_lead_is_asked_anew_and_the_former_keeps_what_is_left(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_lead(FY, "1-1-9", "収納課")
        surveys.mark_sent(FY, ["収納課"], DAY)
        surveys.set_lead(FY, "1-1-9", "市民課")
        found = lines(small_workspace)
        assert (found["収納課"].numbers, found["収納課"].entry.state) == (("1-1-1",), EntryState.SENT)
        assert (found["市民課"].numbers, found["市民課"].entry.state) == (("1-1-9",), EntryState.UNSENT)

    def test_who_has_no_project_any_more_is_not_waited_for(self, small_workspace):
        surveys = small_workspace.surveys
        surveys.set_round(FY, deadline="2023-04-28")
        surveys.mark_sent(FY, ["収納課"], DAY)
        surveys.set_lead(FY, "1-1-1", "市民課")
        late = surveys.status(FY, LATE)
        assert [line.entry.department for line in late.departments] == ["デジタル推進課", "市民課"]
        assert not any(line.is_overdue for line in late.departments)
        surveys.set_lead(FY, "1-1-1", "収納課")
        assert lines(small_workspace)["収納課"].entry.sent_at == "2023-04-03", "what was noted is not lost"

    def test_answers_go_along_with_the_project(self, small_workspace):
        report = small_workspace.reports.of_year(FY)["1-1-9"]
        small_workspace.reports.store(report, {"status": "running"}, "回答")
        small_workspace.surveys.set_lead(FY, "1-1-9", "収納課")
        assert "1-1-9" in lines(small_workspace)["収納課"].answered
        assert "市民課" not in lines(small_workspace)

    def test_undoing_the_sending_follows_the_plan_again(self, small_workspace):
        small_workspace.surveys.mark_sent(FY, ["収納課"], DAY)
        small_workspace.edits.undo()
        departments(small_workspace, "1-1-1", "plan.2022.2", ["市民課"])
        assert asked(small_workspace).lead == "市民課"

    def test_a_removed_and_restored_project_is_asked_of_the_same(self, small_workspace):
        from fujidesk.domain.fields import whole_value

        small_workspace.surveys.set_lead(FY, "1-1-9", "収納課")
        record = small_workspace.registry.sheet("1-1-9").record
        gone = FieldChange(Entity.PROJECT, "1-1-9", "*", whole_value(record), None)
        small_workspace.edits.apply([gone], "削除")
        assert "1-1-9" not in small_workspace.surveys.assignments(FY)
        small_workspace.edits.undo()
        assert asked(small_workspace, "1-1-9").lead == "収納課"


class TestKeepingLeads:
    def keeping(self, workspace, names=None):
        with workspace._database.reading() as session:
            return {change.key: change.after for change in keeping_leads(session, FY, names)}

    def test_of_all_or_of_some(self, small_workspace):
        every = {"1-1-1": "収納課", "1-1-9": "市民課", "1-5-10": "デジタル推進課"}
        assert self.keeping(small_workspace) == every
        assert self.keeping(small_workspace, ["市民課"]) == {"1-1-9": "市民課"}
        assert self.keeping(small_workspace, []) == {}

    def test_what_is_written_down_already_makes_no_step(self, small_workspace):
        small_workspace.surveys.mark_sent(FY, ["収納課"], DAY)
        steps = small_workspace.edits.step_count
        with small_workspace._database.reading() as session:
            changes = keeping_leads(session, FY, ["収納課"])
        small_workspace.edits.apply(changes, "もう一度")
        assert small_workspace.edits.step_count == steps

    def test_a_project_without_departments_has_none_to_keep(self, small_workspace):
        departments(small_workspace, "1-5-10", "departments", [])
        assert "1-5-10" not in self.keeping(small_workspace)
