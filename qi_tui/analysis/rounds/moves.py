"""Who moved between rounds: raters matched with what they answered before, counted per item.

A session of a later round names the one that it `follows`. It is matched where that one

- counts, and is of the same framework and of an earlier round: of the round before, or of one
  before that where the rater missed a round. So none is matched with itself or in a circle;
- is followed by no other session of the same round. Where two follow it, nobody can say whose it
  was, and neither is matched;
- is a rater's and no tally, like itself.

**Before** is what the rater said last: the answer in the latest of the sessions followed, one after
the other, in which the item is rated. An item that the second round did not ask is compared in the
third with the first.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

from qi_tui.analysis.merging.contribution import RATED, Contribution
from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.row import Row
from qi_tui.model.framework import Facet

# What is not rated becomes 0, as if nobody had been asked.
_ONLY_RATED = bytes(code if code in RATED else 0 for code in range(256))


class Matched(NamedTuple):
    """A rater in this round and in those before it, the latest first; at least one."""

    now: Contribution
    before: tuple[Contribution, ...]


def matched_of(counted: Iterable[Entry]) -> Mapping[tuple[str, int], list[Matched]]:
    """Framework and round → the raters of it who have an earlier session here.

    Args:
        counted: the entries that count, of all frameworks and rounds; each id once.
    """
    by_id = {entry.id: entry for entry in counted if is_a_raters(entry)}
    links = links_of(by_id.values())
    found: dict[tuple[str, int], list[Matched]] = {}
    for each in links:
        entry = by_id[each]
        now, *before = _chain(entry, links)
        found.setdefault((entry.framework, entry.round), []).append(Matched(now, tuple(before)))
    return found


def links_of(entries: Iterable[Entry]) -> dict[str, Entry]:
    """Session id → the same rater's session in an earlier round, where it can be told.

    Args:
        entries: those of raters that count, of all frameworks and rounds; each id once.
    """
    by_id = {entry.id: entry for entry in entries}
    links = {
        entry.id: by_id[entry.follows]
        for entry in by_id.values()
        if entry.follows in by_id and _is_earlier(by_id[entry.follows], entry)
    }
    followers = Counter((links[each].id, by_id[each].round) for each in links)
    return {
        each: earlier
        for each, earlier in links.items()
        if followers[earlier.id, by_id[each].round] == 1
    }


def with_moves(room: Room, layout: Layout, matched: Sequence[Matched]) -> Room:
    """The room with the moves of these raters in its rows."""
    if not matched:
        return room
    keys = {(row.facet, row.key[2]) for row in room.rows}
    pages = {key: _pages(matched, key, len(layout.items)) for key in keys}
    rows = tuple(
        replace(row, moves=_table(row, layout, *pages[row.facet, row.key[2]])) for row in room.rows
    )
    return replace(room, rows=rows, matched=len(matched))


def is_a_raters(entry: Entry) -> bool:
    """Whether an entry is of one rater whose framework is known, and no tally."""
    contribution = entry.contribution
    # A tally of no hands adds nobody, and one of a single hand is still a tally.
    return contribution is not None and contribution.raters == 1 and not contribution.hands


def _is_earlier(earlier: Entry, later: Entry) -> bool:
    return earlier.framework == later.framework and earlier.round < later.round


def _chain(entry: Entry, links: Mapping[str, Entry]) -> Iterable[Contribution]:
    """What a rater answered in this round and in each before it; rounds only ever fall."""
    here: Entry | None = entry
    while here is not None:
        assert here.contribution is not None
        yield here.contribution
        here = links.get(here.id)


def _pages(
    matched: Sequence[Matched], key: tuple[Facet, str | None], items: int
) -> tuple[bytes, bytes]:
    """The answers of all raters to one facet and subject, before and now, rater by rater."""
    nothing = bytes(items)
    before = b"".join(_last_rated(rater.before, key, nothing) for rater in matched)
    now = b"".join(rater.now.sheets.get(key, nothing) for rater in matched)
    return before, now.translate(_ONLY_RATED)


def _last_rated(
    before: Sequence[Contribution], key: tuple[Facet, str | None], nothing: bytes
) -> bytes:
    found = nothing
    for contribution in before:
        older = contribution.sheets.get(key, nothing).translate(_ONLY_RATED)
        found = bytes(map(_first, found, older)) if any(found) else older
    return found


def _first(later: int, older: int) -> int:
    return later or older


def _table(row: Row, layout: Layout, before: bytes, now: bytes) -> tuple[int, ...]:
    points, place, items = row.points, layout.place[row.item], len(layout.items)
    pairs = Counter(zip(before[place::items], now[place::items], strict=True))
    table = [0] * (points * points)
    for (old, new), raters in pairs.items():
        # A count item has no points, and no table.
        if old and new and points:
            table[(old - 1) * points + new - 1] = raters
    return tuple(table) if any(table) else ()
