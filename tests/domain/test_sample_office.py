"""Made records of the office: hearings, new projects, changes, people, tasks, each as the rules allow it."""

import datetime as dt
from collections import Counter
from dataclasses import replace

import pytest

from fujidesk.domain import hearing_rules, new_project_rules, own_tasks, people_rules
from fujidesk.domain.hearings import HearingKind, HearingState, NoteKind
from fujidesk.domain.new_projects import Step
from fujidesk.domain.revisions import RevisionKind
from fujidesk.domain.sample_hearings import sample_hearings, sample_notes
from fujidesk.domain.sample_new_projects import sample_new_projects
from fujidesk.domain.sample_office import leader_post, sample_offices
from fujidesk.domain.sample_people import sample_members, sample_trainings
from fujidesk.domain.sample_revisions import sample_orders
from fujidesk.domain.sample_rounds import sample_years
from fujidesk.domain.sample_tasks import sample_tasks
from fujidesk.exchange.facts import load_facts
from fujidesk.exchange.profiles import load_profile

PROFILE, FACTS = load_profile("fuji"), load_facts()
OFFICES = sample_offices(FACTS, PROFILE, [2022, 2023, 2024, 2025])
PRESENT = OFFICES[-1]
EVERY = pytest.mark.parametrize("office", OFFICES, ids=lambda office: str(office.fiscal_year))


def proposals_of(office):
    """Return the new projects of a year as the sample has them."""
    return tuple(sample_new_projects(office, is_last_over=office.fiscal_year == 2025))


def test_the_office_has_a_year_more_than_the_rounds_where_the_plan_has_one():
    assert [office.fiscal_year for office in OFFICES] == [2022, 2023, 2024, 2025, 2026]
    assert [office.is_present for office in OFFICES] == [False] * 4 + [True]
    assert PRESENT.today == dt.date(2026, 6, 15)
    whole = sample_offices(FACTS, PROFILE, PROFILE.fiscal_years)
    assert [office.fiscal_year for office in whole] == list(PROFILE.fiscal_years)
    assert not whole[-1].is_present


@EVERY
def test_hearings_lie_in_june_and_november_and_fit_the_register(office):
    proposals = proposals_of(office)
    known = {record.number for record in FACTS.projects} | {item.key for item in proposals}
    hearings = sample_hearings(office, proposals)
    assert len({item.key for item in hearings}) == len(hearings)
    for hearing in hearings:
        hearing_rules.refuse_unfit(hearing, PROFILE, known)
        month = "06" if hearing.kind is HearingKind.NEW_PROJECT else "11"
        assert hearing.day[5:7] in (month, "")
        assert not list(hearing_rules.clashes(hearing, hearings))
        assert (hearing.state is HearingState.PLANNED) == (
            hearing.day > office.today.isoformat() or not hearing.day
        )
    assert {item.kind for item in hearings} == {HearingKind.NEW_PROJECT, HearingKind.PRIORITY}


@EVERY
def test_a_hearing_was_held_where_its_project_took_the_step(office):
    hearings = {
        item.new_projects[0]: item
        for item in sample_hearings(office, proposals_of(office))
        if item.new_projects
    }
    for project in proposals_of(office):
        days = [taken.day for taken in project.steps if taken.step is Step.HEARD]
        held = hearings[project.key].state is HearingState.HELD
        assert days == ([hearings[project.key].day] if held else [])


def test_lines_are_of_all_kinds_and_what_is_owed_is_done_overdue_or_open():
    notes = []
    for office in OFFICES[-2:]:
        notes += sample_notes(office, sample_hearings(office, proposals_of(office)), len(notes) + 1)
    assert {note.kind for note in notes} == set(NoteKind)
    assert [note.key for note in notes] == [str(place) for place in range(1, len(notes) + 1)]
    owed = [note for note in notes if note.kind in hearing_rules.OWED]
    assert all(note.department and note.due for note in owed)
    assert not any(note.due or note.done_at for note in notes if note.kind not in hearing_rules.OWED)
    today = PRESENT.today
    for kind in hearing_rules.OWED:
        mine = [note for note in owed if note.kind is kind]
        assert any(note.done_at for note in mine)
        assert any(hearing_rules.is_overdue(note, today) for note in mine)
        assert any(hearing_rules.is_open(note) and not hearing_rules.is_overdue(note, today) for note in mine)


@EVERY
def test_every_step_of_a_new_project_is_one_that_the_rules_allow(office):
    for project in proposals_of(office):
        assert not new_project_rules.record_refusal(project)
        way = replace(project, steps=project.steps[:1])
        for taken in project.steps[1:]:
            assert not new_project_rules.taken_refusal(way, taken, PROFILE.first_year, PROFILE.last_year)
            assert taken.day <= office.today.isoformat()
            for name in new_project_rules.FIGURES.get(taken.step, ()):
                assert getattr(project, name) > 0
            way = replace(way, steps=(*way.steps, taken))


def test_the_last_year_that_is_over_has_new_projects_at_every_step():
    steps = Counter(new_project_rules.current_step(item) for item in proposals_of(OFFICES[3]))
    assert set(steps) == set(Step)


def test_an_adopted_one_stands_in_the_register():
    known = {record.number: record for record in FACTS.projects}
    adopted = [item for office in OFFICES for item in proposals_of(office) if item.number]
    assert len({item.number for item in adopted}) == len(adopted) == 4
    assert all(known[item.number].title == item.title for item in adopted)


def test_a_register_without_a_fitting_project_has_none_adopted(small_content):
    office = sample_offices(small_content, PROFILE, [2022])[0]
    steps = [new_project_rules.current_step(item) for item in sample_new_projects(office, is_last_over=True)]
    assert Step.ADOPTED not in steps
    assert steps.count(Step.FUNDED) == 2
    assert list(sample_orders(office)) == []


def test_the_changes_rename_rest_and_end_different_projects():
    orders = [order for office in OFFICES for order in sample_orders(office)]
    assert Counter(order.kind for order in orders) == {
        RevisionKind.RENAME: 5, RevisionKind.SUSPEND: 1, RevisionKind.COMPLETE: 1,
    }  # fmt: skip
    assert len({order.numbers for order in orders}) == len(orders)


def test_members_of_all_bodies_are_posts_with_terms():
    members = list(sample_members(OFFICES[0]))
    for member in members:
        people_rules.refuse_unfit(member, PROFILE, FACTS.departments)
        assert member.name == ""
        assert member.valid_from
        assert not people_rules.overlapping(member, members)
    for body in people_rules.bodies(PROFILE):
        assert people_rules.members_on(members, body.key, PRESENT.today), body.name
    assert any(member.valid_to for member in members)
    without = people_rules.without_leader(FACTS.departments, members, PRESENT.today)
    assert 0 < len(without) < 10


def test_a_leader_is_who_answers_the_survey():
    year = sample_years(FACTS, PROFILE, [2022])[0]
    assert all(entry.leader == leader_post(entry.department) for entry in year.entries)


@EVERY
def test_training_was_held_by_the_day_of_the_year(office):
    trainings = list(sample_trainings(office))
    assert len(trainings) == (1 if office.is_present else 2)
    for training in trainings:
        people_rules.refuse_unfit_training(training, office.departments())
        assert training.day <= office.today.isoformat()
        assert 0.5 < people_rules.attendance_rate(training, office.departments()) < 1


@EVERY
def test_tasks_are_done_but_for_the_present_year(office):
    tasks = list(sample_tasks(office))
    today = office.today.isoformat()
    for task in tasks:
        own_tasks.refuse_unfit(task)
        own_tasks.refuse_outside(task, PROFILE.first_year, PROFILE.last_year)
    overdue = [task for task in tasks if task.due < today and not task.done_at]
    assert len(overdue) == int(office.is_present)
    assert any(not task.done_at for task in tasks) == office.is_present
