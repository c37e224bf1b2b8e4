"""What the tests of the command line share."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import NamedTuple

import pytest

from qi_tui.cli import main

# What a person should never read.
PYTHON_WORDS = ("Traceback", "NoneType", "dict", "Error:", "object at 0x", "<class", "errno")


class Said(NamedTuple):
    """What a command left: its exit status, its results, its words about them."""

    status: int
    out: str
    err: str


Run = Callable[..., Said]


@pytest.fixture
def run(capsys: pytest.CaptureFixture[str]) -> Run:
    """Run a command in this process."""

    def run(*words: str | Path) -> Said:
        status = main([str(word) for word in words])
        out, err = capsys.readouterr()
        check(out, err)
        return Said(status, out, err)

    return run


@pytest.fixture
def process(repo: Path) -> Run:
    """Run a command in a process of its own; nobody types anything."""

    def process(*words: str | Path | bytes, **env: str) -> Said:
        command: Sequence[str | Path | bytes] = [sys.executable, "-m", "qi_tui", *words]
        done = subprocess.run(
            command,
            cwd=repo,
            env={**os.environ, **env},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=60,
            check=False,
        )
        out, err = done.stdout.decode("utf-8"), done.stderr.decode("utf-8")
        check(out, err)
        return Said(done.returncode, out, err)

    return process


def check(out: str, err: str) -> None:
    assert [word for word in PYTHON_WORDS if word in err] == []
    assert "Traceback" not in out
    for line in err.splitlines():
        assert line.startswith("qi-tui: ")
        assert line.isprintable()
