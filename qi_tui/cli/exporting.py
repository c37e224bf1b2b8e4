"""What `export` does: write every single answer of a room for the engines of its analysts."""

from __future__ import annotations

import argparse
import secrets
import sys
from importlib import import_module
from pathlib import Path

from qi_tui.cli.frameworks import library
from qi_tui.cli.gathering import gathered, not_outside, say_unrevealed
from qi_tui.cli.saying import say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

Options = argparse.Namespace

ROOM_ONLY = (
    "these are single answers, for the analysts of this room alone: the folder must not leave it."
    " Names, file names and times are not in it, but a few answers together can still tell whose"
    " they are. Delete it when you have counted."
)


def export(options: Options) -> int:
    """Write the answers of some session files as a Parquet dataset."""
    target = Path(options.output)
    _refuse_outside(options)
    _need_parquet()
    from qi_tui.store.parquet.dataset import check_place, write_dataset

    check_place(target, options.force)
    known = library(options)

    from qi_tui.analysis.privacy import Audience, show_sheets
    from qi_tui.cli.commands import report_trouble

    gathering = gathered(options.paths, known, options.recursive)
    say_unrevealed(gathering, "it is written")
    rooms = show_sheets(
        gathering.counted,
        gathering.rooms,
        {room.framework: known.need(room.framework) for room in gathering.rooms},
        Audience(options.audience),
        gathering.limits,
        gathering.naming,
        secrets.token_bytes(16),
    )
    rows = write_dataset(target, rooms, options.force)
    status = report_trouble(gathering)
    if not rows:
        raise UsageError(
            "Nothing to write", "There is no answer in these files that counts.", "Look at merge."
        )
    write(f"{display(str(target), 400)}\n")
    say(f"{rows} rows. {ROOM_ONLY[:1].upper()}{ROOM_ONLY[1:]}")
    return status


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of `export`, but for those that it shares with others."""
    parser.set_defaults(run=export)
    parser.add_argument("paths", metavar="PATH", nargs="+", help="session files and folders")
    parser.add_argument(
        "-o", "--output", metavar="DIR", required=True, help="the folder to make, such as answers"
    )
    parser.add_argument(
        "--audience",
        choices=("room", "outside"),
        default="room",
        help="only for the room: single answers never leave it",
    )
    parser.add_argument(
        "--force", action="store_true", help="replace a dataset that export wrote there before"
    )


def _refuse_outside(options: Options) -> None:
    if options.audience == "outside":
        raise not_outside("Use merge or report with --audience outside.")


def _need_parquet() -> None:
    """See that the package is there before thousands of files are read."""
    try:
        import_module("pyarrow.parquet")
    except ImportError:
        raise UsageError(
            "One package is missing",
            "To write Parquet, pyarrow is needed.",
            f'Install it with: "{sys.executable}" -m pip install pyarrow',
        ) from None
