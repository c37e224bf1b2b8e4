"""Entries of a list of frameworks, made for tests."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from qi_tui.model.entry import Entry


def entry(name: str, *texts: tuple[str, str], **changes: Any) -> Entry:
    """A framework in a list, with the titles and prompts of its items."""
    fields: dict[str, Any] = {
        "id": name,
        "title": f"Framework {name}",
        "version": 1,
        "shelf": "core",
        "subject": "initiative",
        "kind": "graded",
        "items": len(texts),
        "minutes": 5,
        "purpose": f"Shows how {name} it is. More of it.",
        "source": "A guide",
        "publisher": "A publisher",
        "year": 2005,
        "section": "1",
        "picture": "profile",
        "facets": ("now",),
        "texts": texts,
        "local": False,
        "path": Path(f"{name}.toml"),
    }
    return Entry(**{**fields, **changes})
