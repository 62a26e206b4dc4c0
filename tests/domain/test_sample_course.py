"""The course of a project in made answers."""

import pytest

from fujidesk.domain.fiscal import HalfYear
from fujidesk.domain.records import Category, ProjectRecord, ScheduleCell
from fujidesk.domain.reports import ENDED_PHASE, Status
from fujidesk.domain.sample_course import course_of


def project(number, phases=""):
    cells = tuple(
        ScheduleCell(2022 + place // 2, place % 2 + 1, None if mark == "-" else int(mark))
        for place, mark in enumerate(phases)
    )
    return ProjectRecord(number, f"事業{number}", "1", "1.1", Category.PRIORITY, ("収納課",), schedule=cells)


@pytest.fixture
def courses(small_profile):
    return lambda phases, count=300: [
        course_of(project(f"1-1-{n}", phases), small_profile) for n in range(1, count + 1)
    ]


def reached(course):
    return "".join(str(phase) for phase in course.reached.values())


def test_without_a_schedule_a_project_runs(courses):
    plain = [course for course in courses("") if set(course.statuses.values()) == {Status.RUNNING}]
    assert len(plain) > 250
    assert {reached(course) for course in plain} == {"4" * 10}


def test_some_are_late_and_catch_up(courses):
    found = courses("1122334444")
    late = [course for course in found if any(course.is_late(year) for year in range(2022, 2027))]
    assert 0.2 < len(late) / len(found) < 0.7
    running = [course for course in found if course.statuses[2026] is Status.RUNNING]
    assert {course.reached[HalfYear(2026, 2)] for course in running} == {4}
    for course in running:
        phases = [phase for when, phase in course.reached.items() if course.statuses[2022] is Status.RUNNING]
        assert phases == sorted(phases), "a phase never goes back"


def test_a_few_are_early(courses):
    assert any(course.is_ahead(year) for course in courses("1122334444") for year in range(2022, 2027))


def test_a_project_that_the_plan_ends_is_finished(courses):
    for course in courses("4444------", 40):
        assert course.statuses[2022] is Status.RUNNING
        assert {course.statuses[year] for year in range(2023, 2027)} == {Status.DONE}
        assert not course.has_ended(2023)
        assert course.has_ended(2024)
        assert not course.is_late(2024)


def test_a_stopped_project_stays_stopped(courses):
    stopped = [course for course in courses("", 900) if Status.STOPPED in course.statuses.values()]
    assert 3 < len(stopped) < 40
    for course in stopped:
        words = list(course.statuses.values())
        first = words.index(Status.STOPPED)
        assert first > 0
        assert set(words[first:]) == {Status.STOPPED}
        assert course.reached[HalfYear(2022 + first, 2)] == ENDED_PHASE


def test_a_project_not_started_starts_next_year(courses):
    waiting = [course for course in courses("2344444444") if Status.NOT_STARTED in course.statuses.values()]
    assert waiting
    for course in waiting:
        assert course.statuses[2022] is Status.NOT_STARTED
        assert course.statuses[2023] is not Status.NOT_STARTED
        assert course.reached[HalfYear(2022, 2)] == 2, "where the plan has it begin"


def test_the_same_project_takes_the_same_course(small_profile):
    one, two = (course_of(project("1-1-7", "1234444444"), small_profile) for _ in range(2))
    assert one == two
