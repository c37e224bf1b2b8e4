"""What holds of every session: what is saved is loaded, and merging counts each person once."""

from __future__ import annotations

import json
import random
from collections import Counter
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from gates.figures import Figures
from gates.files_good import library
from gates.properties_making import one_of_each_kind, sessions, workshops
from qi_tui.analysis.merging.room import Room
from qi_tui.model.session import Session
from qi_tui.model.session_file import tables
from qi_tui.model.text import same_name, subject_key
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store import session_reading
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.gathering import gather as gathering
from qi_tui.store.workshop import workshop_reading

SHORT = 60
"""How many made-up sessions or folders are tried for each property."""
LONG = 2000
MOST_FILES = 7
PHASES = tuple(Phase)
"""What is done with an example that breaks a property, too: it is made as small as can be."""
BROKEN = (b"", b"{", b"not JSON", b"[]", b'{"session": {"1": null}, "answers": {}}', b"\xff\xfe")
Counts = Counter[tuple[str, int, str, str, str | None, object]]


class Tally:
    """How often it was tried, and what did not hold."""

    def __init__(self, examples: int, folder: Path) -> None:
        self.examples = examples
        self.folder = folder
        self.tried = 0
        self.violations: list[str] = []
        self._number = count()

    def holds(self, name: str, made: st.SearchStrategy[Any], of: Callable[[Any], None]) -> None:
        """Try a property on examples; the smallest one that breaks it is a violation."""

        @settings(
            max_examples=self.examples,
            deadline=None,
            derandomize=True,
            suppress_health_check=list(HealthCheck),
            phases=PHASES,
        )
        @given(made)
        def attempt(example: Any) -> None:
            self.tried += 1
            of(example)

        try:
            attempt()
        # hypothesis raises what the property raised, whatever that was.
        except Exception as error:  # noqa: BLE001
            self.violations.append(f"{name}: {type(error).__name__}: {str(error)[:300]}")

    def put(self, made: list[Session], others: tuple[bytes, ...] = ()) -> list[Path]:
        """Save sessions in a folder of their own; the paths of them, and of other files."""
        folder = self.folder / str(next(self._number))
        folder.mkdir()
        contents = [*(serialise(tables(session)) for session in made), *others]
        paths = [folder / f"{place}.json" for place in range(len(contents))]
        for path, data in zip(paths, contents, strict=True):
            path.write_bytes(data)
        return paths


def run(size: int, folder: Path) -> Figures:
    """Try each property on so many examples."""
    tally = Tally(size, folder)
    names = one_of_each_kind()
    one = sessions(tuple(names))
    # Sessions of one framework, of few ids and revisions: copies, conflicts and people.
    many = st.sampled_from(names).flatmap(
        lambda name: st.lists(sessions((name,), is_plain=True), min_size=1, max_size=MOST_FILES)
    )
    tally.holds("a session is the same when it is loaded again", one, _same_again)
    tally.holds("a workshop is the same when it is loaded again", workshops(), _same_workshop)
    tally.holds("the order of files never matters", many, lambda m: _in_any_order(tally, m))
    tally.holds("what lies there twice counts once", many, lambda m: _twice(tally, m))
    tally.holds("two halves are the whole", many, lambda m: _halves(tally, m))
    tally.holds("a broken file changes no number", many, lambda m: _broken(tally, m))
    tally.holds("the counts are those of a naive count", many, lambda m: _counted(tally, m))
    return Figures(
        tally.tried, "examples", tuple(tally.violations), {"kinds of framework": len(names)}
    )


def _same_again(session: Session) -> None:
    again = session_reading.session_in(serialise(tables(session)))
    assert again == session, "it is another one"


def _same_workshop(workshop: WorkshopFile) -> None:
    data = serialise(workshop.model_dump(mode="json", by_alias=True))
    assert workshop_reading.workshop_in(data) == workshop, "it is another one"


def _rooms(*places: Path) -> dict[tuple[str, int], Room]:
    found = gathering.gather(places, library())
    return {(room.framework, room.round): room for room in found.rooms}


def _in_any_order(tally: Tally, made: list[Session]) -> None:
    paths = tally.put(made)
    rooms = _rooms(*paths)
    assert _rooms(*paths[::-1]) == rooms, "given in another order, other rooms"
    for seed in range(3):
        mixed = list(made)
        random.Random(seed).shuffle(mixed)
        assert _rooms(tally.put(mixed)[0].parent) == rooms, "under other names, other rooms"


def _twice(tally: Tally, made: list[Session]) -> None:
    once, twice = tally.put(made), tally.put([*made, *made])
    rooms = _rooms(*once)
    assert _rooms(*twice) == rooms, "copies change the rooms"
    for session in made:
        people = sum(room.raters for room in rooms.values())
        assert people <= _people(made), f"{people} raters"
        assert session.head.framework in {framework for framework, _ in rooms}


def _people(made: list[Session]) -> int:
    """The most people that there can be: one for each id, of a tally as many as it has hands."""
    most: Counter[str] = Counter()
    for session in made:
        hands = max((sheet.raters() for sheet in session.tally_sheets), default=0)
        adds = hands if session.is_tally else 1
        most[session.head.id] = max(most[session.head.id], adds)
    return most.total()


def _halves(tally: Tally, made: list[Session]) -> None:
    # The same person in both halves would count in each: that is for the merge of files to tell.
    whole = list({session.head.id: session for session in made}.values())
    # Moves between rounds rest on both files of a person.
    whole = [session for session in whole if session.head.round == 1]
    if not whole:
        return
    paths = tally.put(whole)
    [room] = _rooms(*paths).values()
    for cut in range(1, len(paths)):
        [first], [second] = _rooms(*paths[:cut]).values(), _rooms(*paths[cut:]).values()
        assert first + second == second + first, f"cut at {cut}: in another order"
        assert _keyed(first + second) == _keyed(room), f"cut at {cut}"


def _keyed(room: Room) -> Room:
    """The room with its roles as they are compared: which spelling is shown may differ."""
    names = {role: same_name(role) for role in room.role_sizes}
    sizes = {names[role]: size for role, size in room.role_sizes.items()}
    rows = tuple(row.with_roles(names) for row in room.rows)
    return replace(room, role_sizes=dict(sorted(sizes.items())), rows=rows)


def _broken(tally: Tally, made: list[Session]) -> None:
    rooms = _rooms(tally.put(made)[0].parent)
    assert _rooms(tally.put(made, BROKEN)[0].parent) == rooms, "a broken file changes the rooms"


def _counted(tally: Tally, made: list[Session]) -> None:
    # One file for each person, so that which of several copies counts is no question.
    people = list({session.head.id: session for session in made}.values())
    paths = tally.put(people)
    found: Counts = Counter()
    for (framework, number), room in _rooms(*paths).items():
        for row in room.rows:
            place = (framework, number, row.item, row.facet, row.key[2])
            for point, times in enumerate(row.counts or (), start=1):
                found[*place, point] += times
            found.update((*place, f"n{value}") for value in row.values)
            found[*place, "dont_know"] += row.dont_know
            found[*place, "not_applicable"] += row.not_applicable
    assert +found == +naive(paths), f"{(found - naive(paths)) + (naive(paths) - found)}"


def naive(paths: list[Path]) -> Counts:
    """A count of the answers in some files, straight from their JSON."""
    counts: Counts = Counter()
    for path in paths:
        content = json.loads(path.read_bytes())
        head = content["session"]["1"]
        of = library().need(head["framework"])
        columns = [item.id for item in of.items if _is_asked(item.column, head["columns"])]
        for sheet in content["answers"].values():
            subject = subject_key(sheet["subject"])
            for item in columns or list(of.points):
                place = (of.id, head["round"], item, sheet["facet"], subject)
                for standing in ("dont_know", "not_applicable"):
                    said = sheet[standing]
                    times = said.get(item, 0) if isinstance(said, dict) else said.count(item)
                    counts[*place, standing] += times
                if item in sheet.get("values", {}):
                    value = sheet["values"][item]
                    counts[*place, value if of.points[item] else f"n{value}"] += 1
                for point, times in enumerate(sheet.get("counts", {}).get(item, []), start=1):
                    counts[*place, point] += times
    return counts


def _is_asked(column: str | None, chosen: list[str]) -> bool:
    return column is None or not chosen or column in chosen
