"""What `repair` does: get what can be had out of a damaged file, into a new one."""

from __future__ import annotations

import argparse
from pathlib import Path

from qi_tui.cli.frameworks import library
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

Options = argparse.Namespace


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of the command."""
    parser.add_argument("path", metavar="PATH", help="a session or workshop file")
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="the new file; beside the old one by default"
    )
    parser.set_defaults(run=repair)


def repair(options: Options) -> int:
    """Put what can be had of a damaged file into a new one; its path goes to standard output."""
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.repair.repair import repair

    target = Path(options.output) if options.output else None
    try:
        repaired = repair(Path(options.path), library(options), target)
    except AlreadyThere as there:
        raise UsageError(there.title, there.message, "Name another file with -o.") from None
    for sentence in repaired.sentences:
        say(sentence)
    if repaired.path is None:
        return DONE
    write(f"{display(str(repaired.path), 400)}\n")
    say(
        "no other file was changed. When you are content with the new one, move the old one away"
        " and give the new one its name."
    )
    return DONE if repaired.is_certain else LEFT_OUT
