"""One row of a room: the counts of one item, for one facet and subject. Rows add up."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from qi_tui.model.framework import Facet
from qi_tui.model.text import subject_key

RowKey = tuple[str, str, str | None]


@dataclass(frozen=True, slots=True)
class Row:
    """One item, for one facet and subject.

    Attributes:
        counts: how many chose each point, lowest first; None for a count item.
        values: the sorted numbers of a count item; empty for every other.
        asked: how many raters were asked.
        by_role: role → counts of that role's raters; who has no role is in none of them.
        moves: of the raters who rated it in an earlier round too, how many went from which point
            to which: k rows of k, `moves[(before - 1) * k + after - 1]`. Empty in the first round,
            for a count item, and where there is no such rater.
        untold: of how many raters more a summary tells nothing, because too few of them rated it.
    """

    item: str
    facet: Facet
    subject: str | None
    points: int
    counts: tuple[int, ...] | None
    values: tuple[int, ...]
    dont_know: int
    not_applicable: int
    asked: int
    priorities: int
    by_role: dict[str, tuple[int, ...]]
    moves: tuple[int, ...] = ()
    untold: int = 0

    @property
    def n(self) -> int:
        """How many rated it."""
        return len(self.values) if self.counts is None else sum(self.counts)

    @property
    def unanswered(self) -> int:
        """How many were asked and gave no answer of any kind."""
        return self.asked - self.n - self.dont_know - self.not_applicable

    @property
    def key(self) -> RowKey:
        """What makes it the same row in another room: item, facet, subject's key."""
        return (self.item, self.facet, subject_key(self.subject))

    def with_roles(self, names: Mapping[str, str]) -> Row:
        """The row with each role as it is written; a role that is not named stays as it is."""
        if all(names.get(role, role) == role for role in self.by_role):
            return self
        by_role: dict[str, tuple[int, ...]] = {}
        for role, counts in self.by_role.items():
            name = names.get(role, role)
            by_role[name] = add_counts(by_role.get(name, ()), counts)
        return replace(self, by_role=dict(sorted(by_role.items())))

    def __add__(self, other: Row) -> Row:
        """Both rows' people together."""
        counts = None if self.counts is None else add_counts(self.counts, other.counts or ())
        roles = {*self.by_role, *other.by_role}
        return replace(
            self,
            subject=_one_name(self.subject, other.subject),
            counts=counts,
            values=tuple(sorted(self.values + other.values)),
            dont_know=self.dont_know + other.dont_know,
            not_applicable=self.not_applicable + other.not_applicable,
            asked=self.asked + other.asked,
            priorities=self.priorities + other.priorities,
            by_role={
                role: add_counts(self.by_role.get(role, ()), other.by_role.get(role, ()))
                for role in sorted(roles)
            },
            moves=add_counts(self.moves, other.moves),
            untold=self.untold + other.untold,
        )


def _one_name(first: str | None, second: str | None) -> str | None:
    names: Iterable[str] = [name for name in (first, second) if name is not None]
    return min(names, key=spelling, default=None)


def spelling(name: str) -> tuple[bool, str]:
    """Of several spellings of a name the least is shown: not all in capitals, then by letter."""
    return (name.isupper(), name)


def add_counts(first: Sequence[int], second: Sequence[int]) -> tuple[int, ...]:
    """Add two rows of counts; an empty one stands for nobody."""
    if not first or not second:
        return tuple(first or second)
    return tuple(a + b for a, b in zip(first, second, strict=True))
