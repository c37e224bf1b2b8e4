"""A room: the merged picture of one framework in one round, made of counts, and counts add.

One session is a room of one; merging is adding; a merge of merges is a merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from qi_tui.analysis.contribution import (
    DONT_KNOW,
    NOT_APPLICABLE,
    Contribution,
    Hands,
    Layout,
)
from qi_tui.analysis.room_scores import scores_of
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
    framework = layout.framework
    everybody = [member for _, member in members]
    sizes: Counter[str] = Counter()
    for role, member in members:
        if role:
            sizes[role] += member.raters
    votes = Counter(item for member in everybody for item in member.priorities)
    rows: list[Row] = []
    for facet in framework.facets:
        for key, name in _subjects(framework.subjects is not None, everybody):
            asked = _Asked(layout, members, facet, key)
            for place, item in enumerate(layout.items):
                rows.append(asked.row(place, name, votes[item] if facet == "now" else 0))
    rows.sort(key=lambda row: _row_order(row, layout.place))
    sheets = [codes for member in everybody if (codes := member.sheets.get(("now", None)))]
    return Room(
        framework=framework.id,
        version=framework.version,
        title=framework.title,
        round=round_number,
        raters=sum(member.raters for member in everybody),
        role_sizes={role: size for role, size in sorted(sizes.items()) if size},
        rows=tuple(rows),
        scores={
            domain.id: scores_of(layout, number, sheets)
            for number, domain in enumerate(framework.domains)
        },
    )


class _Asked:
    """The sessions that were asked about one facet and subject, role by role.

    `raters` tells how many people were asked about the items of a column of a matrix, and under
    None about those that stand in none.
    """

    def __init__(
        self,
        layout: Layout,
        members: Sequence[tuple[str | None, Contribution]],
        facet: Facet,
        subject: str | None,
    ) -> None:
        self.layout = layout
        self.facet = facet
        self.subject = subject
        self.members = [(r, m) for r, m in members if subject is None or subject in m.subjects]
        self.raters: dict[str | None, int] = {None: sum(m.raters for _, m in self.members)}
        for column in layout.framework.columns:
            of_column = (m.raters for _, m in self.members if column.id in m.columns)
            self.raters[column.id] = sum(of_column)
        self.tallies = [(r, m) for r, m in self.members if m.hands and m.raters]
        sheets: dict[str | None, list[bytes]] = {}
        for role, member in self.members:
            codes = member.sheets.get((facet, subject), b"")
            # A tally of nobody adds no role.
            if member.raters:
                sheets.setdefault(role or None, []).append(codes)
        self.codes = {role: b"".join(found) for role, found in sheets.items()}

    def row(self, place: int, subject: str | None, priorities: int) -> Row:
        item, points = self.layout.items[place], self.layout.points[place]
        # One strided slice takes the answers of all of a role to this item.
        columns = {
            role: codes[place :: len(self.layout.items)] for role, codes in self.codes.items()
        }
        hands = self._hands(item) if self.tallies else []
        parts = {
            role: tuple(map(column.count, range(1, points + 1))) for role, column in columns.items()
        }
        for role, found in hands:
            parts[role] = _sum(parts[role], found.counts)
        numbers = () if points else self._numbers(item)
        counts = tuple(map(sum, zip(*parts.values(), strict=True))) if parts else (0,) * points
        n = sum(counts) if points else len(numbers)
        dont_know = sum(column.count(DONT_KNOW) for column in columns.values())
        dont_know += sum(found.dont_know for _, found in hands)
        not_applicable = sum(column.count(NOT_APPLICABLE) for column in columns.values())
        not_applicable += sum(found.not_applicable for _, found in hands)
        roles = sorted(role for role in parts if role) if points else ()
        return Row(
            item=item,
            facet=self.facet,
            subject=subject,
            points=points,
            counts=counts if points else None,
            values=numbers,
            dont_know=dont_know,
            not_applicable=not_applicable,
            unanswered=self.raters[self.layout.columns[place]] - n - dont_know - not_applicable,
            priorities=priorities,
            by_role={role: parts[role] for role in roles},
        )

    def _hands(self, item: str) -> list[tuple[str | None, Hands]]:
        key = (self.facet, self.subject, item)
        return [
            (role or None, hands)
            for role, member in self.tallies
            if (hands := member.hands.get(key))
        ]

    def _numbers(self, item: str) -> tuple[int, ...]:
        key = (self.facet, self.subject, item)
        found = (member.numbers.get(key) for _, member in self.members)
        return tuple(sorted(number for number in found if number is not None))


def _subjects(
    has_subjects: bool, members: list[Contribution]
) -> list[tuple[str | None, str | None]]:
    """The subjects of a group, by key, each with one of its spellings."""
    if not has_subjects:
        return [(None, None)]
    names: dict[str, str] = {}
    for member in members:
        for key, name in member.subjects.items():
            names[key] = min(name, names.get(key, name), key=_spelling)
    return [(key, names[key]) for key in sorted(names)]


def _row_order(row: Row, place: dict[str, int]) -> tuple[int, int, str]:
    return (place.get(row.item, len(place)), row.facet == "needed", row.key[2] or "")


def _one_name(first: str | None, second: str | None) -> str | None:
    names: Iterable[str] = [name for name in (first, second) if name is not None]
    return min(names, key=_spelling, default=None)


def _spelling(name: str) -> tuple[bool, str]:
    """Of several spellings of a name the least is shown: not all in capitals, then by letter."""
    return (name.isupper(), name)


def _sum(first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
    """Add two rows of counts; an empty one stands for nobody."""
    if not first or not second:
        return tuple(first or second)
    return tuple(a + b for a, b in zip(first, second, strict=True))
