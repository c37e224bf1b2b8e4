"""A room: the merged picture of one framework in one round, made of counts, and counts add.

One session is a room of one; merging is adding; a merge of merges is a merge.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from qi_tui.analysis.merging.contribution import Contribution, Hands
from qi_tui.analysis.merging.counting import counted
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room_scores import scores_of
from qi_tui.analysis.merging.row import Row, RowKey, add_counts, spelling
from qi_tui.analysis.merging.spellings import one_spelling
from qi_tui.model.framework import Facet

__all__ = ["Room", "Row", "RowKey", "room_of"]


@dataclass(frozen=True, slots=True)
class Room:
    """The merged picture of one framework in one round.

    Attributes:
        raters: how many people it is made of.
        role_sizes: role → how many raters have it.
        rows: in the framework's order; by facet, then by subject, within an item.
        scores: domain → the sorted scores of the raters who rated all of it.
        matched: how many of the raters have an earlier session here (see `moves`).
        untold_scores: domain → of how many raters a summary does not tell the scores.
    """

    framework: str
    version: int
    title: str
    round: int
    raters: int
    role_sizes: dict[str, int]
    rows: tuple[Row, ...]
    scores: dict[str, tuple[float, ...]]
    matched: int = 0
    untold_scores: dict[str, int] = field(default_factory=dict)

    @property
    def unmatched(self) -> int:
        """How many raters of a later round have no earlier session here; 0 in the first round."""
        return self.raters - self.matched if self.round > 1 else 0

    def __add__(self, other: Room) -> Room:
        """The room of everybody in both.

        Raises:
            ValueError: where they are not of the same framework and round.
        """
        if (self.framework, self.round) != (other.framework, other.round):
            raise ValueError("only rooms of one framework and round add up")
        sizes = Counter(self.role_sizes) + Counter(other.role_sizes)
        names = one_spelling(sizes)
        rows: dict[RowKey, Row] = {}
        for row in (*self.rows, *other.rows):
            named = row.with_roles(names)
            rows[row.key] = rows[row.key] + named if row.key in rows else named
        # A room in which nobody named a subject has no rows.
        ordered = self.rows or other.rows
        place = {row.item: number for number, row in reversed([*enumerate(ordered)])}
        return replace(
            self,
            raters=self.raters + other.raters,
            role_sizes=_named(sizes, names),
            rows=tuple(sorted(rows.values(), key=lambda row: _row_order(row, place))),
            scores={
                domain: tuple(sorted(scores + other.scores.get(domain, ())))
                for domain, scores in self.scores.items()
            },
            matched=self.matched + other.matched,
            untold_scores=dict(Counter(self.untold_scores) + Counter(other.untold_scores)),
        )


def _named(sizes: Mapping[str, int], names: Mapping[str, str]) -> dict[str, int]:
    together: Counter[str] = Counter()
    for role, size in sizes.items():
        together[names[role]] += size
    return dict(sorted(together.items()))


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
    rows: list[Row] = []
    for facet in framework.facets:
        for key, name in _subjects(framework.subjects is not None, everybody):
            asked = _Asked(layout, members, facet, key)
            rows += (asked.row(place, name) for place in range(len(layout.items)))
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

    `raters` tells how many people were asked about which columns of a matrix and which items.
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
        self.members = [each for each in members if subject is None or subject in each[1].subjects]
        self.raters: dict[tuple[frozenset[str], frozenset[str] | None], int] = {}
        for _, member in self.members:
            what = (member.columns, member.asked)
            self.raters[what] = self.raters.get(what, 0) + member.raters
        # Of an item with subjects, the votes of those who named this one: so they add.
        voters = self.members if facet == "now" else []
        self.votes = Counter(item for _, member in voters for item in member.priorities)
        self.tallies = [(r, m) for r, m in self.members if m.hands and m.raters]
        sheets: dict[str | None, list[bytes]] = {}
        for role, member in self.members:
            codes = member.sheets.get((facet, subject), b"")
            # A tally of nobody adds no role.
            if member.raters:
                sheets.setdefault(role or None, []).append(codes)
        # Role by role: their answers in one piece are as much again as all that is kept of them.
        self.counted = {role: counted(found, layout) for role, found in sheets.items()}

    def row(self, place: int, subject: str | None) -> Row:
        item, points = self.layout.items[place], self.layout.points[place]
        found = [(role, counted[place]) for role, counted in self.counted.items()]
        hands = self._hands(item) if self.tallies else []
        parts = {role: codes.counts for role, codes in found}
        for role, shown in hands:
            parts[role] = add_counts(parts[role], shown.counts)
        numbers = () if points else self._numbers(item)
        counts = tuple(map(sum, zip(*parts.values(), strict=True))) if parts else (0,) * points
        said = [each for _, each in (*found, *hands)]
        roles = sorted(role for role in parts if role) if points else ()
        return Row(
            item=item,
            facet=self.facet,
            subject=subject,
            points=points,
            counts=counts if points else None,
            values=numbers,
            dont_know=sum(each.dont_know for each in said),
            not_applicable=sum(each.not_applicable for each in said),
            asked=self._asked(place),
            priorities=self.votes[item],
            by_role={role: parts[role] for role in roles},
        )

    def _asked(self, place: int) -> int:
        """How many people were asked about an item."""
        item, column = self.layout.items[place], self.layout.columns[place]
        return sum(
            raters
            for (columns, items), raters in self.raters.items()
            if (column is None or column in columns) and (items is None or item in items)
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
            names[key] = min(name, names.get(key, name), key=spelling)
    return [(key, names[key]) for key in sorted(names)]


def _row_order(row: Row, place: dict[str, int]) -> tuple[int, int, str]:
    return (place.get(row.item, len(place)), row.facet == "needed", row.key[2] or "")
