"""What can happen to a program in a terminal, and how it must come out of it."""

from __future__ import annotations

import os
import signal
import sys
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import partial
from pathlib import Path

from gates.process_after import FAULT, Expected, leaks, logs, modes_left, wrong_after
from gates.process_places import PLACES, USUAL, Launch, Running
from gates.terminal import wait_for

FAULTY = (sys.executable, "-m", "gates.process_faults")
HUNG_UP = 129
INTERRUPTED = 130


@dataclass(frozen=True)
class Event:
    """Something that happens.

    Attributes:
        name: what.
        happen: makes it happen, and yields what went wrong on the way.
        expected: how the program must have ended.
        launch: how it is started.
    """

    name: str
    happen: Callable[[Running], Iterator[str]]
    expected: Expected
    launch: Launch = USUAL


def tried(event: Event, place: str, folder: Path) -> Iterator[str]:
    """Let something happen at a place, in an empty folder; what was not as it must be."""
    at = PLACES[place](folder, event.launch)
    try:
        yield from event.happen(at)
        yield from wrong_after(at, event.expected)
    finally:
        at.terminal.tidy()


def _send(*names: str) -> Callable[[Running], Iterator[str]]:
    def happen(at: Running) -> Iterator[str]:
        for name in names:
            at.terminal.process.send_signal(signal.Signals[name])
        return
        yield

    return happen


def _press(keys: str) -> Callable[[Running], Iterator[str]]:
    def happen(at: Running) -> Iterator[str]:
        at.terminal.type(keys)
        return
        yield

    return happen


def _close_window(at: Running) -> Iterator[str]:
    at.terminal.close_window()
    return
    yield


def _stray_continue(at: Running) -> Iterator[str]:
    for _ in range(3):
        at.terminal.process.send_signal(signal.SIGCONT)
    time.sleep(0.2)
    at.go_on()
    at.terminal.type("\x11")
    return
    yield


def _suspend(at: Running) -> Iterator[str]:
    """Out to the shell and back, twice, and the place is still there."""
    for _ in range(2):
        yield from _stop(at)
        before = len(at.terminal.output)
        at.terminal.process.send_signal(signal.SIGCONT)
        wait_for(partial(_is_drawn_since, at, before))
    at.go_on()
    at.terminal.type("\x11")


def _is_drawn_since(at: Running, before: int) -> bool:
    drawn = at.terminal.output[before:]
    # From the first row to the last.
    return b"\x1b[?1049h" in drawn and b"\x1b[1;1H" in drawn and b"\x1b[24;1H" in drawn


def _stop(at: Running) -> Iterator[str]:
    at.terminal.process.send_signal(signal.SIGTSTP)
    wait_for(lambda: os.waitid(os.P_PID, at.terminal.process.pid, _STOPPED) is not None)
    yield from (f"suspended: {words}" for words in modes_left(at))


def _end_suspended(at: Running) -> Iterator[str]:
    """As a shell does that ends while a program is suspended."""
    yield from _stop(at)
    at.terminal.process.send_signal(signal.SIGTERM)
    at.terminal.process.send_signal(signal.SIGCONT)


_STOPPED = getattr(os, "WSTOPPED", 0) | getattr(os, "WNOHANG", 0)


def _hold_and_end(at: Running) -> Iterator[str]:
    """The terminal takes no more, as over a connection that hangs."""
    at.terminal.hold()
    for _ in range(20):
        at.terminal.type("\x14")
        time.sleep(0.02)
    at.terminal.process.send_signal(signal.SIGTERM)
    return
    yield


def _let_loose(at: Running) -> Iterator[str]:
    at.terminal.type("\x14")
    try:
        at.terminal.ended()
    finally:
        found = logs(at.home)
        if len(found) != 1:
            yield "nothing about it stands in the log"
    yield from leaks(at)


def _let_loose_by_a_key(at: Running) -> Iterator[str]:
    """A fault where keys are read shows at the next key."""
    at.terminal.type("\x14")
    time.sleep(0.2)
    at.terminal.type("\x1b[B")
    yield from _let_loose(at)


def _let_loose_and_go_on(at: Running) -> Iterator[str]:
    """A fault beside the screens: the log has it, and nobody is held up."""
    at.terminal.type("\x14")
    wait_for(lambda: logs(at.home))
    at.go_on()
    at.terminal.type("\x11")
    return
    yield


def _let_loose_and_end(at: Running) -> Iterator[str]:
    at.terminal.type("\x14")
    time.sleep(0.3)
    at.terminal.process.send_signal(signal.SIGTERM)
    return
    yield


def faulty(*names: str) -> Launch:
    """The program with these faults in it."""
    return Launch((*FAULTY, *names, "--"))


SIGNALS = ("SIGTERM", "SIGHUP", "SIGINT", "SIGQUIT", "SIGUSR1")
SIGNALLED = tuple(
    Event(name, _send(name), Expected(128 + getattr(signal, name, 0))) for name in SIGNALS
)
LEFT = (
    Event("Ctrl-C", _press("\x03"), Expected(INTERRUPTED)),
    Event("Ctrl-Q", _press("\x11"), Expected(0)),
    Event("Ctrl-C three times", _press("\x03\x03\x03"), Expected(INTERRUPTED)),
    Event("SIGTERM, SIGINT", _send("SIGTERM", "SIGINT"), Expected(143, INTERRUPTED)),
    Event("SIGTERM twice", _send("SIGTERM", "SIGTERM"), Expected(143)),
)
ABSENT = (
    Event("window closed", _close_window, Expected(HUNG_UP, has_terminal=False)),
    Event("SIGTSTP, SIGCONT", _suspend, Expected(0)),
    Event("SIGTSTP, SIGTERM", _end_suspended, Expected(143)),
    Event("stray SIGCONT", _stray_continue, Expected(0)),
    Event("terminal takes nothing", _hold_and_end, Expected(143, is_taking=False)),
)
FAULTS = tuple(
    Event(f"fault: {name}", _let_loose, Expected(1, says=FAULT), faulty(name))
    for name in (
        "key handler",
        "message handler",
        "timer",
        "worker",
        "worker thread",
        "compose",
        "drawing",
        "memory",
        "recursion",
        "terminal output",
        "two at once",
        "leaving",
    )
)
TYPED = Event(
    "fault: terminal input",
    _let_loose_by_a_key,
    Expected(1, says=FAULT),
    faulty("terminal input"),
)
BESIDE = tuple(
    Event(f"fault: {name}", _let_loose_and_go_on, Expected(0), faulty(name))
    for name in ("bare thread", "event loop", "forgotten task")
)
STUCK = (Event("stuck, SIGTERM", _let_loose_and_end, Expected(143), faulty("stuck")),)
