"""Windows are collected by the window's thread between two events, nowhere else."""

import gc
import threading
import weakref

import pytest
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QDialog, QWidget

from fujidesk.ui import idle_collector
from fujidesk.ui.idle_collector import IdleCollector, nothing_collected


@pytest.fixture(autouse=True)
def quick(monkeypatch):
    monkeypatch.setattr(idle_collector, "EVERY_MS", 5)


@pytest.fixture
def collector(qapp):
    gc.collect()
    made = IdleCollector()
    made.begin()
    yield made
    made.end()
    gc.disable()  # as the tests have it


class Knot(QDialog):
    """A window that only the collector can free: it refers to itself."""

    def __init__(self):
        super().__init__()
        self.knot = self


def litter(how_many=20_000):
    """Make more garbage than the automatic collector would put up with."""
    for _ in range(how_many):
        item = []
        item.append(item)


def test_a_closed_window_is_freed_in_the_threads_own_time(qtbot, collector):
    window = Knot()
    freed_in = []
    weakref.finalize(window, lambda: freed_in.append(threading.current_thread()))
    window.show()
    window.close()
    del window
    worker = threading.Thread(target=litter)
    worker.start()
    worker.join()
    assert freed_in == []
    qtbot.waitUntil(lambda: freed_in != [])
    assert freed_in == [threading.main_thread()]


class Painted(QWidget):
    """Makes garbage while it is painted."""

    def paintEvent(self, event: QPaintEvent) -> None:  # noqa: N802
        litter()
        self.was_painted = True


def test_nothing_is_freed_while_a_window_is_painted(qtbot, collector):
    painted = Painted()
    qtbot.addWidget(painted)
    painted.was_painted = False
    window, freed_in = Knot(), []
    weakref.finalize(window, lambda: freed_in.append(painted.was_painted))
    del window
    with qtbot.waitExposed(painted):
        painted.show()
    painted.repaint()
    assert painted.was_painted
    assert freed_in == []


def test_little_garbage_is_left_alone(qtbot, collector, monkeypatch):
    collected = []
    monkeypatch.setattr(gc, "get_count", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", collected.append)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    collector._collect()
    assert collected == []


@pytest.mark.parametrize(
    ("counts", "generation"), [((701, 0, 0), 0), ((701, 11, 3), 1), ((0, 0, 11), 2), ((701, 3, 11), 2)]
)
def test_the_oldest_generation_that_grew_is_collected(qapp, collector, monkeypatch, counts, generation):
    collected = []
    monkeypatch.setattr(gc, "get_count", lambda: counts)
    monkeypatch.setattr(gc, "get_threshold", lambda: (700, 10, 10))
    monkeypatch.setattr(gc, "collect", collected.append)
    collector._collect()
    assert collected == [generation]


def test_the_automatic_collector_comes_back_at_the_end(qapp):
    made = IdleCollector()
    made.begin()
    assert not gc.isenabled()
    made.end()
    assert gc.isenabled()
    gc.disable()  # as the tests have it


def interrupted():
    with nothing_collected():
        assert not gc.isenabled()
        raise KeyError


@pytest.mark.parametrize("was_on", [True, False])
def test_who_hands_out_events_by_hand_leaves_the_collector_as_it_was(was_on):
    (gc.enable if was_on else gc.disable)()
    try:
        with pytest.raises(KeyError):
            interrupted()
        assert gc.isenabled() is was_on
    finally:
        gc.disable()  # as the tests have it


def test_a_window_of_a_test_is_not_freed_before_its_test_is_over():
    """The crash of a worker this was made for: see `pytest_runtest_protocol` in tests/conftest.py."""
    assert not gc.isenabled()
