"""Loading one session, beside reading and parsing the same bytes with the standard library."""

from __future__ import annotations

import json
import random
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from benchmarks import material
from benchmarks.takes import Comparison, side_by_side, timed
from qi_tui.store.session_reading import load_session

SIZES = (28, 165)
GOAL = 3.0


def benchmark(place: Path, runs: int) -> Iterator[Comparison]:
    """Load sessions of 9, 28 and 165 items."""
    library = material.library(place / "frameworks", SIZES)
    for name in (material.REAL, *map(material.made_up, SIZES)):
        framework = library.need(name)
        path = place / f"{name}.json"
        chance = random.Random(name)
        path.write_bytes(material.content(framework, chance, 1))
        yield side_by_side(
            f"one of {len(framework.items)} items",
            "read, json.loads",
            partial(timed, partial(load_session, path)),
            partial(timed, partial(_parse, path)),
            runs * 50,
            GOAL,
        )


def _parse(path: Path) -> object:
    return json.loads(path.read_bytes())
