"""The few questions with which a new definition begins, answered by options or on the terminal."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from typing import TypeVar

from qi_tui.cli.saying import ask, can_ask, tell
from qi_tui.errors import UsageError
from qi_tui.model.text import display
from qi_tui.store.definitions.new_definition import HOUSE_SCALES, IN_PLACE, STAGES, WITH_SCALE, Plan

SUBJECTS = ("myself", "initiative", "organisation", "people", "system")
KINDS = ("anchored", "graded", "yes_no", "stage", "bipolar", "position", "count")
KIND_WORDS = {
    "anchored": "every point is described for every item",
    "graded": "all items share one scale",
    "yes_no": "yes or no",
    "stage": "one of a few stages, described for every item",
    "bipolar": "a place between two descriptions",
    "position": "each named person, group or initiative on a scale",
    "count": "a number of people, beside a target",
}
MOST_ITEMS, MOST_DOMAINS, MOST_POINTS, LEAST_POINTS = 200, 50, 14, 2
SPACES = "; "

T = TypeVar("T")


def plan_of(options: argparse.Namespace) -> Plan:
    """What the new definition is to be.

    What no option says is asked for on a terminal; elsewhere all but the title has a default.

    Raises:
        UsageError: an option says what cannot be, or nobody gave a title.
    """
    asking = _Asking(can_ask())
    title = asking.value(options.title, "What is its title?", "", _title)
    subject = asking.value(
        options.subject,
        f"What is rated? ({', '.join(SUBJECTS)})",
        "organisation",
        _one_of(SUBJECTS),
    )
    kinds = "".join(f"\n  {kind:<9} {said}" for kind, said in KIND_WORDS.items())
    kind = asking.value(options.kind, f"How is it rated?{kinds}", "graded", _one_of(KINDS))
    points: tuple[str, ...] = ()
    if kind in WITH_SCALE:
        usual = SPACES.join(STAGES if kind == "stage" else IN_PLACE)
        question = (
            "What are the points of the scale called? Lowest first, with semicolons;"
            f"\nor the name of a scale of ours: {', '.join(HOUSE_SCALES)}"
        )
        points = asking.value(options.points, question, usual, points_of)
    elif options.points:
        raise UsageError("No scale", f"A {kind} framework has no points to name.", "")
    domains = asking.value(
        options.domains,
        "What are its domains, the groups of items, called? With semicolons.",
        "First domain",
        _domains,
    )
    items = asking.value(options.items, "How many items has each?", "3", _items)
    return Plan(title, subject, kind, points, domains, items, options.id or "")


def points_of(text: str) -> tuple[str, ...]:
    """The labels of a scale: the name of one of ours, or labels with semicolons between them.

    Raises:
        ValueError: with what is wrong.
    """
    if text.strip().casefold() in HOUSE_SCALES:
        return HOUSE_SCALES[text.strip().casefold()]
    labels = _parts(text)
    if not LEAST_POINTS <= len(labels) <= MOST_POINTS:
        raise UsageError(
            "Not a scale",
            f"A scale has {LEAST_POINTS} to {MOST_POINTS} points, not {len(labels)}.",
            "Write them with semicolons: low; middle; high",
        )
    return labels


class _Asking:
    def __init__(self, can_ask: bool) -> None:
        self._can_ask = can_ask

    def value(self, option: str | None, question: str, usual: str, read: Callable[[str], T]) -> T:
        """What an option says, what is answered, or what is usual; asked again until it fits."""
        if option is not None:
            return read(option)
        if not self._can_ask:
            if not usual:
                raise UsageError(
                    "Nobody to ask", "There is no terminal to ask on.", "Give at least --title."
                )
            return read(usual)
        while True:
            try:
                return read(_answer(question, usual))
            except UsageError as error:
                tell(f"{error}\n")


def _answer(question: str, usual: str) -> str:
    shown = f"[{usual}] " if usual else ""
    return ask(f"{question}\n{shown}> ") or usual


def _title(text: str) -> str:
    if not text.strip():
        raise UsageError("No title", "It needs a title.", "")
    return text.strip()


def _one_of(choices: tuple[str, ...]) -> Callable[[str], str]:
    def read(text: str) -> str:
        wanted = text.strip().casefold().replace("-", "_").replace("/", "_").replace(" ", "_")
        if wanted in choices:
            return wanted
        # The first letters are enough where they fit only one.
        begun = [choice for choice in choices if wanted and choice.startswith(wanted)]
        if len(begun) == 1:
            return begun[0]
        raise UsageError(
            "Not one of these", f'"{display(text)}" is not one of {", ".join(choices)}.', ""
        )

    return read


def _domains(text: str) -> tuple[str, ...]:
    titles = _parts(text)
    if not 1 <= len(titles) <= MOST_DOMAINS:
        raise UsageError("Domains", f"There are 1 to {MOST_DOMAINS} domains.", "")
    return titles


def _items(text: str) -> int:
    if text.strip().isascii() and text.strip().isdigit() and 1 <= int(text[:9]) <= MOST_ITEMS:
        return int(text)
    raise UsageError("Items", f"A domain has 1 to {MOST_ITEMS} items.", "Write a number.")


def _parts(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(";") if part.strip())
