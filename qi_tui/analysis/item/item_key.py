"""What names an item of a room, so that it is found again in another order or another room."""

from __future__ import annotations

from typing import Protocol, TypeAlias

from qi_tui.model.framework import Facet
from qi_tui.model.text import subject_key

ItemKey: TypeAlias = tuple[str, Facet, str | None]
"""Item, facet, and the subject in the form in which names are compared."""


class Named(Protocol):
    """Whatever speaks of an item: its figures, its place on an agenda, what was agreed on it."""

    @property
    def item(self) -> str:
        """The item's id."""

    @property
    def facet(self) -> Facet:
        """The facet."""

    @property
    def subject(self) -> str | None:
        """The subject, however it is spelt."""


def key_of(named: Named) -> ItemKey:
    """What names the item, whatever the order and however its subject is spelt."""
    return named.item, named.facet, subject_key(named.subject)
