"""Finding a rater's sessions again in a workshop's folder, by alias or by two-word code.

What cannot be read is passed over. Of several copies of one session the one with the highest
revision is taken, and of several sessions the one that was saved last. Where both the folder's
session and the caller name a workshop, it must be the same one.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from pathlib import Path
from typing import NamedTuple

from qi_tui.model.codes import matches
from qi_tui.model.session import Head, Rater, Session
from qi_tui.model.text import same_name
from qi_tui.store.mine import ratings_in

IsTheirs = Callable[[Rater], bool]


class Kept(NamedTuple):
    """A rater's session, and where it lies."""

    path: Path
    session: Session

    @property
    def head(self) -> Head:
        """Whose answers these are, to what, and when."""
        return self.session.head


def session_by_alias(
    folder: Path, framework: str, round_number: int, alias: str, workshop: str | None = None
) -> Kept | None:
    """The session under an alias in a framework and round; None where there is none.

    Aliases that may be the same person's are taken for the same (`text.same_name`).
    """
    rounds = _by_round(folder, framework, workshop)
    return _latest(rounds.get(round_number, []), _by_alias(alias))


def session_by_code(
    folder: Path, framework: str, round_number: int, code: str, workshop: str | None = None
) -> Kept | None:
    """The session under a two-word code in a framework and round; None where there is none.

    It takes a hundredth of a second for every rater with a code: not for the thread of the screen.
    """
    rounds = _by_round(folder, framework, workshop)
    return _latest(rounds.get(round_number, []), _by_code(code))


def previous_of(
    folder: Path,
    framework: str,
    before_round: int,
    alias: str | None = None,
    code: str | None = None,
    workshop: str | None = None,
) -> Session | None:
    """A rater's session of the latest earlier round in which they have one.

    Args:
        folder: the workshop's.
        framework: its id.
        before_round: the round that is about to begin, counted from 1.
        alias: who it is; in an anonymous workshop `code` is given instead. Without either it is
            nobody's.
        code: as the rater typed it.
        workshop: the id of the workshop, where there is one.
    """
    is_theirs = _by_code(code) if code is not None else _by_alias(alias or "")
    rounds = _by_round(folder, framework, workshop)
    for number in sorted(rounds, reverse=True):
        if number < before_round and (found := _latest(rounds[number], is_theirs)) is not None:
            return found.session
    return None


def _by_alias(alias: str) -> IsTheirs:
    wanted = same_name(alias)
    return lambda rater: bool(wanted) and same_name(rater.alias or "") == wanted


def _by_code(code: str) -> IsTheirs:
    tried: dict[str, bool] = {}

    def is_theirs(rater: Rater) -> bool:
        # Copies of a session have the same code, and trying one takes its time.
        if rater.code and rater.code not in tried:
            tried[rater.code] = matches(code, rater.code)
        return bool(rater.code) and tried[rater.code or ""]

    return is_theirs


def _by_round(folder: Path, framework: str, workshop: str | None) -> dict[int, list[Kept]]:
    """The sessions of a framework and workshop, by their rounds."""
    rounds: dict[int, list[Kept]] = {}
    for path, session in ratings_in(folder):
        head = session.head
        is_of_another = None not in (workshop, head.workshop) and workshop != head.workshop
        if head.framework == framework and not is_of_another:
            rounds.setdefault(head.round, []).append(Kept(path, session))
    return rounds


def _latest(sessions: Iterable[Kept], is_theirs: IsTheirs) -> Kept | None:
    """Of these, the rater's that was saved last, in its highest revision."""
    newest: dict[str, Kept] = {}
    for kept in sessions:
        if is_theirs(kept.head.rater):
            other = newest.get(kept.head.id)
            if other is None or _age(kept) > _age(other):
                newest[kept.head.id] = kept
    return max(newest.values(), key=lambda kept: (kept.head.updated_at, *_age(kept)), default=None)


def _age(kept: Kept) -> tuple[int, int, str]:
    """What puts copies in order: revision, then the shorter name, then the alphabet."""
    return kept.head.revision, -len(kept.path.name), kept.path.name
