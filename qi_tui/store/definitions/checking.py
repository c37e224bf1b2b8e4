"""Checking a definition file: the framework that it defines, or every mistake in it.

What checks is large, so whoever only lists or draws frameworks does without this module.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui.model import definition
from qi_tui.model.framework import Framework
from qi_tui.model.mistakes import Mistake
from qi_tui.model.text import display
from qi_tui.store.definitions.toml_places import Places
from qi_tui.store.definitions.toml_reading import Refused, parse_toml, read_definition, text_of
from qi_tui.store.definitions.toml_words import syntax_mistake


@dataclass(frozen=True, slots=True)
class Found:
    """A mistake in a definition file; line and column count from 1, and are 0 if not known."""

    path: Path
    line: int
    column: int
    mistake: Mistake

    def __str__(self) -> str:
        place = f"{self.path}:{self.line}:{self.column}" if self.line else str(self.path)
        where = f"{self.mistake.where()}: " if self.mistake.path else ""
        words = f"{where}{self.mistake.what}: {self.mistake.instead}"
        return f"{display(place, 400)}: {display(words, 1000)}"


def check_definition(path: Path) -> tuple[Framework | None, tuple[Found, ...]]:
    """A definition file's framework, or None and every mistake in it, in the order of its lines."""
    try:
        return definition_in(read_definition(path), path)
    except OSError as error:
        words = Mistake((), f"it cannot be read ({error.strerror})", "look at the name")
    except Refused as error:
        return None, (Found(path, *syntax_mistake(error)),)
    return None, (Found(path, 0, 0, words),)


def definition_in(data: bytes, path: Path) -> tuple[Framework | None, tuple[Found, ...]]:
    """Like `check_definition`, of the bytes of a file; its path is only told."""
    text = ""
    try:
        text = text_of(data)
        raw = parse_toml(text)
    except ValueError as error:
        line, column, mistake = syntax_mistake(error, text)
        return None, (Found(path, line, column, mistake),)
    made = definition.read_definition(raw)
    if made.framework is not None:
        return made.framework, ()
    places = Places(text)
    found = [Found(path, *places.of(mistake.path), mistake) for mistake in made.mistakes]
    return None, tuple(sorted(found, key=lambda entry: (entry.line, entry.column)))


def schema() -> dict[str, Any]:
    """The JSON Schema of a definition file, for editors.

    An item without a `kind` takes its framework's: several kinds may then fit, so the union of
    items is `anyOf`.
    """
    made = Framework.model_json_schema(by_alias=True)
    items = made["$defs"]["Domain"]["properties"]["items"]["items"]
    items["anyOf"] = items.pop("oneOf")
    items.pop("discriminator", None)
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **made}
