"""Plain-text pictures of screens: rows as a person reads them, compared with a file in `pictures/`.

To renew them after a change that is meant, run the tests with QI_TUI_RENEW_PICTURES=1 and read the
difference before keeping it.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

from textual.app import App
from textual.screen import Screen

FOLDER = Path(__file__).with_name("pictures")
RENEW = "QI_TUI_RENEW_PICTURES"


def rows(shown: App[Any] | Screen[Any]) -> list[str]:
    """What stands on the screen now, row by row, without blanks at the ends."""
    screen = shown.screen if isinstance(shown, App) else shown
    return [
        "".join(segment.text for segment in strip).rstrip()
        for strip in screen._compositor.render_strips()
    ]


def text(shown: App[Any] | Screen[Any]) -> str:
    """What stands on the screen now, as one text."""
    return "\n".join(rows(shown)) + "\n"


async def check_picture(shown: App[Any] | Screen[Any], name: str) -> None:
    """Compare the screen with `pictures/<name>.txt`, or write that file where it is asked for."""
    path = FOLDER / f"{name}.txt"
    picture = text(shown)
    if os.environ.get(RENEW):
        path.write_text(picture, encoding="utf-8", newline="\n")
    assert path.exists(), f"there is no picture {path.name}: run with {RENEW}=1 to draw it"
    assert picture == path.read_text(encoding="utf-8")
