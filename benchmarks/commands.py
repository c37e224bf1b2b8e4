"""Commands that open no screen, beside a Python that does nothing."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.processes import ROOT, run
from benchmarks.takes import Comparison, side_by_side

NOTHING = ("-c", "pass")
GOAL_WORD = 2.5
FILES = 1000
SAMPLE = ROOT / "sessions" / "sample-workshop"


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """`--version`, `--help`, `merge` of a workshop, and `merge` of 1,000 files."""
    nothing = partial(run, NOTHING, place)
    for option in ("--version", "--help"):
        yield side_by_side(
            option,
            "python -c pass",
            partial(run, ("-m", "qi_tui", option), place),
            nothing,
            runs * 3,
            GOAL_WORD,
            "cpu",
        )
    yield side_by_side(
        "frameworks list",
        "python -c pass",
        partial(run, ("-m", "qi_tui", "frameworks", "list"), place),
        nothing,
        runs,
    )
    framework = material.library(place / "frameworks").need(material.REAL)
    thousand = material.fill(place / "thousand", framework, FILES)
    for what, folder in (("merge, 9 files", SAMPLE), (f"merge, {FILES:,} files", thousand)):
        yield side_by_side(
            what,
            "python that parses them",
            partial(run, ("-m", "qi_tui", "merge", str(folder)), place),
            partial(run, ("-c", _parse(folder)), place),
            runs,
        )


def _parse(folder: Path) -> str:
    return f"from benchmarks.parsing import parse_all; parse_all({str(folder)!r})"
