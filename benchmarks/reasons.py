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
        "library",
        1.15,
        "it is at the edge, 1.13 to 1.16 from run to run: the list of frameworks, its rows and "
        "the keys below it are all that is left of it.",
    ),
    Reason(
        "key",
        "digit",
        1.4,
        "an answer is shown in two places, the list and the line above it, and each tells the "
        "screen of it by itself: a tenth of a thousandth of a second for the second one. To show "
        "the second one later would call an answer saved, for that long, which is not. What the "
        "answer itself needs is less than that.",
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
        "sixty raters have role groups and comments to draw, three have none: a thousandth of a "
        "second.",
    ),
    Reason(
        "summaries",
        "1,000 summaries of 9",
        3.1,
        "it is at the edge, 2.8 to 3.1: a file of 9 items is 2 kB, and asking all that must be "
        "asked of it takes as long as parsing it twice.",
    ),
    Reason(
        "merge",
        "1,000 files of",
        2.6,
        "reading takes no longer than the baseline's, and parsing half as long as `json.loads`; "
        "the rest is one look at every field, the digest that tells copies apart, a report for "
        "each file and the figures of the room, and the shorter a file, the more of it that is. "
        "Tried and not taken: the quickest parsers that can be had (4 millionths of a second off "
        "each file of 165 items: 1.75), and two processes (for 10,000 and 100,000 files reading "
        "alone took them as long as it takes one, because what they find has to be handed over).",
    ),
    Reason(
        "merge",
        "10,000 files of",
        2.8,
        "as for 1,000 files.",
    ),
    Reason(
        "merge",
        "1,000 times 165 answers",
        0.18,
        "as above; and TinyDB with a model for each answer takes 0.4 thousandths of a second a "
        "file here, less than the half thousandth that the goal was set by.",
    ),
    Reason(
        "merge",
        "one of 1,000 files changed",
        0.25,
        "asking the disk for the times of 1,000 files alone takes 0.04 of a full merge since "
        "that became quick; the rooms are then counted anew from what is kept of each file, "
        "which takes some thousandths of a second and is always right. Taking one file's "
        "counts out and putting others in would leave it at about 0.1.",
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
