"""What each command does. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import argparse
import os
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import paths
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write, write_table
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.store.gather import Gathering
    from qi_tui.store.library import Library

Options = argparse.Namespace
Command = Callable[[Options], int]


def open_library(options: Options) -> int:
    """The library of frameworks, full screen."""
    from qi_tui.cli.screens import library

    return library(options.sessions, options.frameworks)


def rate(options: Options) -> int:
    """Start or resume a rating, full screen."""
    from qi_tui.cli.screens import rate

    return rate(
        options.framework,
        options.name,
        options.role,
        options.title,
        options.sessions,
        options.frameworks,
    )


def facilitate(options: Options) -> int:
    """The facilitator's view, full screen."""
    from qi_tui.cli.screens import facilitate

    places = [Path(path) for path in options.paths] or [paths.sessions(options.sessions)]
    return facilitate(places, options.recursive, options.sessions, options.frameworks)


def demo(options: Options) -> int:
    """The facilitator's view on a throw-away copy of the sample workshop."""
    from qi_tui.cli.screens import demo

    return demo(options.sessions, options.frameworks)


def merge(options: Options) -> int:
    """Print the rooms of some session files."""
    from qi_tui.analysis.privacy import Audience, show_room
    from qi_tui.store.gather import gather

    frameworks = _library(options)
    audience = Audience(options.audience)
    gathering = gather([Path(path) for path in options.paths], frameworks, options.recursive)
    rooms = [
        show_room(
            room, frameworks.need(room.framework), audience, gathering.limits, options.by_role
        )
        for room in gathering.rooms
    ]
    match options.format:
        case "json":
            from qi_tui.report.merge_json import merge_json

            write(merge_json(rooms, gathering.files, audience))
        case "csv":
            from qi_tui.report.merge_csv import merge_csv

            write_table(merge_csv(rooms))
        case _:
            import shutil

            from qi_tui.report.merge_table import merge_table

            width = shutil.get_terminal_size((100, 24)).columns
            write(merge_table(rooms, gathering.files, width))
    return _report_trouble(gathering)


def list_frameworks(options: Options) -> int:
    """Print the frameworks there are."""
    from qi_tui.store.catalogue import catalogue

    found = catalogue(_own_frameworks(options))
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
            write(
                f"{display(entry.id):<28} {entry.items:>3} items {entry.minutes:>3} min  "
                f"{display(entry.title)} ({display(entry.source)}, {entry.year})\n"
            )
    for problem in found.problems:
        say(problem)
    return LEFT_OUT if found.problems else DONE


def show_framework(options: Options) -> int:
    """Print one framework."""
    frameworks = _library(options)
    if options.json:
        from qi_tui.report.json_text import json_text

        write(json_text(frameworks.raw(options.framework)))
    else:
        from qi_tui.report.framework_text import framework_text

        write(framework_text(frameworks.need(options.framework)))
    return DONE


def check_frameworks(options: Options) -> int:
    """Print every mistake in some definition files."""
    from qi_tui.store.library import check_definition

    wrong = False
    for name in options.files:
        framework, found = check_definition(Path(name))
        for mistake in found:
            write(f"{mistake}\n")
        if framework is not None:
            shown = display(name, 300)
            write(f"{shown}: no mistakes: {len(framework.items)} items in {framework.id}\n")
        wrong = wrong or bool(found)
    if wrong:
        say("there are mistakes; nothing was changed.")
    return LEFT_OUT if wrong else DONE


def print_schema(_options: Options) -> int:
    """Print the JSON Schema of a definition."""
    from qi_tui.report.json_text import json_text
    from qi_tui.store.library import schema

    write(json_text(schema()))
    return DONE


def _library(options: Options) -> Library:
    from qi_tui.store.library import Library

    return Library(_own_frameworks(options))


def _own_frameworks(options: Options) -> Path:
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


def _report_trouble(gathering: Gathering) -> int:
    for trouble in gathering.troubles:
        say(trouble)
    for file in gathering.files:
        if file.status.is_trouble:
            say(f"{file.path}: {file.status.value}: {file.detail}")
    return LEFT_OUT if gathering.has_trouble else DONE
