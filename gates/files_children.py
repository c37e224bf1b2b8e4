"""The program in a process of its own, with so much time and memory and no more."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parent.parent
PROGRAM = (sys.executable, "-m", "qi_tui")
SECONDS = 10
MEBIBYTES = 300
CAN_BOUND = sys.platform == "linux"
"""Elsewhere a process takes what it wants."""


@dataclass(frozen=True)
class Ended:
    """How a run of the program ended.

    Attributes:
        status: the exit status; None where it hung and was ended.
        out, err: what it said.
    """

    status: int | None
    out: str
    err: str

    @property
    def content(self) -> Any:
        """What it printed as JSON; None where that is none."""
        try:
            return json.loads(self.out)
        except ValueError:
            return None

    @property
    def is_whole(self) -> bool:
        """Whether it ended as it should, well or with a word about something left out."""
        return self.status in (0, 1) and "inside qi-tui" not in self.err


def run(arguments: Sequence[str | Path], home: Path) -> Ended:
    """Run `qi-tui` with these arguments, at most ten seconds and 300 MiB."""
    command = [*PROGRAM, *map(str, arguments)]
    environment = {
        **{name: value for name, value in os.environ.items() if not name.startswith("QI_TUI")},
        **dict.fromkeys(("HOME", "USERPROFILE", "APPDATA", "LOCALAPPDATA"), str(home)),
        **{f"XDG_{name}_HOME": str(home / name) for name in ("CONFIG", "DATA", "STATE", "CACHE")},
        "PYTHONPATH": str(ROOT),
        "COLUMNS": "100",
    }
    try:
        done = subprocess.run(
            command,
            env=environment,
            cwd=home,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=SECONDS,
            preexec_fn=_limited if CAN_BOUND else None,
            check=False,
        )
    except subprocess.TimeoutExpired as error:
        return Ended(None, _text(error.stdout), _text(error.stderr))
    return Ended(done.returncode, _text(done.stdout), _text(done.stderr))


def _limited() -> None:
    if sys.platform != "win32":
        import resource

        most = MEBIBYTES * 1024 * 1024
        resource.setrlimit(resource.RLIMIT_AS, (most, most))


def _text(data: bytes | None) -> str:
    return (data or b"").decode("utf-8", "replace")
