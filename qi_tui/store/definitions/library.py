"""The frameworks themselves, read and checked when one is asked for, and kept."""

from __future__ import annotations

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cached_property
from pathlib import Path
from typing import Any

from qi_tui.errors import QiError, UsageError
from qi_tui.model import definition
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.mistakes import Mistake
from qi_tui.model.text import display
from qi_tui.store.definitions.catalogue import Catalogue, Entry, catalogue
from qi_tui.store.definitions.toml_places import Places
from qi_tui.store.definitions.toml_reading import (
    Refused,
    parse_toml,
    read_definition,
    read_toml,
    text_of,
)
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


class Library:
    """The frameworks by id.

    Args:
        own: the folder of a person's own definitions; None for only the built-in ones.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._read: dict[str, Framework | None] = {}
        self._digests: dict[str, str] = {}

    @cached_property
    def catalogue(self) -> Catalogue:
        """Every framework that can be listed."""
        return catalogue(self._own)

    def entry(self, framework: str) -> Entry | None:
        """The line of a framework in the list."""
        return next((entry for entry in self.catalogue.entries if entry.id == framework), None)

    def get(self, framework: str) -> Framework | None:
        """A framework, or None where there is none of this id or its file has mistakes."""
        if framework not in self._read:
            entry = self.entry(framework)
            self._read[framework] = check_definition(entry.path)[0] if entry else None
        return self._read[framework]

    def need(self, framework: str) -> Framework:
        """A framework that must be there.

        Raises:
            UsageError: with the nearest name where there is none of this id.
            QiError: where its file has mistakes.
        """
        found = self.get(framework)
        if found is not None:
            return found
        entry = self.entry(framework)
        if entry is not None:
            raise QiError(
                "This framework has mistakes",
                f"{display(str(entry.path), 300)} cannot be used.",
                f"Run: qi-tui frameworks check {display(str(entry.path), 300)}",
            )
        near = self.nearest(framework)
        raise UsageError(
            "Unknown framework",
            f'There is no framework "{display(framework)}".',
            f'Did you mean "{near}"?' if near else "See: qi-tui frameworks list",
        )

    def nearest(self, framework: str) -> str | None:
        """The id that was meant, where one is near to what was written."""
        ids = [entry.id for entry in self.catalogue.entries]
        wanted = "-".join(framework[:100].casefold().split())
        return next(iter(get_close_matches(wanted, ids, n=1, cutoff=0.4)), None)

    def digest(self, framework: Framework) -> str:
        """The digest of a framework of this library, worked out once."""
        if framework.id not in self._digests:
            self._digests[framework.id] = framework_digest(framework)
        return self._digests[framework.id]

    def raw(self, framework: str) -> dict[str, Any]:
        """The definition as its file has it, with its `digest`; raises like `need`."""
        found = self.need(framework)
        entry = self.entry(framework)
        assert entry is not None
        return {**read_toml(entry.path), "digest": self.digest(found)}


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
