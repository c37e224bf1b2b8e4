"""What `summarise` does: one small file of counts, to be merged elsewhere."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.cli.frameworks import library
from qi_tui.cli.gathering import gathered
from qi_tui.cli.saying import LEFT_OUT, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.model.summary import SummaryFile
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering

Options = argparse.Namespace


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of `summarise`."""
    parser.set_defaults(run=summarise)
    parser.add_argument(
        "paths", metavar="PATH", nargs="+", help="session files, summaries, folders"
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as north-ward.json"
    )
    parser.add_argument(
        "--recursive", action="store_true", help="look into the folders below a folder too"
    )
    parser.add_argument("--title", metavar="TITLE", help="what was rated; none by default")
    parser.add_argument(
        "--family",
        metavar="WORD",
        default="",
        help="a word that all share whose summaries will be merged; none by default",
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def summarise(options: Options) -> int:
    """Write a summary."""
    target = Path(options.output)
    _check_name(target)
    known = library(options)

    from qi_tui.cli.commands import report_trouble
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.report_sources import unrevealed
    from qi_tui.store.summing import save_summary, sum_up

    gathering = _gathered(options, target, known)
    hidden = unrevealed(gathering)
    if hidden is not None:
        say(f"round {hidden} is not revealed in the room yet; this sums it up nevertheless.")
    summed = sum_up(gathering, known, options.title or "", options.family)
    for each in summed.not_sent:
        say(f"{display(each.framework)}, round {each.round}: {each.why}.")
    status = report_trouble(gathering)
    if summed.file is None:
        raise UsageError("Nothing to send", "No room here has a summary; no file was written.", "")
    try:
        save_summary(summed.file, target, gathering.limits, options.force)
    except AlreadyThere as there:
        raise UsageError(
            there.title, there.message, "Name another file with -o, or add --force."
        ) from None
    write(f"{display(str(target), 400)}\n")
    for sentence in _said(summed.file):
        say(sentence)
    return LEFT_OUT if summed.not_sent else status


def _check_name(target: Path) -> None:
    """Refuse a name under which a merge of its folder would not find it, or find another thing.

    Raises:
        UsageError: with a better one.
    """
    from qi_tui.store.mine import is_session_name
    from qi_tui.store.workshop.workshop_reading import FILE_NAME

    if not is_session_name(target.name) or target.name.casefold() == FILE_NAME:
        shown = display(target.name)
        raise UsageError(
            "Not a name for a summary",
            f'"{shown}" is no name for a summary.',
            "Let it end in .json, such as north-ward.json.",
        )


def _gathered(options: Options, target: Path, known: Library) -> Gathering:
    """What is at the places, but for what a new summary is to be put over."""
    from qi_tui.store.gathering.finding import candidates

    places = [Path(path) for path in options.paths]
    found = candidates(places, options.recursive)
    others = [each.path for each in found.files if not _is_same(each.path, target)]
    if others and len(others) < len(found.files):
        for trouble in found.troubles:
            say(trouble)
        places = others
    return gathered(places, known, options.recursive)


def _is_same(path: Path, other: Path) -> bool:
    try:
        return path.samefile(other)
    except OSError:
        return False


def _said(file: SummaryFile) -> list[str]:
    """What is in a summary, and what is not."""
    sentences: list[str] = []
    for room in file.rooms.values():
        items = sum(len(sheet.items) for sheet in room.sheets)
        untold = sum(len(sheet.untold) for sheet in room.sheets)
        hidden = f"; {untold} of {items} items not told in full" if untold else ""
        roles = f"; by role: {', '.join(map(display, room.roles))}" if room.roles else ""
        raters = f"{room.raters} raters{hidden}{roles}"
        sentences.append(f"{display(room.framework)}, round {room.round}: {raters}.")
    sentences.append(
        f"nothing is told of fewer than {file.head.least} people; no names, comments, files or"
        " times are in it."
    )
    return sentences
