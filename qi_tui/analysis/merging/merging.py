"""Which of the files count, and why: one status for each, the same whatever their order.

This looks only at what was read from the files, never at the files themselves.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

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
    reports: dict[int, FileReport] = {}
    open_places: dict[str, list[int]] = defaultdict(list)
    for place, entry in enumerate(entries):
        if entry.contribution is None:
            detail = f'there is no framework "{display(entry.framework)}" here: not counted'
            reports[place] = _report(entry, Status.UNKNOWN_FRAMEWORK, detail)
        elif entry.id in left_out:
            why = display(left_out[entry.id], 200)
            detail = f"set aside: {why}" if why else "set aside by the facilitator"
            reports[place] = _report(entry, Status.LEFT_OUT, detail)
        else:
            open_places[entry.id].append(place)
    counted: list[int] = []
    for session_id, places in open_places.items():
        if len(places) == 1:
            counted.extend(places)
        else:
            counted.append(_one_of(entries, places, chosen.get(session_id), reports))
    names = _namesakes(entries, counted)
    for place in counted:
        if place not in reports:
            reports[place] = _counted_report(entries[place], names.get(place, ()))
    kept = tuple(entries[place] for place in sorted(counted))
    ordered = tuple(reports[place] for place in range(len(entries)))
    return Merge(tuple(_rooms(kept, layouts)), ordered, kept)


def _one_of(
    entries: Sequence[Entry],
    places: list[int],
    choice: str | None,
    reports: dict[int, FileReport],
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


def _namesakes(entries: Sequence[Entry], counted: Iterable[int]) -> dict[int, tuple[str, ...]]:
    """Place → the files of others with the same alias in the same framework and round."""
    groups: dict[tuple[str, int, str], list[int]] = defaultdict(list)
    for place in counted:
        entry = entries[place]
        if entry.alias_key:
            groups[entry.framework, entry.round, entry.alias_key].append(place)
    return {
        place: tuple(sorted(entries[other].shown for other in group if other != place))
        for group in groups.values()
        if len(group) > 1
        for place in group
    }


def _counted_report(entry: Entry, namesakes: tuple[str, ...]) -> FileReport:
    contribution = entry.contribution
    assert contribution is not None
    if not entry.same_version or contribution.unknown:
        detail = (
            f"rated with another version of this framework:"
            f" {contribution.matched} of {contribution.items} items match"
        )
        return _report(entry, Status.OTHER_VERSION, detail)
    progress = f"{entry.answered} of {entry.of} answered"
    if namesakes:
        detail = f"may be the same person as {', '.join(namesakes)}; both count"
        return _report(entry, Status.NAMESAKE, detail, *namesakes)
    return _report(entry, Status.DRAFT if entry.is_draft else Status.ADDED, progress)


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


def _rooms(counted: Sequence[Entry], layouts: Mapping[str, Layout]) -> Iterable[Room]:
    groups: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in counted:
        groups[entry.framework, entry.round].append(entry)
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
