"""Workshops for the tests of privacy: every rater has a name, a role, words and a time of day.

Each of these is a word that stands nowhere else, so that finding it on a surface is a leak. What is
typed in is the worst that can come: also in an anonymous workshop the files hold aliases and times,
as they do where it became anonymous after some had rated.
"""

from __future__ import annotations

import json
import uuid
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from qi_tui.model.framework import Framework
from qi_tui.model.workshop import Limits, Naming
from qi_tui.store.definitions.library import Library

REDESIGN = "effective-redesign"
HOUSE = Limits()
RAISED = Limits(median=7, counts=15, role_in_room=4)
WORKSHOP = "d0e5c7b4-52f4-4ad2-b6a8-6f6b0d0f5e33"
AGAIN = (0, 4)
"""The items of the second round, by their places."""
ALIASES = (
    *("Quillon", "Zephrin", "Vashti", "Yorric", "Xanthe", "Wulfra"),
    *("Umbrel", "Thessaly", "Sidonie", "Rhoswen", "Peregrin", "Ondine"),
)
ROLES = ("zporter", "zbaker", "zweaver", "zmason")


@dataclass(frozen=True)
class Person:
    """One rater.

    Attributes:
        number: from 0; it makes the ids of the sessions, which everybody may see.
        moment: hours, minutes and seconds of the second at which the rating was saved.
        remarks: the comment of the first round and that of the second.
        files: the names of both files, without `.json`.
        rounds: the answers of each round; None for don't know.
    """

    number: int
    alias: str
    role: str
    moment: str
    remarks: tuple[str, str]
    files: tuple[str, str]
    rounds: tuple[tuple[int | None, ...], tuple[int | None, ...]]

    def session(self, round_number: int) -> str:
        """The id of a session."""
        return str(uuid.uuid5(uuid.NAMESPACE_OID, f"{self.number} in round {round_number}"))


@dataclass(frozen=True)
class Cast:
    """A workshop and its people.

    Attributes:
        shown: the roles whose answers the room may see; written down by hand where a cast is made,
            and not worked out. `outside` those that may leave it.
    """

    naming: Naming
    limits: Limits
    people: tuple[Person, ...]
    shown: tuple[str, ...]
    outside: tuple[str, ...]

    @property
    def small(self) -> tuple[str, ...]:
        """The roles whose answers the room may not see."""
        return tuple(sorted({person.role for person in self.people} - {*self.shown}))

    def answers(self, place: int, round_number: int) -> int:
        """How many rated an item, by its place."""
        values = [person.rounds[round_number - 1][place] for person in self.people]
        return sum(value is not None for value in values)


def cast(
    sizes: Sequence[int],
    shown: Sequence[int] = (),
    naming: Naming = "alias",
    limits: Limits = HOUSE,
    outside: Sequence[int] = (),
) -> Cast:
    """A workshop of groups of so many people each.

    Args:
        sizes: how many have the first role, the second …
        shown: which of the groups the room may see, by their places.
        naming: of the workshop.
        limits: of the workshop.
        outside: which of the groups may leave the room.
    """
    roles = [role for role, size in zip(ROLES, sizes, strict=False) for _ in range(size)]
    people = tuple(_person(number, role) for number, role in enumerate(roles))
    may = [tuple(sorted(ROLES[place] for place in places)) for places in (shown, outside)]
    return Cast(naming, limits, people, *may)


def _person(number: int, role: str) -> Person:
    first = [1 + (3 * number + 5 * place + number * place) % 7 for place in range(9)]
    # So that some items were rated by one person fewer than there are, and one by nobody.
    answers: list[int | None] = [*first]
    answers[1] = None if number == 0 else first[1]
    answers[8] = None
    again = [1 + (first[place] + number) % 7 if place in AGAIN else None for place in range(9)]
    return Person(
        number=number,
        alias=ALIASES[number],
        role=role,
        moment=f"13:{21 + number}:47",
        remarks=(f"saffron{number:02}", f"topaz{number:02}"),
        files=(f"kestrel{number:02}", f"merlin{number:02}"),
        rounds=(tuple(answers), tuple(again)),
    )


def strangers(made: Cast) -> Cast:
    """The same answers by people of other names, at other times, in files of other names."""
    last = len(made.people) - 1
    return replace(
        made,
        people=tuple(
            replace(
                person,
                alias=f"Other{last - person.number:02}",
                moment=f"07:{59 - person.number}:03",
                files=(f"x{last - person.number:02}", f"y{last - person.number:02}"),
            )
            for person in made.people
        ),
    )


def relabelled(made: Cast) -> Cast:
    """The same people; those whose roles are too small to show have them the other way round."""
    hidden = [person for person in made.people if person.role in made.small]
    roles = iter([person.role for person in reversed(hidden)])
    people = (
        replace(person, role=next(roles)) if person.role in made.small else person
        for person in made.people
    )
    return replace(made, people=tuple(people))


def rated_otherwise(made: Cast, keep_median: bool) -> Cast:
    """The same people with other answers to the same items; with the same medians where asked.

    Whoever is below the middle of an item goes down to 1, whoever is above it up to 7.
    """
    rounds = [[*person.rounds] for person in made.people]
    for which in (0, 1):
        for place in range(9):
            given = [person.rounds[which][place] for person in made.people]
            known = sorted(value for value in given if value is not None)
            middle = {known[(len(known) - 1) // 2], known[len(known) // 2]} if known else {0}
            for number, value in enumerate(given):
                if value is None or (keep_median and min(middle) <= value <= max(middle)):
                    continue
                other = (1 if value < min(middle) else 7) if keep_median else 8 - value
                row = [*rounds[number][which]]
                row[place] = other
                rounds[number][which] = tuple(row)
    people = zip(made.people, rounds, strict=True)
    return replace(
        made,
        people=tuple(replace(person, rounds=(each[0], each[1])) for person, each in people),
    )


def play(made: Cast, folder: Path, rounds: int = 2) -> Path:
    """Put the files of a workshop into a folder: everybody's, and the record, all revealed."""
    folder.mkdir(parents=True, exist_ok=True)
    for path in folder.iterdir():
        path.unlink()
    library = Library()
    framework = library.need(REDESIGN)
    items = [*framework.points]
    again = [items[place] for place in AGAIN]
    for person in made.people:
        for number in range(1, rounds + 1):
            content = _session(framework, library.digest(framework), person, number, again)
            _write(folder / f"{person.files[number - 1]}.json", content)
    head = {
        "schema": 1,
        "id": WORKSHOP,
        "title": "Winter flow",
        "date": "2026-11-20",
        "frameworks": [REDESIGN],
        "naming": made.naming,
        "limits": made.limits.model_dump(),
        "round": rounds,
        "round_items": again if rounds > 1 else [],
        "revealed": True,
        "agenda": [{"item": item, "minutes": 5} for item in items],
    }
    action = {"text": "Ask for two days a week", "owner": "The manager", "item": items[0]}
    agreed = {"framework": REDESIGN, "item": items[0], "round": 1, "value": 4}
    tables = {"workshop": {"1": head}, "agreed": {"1": agreed}, "actions": {"1": action}}
    _write(folder / "workshop.json", tables)
    return folder


def _session(
    framework: Framework, digest: str, person: Person, number: int, again: Sequence[str]
) -> Mapping[str, Any]:
    items, values = [*framework.points], person.rounds[number - 1]
    asked = again if number > 1 else items
    given = [(item, value) for item, value in zip(items, values, strict=True) if item in asked]
    head = {
        "schema": 1,
        "id": person.session(number),
        "revision": 3,
        "framework": framework.id,
        "framework_version": framework.version,
        "framework_digest": digest,
        "points": 7,
        "round": number,
        "follows": person.session(1) if number > 1 else None,
        "workshop": WORKSHOP,
        "items": [*asked] if number > 1 else [],
        "kind": "ratings",
        "rater": {"alias": person.alias, "role": person.role, "code": None},
        "about": {"title": "Winter flow"},
        "status": "final",
        "started_at": f"2026-11-20T{person.moment}Z",
        "updated_at": f"2026-11-20T{person.moment}Z",
    }
    sheet = {
        "facet": "now",
        "subject": None,
        "values": {item: value for item, value in given if value is not None},
        "dont_know": [item for item, value in given if value is None],
        "not_applicable": [],
        "comments": {items[0]: person.remarks[number - 1]},
    }
    return {"session": {"1": head}, "answers": {"1": sheet}, "actions": {}}


def _write(path: Path, content: Mapping[str, Any]) -> None:
    path.write_text(json.dumps(content, ensure_ascii=False), encoding="utf-8")
