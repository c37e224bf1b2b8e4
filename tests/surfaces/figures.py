"""Whether figures are told of enough people only: by n for each item, and by subtraction."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Mapping
from typing import Any

from qi_tui.analysis.item.shape import Shape
from qi_tui.store.definitions.library import Library
from tests.surfaces.casting import REDESIGN, Cast

FRAMEWORK = Library().need(REDESIGN)
ITEMS = [*FRAMEWORK.points]
MIDDLE = ("median",)
SPREAD = ("q1", "q3", "mean", "sd", "disagreement", "shape")
SILENCE = ("dont_know", "not_applicable", "unanswered", "priorities")


def check_figures(cast: Cast, seen: Mapping[str, str]) -> None:
    """Look at every figure that is told outside, and at the role groups everywhere.

    Raises:
        AssertionError: one is told of too few, or is missing where there are enough.
    """
    for audience in ("room", "outside"):
        for room in json.loads(seen[f"merge json {audience}"])["rooms"]:
            _check_groups(cast, room, audience)
    for room in json.loads(seen["merge json outside"])["rooms"]:
        for item in room["items"]:
            _check_told(cast, room["round"], item, [*SPREAD, "counts"])
        for domain in room["domains"]:
            _check_domain(cast, room["round"], domain)
    for row in csv.DictReader(io.StringIO(seen["merge csv outside"])):
        if not row["role"]:
            filled = {name: value or None for name, value in row.items()}
            _check_told(cast, int(row["round"]), filled, [*SPREAD, "point_1", "point_7"])
    _check_table(cast, seen["merge table outside"])
    if "invitation" in seen:
        _check_invitation(cast, json.loads(seen["invitation"])["invitation"]["1"]["room"])


def _check_told(cast: Cast, number: int, item: Mapping[str, Any], spread: list[str]) -> None:
    n = cast.answers(ITEMS.index(item["item"]), number)
    assert int(item["n"]) == n
    told = {name for name in (*MIDDLE, *spread) if item[name] is not None}
    may = {*MIDDLE, *spread} if n >= cast.limits.counts else {*MIDDLE}
    may = may if n >= cast.limits.median else set()
    assert not told - may, f"{sorted(told - may)} told of {n}"
    assert not may - told, f"{sorted(may - told)} not told of {n}"
    if len(cast.people) < cast.limits.counts:
        silent = [name for name in SILENCE if item[name] is not None]
        assert not silent, f"{silent} told of {n}"


def _check_domain(cast: Cast, number: int, domain: Mapping[str, Any]) -> None:
    """A domain's score is of those who rated all of it."""
    [items] = [each.items for each in FRAMEWORK.domains if each.id == domain["domain"]]
    places = [ITEMS.index(item.id) for item in items]
    rows = [person.rounds[number - 1] for person in cast.people]
    complete = sum(all(row[place] is not None for place in places) for row in rows)
    assert "scores" not in domain
    assert (domain["median"] is not None) == (complete >= cast.limits.median)
    rests = [sum(row[place] is not None for row in rows) - complete for place in places]
    is_safe = all(rest == 0 or rest >= cast.limits.counts for rest in rests)
    assert (domain["bands"] is not None) == (complete >= cast.limits.counts and is_safe)


def _check_groups(cast: Cast, room: Mapping[str, Any], audience: str) -> None:
    """Every group is large enough, and so is whoever is left when they are taken from the whole."""
    least = cast.limits.role_in_room
    if audience == "outside":
        least = max(least, cast.limits.counts)
    for item in room["items"]:
        groups = {role: sum(counts) for role, counts in (item["by_role"] or {}).items()}
        assert {*groups} <= {*(cast.outside if audience == "outside" else cast.shown)}
        assert all(size >= least for size in groups.values()), f"{groups} told of {item['item']}"
        rest = item["n"] - sum(groups.values())
        assert not groups or rest == 0 or rest >= least, f"{groups} leave {rest} over"


def _check_table(cast: Cast, table: str) -> None:
    if len(cast.people) < cast.limits.median:
        assert "median" not in table
    if len(cast.people) < cast.limits.counts:
        words = [shape.value for shape in Shape if shape is not Shape.NO_ANSWERS]
        assert [word for word in (*words, "said ") if f" {word}" in table] == []


def _check_invitation(cast: Cast, rows: list[Mapping[str, Any]]) -> None:
    for row in rows:
        n = cast.answers(ITEMS.index(row["item"]), 1)
        assert n >= cast.limits.median, f"{row} told of {n}"
        assert row["counts"] is None or n >= cast.limits.counts, f"{row} told of {n}"
