"""Measuring two things turn by turn, in one run, so that both meet the same noise.

Absolute times drift from machine to machine, and on a shared one from minute to minute; the ratio
of two medians that were taken turn by turn drifts far less.
"""

from __future__ import annotations

import gc
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from statistics import median
from typing import Literal


@dataclass(frozen=True, slots=True)
class Take:
    """One measurement.

    Attributes:
        wall: seconds on the clock.
        cpu: seconds of processor time; None where the system does not tell.
        peak: bytes of memory at the highest; None where it was not looked at.
    """

    wall: float
    cpu: float | None = None
    peak: int | None = None


Measure = Callable[[], Take]
Quantity = Literal["wall", "cpu", "peak"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Takes of ours and of the baseline, made in pairs.

    Attributes:
        what: what was measured.
        beside: what it is compared with.
        ours, baseline: at least one take each, as many of the one as of the other.
        goal: the largest ratio to aim at; None where there is no goal.
        judged: the quantity that the goal is about.
    """

    what: str
    beside: str
    ours: tuple[Take, ...]
    baseline: tuple[Take, ...]
    goal: float | None = None
    judged: Quantity = "wall"

    def medians(self, quantity: Quantity) -> tuple[float, float] | None:
        """The medians of ours and of the baseline; None where not all takes have the quantity."""
        ours, baseline = _all(self.ours, quantity), _all(self.baseline, quantity)
        return (median(ours), median(baseline)) if ours and baseline else None

    def ratio(self, quantity: Quantity) -> float | None:
        """Our median over the baseline's; None where there is none."""
        found = self.medians(quantity)
        return found[0] / found[1] if found and found[1] else None

    @property
    def spread(self) -> tuple[float, float]:
        """The 5th and the 95th percentile of the clock's ratio from pair to pair."""
        pairs = sorted(a.wall / b.wall for a, b in zip(self.ours, self.baseline, strict=True))
        return at_share(pairs, 0.05), at_share(pairs, 0.95)

    @property
    def p95(self) -> tuple[float, float]:
        """The 95th percentiles of the clock, in seconds: ours, the baseline's."""
        return (
            at_share(sorted(take.wall for take in self.ours), 0.95),
            at_share(sorted(take.wall for take in self.baseline), 0.95),
        )

    @property
    def is_missed(self) -> bool:
        """Whether there is a goal, and the ratio is above it."""
        ratio = self.ratio(self.judged)
        return self.goal is not None and ratio is not None and ratio > self.goal


def side_by_side(
    what: str,
    beside: str,
    ours: Measure,
    baseline: Measure,
    runs: int,
    goal: float | None = None,
    judged: Quantity = "wall",
) -> Comparison:
    """Measure both once without counting it, then turn by turn, each going first every other time.

    Args:
        what: what is measured.
        beside: what it is compared with.
        ours: one measurement of ours.
        baseline: one of what it is compared with.
        runs: how many pairs count.
        goal: the largest ratio to aim at.
        judged: the quantity that the goal is about.
    """
    ours()
    baseline()
    taken: list[tuple[Take, Take]] = []
    for number in range(runs):
        if number % 2:
            second = baseline()
            taken.append((ours(), second))
        else:
            first = ours()
            taken.append((first, baseline()))
    ours_taken, baseline_taken = zip(*taken, strict=True)
    return Comparison(what, beside, ours_taken, baseline_taken, goal, judged)


def timed(work: Callable[[], object]) -> Take:
    """Do some work in this process, and how long it took."""
    gc.collect()
    cpu, wall = time.process_time(), time.perf_counter()
    kept = work()
    took = Take(time.perf_counter() - wall, time.process_time() - cpu)
    del kept
    return took


def at_share(ordered: Sequence[float], share: float) -> float:
    """The value at a share (0 to 1) of an ordered row, the nearest one."""
    return ordered[round(share * (len(ordered) - 1))]


def _all(takes: Iterable[Take], quantity: Quantity) -> list[float]:
    """One quantity of all takes; nothing where one of them does not have it."""
    found: list[float] = []
    for take in takes:
        value: float | None = getattr(take, quantity)
        if value is None:
            return []
        found.append(value)
    return found
