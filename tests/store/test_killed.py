"""Killed in the middle of saving, again and again: always readable, no acknowledged answer lost."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import IO

import pytest

from qi_tui.model.session import Session
from qi_tui.store.finding import candidates
from qi_tui.store.session_reading import load_session
from qi_tui.store.sessions import SessionDoor, new_session
from tests.store.files import framework

KILLS = 200
PROGRAM = Path(__file__).with_name("saving_for_ever.py")

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="there is no fork here")


@pytest.fixture
def rater(repo: Path) -> Iterator[subprocess.Popen[str]]:
    with subprocess.Popen(
        [sys.executable, str(PROGRAM)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        cwd=repo,
    ) as process:
        yield process
        assert process.stdin is not None
        process.stdin.close()
        assert process.wait(timeout=30) == 0


def kill_in_the_middle(process: subprocess.Popen[str], path: Path, wait: float) -> list[int]:
    """Let somebody answer for a while, kill them, and give back the acknowledged revisions."""
    assert process.stdin is not None
    assert process.stdout is not None
    process.stdin.write(f"{path}\n")
    process.stdin.flush()
    child, acknowledged = 0, []
    for line in lines(process.stdout):
        word, _, number = line.partition(" ")
        assert line != "read only", "the lock outlived its holder"
        if word == "child":
            child = int(number)
        elif word == "saved":
            acknowledged.append(int(number))
        elif word == "ended":
            break
        if child and acknowledged:
            time.sleep(wait)
            os.kill(child, signal.SIGKILL)
            child = 0
    return acknowledged


def lines(stream: IO[str]) -> Iterator[str]:
    while line := stream.readline():
        yield line.rstrip("\n")


def comment_of(session: Session) -> str:
    """The comment of the save that made this revision."""
    number = session.head.revision
    item = framework().items[number % 9].id
    return session.sheet().comments[item]


def test_killed_while_saving(rater: subprocess.Popen[str], tmp_path: Path) -> None:
    door = SessionDoor.begin(tmp_path, new_session(framework(), "Sam"))
    door.save(door.session)
    path = door.path
    door.close()
    chance = random.Random(20261120)
    last = 1
    for _ in range(KILLS):
        acknowledged = kill_in_the_middle(rater, path, chance.uniform(0, 0.02))
        assert acknowledged[0] == last + 1
        session = load_session(path)
        # One more may have reached the disk before its acknowledgement left.
        assert session.head.revision in (acknowledged[-1], acknowledged[-1] + 1)
        assert comment_of(session).split()[:2] == ["answer", str(session.head.revision)]
        before = load_session(path.with_name(path.name + ".bak"))
        assert session.head.revision - 1 <= before.head.revision <= session.head.revision
        last = session.head.revision
    # Whatever the kills left behind, one session is there and no more.
    assert [found.path for found in candidates([tmp_path]).files] == [path]
    assert sorted(entry.name for entry in tmp_path.iterdir() if entry.name[0] != ".") == [
        path.name,
        f"{path.name}.bak",
        f"{path.name}.lock",
    ]
