"""The help of the program as a whole: which commands there are, and what each is for.

It is written here and not by argparse, whose import alone takes longer than all of this.
"""

from __future__ import annotations

from collections.abc import Iterator

DESCRIPTION = (
    "Rate against published improvement frameworks, alone and first; merge the files; see which"
    " items split the room."
)
OPTIONS = {
    "-h, --help": "show this help message and exit",
    "--version": "show program's version number and exit",
    "--sessions DIR": "where session files are kept",
    "--frameworks DIR": "your own definitions",
}
COMMANDS = {
    "rate": "start or resume a rating",
    "facilitate": "open the facilitator's view on files and folders",
    "present": "show the room what the facilitator's view shows, in a second window",
    "demo": "the facilitator's view on the sample workshop",
    "merge": "merge session files and print the rooms",
    "report": "write what a workshop came to, to be read or sent",
    "summarise": "sum up session files in one file of counts, to be merged elsewhere",
    "export": "write every single answer of a room for the engines of its analysts",
    "sheet": "write a framework as a page to print and tick",
    "guide": "write a facilitator's guide as a page to print",
    "import": "bring in the answers that a forms tool exported",
    "forget": "take one rater out of a folder for good",
    "mine": "take what you rated to another machine",
    "repair": "get what can be had out of a damaged session or workshop file, into a new one",
    "frameworks": "list, show, check and make definitions",
}
"""Each command and its purpose, in the order in which they are told."""
METAVAR = "COMMAND"
EPILOG = """\
Without a command, the library of frameworks opens.
Exit status: 0 all well; 1 done, but something was left out or a check failed;
2 wrong usage or nothing to work on; 130 interrupted.
"""
WIDTH = 78
"""In cells: the usual 80 but for a margin, as argparse leaves one."""
COLUMN = 20
"""Where what is told of an option or a command begins."""


def overview() -> str:
    """The help, in lines of at most `WIDTH` characters; plain ASCII."""
    lines = [
        "usage: qi-tui [-h] [--version] [--sessions DIR] [--frameworks DIR]",
        f"              {METAVAR} ...",
        "",
        *_wrapped(DESCRIPTION, 0),
        "",
        "options:",
        *(line for name, purpose in OPTIONS.items() for line in _told(f"  {name}", purpose)),
        "",
        "commands:",
        f"  {METAVAR}",
        *(line for name, purpose in COMMANDS.items() for line in _told(f"    {name}", purpose)),
        "",
        EPILOG,
    ]
    return "\n".join(lines)


def _told(name: str, purpose: str) -> Iterator[str]:
    first, *others = _wrapped(purpose, COLUMN)
    yield f"{name:<{COLUMN}}{first.lstrip()}"
    yield from others


def _wrapped(text: str, column: int) -> list[str]:
    lines = [" " * column]
    for word in text.split():
        if len(lines[-1]) > column and len(lines[-1]) + 1 + len(word) > WIDTH:
            lines.append(" " * column)
        lines[-1] += word if len(lines[-1]) == column else f" {word}"
    return lines
