"""A definition file with a mistake in it, and what must be said of it."""

from __future__ import annotations

import copy
from dataclasses import dataclass
from typing import Any

from qi_tui.store.definitions.toml_text import toml_text


@dataclass(frozen=True)
class Mistaken:
    """A definition file.

    Attributes:
        name: what is wrong with it; unlike that of any other.
        data: the bytes of it.
        words: what is said of it.
        lines: how many mistakes are told; None where several are meant.
    """

    name: str
    data: bytes
    words: str
    lines: int | None = 1


def of(name: str, raw: dict[str, Any], words: str, lines: int | None = 1) -> Mistaken:
    """A definition of this content."""
    return Mistaken(name, toml_text(raw).encode("utf-8"), words, lines)


def domain(one: dict[str, Any], name: str = "first") -> dict[str, Any]:
    """A domain of one item."""
    return {"id": name, "title": "First", "items": [copy.deepcopy(one)]}
