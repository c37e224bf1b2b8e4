"""The frameworks by title: as much of each definition file as a list of them needs.

This is what the first screen shows, so it stays light: the built-in ones come from an index made
beforehand, a person's own are read as TOML, and none is checked until it is opened.
"""

from __future__ import annotations

import stat
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui import paths
from qi_tui.model.entry import Entry
from qi_tui.model.text import display
from qi_tui.store.definitions.index import indexed, sizes_of

__all__ = ["Catalogue", "Entry", "catalogue", "read_catalogue"]

LARGEST = 1024 * 1024
# The parser takes ever longer for a key of very many parts; no line of a definition has such.
MOST_DOTS = 1000
TOO_DEEP = "it is nested too deeply for a definition"
_UNUSABLE = (OSError, ValueError, LookupError, TypeError, AttributeError, OverflowError)


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The frameworks that can be listed, by title, and a sentence for each file that cannot."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


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
    return Catalogue(tuple(ordered), tuple(problems))


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
    return None if found is None else Catalogue(found, ())


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


def read_toml(path: Path) -> dict[str, Any]:
    """The content of a definition file.

    Raises:
        OSError: where it cannot be read.
        ValueError: where it is too large, not UTF-8 or not TOML.
    """
    return parse_toml(read_text(path))


def read_text(path: Path) -> str:
    """The text of a definition file; raises like `read_toml`."""
    found = path.stat()
    # A pipe would wait for somebody to write into it.
    if not stat.S_ISREG(found.st_mode) and not stat.S_ISDIR(found.st_mode):
        raise ValueError("it is not a file with text in it")
    if found.st_size > LARGEST:
        raise ValueError("it is too large: a definition has at most 1 MB")
    return path.read_bytes().decode("utf-8-sig").replace("\r\n", "\n")


def parse_toml(text: str) -> dict[str, Any]:
    """What a text in TOML says.

    Raises:
        ValueError: where it is not TOML.
    """
    # Where the index is enough, the parser need not be there.
    import tomllib

    if any(line.count(".") > MOST_DOTS for line in text.splitlines()):
        raise ValueError(TOO_DEEP)

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # A whole number of more digits than Python turns into one.
        raise ValueError("it holds a number that is far too long") from None
    except RecursionError:
        raise ValueError(TOO_DEEP) from None


def _entry(path: Path, local: bool) -> Entry:
    raw = read_toml(path)
    source = raw["source"]
    items = [item for domain in raw["domains"] for item in domain["items"]]
    scoring = raw.get("scoring", {})
    return Entry(
        id=str(raw["id"]),
        title=str(raw["title"]),
        version=int(raw["version"]),
        shelf=str(raw.get("shelf", "more")),
        subject=str(raw["subject"]),
        kind=str(raw["kind"]),
        items=len(items),
        minutes=int(raw["minutes"]),
        purpose=str(raw.get("purpose", "")),
        source=str(source["title"]),
        publisher=str(source["publisher"]),
        year=int(source["year"]),
        section=str(source["section"]),
        picture=str(scoring.get("picture", "")),
        facets=tuple(map(str, raw.get("facets", ("now",)))),
        texts=tuple((str(item["title"]), str(item.get("prompt", ""))) for item in items),
        local=local,
        path=path,
    )


def _trouble(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror})."
    if isinstance(error, KeyError):
        return f'"{display(str(error.args[0]))}" is missing in it.'
    return "it is not a definition that can be read."
