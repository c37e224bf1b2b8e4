"""Why a goal is missed, as far as it is known, what was tried, and what was reached instead.

Kept here and not in the page, which each run writes anew. A check takes what was reached for the
goal, so that a loss is seen there too.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from benchmarks.takes import Comparison


@dataclass(frozen=True, slots=True)
class Reason:
    """Why a goal is missed.

    Attributes:
        name: the benchmark.
        what: the beginning of what was measured.
        reached: the ratio that was reached on a quiet machine.
        why: a sentence or two.
    """

    name: str
    what: str
    reached: float
    why: str


MISSED: Sequence[Reason] = (
    Reason(
        "start",
        "Rate",
        2.0,
        "the library that checks every answer takes 37 ms of processor time before the first "
        "model, our models 10 more, the safe store 19, the screen itself 20. Building the models "
        "later was measured (5 ms) and is not safe between threads in all versions that are "
        "allowed; a picture of the screen without working keys was not wanted.",
    ),
    Reason(
        "key",
        "digit",
        1.5,
        "an answer makes a new session, a new line of progress and the next item's descriptors, "
        "half a thousandth of a second more than an arrow key, which is at 1.1. The save no "
        "longer takes part: the thread that writes waits until the answer is painted.",
    ),
    Reason(
        "key",
        "↓",
        1.6,
        "here another thread saves without a pause, which no rater can bring about.",
    ),
    Reason(
        "key",
        "Discuss",
        1.3,
        "sixty raters have role groups and comments to draw, three have none: two thousandths of "
        "a second.",
    ),
    Reason(
        "summaries",
        "1,000 summaries of",
        5.9,
        "a file of counts is short, and what has to be looked at in each file, however short, "
        "takes longer than reading it.",
    ),
    Reason(
        "merge",
        "1,000 files of",
        2.6,
        "one pass of the quickest parser there is takes half of what `json.loads` takes, and "
        "opening the file costs as much again as for the baseline; the rest is one look at "
        "every field, the digest that tells copies apart, a report for each file and the "
        "figures of the room. Two processes were tried: for 10,000 files reading alone took "
        "them as long as one takes for everything, because what they find has to be handed "
        "over.",
    ),
    Reason(
        "merge",
        "10,000 files of",
        2.6,
        "as for 1,000 files.",
    ),
    Reason(
        "merge",
        "one of 1,000 files changed",
        0.25,
        "asking the disk for the times of 1,000 files alone takes 0.04 of a full merge since "
        "that became quick; the rooms are then counted anew from what is kept of each file, "
        "which takes some hundredths of a second and is always right. Taking one file's "
        "counts out and putting others in was not built: nobody would feel it.",
    ),
    Reason(
        "merge",
        "merge 10,000 files",
        1.8,
        "what is kept of each file is 2 kB: its path, its digest, one byte for each answer, "
        "its line in the list of files. The rest of the memory is the same for 100 files and "
        "for 10,000.",
    ),
)
UNKNOWN = "not known; a run on a machine that does nothing else may say otherwise."


def reason_of(name: str, missed: Comparison) -> str:
    """Why this goal was missed."""
    found = _reason(name, missed)
    return found.why if found is not None else UNKNOWN


def accepted(name: str, comparison: Comparison) -> float | None:
    """The ratio that a check takes for the goal; None where there is no goal."""
    found = _reason(name, comparison)
    if comparison.goal is None or found is None:
        return comparison.goal
    return max(found.reached, comparison.goal)


def _reason(name: str, comparison: Comparison) -> Reason | None:
    for reason in MISSED:
        if reason.name == name and comparison.what.startswith(reason.what):
            return reason
    return None
