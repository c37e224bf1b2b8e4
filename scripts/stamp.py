"""Is everything set up? Asked at every start, so it reads two small files and imports little.

The stamp of an environment is a copy of what it was made from: which Python, the project file and
the pinned versions. It is written last, so an environment without one is half made.
"""

from __future__ import annotations

import os
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
WINDOWS = os.name == "nt"
KINDS = {"run": ["run"], "dev": ["run", "dev"]}


def python_of(venv: Path) -> Path:
    """Say where an environment keeps its Python."""
    return venv / "Scripts" / "python.exe" if WINDOWS else venv / "bin" / "python"


def has_python(venv: Path) -> bool:
    """Is there an environment with a Python that is still on the machine?"""
    return python_of(venv).exists() and (venv / "pyvenv.cfg").is_file()


def is_inside(venv: Path) -> bool:
    """Is this process running in the environment already?"""
    return sys.prefix != sys.base_prefix and Path(sys.prefix).resolve() == venv.resolve()


def is_ready(venv: Path, kind: str) -> bool:
    """Does the environment hold exactly what is wanted now for `kind`?

    Args:
        venv: the environment's folder; it need not exist.
        kind: `run` for the program itself, `dev` for its tests and checks too.
    """
    found = stamp_of(venv, kind)
    return has_python(venv) and found.is_file() and found.read_bytes() == wanted()


def is_usable(venv: Path) -> bool:
    """Can more be installed into the environment, or is it half made, or another Python's?"""
    if is_inside(venv):
        return True
    found = stamp_of(venv, "run")
    if not (has_python(venv) and found.is_file()):
        return False
    return found.read_bytes().startswith(this_python())


def write_stamps(venv: Path, kind: str) -> None:
    """Say that the environment is complete; one for the tests will do to run the program too."""
    for each in KINDS[kind]:
        stamp_of(venv, each).write_bytes(wanted())


def stamp_of(venv: Path, kind: str) -> Path:
    """Say where the stamp lies."""
    return venv / f"qi-tui-{kind}.stamp"


def wanted() -> bytes:
    """What an environment would be made from now."""
    parts = [(ROOT / name).read_bytes() for name in ("pyproject.toml", "constraints.txt")]
    return this_python() + b"".join(parts)


def this_python() -> bytes:
    """The line of a stamp that names the Python; packages of one version are no use to another."""
    return f"Python {sys.version_info[0]}.{sys.version_info[1]}\n".encode()
