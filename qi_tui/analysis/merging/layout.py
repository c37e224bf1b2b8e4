"""The order of a framework's items, and what a rater can be asked of them.

Worked out once for all the sessions of a merge.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable

from qi_tui.model.asking import items_asked
from qi_tui.model.framework import Domain, Framework
from qi_tui.model.session import Sheet, TallySheet


class Layout:
    """The order of a framework's items, in which every contribution to its rooms is written."""

    def __init__(self, framework: Framework, digest: str) -> None:
        self.framework = framework
        self.digest = digest
        self.items = tuple(framework.points)
        self.points = tuple(framework.points.values())
        self.place = {item: place for place, item in enumerate(self.items)}
        self.places = frozenset(self.items)
        self.spans: tuple[tuple[int, int], ...] = tuple(_spans(framework))
        self.has_counts = 0 in self.points
        # The column of a matrix that each item stands in; None where everybody is asked.
        self.columns = tuple(item.column for item in framework.items)
        self.known_columns = frozenset(column.id for column in framework.columns)
        # The number of points where all items have the same; else None.
        self.all_points = self.points[0] if len(set(self.points)) == 1 else None
        # The sums that a rater of all of a domain can have, the lowest first; none of count items.
        self.sums = {domain.id: _sums(framework, domain) for domain in framework.domains}
        self.points_by_item = dict(framework.points)
        # The bytes of a sheet that lie on the scale, where all items have the same one.
        self.on_scale = bytes(range((self.all_points or 0) + 1))
        # Whether all raters are asked the same, one mark for each item and facet.
        self.is_simple = not (self.known_columns or self.has_counts or framework.subjects)
        # How many answers a rater could give who is asked all of it, and names no subject.
        self.of_all = self.answers(self.places, ())
        self._asked: dict[tuple[frozenset[str], frozenset[str]], frozenset[str]] = {}

    def asked(self, columns: frozenset[str], items: Collection[str]) -> frozenset[str]:
        """The items asked of a rater with these columns, in a round of these items (none: all)."""
        if not items and not self.known_columns:
            return self.places
        key = (columns, frozenset(items))
        if key not in self._asked:
            # Raters of a room are asked few different things: worked out once for all of them.
            self._asked[key] = frozenset(items_asked(self.framework, *key))
        return self._asked[key]

    def asks(self, sheet: Sheet | TallySheet) -> bool:
        """Whether there is anything on a sheet of this facet, with a subject or without."""
        framework = self.framework
        has_subject = sheet.subject is not None
        return sheet.facet in framework.facets and has_subject is (framework.subjects is not None)

    def answers(self, asked: Collection[str], subjects: Collection[str]) -> int:
        """How many answers there could be: items asked, times facets, times subjects."""
        whom = max(1, len(subjects)) if self.framework.subjects is not None else 1
        return len(asked) * len(self.framework.facets) * whom


def _sums(framework: Framework, domain: Domain) -> range:
    points = [framework.points[item.id] for item in domain.items]
    return range(len(points), sum(points) + 1) if all(points) else range(0)


def _spans(framework: Framework) -> Iterable[tuple[int, int]]:
    start = 0
    for domain in framework.domains:
        yield start, start + len(domain.items)
        start += len(domain.items)
