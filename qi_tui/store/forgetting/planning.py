"""What goes when one rater is taken out of a folder and of the workshop file; nothing is changed.

Their answers lie in session files and in what is left of these: previous versions, half-saved ones,
copies. In the facilitator's record only their ids do, in what was left out and what was chosen.
What the room decided, noted and set out to do is the room's, and stays.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from qi_tui.model.session import Session
from qi_tui.model.text import display, same_name
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.disk.atomic import BACKUP
from qi_tui.store.disk.locking import LOCK
from qi_tui.store.forgetting.people import Nobody, Person, called_so, person_called
from qi_tui.store.forgetting.reading import Damaged, Holdings, holdings
from qi_tui.store.workshop.workshop_reading import FILE_NAME

SHORT = 8
"""Characters of an id in a file's name."""
NAMED = 10
"""Damaged files that are named where nobody was found."""


class What(StrEnum):
    """What a file is that goes, in the order in which they go."""

    BESIDE = "left beside a session by a program"
    PREVIOUS = "a previous or half-saved version"
    SESSION = "a session"


@dataclass(frozen=True, slots=True)
class Going:
    """A file that goes; `near` tells that who was asked for stands in the file itself."""

    path: Path
    what: What
    near: bool = False


@dataclass(frozen=True, slots=True)
class Plan:
    """What forgetting somebody means.

    Attributes:
        person: whose sessions go.
        goes: the files, in the order in which they go.
        records: the facilitator's records that name a session of theirs, with how often each does.
        damaged: files that may be theirs and cannot be read: they stay.
        same_alias: sessions under the same alias that may be somebody else's: they stay.
        links: of the files that go, those that are only links to a file elsewhere.
        owned: how many actions are in their name in the records.
        mentioned: whether their alias stands in what the facilitator wrote.
        others: files that may hold answers in a form that is not looked into: they stay.
        troubles: a sentence for each place that could not be looked at.
    """

    person: Person
    goes: tuple[Going, ...]
    records: tuple[tuple[Path, int], ...]
    damaged: tuple[Damaged, ...]
    same_alias: tuple[Session, ...]
    links: tuple[Path, ...]
    owned: int
    mentioned: bool
    others: tuple[Path, ...]
    troubles: tuple[str, ...]


def plan_forgetting(who: str, places: Sequence[Path], recursive: bool = False) -> Plan:
    """What goes when somebody is forgotten; nothing is changed.

    Args:
        who: an alias, a two-word code, an id or at least the first 8 characters of one.
        places: folders and files.
        recursive: whether the folders below a folder are looked into too.

    Raises:
        SeveralPeople: where more than one rater can be meant.
        Nobody: where nobody is.
    """
    found = holdings(places, recursive)
    try:
        person, same_alias = person_called(who, (session for _, session in found.sessions))
    except Nobody as nobody:
        raise _with_damaged(nobody, found) from None
    goes = tuple(sorted(_going(person, found, who), key=_turn))
    aliases = {same_name(each.head.rater.alias or "") for each in person.sessions} - {""}
    records = [record for _, record in found.records]
    return Plan(
        person=person,
        goes=goes,
        records=tuple(_records(found, person.ids)),
        damaged=tuple(each for each in found.damaged if _may_be_of(each, person, found)),
        same_alias=same_alias,
        links=tuple(each.path for each in goes if each.path.is_symlink()),
        owned=sum(
            same_name(action.owner) in aliases
            for path, record in found.records
            if not is_previous(path)
            for action in record.actions.values()
        ),
        mentioned=any(_mentions(record, aliases) for record in records),
        others=tuple(found.others),
        troubles=tuple(found.troubles),
    )


def _with_damaged(nobody: Nobody, found: Holdings) -> Nobody:
    """What to say where nobody was found, and some files could not be read."""
    shown = [display(str(each.path), 120) for each in found.damaged[:NAMED]]
    if not shown:
        return nobody
    more = ", …" if len(found.damaged) > NAMED else ""
    hint = f"These cannot be read, and may be theirs: {', '.join(shown)}{more}."
    return Nobody(nobody.title, nobody.message, hint)


def _going(person: Person, found: Holdings, who: str) -> Iterator[Going]:
    ids, near = person.ids, called_so(person.sessions, who)
    names: set[tuple[Path, str]] = set()
    for path, session in found.sessions:
        if session.head.id not in ids:
            continue
        what = What.PREVIOUS if is_previous(path) else What.SESSION
        yield Going(path, what, session.head.id in near)
        if what is What.SESSION:
            names.add((path.parent, path.name))
            beside = path.with_name(f"._{path.name}")
            if beside.exists():
                yield Going(beside, What.BESIDE)
    for path in found.locks:
        of = path.name[: -len(LOCK)]
        parts = of.casefold().split(".")
        if (path.parent, of) in names or any(each[:SHORT] in parts for each in ids):
            yield Going(path, What.BESIDE)


def _turn(going: Going) -> tuple[bool, int, str]:
    """What is known only by another file goes before that one; sessions go last."""
    return going.near, list(What).index(going.what), str(going.path)


def is_previous(path: Path) -> bool:
    """Whether a file is a previous, half-saved or hidden version, and none that is worked with."""
    return path.name.startswith((".", "~$")) or path.suffix.casefold() != ".json"


def _traces(record: WorkshopFile, ids: frozenset[str]) -> int:
    left_out = sum(each.session in ids for each in record.left_out.values())
    return left_out + sum(each.session in ids for each in record.chosen.values())


def _records(found: Holdings, ids: frozenset[str]) -> Iterator[tuple[Path, int]]:
    """The records that name one of these sessions, and how often each does.

    A previous version is cleaned with its record; it is here where that one names none.
    """
    naming = {path: number for path, record in found.records if (number := _traces(record, ids))}
    for path, number in naming.items():
        if path.with_name(path.name.removesuffix(BACKUP)) not in naming.keys() - {path}:
            yield path, number


def _may_be_of(damaged: Damaged, person: Person, found: Holdings) -> bool:
    """Whether a file that cannot be read may be this rater's: not where it is surely another's."""
    if damaged.path.name.casefold().startswith(FILE_NAME):
        return bool(damaged.ids & person.ids)
    theirs = {each[:SHORT] for each in person.ids}
    if damaged.ids & person.ids or damaged.short & theirs:
        return True
    others = {session.head.id for _, session in found.sessions} - person.ids
    return not (damaged.ids & others or damaged.short & {each[:SHORT] for each in others})


def _mentions(record: WorkshopFile, aliases: Iterable[str]) -> bool:
    """Whether an alias stands in what the facilitator wrote, as words of their own."""
    texts = [note.text for note in record.notes.values()]
    for agreed in record.agreed.values():
        texts += [agreed.why_not_lower, agreed.why_not_higher, agreed.parked_because]
    texts += [action.text for action in record.actions.values()]
    texts += [action.reason for action in record.actions.values()]
    texts += [entry.reason for entry in record.left_out.values()]
    spaced = [f" {''.join(c if c.isalnum() else ' ' for c in same_name(each))} " for each in texts]
    words = ["".join(c if c.isalnum() else " " for c in each) for each in aliases]
    joined = [" ".join(each.split()) for each in spaced]
    return any(f" {' '.join(word.split())} " in f" {text} " for word in words for text in joined)
