"""The timer of a discussion: suggested, counted, kept, and never in the way of anything."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from textual.pilot import Pilot

from qi_tui.model.workshop import AgendaItem
from qi_tui.ui.facilitating import looking
from qi_tui.ui.process import timing
from qi_tui.ui.screens.workshop import talk
from qi_tui.ui.screens.workshop.discuss import DiscussScreen
from tests.ui.made import app_at, open_gather, sees, until
from tests.ui.opening import until as shows
from tests.ui.pictures import text
from tests.ui.workshop.collected import press
from tests.ui.workshop.recording import on_disk
from tests.ui.workshop.talking import SPLIT, open_discuss, split


class Clock:
    """What time it is, as a test says."""

    def __init__(self) -> None:
        self.at = datetime(2026, 11, 20, 14, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.at

    def passes(self, seconds: float) -> None:
        self.at += timedelta(seconds=seconds)


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    made = Clock()
    monkeypatch.setattr(timing, "now", made)
    monkeypatch.setattr(looking, "EVERY", 0.05)
    monkeypatch.setattr(talk, "SHOW_AFTER", 0.01)
    monkeypatch.setattr(talk, "TICK", 0.02)
    return made


async def test_it_counts_down_and_over_and_locks_nothing(tmp_path: Path, clock: Clock) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        assert "left" not in text(pilot.app)
        await press(pilot, "t")
        await sees(pilot, "8:00 left")
        clock.passes(18)
        await sees(pilot, "7:42 left")
        clock.passes(480 - 18)
        await sees(pilot, "time is up")
        clock.passes(125)
        await sees(pilot, "2 min over")
        await press(pilot, "h")
        await sees(pilot, "10 of 8 min used")
        await press(pilot, "right")
        await sees(pilot, "2 of 9")


async def test_a_minute_more_or_less_at_any_time(tmp_path: Path, clock: Clock) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "minus")
        await shows(pilot, "7 minutes for this item")
        await press(pilot, "t")
        await sees(pilot, "7:00 left")
        await press(pilot, "plus", "plus")
        await sees(pilot, "9:00 left")
        await until(pilot, lambda: on_disk(tmp_path).head.showing.until == "2026-11-20T14:09:00Z")


async def test_stopping_keeps_the_minutes_and_going_on_adds_to_them(
    tmp_path: Path, clock: Clock
) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "t")
        clock.passes(100)
        await press(pilot, "t")
        await sees(pilot, "6:20 left · stopped")
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 2})
        assert on_disk(tmp_path).head.showing.until == ""
        clock.passes(1000)
        await press(pilot, "t")
        clock.passes(80)
        await sees(pilot, "5:00 left")
        await press(pilot, "right")
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 3})


async def test_each_full_minute_is_kept_while_it_runs(tmp_path: Path, clock: Clock) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "t")
        clock.passes(179)
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 2})
        clock.passes(1)
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 3})


@pytest.mark.parametrize("way_out", ["escape", "2", "ctrl+q"])
async def test_leaving_keeps_the_minutes(tmp_path: Path, clock: Clock, way_out: str) -> None:
    split(tmp_path)
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "t")
        clock.passes(50)
        await press(pilot, way_out)
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 1})
        assert on_disk(tmp_path).head.showing.until == ""


async def test_the_agenda_suggests_the_length_and_last_time_knows_better(
    tmp_path: Path, clock: Clock
) -> None:
    split(tmp_path, agenda=[AgendaItem(item=SPLIT, minutes=5)])
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        await open_discuss(pilot, tmp_path)
        await press(pilot, "t")
        await sees(pilot, "5:00 left")
        clock.passes(11 * 60)
        await press(pilot, "2")
        await sees(pilot, "most disagreement first")
        await reopen(pilot)
        assert "left" not in text(pilot.app)
        await press(pilot, "t")
        await sees(pilot, "11:00 left")
        clock.passes(60)
        await until(pilot, lambda: on_disk(tmp_path).head.minutes_used == {SPLIT: 12})


async def reopen(pilot: Pilot[int]) -> None:
    await press(pilot, "4")
    await until(pilot, lambda: isinstance(pilot.app.screen, DiscussScreen))


async def test_without_a_record_it_counts_all_the_same(tmp_path: Path, clock: Clock) -> None:
    split(tmp_path)
    (tmp_path / "workshop.json").unlink()
    async with app_at(tmp_path).run_test(size=(80, 24), notifications=True) as pilot:
        screen = await open_gather(pilot, tmp_path, reveal=True)
        await sees(pilot, "most disagreement first")
        await reopen(pilot)
        await press(pilot, "t")
        clock.passes(200)
        await sees(pilot, "4:40 left")
        await press(pilot, "right", "escape")
        await until(pilot, lambda: pilot.app.screen is screen)
        assert not (tmp_path / "workshop.json").exists()
