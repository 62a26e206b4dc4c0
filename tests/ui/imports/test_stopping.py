"""A work is ended by its own event and by no other."""

import threading

import pytest

from fujidesk.domain.progress import NoProgress
from fujidesk.errors import CancelledError
from fujidesk.ui.imports.stopping import stoppable


class Told:
    def __init__(self):
        self.steps = []

    def step(self, done, total, what):
        self.steps.append((done, total, what))


def test_steps_are_passed_on_and_the_result_comes_back():
    told = Told()

    def work(progress):
        progress.step(1, 2, "個票")
        return "result"

    assert stoppable(work, threading.Event(), told) == "result"
    assert told.steps == [(1, 2, "個票")]


def test_it_ends_at_the_next_step():
    stopping, reached = threading.Event(), []

    def work(progress):
        progress.step(0, 3, "")
        stopping.set()
        progress.step(1, 3, "")
        reached.append(True)

    with pytest.raises(CancelledError):
        stoppable(work, stopping, NoProgress())
    assert reached == []


def test_stopped_before_its_turn_it_is_not_begun():
    stopping, begun = threading.Event(), []
    stopping.set()
    with pytest.raises(CancelledError):
        stoppable(begun.append, stopping, NoProgress())
    assert begun == []
