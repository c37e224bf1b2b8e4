"""A summary as it was read, laid out in the order of the framework's items that is here.

Where an item is not told it adds nothing, not even people who were asked: the figures rest on those
of whom it is known, and say on how many.
"""

from __future__ import annotations

from array import array
from collections.abc import Iterable, Mapping, Sequence
from itertools import chain

from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.summaries.families import unpacked
from qi_tui.analysis.merging.summaries.part import (
    ItemOf,
    Numbers,
    Part,
    SummaryEntry,
    of_all_rooms,
    row_of,
)
from qi_tui.model.session import Facet
from qi_tui.model.summary import SummaryFile, SummaryRoom, SummarySheet


def entry_of_summary(
    file: SummaryFile, path: str, digest: str, layouts: Mapping[str, Layout | None]
) -> SummaryEntry:
    """What merging needs to know of a summary.

    Args:
        file: as read.
        path: as the person gave it.
        digest: of the file's content.
        layouts: for each of its frameworks the order of the items; None where it is not known here.

    Raises:
        ValueError: with the reason in words, where it contradicts itself.
    """
    rooms = tuple(file.rooms.values())
    sessions: list[Mapping[str, array[int]]] = []
    parts: list[Part] = []
    for room in rooms:
        of_room = _sessions(room)
        sessions.append(of_room)
        layout = layouts[room.framework]
        if layout is not None:
            parts.append(_part(room, layout, of_room))
    unknown = sorted({room.framework for room in rooms if layouts[room.framework] is None})
    head = file.head
    return SummaryEntry(
        path,
        digest,
        head.title,
        head.date,
        head.least,
        of_all_rooms(sessions),
        tuple(parts),
        tuple(unknown),
    )


def part_of(room: SummaryRoom, layout: Layout) -> Part:
    """What one room of a summary adds; raises like `entry_of_summary`."""
    return _part(room, layout, _sessions(room))


def _sessions(room: SummaryRoom) -> dict[str, array[int]]:
    found: dict[str, array[int]] = {}
    for each in room.sessions:
        try:
            found[each.family] = unpacked(each.hashes)
        except ValueError:
            raise ValueError("what names its sessions is damaged in it") from None
    if not 0 < sum(map(len, found.values())) <= room.raters:
        raise ValueError("it names more sessions than there are raters, or none")
    # Who has a score or gave a number did so in a session of their own; a show of hands has
    # neither. Without this a few bytes could make millions of scores.
    alone = [sum(told.raters) for told in room.sums.values() if told is not None]
    for sheet in room.sheets:
        alone += [sum(given.values()) for given in sheet.numbers.values()]
    if max(alone, default=0) > sum(map(len, found.values())):
        raise ValueError("more people have a score in it, or gave a number, than it has sessions")
    return found


def _part(room: SummaryRoom, layout: Layout, sessions: Mapping[str, array[int]]) -> Part:
    same = room.framework_digest == layout.digest
    known = room.sheets if layout.framework.subjects is None else ()
    sheets = [sheet for sheet in known if sheet.facet in layout.framework.facets]
    tables: dict[Facet, Numbers] = {}
    numbers: dict[ItemOf, Mapping[int, int]] = {}
    by_role: dict[tuple[Facet, str], Numbers] = {}
    gaps: dict[tuple[Facet, str], frozenset[str]] = {}
    matched, items = 0, 0
    for sheet in sheets:
        laid = _Laid(sheet, layout)
        if same and laid.matched < len(sheet.items):
            raise ValueError("it gives its items other points than the framework that it names")
        matched, items = max(matched, laid.matched), max(items, len(sheet.items))
        beside = chain.from_iterable(map(laid.column, sheet.columns))
        tables[sheet.facet] = row_of([*laid.counts(sheet.counts), *beside])
        for item, given in sheet.numbers.items():
            if layout.framework.points.get(item) == 0:
                numbers[sheet.facet, item] = {int(number): n for number, n in given.items()}
        for role, told in sheet.by_role.items():
            by_role[sheet.facet, role] = row_of([*laid.counts(told.counts)])
            gaps[sheet.facet, role] = frozenset(told.too_few)
    return Part(
        framework=room.framework,
        round=room.round,
        raters=room.raters,
        roles=room.roles,
        tables=tables,
        numbers=numbers,
        by_role=by_role,
        role_gaps=gaps,
        sums=_sums(room, layout) if same else {},
        untold_sums=frozenset(domain for domain, told in room.sums.items() if told is None),
        untold={(sheet.facet, i): n for sheet in sheets for i, n in sheet.untold.items()},
        matched=matched,
        items=items,
        same_version=same,
        sessions=sessions,
    )


class _Laid:
    """How the items of a sheet lie in a layout; nearly all have the same ones in the same order.

    Attributes:
        matched: how many of them are there with the same number of points.
    """

    def __init__(self, sheet: SummarySheet, layout: Layout) -> None:
        self.matched = len(layout.items)
        self._is_alike = tuple(sheet.items) == layout.items and tuple(sheet.points) == layout.points
        if self._is_alike:
            return
        standing = zip(zip(sheet.items, sheet.points, strict=True), sheet.spans(), strict=True)
        where = {pair: (place, span) for place, (pair, span) in enumerate(standing)}
        wanted = list(zip(layout.items, layout.points, strict=True))
        self._found = [(where.get(pair), pair[1]) for pair in wanted]
        self.matched = sum(found is not None for found, _ in self._found)

    def counts(self, counts: Sequence[int]) -> Iterable[int]:
        """A sheet's counts in the layout's order; 0 for an item that the sheet does not have."""
        if self._is_alike:
            return counts
        return chain.from_iterable(
            counts[found[1]] if found is not None else (0,) * points
            for found, points in self._found
        )

    def column(self, column: Sequence[int]) -> Iterable[int]:
        """The same for a column beside them."""
        if self._is_alike:
            return column
        return [column[found[0]] if found is not None else 0 for found, _ in self._found]


def _sums(room: SummaryRoom, layout: Layout) -> dict[str, Numbers]:
    """The sums of the domains that are the same here as where they were added up."""
    framework = layout.framework
    scores = framework.subjects is None and framework.scoring.method != "none"
    if not scores or room.framework_version != framework.version:
        return {}
    found: dict[str, Numbers] = {}
    for domain in framework.domains:
        told = room.sums.get(domain.id)
        if told is None or told.items != len(domain.items):
            continue
        if len(told.raters) != len(layout.sums[domain.id]):
            raise ValueError(f"{domain.id} in it has more or fewer sums than there can be")
        found[domain.id] = row_of(told.raters)
    return found
