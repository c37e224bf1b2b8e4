"""A sheet of answers to the items of one room, one byte per item as in a contribution."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import NamedTuple

from qi_tui.model.framework import Facet

NOT_ASKED = 252
"""The byte of an item that has no row: nobody was asked, or nobody gave this answer."""


class AnswerSheet(NamedTuple):
    """Answers to the items of a room, for one facet and subject.

    Attributes:
        rater: a number from 1 on; None where people were only counted.
        role: None without one, and where its group may not be shown.
        subject: as it may be shown; None where the framework has none.
        codes: one byte per item as in a contribution, or `NOT_ASKED`.
        numbers: place of an item → number, for the rated count items.
        votes: one byte per item, 1 where the rater voted for it.
        people: one number per item, how many people gave the answer; None where each is one.
    """

    rater: int | None
    role: str | None
    facet: Facet
    subject: str | None
    codes: bytes
    numbers: Mapping[int, int]
    votes: bytes
    people: tuple[int, ...] | None = None


class RoomSheets(NamedTuple):
    """All sheets of one framework in one round.

    Attributes:
        items, domains, points: one for each item, in the framework's order; the points of a count
            item are None.
        sheets: by the raters' numbers, then what was only counted; made one by one.
    """

    framework: str
    round: int
    items: tuple[str, ...]
    domains: tuple[str, ...]
    points: tuple[int | None, ...]
    sheets: Iterator[AnswerSheet]
