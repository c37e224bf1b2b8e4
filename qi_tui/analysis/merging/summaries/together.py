"""Sessions and summaries merged: which of them count, and the rooms that they come to together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.merging import Merge, merge
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.merging.statuses import FileReport
from qi_tui.analysis.merging.summaries.adding import with_parts
from qi_tui.analysis.merging.summaries.overlaps import apart
from qi_tui.analysis.merging.summaries.part import SummaryEntry


@dataclass(frozen=True, slots=True)
class Together:
    """What merging some sessions and summaries gives.

    Attributes:
        rooms: of all that count, one per framework and round, in that order.
        of_sessions: those of the sessions alone.
        reports: one for each session, then one for each summary, in the order given.
        counted: the sessions that count.
        summaries: the summaries that count.
        troubles: a sentence for each thing that cannot be told.
    """

    rooms: tuple[Room, ...]
    of_sessions: tuple[Room, ...]
    reports: tuple[FileReport, ...]
    counted: tuple[Entry, ...]
    summaries: tuple[SummaryEntry, ...] = ()
    troubles: tuple[str, ...] = ()


def merge_together(
    entries: Sequence[Entry],
    summaries: Sequence[SummaryEntry],
    layouts: Mapping[str, Layout],
    left_out: Mapping[str, str] | None = None,
    chosen: Mapping[str, str] | None = None,
    round_items: Mapping[tuple[str, int], frozenset[str]] | None = None,
) -> Together:
    """Decide about every file, and make the rooms of those that count.

    Args:
        entries: one for each session file, in any order.
        summaries: one for each summary file; of two that are the same the first counts.
        layouts, left_out, chosen, round_items: as for `merging.merge`.
    """
    decided = apart(entries, summaries) if summaries else None
    again = decided.again if decided is not None else {}
    left = [entry for place, entry in enumerate(entries) if place not in again]
    merged: Merge = merge(left if again else entries, layouts, left_out, chosen, round_items)
    if decided is None:
        return Together(merged.rooms, merged.rooms, merged.reports, merged.counted)
    found = iter(merged.reports)
    reports = [again[place] if place in again else next(found) for place in range(len(entries))]
    parts = [part for summary in decided.counted for part in summary.parts]
    return Together(
        rooms=with_parts(merged.rooms, parts, layouts),
        of_sessions=merged.rooms,
        reports=(*reports, *decided.reports),
        counted=merged.counted,
        summaries=decided.counted,
        troubles=decided.troubles,
    )
