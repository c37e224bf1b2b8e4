"""The answers of single raters, as they may be written into a table: in the room, and only there.

Asked through `privacy`, and by nobody else. Raters have numbers, in the order of a digest of their
sessions' ids: it tells nothing of who came first or whose file lies where. A rater of several
rounds has one number in all of them.
"""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from qi_tui.analysis.merging.contribution import DONT_KNOW, NOT_APPLICABLE, NUMBER, UNANSWERED
from qi_tui.analysis.merging.entry import Entry, entry_of, narrowed
from qi_tui.analysis.merging.layout import Layout
from qi_tui.analysis.merging.merging import role_names
from qi_tui.analysis.rounds.moves import is_a_raters, links_of
from qi_tui.analysis.shown.gate import Audience, Gate
from qi_tui.model.answer import Standing
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Facet, Framework
from qi_tui.model.session import Session
from qi_tui.model.text import display
from qi_tui.model.workshop import Limits, Naming

NEVER_OUTSIDE = "no single answers leave the room"
"""Why there are none outside."""
NOT_FOR_ONE = "a report of one rater has no single answers of the others"
"""Why there are none in a rater's own report."""


_STANDINGS = {
    UNANSWERED: Standing.UNANSWERED,
    DONT_KNOW: Standing.DONT_KNOW,
    NOT_APPLICABLE: Standing.NOT_APPLICABLE,
}


@dataclass(frozen=True, slots=True)
class SingleAnswer:
    """What one rater answered to one item, for one facet and subject.

    Attributes:
        rater: a number from 1 on.
        alias: empty where the workshop is not *named*.
        role: empty without one, and where its group is too small to show.
        value: 1..points, or a count item's number; None unless rated.
        priority: whether the rater voted for the item.
    """

    framework: str
    round: int
    rater: int
    alias: str
    role: str
    item: str
    facet: Facet
    subject: str | None
    standing: Standing
    value: int | None
    priority: bool


@dataclass(frozen=True, slots=True)
class SingleAnswers:
    """The single answers that may be shown; `hidden` says why there are none, else it is None."""

    rows: tuple[SingleAnswer, ...] = ()
    hidden: str | None = None


def show_answers(
    sessions: Sequence[Session],
    frameworks: Mapping[str, Framework],
    audience: Audience,
    limits: Limits | None,
    naming: Naming,
    round_items: Mapping[tuple[str, int], frozenset[str]] | None = None,
) -> SingleAnswers:
    """The single answers that this audience may see: all of them in the room, none outside.

    In a *named* workshop alias and role stand beside them, in an *alias* one only the roles of
    groups that may be shown, in an *anonymous* one neither. A rater's role stays away from all
    rounds where its group may not be shown in one of them, for the number would tell it. Tallies
    have no single answers.

    Args:
        sessions: those that count, in any order; each id once.
        frameworks: those that they are of, by id; sessions of others are passed over.
        audience: who will see it.
        limits: the workshop's privacy limits; the house's where there is none.
        naming: what the workshop promised about names.
        round_items: as for `merging.merge`.

    Returns:
        By framework and round, then by rater, in each the items in the framework's order; by facet,
        then by subject, within an item.
    """
    if audience is Audience.OUTSIDE:
        return SingleAnswers((), NEVER_OUTSIDE)
    layouts = {name: Layout(each, framework_digest(each)) for name, each in frameworks.items()}
    entries = list(_entries(sessions, layouts, round_items or {}))
    numbers = numbers_of(entries)
    roles = roles_beside(entries, naming, Gate(audience, limits or Limits()))
    aliases = {each.head.id: each.head.rater.alias or "" for each in sessions}
    entries.sort(key=lambda entry: (entry.framework, entry.round, numbers[entry.id]))
    return SingleAnswers(
        tuple(
            row
            for entry in entries
            for row in _rows(
                entry,
                layouts[entry.framework],
                numbers[entry.id],
                display(aliases[entry.id]) if naming == "named" else "",
                roles.get(entry.id, ""),
            )
        )
    )


def _entries(
    sessions: Sequence[Session],
    layouts: Mapping[str, Layout],
    round_items: Mapping[tuple[str, int], frozenset[str]],
) -> Iterator[Entry]:
    """The sessions of raters as merging takes them."""
    for session in sessions:
        layout = layouts.get(session.head.framework)
        if layout is None:
            continue
        entry = entry_of(session, "", "", layout)
        if is_a_raters(entry):
            items = round_items.get((entry.framework, entry.round), frozenset())
            yield narrowed(entry, items, layout)


def numbers_of(entries: Sequence[Entry], salt: bytes = b"") -> dict[str, int]:
    """Session id → the number of its rater, 1 and up; with another salt they are others.

    Args:
        entries: of raters, each id once.
        salt: what goes into the digests before the ids.
    """
    links = links_of(entries)
    first: dict[str, str] = {}
    for entry in entries:
        here = entry
        while here.id in links:
            here = links[here.id]
        first[entry.id] = here.id
    ordered = sorted(set(first.values()), key=lambda each: (_digest(salt, each), each))
    places = {each: number for number, each in enumerate(ordered, start=1)}
    return {each: places[root] for each, root in first.items()}


def _digest(salt: bytes, session: str) -> str:
    return hashlib.sha256(salt + session.encode("utf-8", "surrogatepass")).hexdigest()


def roles_beside(entries: Sequence[Entry], naming: Naming, gate: Gate) -> dict[str, str]:
    """Session id → the role that may stand beside its answers; the entries are those of raters."""
    if naming == "anonymous":
        return {}
    rooms: dict[tuple[str, int], list[Entry]] = defaultdict(list)
    for entry in entries:
        rooms[entry.framework, entry.round].append(entry)
    roles: dict[str, str] = {}
    hidden: dict[str, set[str]] = defaultdict(set)
    for (framework, _), group in rooms.items():
        names = role_names(entry.role for entry in group)
        sizes: dict[str, int] = defaultdict(int)
        for entry in group:
            if entry.role in names:
                roles[entry.id] = names[entry.role]
                sizes[names[entry.role]] += 1
        hidden[framework] |= sizes.keys() - gate.roles(sizes, len(group))
    if naming == "named":
        return roles
    framework_of = {entry.id: entry.framework for entry in entries}
    return {each: role for each, role in roles.items() if role not in hidden[framework_of[each]]}


def _rows(
    entry: Entry, layout: Layout, rater: int, alias: str, role: str
) -> Iterator[SingleAnswer]:
    contribution = entry.contribution
    assert contribution is not None
    asked = layout.asked(contribution.columns, ())
    if contribution.asked is not None:
        asked = asked.intersection(contribution.asked)
    priorities = set(contribution.priorities)
    for place, item in enumerate(layout.items):
        if item not in asked:
            continue
        for facet, key, subject in _sheets(layout.framework, contribution.subjects):
            codes = contribution.sheets.get((facet, key), b"")
            code = codes[place] if codes else UNANSWERED
            number = contribution.numbers.get((facet, key, item))
            yield SingleAnswer(
                framework=entry.framework,
                round=entry.round,
                rater=rater,
                alias=alias,
                role=role,
                item=item,
                facet=facet,
                subject=subject,
                standing=_STANDINGS.get(code, Standing.RATED),
                value=None if code in _STANDINGS else number if code == NUMBER else code,
                priority=facet == "now" and item in priorities,
            )


def _sheets(
    framework: Framework, subjects: Mapping[str, str]
) -> list[tuple[Facet, str | None, str | None]]:
    """Facet, subject's key and subject as shown, of all that is asked about one item."""
    whom: list[tuple[str | None, str | None]] = [(None, None)]
    if framework.subjects is not None:
        whom = [(key, display(subjects[key])) for key in sorted(subjects)]
    return [(facet, key, shown) for facet in framework.facets for key, shown in whom]
