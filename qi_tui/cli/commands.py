"""What each command does. Everything heavy is imported by the command that needs it."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui import paths
from qi_tui.cli.frameworks import library
from qi_tui.cli.gathering import gathered
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write, write_table

if TYPE_CHECKING:
    from qi_tui.store.gathering.gather import Gathering

Options = argparse.Namespace
Command = Callable[[Options], int]


def open_library(options: Options) -> int:
    """The library of frameworks, full screen."""
    from qi_tui.cli.screens import library

    return library(options.sessions, options.frameworks)


def rate(options: Options) -> int:
    """Start or resume a rating, full screen."""
    from qi_tui.cli.screens import rate, rate_by_invitation

    if options.invite:
        return rate_by_invitation(
            Path(options.invite),
            options.framework,
            options.name,
            options.role,
            options.sessions,
            options.frameworks,
        )
    if options.framework is None:
        options.refuse("the following arguments are required: FRAMEWORK. Or name an --invite FILE")
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


def present(options: Options) -> int:
    """What the room may see of a workshop, full screen, following the facilitator's view."""
    from qi_tui.cli.screens import present

    places = [Path(path) for path in options.paths] or [paths.sessions(options.sessions)]
    return present(places, options.recursive, options.sessions, options.frameworks)


def demo(options: Options) -> int:
    """The facilitator's view on a throw-away copy of the sample workshop."""
    from qi_tui.cli.screens import demo

    return demo(options.sessions, options.frameworks)


def merge(options: Options) -> int:
    """Print the rooms of some session files."""
    from qi_tui.analysis.privacy import Audience, show_room

    frameworks = library(options)
    audience = Audience(options.audience)
    gathering = gathered(options.paths, frameworks, options.recursive)
    rooms = [
        show_room(
            room, frameworks.need(room.framework), audience, gathering.limits, options.by_role
        )
        for room in gathering.rooms
    ]
    match options.format:
        case "json":
            from qi_tui.report.merged.merge_json import merge_json

            write(merge_json(rooms, gathering.files, audience, gathering.naming))
        case "csv":
            from qi_tui.report.merged.merge_csv import merge_csv

            write_table(merge_csv(rooms))
        case _:
            import shutil

            from qi_tui.report.merged.merge_table import merge_table

            width = shutil.get_terminal_size((100, 24)).columns
            write(merge_table(rooms, gathering.files, width))
    return report_trouble(gathering)


def report_trouble(gathering: Gathering) -> int:
    """Name on standard error what needs attention; the exit status."""
    from qi_tui.analysis.privacy import Audience, show_files

    for trouble in gathering.troubles:
        say(trouble)
    for file in show_files(gathering.files, Audience.ROOM, gathering.naming).reports:
        if file.status.is_trouble:
            say(f"{file.path}: {file.status.value}: {file.detail}")
    return LEFT_OUT if gathering.has_trouble else DONE
