"""The room that summaries come to: their rows of numbers added up, column by column."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from typing import NamedTuple

from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.row import Row
from qi_tui.analysis.merging.summaries.part import BESIDE, Numbers, Part
from qi_tui.analysis.scoring import score_of_total
from qi_tui.model.framework import Domain
from qi_tui.model.session import Facet
from qi_tui.model.text import display, same_name


def with_parts(
    rooms: Iterable[Room], parts: Sequence[Part], layouts: Mapping[str, Layout]
) -> tuple[Room, ...]:
    """Rooms of sessions with what summaries add, one per framework and round, in that order.

    Args:
        rooms: of the sessions alone.
        parts: of the summaries that count.
        layouts: framework → the order of its items.
    """
    found = {(room.framework, room.round): room for room in rooms}
    groups: dict[tuple[str, int], list[Part]] = defaultdict(list)
    for part in parts:
        groups[part.framework, part.round].append(part)
    for key, group in groups.items():
        here = found.get(key)
        known = here.role_sizes if here is not None else {}
        added = room_of_parts(layouts[key[0]], key[1], group, known)
        found[key] = added if here is None else here + added
    return tuple(found[key] for key in sorted(found))


def room_of_parts(
    layout: Layout, round_number: int, parts: Sequence[Part], known: Iterable[str] = ()
) -> Room:
    """The room of some parts.

    Args:
        layout: the framework and the order of its items.
        round_number: the round that all of them are of.
        parts: at least one.
        known: how roles are written already, where they are.
    """
    framework = layout.framework
    spellings: Counter[str] = Counter()
    untold: Counter[str] = Counter()
    for part in parts:
        for role, size in part.roles.items():
            spellings[role] += size
        for domain in part.untold_sums:
            untold[domain] += part.raters
    names = _role_names(spellings, known)
    sizes: Counter[str] = Counter()
    for role, size in spellings.items():
        sizes[names[role]] += size
    facets = [_Facet(layout, facet, parts, names) for facet in framework.facets]
    rows = [
        facet.row(place)
        for place in range(len(layout.items))
        for facet in sorted(facets, key=lambda each: each.facet == "needed")
        if framework.subjects is None
    ]
    return Room(
        framework=framework.id,
        version=framework.version,
        title=framework.title,
        round=round_number,
        raters=sum(part.raters for part in parts),
        role_sizes={role: size for role, size in sorted(sizes.items()) if size},
        rows=tuple(rows),
        scores={domain.id: _scores(layout, domain, parts) for domain in framework.domains},
        untold_scores=dict(untold),
    )


class _Role(NamedTuple):
    counts: tuple[int, ...]
    gaps: frozenset[str]


class _Facet:
    """The numbers of one facet, added up."""

    def __init__(
        self, layout: Layout, facet: Facet, parts: Sequence[Part], names: Mapping[str, str]
    ) -> None:
        self.layout = layout
        self.facet = facet
        items = len(layout.items)
        ends = tuple(accumulate(layout.points))
        self.spans = tuple(zip((0, *ends), ends, strict=False))
        width = sum(layout.points) + BESIDE * items
        tables: list[Numbers] = []
        self.numbers: defaultdict[str, Counter[int]] = defaultdict(Counter)
        roles: defaultdict[str, list[tuple[Numbers, frozenset[str]]]] = defaultdict(list)
        self.untold: Counter[str] = Counter()
        for part in parts:
            if facet in part.tables:
                tables.append(part.tables[facet])
            for (where, item), numbers in part.numbers.items():
                if where == facet:
                    self.numbers[item].update(numbers)
            for (where, role), counts in part.by_role.items():
                if where == facet:
                    gaps = part.role_gaps.get((where, role), frozenset())
                    roles[names[role]].append((counts, gaps))
            for (where, item), raters in part.untold.items():
                if where == facet:
                    self.untold[item] += raters
        added = _added(tables) or (0,) * width
        self.counts = added[: width - BESIDE * items]
        beside = added[width - BESIDE * items :]
        self.beside = [beside[each * items : (each + 1) * items] for each in range(BESIDE)]
        self.roles = {
            role: _Role(
                _added([counts for counts, _ in found]),
                frozenset.intersection(*(gaps for _, gaps in found)),
            )
            for role, found in sorted(roles.items())
        }

    def row(self, place: int) -> Row:
        """The row of one item."""
        layout = self.layout
        item, points = layout.items[place], layout.points[place]
        span = slice(*self.spans[place])
        counts = self.counts[span]
        values = () if points else tuple(sorted(self.numbers[item].elements()))
        dont_know, not_applicable, unanswered, priorities = (each[place] for each in self.beside)
        silent = dont_know + not_applicable + unanswered
        return Row(
            item=item,
            facet=self.facet,
            subject=None,
            points=points,
            counts=counts if points else None,
            values=values,
            dont_know=dont_know,
            not_applicable=not_applicable,
            asked=sum(counts) + len(values) + silent,
            priorities=priorities,
            by_role={
                name: role.counts[span]
                for name, role in self.roles.items()
                if points and item not in role.gaps
            },
            untold=self.untold[item],
        )


def _added(rows: Sequence[Numbers]) -> tuple[int, ...]:
    return tuple(rows[0]) if len(rows) == 1 else tuple(map(sum, zip(*rows, strict=True)))


def _scores(layout: Layout, domain: Domain, parts: Iterable[Part]) -> tuple[float, ...]:
    """The scores that sums stand for, lowest first."""
    told = [part.sums[domain.id] for part in parts if domain.id in part.sums]
    if not told:
        return ()
    found: list[float] = []
    for total, raters in zip(layout.sums[domain.id], _added(told), strict=True):
        score = score_of_total(layout.framework, domain, total)
        found += [score] * raters if score is not None else ()
    return tuple(found)


def _role_names(sizes: Mapping[str, int], known: Iterable[str]) -> dict[str, str]:
    """How each role is written: as already, else the commonest spelling, then by the alphabet."""
    best = {same_name(role): role for role in known}
    for role in sorted(sizes, key=lambda role: (-sizes[role], role)):
        best.setdefault(same_name(role), display(role))
    return {role: best[same_name(role)] for role in sizes}
