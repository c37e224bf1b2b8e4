"""Groups of people that are too small, and what is left when a group is taken from the whole."""

from __future__ import annotations

from collections.abc import Iterator

from gates.attacker_told import Told
from gates.attacker_workshops import DOMAINS, SCALES, Row, Workshop

SILENT = ("dont_know", "not_applicable", "unanswered")


def look_at_groups(workshop: Workshop, told: Told) -> Iterator[str]:
    """A sentence for each group of which more is told than its size allows."""
    least = workshop.limits.counts
    for row, figures in told.rows.items():
        n = int(figures.get("n", 0))
        raters = len(workshop.marks(row))
        roles = {name: sum(counts) for name, counts in figures.items() if name.startswith("role ")}
        for name, size in (*roles.items(), *_left_over(n, list(roles.values()))):
            if size < least:
                yield f"{row}: counts of {name}, who are {size}"
        if "rated_twice" in figures:
            yield from _moved(row, figures["rated_twice"], told, least)
        if n < least:
            for name in ("sentence", "said", "table", "values"):
                if n and name in figures:
                    yield f"{row}: how {n} answered is told: {figures[name]}"
        silent = [name for name in SILENT if name in figures]
        if silent and 0 < raters < least:
            yield f"{row}: {silent} told of {raters}"
        if "priorities" in figures and told.raters.get(row[:2], 0) < least:
            yield f"{row}: votes told of {told.raters.get(row[:2], 0)}"
    yield from _bands(told, least)
    yield from _orders(told, least)


def _left_over(n: int, sizes: list[int]) -> Iterator[tuple[str, int]]:
    rest = n - sum(sizes)
    if sizes and rest:
        yield "whoever is left of the roles", rest


def _moved(row: Row, twice: float, told: Told, least: int) -> Iterator[str]:
    """Those who rated both times are part of this round and of the one before."""
    earlier = told.rows.get((row[0], row[1] - 1, *row[2:]), {}).get("n", twice)
    for name, size in (
        ("those who rated it twice", twice),
        ("those who are new", told.rows[row]["n"] - twice),
        ("those who did not come back", earlier - twice),
    ):
        if 0 < size < least or (not size and size == twice):
            yield f"{row}: how {name} moved, who are {size:g}"


def _bands(told: Told, least: int) -> Iterator[str]:
    """Those in the bands, or with a sum, are part of those who rated each item of the domain."""
    for key, figures in told.domains.items():
        if "scores" in figures:
            yield f"{key}: the scores of single people"
        rated = [told.rows[*key[:2], item, "now", None]["n"] for item in DOMAINS.get(key[2], ())]
        for name in ("bands", "sums"):
            size = sum(figures.get(name, ()))
            for each in (size, *(n - size for n in rated if n > size)):
                if size and each < least:
                    yield f"{key}: the {name} of {size} give {each:g} away"


def _orders(told: Told, least: int) -> Iterator[str]:
    """The order of what is hidden is that of the definition, or it would tell how far apart."""
    places = {item: place for place, item in enumerate(SCALES)}
    for key, rows in told.orders:
        hidden = [row for row in rows if told.rows[row].get("n", 0) < least]
        usual = sorted(
            hidden,
            key=lambda row: (places.get(row[2], 0), row[3] == "needed", (row[4] or "").casefold()),
        )
        if hidden != usual:
            yield f"{key}: hidden items stand in an order of their own: {[r[2:] for r in hidden]}"
