"""Strings that no honest person types, and some that honest people do: one list for every gate.

Each has a name. `LEGIT` is what must stay legible; which strings a file or a command line can carry
at all is said here too.
"""

from __future__ import annotations

import re
import sys
from collections.abc import Mapping

from gates.hostile_words import (
    BLANKS,
    FORMULAS,
    HIDDEN,
    LARGE,
    LEGIT,
    MARKUP,
    PATHS,
    TERMINAL,
    WEB,
)

__all__ = [
    "BLANKS",
    "EVERY",
    "FORMULAS",
    "HIDDEN",
    "HOSTILE",
    "LARGE",
    "LEGIT",
    "MARKUP",
    "PATHS",
    "TERMINAL",
    "WEB",
    "as_arguments",
    "as_file_names",
    "in_utf8",
]

HOSTILE: Mapping[str, str] = {
    **TERMINAL,
    **HIDDEN,
    **LARGE,
    **MARKUP,
    **FORMULAS,
    **WEB,
    **PATHS,
    **BLANKS,
}
"""Every hostile string by its name."""

EVERY: Mapping[str, str] = {**HOSTILE, **LEGIT}
"""The hostile strings and the honest ones."""

SURROGATES = re.compile("[\ud800-\udfff]")
LONGEST_FILE_NAME = 255
_NOT_ON_WINDOWS = re.compile(r'[\x00-\x1f<>:"|?*\\]|[. ]$')


def in_utf8(strings: Mapping[str, str]) -> dict[str, str]:
    """Those that can stand in a UTF-8 text: none with a lone surrogate.

    JSON can hold every one all the same, by its escapes, and so can a command line by bytes.
    """
    return {name: text for name, text in strings.items() if not SURROGATES.search(text)}


def as_arguments(strings: Mapping[str, str]) -> dict[str, str]:
    """Those that a command line of this machine can carry, as Python has them in `sys.argv`."""
    kept = in_utf8(strings) if sys.platform == "win32" else dict(strings)
    return {
        name: text
        for name, text in kept.items()
        if "\0" not in text and not re.search("[\ud800-\udc7f\udd00-\udfff]", text)
    }


def as_file_names(strings: Mapping[str, str], ending: str = ".json") -> dict[str, str]:
    """Those that can be a file's name here, with this ending: text by name.

    The name of a file is bytes on Linux: there a lone surrogate of U+DC80 to U+DCFF can be one.
    """
    found: dict[str, str] = {}
    for name, text in as_arguments(strings).items():
        full = text + ending
        if "/" in full or len(full.encode("utf-8", "surrogateescape")) > LONGEST_FILE_NAME:
            continue
        if sys.platform == "win32" and _NOT_ON_WINDOWS.search(full):
            continue
        if sys.platform == "darwin" and SURROGATES.search(full):
            continue
        found[name] = full
    return found
