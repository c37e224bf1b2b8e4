"""A folder of summaries on the facilitator's screens: who is counted, and what is too few."""

from __future__ import annotations

from pathlib import Path

from qi_tui.model.summary import SummaryFile
from qi_tui.store.gathering.gather import gather
from qi_tui.store.summaries import as_bytes
from qi_tui.store.summing import sum_up
from qi_tui.ui.screens.workshop.room import RoomScreen
from tests.store.files import library, put, rated
from tests.ui.made import app_at, open_gather, sees, until
from tests.ui.pictures import text

SHY = "clinical-leadership"


def summary(folder: Path, number: int, shy: int = 0) -> SummaryFile:
    """A summary of so many raters, of whom some do not answer one item."""
    for each in range(number):
        values = dict.fromkeys(library().need("effective-redesign").points, each % 7 + 1)
        if each < shy:
            del values[SHY]
        put(folder / f"{each}.json", rated(values))
    made = sum_up(gather([folder], library()), library()).file
    assert made is not None
    return made


async def test_a_folder_of_summaries_from_gather_to_discuss(tmp_path: Path) -> None:
    region = tmp_path / "region"
    north = as_bytes(summary(tmp_path / "north", 14, shy=8))
    put(region / "north.json", north)
    put(region / "south.json", as_bytes(summary(tmp_path / "south", 12)))
    put(region / "copy of south.json", (region / "south.json").read_bytes())
    put(region / "cut.json", north[:400])
    async with app_at(region).run_test(size=(120, 36), notifications=True) as pilot:
        await open_gather(pilot, region)
        shown = text(pilot.app)
        assert "26 raters · 26 in 2 summaries" in shown
        assert "14 raters in one summary; 1 item not told in full: too few rated it" in shown
        assert "same again" in shown
        assert "1 file needs a look: 1 unreadable" in shown
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await sees(pilot, "26 raters")
        await pilot.press("4")
        await sees(pilot, "1 of 9")


async def test_what_no_summary_tells_is_too_few_on_the_screen(tmp_path: Path) -> None:
    put(tmp_path / "region" / "a.json", as_bytes(summary(tmp_path / "a", 12, shy=8)))
    region = tmp_path / "region"
    async with app_at(region).run_test(size=(120, 36), notifications=True) as pilot:
        await open_gather(pilot, region)
        await pilot.press("r")
        await until(pilot, lambda: isinstance(pilot.app.screen, RoomScreen))
        await pilot.press("end")
        await sees(pilot, "too few")
        shown = text(pilot.app)
        assert "Clinical leadership" in shown
        assert "nobody has answered" not in shown
        await pilot.press("4")
        await sees(pilot, "9 of 9")
        assert "nobody has answered" not in text(pilot.app)
