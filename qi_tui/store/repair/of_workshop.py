"""A damaged workshop file put together again from every file that has something of it.

A workshop has no revision, so the files go by their age; `.bak` is the oldest. What was promised
about names is never made less: where it is lost, the most private holds.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui.model.session import Stored
from qi_tui.model.text import display
from qi_tui.model.workshop import (
    Agreed,
    Chosen,
    LeftOut,
    Note,
    WorkshopAction,
    WorkshopFile,
    WorkshopHead,
)
from qi_tui.store.disk.reading import Damaged, Unreadable, read_bytes
from qi_tui.store.repair.parts import BEFORE, ITSELF, Source, lenient, rows
from qi_tui.store.repair.salvage import Salvaged, salvage
from qi_tui.store.workshop.workshop_reading import workshop_in

TABLES: dict[str, tuple[type[Stored], tuple[str, ...]]] = {
    "agreed": (Agreed, ("framework", "item", "facet", "subject", "round")),
    "notes": (Note, ("item",)),
    "actions": (WorkshopAction, ("text", "framework", "item", "origin")),
    "left_out": (LeftOut, ("session",)),
    "chosen": (Chosen, ("session",)),
}
"""Table → what its documents are, and by which fields two are about the same."""
_TOLD = {
    "agreed": "agreed ratings",
    "notes": "notes",
    "actions": "actions",
    "left_out": "sessions left out",
    "chosen": "copies chosen",
}


@dataclass(slots=True)
class Part:
    """What one file gives; `why` says why it could not be read whole, empty where it could."""

    source: Source
    head: WorkshopHead | None
    documents: dict[str, list[Stored]]
    why: str = ""

    @property
    def number(self) -> int:
        """How many documents there are."""
        return sum(map(len, self.documents.values()))


@dataclass(frozen=True, slots=True)
class MendedWorkshop:
    """What came of it; see `Mended`."""

    content: WorkshopFile
    sentences: tuple[str, ...]
    is_certain: bool


def mend_workshop(sources: Sequence[Source]) -> MendedWorkshop | None:
    """The workshop that these files have something of; None where none has enough."""
    parts = _parts(sources)
    head: WorkshopHead | None = None
    documents: dict[str, list[Stored]] = {name: [] for name in TABLES}
    for part in parts:
        head = part.head or head
        for name, found in part.documents.items():
            kept = documents[name] if part.why else []
            documents[name] = _together(name, kept, found)
    if head is None:
        return None
    numbered: dict[str, Any] = {
        name: {str(number): document for number, document in enumerate(found, start=1)}
        for name, found in documents.items()
    }
    is_certain = not parts[-1].why
    sentences = [sentence for part in parts[::-1] for sentence in _of_part(part)]
    told = ", ".join(f"{len(documents[name])} {_TOLD[name]}" for name in TABLES)
    sentences.append(f"The new file has {told}.")
    sentences.append(
        "Nothing that was saved is missing in it."
        if is_certain
        else f"More may be missing: look through it. Names: the workshop is {head.naming}."
    )
    return MendedWorkshop(
        WorkshopFile(workshop={"1": head}, **numbered), tuple(sentences), is_certain
    )


def _parts(sources: Sequence[Source]) -> list[Part]:
    found: list[Part] = []
    for source in sources:
        try:
            data = read_bytes(source.path)
            workshop = workshop_in(data)
            documents = {name: list(getattr(workshop, name).values()) for name in TABLES}
            found.append(Part(source, workshop.head, documents))
        except Damaged as error:
            if source.what in (ITSELF, BEFORE):
                found.append(_part_of(source, salvage(data), error.reason))
        except Unreadable as error:
            if source.what == ITSELF:
                found.append(_part_of(source, Salvaged({}, False), error.reason))
    wanted = next((part.head.id for part in found if part.head is not None), None)
    found = [part for part in found if part.head is None or part.head.id == wanted]
    found.sort(key=lambda part: (part.source.what != BEFORE, _time(part.source.path)))
    return [part for part in found if part.head or part.number or part.source.what == ITSELF]


def _part_of(source: Source, salvaged: Salvaged, why: str) -> Part:
    table = rows(salvaged.tables.get("workshop"))
    told = next(iter(table), {})
    # A promise that cannot be read was perhaps the strictest.
    strict = told if told.get("naming") in ("named", "alias") else {**told, "naming": "anonymous"}
    head = lenient(WorkshopHead, strict) if told else None
    documents: dict[str, list[Stored]] = {name: [] for name in TABLES}
    for name, (model, _) in TABLES.items():
        found = [lenient(model, row) for row in rows(salvaged.tables.get(name))]
        documents[name] = [document for document in found if document is not None]
    for row in rows(salvaged.tables.get("")):
        table_name = _table_of(row)
        document = lenient(TABLES[table_name][0], row) if table_name else None
        if table_name and document is not None:
            documents[table_name].append(document)
    return Part(source, head, documents, why)


def _table_of(row: dict[str, Any]) -> str | None:
    """The table that a document is of, by the fields that only that one has."""
    if "digest" in row:
        return "chosen"
    if "session" in row:
        return "left_out"
    if "why_not_lower" in row:
        return "agreed"
    if "owner" in row:
        return "actions"
    return "notes" if {"item", "text"} <= row.keys() else None


def _together(name: str, kept: list[Stored], later: list[Stored]) -> list[Stored]:
    fields = TABLES[name][1]

    def about(document: Stored) -> tuple[Any, ...]:
        return tuple(getattr(document, each) for each in fields)

    newer = {about(document) for document in later}
    return [*(document for document in kept if about(document) not in newer), *later]


def _of_part(part: Part) -> Iterator[str]:
    name = display(part.source.path.name, 120)
    entries = f"{part.number} entr{'y' if part.number == 1 else 'ies'}"
    how = f"{part.why}; {entries} can be read" if part.why else f"it can be read whole, {entries}"
    yield f"{name} ({part.source.what}): {how}."
    if part.head is None:
        yield f"{name}: what the workshop is called and what it promised is lost in it."


def _time(path: Path) -> float:
    try:
        return path.stat().st_mtime
    except OSError:
        return 0.0
