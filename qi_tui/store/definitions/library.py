"""The frameworks themselves, read and checked when one is asked for, and kept.

Importing this imports nothing that checks: a list, or a first picture, does not wait for that.
"""

from __future__ import annotations

from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.errors import QiError, UsageError
from qi_tui.model.sketch import sketch_of
from qi_tui.model.text import display
from qi_tui.store.definitions.catalogue import Catalogue, Entry, catalogue
from qi_tui.store.definitions.toml_reading import read_toml

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework

_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError)


class Library:
    """The frameworks by id.

    Args:
        own: the folder of a person's own definitions; None for only the built-in ones.
    """

    def __init__(self, own: Path | None = None) -> None:
        self._own = own
        self._read: dict[str, Framework | None] = {}
        self._sketches: dict[str, Framework | None] = {}
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
            from qi_tui.store.definitions.checking import check_definition

            entry = self.entry(framework)
            self._read[framework] = check_definition(entry.path)[0] if entry else None
        return self._read[framework]

    def sketch(self, framework: str) -> Framework | None:
        """A framework to be drawn at once, unchecked; None where it must be checked first.

        Only one of those that come with the program, while they are what the index was made of.
        """
        if framework not in self._sketches:
            self._sketches[framework] = self._sketch(framework)
        return self._sketches[framework]

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
        from difflib import get_close_matches

        ids = [entry.id for entry in self.catalogue.entries]
        wanted = "-".join(framework[:100].casefold().split())
        return next(iter(get_close_matches(wanted, ids, n=1, cutoff=0.4)), None)

    def digest(self, framework: Framework) -> str:
        """The digest of a framework of this library, worked out once."""
        if framework.id not in self._digests:
            from qi_tui.model.digest import framework_digest

            self._digests[framework.id] = framework_digest(framework)
        return self._digests[framework.id]

    def raw(self, framework: str) -> dict[str, Any]:
        """The definition as its file has it, with its `digest`; raises like `need`."""
        found = self.need(framework)
        entry = self.entry(framework)
        assert entry is not None
        return {**read_toml(entry.path), "digest": self.digest(found)}

    def _sketch(self, framework: str) -> Framework | None:
        entry = self.entry(framework)
        if entry is None or entry.local or not self.catalogue.is_indexed:
            return None
        try:
            return sketch_of(read_toml(entry.path))
        except _UNUSABLE:
            # As large as it was, and yet another: what checks it will say what is wrong.
            return None
