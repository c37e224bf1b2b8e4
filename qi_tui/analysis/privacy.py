"""The one place that decides what may be shown, and to whom.

Two regimes (ONS and UK LLC hide counts under 10, survey platforms under 3 to 5): *in the room*,
counts are shown from one rater on and role groups from three; *outside*, the median from five
raters and everything that could give a single rating away (counts, disagreement, shape, mean, SD,
quartiles) only from ten. Screens, tables and files all ask here: for the figures of a room, for
comments (`said`), for single answers (`single_answers`, `answer_sheets`), for files and their
names (`shown_files`).
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence

from qi_tui.analysis.figures import DomainFigures, ItemFigures, RoomFigures
from qi_tui.analysis.item import disagreement, summary, trust
from qi_tui.analysis.item.shape import call
from qi_tui.analysis.merging.room import Room, Row
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.roles import roles
from qi_tui.analysis.rounds.change import Change, change_of
from qi_tui.analysis.scoring import band_of
from qi_tui.analysis.shown.answer_sheets import show_sheets
from qi_tui.analysis.shown.gate import TOO_FEW, Audience, Gate
from qi_tui.analysis.shown.said import NOT_WANTED, Comments, Said, show_comments
from qi_tui.analysis.shown.shown_files import ShownFiles, show_files, without_folders
from qi_tui.analysis.shown.shown_workshop import may_tell_outcome, show_roles, show_votes
from qi_tui.analysis.shown.single_answers import (
    NEVER_OUTSIDE,
    NOT_FOR_ONE,
    SingleAnswer,
    SingleAnswers,
    show_answers,
)
from qi_tui.model.framework import Domain, Framework
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits

__all__ = [
    "NEVER_OUTSIDE",
    "NOT_FOR_ONE",
    "NOT_WANTED",
    "TOO_FEW",
    "Audience",
    "Comments",
    "Said",
    "ShownFiles",
    "SingleAnswer",
    "SingleAnswers",
    "may_rank_roles",
    "may_tell_outcome",
    "show_answers",
    "show_comments",
    "show_files",
    "show_roles",
    "show_room",
    "show_sheets",
    "show_votes",
    "without_folders",
]


def show_room(
    room: Room,
    framework: Framework,
    audience: Audience,
    limits: Limits | None = None,
    by_role: bool = False,
    earlier: Sequence[Room] = (),
) -> RoomFigures:
    """The figures of a room that this audience may see.

    Args:
        room: the counts.
        framework: for titles and bands.
        audience: who will see it.
        limits: the workshop's privacy limits; the house's where there is none.
        by_role: whether role groups are asked for.
        earlier: the rooms of the framework's earlier rounds; others among them are passed over.
            Outside, a change is shown only beside them: without them nobody could tell whether
            they give it away who did not come back.
    """
    gate = Gate(audience, limits or Limits())
    groups = gate.roles(room.role_sizes, room.raters) if by_role else None
    before = [
        {row.key: row.n for row in each.rows}
        for each in earlier
        if each.framework == room.framework and each.round < room.round
    ]
    items = [
        _item(row, place, framework, room, gate, groups, [ns.get(row.key, 0) for ns in before])
        for place, row in enumerate(room.rows)
    ]
    return RoomFigures(
        framework=room.framework,
        version=room.version,
        title=room.title,
        round=room.round,
        raters=room.raters,
        items=arrange(items, Order.DISAGREEMENT),
        domains=tuple(_domain(framework, domain, room, gate) for domain in framework.domains),
        matched=room.matched,
        unmatched=room.unmatched,
    )


def show_scores(
    room: Room, framework: Framework, limits: Limits | None = None
) -> dict[str, tuple[float, ...] | None]:
    """Domain → the scores of its complete raters, as their counts may leave the room; None: hidden.

    An item's total less the scores is what those answered who left another item out: they too must
    be nobody, or as many as counts need.
    """
    gate = Gate(Audience.OUTSIDE, limits or Limits())
    shown: dict[str, tuple[float, ...] | None] = {}
    for domain in framework.domains:
        scores = room.scores.get(domain.id, ())
        shown[domain.id] = scores if not scores or _may_show(domain, room, gate) else None
    return shown


def _may_show(domain: Domain, room: Room, gate: Gate) -> bool:
    """Whether the scores of a domain tell nothing of those who left one of its items out."""
    items = {item.id for item in domain.items}
    rated = [row.n for row in room.rows if row.item in items and row.facet == "now"]
    return gate.part(len(room.scores.get(domain.id, ())), rated)


def may_rank_roles(sizes: Mapping[str, int]) -> bool:
    """Whether items may be sorted or coloured by the gap between roles.

    Args:
        sizes: role → how many of it rated the item, of the groups that may be shown.
    """
    return roles.may_rank(list(sizes.values()))


def _item(
    row: Row,
    place: int,
    framework: Framework,
    room: Room,
    gate: Gate,
    groups: frozenset[str] | None,
    before: Sequence[int],
) -> ItemFigures:
    item = framework.item_by_id[row.item]
    counts, n = row.counts, row.n
    # A summary that tells nothing of its few is not a summary of nobody.
    known = bool(row.asked) or not row.untold
    some, everything = gate.median(n, row.points), known and gate.counts(n)
    # Don't knows and votes are counts too: of five, five don't knows are five people's answers.
    # Where nobody was asked, nobody's silence is told; the votes are those of the whole room.
    told = known and gate.counts(room.raters) and (not row.asked or gate.counts(row.asked))
    seen = counts if everything else None
    shape = call(seen) if seen is not None else None
    quartiles = summary.quartiles(seen) if seen is not None else None
    change = change_of(row.moves)
    tells = change is not None and _may_tell(change, n, before, gate)
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
        dont_know=row.dont_know if told else None,
        not_applicable=row.not_applicable if told else None,
        unanswered=row.unanswered if told else None,
        asked=row.asked if told else None,
        priorities=row.priorities if told else None,
        median=_median(row) if some else None,
        q1=quartiles[0] if quartiles else None,
        q3=quartiles[1] if quartiles else None,
        mean=summary.mean(seen) if seen is not None else None,
        sd=summary.sd(seen) if seen is not None else None,
        disagreement=disagreement.disagreement(seen) if seen is not None else None,
        percent=disagreement.percent(seen) if seen is not None else None,
        shape=shape.shape if shape else None,
        split=shape.split if shape else None,
        many_silent=told and trust.many_did_not_answer(n, row.dont_know, row.asked),
        by_role=_roles(row, groups, gate) if groups is not None and everything else None,
        hidden=None if told and (everything or n == 0) else TOO_FEW,
        change=change if tells else None,
        change_hidden=None if tells or change is None else TOO_FEW,
        untold=row.untold,
    )


def _may_tell(change: Change, n: int, before: Sequence[int], gate: Gate) -> bool:
    """Whether a change may be shown: in the room always, outside of enough people.

    Its people are part of those who rated the item now, and of those who rated it before: what is
    left of either must not give anybody away.
    """
    if not gate.is_outside:
        return True
    return bool(before) and gate.part(change.n, [n, *filter(None, before)])


def _median(row: Row) -> float | None:
    if row.counts is None:
        return _middle(row.values)
    return summary.median(row.counts)


def _middle(values: Sequence[float]) -> float | None:
    """The median of sorted numbers."""
    if not values:
        return None
    return (values[(len(values) - 1) // 2] + values[len(values) // 2]) / 2


def _roles(row: Row, shown: frozenset[str], gate: Gate) -> dict[str, tuple[int, ...]] | None:
    """The counts of the groups that may be shown: large enough, and so are those who rated it."""
    groups = {role: counts for role, counts in row.by_role.items() if role in shown}
    kept = gate.roles({role: sum(counts) for role, counts in groups.items()}, row.n)
    return {role: counts for role, counts in groups.items() if role in kept}


def _domain(framework: Framework, domain: Domain, room: Room, gate: Gate) -> DomainFigures:
    """The figures of a domain, whose people are part of those who rated each of its items."""
    scores = room.scores.get(domain.id, ())
    n = len(scores)
    untold = not n and domain.id in room.untold_scores
    everything = _may_show(domain, room, gate)
    # The score of a single item is that item's answer.
    points = framework.points[domain.items[0].id] if len(domain.items) == 1 else 0
    some = gate.median(n, points)
    bands: dict[str, int] | None = None
    if everything and framework.scoring.bands:
        bands = {band.label: 0 for band in framework.scoring.bands}
        # They are sorted, and few are different, however many people there are.
        for score in set(scores):
            band = band_of(framework, score)
            if band is not None:
                bands[band.label] += bisect_right(scores, score) - bisect_left(scores, score)
    return DomainFigures(
        domain=domain.id,
        title=display(domain.title, 200),
        scores=scores if everything and not gate.is_outside else None,
        n=n if gate.median(n) else None,
        median=_middle(scores) if some else None,
        bands=bands,
        hidden=TOO_FEW if (n and not everything) or untold else None,
    )
