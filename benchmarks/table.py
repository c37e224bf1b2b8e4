"""What was measured, as a table for people or as JSON for programs."""

from __future__ import annotations

import json
import os
import platform
from collections.abc import Mapping, Sequence
from typing import Any

from benchmarks.takes import Comparison, Quantity

HEADINGS = ("what", "beside", "ours", "its", "ratio", "5–95 %", "p95", "CPU", "memory", "goal")
MIB = 1024 * 1024


def as_table(title: str, found: Sequence[Comparison]) -> str:
    """The comparisons of one benchmark, a line each."""
    rows = [HEADINGS, *(row_of(comparison) for comparison in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(HEADINGS))]
    lines = [title]
    for row in rows:
        words = [cell.ljust(width) for cell, width in zip(row[:2], widths[:2], strict=True)]
        numbers = [cell.rjust(width) for cell, width in zip(row[2:], widths[2:], strict=True)]
        lines.append("  ".join([*words, *numbers]).rstrip())
    return "\n".join(lines) + "\n"


def as_json(benchmarks: Mapping[str, Sequence[Comparison]]) -> str:
    """Everything that was measured; times in seconds, memory in bytes."""
    content: dict[str, Any] = {
        "python": platform.python_version(),
        "system": platform.system(),
        "cores": os.cpu_count(),
        "benchmarks": {
            name: [_numbers(comparison) for comparison in found]
            for name, found in benchmarks.items()
        },
    }
    return json.dumps(content, ensure_ascii=False, indent=1)


def row_of(found: Comparison) -> tuple[str, ...]:
    """The cells of one line, under `HEADINGS`."""
    wall = found.medians("wall") or (0.0, 0.0)
    peak = found.medians("peak")
    low, high = found.spread
    return (
        found.what,
        found.beside,
        _time(wall[0]),
        _time(wall[1]),
        _ratio(found.ratio("wall")),
        f"{_ratio(low)}–{_ratio(high)}",
        f"{_time(found.p95[0])} / {_time(found.p95[1])}",
        _ratio(found.ratio("cpu")),
        "" if peak is None else f"{peak[0] / MIB:.0f} / {peak[1] / MIB:.0f} MB",
        _goal(found),
    )


def _goal(found: Comparison) -> str:
    if found.goal is None:
        return ""
    what = {"wall": "", "cpu": "CPU ", "peak": "memory "}[found.judged]
    return f"{what}≤ {found.goal:g} {'missed' if found.is_missed else 'met'}"


def _time(seconds: float) -> str:
    milliseconds = seconds * 1000
    if milliseconds >= 100:
        return f"{milliseconds:.0f} ms"
    return f"{milliseconds:.1f} ms" if milliseconds >= 10 else f"{milliseconds:.2f} ms"


def _ratio(ratio: float | None) -> str:
    if ratio is None:
        return ""
    return f"{ratio:.2f}" if ratio >= 0.1 else f"{ratio:.4f}"


def _numbers(found: Comparison) -> dict[str, Any]:
    quantities: tuple[Quantity, ...] = ("wall", "cpu", "peak")
    return {
        "what": found.what,
        "beside": found.beside,
        "runs": len(found.ours),
        "medians": {quantity: found.medians(quantity) for quantity in quantities},
        "ratios": {quantity: found.ratio(quantity) for quantity in quantities},
        "spread": found.spread,
        "p95": found.p95,
        "goal": found.goal,
        "judged": found.judged,
        "missed": found.is_missed,
    }
