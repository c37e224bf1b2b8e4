"""Every mark that the screens draw, in box characters or, where those cannot be sent, in ASCII.

Textual writes to standard error on Linux and macOS, and to standard output on Windows; the marks
must be in the encoding of both. Whatever else cannot be encoded (borders, letters of a name) is
put into its nearest ASCII sign of the same width by `install_fallback`.
"""

from __future__ import annotations

import codecs
import sys
import unicodedata
from functools import cache
from typing import NamedTuple

FALLBACK = "qi-tui-ascii"
ALIKE = {"…": ".", "×": "x", "·": ".", "•": "-", "→": ">", "←": "<", "↑": "^", "✓": "+", "−": "-"}
"""Signs of prose and their nearest in ASCII; those of one kind are told apart by `_in_ascii`."""


class Glyphs(NamedTuple):
    """The marks of one drawing style; each is one cell wide unless its name is a tuple."""

    track: str = "─"
    """An answered slider's track."""
    hollow: str = "┄"
    """The track of a slider that was not touched."""
    mark: str = "●"
    """Where the answer stands."""
    resting: str = "○"
    """Where an uncommitted mark rests."""
    needed: str = "◇"
    """Where the answer for what is needed stands."""
    both: str = "◆"
    """Where now and needed are the same."""
    span: str = "━"
    """The track between now and needed."""
    rule: str = "─"
    star: str = "★"
    """A priority."""
    pen: str = "✎"
    """A comment."""
    arrow: str = "▸"
    """The focused row."""
    open: str = "▾"
    """A heading whose rows are shown."""
    tick: str = "✓"
    """Saved; done."""
    cross: str = "✗"
    """Failed; refused."""
    warning: str = "!"
    unfinished: str = "◐"
    """A session begun and not finished."""
    finished: str = "✓"
    nothing: str = "·"
    """No value."""
    dash: str = "–"
    ellipsis: str = "…"
    bullet: str = "•"
    full: str = "▓"
    """The filled part of a progress bar."""
    empty: str = "░"
    """The rest of a progress bar."""
    edge: str = "│"
    """The edge of a band."""
    block: str = "█"
    dot: str = "•"
    """One rater's sum among others."""
    up: str = "↑"
    down: str = "↓"
    left: str = "←"
    right: str = "→"
    bars: tuple[str, ...] = ("▁", "▂", "▃", "▄", "▅", "▆", "▇", "█")
    """Bar heights, lowest first; none is blank."""
    is_ascii: bool = False

    def bar(self, share: float) -> str:
        """The bar for a share of the largest, 0 to 1; a blank for nothing at all."""
        if share <= 0:
            return " "
        place = min(len(self.bars) - 1, int(share * len(self.bars) + 0.5) - 1)
        return self.bars[max(0, place)]

    def progress(self, done: int, of: int, width: int) -> str:
        """A bar `width` cells wide, filled by `done` of `of`."""
        filled = 0 if of <= 0 else min(width, done * width // of)
        return self.full * filled + self.empty * (width - filled)


BOX = Glyphs()
ASCII = Glyphs(
    track="-",
    hollow=".",
    mark="O",
    resting="o",
    needed="X",
    both="@",
    span="=",
    rule="-",
    star="*",
    pen="c",
    arrow=">",
    open="v",
    tick="+",
    cross="x",
    warning="!",
    unfinished="~",
    finished="+",
    nothing=".",
    dash="-",
    ellipsis=".",
    bullet="-",
    full="#",
    empty=".",
    edge="|",
    block="#",
    dot="o",
    up="^",
    down="v",
    left="<",
    right=">",
    bars=(".", ":", "-", "=", "+", "*", "%", "#"),
    is_ascii=True,
)


@cache
def glyphs() -> Glyphs:
    """The marks that this terminal's encoding can carry."""
    return BOX if _can_carry(BOX) else ASCII


def install_fallback() -> None:
    """Draw what the encoding cannot carry in ASCII, instead of as an escape of its number."""
    codecs.register_error(FALLBACK, _nearest)
    for stream in (sys.__stdout__, sys.__stderr__):
        reconfigure = getattr(stream, "reconfigure", None)
        if reconfigure is not None:
            reconfigure(errors=FALLBACK)


def _can_carry(marks: Glyphs) -> bool:
    every = "".join("".join(mark) for mark in marks if not isinstance(mark, bool))
    for stream in (sys.__stdout__, sys.__stderr__):
        encoding = getattr(stream, "encoding", None) or "utf-8"
        try:
            every.encode(encoding)
        except (UnicodeEncodeError, LookupError):
            return False
    return True


def _nearest(error: UnicodeError) -> tuple[str, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    missing = error.object[error.start : error.end]
    return "".join(_in_ascii(character) for character in missing), error.end


def _in_ascii(character: str) -> str:
    point = ord(character)
    if character in "│┃║▏▕▎▍▌▐▊▋▉┆┇┊┋":
        return "|"
    if character in "─━═▁▔▂▃▄╌╍┄┅┈┉–—−\u2010\u2011":
        return "-"
    if 0x2500 <= point <= 0x257F:
        return "+"
    if 0x2580 <= point <= 0x259F:
        return "#"
    if character in "‘’":
        return "'"
    if character in "“”":
        return '"'
    if character in ALIKE:
        return ALIKE[character]
    base = unicodedata.normalize("NFKD", character)[0]
    if base.isascii() and base.isprintable():
        return base
    return "??" if unicodedata.east_asian_width(character) in "WF" else "?"
