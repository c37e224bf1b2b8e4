"""Who is meant by an alias, a two-word code or an id, and which sessions are theirs.

A rater has a session for each framework and round. Those of later rounds are found by what they
`follow`, also where the alias was changed between; those of other frameworks by the alias or the
code. Nobody is guessed: where the sessions under one alias can be of two people, they are told
apart by ids.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from qi_tui.errors import UsageError
from qi_tui.model.codes import matches, normal
from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name

# A file's name shows the first 8 characters of an id: from so many on it is taken for one.
_ID = re.compile(r"[0-9a-f-]{8,36}")
LISTED = 20


@dataclass(frozen=True, slots=True)
class Person:
    """The sessions that are surely one rater's.

    Attributes:
        sessions: those found, each id once, by framework and round.
        gone: ids of others that these follow and that are not here, or not any more.
    """

    sessions: tuple[Session, ...]
    gone: frozenset[str] = frozenset()

    @property
    def ids(self) -> frozenset[str]:
        """Of all of their sessions."""
        return self.gone.union(each.head.id for each in self.sessions)


class Nobody(UsageError):
    """No session is of whoever was asked for."""


class SeveralPeople(UsageError):
    """More than one rater is meant; `people` tells them apart, a line each."""

    def __init__(self, who: str, people: Sequence[Person]) -> None:
        super().__init__(
            "More than one rater",
            f'"{display(who)}" can be {len(people)} raters; nothing was taken away.',
            "Name the one by an id from these lines.",
        )
        self.people = tuple(line for each in people[:LISTED] for line in described(each.sessions))


def person_called(who: str, sessions: Iterable[Session]) -> tuple[Person, tuple[Session, ...]]:
    """The rater who is meant, and sessions under the same alias that may be somebody else's.

    Args:
        who: an alias, a two-word code, an id or at least the first 8 characters of one.
        sessions: all that there are, copies of one among them.

    Raises:
        SeveralPeople: where more than one rater can be meant.
        Nobody: where nobody is.
    """
    chains = _chains(sessions)
    meant = _by_id(who, chains)
    if meant:
        if len(meant) > 1:
            raise SeveralPeople(who, meant)
        return _with_others(meant[0], chains)
    named = [each for each in chains if called_so(each.sessions, who)]
    if not named:
        raise Nobody(
            "Nobody of that name",
            f'Nobody\'s session here has "{display(who)}" as its alias, its two words or its id.',
            "Look at the name; the id of a session is the last part of its file's name.",
        )
    if _may_be_several(named):
        raise SeveralPeople(who, named)
    return _together(named), ()


def described(sessions: Sequence[Session]) -> list[str]:
    """What tells a session from others, a line for each: id, role, framework, round, day."""
    return [
        ", ".join(
            part
            for part in (
                each.head.id,
                display(each.head.rater.alias or "without an alias"),
                display(each.head.rater.role or "without a role"),
                display(each.head.framework),
                f"round {each.head.round}",
                each.head.updated_at[:10],
            )
        )
        for each in sessions
    ]


def _chains(sessions: Iterable[Session]) -> list[Person]:
    """The sessions in groups of which each is surely one rater's."""
    newest: dict[str, Session] = {}
    for session in sessions:
        before = newest.get(session.head.id)
        if before is None or before.head.revision < session.head.revision:
            newest[session.head.id] = session
    # Where two follow one session in the same round, nobody can say whose it was.
    followers = Counter((each.head.follows, each.head.round) for each in newest.values())
    groups: dict[str, set[str]] = {each: {each} for each in newest}
    for session in newest.values():
        head = session.head
        if head.follows is None or followers[head.follows, head.round] > 1:
            continue
        joined = groups[head.id] | groups.get(head.follows, {head.follows})
        groups.update(dict.fromkeys(joined, joined))
    found = {frozenset(each) for each in groups.values()}
    return [
        Person(
            tuple(sorted((newest[each] for each in group if each in newest), key=_order)),
            group - newest.keys(),
        )
        for group in sorted(found, key=min)
        if any(each in newest for each in group)
    ]


def called_so(sessions: Iterable[Session], who: str) -> frozenset[str]:
    """The ids of those of these sessions that alone would tell who is meant."""
    codes: dict[str, bool] = {}
    return frozenset(each.head.id for each in sessions if _names(each, who, codes))


def _by_id(who: str, chains: Sequence[Person]) -> list[Person]:
    if not _is_id(who):
        return []
    wanted = who.strip().casefold()
    return [chain for chain in chains if any(each.startswith(wanted) for each in chain.ids)]


def _names(session: Session, who: str, codes: dict[str, bool]) -> bool:
    """Whether a session has this alias, this code or this id; `codes` are those tried already."""
    rater, wanted = session.head.rater, same_name(who)
    if _is_id(who) and session.head.id.startswith(who.strip().casefold()):
        return True
    if wanted and same_name(rater.alias or "") == wanted:
        return True
    # Trying a code takes its time, and only two words can be one.
    if rater.code is None or "-" not in normal(who):
        return False
    if rater.code not in codes:
        codes[rater.code] = matches(who, rater.code)
    return codes[rater.code]


def _is_id(who: str) -> bool:
    return _ID.fullmatch(who.strip().casefold()) is not None


def _with_others(meant: Person, chains: Sequence[Person]) -> tuple[Person, tuple[Session, ...]]:
    """Whoever has this id, with the sessions under the same alias where only one person has it."""
    names = {same_name(each.head.rater.alias or "") for each in meant.sessions} - {""}
    same = [
        chain
        for chain in chains
        if chain == meant
        or any(same_name(each.head.rater.alias or "") in names for each in chain.sessions)
    ]
    if not _may_be_several(same):
        return _together(same), ()
    others = [each for chain in same if chain != meant for each in chain.sessions]
    return meant, tuple(sorted(others, key=_order))


def _may_be_several(chains: Sequence[Person]) -> bool:
    """Whether these can be of more than one rater.

    Nobody has two sessions in one framework and round, and another role is another person.
    """
    seats: dict[tuple[str, int], int] = defaultdict(int)
    for chain in chains:
        for seat in {(each.head.framework, each.head.round) for each in chain.sessions}:
            seats[seat] += 1
    if any(number > 1 for number in seats.values()):
        return True
    roles = [
        {same_name(each.head.rater.role) for each in chain.sessions if each.head.rater.role}
        for chain in chains
    ]
    return any(one and two and one.isdisjoint(two) for one, two in combinations(roles, 2))


def _together(chains: Sequence[Person]) -> Person:
    sessions = sorted((each for chain in chains for each in chain.sessions), key=_order)
    return Person(tuple(sessions), frozenset[str]().union(*(chain.gone for chain in chains)))


def _order(session: Session) -> tuple[str, int, str]:
    return session.head.framework, session.head.round, session.head.id
