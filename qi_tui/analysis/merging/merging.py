"""Which of the files count, and why: one status for each, the same whatever their order.

This looks only at what was read from the files, never at the files themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from qi_tui.analysis.merging.entry import Entry, narrowed
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.room import Room, room_of
from qi_tui.analysis.merging.spellings import one_spelling
from qi_tui.analysis.merging.statuses import FileReport, Status
from qi_tui.analysis.rounds.moves import matched_of, with_moves
from qi_tui.model.text import display


@dataclass(frozen=True, slots=True)
class Merge:
    """What merging some sessions gives: the rooms, a report for each, and those that count."""

    rooms: tuple[Room, ...]
    reports: tuple[FileReport, ...]
    counted: tuple[Entry, ...]


def merge(
    entries: Sequence[Entry],
    layouts: Mapping[str, Layout],
    left_out: Mapping[str, str] | None = None,
    chosen: Mapping[str, str] | None = None,
    round_items: Mapping[tuple[str, int], frozenset[str]] | None = None,
) -> Merge:
    """Decide about every session, and make the rooms of those that count.

    Args:
        entries: one for each session file, in any order.
        layouts: framework → the order of its items.
        left_out: session id → why the facilitator set it aside.
        chosen: session id → the content digest of the copy that the facilitator chose.
        round_items: framework and round → the items that it asked, for the sessions that do not
            say so themselves; none where it asked all.
    """
    if round_items:
        entries = [_narrowed(entry, layouts, round_items) for entry in entries]
    left_out, chosen = left_out or {}, chosen or {}
    reports: list[FileReport | None] = [None] * len(entries)
    open_places: list[int] = []
    for place, entry in enumerate(entries):
        if entry.contribution is None:
            detail = f'there is no framework "{display(entry.framework)}" here: not counted'
            reports[place] = _report(entry, Status.UNKNOWN_FRAMEWORK, detail)
        elif entry.id in left_out:
            why = display(left_out[entry.id], 200)
            detail = f"set aside: {why}" if why else "set aside by the facilitator"
            reports[place] = _report(entry, Status.LEFT_OUT, detail)
        else:
            open_places.append(place)
    copies = _met_again((entries[place].id, place) for place in open_places)
    passed = {
        place
        for session_id, places in copies.items()
        for best in [_one_of(entries, places, chosen.get(session_id), reports)]
        for place in places
        if place != best
    }
    counted = [place for place in open_places if place not in passed]
    groups: dict[tuple[str, int], list[int]] = defaultdict(list)
    for place in counted:
        groups[entries[place].framework, entries[place].round].append(place)
    names = _namesakes(entries, groups.values())
    ordered = tuple(
        report or _counted_report(entries[place], names.get(place, ()))
        for place, report in enumerate(reports)
    )
    kept = tuple(entries[place] for place in counted)
    rooms = {room: [entries[place] for place in places] for room, places in groups.items()}
    return Merge(tuple(_rooms(rooms, kept, layouts)), ordered, kept)


def _met_again(keyed: Iterable[tuple[str, int]]) -> dict[str, list[int]]:
    """The keys that are met more than once, each with its places.

    Few are: a list for every key would take more memory than the answers.
    """
    first: dict[str, int] = {}
    again: dict[str, list[int]] = {}
    for key, place in keyed:
        before = first.setdefault(key, place)
        if before != place:
            again.setdefault(key, [before]).append(place)
    return again


def _one_of(
    entries: Sequence[Entry],
    places: list[int],
    choice: str | None,
    reports: list[FileReport | None],
) -> int:
    """Choose the copy of a session that counts, and report on the others."""
    newest = max(entries[place].revision for place in places)
    for place in places:
        if entries[place].revision < newest:
            detail = f"revision {entries[place].revision}; revision {newest} counts"
            reports[place] = _report(entries[place], Status.SUPERSEDED, detail)
    rivals = [place for place in places if entries[place].revision == newest]
    # Stable sorts, the least important first: digest up, moment down, answers down, choice.
    rivals.sort(key=lambda place: entries[place].digest)
    rivals.sort(key=lambda place: entries[place].updated_at, reverse=True)
    rivals.sort(key=lambda place: entries[place].answered, reverse=True)
    rivals.sort(key=lambda place: entries[place].digest != choice)
    best = rivals[0]
    others = [place for place in rivals if not _same_answers(entries[place], entries[best])]
    for place in rivals[1:]:
        if place not in others:
            shown = entries[best].shown
            detail = f"the same answers as {shown}"
            reports[place] = _report(entries[place], Status.SAME_AGAIN, detail, shown)
    for place in others:
        shown = entries[best].shown
        detail = f"same id and revision as {shown}, other answers: not counted"
        reports[place] = _report(entries[place], Status.CONFLICT, detail, shown)
    if others:
        names = sorted(entries[place].shown for place in others)
        detail = f"same id and revision as {', '.join(names)}, other answers: this one counts"
        reports[best] = _report(entries[best], Status.CONFLICT, detail, *names)
    return best


def _same_answers(first: Entry, second: Entry) -> bool:
    return (
        first.framework == second.framework
        and first.round == second.round
        and first.contribution == second.contribution
    )


def _namesakes(
    entries: Sequence[Entry], groups: Iterable[Sequence[int]]
) -> dict[int, tuple[str, ...]]:
    """Place → the files of others with the same alias.

    Args:
        entries: one for each session file.
        groups: for each framework and round the places of the entries that count.
    """
    found: dict[int, tuple[str, ...]] = {}
    for group in groups:
        named = ((alias, place) for place in group if (alias := entries[place].alias_key))
        for same in _met_again(named).values():
            for place in same:
                others = (entries[other].shown for other in same if other != place)
                found[place] = tuple(sorted(others))
    return found


def _counted_report(entry: Entry, namesakes: tuple[str, ...]) -> FileReport:
    contribution = entry.contribution
    assert contribution is not None
    if not entry.same_version or contribution.unknown:
        detail = (
            f"rated with another version of this framework:"
            f" {contribution.matched} of {contribution.items} items match"
        )
        return _report(entry, Status.OTHER_VERSION, detail)
    if namesakes:
        detail = f"may be the same person as {', '.join(namesakes)}; both count"
        return _report(entry, Status.NAMESAKE, detail, *namesakes)
    status = Status.DRAFT if entry.is_draft else Status.ADDED
    return _report(entry, status, _progress(entry.answered, entry.of))


@lru_cache
def _progress(answered: int, of: int) -> str:
    # Thousands of files say one of a few things.
    return f"{answered} of {of} answered"


def _report(entry: Entry, status: Status, detail: str, *others: str) -> FileReport:
    # By place and not by name: thousands are made again whenever one file changes.
    return FileReport(
        entry.shown,
        status,
        detail,
        entry.id,
        entry.answered,
        entry.of,
        entry.digest,
        entry.framework,
        others,
    )


def _narrowed(
    entry: Entry,
    layouts: Mapping[str, Layout],
    round_items: Mapping[tuple[str, int], frozenset[str]],
) -> Entry:
    items = round_items.get((entry.framework, entry.round))
    return narrowed(entry, items, layouts[entry.framework]) if items else entry


def _rooms(
    groups: Mapping[tuple[str, int], Sequence[Entry]],
    counted: Sequence[Entry],
    layouts: Mapping[str, Layout],
) -> Iterable[Room]:
    later = any(round_number > 1 for _, round_number in groups)
    matched = matched_of(counted) if later else {}
    for (framework, round_number), group in sorted(groups.items()):
        shown = role_names(entry.role for entry in group)
        members = [
            (shown.get(entry.role), entry.contribution)
            for entry in group
            if entry.contribution is not None
        ]
        room = room_of(layouts[framework], round_number, members)
        yield with_moves(room, layouts[framework], matched.get((framework, round_number), ()))


def role_names(roles: Iterable[str | None]) -> dict[str | None, str]:
    """How each role is written: the commonest spelling of it, then the first in the alphabet."""
    found: dict[str | None, str] = {}
    found.update(one_spelling(Counter(role for role in roles if role)))
    return found
