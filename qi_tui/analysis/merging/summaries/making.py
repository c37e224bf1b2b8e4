"""Writing a room's rows into a summary, column by column; what may be in them is decided before."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.row import Row
from qi_tui.analysis.merging.summaries.adding import room_of_parts
from qi_tui.analysis.merging.summaries.families import packed
from qi_tui.analysis.merging.summaries.part import ItemOf, Part
from qi_tui.model.session import Facet
from qi_tui.model.summary import (
    DomainSums,
    HashedSessions,
    RoleCounts,
    SummaryRoom,
    SummarySheet,
)

Line = Row | ItemFigures
Scores = Mapping[str, Sequence[float] | None]


def summary_room(
    layout: Layout,
    round_number: int,
    raters: int,
    lines: Sequence[Line],
    untold: Mapping[ItemOf, int],
    roles: Mapping[str, int],
    scores: Scores,
    sessions: Mapping[str, Iterable[int]],
) -> SummaryRoom:
    """A room as a summary has it.

    Args:
        layout: the framework and the order of its items.
        round_number: its round.
        raters: how many people it is made of.
        lines: its items in the framework's order, without subjects.
        untold: those that are not told of all raters, each with of how many they are not. Of
            figures, in which something is hidden, nothing at all is written then.
        roles: role → how many raters have it, of those that may be told.
        scores: domain → the scores of its complete raters; None where they are not told.
        sessions: family → the hashes of the sessions that it is made of.
    """
    framework = layout.framework
    sheets = [
        _sheet(facet, [line for line in lines if line.facet == facet], untold, roles)
        for facet in framework.facets
    ]
    return SummaryRoom(
        framework=framework.id,
        framework_version=framework.version,
        framework_digest=layout.digest,
        round=round_number,
        raters=raters,
        roles=dict(roles),
        sheets=sheets,
        sums=_sums(layout, scores),
        sessions=[
            HashedSessions(family=family, hashes=packed(hashes))
            for family, hashes in sorted(sessions.items())
        ],
    )


def summary_of_parts(layout: Layout, round_number: int, parts: Sequence[Part]) -> SummaryRoom:
    """The room that summaries come to, as another summary.

    Args:
        layout: the framework and the order of its items.
        round_number: the round that all of them are of.
        parts: at least one.
    """
    room = room_of_parts(layout, round_number, parts)
    sessions: defaultdict[str, set[int]] = defaultdict(set)
    for part in parts:
        for family, hashes in part.sessions.items():
            sessions[family].update(hashes)
    told = {domain for part in parts for domain in part.sums}
    return summary_room(
        layout,
        round_number,
        room.raters,
        room.rows,
        {(row.facet, row.item): row.untold for row in room.rows if row.untold},
        room.role_sizes,
        {domain: found if domain in told else None for domain, found in room.scores.items()},
        sessions,
    )


def _sheet(
    facet: Facet, lines: Sequence[Line], untold: Mapping[ItemOf, int], roles: Iterable[str]
) -> SummarySheet:
    told = [
        None if isinstance(line, ItemFigures) and (facet, line.item) in untold else line
        for line in lines
    ]

    def column(name: str) -> list[int]:
        return [0 if line is None else getattr(line, name) for line in told]

    by_role = {role: _role(role, lines, told) for role in roles}
    return SummarySheet(
        facet=facet,
        items=[line.item for line in lines],
        points=[line.points for line in lines],
        untold={line.item: n for line in lines if (n := untold.get((facet, line.item)))},
        counts=_counts(lines, [None if line is None else line.counts for line in told]),
        dont_know=column("dont_know"),
        not_applicable=column("not_applicable"),
        unanswered=column("unanswered"),
        priorities=column("priorities"),
        numbers={
            line.item: {str(number): n for number, n in sorted(Counter(line.values or ()).items())}
            for line in told
            if line is not None and not line.points
        },
        by_role={role: found for role, found in by_role.items() if any(found.counts)},
    )


def _role(role: str, lines: Sequence[Line], told: Sequence[Line | None]) -> RoleCounts:
    """A role's counts; of an item that is told, they may be too few to be told apart."""
    found = [(line.by_role or {}).get(role) if line is not None else None for line in told]
    untold = [
        line.item
        for line, counts in zip(told, found, strict=True)
        if line is not None and line.points and counts is None
    ]
    return RoleCounts(counts=_counts(lines, found), too_few=untold)


def _counts(lines: Sequence[Line], told: Sequence[Sequence[int] | None]) -> list[int]:
    """Counts one after the other, with 0 for each point of an item that has none."""
    pairs = zip(lines, told, strict=True)
    return list(chain.from_iterable(counts or (0,) * line.points for line, counts in pairs))


def _sums(layout: Layout, scores: Scores) -> dict[str, DomainSums | None]:
    """Domain → how many complete raters have which sum; nothing of a framework without scores."""
    framework = layout.framework
    if framework.scoring.method == "none" or framework.subjects is not None:
        return {}
    found: dict[str, DomainSums | None] = {}
    for domain in framework.domains:
        told = scores.get(domain.id)
        items = len(domain.items)
        if told is None:
            found[domain.id] = None
            continue
        each = items if framework.scoring.method == "mean" else 1
        given = Counter(round(score * each) for score in told)
        raters = [given[total] for total in layout.sums[domain.id]]
        found[domain.id] = DomainSums(items=items, raters=raters)
    return found
