"""Terminals of every size, and sizes that change while somebody types."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

from gates.process_after import Expected, wrong_after
from gates.process_places import PLACES, USUAL, Launch, Running
from gates.terminal import wait_for

SIZES = ((200, 60), (120, 36), (60, 18), (59, 18), (60, 17), (40, 12), (20, 5), (5, 2), (1, 1))
"""Columns and rows; below 60×18 a message stands instead of the screen."""
COVER = b"qi-tui needs 60 columns"
ROOM_FOR_COVER = 40


def sized(place: str, folder: Path) -> Iterator[str]:
    """Every size in turn, then the usual one again: the same place, and all goes on."""
    at = PLACES[place](folder, USUAL)
    try:
        for columns, rows in SIZES:
            yield from _at_size(at, columns, rows)
        yield from _back(at)
    finally:
        at.terminal.tidy()


def started_small(folder: Path) -> Iterator[str]:
    """Started in a terminal that is far too small, which is then made larger."""
    terminal = Launch(size=(20, 5)).start(folder / "home", "--sessions", str(folder / "files"))
    try:
        terminal.says("qi-tui")
        terminal.resize(80, 24)
        terminal.says("F1")
        terminal.type("\x11")
        if terminal.ended() != 0:
            yield "it does not end well"
    finally:
        terminal.tidy()


def stormed(place: str, folder: Path, times: int = 300) -> Iterator[str]:
    """Hundreds of sizes, most of them too small, one after the other."""
    at = PLACES[place](folder, USUAL)
    try:
        for number in range(times):
            columns, rows = SIZES[number % len(SIZES)]
            at.terminal.resize(columns, rows)
            time.sleep(0.002)
        yield from _back(at)
    finally:
        at.terminal.tidy()


def typed_in_a_storm(folder: Path) -> Iterator[str]:
    """Answers typed while the size changes, never so that a screen does not fit."""
    at = PLACES["rating"](folder, USUAL)
    try:
        for number in range(7):
            for columns in range(60, 100):
                at.terminal.resize(columns, 18 + columns % 9)
            at.terminal.type(str(number + 1))
        at.go_on()
        yield from _back(at, goes_on=False)
    finally:
        at.terminal.tidy()


def _at_size(at: Running, columns: int, rows: int) -> Iterator[str]:
    before = len(at.terminal.output)
    at.terminal.resize(columns, rows)
    wait_for(lambda: len(at.terminal.output) > before or at.terminal.process.poll() is not None)
    if at.terminal.process.poll() is not None:
        yield f"it ended at {columns}×{rows}"
        return
    time.sleep(0.1)
    is_small = columns < 60 or rows < 18
    if is_small and columns >= ROOM_FOR_COVER and COVER not in at.terminal.output[before:]:
        yield f"nothing says that {columns}×{rows} is too small"
    if not is_small and COVER in at.terminal.output[before:]:
        yield f"{columns}×{rows} is called too small"


def _back(at: Running, goes_on: bool = True) -> Iterator[str]:
    at.terminal.resize(81, 25)
    at.terminal.resize(80, 24)
    time.sleep(0.3)
    if goes_on:
        at.go_on()
    at.terminal.type("\x11")
    yield from wrong_after(at, Expected(0))
