"""`python -m gates NAME… | --all [--long | --size N] [--json]`; exit status 1 if a gate fails."""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from collections.abc import Sequence
from dataclasses import asdict
from importlib import import_module
from pathlib import Path
from typing import Protocol, cast

from gates.figures import Figures

GATES = {
    "kills": "killed in the middle of saving: nothing acknowledged is lost",
    "faults": "each call of a save fails: the file is wholly old or wholly new",
    "crashes": "each state that a power cut can leave: always readable",
    "writers": "several programs on one file: what was acknowledged is found",
    "files": "hostile session files and definitions: a sentence each, the good ones still count",
    "screens": "hostile words on every screen: no foreign control byte reaches the terminal",
    "exports": "hostile words in everything that leaves: no live formula, markup or path",
    "process": "signals, closed windows, faults: all on disk, terminal restored, no names",
    "properties": "loading, merging and counting hold for made-up sessions",
    "attacker": "small groups: no single answer follows from what leaves the room",
}
"""Name → the promise; the module of the same name holds `SHORT`, `LONG` and `run`."""
SHOWN = 20


class Gate(Protocol):
    """A module of this package that tries one promise."""

    SHORT: int
    """How often the tests try."""
    LONG: int
    """How often is worth a coffee."""

    def run(self, size: int, folder: Path) -> Figures:
        """Try it about `size` times, with files in an empty folder."""


def gate(name: str) -> Gate:
    """The gate of this name."""
    return cast("Gate", import_module(f"gates.{name}"))


def main(arguments: Sequence[str] | None = None) -> int:
    """Run what is asked for, and print the figures."""
    options = _parser().parse_args(arguments)
    names = list(GATES) if options.all else list(dict.fromkeys(options.names))
    if not names or not set(names) <= set(GATES):
        _parser().error(f"name a gate, of {', '.join(GATES)}, or --all")
    found: dict[str, Figures] = {}
    for name in names:
        module = gate(name)
        size = options.size or (module.LONG if options.long else module.SHORT)
        start = time.monotonic()
        with tempfile.TemporaryDirectory(prefix="qi-tui-gate-") as place:
            found[name] = module.run(size, Path(place))
        if not options.json:
            print(_told(name, found[name], time.monotonic() - start), flush=True)
    if options.json:
        print(json.dumps({name: asdict(figures) for name, figures in found.items()}, indent=1))
    return 0 if all(figures.holds for figures in found.values()) else 1


def _told(name: str, figures: Figures, seconds: float) -> str:
    verdict = "holds" if figures.holds else "BROKEN"
    more = "".join(f" · {what} {figure}" for what, figure in figures.measured.items())
    tried = f"{name:<11}{verdict:<7}{figures.tried:>7} {figures.unit}"
    lines = [
        f"{tried} · {len(figures.violations)} violations{more} · {seconds:.1f} s",
        *(f"    {ascii(sentence)[1:-1]}" for sentence in figures.violations[:SHOWN]),
        *(f"    not tried: {sentence}" for sentence in figures.skipped),
    ]
    return "\n".join(lines)


def _parser() -> argparse.ArgumentParser:
    told = "\n".join(f"  {name:<11} {promise}" for name, promise in GATES.items())
    parser = argparse.ArgumentParser(
        prog="python -m gates",
        description=f"Try what must never happen, and print the figures.\n\n{told}",
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("names", nargs="*", metavar="NAME", help="which gate")
    parser.add_argument("--all", action="store_true", help="all of them")
    sizes = parser.add_mutually_exclusive_group()
    sizes.add_argument("--long", action="store_true", help="at the size that is worth a coffee")
    sizes.add_argument("--size", type=int, help="how often to try")
    parser.add_argument("--json", action="store_true", help="the figures as JSON")
    return parser


if __name__ == "__main__":
    sys.exit(main())
