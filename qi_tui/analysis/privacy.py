"""The one function that decides what of a room may be shown, and to whom.

Two regimes (ONS and UK LLC hide counts under 10, survey platforms under 3 to 5): *in the room*,
counts are shown from one rater on and role groups from three; *outside*, the median from five
raters and everything that could give a single rating away (counts, disagreement, shape, mean, SD,
quartiles) only from ten. Screens, tables and files all ask here.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from enum import StrEnum

from qi_tui.analysis import disagreement, summary, trust
from qi_tui.analysis.figures import DomainFigures, ItemFigures, RoomFigures
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.room import Room, Row
from qi_tui.analysis.scoring import band_of
from qi_tui.analysis.shape import call
from qi_tui.model.framework import Framework
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits

TOO_FEW = "too few"


class Audience(StrEnum):
    """Who will see it: the people in the room, or anybody else."""

    ROOM = "room"
    OUTSIDE = "outside"


def show_room(
    room: Room,
    framework: Framework,
    audience: Audience,
    limits: Limits | None = None,
    by_role: bool = False,
) -> RoomFigures:
    """The figures of a room that this audience may see.

    Args:
        room: the counts.
        framework: for titles and bands.
        audience: who will see it.
        limits: the workshop's privacy limits; the house's where there is none.
        by_role: whether role groups are asked for.
    """
    gate = _Gate(audience, limits or Limits())
    roles = gate.roles(room) if by_role else None
    items = [_item(row, place, framework, room, gate, roles) for place, row in enumerate(room.rows)]
    return RoomFigures(
        framework=room.framework,
        version=room.version,
        title=room.title,
        round=room.round,
        raters=room.raters,
        items=arrange(items, Order.DISAGREEMENT),
        domains=tuple(
            _domain(framework, domain.id, domain.title, room.scores.get(domain.id, ()), gate)
            for domain in framework.domains
        ),
    )


class _Gate:
    """What an audience may see of a group of a given size."""

    def __init__(self, audience: Audience, limits: Limits) -> None:
        self.is_outside = audience is Audience.OUTSIDE
        self.limits = limits

    def counts(self, n: int) -> bool:
        """Whether counts, and all that they would give away, may be shown of n answers."""
        return not self.is_outside or n >= self.limits.counts

    def median(self, n: int) -> bool:
        """Whether the median of n answers may be shown."""
        return not self.is_outside or n >= self.limits.median

    def roles(self, room: Room) -> frozenset[str]:
        """The role groups of a room that may be shown beside the whole."""
        least = self.limits.role_in_room
        if self.is_outside:
            least = max(least, self.limits.counts)
        return _safe_groups(room.role_sizes, room.raters, least)


def _safe_groups(sizes: dict[str, int], everybody: int, least: int) -> frozenset[str]:
    """The groups that can be shown so that what is left over gives nobody away either.

    What is left when the shown groups are taken from the whole must be nobody, or a group that is
    large enough itself; while it is neither, the smallest shown group is hidden too.
    """
    shown = {role for role, size in sizes.items() if size >= least}
    while shown:
        rest = everybody - sum(sizes[role] for role in shown)
        if rest == 0 or rest >= least:
            break
        shown.remove(min(shown, key=lambda role: (sizes[role], role)))
    return frozenset(shown)


def _item(
    row: Row,
    place: int,
    framework: Framework,
    room: Room,
    gate: _Gate,
    roles: frozenset[str] | None,
) -> ItemFigures:
    item = framework.item_by_id[row.item]
    counts, n = row.counts, row.n
    some, everything, asked = gate.median(n), gate.counts(n), gate.median(room.raters)
    seen = counts if everything else None
    shape = call(seen) if seen is not None else None
    quartiles = summary.quartiles(seen) if seen is not None else None
    return ItemFigures(
        place=place,
        item=row.item,
        title=display(item.title, 200),
        domain=framework.domain_of[row.item].id,
        facet=row.facet,
        subject=None if row.subject is None else display(row.subject),
        points=row.points,
        counts=seen,
        values=row.values if counts is None and everything else None,
        total=sum(row.values) if counts is None and everything else None,
        n=n,
        dont_know=row.dont_know if asked else None,
        not_applicable=row.not_applicable if asked else None,
        unanswered=row.unanswered if asked else None,
        priorities=row.priorities if asked else None,
        median=_median(row) if some else None,
        q1=quartiles[0] if quartiles else None,
        q3=quartiles[1] if quartiles else None,
        mean=summary.mean(seen) if seen is not None else None,
        sd=summary.sd(seen) if seen is not None else None,
        disagreement=disagreement.disagreement(seen) if seen is not None else None,
        percent=disagreement.percent(seen) if seen is not None else None,
        shape=shape.shape if shape else None,
        split=shape.split if shape else None,
        many_silent=asked and trust.many_did_not_answer(n, row.dont_know, room.raters),
        by_role=_roles(row, roles, gate) if roles is not None and everything else None,
        hidden=None if asked and (everything or n == 0) else TOO_FEW,
    )


def _median(row: Row) -> float | None:
    if row.counts is None:
        return _middle(row.values)
    return summary.median(row.counts)


def _middle(values: Sequence[float]) -> float | None:
    """The median of sorted numbers."""
    if not values:
        return None
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _roles(row: Row, shown: frozenset[str], gate: _Gate) -> dict[str, tuple[int, ...]] | None:
    """The counts of the groups that may be shown; outside, by how many of a group rated it."""
    groups = {role: counts for role, counts in row.by_role.items() if role in shown}
    if gate.is_outside:
        sizes = {role: sum(counts) for role, counts in groups.items()}
        kept = _safe_groups(sizes, row.n, gate.limits.counts)
        groups = {role: counts for role, counts in groups.items() if role in kept}
    return groups


def _domain(
    framework: Framework, domain: str, title: str, scores: tuple[float, ...], gate: _Gate
) -> DomainFigures:
    n = len(scores)
    some, everything = gate.median(n), gate.counts(n)
    bands: dict[str, int] | None = None
    if everything and framework.scoring.bands:
        bands = {band.label: 0 for band in framework.scoring.bands}
        for score, raters in Counter(scores).items():
            band = band_of(framework, score)
            if band is not None:
                bands[band.label] += raters
    return DomainFigures(
        domain=domain,
        title=display(title, 200),
        scores=scores if everything and not gate.is_outside else None,
        n=n if some else None,
        median=_middle(scores) if some else None,
        bands=bands,
        hidden=None if everything or n == 0 else TOO_FEW,
    )
