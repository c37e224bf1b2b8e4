"""The virtual environment beside the checkout: made once, filled with exactly what is pinned.

It needs the standard library alone; pip checks the hash of everything that it fetches.
"""

from __future__ import annotations

import compileall
import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from scripts import stamp
from scripts.alone import alone
from scripts.pins import only_run_time, run_time_names
from scripts.stamp import ROOT, WINDOWS, python_of


class SetUpError(Exception):
    """Set-up cannot go on; the text is for the person who started it."""


def set_up(venv: Path, kind: str) -> None:
    """Make the environment, or bring it up to date.

    Args:
        venv: its folder.
        kind: `run` for the program itself, `dev` for its tests and checks too.

    Raises:
        SetUpError: it could not be made or filled.
        OSError: a folder or file could not be written.
    """
    lock = venv.with_name(f"{venv.name}.lock")
    with alone(lock, lambda: say("Another start is setting up; this one waits for it…")):
        if not stamp.is_ready(venv, kind):
            fill(venv, kind)


def fill(venv: Path, kind: str) -> None:
    """Do what `set_up` says, when nobody else does."""
    if stamp.is_usable(venv):
        say("Setting up what has changed since last time…")
    else:
        say("Setting up, about a minute, once…")
        make(venv)
    constraints = (ROOT / "constraints.txt").read_text(encoding="utf-8")
    project = (ROOT / "pyproject.toml").read_text(encoding="utf-8")
    run_time = only_run_time(constraints, run_time_names(project))
    install(venv, constraints if kind == "dev" else run_time)
    # A machine may forbid Python to keep compiled files when it runs; then every start would wait.
    compileall.compile_dir(ROOT / "qi_tui", quiet=2)
    stamp.write_stamps(venv, kind)
    say("Ready.")


def make(venv: Path) -> None:
    """Make an empty environment, in place of a half-made one.

    A folder that is something else is never emptied: a person may have named any.

    Raises:
        SetUpError: there is such a folder, or this Python lacks what it takes.
    """
    if venv.exists() and any(venv.iterdir()) and not (venv / "pyvenv.cfg").is_file():
        raise SetUpError(f"{venv} is not empty and holds something else; move it away first.")
    options = [] if find_spec("ensurepip") else ["--without-pip"]
    if options and not find_spec("pip"):
        raise SetUpError(
            "This Python comes without pip, so nothing can be set up. "
            "On Debian and Ubuntu install it with: sudo apt install python3-venv"
        )
    clear(venv)
    status, output = run_quietly([sys.executable, "-m", "venv", *options, str(venv)])
    if status:
        raise SetUpError(f"The environment in {venv} could not be made.\n{output.strip()}")


def clear(venv: Path) -> None:
    """Empty the folder, so that it can be told for an environment even if this is cut short."""
    venv.mkdir(parents=True, exist_ok=True)
    (venv / "pyvenv.cfg").touch()
    for path in venv.iterdir():
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        elif path.name != "pyvenv.cfg":
            path.unlink()


def install(venv: Path, requirements: str) -> None:
    """Install exactly these pinned and hashed requirements, as wheels.

    Raises:
        SetUpError: one could not be fetched, or is not what was pinned.
    """
    listing = venv / "requirements.txt"
    listing.write_text(requirements, encoding="utf-8")
    options = ["--quiet", "--no-input", "--disable-pip-version-check", "--only-binary=:all:"]
    status, output = run_quietly(
        [*pip_of(venv), "install", *options, "--require-hashes", "-r", str(listing)]
    )
    if status:
        log = venv / "set-up.log"
        log.write_text(output, encoding="utf-8")
        if "DO NOT MATCH THE HASHES" in output:
            reason = "What was fetched is not what qi-tui was tested with, so it was not installed."
        else:
            reason = (
                "What qi-tui needs could not be fetched. "
                "The first start needs the network: is this computer online?"
            )
        raise SetUpError(f"{reason} The details are in {log}")


def pip_of(venv: Path) -> list[str]:
    """The command that is pip for the environment: its own, else that of this Python."""
    libraries = venv / "Lib" if WINDOWS else venv / "lib"
    if any(libraries.glob("**/site-packages/pip/__main__.py")):
        return [str(python_of(venv)), "-m", "pip"]
    return [sys.executable, "-m", "pip", "--python", str(python_of(venv))]


def run_quietly(command: list[str]) -> tuple[int, str]:
    """Run a command; give back its exit status and all that it printed."""
    # A person's settings may send pip elsewhere than into the environment.
    environment = {**os.environ, "PIP_USER": "0", "PYTHONUTF8": "1"}
    environment.pop("PYTHONPATH", None)
    done = subprocess.run(
        command,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    return done.returncode, done.stdout


def say(text: str) -> None:
    """Tell the person, beside the results on standard output; never fail for want of a letter."""
    encoding = sys.stderr.encoding or "ascii"
    print(text.encode(encoding, "replace").decode(encoding), file=sys.stderr, flush=True)
