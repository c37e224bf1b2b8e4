"""All answers that people can have given, as far as what was told of them goes.

A set of answers is how many chose each point: who of them is who, no figure tells. Somebody who
rated too knows their own answer, and has only the others to find out.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache
from itertools import combinations, combinations_with_replacement, pairwise, product
from math import comb
from typing import Any

from qi_tui.analysis.item import disagreement, summary
from qi_tui.analysis.item.shape import call

Counts = tuple[int, ...]
FIGURES = ("median", "q1", "q3", "mean", "sd", "disagreement", "percent", "shape", "counts")
"""What a set of answers gives, so that being told it leaves fewer of them."""
CLOSE = 1e-5
MOST_ROWS = 25_000
"""Ways to answer a whole domain that are gone through; where there are more, it is not attacked."""
Pair = tuple[int, int]


@lru_cache(maxsize=4096)
def answer_sets(points: int, n: int, told: frozenset[tuple[str, Any]]) -> tuple[Counts, ...]:
    """The sets of n answers on a scale that agree with what was told.

    Args:
        points: of the scale.
        n: how many answers.
        told: figure → value, of those in `FIGURES`.
    """
    return tuple(each for each in _compositions(points, n) if _agrees(each, told))


def known(figures: Mapping[str, Any]) -> frozenset[tuple[str, Any]]:
    """Of all that was told, what can be compared with a set of answers."""
    return frozenset((name, figures[name]) for name in FIGURES if name in figures)


def given_away(sets: Sequence[Counts]) -> str | None:
    """What somebody who did not rate learns of everybody's answers; None where nothing for sure."""
    if not sets:
        return None
    if len(sets) == 1:
        return "only one set of answers is possible"
    return "all gave the same answer" if _is_forced(sets) else None


def given_away_to(own: int, sets: Iterable[Counts]) -> str | None:
    """What somebody who answered this learns of the others; None where nothing for sure."""
    rest = [_without(each, own) for each in sets if each[own - 1]]
    if not rest or not sum(rest[0]):
        return None
    if len(rest) == 1:
        return f"to whoever answered {own}, only one set of the others' answers is possible"
    return f"to whoever answered {own}, all others gave the same" if _is_forced(rest) else None


def newcomers(before: Sequence[Counts], after: Iterable[Counts]) -> set[int]:
    """What the one can have answered who came between two reports; at most two are looked for."""
    later = frozenset(after)
    possible: set[int] = set()
    for each in before:
        for place in range(len(each)):
            more = (*each[:place], each[place] + 1, *each[place + 1 :])
            if place + 1 not in possible and more in later:
                possible.add(place + 1)
        if len(possible) > 1:
            break
    return possible


def number_sets(n: int, figures: Mapping[str, Any]) -> list[tuple[int, ...]]:
    """Some sets of n numbers of people that agree with their median, sum and list.

    Numbers have no end, so only some are tried: one is found wrongly to be the only one where these
    are too few, and never the other way round.
    """
    middle = figures.get("median")
    near = {0, 1, 2, 3, 50}
    if middle is not None:
        near |= {int(middle) + by for by in (-1, 0, 1)} | {int(2 * middle)}
    return [
        each
        for each in combinations_with_replacement(sorted(v for v in near if v >= 0), n)
        if (middle is None or (each[(n - 1) // 2] + each[n // 2]) / 2 == middle)
        and figures.get("sum", sum(each)) == sum(each)
        and figures.get("values", each) == each
    ]


def domain_sets(
    points: int, raters: int, ns: Pair, complete: int, medians: tuple[float | None, ...]
) -> tuple[tuple[Pair, ...], ...] | None:
    """The ways in which raters can have answered both items of a domain; None where too many.

    Args:
        points: of both items.
        raters: how many there are.
        ns: how many rated each.
        complete: how many rated both.
        medians: of the first item, of the second and of the sums; None where it was not told.
    """
    lowest = 1 if ns == (raters, raters) else 0
    kinds = list(product(range(lowest, points + 1), repeat=2))
    if comb(raters + len(kinds) - 1, len(kinds) - 1) > MOST_ROWS:
        return None
    return _domain_sets(tuple(kinds), raters, ns, complete, medians)


@lru_cache(maxsize=1024)
def _domain_sets(
    kinds: tuple[Pair, ...],
    raters: int,
    ns: Pair,
    complete: int,
    medians: tuple[float | None, ...],
) -> tuple[tuple[Pair, ...], ...]:
    found = []
    for rows in combinations_with_replacement(kinds, raters):
        first = sorted(a for a, _ in rows if a)
        second = sorted(b for _, b in rows if b)
        sums = sorted(a + b for a, b in rows if a and b)
        if (len(first), len(second), len(sums)) == (*ns, complete) and all(
            told is None or told == _middle(each)
            for told, each in zip(medians, (first, second, sums), strict=True)
        ):
            found.append(rows)
    return tuple(found)


def marginals(rows: Iterable[Sequence[Pair]], place: int, points: int) -> set[Counts]:
    """Of ways to answer a domain, the sets of answers to one of its items."""
    found = set()
    for each in rows:
        values = [pair[place] for pair in each]
        found.add(tuple(values.count(point) for point in range(1, points + 1)))
    return found


def counts_of(values: Iterable[int], points: int) -> Counts:
    """How many of these answers are each point."""
    listed = list(values)
    return tuple(listed.count(point) for point in range(1, points + 1))


def _middle(ordered: Sequence[int]) -> float | None:
    if not ordered:
        return None
    return (ordered[(len(ordered) - 1) // 2] + ordered[len(ordered) // 2]) / 2


def _compositions(points: int, n: int) -> Iterator[Counts]:
    """Every way in which n answers can lie on a scale."""
    for bars in combinations(range(n + points - 1), points - 1):
        edges = (-1, *bars, n + points - 1)
        yield tuple(b - a - 1 for a, b in pairwise(edges))


def _agrees(counts: Counts, told: frozenset[tuple[str, Any]]) -> bool:
    return all(_is_same(_FIGURE[name](counts), value) for name, value in told)


def _is_same(mine: Any, told: Any) -> bool:
    if isinstance(mine, int | float) and isinstance(told, int | float):
        return abs(mine - told) < CLOSE
    return bool(mine == told)


def _quartile(place: int) -> Any:
    def figure(counts: Counts) -> float | None:
        found = summary.quartiles(counts)
        return None if found is None else found[place]

    return figure


_FIGURE: Mapping[str, Any] = {
    "median": summary.median,
    "q1": _quartile(0),
    "q3": _quartile(1),
    "mean": summary.mean,
    "sd": summary.sd,
    "disagreement": disagreement.disagreement,
    "percent": disagreement.percent,
    "shape": lambda counts: call(counts).shape.value,
    "counts": lambda counts: counts,
}


def _is_forced(sets: Sequence[Counts]) -> bool:
    """Whether everybody gave the same answer, and the same in all of these."""
    alike = {each.index(max(each)) if max(each) == sum(each) else None for each in sets}
    return None not in alike and len(alike) == 1


def _without(counts: Counts, own: int) -> Counts:
    return (*counts[: own - 1], counts[own - 1] - 1, *counts[own:])
