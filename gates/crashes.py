"""A power cut at any moment of some saves: readable, and nothing acknowledged is lost.

What real saves do to their files is written down; for every moment, every state in which a very
forgetful disk could be left is made in a folder, and read with the real loader.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, nullcontext
from pathlib import Path, PurePath
from typing import NamedTuple, Protocol

from gates.crashes_disk import State
from gates.crashes_recorder import Recorder
from gates.faults_calls import watched
from gates.faults_subjects import without_links
from gates.figures import Figures
from gates.kills_program import KINDS, Kind
from qi_tui.store.disk.atomic import BACKUP
from qi_tui.store.disk.placing import place_file
from qi_tui.store.gathering.finding import candidates

SHORT, LONG = 4, 60
"""How many saves of each kind are followed."""

ENOUGH = 20
"""Of one scene, after which it is broken beyond doubt."""

Tell = Callable[[int], None]
"""Says that so many saves are on the disk."""


class Saving(Protocol):
    """Saves in a folder so many times, and tells of each."""

    def __call__(self, folder: Path, times: int, tell: Tell) -> None:
        """Do it."""


class Scene(NamedTuple):
    """What is done while the power may go.

    Attributes:
        prepare: what there is before.
        saving: what is done.
        number_in: the number of the save that a file holds; raises where it cannot be read.
        circumstances: in which it is done.
        name: the files that it is about, as a pattern.
    """

    prepare: Callable[[Path], object]
    saving: Saving
    number_in: Callable[[Path], int]
    circumstances: Callable[[], AbstractContextManager[object]] = nullcontext
    name: str = "*.json"


def _nothing(folder: Path) -> None:
    """There is nothing before."""


def _going_on(kind: Kind) -> Saving:
    """Save to the file that is there."""

    def saving(folder: Path, times: int, tell: Tell) -> None:
        path = next(iter(folder.rglob("*.json")))
        for number, _ in zip(kind.numbers(path), range(times), strict=False):
            tell(number)

    return saving


def _from_the_start(kind: Kind) -> Saving:
    """Make a folder and a file in it, and save to it."""

    def saving(folder: Path, times: int, tell: Tell) -> None:
        place = folder / "mine" / "sessions"
        kind.begin(place)
        tell(1)
        _going_on(kind)(place, times - 1, tell)

    return saving


def _by_symlink(folder: Path) -> None:
    path = KINDS["session"].begin(folder / "stick")
    (folder / "here").mkdir()
    (folder / "here" / path.name).symlink_to(path)


def _through_the_link(folder: Path, times: int, tell: Tell) -> None:
    _going_on(KINDS["session"])(folder / "here", times, tell)


def _exporting(folder: Path, times: int, tell: Tell) -> None:
    for number in range(1, times + 1):
        place_file(folder / "report.html", _report(number), over=True)
        tell(number)


def _report(number: int) -> bytes:
    return b"<p>%d</p>" % number * 500


def _report_in(path: Path) -> int:
    found = path.read_bytes()
    number = int(found[3 : found.index(b"<", 1)])
    assert found == _report(number), "it is not all of one report"
    return number


SESSION, WORKSHOP = KINDS["session"], KINDS["workshop"]
SCENES = {
    "a session": Scene(SESSION.begin, _going_on(SESSION), SESSION.number_in),
    "a session in a new folder": Scene(_nothing, _from_the_start(SESSION), SESSION.number_in),
    "a session without hard links": Scene(
        SESSION.begin, _going_on(SESSION), SESSION.number_in, without_links
    ),
    "a workshop": Scene(WORKSHOP.begin, _going_on(WORKSHOP), WORKSHOP.number_in),
    "a workshop in a new folder": Scene(_nothing, _from_the_start(WORKSHOP), WORKSHOP.number_in),
    "an export": Scene(_nothing, _exporting, _report_in, name="*.html"),
}
if os.name == "posix":
    SCENES["a session by a symlink"] = Scene(_by_symlink, _through_the_link, SESSION.number_in)


def run(size: int, folder: Path) -> Figures:
    """Follow so many saves of each kind, and read every state that a power cut could leave."""
    if os.name != "posix":
        skipped = "folders are forced to the disk only on POSIX, and the model is of that"
        return Figures(0, "states", skipped=(skipped,))
    tried = 0
    violations: list[str] = []
    measured: dict[str, int | float | str] = {}
    for order, (name, scene) in enumerate(SCENES.items()):
        place = folder / str(order)
        states, amiss = follow(scene, size, place)
        tried += states
        measured[name] = states
        violations += [f"{name}: {word}" for word in amiss]
    return Figures(tried, "states", tuple(violations), measured)


def follow(scene: Scene, times: int, place: Path) -> tuple[int, list[str]]:
    """The number of different states, and what is amiss in them."""
    worked, made = place / "worked", place / "made"
    worked.mkdir(parents=True)
    scene.prepare(worked)
    recorder = Recorder(worked)
    with scene.circumstances(), watched(recorder.watch):
        scene.saving(worked, times, recorder.acknowledge)
    disk = recorder.disk()
    seen: set[tuple[int, frozenset[tuple[PurePath, bytes]]]] = set()
    amiss: list[str] = []
    acknowledged = 0
    for number, step in enumerate(recorder.steps):
        disk.take(step)
        if step.what == "acknowledge":
            acknowledged = step.file
        for state in disk.states():
            key = (acknowledged, frozenset(state.items()))
            if key in seen:
                continue
            seen.add(key)
            _make(state, Path(os.path.realpath(worked)), made)
            found = _amiss(scene, made, acknowledged)
            amiss += [f"power cut after step {number} ({step.what}): {word}" for word in found]
            if len(amiss) > ENOUGH:
                return len(seen), amiss
    return len(seen), amiss


def _make(state: State, worked: Path, made: Path) -> None:
    shutil.rmtree(made, ignore_errors=True)
    made.mkdir()
    for path, data in state.items():
        place = made / path.relative_to(worked)
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_bytes(data)


def _amiss(scene: Scene, made: Path, acknowledged: int) -> Iterator[str]:
    numbers: list[int] = []
    for path in sorted(made.rglob("*")):
        is_file_of_ours = path.match(scene.name) and not path.name.startswith(".")
        if path.is_file() and (is_file_of_ours or path.name.endswith(BACKUP)):
            try:
                number = scene.number_in(path)
            # Whatever the loader trips over is what this is about.
            except Exception as error:  # noqa: BLE001
                yield f"{path.name} cannot be read: {error}"
                return
            if is_file_of_ours:
                numbers.append(number)
    if acknowledged and max(numbers, default=0) < acknowledged:
        yield f"{acknowledged} was acknowledged, and {max(numbers, default=0)} is found"
    taken = [found.path.name for found in candidates([made], recursive=True).files]
    if len(taken) > 1 or any(name.startswith(".") for name in taken):
        yield f"these are taken for sessions: {taken}"
