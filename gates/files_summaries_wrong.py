"""Summaries of which every field is what it should be, and that contradict themselves."""

from __future__ import annotations

import copy
from collections.abc import Callable, Mapping
from typing import Any

from gates.files_good import ITEM, POINTS, SECOND, THIRD, items
from gates.files_summary import RATERS, ROLE

MORE = "more people answered than there are raters"
Change = Callable[[dict[str, Any]], object]


def _sheet(**fields: Any) -> Change:
    return lambda room: room["sheets"][0].update(fields)


def _first(column: str, value: int) -> Change:
    def change(room: dict[str, Any]) -> None:
        room["sheets"][0][column] = [value, *room["sheets"][0][column][1:]]

    return change


def _longer(*path: str | int) -> Change:
    def change(room: dict[str, Any]) -> None:
        place: Any = room
        for step in path[:-1]:
            place = place[step]
        place[path[-1]] = [*place[path[-1]], 0]

    return change


def _role(value: int, **more: Any) -> dict[str, Any]:
    return {"counts": [value, *[0] * (len(items()) * POINTS - 1)], **more}


CONTRADICTIONS: Mapping[str, tuple[Change, str]] = {
    **{
        f"{column} below 0": (_first(column, -1), "a number below 0")
        for column in ("counts", "dont_know", "not_applicable", "unanswered", "priorities")
    },
    **{
        f"{column} of more than there are": (_first(column, 13), MORE)
        for column in ("counts", "dont_know", "not_applicable", "unanswered")
    },
    "counts of far more": (_first("counts", 10**30), MORE),
    "far more votes": (_first("priorities", 10**30), "more votes than there can be"),
    "fewer raters than answered": (lambda room: room.update(raters=11), MORE),
    **{
        f"{column} too long": (_longer("sheets", 0, column), "not all as long as its list")
        for column in ("points", "dont_know", "not_applicable", "unanswered", "priorities")
    },
    "counts too long": (_longer("sheets", 0, "counts"), "more or fewer counts than points"),
    "an item twice": (
        lambda room: room["sheets"][0]["items"].__setitem__(0, SECOND),
        "the same item stands in it twice",
    ),
    "a facet twice": (
        lambda room: room["sheets"].append(copy.deepcopy(room["sheets"][0])),
        "the same facet stands in it twice",
    ),
    "told and untold": (_sheet(untold={SECOND: 1, THIRD: RATERS}), MORE),
    "untold of more than there are": (_sheet(untold={THIRD: 13}), MORE),
    "untold of what is not there": (_sheet(untold={"zzz": 1}), "not among its items"),
    "numbers of a scale": (_sheet(numbers={ITEM: {"1": 1}}), "an item that counts nothing"),
    "a role of more than there are": (
        lambda room: room["roles"].update({ROLE: 13}),
        MORE,
    ),
    "two roles of more than there are": (lambda room: room["roles"].update(other=3), MORE),
    "a role with more on a point": (
        _sheet(by_role={ROLE: _role(11)}),
        "more raters on a point than there are",
    ),
    "a role below 0": (_sheet(by_role={ROLE: _role(-1)}), "a number below 0"),
    "a role without its size": (
        _sheet(by_role={"other": _role(0)}),
        "without saying how many raters have it",
    ),
    "a role that answers twice": (
        lambda room: room["roles"].update({ROLE: 5}),
        "more people of a role answered than have it",
    ),
    "two roles on one point": (
        lambda room: (
            room["roles"].update({ROLE: 5, "other": 5}),
            room["sheets"][0]["by_role"].update(
                {ROLE: {"counts": _threes()}, "other": {"counts": _threes()}}
            ),
        ),
        "more raters on a point than there are",
    ),
    "a role that does not tell what is not there": (
        _sheet(by_role={ROLE: _role(0, too_few=["zzz"])}),
        "not among its items",
    ),
    "a sum of more than there are": (
        lambda room: room["sums"].update(improvement={"items": 3, "raters": [13, *[0] * 18]}),
        MORE,
    ),
    "a sum below 0": (
        lambda room: room["sums"].update(improvement={"items": 3, "raters": [-1, *[0] * 18]}),
        "a number below 0",
    ),
    "sums off the scale": (
        _longer("sums", "improvement", "raters"),
        "more or fewer sums than there can be",
    ),
    "millions of scores in a few bytes": (
        lambda room: room.update(
            raters=10_000_000,
            sums={
                domain: {"items": 3, "raters": [10_000_000, *[0] * 18]}
                for domain in ("leadership", "care-delivery-system", "improvement")
            },
        ),
        "more people have a score in it, or gave a number, than it has sessions",
    ),
    "other points under this digest": (
        lambda room: room["sheets"][0].update(
            points=[6, *[POINTS] * (len(items()) - 1)],
            counts=room["sheets"][0]["counts"][: POINTS - 1] + room["sheets"][0]["counts"][POINTS:],
            by_role={},
        ),
        "other points than the framework that it names",
    ),
}


def _threes() -> list[int]:
    return [0, 0, 0, *[0] * POINTS, 0, 3, *[0] * (len(items()) * POINTS - POINTS - 5)]
