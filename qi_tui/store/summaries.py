"""Summary files: read as strictly as those of raters, and written for places elsewhere.

A merge takes most of them in by `quick_summary`. Of what that leaves nearly all are ours and whole:
one pass of pydantic over the bytes takes them in, and counting the strings proves that no key
stands there twice. Whatever does not go through takes the careful way, which finds out why and says
it.
"""

from __future__ import annotations

import json
from typing import Any

from pydantic import ValidationError

from qi_tui.model.session import Stored
from qi_tui.model.summary import SCHEMA, SummaryFile, SummarySheet
from qi_tui.model.text import display
from qi_tui.store.disk.json_shape import MOST_ENTRIES, is_too_much
from qi_tui.store.disk.reading import Unreadable, is_newer, parse, too_deep
from qi_tui.store.disk.serialising import serialise
from qi_tui.store.session_reading import place_in

_ADVICE = "ask for the summary again"
_BEGINS = b'{"summary"'


class NotASummary(Unreadable):
    """Valid JSON that is something else."""


def begins_as_summary(data: bytes) -> bool:
    """Whether bytes begin as this program begins a summary file."""
    return data.startswith(_BEGINS)


def is_summary(content: Any) -> bool:
    """Whether what a file holds was meant for a summary."""
    return isinstance(content, dict) and all(
        isinstance(content.get(table), dict) for table in ("summary", "rooms")
    )


def summary_in(data: bytes) -> SummaryFile:
    """The summary in these bytes.

    Raises:
        NotASummary: where it was meant for something else.
        Unreadable: with the reason; half a summary is none.
    """
    # There are never more entries than bytes.
    if len(data) > MOST_ENTRIES and is_too_much(data):
        return _carefully(data)
    try:
        file = SummaryFile.model_validate_json(data)
    except ValidationError:
        return _carefully(data)
    # A backslash may stand before a quotation mark, which would then end no string.
    if b"\\" in data or data.count(b'"') != 2 * _strings_of(file):
        return _carefully(data)
    return file


def as_bytes(file: SummaryFile) -> bytes:
    """The bytes of a summary file, one room a line."""
    return serialise(file.model_dump(mode="json", by_alias=True))


def _carefully(data: bytes) -> SummaryFile:
    content = parse(data)
    if not is_summary(content):
        raise NotASummary("it is not a summary", "look whether it is the right file")
    for head in content["summary"].values():
        if isinstance(head, dict) and is_newer(head.get("schema"), SCHEMA):
            number = display(str(head["schema"]), 20)
            newer = f"it is a summary of a newer qi-tui than this one (schema {number})"
            raise Unreadable(newer, "upgrade qi-tui")
    try:
        return SummaryFile.model_validate_json(_in_utf8(content))
    except ValidationError as error:
        raise _refusal(error, content) from None


def _in_utf8(content: Any) -> bytes:
    try:
        return json.dumps(content, ensure_ascii=False).encode("utf-8", "replace")
    except RecursionError:
        raise too_deep() from None


def _refusal(error: ValidationError, content: Any) -> Unreadable:
    finding = error.errors(include_url=False, include_input=False)[0]
    if finding["type"] == "summary":
        return Unreadable(
            f"it is a summary that cannot be: {display(finding['msg'], 200)}", _ADVICE
        )
    if finding["type"] == "json_invalid":
        return too_deep()
    where = place_in(content, finding["loc"], finding["type"] == "missing")
    if finding["type"] == "missing":
        return Unreadable(f"it is a summary, and {where} is missing in it", _ADVICE)
    return Unreadable(f"it is a summary, but {where} in it is not what it should be", _ADVICE)


def _strings_of(file: SummaryFile) -> int:
    """How many strings the text of this file has when no key stands there twice.

    A key that stands there twice makes them more, and nothing makes them fewer. -1 where the file
    has fields that are not known: there it cannot be told.
    """
    head, rooms = file.head, file.rooms.values()
    texts = sum(isinstance(head.__dict__.get(name), str) for name in head.model_fields_set)
    found = len(file.summary) + len(file.rooms) + texts
    models: list[Stored] = [file, head, *rooms]
    for room in rooms:
        sums = [each for each in room.sums.values() if each is not None]
        found += 2 + len(room.roles) + len(room.sums)
        found += 2 * len(room.sessions) + sum(map(_strings_of_sheet, room.sheets))
        models += [*room.sheets, *room.sessions, *sums]
        models += [role for sheet in room.sheets for role in sheet.by_role.values()]
    if any(model.__pydantic_extra__ for model in models):
        return -1
    return found + sum(len(model.__pydantic_fields_set__) for model in models)


def _strings_of_sheet(sheet: SummarySheet) -> int:
    facet = "facet" in sheet.__pydantic_fields_set__
    numbers = len(sheet.numbers) + sum(map(len, sheet.numbers.values()))
    roles = sum(1 + len(role.too_few) for role in sheet.by_role.values())
    return facet + len(sheet.items) + len(sheet.untold) + numbers + roles
