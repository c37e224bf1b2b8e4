"""Pressing keys in two programs turn by turn: until the first byte of the answer, and the last."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

from benchmarks.takes import Comparison, Take, side_by_side
from benchmarks.terminal import Terminal

QUIET = 0.08
CALM = 0.25
"""Seconds without output before a key is pressed: longer than anything waits for the cursor."""
DOWN, UP, RIGHT, LEFT = b"\x1b[B", b"\x1b[A", b"\x1b[C", b"\x1b[D"
HOME = b"\x1b[H"
# Fewer than the rows of the smaller list, so that every key has a row to act on.
IN_A_ROW = 20


def there_and_back(there: bytes, back: bytes, steps: int) -> Iterator[bytes]:
    yield HOME
    while True:
        yield from [there] * steps
        yield from [back] * steps


def compare(
    what: str,
    beside: str,
    keys: Callable[[], Iterator[bytes]],
    ours: Terminal,
    baseline: Terminal,
    presses: int,
    goal: float | None,
) -> Iterator[Comparison]:
    """The same keys in both: until the first bytes of the answer, and until the last."""
    first, second = _Presser(ours, keys()), _Presser(baseline, keys())
    found = side_by_side(what, beside, first.press, second.press, presses, goal)
    yield found
    yield replace(
        found,
        what=f"{what}: settled",
        ours=tuple(first.settled[1:]),
        baseline=tuple(second.settled[1:]),
        goal=None,
    )


class _Presser:
    """Presses one key after the other, and keeps when each answer was complete."""

    def __init__(self, terminal: Terminal, keys: Iterator[bytes]) -> None:
        self._terminal = terminal
        self._keys = keys
        self.settled: list[Take] = []

    def press(self) -> Take:
        key = next(self._keys)
        while key == HOME:
            # The way back to the first item is not measured; at the start it changes nothing.
            self._terminal.send(HOME)
            self._terminal.settle(QUIET)
            key = next(self._keys)
        # What comes by itself after the last answer is no answer to this key.
        self._terminal.settle(CALM)
        take, settled = self._terminal.press(key, QUIET)
        self.settled.append(replace(take, wall=settled))
        return take


def ready(terminal: Terminal, *words: str) -> Terminal:
    terminal.paint_of(*words)
    terminal.settle(0.5)
    return terminal
