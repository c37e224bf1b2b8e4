"""Small groups: what follows for sure from all that leaves the room, worked out by an attacker.

For workshops of 1 to 12 people and some of 19 to 24, every export outside is made for real and read
back. The attacker takes all of it together, knows how the program works, and goes through all
answers that agree with it. It is a **violation** where fewer people rated than are needed to show
counts, and

- only one set of answers is possible, or everybody is known to have given the same answer: to
  somebody who did not rate, or of the others to somebody who did and takes their own away;
- the same of both items of a domain, by its score;
- counts are told of a group so small: of a role, of those who rated both times, of those in the
  bands of a domain, or of whoever is left when these are taken from the whole;
- it is told how so few did not answer, or voted; the order of items, the words of a page or a
  comment tell what the figures do not;
- what the newcomer answered between two reports that differ by one person, where more than
  middles were told;
- there is a summary of so few, or it could be written over another that differs by so few.

**Not covered**, because the promise itself tells it:

- that some unnamed person stands in the middle: of five with the median 7 of 7 at least three
  chose 7. No person's answer is known by it;
- counts of ten and more: where all ten gave one answer it is everybody's;
- two reports around one newcomer. A middle that rises tells on which side they stand, and next to
  the end of a scale or on a short one that is their answer; two tables of counts always tell it.
  No rule for one report at a time can prevent that while middles and counts are shown at all: so
  reports say that only one of them should be passed on, and the figure `told by two middles` here
  says how often it happens;
- raters who join hands and subtract the answers of several.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

from gates.attacker_exports import exports
from gates.attacker_files import write_definitions, write_workshop
from gates.attacker_groups import look_at_groups
from gates.attacker_reading import read_all
from gates.attacker_sets import (
    answer_sets,
    counts_of,
    domain_sets,
    given_away,
    given_away_to,
    known,
    marginals,
    newcomers,
    number_sets,
)
from gates.attacker_summaries import NAME as SUMMARY
from gates.attacker_summaries import Kept, look_at_size
from gates.attacker_told import Told
from gates.attacker_words import look_at_words
from gates.attacker_workshops import (
    DOMAINS,
    MIXED,
    SCALES,
    UNANSWERED,
    Row,
    Workshop,
    points_of,
    workshops,
)
from gates.figures import Figures
from qi_tui.store.definitions.library import Library

SHORT = 26
"""Two series."""
LONG = 520
WHOLE_EVERY = 13
"""Of so many workshops one has the slow exports made too."""


def run(size: int, folder: Path) -> Figures:
    """Attack so many workshops."""
    return attack(workshops(size), folder)


def attack(every: Iterable[Workshop], folder: Path) -> Figures:
    """Attack these workshops; those of a series one after the other."""
    definitions, place, out = (folder / name for name in ("definitions", "workshop", "out"))
    write_definitions(definitions)
    out.mkdir()
    library = Library(definitions)
    violations: list[str] = []
    tally: Counter[str] = Counter()
    last: tuple[Workshop, Told] | None = None
    kept = Kept(folder / "kept.json")
    for number, workshop in enumerate(every):
        write_workshop(workshop, place, library)
        made = exports(place, definitions, out, whole=number % WHOLE_EVERY == WHOLE_EVERY - 2)
        told = read_all(made)
        tally["exports"] += len(made)
        tally["summaries"] += SUMMARY in made
        tally["figures read"] += sum(map(len, (*told.rows.values(), *told.domains.values())))
        before = last[1] if last is not None and workshop.before is last[0] else None
        found = [
            *told.broken,
            *_rows(workshop, told, tally),
            *_domains(workshop, told, tally),
            *look_at_groups(workshop, told),
            *look_at_size(workshop, made),
            *kept.again(workshop, place, definitions),
            *look_at_words(workshop, told, made),
            *(_two_reports(workshop, before, told, tally) if before is not None else ()),
        ]
        violations += [f"{workshop.name}: {sentence}" for sentence in found]
        last = workshop, told
        tally["workshops"] += 1
    tally["summaries refused as too near"] = kept.refused
    return Figures(tally.pop("workshops"), "workshops", tuple(violations), dict(tally))


def _rows(workshop: Workshop, told: Told, tally: Counter[str]) -> Iterator[str]:
    """Each row by itself, to somebody who did not rate and to each who did."""
    for row, figures in told.rows.items():
        values = sorted(mark for mark in workshop.marks(row) if mark >= 0)
        n, points = int(figures.get("n", 0)), points_of(row)
        if n != len(values):
            yield f"{row}: {n} are said to have rated it, and {len(values)} did"
        if not n or n >= workshop.limits.counts:
            continue
        if not points:
            yield from _numbers(row, values, told)
            continue
        alone = _domain_alone(row, told)
        sets = answer_sets(points, n, known({**figures, **alone}))
        tally["answer sets"] += len(sets)
        if counts_of(values, points) not in sets:
            yield f"{row}: what is told of it is not so: {figures}"
        for away in (given_away(sets), *(given_away_to(own, sets) for own in {*values})):
            if away is not None:
                yield f"{row}, n {n}: {away} ({dict(known({**figures, **alone}))})"


def _domain_alone(row: Row, told: Told) -> dict[str, float]:
    """The median of a domain that has only this item, which is the item's."""
    for domain, items in DOMAINS.items():
        if row[0] == MIXED and items == (row[2],) and row[3] == "now" and SCALES[row[2]]:
            median = told.domains[*row[:2], domain].get("median")
            return {} if median is None else {"median": median}
    return {}


def _numbers(row: Row, values: list[int], told: Told) -> Iterator[str]:
    """The same of numbers of people."""
    sets = number_sets(len(values), told.rows[row])
    if len(sets) == 1 and len(values) > 1:
        yield f"{row}, n {len(values)}: only one set of numbers is possible"
    for own in {*values}:
        rest = {tuple(_taken(each, own)) for each in sets if own in each}
        if len(values) > 1 and len(rest) == 1:
            yield f"{row}: to whoever said {own}, the numbers of the others are known"


def _taken(values: tuple[int, ...], own: int) -> list[int]:
    rest = list(values)
    rest.remove(own)
    return rest


def _domains(workshop: Workshop, told: Told, tally: Counter[str]) -> Iterator[str]:
    """Both items of a domain together with its score."""
    for key, figures in told.domains.items():
        items = DOMAINS.get(key[2], ())
        if len(items) < 2 or "median" not in figures or len({SCALES[each] for each in items}) > 1:
            continue
        rows = [(*key[:2], item, "now", None) for item in items]
        pairs = [
            tuple(max(person.marks.get(row, UNANSWERED), 0) for row in rows)
            for person in workshop.people
            if any(row in person.marks for row in rows)
        ]
        ns = tuple(sum(1 for pair in pairs if pair[place]) for place in (0, 1))
        if max(ns) >= workshop.limits.counts:
            continue
        medians = (*(told.rows[row].get("median") for row in rows), figures["median"])
        complete = sum(1 for pair in pairs if all(pair))
        points = SCALES[items[0]]
        sets = domain_sets(points, len(pairs), (ns[0], ns[1]), complete, medians)
        if sets is None:
            tally["domains too large"] += 1
            continue
        tally["answer sets"] += len(sets)
        for place, item in enumerate(items):
            away = given_away(sorted(marginals(sets, place, points)))
            if away is not None:
                yield f"{key}, {item}: {away} (medians {medians})"
            for own in {*pairs}:
                rest = sorted(marginals((each for each in sets if own in each), place, points))
                mine = own[place]
                away = given_away_to(mine, rest) if mine else given_away(rest)
                if away is not None:
                    yield f"{key}, {item}: {away} (medians {medians}, own {own})"


def _two_reports(
    workshop: Workshop, before: Told, after: Told, tally: Counter[str]
) -> Iterator[str]:
    """What two reports tell of the one who came between."""
    for row, figures in after.rows.items():
        n, points = int(figures.get("n", 0)), points_of(row)
        old = before.rows.get(row, {})
        if not points or n >= workshop.limits.counts or n != old.get("n", 0) + 1 or n < 2:
            continue
        facts = [
            known({**each, **_domain_alone(row, t)})
            for each, t in ((old, before), (figures, after))
        ]
        possible = newcomers(answer_sets(points, n - 1, facts[0]), answer_sets(points, n, facts[1]))
        tally["newcomers"] += 1
        if len(possible) > 1:
            continue
        if all(name == "median" for name, _ in (*facts[0], *facts[1])):
            tally["told by two middles"] += 1
        else:
            yield f"{row}: whoever came as number {n} answered {possible} ({facts})"
