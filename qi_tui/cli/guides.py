"""What `guide` does: write a facilitator's guide to a workshop as a page to print."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.cli.frameworks import library
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write
from qi_tui.errors import QiError, UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import WorkshopFile

Options = argparse.Namespace


def guide(options: Options) -> int:
    """Write a facilitator's guide."""
    from qi_tui.report.sheets.guide_html import guide_html
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.workshop.workshop_at import workshop_at
    from qi_tui.store.writing_out import write_out

    workshop = workshop_at(Path(options.path)) if options.path else None
    frameworks, status = _frameworks(options, workshop)
    target = Path(options.output)
    try:
        write_out(target, guide_html(workshop, frameworks).encode("utf-8"), options.force)
    except AlreadyThere as there:
        raise UsageError(
            there.title, there.message, "Name another file with -o, or add --force."
        ) from None
    write(f"{display(str(target), 400)}\n")
    say("open it in a browser and print it, for you alone.")
    return status


def _frameworks(options: Options, workshop: WorkshopFile | None) -> tuple[list[Framework], int]:
    """The frameworks of the workshop, and the exit status; one that is not there is named."""
    known = library(options)
    found, status = [], DONE
    for name in workshop.head.frameworks if workshop is not None else ():
        try:
            found.append(known.need(name))
        except QiError as error:
            say(str(error))
            status = LEFT_OUT
    return found, status
