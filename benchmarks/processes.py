"""Whole processes: how long they take from start to end, and what they need.

Every child gets a home of its own and compiled modules: where a machine forbids Python to keep
compiled files, each start would measure the compiler.
"""

from __future__ import annotations

import compileall
import os
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

from benchmarks.takes import Take

ROOT = Path(__file__).resolve().parent.parent
# Asked for inside the process: what its parent would be told starts at the parent's own peak.
_PEAK = """
import resource, sys
try:
    lines = open('/proc/self/status', encoding='ascii').read().splitlines()
    peak = next(int(line.split()[1]) * 1024 for line in lines if line.startswith('VmHWM'))
except OSError:
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
sys.__stdout__.write(str(peak))
"""


def compile_all() -> None:
    """Compile the program and what is measured beside it."""
    for folder in ("qi_tui", "benchmarks"):
        compileall.compile_dir(ROOT / folder, quiet=2)


def environment(home: Path) -> dict[str, str]:
    """The variables of a child: none of this machine's settings, and all files below `home`."""
    dropped = ("PYTHONDONTWRITEBYTECODE", "PYTHONPROFILEIMPORTTIME", "NO_COLOR", "COLUMNS", "LINES")
    kept = {name: value for name, value in os.environ.items() if name not in dropped}
    return kept | {
        "HOME": str(home),
        "XDG_CONFIG_HOME": str(home / "config"),
        "XDG_DATA_HOME": str(home / "data"),
        "XDG_STATE_HOME": str(home / "state"),
        "QI_TUI_SESSIONS": str(home / "sessions"),
        "PYTHONPATH": str(ROOT),
        "TERM": "xterm-256color",
        "COLORTERM": "truecolor",
    }


def run(command: Sequence[str], home: Path) -> Take:
    """Run a Python command to its end.

    Args:
        command: what stands after `python`.
        home: its home.

    Raises:
        RuntimeError: it failed; the text says how.
    """
    wall = time.perf_counter()
    with subprocess.Popen(
        [sys.executable, *command],
        env=environment(home),
        cwd=home,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE,
    ) as process:
        errors = process.stderr.read() if process.stderr else b""
        cpu = None
        if hasattr(os, "wait4"):
            _, status, usage = os.wait4(process.pid, 0)
            process.returncode = os.waitstatus_to_exitcode(status)
            cpu = usage.ru_utime + usage.ru_stime
        else:
            process.wait()
        took = Take(time.perf_counter() - wall, cpu)
    if process.returncode:
        raise RuntimeError(f"{' '.join(command)}\n{errors.decode('utf-8', 'replace')}")
    return took


def peak_of(code: str, home: Path) -> int | None:
    """The highest memory, in bytes, of a Python that runs some code; None where it is not told."""
    if sys.platform == "win32":
        return None
    done = subprocess.run(
        [sys.executable, "-c", code + _PEAK],
        env=environment(home),
        cwd=home,
        stdout=subprocess.PIPE,
        check=True,
    )
    return int(done.stdout)
