"""The arguments: which commands there are, and what each takes."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence
from difflib import get_close_matches
from functools import partial
from typing import TYPE_CHECKING, NoReturn

from qi_tui.cli import bringing, commands, frameworks, guides, mine, reporting, sheets
from qi_tui.cli.saying import say

EPILOG = """\
Without a command, the library of frameworks opens.
Exit status: 0 all well; 1 done, but something was left out or a check failed;
2 wrong usage or nothing to work on; 130 interrupted.
"""
if TYPE_CHECKING:
    from _typeshed import SupportsWrite

METAVAR = "COMMAND"
_QUOTE = "'"
_WRONG_CHOICE = re.compile(
    r"argument (?P<place>\S+): invalid choice: ['\"](?P<wrong>.*)['\"]"
    r" \(choose from (?P<right>.*)\)",
    re.DOTALL,
)


class _Parser(argparse.ArgumentParser):
    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; argparse itself keeps quiet where it cannot be printed."""
        if message:
            (file or sys.stderr).write(message)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, with the nearest command where one was meant."""
        choices = _command_names(self)
        found = _WRONG_CHOICE.match(message)
        if found and found["place"] == METAVAR and choices:
            wrong = found["wrong"]
            near = get_close_matches(wrong, choices, n=1, cutoff=0.5)
            message = f'there is no command "{wrong}"'
            message += f'; did you mean "{near[0]}"?' if near else f"; use {', '.join(choices)}"
        elif found:
            right = found["right"].replace(_QUOTE, "")
            message = f'{found["place"]} cannot be "{found["wrong"]}"; use {right}'
        end = "" if message.endswith("?") else "."
        say(f"{message}{end} See: {self.prog} --help")
        self.exit(2)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command; `run` in them is the function that carries it out.

    Raises:
        SystemExit: with status 2 after a sentence on standard error; with 0 after --help.
    """
    return _parser().parse_args(arguments)


def _parser() -> _Parser:
    from qi_tui import __version__

    parser = _Parser(
        prog="qi-tui",
        description="Rate against published improvement frameworks, alone and first; merge the"
        " files; see which items split the room.",
        epilog=EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
        allow_abbrev=False,
    )
    parser.add_argument("--version", action="version", version=f"qi-tui {__version__}")
    _add_places(parser, None)
    parser.set_defaults(run=commands.open_library)
    verbs = parser.add_subparsers(title="commands", metavar=METAVAR)
    _add_rate(verbs)
    _add_facilitate(verbs)
    _add_merge(verbs)
    _add_report(verbs)
    _add_sheet(verbs)
    _add_guide(verbs)
    bringing.add_commands(partial(_command, verbs))
    _add_mine(verbs)
    _add_frameworks(verbs)
    return parser


def _add_rate(verbs: argparse._SubParsersAction[_Parser]) -> None:
    rate = _command(verbs, "rate", "start or resume a rating", commands.rate)
    rate.add_argument(
        "framework", metavar="FRAMEWORK", nargs="?", help="its id: see qi-tui frameworks list"
    )
    rate.add_argument("--name", metavar="ALIAS", help="who is rating: a name or an alias")
    rate.add_argument("--role", metavar="ROLE", help="such as clinician or manager")
    rate.add_argument("--title", metavar="TITLE", help="what is rated, such as Winter flow")
    rate.add_argument("--invite", metavar="FILE", help="an invitation from a facilitator")
    rate.set_defaults(refuse=rate.error)


def _add_facilitate(verbs: argparse._SubParsersAction[_Parser]) -> None:
    facilitate = _command(
        verbs, "facilitate", "open the facilitator's view on files and folders", commands.facilitate
    )
    facilitate.add_argument("paths", metavar="PATH", nargs="*", help="your own folder by default")
    _add_recursive(facilitate)
    present = _command(
        verbs,
        "present",
        "show the room what the facilitator's view shows, in a second window",
        commands.present,
    )
    present.add_argument("paths", metavar="PATH", nargs="*", help="your own folder by default")
    _add_recursive(present)
    _command(verbs, "demo", "the facilitator's view on the sample workshop", commands.demo)


def _add_merge(verbs: argparse._SubParsersAction[_Parser]) -> None:
    merge = _command(verbs, "merge", "merge session files and print the rooms", commands.merge)
    merge.add_argument("paths", metavar="PATH", nargs="+", help="session files and folders")
    _add_recursive(merge)
    merge.add_argument("--format", choices=("table", "json", "csv"), default="table")
    merge.add_argument("--by-role", action="store_true", help="also the counts of each role")
    merge.add_argument(
        "--audience",
        choices=("room", "outside"),
        default="room",
        help="outside hides what could give a single rating away",
    )


def _add_report(verbs: argparse._SubParsersAction[_Parser]) -> None:
    report = _command(
        verbs, "report", "write what a workshop came to, to be read or sent", reporting.report
    )
    reporting.add_options(report)
    _add_recursive(report)


def _add_sheet(verbs: argparse._SubParsersAction[_Parser]) -> None:
    sheet = _command(verbs, "sheet", "write a framework as a page to print and tick", sheets.sheet)
    sheet.add_argument("framework", metavar="FRAMEWORK", help="its id")
    sheet.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as sheet.html"
    )
    sheet.add_argument("--title", metavar="TITLE", help="what is rated, such as Winter flow")
    sheet.add_argument("--roles", metavar="ROLES", help="with semicolons: clinician; manager")
    sheet.add_argument("--items", metavar="IDS", help="only these items, with commas between them")
    sheet.add_argument("--columns", metavar="IDS", help="only these columns of a matrix")
    sheet.add_argument("--force", action="store_true", help="write over a file that is there")


def _add_mine(verbs: argparse._SubParsersAction[_Parser]) -> None:
    made = _command(verbs, "mine", "take what you rated to another machine", mine.which)
    mine.add_acts(partial(_command, made.add_subparsers(title="commands", metavar=METAVAR)))


def _add_guide(verbs: argparse._SubParsersAction[_Parser]) -> None:
    guide = _command(verbs, "guide", "write a facilitator's guide as a page to print", guides.guide)
    guide.add_argument("path", metavar="PATH", nargs="?", help="a workshop's folder")
    guide.add_argument(
        "-o", "--output", metavar="FILE", required=True, help="where to, such as guide.html"
    )
    guide.add_argument("--force", action="store_true", help="write over a file that is there")


def _add_frameworks(verbs: argparse._SubParsersAction[_Parser]) -> None:
    made = _command(
        verbs, "frameworks", "list, show, check and make definitions", frameworks.list_frameworks
    )
    made.set_defaults(json=False)
    acts = made.add_subparsers(title="commands", metavar=METAVAR)
    listing = _command(acts, "list", "the frameworks there are", frameworks.list_frameworks)
    listing.add_argument("--json", action="store_true")
    show = _command(acts, "show", "one framework, with every item", frameworks.show_framework)
    show.add_argument("framework", metavar="ID")
    show.add_argument("--json", action="store_true")
    check = _command(
        acts, "check", "every mistake in definition files", frameworks.check_frameworks
    )
    check.add_argument("files", metavar="FILE", nargs="+")
    _command(
        acts, "schema", "the JSON Schema of a definition, for editors", frameworks.print_schema
    )
    new = _command(
        acts, "new", "begin a definition of your own by a few questions", frameworks.new_framework
    )
    _add_wishes(new, "organisation, unless you are asked")
    new.add_argument("--domains", metavar="TITLES", help="with semicolons between them")
    new.add_argument("--items", metavar="NUMBER", help="how many items each domain begins with")
    table = _command(
        acts, "from-table", "make a definition from a spreadsheet", frameworks.framework_from_table
    )
    table.add_argument(
        "table",
        metavar="FILE",
        help="a .csv or .xlsx with the columns domain, item, prompt, and one for each point",
    )
    _add_wishes(table, "organisation by default")
    table.set_defaults(subject="organisation")


def _add_wishes(parser: argparse.ArgumentParser, usual: str) -> None:
    parser.add_argument("--title", metavar="TITLE", help="its title")
    parser.add_argument("--id", metavar="ID", help="its id; made from the title by default")
    parser.add_argument(
        "--subject",
        choices=("myself", "initiative", "organisation", "people", "system"),
        help=f"what is rated; {usual}",
    )
    parser.add_argument(
        "--kind",
        choices=("anchored", "graded", "yes_no", "stage", "bipolar", "position", "count"),
        help="the kind of answer",
    )
    parser.add_argument(
        "--points",
        metavar="LABELS",
        help="the scale, lowest first, with semicolons: low; middle; high"
        " (or in-place, personal, extent)",
    )
    parser.add_argument(
        "-o", "--output", metavar="FILE", help="where to; your own definitions by default"
    )


def _command(
    verbs: argparse._SubParsersAction[_Parser],
    name: str,
    purpose: str,
    run: commands.Command,
) -> _Parser:
    made = verbs.add_parser(
        name, help=purpose, description=purpose[0].upper() + purpose[1:] + ".", allow_abbrev=False
    )
    # Where the option does not stand after the command, what stood before it must stay.
    _add_places(made, argparse.SUPPRESS)
    made.set_defaults(run=run)
    return made


def _add_places(parser: argparse.ArgumentParser, default: str | None) -> None:
    parser.add_argument(
        "--sessions", metavar="DIR", default=default, help="where session files are kept"
    )
    parser.add_argument("--frameworks", metavar="DIR", default=default, help="your own definitions")


def _add_recursive(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--recursive", action="store_true", help="look into the folders below a folder too"
    )


def _command_names(parser: argparse.ArgumentParser) -> list[str]:
    for action in parser._actions:
        if isinstance(action, argparse._SubParsersAction):
            return list(action.choices)
    return []
