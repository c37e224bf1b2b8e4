"""One framework as a list of titles needs it: light, so that the first screen can be made of it."""

from __future__ import annotations

from pathlib import Path
from typing import NamedTuple


class Entry(NamedTuple):
    """One framework in the list.

    Attributes:
        items: how many items there are.
        picture: how a result is drawn; empty where the kind of answer decides it.
        facets: which marks each item gets.
        texts: the title and the prompt of every item, in the framework's order.
        local: whether it is a person's own definition.
        path: the file that defines it.

    The other fields are those of the definition and of its source.
    """

    id: str
    title: str
    version: int
    shelf: str
    subject: str
    kind: str
    items: int
    minutes: int
    purpose: str
    source: str
    publisher: str
    year: int
    section: str
    picture: str
    facets: tuple[str, ...]
    texts: tuple[tuple[str, str], ...]
    local: bool
    path: Path
