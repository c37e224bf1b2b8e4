"""How far a look has got: nothing at first, then now and then, with the time that is left."""

from __future__ import annotations

import pytest

from qi_tui.store.gathering.pace import Pace


class Clock:
    """A clock that is put forward by hand."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_short_look_says_nothing() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.49
    assert pace.words(900, 1000) is None


def test_it_speaks_from_half_a_second_on_and_only_now_and_then() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.5
    assert pace.words(1000, 10_000) == "reading 1,000 of 10,000 files, about 4 seconds left"
    clock.now += 0.2
    assert pace.words(1400, 10_000) is None
    clock.now += 0.3
    assert pace.words(2000, 10_000) == "reading 2,000 of 10,000 files, about 4 seconds left"


@pytest.mark.parametrize(
    ("read", "of", "left"),
    [
        (999, 1000, "about a second"),
        (100, 1000, "about 9 seconds"),
        (100, 6100, "about a minute"),
        (100, 1_000_000, "about 167 minutes"),
    ],
)
def test_the_time_that_is_left(read: int, of: int, left: str) -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 1
    assert (pace.words(read, of) or "").endswith(f"files, {left} left")


def test_while_files_are_only_being_found_nobody_knows_how_many_there_are() -> None:
    clock = Clock()
    pace = Pace(clock)
    clock.now += 0.5
    assert pace.words(40_000, None) == "finding the files, 40,000 so far"
    clock.now += 9.5
    assert pace.words(1_000_000, None) == "finding the files, 1,000,000 so far"
    clock.now += 1
    # Finding them is no part of the time that reading takes.
    said = "reading 100,000 of 1,000,000 files, about 9 seconds left"
    assert pace.words(100_000, 1_000_000) == said


def test_in_the_end_it_says_at_once_that_they_are_added_up() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.words(1000, 1000) is None
    clock.now += 0.6
    assert pace.words(999, 1000) is not None
    assert pace.words(1000, 1000) == "adding up 1,000 files"
