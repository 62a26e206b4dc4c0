"""Progress of works made of parts."""

import pytest

from fujidesk.domain.progress import PartOfProgress
from fujidesk.errors import CancelledError


class Told:
    def __init__(self, stop_at=101):
        self.steps = []
        self.stop_at = stop_at

    def step(self, done, total, what):
        if done >= self.stop_at:
            raise CancelledError
        self.steps.append((done, total, what))


def test_a_part_is_told_as_hundredths_of_the_whole():
    told = Told()
    part = PartOfProgress(told, 20, 70)
    for done in range(3):
        part.step(done, 2, "頁")
    part.step(0, 0, "空")
    assert told.steps == [(20, 100, "頁"), (45, 100, "頁"), (70, 100, "頁"), (70, 100, "空")]


def test_stopping_the_whole_stops_the_part():
    with pytest.raises(CancelledError):
        PartOfProgress(Told(stop_at=50), 0, 100).step(1, 2, "頁")
