"""What the `frameworks` commands do: list, show and check definitions, and begin new ones."""

from __future__ import annotations

import argparse
import os
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import paths
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from typing import Any

    from qi_tui.model.framework import Framework
    from qi_tui.store.definitions.library import Library

Options = argparse.Namespace

HEADER = """\
# A definition for qi-tui; frameworks/README.md of the program tells what each key means.
# After each change run: qi-tui frameworks check, and the name of this file.

"""


def list_frameworks(options: Options) -> int:
    """Print the frameworks there are."""
    from qi_tui.store.definitions.catalogue import catalogue

    found = catalogue(own_frameworks(options))
    if options.json:
        entries = [
            {
                "id": entry.id,
                "title": entry.title,
                "version": entry.version,
                "shelf": entry.shelf,
                "subject": entry.subject,
                "kind": entry.kind,
                "items": entry.items,
                "minutes": entry.minutes,
                "source": entry.source,
            }
            for entry in found.entries
        ]
        from qi_tui.report.json_text import json_text

        write(json_text(entries))
    else:
        for entry in found.entries:
            local = " (local)" if entry.local else ""
            items = "item " if entry.items == 1 else "items"
            write(
                f"{display(entry.id):<30} {entry.items:>3} {items} {entry.minutes:>3} min  "
                f"{display(entry.title)}{local} ({display(entry.source)}, {entry.year})\n"
            )
    for problem in found.problems:
        say(problem)
    return LEFT_OUT if found.problems else DONE


def show_framework(options: Options) -> int:
    """Print one framework."""
    frameworks = library(options)
    if options.json:
        from qi_tui.report.json_text import json_text

        write(json_text(frameworks.raw(options.framework)))
    else:
        from qi_tui.report.framework_text import framework_text

        write(framework_text(frameworks.need(options.framework)))
    return DONE


def check_frameworks(options: Options) -> int:
    """Print every mistake in some definition files."""
    from qi_tui.store.definitions.checking import check_definition

    wrong = False
    seen: dict[str, str] = {}
    for name in options.files:
        framework, found = check_definition(Path(name))
        for mistake in found:
            write(f"{mistake}\n")
        if framework is not None:
            shown = display(name, 300)
            items = "1 item" if len(framework.items) == 1 else f"{len(framework.items)} items"
            write(f"{shown}: no mistakes: {items} in {framework.id}\n")
            _say_what_will_surprise(name, framework, seen)
        wrong = wrong or bool(found)
    if wrong:
        say("there are mistakes; nothing was changed.")
    return LEFT_OUT if wrong else DONE


def print_schema(_options: Options) -> int:
    """Print the JSON Schema of a definition."""
    from qi_tui.report.json_text import json_text
    from qi_tui.store.definitions.checking import schema

    write(json_text(schema()))
    return DONE


def new_framework(options: Options) -> int:
    """Begin a definition of one's own; what is not said is asked for, where somebody can answer."""
    from qi_tui.cli.asking import plan_of
    from qi_tui.store.definitions.new_definition import planned

    plan = plan_of(options)
    return _finish(options, planned(plan), "Its texts are there to be written over.")


def framework_from_table(options: Options) -> int:
    """Make a definition from a spreadsheet."""
    from qi_tui.cli.asking import points_of
    from qi_tui.store.definitions.definition_from_table import Wanted, definition_from_table
    from qi_tui.store.table_reading import read_table

    path = Path(options.table)
    points = points_of(options.points) if options.points else ()
    wanted = Wanted(
        path.stem, options.title or "", options.subject, options.kind, points, options.id or ""
    )
    table = read_table(path)
    shown = display(options.table, 300)
    for note in table.notes:
        say(f"{shown}: {note}.")
    made = definition_from_table(table, wanted)
    for problem in made.problems:
        say(f"{shown}: {problem}.")
    if made.raw is None:
        say("no definition was written.")
        return LEFT_OUT
    return _finish(options, made.raw, "Look at its purpose, its source and its minutes.")


def own_frameworks(options: Options) -> Path:
    """The folder of a person's own definitions; one that was named must be there.

    Raises:
        UsageError: where it is not.
    """
    own = paths.own_frameworks(options.frameworks)
    if options.frameworks and not os.path.isdir(own):  # noqa: PTH112 - it never raises
        raise UsageError(
            "No such folder", f"There is no folder {display(str(own), 300)}.", "Look at the name."
        )
    return own


def library(options: Options) -> Library:
    """The frameworks by id."""
    from qi_tui.store.definitions.library import Library

    return Library(own_frameworks(options))


def _finish(options: Options, raw: dict[str, Any], word: str) -> int:
    """Write a definition that is whole into a new file, and say what comes next."""
    from qi_tui.store.definitions.new_definition import mistakes_in, write_new
    from qi_tui.store.definitions.toml_text import toml_text

    for mistake in mistakes_in(raw):
        message = f"{mistake.where()}: {mistake.what}: {mistake.instead}."
        raise UsageError("It would have mistakes", display(message, 400))
    own = paths.own_frameworks(options.frameworks)
    taken = _taken(raw["id"], own)
    if taken is not None:
        raise UsageError(
            "This id is taken",
            f'There is a framework "{raw["id"]}" already ({taken}).',
            "Choose another id with --id.",
        )
    path = Path(options.output) if options.output else own / f"{raw['id']}.toml"
    write_new(path, HEADER + toml_text(raw))
    shown = display(str(path), 400)
    write(f"{shown}\n")
    say(f"{word} Then run: qi-tui frameworks check {shown}")
    if path.parent != own:
        say(f"To have it in the library, put it into {display(str(own), 400)}.")
    return DONE


def _taken(framework: str, own: Path) -> str | None:
    """What has this id already."""
    from qi_tui.store.definitions.catalogue import catalogue

    entries = catalogue(own).entries
    entry = next((e for e in entries if e.id.casefold() == framework.casefold()), None)
    if entry is None:
        return None
    return display(str(entry.path), 300) if entry.local else "it is built in"


def _say_what_will_surprise(name: str, framework: Framework, seen: dict[str, str]) -> None:
    """What is no mistake in a file by itself, but would not do what its writer thinks."""
    from qi_tui.analysis.results.picking import picture_of

    shown = display(name, 300)
    wanted = framework.scoring.picture
    drawn = picture_of(framework)
    if wanted is not None and drawn != wanted:
        say(f'{shown}: the picture "{wanted}" cannot be drawn of these items; "{drawn}" will be.')
    builtin = _builtin_path(framework.id)
    if builtin is not None and not _is_same(Path(name), builtin):
        say(
            f'{shown}: the id "{framework.id}" is that of a framework that is built in: in a folder'
            " of your own this one would be left out. Give it an id of its own."
        )
    if framework.id in seen:
        say(f'{shown}: the id "{framework.id}" is also that of {seen[framework.id]}.')
    seen.setdefault(framework.id, shown)


def _builtin_path(framework: str) -> Path | None:
    from qi_tui.store.definitions.catalogue import catalogue

    entries = catalogue(None).entries
    return next((entry.path for entry in entries if entry.id == framework), None)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False
