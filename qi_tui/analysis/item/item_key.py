"""What names an item of a room, so that it is found again in another order or another room."""

from __future__ import annotations

from typing import TypeAlias

from qi_tui.analysis.figures import ItemFigures
from qi_tui.model.framework import Facet
from qi_tui.model.text import same_name

ItemKey: TypeAlias = tuple[str, Facet, str | None]
"""Item, facet, and the subject in the form in which names are compared."""


def key_of(figures: ItemFigures) -> ItemKey:
    """What names this item, whatever the order and however its subject is spelt."""
    subject = None if figures.subject is None else same_name(figures.subject)
    return figures.item, figures.facet, subject
