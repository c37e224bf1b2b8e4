"""At the edges: a signal while it starts or saves, a full disk, a window closed in silence."""

from __future__ import annotations

import shlex
import signal
import subprocess
import time
from collections.abc import Iterator
from pathlib import Path

from gates.process_after import UNSAVED, Expected, wrong_after
from gates.process_events import Event, faulty
from gates.process_places import PROGRAM, USUAL, Launch, Running


def _end_while_saving(at: Running) -> Iterator[str]:
    """The disk is slow, and the signal comes before the answer is on it."""
    at.terminal.type("\x144")
    time.sleep(0.3)
    at.terminal.process.send_signal(signal.SIGTERM)
    at.terminal.ended()
    if not at.has_more():
        yield "the answer that was being saved is not on the disk"


def _fill_disk(at: Running) -> Iterator[str]:
    at.terminal.type("\x144")
    at.terminal.says("Save a copy of all my answers elsewhere")
    return
    yield


def _end_with_full_disk(at: Running) -> Iterator[str]:
    yield from _fill_disk(at)
    at.terminal.process.send_signal(signal.SIGTERM)


def _quit_with_full_disk(at: Running) -> Iterator[str]:
    """Nobody is let go without having been asked."""
    yield from _fill_disk(at)
    at.terminal.type("\x11")
    at.terminal.says("Not everything")
    time.sleep(0.2)
    if at.terminal.process.poll() is not None:
        yield "it ends without waiting for an answer"
    at.terminal.type("l")


def started(name: str, seconds: float, folder: Path) -> Iterator[str]:
    """A signal while the program starts, so many seconds after it was asked for."""
    files = folder / "files"
    terminal = USUAL.start(folder / "home", "--sessions", str(files))
    at = Running(terminal, files, folder / "home", lambda: True, lambda: None)
    try:
        time.sleep(seconds)
        number = signal.Signals[name]
        terminal.process.send_signal(number)
        yield from wrong_after(at, Expected(128 + number, -number))
    finally:
        terminal.tidy()


def unsignalled(folder: Path) -> Iterator[str]:
    """The window is closed, and a shell keeps the signal to itself."""
    program = shlex.join((*PROGRAM, "--sessions", str(folder / "files")))
    launch = Launch(("sh", "-c", f"trap '' HUP; {program}; true"))
    terminal = launch.start(folder / "home")
    try:
        terminal.says("F1")
        terminal.close_window()
        terminal.ended()
    except subprocess.TimeoutExpired:
        yield "it goes on without a terminal"
    finally:
        terminal.tidy()


SAVING = (
    Event("slow disk, SIGTERM", _end_while_saving, Expected(143), faulty("slow disk")),
    Event(
        "full disk, SIGTERM", _end_with_full_disk, Expected(143, says=UNSAVED), faulty("full disk")
    ),
    Event("full disk, Ctrl-Q", _quit_with_full_disk, Expected(0), faulty("full disk")),
)
STARTING = tuple((name, tenth / 20) for tenth in range(1, 13) for name in ("SIGTERM", "SIGINT"))
"""Signals, and the seconds after the start: before, while and after the terminal is taken."""
