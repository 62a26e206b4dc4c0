"""Timing by repetition, and the rows of the benchmark table."""

import gc
import statistics
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table: what was measured against what, in the unit named, and the bound."""

    name: str
    ours: float
    bare: float
    unit: str
    bound: float

    @property
    def ratio(self) -> float:
        """Ours over bare."""
        return self.ours / self.bare if self.bare else float("inf")

    @property
    def holds(self) -> bool:
        """Whether the bound of the issue is kept."""
        return self.ratio <= self.bound


def times_ms(work: Callable[[], object], repeats: int, *, warm_up: bool = True) -> list[float]:
    """Return the milliseconds of each repetition; with warm_up, one before them does not count."""
    if warm_up:
        work()
    spent = []
    for _ in range(repeats):
        gc.collect()
        start = time.perf_counter()
        work()
        spent.append((time.perf_counter() - start) * 1000)
    return spent


def median_ms(work: Callable[[], object], repeats: int = 7) -> float:
    """Return the median time of the work in milliseconds."""
    return statistics.median(times_ms(work, repeats))


def best_in_turn_ms(works: Sequence[Callable[[], object]], repeats: int) -> list[float]:
    """Return the shortest time of each work in milliseconds; each repetition does all of them in turn.

    For work of a few milliseconds beside other programs: what these take away hits all works alike, and the
    shortest time is the one that they left alone.
    """
    best = [min(times_ms(work, 1)) for work in works]
    for _ in range(repeats):
        spent = [times_ms(work, 1, warm_up=False)[0] for work in works]
        best = [min(pair) for pair in zip(best, spent, strict=True)]
    return best


def p95(values: list[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[max(0, round(len(values) * 0.95) - 1)]


def table(rows: list[Row]) -> str:
    """Return the rows as a Markdown table."""
    lines = [
        "| what | ours | bare | ratio | bound | kept |",
        "|---|--:|--:|--:|--:|---|",
    ]
    lines += [
        f"| {row.name} | {row.ours:,.1f} {row.unit} | {row.bare:,.1f} {row.unit} "
        f"| {row.ratio:.2f} | {row.bound:.1f} | {'yes' if row.holds else 'NO'} |"
        for row in rows
    ]
    return "\n".join(lines)
