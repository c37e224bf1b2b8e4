r"""JSON as text that a terminal can be shown.

Strings stay as they are, but for characters that a terminal would act on: those are written as
`\uXXXX`, which means the same to every program that reads JSON.
"""

from __future__ import annotations

import json
import re
from typing import Any

# Controls (the lowest are JSON's own to escape), lone surrogates, and what reorders or hides text.
_UNSEEN = re.compile(
    r"[\x7f-\x9f\u061c\u200e\u200f\u2028-\u202e\u2066-\u2069\ud800-\udfff\U000e0000-\U000e0fff]"
)


def json_text(value: Any) -> str:
    """A value as indented JSON that ends with a line end.

    Raises:
        ValueError: where it holds a number that JSON has no form for.
    """
    written = json.dumps(value, ensure_ascii=False, indent=1, allow_nan=False)
    return _UNSEEN.sub(_escaped, written) + "\n"


def _escaped(found: re.Match[str]) -> str:
    units = found.group().encode("utf-16-be", "surrogatepass").hex()
    return "".join(f"\\u{units[start : start + 4]}" for start in range(0, len(units), 4))
