"""From a file's bytes to the session in it.

Most files are ours and whole: one pass of pydantic over the bytes takes them in, and counting the
strings proves that no key stands there twice. Whatever does not go through takes the careful way,
which finds out why and says it.
"""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from qi_tui.model.session import SCHEMA, Session
from qi_tui.model.session_file import SessionFile, TallyFile, session_of
from qi_tui.model.text import display
from qi_tui.store.disk.json_shape import is_too_much
from qi_tui.store.disk.reading import Damaged, Unreadable, is_newer, parse, read_bytes


class NotASession(Exception):
    """Valid JSON, but something else: `is_workshop` and `is_invitation` tell files of ours."""

    def __init__(self, is_workshop: bool = False, is_invitation: bool = False) -> None:
        super().__init__("valid JSON, but not a session file")
        self.is_workshop = is_workshop
        self.is_invitation = is_invitation


def load_session(path: Path) -> Session:
    """The session in a file.

    Raises:
        Unreadable: with the reason.
        NotASession: where the file is valid JSON but something else.
    """
    return session_in(read_bytes(path))


def session_in(data: bytes) -> Session:
    """The session in these bytes; raises like `load_session`."""
    if is_too_much(data):
        # pydantic would keep a finding for each entry that is wrong.
        return _carefully(data)
    try:
        file = SessionFile.model_validate_json(data)
    except ValidationError:
        return _carefully(data)
    if strings_in(data) != _strings_of(file):
        return _carefully(data)
    return session_of(file)


def strings_in(data: bytes) -> int:
    """How many strings a JSON text has, keys and texts: each is between two quotation marks."""
    if b"\\" in data:
        data = data.replace(rb"\\", b"").replace(rb"\"", b"")
    return data.count(b'"') // 2


def _strings_of(file: SessionFile) -> int:
    """How many strings the text of this file has when no key stands there twice.

    A key that stands there twice makes them more, and nothing makes them fewer. -1 where the file
    has fields that are not known: there it cannot be told.
    """
    head, sheets = file.head, file.answers.values()
    points = 0 if isinstance(head.points, int) else len(head.points)
    found = len(file.session) + len(file.answers) + len(file.actions) + len(head.about) + points
    found += sum(isinstance(value, str) for value in head.about.values())
    found += sum(len(sheet.values) + 2 * len(sheet.comments) for sheet in sheets)
    for model in (file, head, head.rater, *sheets, *file.actions.values()):
        if model.__pydantic_extra__:
            return -1
        values = model.__dict__
        for name in model.__pydantic_fields_set__:
            value = values[name]
            if isinstance(value, str):
                found += 2
            elif isinstance(value, list):
                found += 1 + len(value)
            else:
                found += 1
    return found


def _carefully(data: bytes) -> Session:
    content = parse(data)
    if not isinstance(content, dict):
        raise NotASession
    if not _is_about_a_session(content):
        raise NotASession(
            is_workshop=isinstance(content.get("workshop"), dict),
            is_invitation=isinstance(content.get("invitation"), dict),
        )
    head = _head(content["session"])
    if is_newer(head.get("schema"), SCHEMA):
        number = display(str(head["schema"]), 20)
        newer = f"it comes from a newer qi-tui than this one (schema {number})"
        raise Unreadable(newer, "upgrade qi-tui")
    model: type[SessionFile] | type[TallyFile]
    model = TallyFile if head.get("kind") == "tally" else SessionFile
    try:
        return session_of(model.model_validate(content))
    except ValidationError as error:
        raise _refusal(error, content) from None


def _is_about_a_session(content: dict[str, Any]) -> bool:
    """Whether a table was meant for a session: other programs have a `session` of their own."""
    table = content.get("session")
    if not isinstance(table, dict):
        return False
    rows = [row for row in table.values() if isinstance(row, dict)]
    return "answers" in content or any("framework" in row for row in rows)


def _head(table: dict[str, Any]) -> dict[str, Any]:
    rows = list(table.values())
    return rows[0] if len(rows) == 1 and isinstance(rows[0], dict) else {}


def _refusal(error: ValidationError, content: Any) -> Unreadable:
    advice = "ask for the file as qi-tui saved it"
    finding, where = _first_finding(error, content)
    match finding["type"]:
        case "twice" | "scale" | "points" | "kind":
            return Damaged(display(finding["msg"], 200), advice)
        case "missing":
            return Damaged(f"{where} is missing in it", advice)
        case "too_long" if finding["loc"] == ("session",):
            return Damaged("it holds more than one session", advice)
        case "too_short" if finding["loc"] == ("session",):
            return Damaged("it holds no session", advice)
    expected = _expected(finding["type"])
    return Damaged(f"{where} in it is not what it should be ({expected})", advice)


def _first_finding(error: ValidationError, content: Any) -> tuple[ErrorDetails, str]:
    """The first thing that is wrong, and the place of it.

    Of what may be a number or a table, pydantic tells what it is not in both ways: the way that
    leads furthest into the file is the one that was meant.
    """
    findings = error.errors(include_url=False, include_input=False, include_context=False)
    about = findings[0]["loc"][:3]
    placed = [
        (finding, place_in(content, finding["loc"], finding["type"] == "missing"))
        for finding in findings
        if finding["loc"][:3] == about
    ]
    return max(placed, key=lambda found: found[1].count(".")) if len(about) == 3 else placed[0]


def place_in(content: Any, steps: Sequence[str | int], is_missing: bool = False) -> str:
    """The keys that lead to a place in a file's content, as far as they stand in the file.

    Args:
        content: what the file holds.
        steps: as pydantic names the place: keys, and names of types that it tried.
        is_missing: whether the last step is a key that is not there.
    """
    shown: list[str] = []
    for number, step in enumerate(steps):
        is_named = is_missing and number == len(steps) - 1
        if isinstance(content, dict) and (step in content or is_named):
            content = content.get(step)
        elif isinstance(content, list) and isinstance(step, int) and step < len(content):
            content = content[step]
        else:
            continue
        shown.append(display(str(step), 60) or "an empty name")
    return ".".join(shown) or "what stands"


def _expected(kind: str) -> str:
    if kind.startswith("string"):
        return "text of the right form"
    if kind.startswith(("int", "float", "greater", "less")):
        return "a whole number in range"
    if kind.startswith("literal"):
        return "one of the words that are allowed"
    if kind.startswith(("list", "too_long", "too_short")):
        return "a list of the right length"
    return "a table with the right entries"
