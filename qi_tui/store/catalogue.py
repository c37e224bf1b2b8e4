"""The frameworks by title: as much of each definition file as a list of them needs.

This is what the first screen shows, so it stays light: definitions are read as TOML, and not
checked until one of them is opened.
"""

from __future__ import annotations

import stat
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from qi_tui import paths
from qi_tui.model.text import display

LARGEST = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Entry:
    """One framework in the list; `search` is the case-folded text that a filter looks in."""

    id: str
    title: str
    version: int
    shelf: str
    subject: str
    kind: str
    items: int
    minutes: int
    source: str
    publisher: str
    year: int
    section: str
    search: str
    local: bool
    path: Path


@dataclass(frozen=True, slots=True)
class Catalogue:
    """The frameworks that can be listed, by id, and a sentence for each file that cannot."""

    entries: tuple[Entry, ...]
    problems: tuple[str, ...]


def catalogue(own: Path | None = None) -> Catalogue:
    """The built-in frameworks, and those in a person's own folder.

    A file that cannot be read never hides the others; one of a person's own with the id of a
    built-in one is named and left out.
    """
    entries: dict[str, Entry] = {}
    problems = list(_unreadable(own))
    for path, local in definition_files(own):
        try:
            entry = _entry(path, local)
        except (
            OSError,
            ValueError,
            LookupError,
            TypeError,
            AttributeError,
            OverflowError,
        ) as error:
            shown = display(str(path), 300)
            problems.append(f"{shown}: {_trouble(error)} Run: qi-tui frameworks check {shown}")
            continue
        if entry.id in entries:
            problems.append(
                f'{display(str(path), 300)}: its id "{display(entry.id)}" is that of'
                f" {display(entries[entry.id].path.name, 120)}: give it an id of its own."
            )
            continue
        entries[entry.id] = entry
    ordered = sorted(entries.values(), key=lambda entry: entry.title.casefold())
    return Catalogue(tuple(ordered), tuple(problems))


def _unreadable(own: Path | None) -> Iterator[str]:
    try:
        if own is not None:
            next(own.iterdir(), None)
    except (FileNotFoundError, NotADirectoryError):
        return
    except OSError as error:
        yield f"{display(str(own), 300)}: the folder cannot be read ({error.strerror})."


def definition_files(own: Path | None) -> Iterator[tuple[Path, bool]]:
    """Every definition file, the built-in ones first, with whether it is a person's own."""
    for folder, local in ((paths.builtin_frameworks(), False), (own, True)):
        try:
            # Case: a file that Windows made may end in .TOML.
            found = [] if folder is None else sorted(folder.iterdir())
        except OSError:
            continue
        for path in found:
            if path.suffix.casefold() == ".toml" and not path.name.startswith("."):
                yield path, local


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
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        raise
    except ValueError:
        # A whole number of more digits than Python turns into one.
        raise ValueError("it holds a number that is far too long") from None
    except RecursionError:
        raise ValueError("it is nested too deeply for a definition") from None


def _entry(path: Path, local: bool) -> Entry:
    raw = read_toml(path)
    source = raw["source"]
    items = [item for domain in raw["domains"] for item in domain["items"]]
    words = [raw["title"], raw["id"], source["title"], source["publisher"], source["section"]]
    words += [item["title"] for item in items]
    words += [str(item.get("prompt", "")) for item in items]
    return Entry(
        id=str(raw["id"]),
        title=str(raw["title"]),
        version=int(raw["version"]),
        shelf=str(raw.get("shelf", "more")),
        subject=str(raw["subject"]),
        kind=str(raw["kind"]),
        items=len(items),
        minutes=int(raw["minutes"]),
        source=str(source["title"]),
        publisher=str(source["publisher"]),
        year=int(source["year"]),
        section=str(source["section"]),
        search="\n".join(map(str, words)).casefold(),
        local=local,
        path=path,
    )


def _trouble(error: Exception) -> str:
    if isinstance(error, OSError):
        return f"it cannot be read ({error.strerror})."
    if isinstance(error, KeyError):
        return f'"{display(str(error.args[0]))}" is missing in it.'
    return "it is not a definition that can be read."
