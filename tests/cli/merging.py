"""Merging on the command line, for the tests of what comes out."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from tests.cli.conftest import Run
from tests.store.files import put, rated

FIGURES_THAT_TELL = ("counts", "q1", "q3", "mean", "sd", "disagreement", "shape", "by_role")
FIGURES_OF_THE_SILENT = ("dont_know", "not_applicable", "unanswered", "priorities")


def raters(folder: Path, sizes: Mapping[str | None, int]) -> Path:
    """So many raters of each role, who answered everything."""
    number = 0
    for role, size in sizes.items():
        for _ in range(size):
            put(folder / f"{number}.json", rated(number % 7 + 1, role=role))
            number += 1
    return folder


def merged(run: Run, *words: str | Path) -> dict[str, Any]:
    said = run("merge", *words, "--format", "json")
    answer = json.loads(said.out)
    assert isinstance(answer, dict)
    return answer


def entry_named(entries: list[dict[str, Any]], name: str) -> dict[str, Any]:
    [entry] = [entry for entry in entries if name in (entry.get("item"), entry.get("domain"))][:1]
    return entry


def same(found: Any, expected: Any) -> bool:
    """Whether both are the same, in the order of their fields too."""
    return json.dumps(found) == json.dumps(expected)
