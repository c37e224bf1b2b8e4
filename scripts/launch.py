"""What `start.py` does: set up what is missing, then run the program, its tests or its checks."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from scripts.stamp import ROOT, WINDOWS, is_ready, python_of

VENV_VARIABLE = "QI_TUI_VENV"
# The folder that Python puts first on its path, the person's own, makes way for the checkout.
PROGRAM = (
    "import sys; sys.path[0] = sys.argv.pop(1); sys.argv[0] = 'qi-tui'; "
    "from qi_tui.cli import main; sys.exit(main())"
)
CHECKS = {
    "ruff check": ["-m", "ruff", "check", "."],
    "ruff format": ["-m", "ruff", "format", "--check", "."],
    "types": ["-m", "mypy"],
    "layers": ["-c", "from importlinter.cli import lint_imports_command as run; run()"],
}


def main(arguments: list[str]) -> int:
    """Set up what is missing, then run what was asked for.

    Args:
        arguments: `test` and what pytest is to be told; `check`; `speed`; or those of qi-tui.

    Returns:
        The exit status; on POSIX what was asked for takes over the process and leaves its own.
    """
    asked = arguments[0] if arguments else ""
    venv = Path(os.environ.get(VENV_VARIABLE) or ROOT / ".venv").absolute()
    kind = "dev" if asked in {"test", "check", "speed"} else "run"
    if not is_ready(venv, kind) and (status := prepare(venv, kind)):
        return status
    if asked == "test":
        # All of them take minutes: one process for each core. Some of them are quicker in one.
        wanted = arguments[1:] or ["-n", "auto"]
        return hand_over(venv, ["-m", "pytest", *wanted], folder=ROOT)
    if asked == "speed":
        return hand_over(venv, ["-m", "benchmarks", "--check", *arguments[1:]], folder=ROOT)
    if asked == "check":
        return check(venv)
    return hand_over(venv, ["-c", PROGRAM, str(ROOT), *arguments])


def prepare(venv: Path, kind: str) -> int:
    """Set up, and answer with an exit status: what went wrong is said in plain words."""
    from scripts.environment import SetUpError, say, set_up

    try:
        set_up(venv, kind)
    except KeyboardInterrupt:
        say("Set-up was stopped. The next start does it again.")
        return 130
    except (SetUpError, OSError) as problem:
        say(str(problem))
        return 2
    return 0


def check(venv: Path) -> int:
    """Run all checks of the code, one after the other, and say which failed."""
    import subprocess

    failed = []
    for name, arguments in CHECKS.items():
        print(f"-- {name}", flush=True)
        if subprocess.call([str(python_of(venv)), *arguments], cwd=ROOT):
            failed.append(name)
    print(f"Failed: {', '.join(failed)}" if failed else "All checks passed.", flush=True)
    return 1 if failed else 0


def hand_over(venv: Path, arguments: list[str], folder: Path | None = None) -> int:
    """Go on as the environment's Python: POSIX replaces the process, Windows has to wait for one.

    Args:
        venv: whose Python.
        arguments: for that Python.
        folder: where to run it, if not here.
    """
    command = [str(python_of(venv)), *arguments]
    sys.stdout.flush()
    sys.stderr.flush()
    if not WINDOWS:
        if folder:
            os.chdir(folder)
        os.execv(command[0], command)
    import signal
    import subprocess

    # Ctrl+C reaches both processes; only the one that waits for the other must not mind.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    return subprocess.call(command, cwd=folder)
