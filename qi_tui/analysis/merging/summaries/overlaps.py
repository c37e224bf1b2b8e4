"""Which summaries count beside which sessions, so that nobody counts twice, whatever the order.

1. A summary of which at least half of the sessions lie here in files of their own is not added:
   the files hold all that it holds, and more. Of any other the files that it is made of are not.
2. Of the summaries the one with the most raters counts first (then the smaller digest of its
   content); one that has a session of another that counts is not added, not even in part: from
   counts nobody can be taken out. So a region's summary goes before those of its sites.

Only summaries of one family can be compared (see `families`); where there are several it is said.
"""

from __future__ import annotations

from array import array
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import chain, pairwise

from qi_tui.analysis.merging.entry import Entry
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.merging.summaries.families import HASH_BYTES, hash_of
from qi_tui.analysis.merging.summaries.part import Part, SummaryEntry
from qi_tui.model.text import display

MOST_NAMED = 3
"""Files that a sentence names one by one."""
AT_A_TIME = 100_000
"""How many hashes are compared at a time: a set of that many takes 10 MB (measured)."""

_ADVICE = "take one of them away, or ask for summaries of different people"


@dataclass(frozen=True, slots=True)
class Apart:
    """Which summaries count, and which session files are in them.

    Attributes:
        counted: the summaries that count.
        reports: one for each summary, in the order given.
        again: the session files that are counted in one of them, by their place, each with what
            to say of it.
        troubles: a sentence where summaries of several families count.
    """

    counted: tuple[SummaryEntry, ...]
    reports: tuple[FileReport, ...]
    again: dict[int, FileReport]
    troubles: tuple[str, ...]


def apart(entries: Sequence[Entry], summaries: Sequence[SummaryEntry]) -> Apart:
    """Decide about every summary, and about the sessions that are in one that counts.

    Args:
        entries: one for each session file.
        summaries: one for each summary file; of two that are the same the first counts.
    """
    deciding = _Deciding(entries, summaries)
    order: Sequence[int] = range(len(summaries))
    if not deciding.is_plain:
        order = sorted(order, key=lambda each: (-summaries[each].raters, summaries[each].digest))
    reports = {place: deciding.report(summaries[place]) for place in order}
    counted = tuple(
        summary for place, summary in enumerate(summaries) if reports[place].status in _COUNTS
    )
    ordered = tuple(reports[place] for place in range(len(summaries)))
    return Apart(counted, ordered, deciding.again, _families(counted))


_COUNTS = (Status.ADDED, Status.OTHER_VERSION)


class _Deciding:
    def __init__(self, entries: Sequence[Entry], summaries: Sequence[SummaryEntry]) -> None:
        self.entries = entries
        self.again: dict[int, FileReport] = {}
        families = {family for summary in summaries for family in summary.sessions}
        # Family → hash → the session files of that id, and → the summary that has it.
        self.files: dict[str, dict[int, list[int]]] = {}
        self.taken: dict[str, dict[int, SummaryEntry]] = {family: {} for family in families}
        self.is_plain = not entries and all(_is_apart(summaries, family) for family in families)
        for family in families:
            files = self.files[family] = {}
            for place, entry in enumerate(entries):
                files.setdefault(hash_of(entry.id, family), []).append(place)

    def report(self, summary: SummaryEntry) -> FileReport:
        """What becomes of a summary; those that go before it are decided."""
        if summary.unknown:
            named = ", ".join(f'"{display(each)}"' for each in summary.unknown)
            detail = f"there is no framework {named} here: not counted"
            return _report(summary, Status.UNKNOWN_FRAMEWORK, detail)
        if self.is_plain:
            return _counted(summary)
        size = sum(len(hashes) for hashes in summary.sessions.values())
        files = [
            self.files[family][each]
            for family, hashes in summary.sessions.items()
            for each in hashes
            if each in self.files[family]
        ]
        if 2 * len(files) >= size:
            return self._in_files(summary, size, files)
        others = Counter(
            self.taken[family][each].shown
            for family, hashes in summary.sessions.items()
            for each in hashes
            if each in self.taken[family]
        )
        if others:
            return _overlapping(summary, size, others)
        for family, hashes in summary.sessions.items():
            self.taken[family].update(dict.fromkeys(hashes, summary))
        for place in (place for places in files for place in places):
            self.again[place] = _in_summary(self.entries[place], summary)
        return _counted(summary)

    def _in_files(self, summary: SummaryEntry, size: int, files: list[list[int]]) -> FileReport:
        if len(files) == size:
            detail = "its sessions are all here in files of their own, and those count"
            return _report(summary, Status.SAME_AGAIN, detail)
        names = sorted(self.entries[places[0]].shown for places in files)
        detail = (
            f"not added: {len(files)} of its {size} sessions are here in files of their own"
            f" ({_listed(names)}); take the summary away, or those files"
        )
        return _report(summary, Status.OVERLAP, detail, *names)


def _is_apart(summaries: Sequence[SummaryEntry], family: str) -> bool:
    """Whether no session of a family is in two summaries."""
    hashes = [found for summary in summaries if (found := summary.sessions.get(family))]
    pieces = 1 + sum(map(len, hashes)) // AT_A_TIME
    if pieces == 1:
        return _are_different(hashes)
    ends = [(1 << 8 * HASH_BYTES) * piece // pieces for piece in range(pieces + 1)]
    return all(
        _are_different([f[bisect_left(f, low) : bisect_left(f, high)] for f in hashes])
        for low, high in pairwise(ends)
    )


def _are_different(hashes: Sequence[array[int]]) -> bool:
    return len({*chain.from_iterable(hashes)}) == sum(map(len, hashes))


def _overlapping(summary: SummaryEntry, size: int, others: Counter[str]) -> FileReport:
    names = sorted(others)
    if others.total() == size:
        detail = f"its sessions are all in {_listed(names)}, and counted there"
        return _report(summary, Status.SAME_AGAIN, detail, *names)
    detail = (
        f"not added: {others.total()} of its {size} sessions are also in {_listed(names)};"
        f" {_ADVICE}"
    )
    return _report(summary, Status.OVERLAP, detail, *names)


def _in_summary(entry: Entry, summary: SummaryEntry) -> FileReport:
    detail = f"counted in {summary.shown} already"
    return FileReport(
        entry.shown,
        Status.SAME_AGAIN,
        detail,
        entry.id,
        entry.answered,
        entry.of,
        entry.digest,
        entry.framework,
        (summary.shown,),
    )


def _counted(summary: SummaryEntry) -> FileReport:
    parts = summary.parts
    status = Status.ADDED
    said = [_people(parts)]
    same, untold = True, 0
    for part in parts:
        same = same and part.same_version
        untold += len(part.untold)
    if not same:
        status = Status.OTHER_VERSION
        matched, items = sum(part.matched for part in parts), sum(part.items for part in parts)
        other = "summed up with another version of this framework"
        said.append(f"{other}: {matched} of {items} items match")
    if untold:
        which, them = ("1 item", "it") if untold == 1 else (f"{untold} items", "them")
        said.append(f"{which} not told in full: too few rated {them}")
    return _report(summary, status, "; ".join(said))


def _people(parts: Sequence[Part]) -> str:
    if len(parts) == 1:
        return f"{parts[0].raters} raters in one summary"
    sizes = sorted(part.raters for part in parts)
    if sizes[0] == sizes[-1]:
        return f"{len(sizes)} rooms of {sizes[0]} raters"
    return f"{len(sizes)} rooms of {sizes[0]} to {sizes[-1]} raters"


def _families(counted: Iterable[SummaryEntry]) -> tuple[str, ...]:
    """A sentence where some of the people could be in two summaries and nobody could tell."""
    first: dict[str, str] = {}
    for summary in counted:
        for family in summary.sessions:
            first.setdefault(family, summary.shown)
    if len(first) < 2:
        return ()
    names = sorted(set(first.values()))
    among = f"in {names[0]} there are" if len(names) == 1 else f"{_listed(names)} are of"
    unknown = "whether the same people are in two of them cannot be told"
    remedy = "Have them made again with the same word after --family."
    return (f"{among} several families: {unknown}. {remedy}",)


def _listed(names: Sequence[str]) -> str:
    more = len(names) - MOST_NAMED
    return ", ".join(names[:MOST_NAMED]) + (f" and {more} more" if more > 0 else "")


def _report(summary: SummaryEntry, status: Status, detail: str, *others: str) -> FileReport:
    return FileReport(summary.shown, status, detail, digest=summary.digest, others=others)
