"""The frameworks by title: as much of each definition file as a list of them needs.

This is what the first screen shows, so it stays light: the built-in ones come from an index made
beforehand, a person's own are read as TOML, and none is checked until it is opened.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

from qi_tui import paths
from qi_tui.model.entry import Entry
from qi_tui.model.text import display
from qi_tui.store.definitions.index import indexed, sizes_of
from qi_tui.store.definitions.toml_reading import read_toml

__all__ = ["Catalogue", "Entry", "catalogue", "read_catalogue"]

_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError)


class Catalogue(NamedTuple):
    """The frameworks that can be listed, by title, and a sentence for each file that cannot.

    Attributes:
        is_indexed: whether the built-in ones are the files that the index was made of.
    """

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]
    is_indexed: bool = False


def catalogue(own: Path | None = None) -> Catalogue:
    """The built-in frameworks, and those in a person's own folder.

    A file that cannot be read never hides the others; one of a person's own with the id of a
    built-in one is named and left out.
    """
    builtin = paths.builtin_frameworks()
    return _with_own(_from_index(builtin) or _read(builtin, False), own)


def read_catalogue(own: Path | None = None) -> Catalogue:
    """Like `catalogue`, with every file read, also where there is an index."""
    return _with_own(_read(paths.builtin_frameworks(), False), own)


def _with_own(builtin: Catalogue, own: Path | None) -> Catalogue:
    entries: dict[str, Entry] = {}
    problems = [*builtin.problems, *_unreadable(own)]
    mine = Catalogue((), ()) if own is None or _is_builtin(own) else _read(own, True)
    problems += mine.problems
    for entry in (*builtin.entries, *mine.entries):
        taken = entries.setdefault(entry.id.casefold(), entry)
        if taken is not entry:
            problems.append(_clash(entry, taken))
    ordered = sorted(entries.values(), key=lambda entry: entry.title.casefold())
    return Catalogue(tuple(ordered), tuple(problems), builtin.is_indexed)


def _clash(entry: Entry, taken: Entry) -> str:
    other = display(taken.path.name, 120) if taken.local else "a framework that is built in"
    return (
        f'{display(str(entry.path), 300)}: its id "{display(entry.id)}" is that of {other}, so it'
        " is left out: give it an id of its own."
    )


def _from_index(folder: Path) -> Catalogue | None:
    names = [path.name for path in definitions_in(folder)]
    try:
        found = indexed(folder, sizes_of(folder, names))
    except OSError:
        return None
    return None if found is None else Catalogue(found, (), is_indexed=True)


def _read(folder: Path, local: bool) -> Catalogue:
    entries: list[Entry] = []
    problems: list[str] = []
    for path in definitions_in(folder):
        try:
            entries.append(_entry(path, local))
        except _UNUSABLE as error:
            shown = display(str(path), 300)
            problems.append(f"{shown}: {_trouble(error)} Run: qi-tui frameworks check {shown}")
    return Catalogue(tuple(entries), tuple(problems))


def _is_builtin(own: Path) -> bool:
    """Whether a person named the folder of the built-in ones as their own."""
    try:
        return own.samefile(paths.builtin_frameworks())
    except OSError:
        return False


def _unreadable(own: Path | None) -> Iterator[str]:
    try:
        if own is not None:
            next(own.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield f"{display(str(own), 300)}: the folder cannot be read ({error.strerror})."


def definitions_in(folder: Path) -> list[Path]:
    """Every definition file of a folder, by name; none where it cannot be read."""
    try:
        found = sorted(folder.iterdir())
    except OSError:
        return []
    # Case: a file that Windows made may end in .TOML.
    return [p for p in found if p.suffix.casefold() == ".toml" and not p.name.startswith(".")]


def _entry(path: Path, local: bool) -> Entry:
    raw = read_toml(path)
    source = raw["source"]
    items = [item for domain in raw["domains"] for item in domain["items"]]
    scoring = raw.get("scoring", {})
    return Entry(
        id=_text(raw["id"]),
        title=_text(raw["title"]),
        version=_whole(raw["version"]),
        shelf=_text(raw.get("shelf", "more")),
        subject=_text(raw["subject"]),
        kind=_text(raw["kind"]),
        items=len(items),
        minutes=_whole(raw["minutes"]),
        purpose=_text(raw.get("purpose", "")),
        source=_text(source["title"]),
        publisher=_text(source["publisher"]),
        year=_whole(source["year"]),
        section=_text(source["section"]),
        picture=_text(scoring.get("picture", "")),
        facets=tuple(map(_text, raw.get("facets", ("now",)))),
        texts=tuple((_text(item["title"]), _text(item.get("prompt", ""))) for item in items),
        local=local,
        path=path,
    )


def _text(value: Any) -> str:
    # A table in the place of a title would be listed as Python writes it.
    if not isinstance(value, str):
        raise TypeError
    return value


def _whole(value: Any) -> int:
    if not isinstance(value, int):
        raise TypeError
    return value


def _trouble(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror})."
    if isinstance(error, KeyError):
        return f'"{display(str(error.args[0]))}" is missing in it.'
    return "it is not a definition that can be read."
