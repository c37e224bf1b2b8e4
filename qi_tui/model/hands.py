"""A show of hands as a facilitator types it: a count for each point, or the digits called out.

Pure: a line of text becomes the hands of one item, or a sentence about what is wrong with it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum

from qi_tui.model.text import display

MOST_HANDS = 9999
"""The most hands for one answer: more are a slip of the finger (the house's)."""
ONE_DIGIT = 9
"""Up to this many points an answer is one digit, and digits need nothing between them."""
QUOTED = 20
_BETWEEN = re.compile(r"[\s,;]+")
_SILENT = re.compile(r"([dx])(\d*)")


class Typed(StrEnum):
    """The two ways of typing."""

    COUNTS = "how many chose each point"
    CALLED = "the digits as people call them out"


@dataclass(frozen=True, slots=True)
class Raised:
    """The hands of one item.

    Attributes:
        counts: how many chose each point, lowest first.
        dont_know: how many said that they don't know; likewise `not_applicable`.
    """

    counts: tuple[int, ...]
    dont_know: int = 0
    not_applicable: int = 0

    @property
    def total(self) -> int:
        """How many hands there were."""
        return sum(self.counts) + self.dont_know + self.not_applicable

    @property
    def line(self) -> str:
        """The line of counts that says the same."""
        silent = {"d": self.dont_know, "x": self.not_applicable}
        said = [f"{letter}{number}" for letter, number in silent.items() if number]
        return " ".join([*map(str, self.counts), *said])


def raised(
    text: str, points: int, typed: Typed, letters: Mapping[str, int] | None = None
) -> Raised:
    """The hands that a line of text stands for.

    Counts are numbers with blanks or commas between them, one for each point; `d2` and `x1` after
    them are two who don't know and one to whom it does not apply. Called out, each digit is one
    person, and so is each `d` or `x`; over nine points there are blanks between them.

    Args:
        text: what was typed.
        points: of the item; 0 for a count item.
        typed: in which way.
        letters: letters that stand for a point, such as y for yes.

    Raises:
        ValueError: what is wrong, in words for the facilitator.
    """
    if not points:
        raise ValueError("This item asks for a number of people: hands cannot answer it")
    if not _parts(text):
        raise ValueError("Nothing is typed yet")
    if typed is Typed.COUNTS:
        found = _counted(text, points)
    else:
        found = _called(text, points, letters or {})
    if not found.total:
        raise ValueError("That is nobody: leave the line empty to pass over this item")
    return found


def _counted(text: str, points: int) -> Raised:
    counts: list[int] = []
    silent = {"d": 0, "x": 0}
    for part in _parts(text):
        letter = _SILENT.fullmatch(part.casefold())
        if letter is not None:
            silent[letter[1]] += _number(letter[2] or "1")
        else:
            counts.append(_number(part))
    if len(counts) != points:
        far = f"{len(counts)} so far" if len(counts) < points else f"{len(counts)} are too many"
        raise ValueError(f"{points} numbers, one for each point: {far}")
    return Raised(tuple(counts), silent["d"], silent["x"])


def _called(text: str, points: int, letters: Mapping[str, int]) -> Raised:
    counts = [0] * points
    silent = {"d": 0, "x": 0}
    for part in _parts(text) if points > ONE_DIGIT else "".join(_parts(text)):
        letter = part.casefold()
        if letter in silent:
            silent[letter] += 1
            continue
        value = letters.get(letter) or (_number(part) if part.isdecimal() else 0)
        if not 1 <= value <= points:
            raise ValueError(_off(part, points, letters))
        counts[value - 1] += 1
    return Raised(tuple(counts), silent["d"], silent["x"])


def _parts(text: str) -> list[str]:
    return [part for part in _BETWEEN.split(text) if part]


def _number(part: str) -> int:
    if not part.isdecimal():
        raise ValueError(f'"{display(part, QUOTED)}" is not a number')
    # As text first: a line of a thousand digits must not become a number.
    if len(part) > len(str(MOST_HANDS)):
        raise ValueError(f"{display(part, QUOTED)} hands cannot be: {MOST_HANDS} at most")
    return int(part)


def _off(part: str, points: int, letters: Mapping[str, int]) -> str:
    shown = display(part, QUOTED)
    if part.isdecimal():
        return f"{shown} is not on this scale: its points go from 1 to {points}"
    also = "".join(f"{letter}, " for letter in letters)
    return f'"{shown}" is no answer: type 1 to {points}, {also}d or x'


def differing(totals: Sequence[tuple[str, int]]) -> tuple[list[tuple[str, int]], int] | None:
    """The items whose number of hands is not that of most others, and what that of most is.

    Args:
        totals: name and total of each item that has hands.

    Returns:
        Those that differ, in their order, and the total of the others; None where all are alike.
        Of two totals that are as frequent the larger one is taken for that of most.
    """
    numbers = [total for _, total in totals]
    if len(set(numbers)) < 2:
        return None
    usual = max(numbers, key=lambda number: (numbers.count(number), number))
    return [(name, total) for name, total in totals if total != usual], usual
