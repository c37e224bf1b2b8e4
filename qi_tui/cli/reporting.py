"""What `report` does: write what a workshop came to into a file, in the format its ending names."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.cli.frameworks import library
from qi_tui.cli.gathering import gathered, not_outside, say_unrevealed
from qi_tui.cli.saying import DONE, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.analysis.sources import Sources
    from qi_tui.report.formats import Format
    from qi_tui.store.definitions.library import Library
    from qi_tui.store.gathering.gather import Gathering

Options = argparse.Namespace


def report(options: Options) -> int:
    """Write a report."""
    target = Path(options.output)
    write_as = _format(target, options.rows)
    _refuse_single_answers(options)
    known = library(options)

    from qi_tui.analysis.privacy import Audience
    from qi_tui.report.making import make_report
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.report_sources import with_mine
    from qi_tui.store.writing_out import write_out

    gathering, sources = _gathered(options, known)
    mine = None
    if options.me:
        sources, mine = with_mine(sources, Path(options.me), known)
    made = make_report(
        sources, Audience(options.audience), with_comments=options.with_comments, mine=mine
    )
    try:
        write_out(target, write_as(made), options.force)
    except AlreadyThere as there:
        raise UsageError(
            there.title, there.message, "Name another file with -o, or add --force."
        ) from None
    write(f"{display(str(target), 400)}\n")
    say(made.regime)
    if gathering is None:
        return DONE
    from qi_tui.cli.commands import report_trouble

    return report_trouble(gathering)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of `report`, but for those that it shares with others."""
    parser.set_defaults(run=report)
    parser.add_argument("paths", metavar="PATH", nargs="*", help="session files and folders")
    parser.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as report.html"
    )
    parser.add_argument(
        "--audience",
        choices=("room", "outside"),
        default="room",
        help="outside hides what could give a single rating away",
    )
    parser.add_argument(
        "--with-comments", action="store_true", help="also what raters wrote, as far as allowed"
    )
    parser.add_argument(
        "--me", metavar="FILE", help="for one rater: their own session file, beside the room"
    )
    parser.add_argument(
        "--rows",
        choices=("items", "answers", "actions"),
        help="what the rows of a .csv file are; items by default",
    )
    parser.add_argument("--force", action="store_true", help="write over a file that is there")


def _format(target: Path, rows: str | None) -> Format:
    """The function that writes this file.

    Raises:
        UsageError: where no format has its ending, or rows are asked of one that has none.
    """
    from qi_tui.report.formats import FORMATS, format_of, format_of_rows

    ending = target.suffix.removeprefix(".")
    found = format_of(ending)
    if found is None:
        endings = ", ".join(f".{known}" for known in FORMATS)
        shown = display(str(target), 300)
        raise UsageError(
            "No such format", f"{shown} has no ending that is known here.", f"Use {endings}."
        )
    if rows is None:
        return found
    if ending.casefold() != "csv":
        raise UsageError("No rows there", "--rows is for files that end in .csv.", "Leave it out.")
    return format_of_rows(rows)


def _refuse_single_answers(options: Options) -> None:
    if options.rows == "answers" and options.audience == "outside":
        raise not_outside("Use --rows items, or --audience room.")


def _gathered(options: Options, known: Library) -> tuple[Gathering | None, Sources]:
    """What was found at the places, where any were named; with --me none have to be."""
    from qi_tui.analysis.sources import Sources
    from qi_tui.store.report_sources import sources_of

    if not options.paths:
        if options.me:
            return None, Sources()
        raise UsageError(
            "Nothing to report", "No file or folder is named.", "Name the workshop's folder."
        )
    gathering = gathered(options.paths, known, options.recursive)
    say_unrevealed(gathering, "this report shows it")
    with_answers = options.rows == "answers" or Path(options.output).suffix.casefold() == ".xlsx"
    return gathering, sources_of(gathering, known, with_answers=with_answers)
