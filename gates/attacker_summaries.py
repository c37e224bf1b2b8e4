"""Summaries: what each tells, and what two of a workshop tell of those who came between.

A summary is made of every workshop, and another one is kept in one place, as by somebody who makes
it again over the one before whenever a rater comes. Whoever was sent both has the people between
them; so there have to be as many of those as counts need, or the second may not be written.
"""

from __future__ import annotations

import contextlib
import io
import json
from collections.abc import Iterator, Mapping
from itertools import accumulate
from pathlib import Path
from typing import Any

from gates.attacker_told import Told
from gates.attacker_workshops import Workshop
from qi_tui.cli import main
from qi_tui.model.workshop import Limits

NAME = "summary json"
WRITTEN, LEFT_OUT, REFUSED = 0, 1, 2
SILENT = ("dont_know", "not_applicable", "unanswered", "priorities")


def summary_of(folder: Path, definitions: Path, target: Path) -> bytes | None:
    """The summary of a workshop, written over whatever is there; None where that is refused.

    Raises:
        RuntimeError: neither did it.
    """
    before = target.read_bytes() if target.exists() else None
    words = ("--frameworks", str(definitions), "summarise", str(folder), "-o", str(target))
    said, about = io.StringIO(), io.StringIO()
    with contextlib.redirect_stdout(said), contextlib.redirect_stderr(about):
        status = main((*words, "--force"))
    if status not in (WRITTEN, LEFT_OUT, REFUSED) or "inside qi-tui" in about.getvalue():
        raise RuntimeError(f"{words}: status {status}: {about.getvalue()}")
    is_written = said.getvalue() != ""
    if not is_written and (target.read_bytes() if target.exists() else None) != before:
        raise RuntimeError(f"{words}: refused, and written")
    return target.read_bytes() if is_written else None


def look_at_size(workshop: Workshop, made: Mapping[str, bytes]) -> Iterator[str]:
    """A sentence for each room of a summary that is too small to have one."""
    if NAME not in made:
        return
    least = least_of(workshop)
    for room in json.loads(made[NAME])["rooms"].values():
        sessions = len(room["sessions"][0]["hashes"]) * 3 // 32
        if min(room["raters"], sessions) < least:
            yield f"a summary of {room['raters']} raters"


def least_of(workshop: Workshop) -> int:
    """How many people there have to be for a summary."""
    return max(Limits().counts, workshop.limits.counts)


class Kept:
    """A summary in one place, made again after each rater of a series who comes."""

    def __init__(self, target: Path) -> None:
        self._target = target
        self._people: int | None = None
        self.refused = 0

    def again(self, workshop: Workshop, folder: Path, definitions: Path) -> Iterator[str]:
        """Make it again; a sentence where two of them are too near to each other."""
        if workshop.before is None:
            self._target.unlink(missing_ok=True)
            self._people = None
        if summary_of(folder, definitions, self._target) is None:
            self.refused += self._people is not None
            return
        people, before = len(workshop.people), self._people
        self._people = people
        if before is not None and people - before < least_of(workshop):
            yield f"two summaries that differ by {people - before}"


def read_summary(content: bytes, told: Told) -> None:
    """Take what is told in a summary."""
    for room in json.loads(content)["rooms"].values():
        key = (room["framework"], room["round"])
        told.room(key, room["raters"])
        for sheet in room["sheets"]:
            _sheet(key, sheet, told)
        for domain, sums in room["sums"].items():
            if sums is not None:
                told.domain((*key, domain), "sums", tuple(sums["raters"]))


def _sheet(key: tuple[str, int], sheet: Mapping[str, Any], told: Told) -> None:
    ends = list(accumulate(sheet["points"]))
    for place, (item, points) in enumerate(zip(sheet["items"], sheet["points"], strict=True)):
        row = (*key, item, sheet["facet"], None)
        span = slice(ends[place] - points, ends[place])
        counts = tuple(sheet["counts"][span])
        numbers = sheet["numbers"].get(item, {})
        values = tuple(sorted(int(n) for n, many in numbers.items() for _ in range(many)))
        beside = {name: sheet[name][place] for name in SILENT}
        for role, of_role in sheet["by_role"].items():
            is_told = item not in (*of_role["too_few"], *sheet["untold"])
            if points and is_told:
                told.put(row, f"role {role}", tuple(of_role["counts"][span]))
            elif any(of_role["counts"][span]):
                told.broken.append(f"{told.source}: {row} tells of {role} what is too few")
        if item in sheet["untold"]:
            if any(counts) or values or any(beside.values()):
                told.broken.append(f"{told.source}: {row} is told and not told")
            continue
        told.put(row, "n", sum(counts) if points else len(values))
        told.put(row, *(("counts", counts) if points else ("values", values)))
        for name, many in beside.items():
            told.put(row, name, many)
