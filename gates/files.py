"""Hostile files: a sentence for each, and the good ones beside them count as they did.

The files go in by the doors that people use: `qi-tui merge` and `qi-tui frameworks check`, in a
process with ten seconds and 300 MiB, and `gather` and the library within this one.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from gates import (
    files_bytes,
    files_copies,
    files_definitions,
    files_fields,
    files_moving,
    files_places,
    files_summaries,
    files_summary_copies,
    files_texts,
)
from gates.figures import Figures
from gates.files_case import Case
from gates.files_checking import (
    Tried,
    check_copies,
    check_merge,
    check_one_by_one,
)
from gates.files_checking_definitions import check_definitions, check_library
from gates.files_children import CAN_BOUND, MEBIBYTES

SHORT = 2000
"""Every hostile string in two fields of a session."""
LONG = 4000
"""Every hostile string in every field."""


def run(size: int, folder: Path) -> Figures:
    """Make some hostile files, at most about `size` of them, and read them."""
    tried = Tried(folder)
    if not CAN_BOUND:
        tried.skipped.append("memory: how much a process takes cannot be bounded here")
    everything = [
        *files_bytes.cases(),
        *files_fields.cases(),
        *files_summaries.cases(),
        *files_texts.cases(size < LONG),
    ]
    # A session that counts must not hide what a broken one would do: they are read apart.
    for group, cases in (
        ("refused", [case for case in everything if not case.counts]),
        ("taken", [case for case in everything if case.counts]),
        ("places", [*files_places.cases()]),
        ("names", [*files_places.names()]),
    ):
        check_merge(tried, group, _possible(tried, cases))
    check_one_by_one(tried, [case for case in everything if not case.counts])
    check_copies(tried, [*files_copies.sets(), *files_summary_copies.sets()])
    files_moving.check(tried)
    check_definitions(tried, [*files_definitions.cases()])
    check_library(tried, [*files_definitions.cases()])
    return Figures(
        tried.files,
        "files",
        tuple(tried.violations),
        {"merged": tried.merged, "definitions": tried.definitions, "MiB at most": MEBIBYTES},
        tuple(dict.fromkeys(tried.skipped)),
    )


def _possible(tried: Tried, cases: Sequence[Case]) -> list[Case]:
    tried.skipped += [f"{case.name}: {case.here}" for case in cases if case.here]
    return [case for case in cases if not case.here]
