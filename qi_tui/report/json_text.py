r"""JSON as text that a terminal can be shown.

Strings stay as they are, but for characters that a terminal would act on or nobody would see: those
are written as `\uXXXX`, which means the same to every program that reads JSON.
"""

from __future__ import annotations

import json
import re
from typing import Any

from qi_tui.model.text import REPLACEMENT, display

_NOT_PLAIN = re.compile(r"[^\n -~]")


def json_text(value: Any) -> str:
    """A value as indented JSON that ends with a line end.

    Raises:
        ValueError: where it holds a number that JSON has no form for.
    """
    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _NOT_PLAIN.sub(_escaped, written) + "\n"


def _escaped(found: re.Match[str]) -> str:
    character = found.group()
    if character == REPLACEMENT or display(character) != REPLACEMENT:
        return character
    units = character.encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
