"""The arguments: which commands there are; what each of them takes is added when it is meant.

Most starts mean one command, and the help of them all none: so neither the other commands nor what
explains a mistake is imported before it is needed.
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Callable, Sequence

from qi_tui.cli.overview import COMMANDS, METAVAR, overview
from qi_tui.cli.saying import say, tell, write

# `typing` itself would be imported for this alone.
TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import NoReturn

    from _typeshed import SupportsWrite


class Parser(argparse.ArgumentParser):
    """A parser whose help and mistakes go through the one place where a command prints."""

    def _print_message(self, message: str, file: SupportsWrite[str] | None = None) -> None:
        """Print the help; argparse itself keeps quiet where it cannot be printed."""
        if message:
            (tell if file is sys.stderr else write)(message)

    def error(self, message: str) -> NoReturn:
        """Say what is wrong in one line, with the nearest command where one was meant."""
        from qi_tui.cli.misuse import in_words

        sentence = in_words(message, METAVAR, self._command_names())
        say(f"{sentence} See: {self.prog} --help")
        self.exit(2)

    def _command_names(self) -> list[str]:
        for action in self._actions:
            if isinstance(action, argparse._SubParsersAction):
                return list(action.choices)
        return []


class _Program(Parser):
    """The parser of the program as a whole."""

    def format_help(self) -> str:
        """Which commands there are."""
        return overview()


class CommandParser(Parser):
    """The parser of one command.

    Attributes:
        fill: adds what the command takes, once it is meant.
    """

    fill: Callable[[CommandParser], None] | None = None

    def parse_known_args(  # type: ignore[override]
        self,
        args: Sequence[str] | None = None,
        namespace: argparse.Namespace | None = None,
    ) -> tuple[argparse.Namespace, list[str]]:
        """Parse what follows the command."""
        if self.fill is not None:
            fill, self.fill = self.fill, None
            fill(self)
        return super().parse_known_args(args, namespace)


def parse(arguments: Sequence[str]) -> argparse.Namespace:
    """The options of a command; `run` in them is the function that carries it out.

    Raises:
        SystemExit: with status 2 after a sentence on standard error; with 0 after --help.
    """
    return _parser().parse_args(arguments)


def _parser() -> Parser:
    from qi_tui import __version__

    parser = _Program(prog="qi-tui", allow_abbrev=False)
    parser.add_argument("--version", action="version", version=f"qi-tui {__version__}")
    _add_places(parser, None)
    parser.set_defaults(run=_open_library)
    verbs = parser.add_subparsers(title="commands", metavar=METAVAR, parser_class=CommandParser)
    for name, purpose in COMMANDS.items():
        _command(verbs, name, purpose).fill = _filler(name)
    return parser


def _filler(name: str) -> Callable[[CommandParser], None]:
    def fill(parser: CommandParser) -> None:
        from qi_tui.cli.arguments import ADDERS

        _add_usual(parser)
        ADDERS[name](parser)

    return fill


def _open_library(options: argparse.Namespace) -> int:
    from qi_tui.cli.commands import open_library

    return open_library(options)


def commands_below(parser: CommandParser) -> Callable[[str, str], CommandParser]:
    """Let a command have commands of its own: what makes one, of its name and its purpose."""
    verbs = parser.add_subparsers(title="commands", metavar=METAVAR)

    def command(name: str, purpose: str) -> CommandParser:
        made = _command(verbs, name, purpose)
        _add_usual(made)
        return made

    return command


def _command(
    verbs: argparse._SubParsersAction[CommandParser], name: str, purpose: str
) -> CommandParser:
    return verbs.add_parser(
        name,
        help=purpose,
        description=purpose[0].upper() + purpose[1:] + ".",
        allow_abbrev=False,
        # As all else that it takes: each option costs more than the parser.
        add_help=False,
    )


def _add_usual(parser: CommandParser) -> None:
    """Add what every command takes."""
    parser.add_argument(
        "-h",
        "--help",
        action="help",
        default=argparse.SUPPRESS,
        help="show this help message and exit",
    )
    _add_places(parser, argparse.SUPPRESS)


def _add_places(parser: Parser, default: str | None) -> None:
    # Where the option does not stand after the command, what stood before it must stay.
    parser.add_argument(
        "--sessions", metavar="DIR", default=default, help="where session files are kept"
    )
    parser.add_argument("--frameworks", metavar="DIR", default=default, help="your own definitions")
