"""What `mine` does: a rater's own record goes from one machine to another without loss."""

from __future__ import annotations

import argparse
from collections.abc import Callable
from pathlib import Path

from qi_tui import paths
from qi_tui.cli.saying import DONE, LEFT_OUT, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

Options = argparse.Namespace


def add_acts(act: Callable[..., argparse.ArgumentParser]) -> None:
    """Add what can be done with one's own record.

    Args:
        act: makes the parser of an act, of its name and its purpose.
    """
    out = act("export", "pack all that you rated, to take it to another machine")
    out.set_defaults(run=export_mine)
    out.add_argument("--name", metavar="ALIAS", help="only what was rated under this alias")
    out.add_argument("--framework", metavar="ID", help="only of this framework")
    out.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="a .zip, or a folder to put it into"
    )
    out.add_argument("--force", action="store_true", help="write over a file that is there")
    into = act("import", "bring in what `mine export` packed")
    into.set_defaults(run=import_mine)
    into.add_argument("record", metavar="FILE", help="a .zip or a folder")


def which(_options: Options) -> int:
    """Neither was said.

    Raises:
        UsageError: always.
    """
    raise UsageError(
        "Export or import?", "Say what to do: export or import.", "See: qi-tui mine --help"
    )


def export_mine(options: Options) -> int:
    """Pack the person's own sessions."""
    from qi_tui.store.disk.placing import AlreadyThere
    from qi_tui.store.record.own_record import export_record

    target = Path(options.output)
    try:
        packed = export_record(
            paths.sessions(options.sessions),
            target,
            options.name,
            options.framework,
            options.force,
        )
    except AlreadyThere as there:
        raise UsageError(
            there.title, there.message, "Name another place with -o, or add --force."
        ) from None
    for trouble in packed.troubles:
        say(f"left out: {trouble}.")
    write(f"{display(str(target), 400)}\n")
    number = len(packed.files)
    say(f"{number} {'session' if number == 1 else 'sessions'} packed, not encrypted.")
    return LEFT_OUT if packed.troubles else DONE


def import_mine(options: Options) -> int:
    """Put the sessions of a record into the person's own folder."""
    from qi_tui.store.record.importing import counts, import_record
    from qi_tui.store.record.reading import read_record

    record = read_record(Path(options.record))
    for word in record.passed_over:
        say(f"passed over: {word}.")
    if not record.sessions:
        raise UsageError(
            "Nothing to bring in",
            f"There is no session file of a rater in {display(options.record, 300)}.",
            "Look at the name.",
        )
    folder = paths.sessions(options.sessions)
    placed = import_record(record, folder)
    for one in placed:
        write(f"{display(str(one.path), 400)}: {one.outcome.value}\n")
    summary = ", ".join(
        f"{number} {outcome.value.partition(':')[0]}" for outcome, number in counts(placed).items()
    )
    say(f"{display(str(folder), 300)}: {summary}.")
    has_trouble = record.passed_over or any(one.outcome.is_trouble for one in placed)
    return LEFT_OUT if has_trouble else DONE
