"""Draws the README's picture: the room of the sample workshop, as the program shows it.

Run it with `python -m scripts.picture`; it writes `docs/room.svg`, the same bytes each time.
"""

from __future__ import annotations

import asyncio
import re
import sys
import tempfile
from pathlib import Path

from textual.pilot import Pilot

from qi_tui import paths
from qi_tui.ui.app import make_app
from qi_tui.ui.context import Context, OpenLibrary
from qi_tui.ui.screens.workshop.gather import GatherScreen
from qi_tui.ui.screens.workshop.room import RoomScreen
from qi_tui.ui.widgets.item_pane import ItemPane

TARGET = Path(__file__).resolve().parent.parent / "docs" / "room.svg"
SIZE = (120, 30)
ENOUGH = 200
# Fonts from the web would make a page that shows the picture ask another site for them.
FOREIGN = re.compile(r"\s*(@font-face \{.*?\}|<!--.*?-->)", re.DOTALL)


async def draw() -> str:
    """The picture as SVG."""
    with tempfile.TemporaryDirectory() as home:
        app = make_app(Context(Path(home)), OpenLibrary())
        async with app.run_test(size=SIZE) as pilot:
            await app.push_screen(GatherScreen((paths.sample_workshop(),), reveal=True))
            await settle(pilot)
            return FOREIGN.sub("", app.export_screenshot(title="qi-tui"))


async def settle(pilot: Pilot[int]) -> None:
    """Wait until the room is there with the comments of its first item."""
    for _ in range(ENOUGH):
        if isinstance(pilot.app.screen, RoomScreen) and _is_read(pilot.app.screen):
            break
        await pilot.pause(0.05)
    else:
        raise TimeoutError("the room did not open")
    await pilot.pause()


def main() -> int:
    """Write the picture."""
    TARGET.parent.mkdir(exist_ok=True)
    TARGET.write_text(asyncio.run(draw()), encoding="utf-8", newline="\n")
    sys.stdout.write(f"{TARGET.name} is drawn\n")
    return 0


def _is_read(screen: RoomScreen) -> bool:
    readings = [pane.reading for pane in screen.query(ItemPane)]
    return any(reading is not None and reading.comments is not None for reading in readings)


if __name__ == "__main__":
    raise SystemExit(main())
