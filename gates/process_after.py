"""What must be true once the program has ended, however it came to its end."""

from __future__ import annotations

import contextlib
import re
import termios
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from gates.process_places import PRIVATE, Running
from gates.terminal import PATIENCE, wait_for

LEFT = b"\x1b[?1049l"
FAULT = "Something went wrong inside qi-tui. Your ratings are saved in"
UNSAVED = "What you did last could not be saved. What was saved before is safe in"
GONE = 8.0
"""Seconds after which a program that was told to end hangs; it takes a tenth of that, mostly."""
READ = 3.0
"""Seconds within which everything that was sent to the terminal has been read."""
RESTING = {
    b"7": True,  # wraps its lines
    b"25": True,  # shows the cursor
    b"1000": False,  # says nothing of the mouse
    b"1003": False,
    b"1006": False,
    b"1015": False,
    b"1016": False,
    b"1004": False,  # nor of the focus
    b"1049": False,  # shows its own screen
    b"2004": False,  # pastes as it types
    b"2026": False,  # draws at once
    b"2048": False,  # says nothing of its size
}
"""The private modes of a terminal at rest (xterm's ctlseqs): whether each is set."""
_MODE = re.compile(rb"\x1b\[\?([\d;]+)([hl])")
_PUSHED, _POPPED = re.compile(rb"\x1b\[>\d+u"), re.compile(rb"\x1b\[<u")
_SEQUENCE = re.compile(rb"\x1b(\[[0-9;?<>=]*[ -/]*[@-~]|.)")


@dataclass(frozen=True)
class Expected:
    """How it should have ended.

    Attributes:
        status: the exit status.
        other: another one that is as good, where two things happen at once.
        says: what is printed, once.
        has_terminal: whether there still is a terminal to be restored.
        is_taking: whether it takes what is sent to it.
    """

    status: int
    other: int | None = None
    says: str = ""
    has_terminal: bool = True
    is_taking: bool = True


def left_on(output: bytes) -> list[str]:
    """The modes of a terminal that a program has changed and not put back."""
    state = dict(RESTING)
    for numbers, letter in _MODE.findall(output):
        for number in numbers.split(b";"):
            state[number] = letter == b"h"
    wrong = [
        f"mode {number.decode()} is left {'on' if now else 'off'}"
        for number, now in state.items()
        if now != RESTING.get(number, False)
    ]
    if len(_PUSHED.findall(output)) > len(_POPPED.findall(output)):
        wrong.append("the keyboard's protocol is left on")
    return wrong


def modes_left(at: Running) -> list[str]:
    """The same of a program that has sent its last."""
    # What it sent may not all have been read yet.
    with contextlib.suppress(AssertionError):
        wait_for(lambda: not left_on(at.terminal.output), READ)
    return left_on(at.terminal.output)


def printed(output: bytes) -> str:
    """What stands in the terminal once the program's own screen is left."""
    place = output.rfind(LEFT)
    after = output[place + len(LEFT) :] if place >= 0 else output
    return _SEQUENCE.sub(b"", after).decode("utf-8", "replace")


def wrong_after(at: Running, expected: Expected) -> Iterator[str]:
    """A sentence for each thing that is not as it must be; waits until the program has ended."""
    start = time.monotonic()
    try:
        status = at.terminal.ended()
    except Exception:  # noqa: BLE001
        yield f"it had not ended after {PATIENCE:.0f} s"
        return
    took = time.monotonic() - start
    if took > GONE:
        yield f"it took {took:.1f} s to end"
    if status not in (expected.status, expected.other):
        yield f"its exit status is {status}, not {expected.status}"
    if not at.kept():
        yield "what was called saved is not on the disk"
    if at.has_half is not None and not at.has_half():
        yield "what was half written is not on the disk"
    yield from leaks(at)
    if expected.has_terminal:
        yield from _wrong_in_terminal(at, expected)


def _wrong_in_terminal(at: Running, expected: Expected) -> Iterator[str]:
    if termios.tcgetattr(at.terminal.slave) != at.terminal.before:
        yield "the terminal's settings are not restored"
    if not expected.is_taking:
        return
    yield from modes_left(at)
    words = " ".join(printed(at.terminal.output).split())
    if expected.says:
        if words.count(expected.says) != 1:
            yield f"it does not say once where the ratings are: {words[:80]!r}"
        folder = "".join(str(at.files).split())
        if folder not in "".join(words.split()):
            yield "the sentence does not name the folder"
    elif words:
        yield f"it prints {words[:80]!r}"
    if b"Traceback" in at.terminal.output or "Error" in words.replace(str(at.home), ""):
        yield "it shows a traceback"
    yield from (f'"{word}" is printed' for word in PRIVATE if word in words)


def leaks(at: Running) -> Iterator[str]:
    """Where words of people stand in a file that is not theirs."""
    for path in sorted(at.home.parent.rglob("*")):
        if not path.is_file() or at.files in path.parents:
            continue
        content = path.read_text(encoding="utf-8", errors="replace")
        yield from (f'"{word}" stands in {path.name}' for word in PRIVATE if word in content)


def logs(home: Path) -> list[str]:
    """The logs of faults in a home."""
    return [path.read_text(encoding="utf-8") for path in sorted(home.rglob("qi-tui.log"))]
