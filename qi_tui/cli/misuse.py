"""What argparse finds wrong, in the words of the program and in one line."""

from __future__ import annotations

import re
from ast import literal_eval
from collections.abc import Sequence
from difflib import get_close_matches

from qi_tui.model.text import display

LONGEST = 400
"""The most that is said of what argparse finds wrong, which may repeat any argument."""
_QUOTE = "'"
_WRONG_CHOICE = re.compile(
    r"argument (?P<place>\S+): invalid choice: (?P<wrong>['\"].*['\"])"
    r" \(choose from (?P<right>.*)\)",
    re.DOTALL,
)


def in_words(message: str, metavar: str, commands: Sequence[str]) -> str:
    """What is wrong, as a sentence.

    Args:
        message: what argparse says.
        metavar: how it calls a command.
        commands: those that there are, of which the nearest is named; none where none is asked for.
    """
    found = _WRONG_CHOICE.match(message)
    if found and found["place"] == metavar and commands:
        wrong = _typed(found["wrong"])
        near = get_close_matches(wrong, commands, n=1, cutoff=0.5)
        message = f'there is no command "{display(wrong)}"'
        message += f'; did you mean "{near[0]}"?' if near else f"; use {', '.join(commands)}"
    elif found:
        right = found["right"].replace(_QUOTE, "")
        message = f'{found["place"]} cannot be "{display(_typed(found["wrong"]))}"; use {right}'
    else:
        message = display(message, LONGEST)
    return message if message.endswith("?") else f"{message}."


def _typed(quoted: str) -> str:
    """What somebody typed, which argparse repeats as Python would write it."""
    try:
        return str(literal_eval(quoted))
    except (SyntaxError, ValueError):
        return quoted.strip("'\"")
