"""Raters in several rounds, and tables of their moves, made for tests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from hypothesis import strategies as st

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.merging import merge
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.row import Row
from tests.making import Marks, entry, framework, layout, session

OF = framework()
OTHER = framework(id="other")
LAYOUTS = {each.id: layout(each) for each in (OF, OTHER)}


def number(rater: int, round_number: int) -> str:
    """The id of a rater's session in a round."""
    return f"{rater:08x}-1111-4111-8111-{round_number:012x}"


def rated(rater: int, round_number: int, marks: Marks, **more: Any) -> Entry:
    """A rater's session in a round, which follows that of the round before."""
    head: dict[str, Any] = {
        "id": number(rater, round_number),
        "round": round_number,
        "follows": number(rater, round_number - 1) if round_number > 1 else None,
    }
    return entry(OF, session(OF, marks, **{**head, **more}))


def room(entries: Sequence[Entry], round_number: int = 2, **more: Any) -> Room:
    rooms = {
        each.round: each
        for each in merge(entries, LAYOUTS, **more).rooms
        if each.framework == OF.id
    }
    return rooms[round_number]


def row(made: Room, item: str) -> Row:
    return next(row for row in made.rows if row.item == item)


def table(points: int, pairs: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """The table of moves of people, each with a point before and one after."""
    cells = [0] * (points * points)
    for before, after in pairs:
        cells[(before - 1) * points + after - 1] += 1
    return tuple(cells)


def people(points: int, most: int = 12) -> st.SearchStrategy[list[tuple[int, int]]]:
    """Up to so many people, each with a point before and one after."""
    answer = st.integers(1, points)
    return st.lists(st.tuples(answer, answer), max_size=most)
