"""From a file's bytes to the session in it.

Most files are ours and whole: one pass of pydantic over the bytes takes them in, and counting the
keys proves that none stands there twice. Whatever does not go through takes the careful way, which
finds out why and says it.
"""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

from pydantic import ValidationError

from qi_tui.model.session import SCHEMA, Session
from qi_tui.model.session_file import SessionFile, TallyFile, session_of
from qi_tui.model.text import display
from qi_tui.store.reading import Unreadable, parse, read_bytes

_KEY = re.compile(rb'"[ \t\r\n]*:')


class NotASession(Exception):
    """Valid JSON, but something else; `is_workshop` where it is a workshop file."""

    def __init__(self, is_workshop: bool = False) -> None:
        super().__init__("valid JSON, but not a session file")
        self.is_workshop = is_workshop


def load_session(path: Path) -> Session:
    """The session in a file.

    Raises:
        Unreadable: with the reason.
        NotASession: where the file is valid JSON but something else.
    """
    return session_in(read_bytes(path))


def session_in(data: bytes) -> Session:
    """The session in these bytes; raises like `load_session`."""
    try:
        file = SessionFile.model_validate_json(data)
    except ValidationError:
        return _carefully(data)
    if len(_KEY.findall(data)) != _keys(file):
        return _carefully(data)
    return session_of(file)


def _keys(file: SessionFile) -> int:
    """How many keys the file has when none stands there twice; -1 where that cannot be told."""
    head = file.head
    models = [file, head, head.rater, *file.answers.values(), *file.actions.values()]
    if any(model.__pydantic_extra__ for model in models):
        return -1
    points = 0 if isinstance(head.points, int) else len(head.points)
    return (
        sum(len(model.__pydantic_fields_set__) for model in models)
        + (len(file.session) + len(file.answers) + len(file.actions) + len(head.about) + points)
        + sum(len(sheet.values) + len(sheet.comments) for sheet in file.answers.values())
    )


def _carefully(data: bytes) -> Session:
    content = parse(data)
    if not isinstance(content, dict) or not isinstance(content.get("session"), dict):
        raise NotASession(is_workshop=isinstance(content, dict) and "workshop" in content)
    head = _head(content["session"])
    schema = head.get("schema")
    if isinstance(schema, int) and not isinstance(schema, bool) and schema > SCHEMA:
        raise Unreadable(
            f"it comes from a newer qi-tui than this one (schema {schema})", "upgrade qi-tui"
        )
    model: type[SessionFile] | type[TallyFile]
    model = TallyFile if head.get("kind") == "tally" else SessionFile
    try:
        # JSON again, not the parsed values: only there may a whole number stand for a float.
        return session_of(model.model_validate_json(data))
    except ValidationError as error:
        raise Unreadable(_reason(error), "ask for the file as qi-tui saved it") from None


def _head(table: dict[str, Any]) -> dict[str, Any]:
    rows = list(table.values())
    return rows[0] if len(rows) == 1 and isinstance(rows[0], dict) else {}


def _reason(error: ValidationError) -> str:
    finding = error.errors(include_url=False)[0]
    where = ".".join(display(str(step), 60) for step in finding["loc"])
    match finding["type"]:
        case "twice" | "scale" | "points" | "kind":
            return display(finding["msg"], 200)
        case "missing":
            return f"{where} is missing in it"
        case "json_invalid":
            return f"it is not JSON that can be read ({display(finding['msg'], 120)})"
    return f"{where} in it is not what it should be ({_expected(finding['type'])})"


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
