"""The attacker finds nothing in what leaves the room, and finds each weakness that is planted."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import Path
from typing import Any, NamedTuple

import pytest

from gates import attacker
from gates.attacker_sets import answer_sets, given_away, given_away_to, newcomers
from gates.attacker_workshops import Workshop, workshops
from qi_tui.analysis import privacy
from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item import summary
from qi_tui.analysis.item.disagreement import order_key
from qi_tui.analysis.privacy import Audience, Comments, Said, SingleAnswers
from qi_tui.analysis.shown import sending
from qi_tui.analysis.shown.gate import Gate
from qi_tui.model.workshop import Limits
from qi_tui.report import making
from qi_tui.store import summing

ENOUGH = 91
"""Workshops among which those named below are."""


def named(*names: str) -> list[Workshop]:
    found = {workshop.name: workshop for workshop in workshops(ENOUGH)}
    return [found[name] for name in names]


def test_nothing_follows_from_what_leaves_the_room(tmp_path: Path) -> None:
    found = attacker.run(attacker.SHORT, tmp_path)
    assert found.violations == ()
    assert found.holds
    assert found.tried == attacker.SHORT
    assert int(found.measured["exports"]) > 10 * attacker.SHORT
    assert int(found.measured["figures read"]) > 2000
    assert int(found.measured["answer sets"]) > 10_000
    assert int(found.measured["newcomers"]) > 100
    assert int(found.measured["summaries"]) >= 6
    assert int(found.measured["summaries refused as too near"]) >= 3


def counts_of_nine(gate: Gate, n: int) -> bool:
    return not gate.is_outside or n >= gate.limits.counts - 1


def median_of_four(gate: Gate, n: int, points: int = 0) -> bool:
    is_half = points == 2 and n % 2 == 0 and n < gate.limits.counts
    return not gate.is_outside or (n >= gate.limits.median - 1 and not is_half)


def median_of_two_points(gate: Gate, n: int, _: int = 0) -> bool:
    return not gate.is_outside or n >= gate.limits.median


def groups_of_nine(gate: Gate, sizes: Mapping[str, int], _: int) -> frozenset[str]:
    return frozenset(role for role, size in sizes.items() if size >= gate.limits.counts - 1)


def whatever_is_left(gate: Gate, sizes: Mapping[str, int], _: int) -> frozenset[str]:
    return frozenset(role for role, size in sizes.items() if size >= gate.limits.counts)


def part_of_anything(gate: Gate, n: int, _: object) -> bool:
    return gate.counts(n)


real_item: Callable[..., ItemFigures] = privacy._item
real_room: Callable[..., Any] = privacy.show_room


def mean_of_five(row: Any, *rest: Any) -> ItemFigures:
    made = real_item(row, *rest)
    is_told = row.counts is not None and row.n >= 5
    return replace(made, mean=summary.mean(row.counts)) if is_told else made


def silence_of_five(row: Any, *rest: Any) -> ItemFigures:
    made = real_item(row, *rest)
    return replace(made, dont_know=row.dont_know) if row.asked >= 5 else made


def votes_of_five(row: Any, *rest: Any) -> ItemFigures:
    made = real_item(row, *rest)
    return replace(made, priorities=row.priorities) if row.asked >= 5 else made


def all_who_rated_it(row: Any, groups: frozenset[str], _: Gate) -> dict[str, tuple[int, ...]]:
    return {role: counts for role, counts in row.by_role.items() if role in groups}


def by_disagreement(room: Any, *rest: Any, **more: Any) -> Any:
    figures = real_room(room, *rest, **more)
    keys = {row.key: order_key(row.counts) if row.counts else () for row in room.rows}
    rows = {(row.item, row.facet, row.subject): row.key for row in room.rows}
    items = sorted(figures.items, key=lambda item: keys[rows[item.item, item.facet, item.subject]])
    return replace(figures, items=tuple(items))


def all_said(said: Sequence[Said], *_: object, **__: object) -> Comments:
    return Comments(tuple(replace(each, alias=None, role=None) for each in said))


def all_said_by_name(said: Sequence[Said], *_: object, **__: object) -> Comments:
    return Comments(tuple(said))


def no_answers(*_: object) -> SingleAnswers:
    return SingleAnswers(())


def limits_of_nine(_: Limits) -> Limits:
    return Limits(median=9, counts=9)


def all_of_a_room(room: Any, framework: Any, *_: object, **more: Any) -> Any:
    return real_room(room, framework, Audience.ROOM, **more)


def never(*_: object) -> bool:
    return False


class Plant(NamedTuple):
    """A weakness: what stands in the place of what, the workshop in which it shows, and how."""

    where: object
    name: str
    instead: Callable[..., object]
    workshops: tuple[str, ...]
    found: str


PLANTS = {
    "counts of nine": Plant(Gate, "counts", counts_of_nine, ("0-9",), "only one set of answers"),
    "the middle of four": Plant(Gate, "median", median_of_four, ("1-4",), "to whoever"),
    "the half of two points": Plant(
        Gate, "median", median_of_two_points, ("1-6",), "only one set of answers"
    ),
    "role groups of nine": Plant(Gate, "roles", groups_of_nine, ("2-large-19",), "who are 9"),
    "what is left of the roles": Plant(
        Gate, "roles", whatever_is_left, ("5-large-22",), "whoever is left of the roles, who are 1"
    ),
    "few of a role who rated it": Plant(
        privacy, "_roles", all_who_rated_it, ("3-large-20",), "counts of role"
    ),
    "what is left of the bands": Plant(
        Gate, "part", part_of_anything, ("6-large-24",), "the bands of"
    ),
    "the mean of five": Plant(privacy, "_item", mean_of_five, ("0-6", "1-6"), "mean"),
    "who of five kept silent": Plant(
        privacy, "_item", silence_of_five, ("0-5",), "'dont_know'] told of 5"
    ),
    "votes of five": Plant(privacy, "_item", votes_of_five, ("0-5",), "votes told of 5"),
    "the order of what is hidden": Plant(
        privacy, "show_room", by_disagreement, ("0-7",), "an order of their own"
    ),
    "comments of a few": Plant(making, "show_comments", all_said, ("0-3",), "comments of at most"),
    "names beside comments": Plant(
        making, "show_comments", all_said_by_name, ("0-11",), "Zalias0x00"
    ),
    "an item of a few in a summary": Plant(
        sending, "show_room", all_of_a_room, ("0-10",), "only one set of answers"
    ),
    "a summary over the one before": Plant(
        summing, "is_too_near", never, ("0-10", "0-11"), "two summaries that differ by 1"
    ),
    "single answers": Plant(
        making, "show_answers", no_answers, ("0-3",), "a sheet of single answers"
    ),
}


@pytest.mark.parametrize("plant", PLANTS.values(), ids=PLANTS)
def test_what_is_planted_is_found(
    plant: Plant, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(plant.where, plant.name, plant.instead)
    found = attacker.attack(named(*plant.workshops), tmp_path)
    assert [sentence for sentence in found.violations if plant.found in sentence] != []
    assert not found.holds


def test_a_summary_of_a_few_is_found(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    for where in (sending, summing):
        monkeypatch.setattr(where, "sending_limits", limits_of_nine)
    found = attacker.attack(named("0-9"), tmp_path)
    assert "0-9: a summary of 9 raters" in found.violations


def told(**figures: float) -> frozenset[tuple[str, Any]]:
    return frozenset(figures.items())


def test_a_mean_and_a_standard_deviation_tell_nearly_every_answer_of_three() -> None:
    every = answer_sets(7, 3, told())
    alone = [
        counts
        for counts in every
        if len(answer_sets(7, 3, told(mean=summary.mean(counts) or 0, sd=summary.sd(counts) or 0)))
        == 1
    ]
    assert len(every) == 84
    assert len(alone) / len(every) > 0.9


def test_all_sets_of_answers_are_gone_through() -> None:
    assert answer_sets(2, 3, told()) == ((0, 3), (1, 2), (2, 1), (3, 0))
    assert answer_sets(2, 6, told(median=1.5)) == ((3, 3),)
    assert len(answer_sets(3, 5, told(median=3))) == 6
    assert len(answer_sets(10, 9, told())) == 48_620


def test_what_is_known_for_sure() -> None:
    assert given_away([(0, 5)]) is not None
    assert given_away([(4, 1), (5, 0)]) is None
    assert given_away_to(1, [(1, 3), (4, 0)]) is None
    # Of four the middle is 1, and I said 3: all others said 1.
    assert given_away_to(3, answer_sets(3, 4, told(median=1))) is not None
    assert given_away_to(3, answer_sets(3, 5, told(median=1))) is None


def test_who_came_between_two_reports() -> None:
    assert newcomers([(2, 3)], [(2, 4)]) == {2}
    before, after = answer_sets(5, 5, told(median=4)), answer_sets(5, 6, told(median=4.5))
    assert newcomers(before, after) == {5}
    assert len(newcomers(before, answer_sets(5, 6, told(median=4)))) > 1
