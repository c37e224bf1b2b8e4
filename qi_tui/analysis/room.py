"""A room: the merged picture of one framework in one round, made of counts, and counts add.

One session is a room of one; merging is adding; a merge of merges is a merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from functools import reduce

from qi_tui.analysis.contribution import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Contribution,
    Hands,
    Layout,
)
from qi_tui.analysis.scoring import domain_score
from qi_tui.model.framework import Facet
from qi_tui.model.text import same_name

RowKey = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One item, for one facet and subject.

    Attributes:
        counts: how many chose each point, lowest first; None for a count item.
        values: the sorted numbers of a count item; empty for every other.
        unanswered: raters who were asked and gave no answer of any kind.
        by_role: role → counts of that role's raters; who has no role is in none of them.
    """

    item: str
    facet: Facet
    subject: str | None
    points: int
    counts: tuple[int, ...] | None
    values: tuple[int, ...]
    dont_know: int
    not_applicable: int
    unanswered: int
    priorities: int
    by_role: dict[str, tuple[int, ...]]

    @property
    def n(self) -> int:
        """How many rated it."""
        return len(self.values) if self.counts is None else sum(self.counts)

    @property
    def key(self) -> RowKey:
        """What makes it the same row in another room: item, facet, subject's key."""
        return (self.item, self.facet, None if self.subject is None else same_name(self.subject))

    def __add__(self, other: Row) -> Row:
        """Both rows' people together."""
        counts = None if self.counts is None else _sum(self.counts, other.counts or ())
        roles = {*self.by_role, *other.by_role}
        return replace(
            self,
            subject=_one_name(self.subject, other.subject),
            counts=counts,
            values=tuple(sorted(self.values + other.values)),
            dont_know=self.dont_know + other.dont_know,
            not_applicable=self.not_applicable + other.not_applicable,
            unanswered=self.unanswered + other.unanswered,
            priorities=self.priorities + other.priorities,
            by_role={
                role: _sum(self.by_role.get(role, ()), other.by_role.get(role, ()))
                for role in sorted(roles)
            },
        )


@dataclass(frozen=True, slots=True)
class Room:
    """The merged picture of one framework in one round.

    Attributes:
        raters: how many people it is made of.
        role_sizes: role → how many raters have it.
        rows: in the framework's order; by facet, then by subject, within an item.
        scores: domain → the sorted scores of the raters who rated all of it.
    """

    framework: str
    version: int
    title: str
    round: int
    raters: int
    role_sizes: dict[str, int]
    rows: tuple[Row, ...]
    scores: dict[str, tuple[float, ...]]

    def __add__(self, other: Room) -> Room:
        """The room of everybody in both.

        Raises:
            ValueError: where they are not of the same framework and round.
        """
        if (self.framework, self.round) != (other.framework, other.round):
            raise ValueError("only rooms of one framework and round add up")
        rows = {row.key: row for row in self.rows}
        for row in other.rows:
            rows[row.key] = rows[row.key] + row if row.key in rows else row
        place = {row.item: number for number, row in reversed([*enumerate(self.rows)])}
        return replace(
            self,
            raters=self.raters + other.raters,
            role_sizes=dict(sorted((Counter(self.role_sizes) + Counter(other.role_sizes)).items())),
            rows=tuple(sorted(rows.values(), key=lambda row: _row_order(row, place))),
            scores={
                domain: tuple(sorted(scores + other.scores.get(domain, ())))
                for domain, scores in self.scores.items()
            },
        )


def room_of(
    layout: Layout, round_number: int, members: Sequence[tuple[str | None, Contribution]]
) -> Room:
    """The room of some sessions.

    Args:
        layout: the framework and the order of its items.
        round_number: the round that all of them are of.
        members: each session's role (as it is to be shown; None without one) and what it adds.
    """
    groups: dict[str | None, list[Contribution]] = {}
    for role, member in members:
        groups.setdefault(role, []).append(member)
    parts = [_group_room(layout, round_number, role, group) for role, group in groups.items()]
    return reduce(Room.__add__, parts, _group_room(layout, round_number, None, []))


def _group_room(
    layout: Layout, round_number: int, role: str | None, members: list[Contribution]
) -> Room:
    framework = layout.framework
    raters = sum(member.raters for member in members)
    votes = Counter(item for member in members for item in member.priorities)
    rows: list[Row] = []
    for facet in framework.facets:
        for key, name in _subjects(framework.subjects is not None, members):
            asked = _Asked(layout, members, facet, key)
            for place, item in enumerate(layout.items):
                vote = votes[item] if facet == "now" else 0
                rows.append(asked.row(place, name, vote, role))
    rows.sort(key=lambda row: _row_order(row, layout.place))
    return Room(
        framework=framework.id,
        version=framework.version,
        title=framework.title,
        round=round_number,
        raters=raters,
        role_sizes={role: raters} if role and raters else {},
        rows=tuple(rows),
        scores={
            domain.id: _scores(layout, number, members)
            for number, domain in enumerate(framework.domains)
        },
    )


class _Asked:
    """A group of sessions that were asked about one facet and subject."""

    def __init__(
        self, layout: Layout, members: list[Contribution], facet: Facet, subject: str | None
    ) -> None:
        self.layout = layout
        self.facet = facet
        self.subject = subject
        self.members = [m for m in members if subject is None or subject in m.subjects]
        self.raters = sum(member.raters for member in self.members)
        sheets = (member.sheets.get((facet, subject)) for member in self.members)
        self.codes = b"".join(sheet for sheet in sheets if sheet)

    def row(self, place: int, subject: str | None, priorities: int, role: str | None) -> Row:
        item, points = self.layout.items[place], self.layout.points[place]
        # One strided slice takes the answers of everybody to this item.
        codes = self.codes[place :: len(self.layout.items)]
        hands = self._hands(item)
        numbers = () if points else self._numbers(item)
        counts = None
        if points:
            counts = tuple(
                codes.count(value) + sum(h.counts[value - 1] for h in hands if h.counts)
                for value in range(1, points + 1)
            )
        n = len(numbers) if counts is None else sum(counts)
        dont_know = codes.count(DONT_KNOW) + sum(h.dont_know for h in hands)
        not_applicable = codes.count(NOT_APPLICABLE) + sum(h.not_applicable for h in hands)
        return Row(
            item=item,
            facet=self.facet,
            subject=subject,
            points=points,
            counts=counts,
            values=numbers,
            dont_know=dont_know,
            not_applicable=not_applicable,
            unanswered=self.raters - n - dont_know - not_applicable,
            priorities=priorities,
            by_role={role: counts} if role and counts and self.raters else {},
        )

    def _hands(self, item: str) -> list[Hands]:
        key = (self.facet, self.subject, item)
        return [hands for member in self.members if (hands := member.hands.get(key))]

    def _numbers(self, item: str) -> tuple[int, ...]:
        key = (self.facet, self.subject, item)
        found = (member.numbers.get(key) for member in self.members)
        return tuple(sorted(number for number in found if number is not None))


def _subjects(
    has_subjects: bool, members: list[Contribution]
) -> list[tuple[str | None, str | None]]:
    """The subjects of a group, by key, each with one name: the first in the alphabet."""
    if not has_subjects:
        return [(None, None)]
    names: dict[str, str] = {}
    for member in members:
        for key, name in member.subjects.items():
            names[key] = min(name, names.get(key, name))
    return [(key, names[key]) for key in sorted(names)]


def _scores(layout: Layout, number: int, members: list[Contribution]) -> tuple[float, ...]:
    start, end = layout.spans[number]
    domain = layout.framework.domains[number]
    scores: list[float] = []
    if layout.framework.subjects is None:
        for member in members:
            codes = member.sheets.get(("now", None), b"")[start:end]
            if codes and min(codes) >= 1 and max(codes) <= 14:
                score = domain_score(layout.framework, domain, list(codes))
                if score is not None:
                    scores.append(score)
    return tuple(sorted(scores))


def _row_order(row: Row, place: dict[str, int]) -> tuple[int, int, str]:
    return (place.get(row.item, len(place)), row.facet == "needed", row.key[2] or "")


def _one_name(first: str | None, second: str | None) -> str | None:
    names: Iterable[str] = [name for name in (first, second) if name is not None]
    return min(names, default=None)


def _sum(first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
    """Add two rows of counts; an empty one stands for nobody."""
    if not first or not second:
        return tuple(first or second)
    return tuple(a + b for a, b in zip(first, second, strict=True))
