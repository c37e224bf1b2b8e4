"""What a program sends to a terminal, taken apart: text that is drawn, and what the terminal obeys.

Each thing that a terminal obeys has a shape, which leaves out what differs from picture to picture:
where the cursor goes, and which colours there are.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator

_TOKEN = re.compile(
    r"\x1b\[(?P<csi>[0-?]*[ -/]*[@-~])"
    r"|\x1b(?P<string>[PX^_\]].*?(?:\x1b\\|\x07|\x9c|\Z))"
    r"|\x1b(?P<esc>[ -/]*[0-~])"
    r"|(?P<control>[\x00-\x1f\x7f-\x9f])"
    r"|(?P<text>[^\x00-\x1f\x7f-\x9f]+)",
    re.DOTALL,
)
_CUT_OFF = re.compile(rb"(\x1b(\[[0-?]*[ -/]*)?|[\xc2-\xf4][\x80-\xbf]{0,2})\Z")
_UNSEEN = {"Cc", "Cs", "Cn", "Zl", "Zp"}
_BIDI = set(map(chr, (0x061C, 0x200E, 0x200F, *range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_COLOURS = {"38", "48", "58"}

Piece = tuple[str, str]
"""`text`, `csi`, `string`, `esc` or `control`, and what it is."""


def pieces(output: bytes) -> Iterator[Piece]:
    """The text and the commands of an output, in order.

    A byte that is no UTF-8 comes as a lone surrogate, which is never drawn.
    """
    for found in _TOKEN.finditer(output.decode("utf-8", "surrogateescape")):
        kind = found.lastgroup
        assert kind is not None
        yield kind, found[kind]


def shapes(piece: Piece) -> Iterator[str]:
    """The shapes of what a terminal obeys in a piece, and the characters that must not be drawn."""
    kind, held = piece
    if kind == "text":
        if not held.isascii():
            yield from (f"drawn {each!a}" for each in held if _must_not_be_drawn(each))
    elif kind == "csi" and held.endswith("m") and not held.startswith(("<", "=", ">", "?")):
        yield from (f"csi {attribute}m" for attribute in _attributes(held[:-1]))
    elif kind == "csi" and held.endswith(("H", "f")):
        yield f"csi {held.count(';')};{held[-1]}"
    else:
        yield f"{kind} {held!a}"


def _must_not_be_drawn(character: str) -> bool:
    hides = character in _BIDI or 0xE0000 <= ord(character) <= 0xE0FFF
    return hides or unicodedata.category(character) in _UNSEEN


def _attributes(parameters: str) -> Iterator[str]:
    rest = parameters.split(";")
    while rest:
        attribute = rest.pop(0)
        if attribute in _COLOURS and rest:
            form = rest.pop(0)
            del rest[: 3 if form == "2" else 1]
            yield f"{attribute};{form}"
        else:
            yield attribute or "0"


def all_shapes(output: bytes) -> list[str]:
    """Every shape of an output, as often as it is there.

    The program is ended in the middle of something: a sequence that the end cuts off is none.
    """
    whole = _CUT_OFF.sub(b"", output)
    return [shape for piece in pieces(whole) for shape in shapes(piece)]
