"""What `forget` does: take one rater out of a folder, after showing exactly what goes."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from qi_tui.cli.saying import DONE, LEFT_OUT, ask, can_ask, say, write
from qi_tui.errors import UsageError
from qi_tui.model.text import display

if TYPE_CHECKING:
    from qi_tui.store.forgetting.planning import Plan

Options = argparse.Namespace
PATH_LIMIT = 300
OUT_OF_REACH = (
    "not reached: reports and exports that were made already, copies elsewhere (other laptops,"
    " e-mails, memory sticks, the rater's own), backups and the history that a sync service keeps,"
    " a table of a form that was imported, and what a disk still holds of deleted files."
)


def add_options(parser: argparse.ArgumentParser) -> None:
    """The arguments of `forget`."""
    parser.set_defaults(run=forget)
    parser.add_argument(
        "who", metavar="ALIAS_OR_ID", help="an alias, the two words of a code, or a session's id"
    )
    parser.add_argument("paths", metavar="PATH", nargs="+", help="the workshop's folder")
    parser.add_argument("--yes", action="store_true", help="do not ask: for scripts")
    parser.add_argument(
        "--recursive", action="store_true", help="look into the folders below a folder too"
    )


def forget(options: Options) -> int:
    """Take one rater out of a folder and of the workshop file."""
    from qi_tui.store.forgetting.forget import forget as take_away
    from qi_tui.store.forgetting.people import SeveralPeople
    from qi_tui.store.forgetting.planning import plan_forgetting

    places = [Path(path) for path in options.paths]
    missing = [place for place in places if not place.exists()]
    if missing:
        shown = display(str(missing[0]), PATH_LIMIT)
        raise UsageError(
            "Nothing there", f"There is no file or folder {shown}.", "Look at the name."
        )
    try:
        plan = plan_forgetting(options.who, places, options.recursive)
    except SeveralPeople as several:
        for line in several.people:
            say(line)
        raise
    _show(plan)
    if not options.yes:
        _ask(plan)
    troubles = take_away(plan)
    for trouble in troubles:
        say(f"{trouble}.")
    gone = len(plan.goes) - len(troubles)
    say(f"{_files(gone)} taken away{_and_records(plan)}.")
    for sentence in _stays(plan):
        say(sentence)
    say(OUT_OF_REACH)
    is_left = troubles or plan.damaged or plan.same_alias or plan.troubles or plan.links
    return LEFT_OUT if is_left else DONE


def _show(plan: Plan) -> None:
    """What goes, on standard output, a line each."""
    from qi_tui.store.forgetting.people import described

    for line in described(plan.person.sessions):
        say(f"theirs: {line}")
    for each in plan.goes:
        write(f"{display(str(each.path), PATH_LIMIT)}: {each.what.value}\n")
    for path, number in plan.records:
        entries = "1 entry that names" if number == 1 else f"{number} entries that name"
        write(f"{display(str(path), PATH_LIMIT)}: {entries} a session of theirs\n")
    sys.stdout.flush()


def _ask(plan: Plan) -> None:
    """Go on only after a yes.

    Raises:
        UsageError: where nobody can answer, or the answer is not yes.
        KeyboardInterrupt: where the answer is the end of the input.
    """
    if not can_ask():
        raise UsageError(
            "Nobody to ask",
            "There is no terminal to ask on; nothing was taken away.",
            "Where this is meant, add --yes.",
        )
    answer = ask(
        f"\n{_files(len(plan.goes)).capitalize()} above will be deleted for good"
        f"{_and_records(plan)}. Is it meant? yes or no > "
    )
    if answer.casefold() not in ("y", "yes"):
        raise UsageError("Not forgotten", "Nothing was taken away.")


def _stays(plan: Plan) -> Iterator[str]:
    """What was left alone, and why."""
    from qi_tui.store.forgetting.people import described

    for trouble in plan.troubles:
        yield f"{trouble}."
    for damaged in plan.damaged:
        shown = display(str(damaged.path), PATH_LIMIT)
        yield f"{shown}: may be theirs, and stays: {damaged.reason}. Look into it, and delete it."
    for line in described(plan.same_alias):
        yield f"under the same alias, and perhaps somebody else's, stays: {line}"
    for path in plan.links:
        shown = display(str(path), PATH_LIMIT)
        yield f"{shown} was a link to a file elsewhere, which stays."
    for path in plan.others:
        yield f"{display(str(path), PATH_LIMIT)}: not looked into; it may hold their answers."
    if plan.owned:
        actions = "1 action stays" if plan.owned == 1 else f"{plan.owned} actions stay"
        yield f"{actions} in their name: owners of actions are always named."
    if plan.mentioned:
        yield (
            "their name stands in what the facilitator wrote, in a note, a reason or an action:"
            " that stays; change it in the workshop."
        )
    yield "what the room agreed on, its actions and its notes are the room's, and stay."


def _files(number: int) -> str:
    return "1 file" if number == 1 else f"{number} files"


def _and_records(plan: Plan) -> str:
    entries = sum(number for _, number in plan.records)
    if not entries:
        return ""
    return f", and {'1 entry' if entries == 1 else f'{entries} entries'} of the workshop file"
