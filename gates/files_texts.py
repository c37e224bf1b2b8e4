"""Hostile strings in each place of a session file where somebody can write."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from typing import Any

from gates.files_case import COUNTED, UNREADABLE, Case
from gates.files_good import ITEM, THIRD, Tables, session, with_subjects
from gates.hostile import EVERY

LONGEST_NAME = 1000
FIRST = 20_000


def _head(field: str) -> Callable[[Tables, str], None]:
    return lambda tables, text: tables["session"]["1"].update({field: text})


def _rater(field: str) -> Callable[[Tables, str], None]:
    return lambda tables, text: tables["session"]["1"]["rater"].update({field: text})


def _action(field: str) -> Callable[[Tables, str], None]:
    return lambda tables, text: tables["actions"]["1"].update({field: text})


def _title(tables: Tables, text: str) -> None:
    tables["session"]["1"]["about"] = {"title": text}


def _comment(tables: Tables, text: str) -> None:
    tables["answers"]["1"]["comments"] = {ITEM: text, THIRD: text}


def _unknown(tables: Tables, text: str) -> None:
    tables["session"]["1"]["more"] = {text: [text]}
    tables["more"] = {"1": {text: text}}


def _subject(tables: Tables, text: str) -> None:
    tables["session"]["1"]["subjects"] = [text]
    for sheet in tables["answers"].values():
        if sheet["subject"] == "Consultants":
            sheet["subject"] = text


NAMES: dict[str, Callable[[Tables, str], None]] = {
    "alias": _rater("alias"),
    "role": _rater("role"),
    "code": _rater("code"),
    "app": _head("app"),
    "owner": _action("owner"),
    "due": _action("due"),
    "subject": _subject,
}
"""Fields of at most a thousand characters."""
PROSE: dict[str, Callable[[Tables, str], None]] = {
    "title": _title,
    "comment": _comment,
    "text": _action("text"),
    "reason": _action("reason"),
    "unknown": _unknown,
}


def cases(is_short: bool) -> Iterator[Case]:
    """Every string in every field; where it is to be short, each in two of them."""
    fields = [*NAMES, *PROSE]
    for number, (name, text) in enumerate(EVERY.items()):
        wanted = fields
        if is_short:
            wanted = [fields[number % len(fields)], fields[(number + 5) % len(fields)]]
        for place, field in enumerate(wanted):
            yield _case(field, name, text, FIRST + number * len(fields) + place)


def _case(field: str, name: str, text: str, number: int) -> Case:
    # Roles and titles of honest people, so that only the one field is strange.
    tables = with_subjects(number) if field == "subject" else session(number)
    tables["session"]["1"]["rater"]["alias"] = None
    (NAMES.get(field) or PROSE[field])(tables, text)
    is_long = field in NAMES and len(text) > LONGEST_NAME
    return Case(
        f"{name} as {field}",
        UNREADABLE if is_long else COUNTED,
        "in it is not what it should be" if is_long else "",
        as_ascii(tables),
    )


def as_ascii(content: Any) -> bytes:
    """As JSON that can hold every string, also half a character."""
    return json.dumps(content, ensure_ascii=True).encode("ascii")
