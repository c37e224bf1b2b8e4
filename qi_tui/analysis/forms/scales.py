"""What a label says on an item's scale, where it can be told without asking anybody.

Known are a point's number, its label or descriptor, both together in any order ("5 - sometimes",
"sometimes (5)"), a pole of a bipolar item, yes and no, "don't know" and "not applicable" in their
usual spellings. A label that is only nearly one of these is told as unknown, with the point that it
may mean: a wrong guess here would be a wrong answer that nobody sees.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from qi_tui.analysis.forms.texts import likeness, squeezed
from qi_tui.model.answer import UNANSWERED, Answer, Standing
from qi_tui.model.framework import BipolarItem, Framework, Item
from qi_tui.model.session import MOST_PEOPLE

DONT_KNOW, NOT_APPLICABLE = Answer(Standing.DONT_KNOW), Answer(Standing.NOT_APPLICABLE)
STANDINGS = (DONT_KNOW, NOT_APPLICABLE, UNANSWERED)
_LETTERS = {"d": DONT_KNOW, "x": NOT_APPLICABLE, "u": UNANSWERED}
NEARLY = 0.5
"""From this likeness on (0 to 1) a point is offered for a label. The house's figure."""

_DONT_KNOW = re.compile(
    r"((i )?(dont|do not) know|d ?k|(im )?(not sure|unsure)|no idea|unknown|(cant|cannot) say"
    r"|unable to (say|answer)|cant answer)( (not sure|unsure|dont know|cant say))?"
)
_NOT_APPLICABLE = re.compile(
    r"(not applicable( to me)?|n ?a|(does not|doesnt) apply|not relevant)( (n ?a|not applicable))?"
)
_YES, _NO = frozenset({"yes", "y", "true", "yep"}), frozenset({"no", "n", "false", "nope"})
_TICKED, _CROSSED = frozenset("✓✔☑"), frozenset("✗✘☒")
_NUMBER = re.compile(r"[+]?(\d{1,8})(?:[.,]0{1,6})?")
_LED = re.compile(r"(\d{1,2})\s*[-–—:=.)\]]\s*([^\d\s].*)")
_FOLLOWED = re.compile(r"(.*[^\s(\[])\s*[(\[](\d{1,2})[)\]]")


@dataclass(frozen=True)
class Scale:
    """What the items that share a scale can be rated with.

    Attributes:
        items: their ids.
        points: the number of points; 0 for a count.
        texts: what each point says, lowest first, and poles where the items have some.
        is_yes_no: whether it is no (1) and yes (2).
    """

    items: tuple[str, ...]
    points: int
    texts: tuple[tuple[str, int], ...]
    is_yes_no: bool = False

    @cached_property
    def _by_text(self) -> dict[str, int]:
        """Squeezed text → value; what two points say alike says neither."""
        found: dict[str, int | None] = {}
        for text, value in self.texts:
            words = squeezed(text)
            if words == str(value):
                # A label that is only its point's number is read as a number, with the same care.
                continue
            found[words] = value if found.get(words, value) == value else None
        return {words: value for words, value in found.items() if words and value is not None}

    def number_in(self, text: str) -> int | None:
        """The whole number that a label is or has beside its words; None where it has none."""
        plain = _plain(text)
        found = _NUMBER.fullmatch(plain)
        if found is not None:
            return int(found[1])
        words = self._led(plain)
        # "2. in some places" has its number before it; "2 to 3 times" is no number.
        return words[0] if words is not None else None

    def holds(self, number: int) -> bool:
        """Whether a number is on the scale."""
        return number <= MOST_PEOPLE if not self.points else 1 <= number <= self.points

    def read(self, text: str, numbers_hold: bool = True) -> Answer | None:
        """What a label says; None where that cannot be told.

        Args:
            text: the label; blank is unanswered.
            numbers_hold: whether numbers in these columns are known to be those of the scale.
        """
        plain = _plain(text)
        words = squeezed(plain)
        if not plain:
            return UNANSWERED
        # "-3" has the same words as "3", and is something else.
        value = self._by_text.get(words) if plain == words or not words.isdigit() else None
        number = self.number_in(plain)
        if value is not None and number in (None, value):
            return Answer(Standing.RATED, value)
        if plain.startswith("#"):
            # What a spreadsheet shows instead of a result, such as #N/A, is nobody's answer.
            return None
        if _DONT_KNOW.fullmatch(words) or plain == "?":
            return DONT_KNOW
        if _NOT_APPLICABLE.fullmatch(words):
            return NOT_APPLICABLE
        if self.is_yes_no:
            return _yes_or_no(plain, words)
        if value is not None or number is None:
            return None
        led = self._led(plain)
        said = self._by_text.get(squeezed(led[1])) if led is not None else None
        if said is not None:
            return Answer(Standing.RATED, said) if said == number else None
        return Answer(Standing.RATED, number) if numbers_hold and self.holds(number) else None

    def is_plain(self, text: str, answer: Answer) -> bool:
        """Whether a label says just this: with its words, or a number alone, or both alike."""
        plain = _plain(text)
        led = self._led(plain)
        words = squeezed(led[1] if led is not None else plain)
        if led is not None and answer.standing is Standing.RATED:
            return self._by_text.get(words) == answer.value
        return self.read(text) == answer

    def near(self, text: str) -> int | None:
        """The value that an unknown label may mean; None where none is near."""
        plain = _plain(text)
        led = self._led(plain)
        words = squeezed(led[1] if led is not None else plain)
        scored = [(likeness(words, known), -value) for known, value in self._by_text.items()]
        best = max(scored, default=(0.0, 0))
        if best[0] >= NEARLY and any(letter.isalpha() for letter in words):
            return -best[1]
        number = self.number_in(plain)
        return number if number is not None and self.points and self.holds(number) else None

    def _led(self, plain: str) -> tuple[int, str] | None:
        if not self.points:
            return None
        found = _LED.fullmatch(plain)
        if found is not None:
            return int(found[1]), found[2]
        found = _FOLLOWED.fullmatch(plain)
        return (int(found[2]), found[1]) if found is not None else None


def typed_answer(scale: Scale, typed: str) -> Answer | None:
    """What a person says of a label: a value on the scale, or d, x, u; None for anything else."""
    letter = typed.strip().casefold()
    if letter in _LETTERS:
        return _LETTERS[letter]
    number = int(letter[:9]) if letter.isascii() and letter.isdigit() else -1
    return Answer(Standing.RATED, number) if number >= 0 and scale.holds(number) else None


def scales_of(framework: Framework, items: Iterable[str]) -> tuple[Scale, ...]:
    """The scales of some items, each once, with the items that share it."""
    groups: dict[tuple[object, ...], list[Item]] = {}
    for name in dict.fromkeys(items):
        item = framework.item_by_id[name]
        key = (item.kind == "yes_no", framework.points_of(item), _texts(framework, item))
        groups.setdefault(key, []).append(item)
    return tuple(
        Scale(
            tuple(item.id for item in group),
            framework.points_of(group[0]),
            _texts(framework, group[0]),
            group[0].kind == "yes_no",
        )
        for group in groups.values()
    )


def _texts(framework: Framework, item: Item) -> tuple[tuple[str, int], ...]:
    texts = [(text, value) for value, text in enumerate(framework.descriptors(item), 1)]
    if isinstance(item, BipolarItem):
        texts += [(item.poles[0], 1), (item.poles[1], framework.points_of(item))]
    else:
        shared = getattr(item, "scale", None) or framework.scale
        if shared is not None and len(shared.points) == framework.points_of(item):
            texts += [(text, value) for value, text in enumerate(shared.points, 1)]
    return tuple(dict.fromkeys(texts))


def _plain(text: str) -> str:
    return " ".join(unicodedata.normalize("NFKC", text).split())


def _yes_or_no(plain: str, words: str) -> Answer | None:
    """Numbers are not taken for yes or no: some tools write 1 for yes and 2 for no."""
    if words in _YES or plain in _TICKED:
        return Answer(Standing.RATED, 2)
    if words in _NO or plain in _CROSSED:
        return Answer(Standing.RATED, 1)
    return None
