"""What the screens are tried on: a workshop of hostile strings, with files that clash.

It is the workshop whose exports are tried as well, with more in it: a second round, two copies of a
session that differ, a workshop file that cannot be read, and a sheet that a facilitator has had.
"""

from __future__ import annotations

import json
import shutil
import uuid
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from gates.exports_definitions import MIXED
from gates.exports_workshop import Place, make

SHOWN = ("title", "item", "agenda", "actions")


@dataclass(frozen=True, slots=True)
class Stage:
    """Where everything lies.

    Attributes:
        place: the workshop and the definitions.
        broken: a folder with a workshop file that cannot be read.
        own: a folder of one's own ratings with two sessions that are not finished.
        home: a home without settings.
        form: what a forms tool exported, by a name that can be typed.
        shown: copies of the workshop, of which a second window shows each time something else.
    """

    place: Place
    broken: Path
    own: Path
    home: Path
    form: Path
    shown: tuple[Path, ...]


def staged(root: Path, number: int, is_hostile: bool) -> Stage:
    """Everything, in an empty folder; `number` and `is_hostile` say which strings stand where."""
    place = make(root, number, is_hostile)
    shown = tuple(root / "shown" / what / place.sessions.name for what in SHOWN)
    form = root / f"{''.join(filter(str.isprintable, place.form.stem))} form.csv"
    stage = Stage(place, place.sessions.parent / "broken", root / "own", root / "home", form, shown)
    for folder in (stage.broken, stage.own, stage.home):
        folder.mkdir()
    (stage.broken / "workshop.json").write_text('{"workshop": {"1": ', encoding="utf-8")
    files = sorted(path for path in place.sessions.iterdir() if path.name != "workshop.json")
    sessions = [(path, json.loads(path.read_bytes())) for path in files]
    rated = [each for each in sessions if each[1]["session"]["1"]["framework"] == MIXED]
    for path, session in rated[:2]:
        _put(stage.own / path.name, _begun(session))
    for turn, (_, session) in enumerate(sessions):
        _put(place.sessions / f"again {turn}.json", _again(session))
    path, session = sessions[-1]
    _put(place.sessions / f"copy of {path.name}", _other(session))
    _change(place.sessions / "workshop.json", round=2, naming="named")
    shutil.copyfile(place.form, form)
    for what, folder in zip(SHOWN, shown, strict=True):
        shutil.copytree(place.sessions, folder)
        showing = {"what": what, "framework": MIXED, "round": 1, "item": "one"}
        _change(folder / "workshop.json", showing=showing)
    return stage


def _begun(session: dict[str, Any]) -> dict[str, Any]:
    """The same session, not finished yet."""
    made = json.loads(json.dumps(session))
    made["session"]["1"]["status"] = "draft"
    made["answers"]["1"]["values"].popitem()
    return dict(made)


def _again(session: dict[str, Any]) -> dict[str, Any]:
    """The same rater in the second round, a point higher where there is one."""
    made = json.loads(json.dumps(session))
    head = made["session"]["1"]
    head["round"], head["follows"] = 2, head["id"]
    head["id"] = str(uuid.uuid5(uuid.NAMESPACE_OID, head["id"]))
    for sheet in made["answers"].values():
        for item, value in sheet["values"].items():
            points = head["points"][item]
            sheet["values"][item] = min(value + 1, points) if points else value
        sheet["comments"] = {}
    return dict(made)


def _other(session: dict[str, Any]) -> dict[str, Any]:
    """Another copy of the same session, with another answer."""
    made = json.loads(json.dumps(session))
    for sheet in made["answers"].values():
        item, value = next(iter(sheet["values"].items()))
        sheet["values"][item] = 1 if value > 1 else 2
    return dict(made)


def _change(path: Path, **head: Any) -> None:
    workshop = json.loads(path.read_bytes())
    workshop["workshop"]["1"].update(head)
    _put(path, workshop)


def _put(path: Path, content: dict[str, Any]) -> None:
    path.write_bytes(json.dumps(content).encode("ascii"))
