"""What is wrong with a file that is no TOML, in words for the person who wrote it.

The parser of the standard library says it in its own words, some of which only a programmer knows.
"""

from __future__ import annotations

import re

from qi_tui.model.mistakes import Mistake
from qi_tui.store.definitions.toml_reading import Refused

_SYNTAX = re.compile(r"\(at line (\d+), column (\d+)\)|\(at end of document\)")
_TWICE = "this key stands there twice", "keep one of them"
_TABLE_TWICE = "this table stands there twice", "write all of it in one place"
_QUOTES = "write a text in quotation marks, a number, true, false or a list in square brackets"
# How a sentence of the parser begins, what is wrong, and what to write instead.
_PLAIN: tuple[tuple[str, str, str], ...] = (
    ("Cannot declare", *_TABLE_TWICE),
    ("Cannot mutate", *_TABLE_TWICE),
    ("Cannot redefine", *_TABLE_TWICE),
    ("Cannot overwrite", *_TWICE),
    ("Duplicate inline table key", *_TWICE),
    ("Unterminated string", "a text does not end", "add the quotation mark that is missing"),
    ('Expected "', "a text does not end", "add the quotation mark that is missing"),
    ("Expected \"'", "a text does not end", "add the quotation mark that is missing"),
    ("Unclosed array", "a list does not end", "add the ] or the comma that is missing"),
    ("Unclosed inline table", "a table does not end", "add the } or the comma that is missing"),
    ("Expected '='", "there is no = after the key", 'write key = "text"'),
    ("Invalid statement", "this line does not begin with a key", 'write key = "text"'),
    ("Invalid initial character", "there is no key here", 'write key = "text"'),
    (
        "Expected newline",
        "something follows the value",
        "look for a missing quotation mark, and write each key on a line of its own",
    ),
    ("Expected ']]'", "the name of the list does not end", "add ]]"),
    ("Expected ']'", "the name of the table does not end", "add ]"),
    ("Invalid value", "this is no value", _QUOTES),
    ("Invalid date", "there is no such day or time", "write it in quotation marks"),
    (
        "Unescaped",
        "there is a backslash in this text",
        "write two of them, or put the text in single quotation marks",
    ),
    ("Invalid hex", "there is no character of this number", "write the character itself"),
    ("Escaped character", "there is no character of this number", "write the character itself"),
    (
        "Illegal character",
        "the line ends, or a control character stands, within a text",
        'take it out; a text of several lines stands between """ and """',
    ),
    (
        "Found invalid character",
        "there is a control character",
        "take it out, or write the line again",
    ),
)
_OTHERWISE = "look for a missing quotation mark, bracket or = on this line or the one above"


def syntax_mistake(error: ValueError, text: str = "") -> tuple[int, int, Mistake]:
    """The line, column and words for a file that is no TOML at all.

    Args:
        error: what reading or parsing it raised.
        text: what is in it, as far as that could be read.
    """
    if isinstance(error, UnicodeDecodeError):
        before = error.object[: error.start].decode("utf-8", "replace")
        mistake = Mistake((), "it is not UTF-8 text", "save it as UTF-8")
        return *_place(before, len(before)), mistake
    if isinstance(error, Refused):
        place = (0, 0) if error.at is None else _place(text, error.at)
        return *place, Mistake((), error.what, error.instead)
    message = str(error)
    found = _SYNTAX.search(message)
    plain = next((words for words in _PLAIN if message.startswith(words[0])), None)
    what, instead = (f"it is not TOML ({plain[1]})", plain[2]) if plain else _unknown()
    if found is not None and found.group(1):
        return int(found.group(1)), int(found.group(2)), Mistake((), what, instead)
    return *_place(text, len(text.rstrip("\n"))), Mistake((), what, instead)


def _unknown() -> tuple[str, str]:
    return "it is not TOML", _OTHERWISE


def _place(text: str, at: int) -> tuple[int, int]:
    """The line and the column, from 1, of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)
