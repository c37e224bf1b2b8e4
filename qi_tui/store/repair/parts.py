"""What each of the files at hand gives: the damaged one, its `.bak`, and the copies beside it."""

from __future__ import annotations

import os
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from qi_tui.model.session import Stored
from qi_tui.store.disk.atomic import BACKUP, TEMPORARY
from qi_tui.store.mine import is_session_name

M = TypeVar("M", bound=Stored)

ITSELF = "the file itself"
BEFORE = "the version before"
COPY = "a copy beside it"
UNFINISHED = "a save that was not finished"


@dataclass(frozen=True, slots=True)
class Source:
    """A file that may hold something; `what` says what it is."""

    path: Path
    what: str


def sources(path: Path) -> Iterator[Source]:
    """The files at hand for a damaged one, which need not be there itself any more.

    Copies are all session and workshop files of its folder: whether they are of the same session is
    in them, and never in their names.
    """
    real = Path(os.path.realpath(path))
    name = real.name.removesuffix(BACKUP)
    yield Source(path, ITSELF if real.name == name else BEFORE)
    backup = real.with_name(name + BACKUP)
    if backup != real and os.path.lexists(backup):
        yield Source(backup, BEFORE)
    try:
        names = sorted(entry.name for entry in os.scandir(real.parent))
    except OSError:
        return
    for other in names:
        if other in (real.name, backup.name):
            continue
        beside = real.with_name(other)
        if other.startswith(f".{name[:40]}.") and other.endswith(TEMPORARY):
            yield Source(beside, UNFINISHED)
        elif is_session_name(other):
            yield Source(beside, COPY)


def lenient(model: type[M], document: Any) -> M | None:
    """A document as far as its fields are in order; None where one is not that it needs."""
    if not isinstance(document, dict):
        return None
    fields = dict(document)
    while True:
        try:
            return model.model_validate(fields)
        except ValidationError as error:
            findings = error.errors(include_url=False, include_input=False, include_context=False)
        wrong = {finding["loc"][0] for finding in findings if finding["loc"]} & fields.keys()
        if not wrong:
            return None
        fields = {name: value for name, value in fields.items() if name not in wrong}


def rows(table: object) -> list[dict[str, Any]]:
    """The documents of a table."""
    found = table.values() if isinstance(table, dict) else ()
    return [row for row in found if isinstance(row, dict)]
