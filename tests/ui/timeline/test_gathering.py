"""Charts come beside the window, and only the one asked for last is handed over."""

import datetime as dt
from dataclasses import replace

import pytest

from fujidesk.domain.records import Category
from fujidesk.ui.clock import Clock
from fujidesk.ui.tasks import Runner, SynchronousRunner
from fujidesk.ui.timeline.gathering import Gathering
from fujidesk.ui.timeline.presets import Preset


class Waiting(Runner):
    """Keeps works until a test lets them end."""

    def __init__(self):
        super().__init__()
        self.works = []

    def run(self, title, work, done, failed=None):
        self.works.append((work, done))

    def end(self, place):
        work, done = self.works[place]
        done(work(None))


class Service:
    """Answers with a chart named after the question."""

    leading_category = Category.PRIORITY

    def __init__(self, data):
        self._data = replace(data, as_of=dt.datetime.now().astimezone().date())
        self.asked = []

    def data(self, today, **conditions):
        self.asked.append(conditions)
        self.day = today
        return replace(self._data, title=f"{len(self.asked)}")


@pytest.fixture
def service(make_data):
    return Service(make_data(1, 2))


@pytest.fixture
def heard():
    return []


def gathering(service, tasks, heard):
    made = Gathering(service, tasks, Clock())
    made.gathered.connect(heard.append)
    return made


@pytest.mark.parametrize(
    ("preset", "asked"),
    [
        (Preset.DX, {"dx_only": True, "category": None}),
        (Preset.PRIORITY, {"dx_only": False, "category": Category.PRIORITY}),
        (Preset.ALL, {"dx_only": False, "category": None}),
        (Preset.FILTERED, {"dx_only": False, "category": None}),
    ],
)
def test_each_preset_asks_for_its_projects(qapp, service, heard, preset, asked):
    gathering(service, SynchronousRunner(), heard).ask(preset)
    assert service.asked == [asked]
    assert [data.title for data in heard] == ["1"]


def test_an_answer_to_an_older_question_is_thrown_away(qapp, service, heard):
    tasks = Waiting()
    made = gathering(service, tasks, heard)
    made.ask(Preset.DX)
    made.ask(Preset.PRIORITY)
    tasks.end(0)
    assert heard == []
    tasks.end(1)
    assert len(heard) == 1


def test_the_chart_of_all_is_kept_for_the_filter(qapp, service, heard):
    made = gathering(service, SynchronousRunner(), heard)
    for preset in (Preset.ALL, Preset.FILTERED, Preset.DX, Preset.ALL):
        made.ask(preset)
    assert [data.title for data in heard] == ["1", "1", "2", "1"]


def test_what_was_on_its_way_at_a_change_is_not_kept(qapp, service, heard):
    tasks = Waiting()
    made = gathering(service, tasks, heard)
    made.ask(Preset.ALL)
    made.forget()
    tasks.end(0)
    assert heard == []
    made.ask(Preset.ALL)
    assert len(tasks.works) == 2


def test_a_chart_of_yesterday_is_not_used_again(qapp, service, heard, make_data):
    made = gathering(service, SynchronousRunner(), heard)
    service._data = replace(service._data, as_of=dt.date(2026, 4, 1))
    made.ask(Preset.ALL)
    made.ask(Preset.ALL)
    assert len(service.asked) == 2
    assert heard[-1].title == "2"


def test_the_line_of_today_follows_a_day_that_is_set(qapp, service, heard):
    day = dt.date(2026, 6, 15)
    Gathering(service, SynchronousRunner(), Clock(day)).ask(Preset.ALL)
    assert service.day == day
