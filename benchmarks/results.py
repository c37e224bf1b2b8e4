"""What a run of everything found, kept beside the benchmarks: a page for people, JSON for programs.

The machine is named by what matters for a ratio and by nothing else.
"""

from __future__ import annotations

import os
import platform
from collections.abc import Mapping, Sequence
from pathlib import Path

from benchmarks.reasons import reason_of
from benchmarks.table import HEADINGS, as_json, row_of
from benchmarks.takes import Comparison

PAGE = Path(__file__).with_name("RESULTS.md")
DATA = Path(__file__).with_name("RESULTS.json")
COMMAND = "python -m benchmarks --all"


def write_results(found: Mapping[str, Sequence[Comparison]]) -> None:
    """Write both, over those of the last run."""
    PAGE.write_text(as_page(found), encoding="utf-8", newline="\n")
    DATA.write_text(as_json(found) + "\n", encoding="utf-8", newline="\n")


def as_page(found: Mapping[str, Sequence[Comparison]]) -> str:
    """The page: a table for each benchmark, and below it why a goal was missed."""
    goals = [one for each in found.values() for one in each if one.goal is not None]
    met = sum(not one.is_missed for one in goals)
    said = (
        f"One run of `{COMMAND}` on {os.cpu_count()} shared cores, {platform.system()}, Python"
        f" {platform.python_version()}. {met} of {len(goals)} goals were met. What the columns mean"
        " stands in [README.md](README.md); all numbers in [RESULTS.json](RESULTS.json)."
    )
    lines = [
        "# What was measured",
        "",
        said,
    ]
    for name, comparisons in found.items():
        lines += ["", f"## {name}", "", *_table(comparisons)]
        missed = [one for one in comparisons if one.is_missed]
        lines += ["", *(f"- *{one.what}*: {reason_of(name, one)}" for one in missed)] * bool(missed)
    return "\n".join(lines) + "\n"


def _table(comparisons: Sequence[Comparison]) -> list[str]:
    rows = [HEADINGS, ["---"] * len(HEADINGS), *map(row_of, comparisons)]
    return [f"| {' | '.join(row)} |" for row in rows]
