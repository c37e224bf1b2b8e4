"""Which string stands where: each text of a workshop is another one, and in turn every one.

The harmless twin of a workshop has the same texts in the same places, each as long as what may be
shown of the hostile one, equal where they pass for equal, and in the same order: whatever then
looks otherwise in a file was made so by what a text says.
"""

from __future__ import annotations

import math
from collections.abc import Sequence

from gates.hostile import EVERY
from qi_tui.model.text import display, same_name

STRINGS: Sequence[str] = tuple(EVERY.values())
STRIDE = next(step for step in range(37, 100) if math.gcd(step, len(STRINGS)) == 1)
"""Strings that the next workshop begins further on; it shares no divisor with their number, so that
as many workshops as there are strings have each of them in each place."""


class Words:
    """The texts of one workshop, one after another.

    Args:
        number: of the workshop; another one begins with another string.
        is_hostile: whether the texts are the hostile ones, or their harmless twins.
    """

    def __init__(self, number: int, is_hostile: bool) -> None:
        self.is_hostile = is_hostile
        self._place = number * STRIDE

    def next(self, most: int = 100_000, *, has_surrogates: bool = False) -> str:
        """The next text.

        Args:
            most: the characters that there is room for.
            has_surrogates: whether half a pair of surrogates may be in it.
        """
        text = self._turn()
        if not has_surrogates:
            text = _in_utf8(text)
        return self._as_it_is(text)[:most]

    def several(self, number: int, most: int = 1000) -> list[str]:
        """So many texts of which no two pass for the same, and none for nothing."""
        return [self._as_it_is(text)[:most] for text in self._distinct(number)]

    def pair(self, most: int = 1000) -> list[str]:
        """Two such texts, in one order as they were typed and as they are shown."""
        while True:
            one, two = self._distinct(2)
            if (same_name(one) < same_name(two)) == (twin(one) < twin(two)):
                return [self._as_it_is(text)[:most] for text in (one, two)]

    def needed(self, most: int = 200) -> str:
        """The next text that is not nothing."""
        return self.several(1, most)[0]

    def _distinct(self, number: int) -> list[str]:
        found: list[str] = []
        seen: set[str] = set()
        while len(found) < number:
            text = _in_utf8(self._turn())
            names = {same_name(display(text)), same_name(text)}
            if not is_nothing(text) and seen.isdisjoint(names):
                found.append(text)
                seen |= names
        return found

    def _as_it_is(self, text: str) -> str:
        return text if self.is_hostile else twin(text)

    def _turn(self) -> str:
        text = STRINGS[self._place % len(STRINGS)]
        self._place += 1
        return text


def _in_utf8(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def is_nothing(text: str) -> bool:
    """Whether a text could pass for none: it has blanks in it at most, or what nobody sees."""
    return not text.strip() or not same_name(text)


def twin(text: str) -> str:
    """The harmless text that stands for one of the strings: its length and its order, equal for
    what is equal.
    """
    return _TWINS[text]


def _twins() -> dict[str, str]:
    whole = {*STRINGS, *map(_in_utf8, STRINGS)}
    names = sorted({same_name(display(text)) for text in whole})
    ranks = {name: f"q{rank:04}" for rank, name in enumerate(names)}
    return {
        text: text if is_nothing(text) else ranks[same_name(display(text))].ljust(len(text), "x")
        for text in whole
    }


_TWINS = _twins()
