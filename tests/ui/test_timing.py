"""The time for an item: counted down and then over, stopped, made longer, told in words."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from qi_tui.ui.process.timing import (
    LONGEST,
    SHORTEST,
    Talk,
    left_until,
    time_words,
    whole_minutes,
)

START = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)


def after(seconds: float) -> datetime:
    return START + timedelta(seconds=seconds)


def test_time_is_counted_only_while_it_runs() -> None:
    talk = Talk(8)
    assert not talk.was_started
    assert talk.left(after(100)) == 480
    talk = talk.started(START).stopped(after(90))
    assert talk.used(after(1000)) == 90
    talk = talk.started(after(1000))
    assert talk.left(after(1030)) == 480 - 120


def test_a_clock_that_is_set_back_takes_nothing_away() -> None:
    assert Talk(8).started(START).used(after(-3600)) == 0


def test_a_minute_more_or_less_has_its_limits() -> None:
    assert Talk(8).longer(1).length == 9
    assert Talk(1).longer(-1).length == SHORTEST
    assert Talk(LONGEST).longer(5).length == LONGEST


def test_both_windows_count_to_the_same_moment() -> None:
    talk = Talk(8).started(START)
    until = talk.until(after(60))
    assert until == "2026-11-20T14:08:00Z"
    assert left_until(until, after(60)) == 420
    assert Talk(8).until(START) == ""
    assert left_until("", START) is None


@pytest.mark.parametrize(
    ("left", "words"),
    [
        (480, "8:00 left"),
        (461.2, "7:42 left"),
        (0.4, "0:01 left"),
        (0, "time is up"),
        (-59, "time is up"),
        (-60, "1 min over"),
        (-150, "2 min over"),
    ],
)
def test_time_is_told_in_words(left: float, words: str) -> None:
    assert time_words(left) == words


@pytest.mark.parametrize(("seconds", "minutes"), [(0, 0), (29, 0), (30, 1), (89, 1), (90, 2)])
def test_minutes_are_the_nearest(seconds: float, minutes: int) -> None:
    assert whole_minutes(seconds) == minutes
