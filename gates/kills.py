"""Killed in the middle of saving, again and again: always readable, no acknowledged answer lost.

A process of its own opens a session or a workshop by its real door and saves without end; after
its first acknowledgement it is killed at a moment of chance.
"""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO

from gates import kills_program
from gates.figures import Figures
from gates.kills_program import KINDS, Kind
from qi_tui.store.disk.atomic import STALE_AFTER, sweep
from qi_tui.store.gathering.finding import candidates

SHORT, LONG = 200, 10_000
ENOUGH = 20
"""Violations, after which it is broken beyond doubt."""
LONGEST_WAIT = 0.02
"""In seconds, from an acknowledgement to the kill: several saves on a fast disk."""
PROGRAM = Path(kills_program.__file__)
ROOT = PROGRAM.parent.parent


def run(size: int, folder: Path) -> Figures:
    """Kill a program so many times, in turn at a session and at a workshop."""
    if not hasattr(os, "fork"):
        return Figures(0, "kills", skipped=("there is no fork on this system",))
    chance = random.Random(20261120)
    places = {name: folder / name for name in KINDS}
    files = {name: kind.begin(places[name]) for name, kind in KINDS.items()}
    violations: list[str] = []
    saved = left = 0
    tried = 0
    with _program() as process:
        while tried < size and len(violations) < ENOUGH:
            name = list(KINDS)[tried % len(KINDS)]
            kind, path = KINDS[name], files[name]
            before = _number(kind, path)
            acknowledged = _kill_in_the_middle(process, name, path, chance)
            tried += 1
            saved += len(acknowledged)
            violations += [f"kill {tried}: {word}" for word in _amiss(path, kind, acknowledged)]
            if acknowledged and acknowledged[0] != before + 1:
                violations.append(f"kill {tried}: {before} was there, and it went on from another")
    for name, path in files.items():
        left += sum(entry.name.endswith(".tmp") for entry in places[name].iterdir())
        sweep(places[name], now=time.time() + 2 * STALE_AFTER)
        violations += _left_over(path)
    measured = {"acknowledged saves": saved, "temporary files left and swept": left}
    return Figures(tried, "kills", tuple(violations), measured)


@contextmanager
def _program() -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    ) as process:
        try:
            yield process
        finally:
            assert process.stdin is not None
            process.stdin.close()
            process.wait(timeout=60)


def _kill_in_the_middle(
    process: subprocess.Popen[str], kind: str, path: Path, chance: random.Random
) -> list[int]:
    """Let a program save for a while, kill it, and give back what it had acknowledged."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{kind} {path}\n")
    process.stdin.flush()
    child, acknowledged = 0, []
    for line in _lines(process.stdout):
        word, _, number = line.partition(" ")
        if word == "child":
            child = int(number)
        elif word == "saved":
            acknowledged.append(int(number))
        elif word == "ended":
            break
        if child and acknowledged:
            time.sleep(chance.uniform(0, LONGEST_WAIT))
            os.kill(child, signal.SIGKILL)
            child = 0
    return acknowledged


def _lines(stream: IO[str]) -> Iterator[str]:
    while line := stream.readline():
        yield line.rstrip("\n")


def _amiss(path: Path, kind: Kind, acknowledged: list[int]) -> Iterator[str]:
    if not acknowledged:
        yield "nothing was acknowledged: the lock outlived its holder, or the file was unreadable"
        return
    last = acknowledged[-1]
    found, before = _number(kind, path), _number(kind, path.with_name(path.name + ".bak"))
    if found < 0:
        yield f"{path.name} cannot be read after {last} was acknowledged"
        return
    # One more may have reached the disk before its acknowledgement left.
    if found not in (last, last + 1):
        yield f"{last} was acknowledged, and {found} is found"
    if not found - 1 <= before <= found:
        yield f"{found} is found, and beside it {before} as the version before"


def _number(kind: Kind, path: Path) -> int:
    """The number that a file holds; -1 where it cannot be read."""
    try:
        return kind.number_in(path)
    # Whatever the loader trips over is what this is about.
    except Exception:  # noqa: BLE001
        return -1


def _left_over(path: Path) -> Iterator[str]:
    """What the kills left behind that should not be there, or is taken for a session."""
    found = [candidate.path for candidate in candidates([path.parent]).files]
    if found != [path]:
        yield f"beside {path.name} these are taken for sessions: {found}"
    names = sorted(entry.name for entry in path.parent.iterdir())
    if names != [path.name, f"{path.name}.bak", f"{path.name}.lock"]:
        yield f"beside {path.name} there is still: {names}"
