"""What may be shown of a string that somebody else wrote.

Stored text stays as it was typed. What is shown never carries a character that a terminal, a
spreadsheet or a reader's eye could take for something else: those become U+FFFD, which can be seen.
Each field of the models that holds such a string carries a `Shown`, which says how it is shown.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from typing import NamedTuple

NAME_LIMIT = 80
LINE_LIMIT = 200
COMMENT_LIMIT = 2000
PROSE_LIMIT = 4000
MARKS_ON_ONE_LETTER = 4
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode categories: controls, surrogates, unassigned, line and paragraph separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
# Bidirectional controls (UAX 9) reorder what stands around them; tag characters are invisible text.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
# What has no width: joiners, soft hyphens, directions, tags, and the choice of an emoji's form.
_ZERO_WIDTH = dict.fromkeys(
    (
        *(0x00AD, 0x034F, 0x061C, 0xFEFF),
        *(*range(0x180B, 0x1810), *range(0x200B, 0x2010), *range(0x202A, 0x202F)),
        *(
            *range(0x2060, 0x2070),
            *range(0xFE00, 0xFE10),
            *range(0xE0000, 0xE0080),
            *range(0xE0100, 0xE01F0),
        ),
    )
)


def display(text: str, limit: int = NAME_LIMIT) -> str:
    """One line that is safe to show.

    Args:
        text: any string, also one with lone surrogates.
        limit: the most characters to show; what is cut is counted ("… 12 more").
    """
    if text.isascii() and text.isprintable() and len(text) <= limit:
        return text
    return _shorten(_clean(text, keep=""), limit)


def display_comment(text: str, limit: int = COMMENT_LIMIT) -> str:
    """Like `display`, for text of several lines: line ends stay."""
    return _shorten(_clean(text.replace("\r\n", "\n"), keep="\n"), limit)


def display_paragraph(text: str, limit: int = PROSE_LIMIT) -> str:
    """Like `display`, for a paragraph that may be written over several lines: they become one."""
    return display(one_line(text), limit)


def one_line(text: str) -> str:
    """A text that may be written over several lines as one, with single blanks in it."""
    return " ".join(text.split()) if not text.isprintable() else text


def visible(text: str) -> str:
    """Text that stays as it is, sign for sign, but for what `display` would make visible.

    Ends of lines and tabs stay: it is the last look at what is laid out already, such as a table,
    and the first at what is typed, such as a path.
    """
    if text.isprintable():
        return text
    # A pattern that is compiled when something is first printed: every start would pay for it.
    return re.sub(r"[^\x20-\x7e\t\n\r]", _seen, text)


class Shown(NamedTuple):
    """How the text of a field is shown; a mark on its type, which costs nothing when it is read.

    `Annotated[str, Field(max_length=1000), Shown()]` is a name as a file may hold it and as a
    screen may show it. The models' types `Name`, `Comment`, `Line` and `Prose` are such.

    Attributes:
        limit: the most characters that are shown.
        write: `display` for one line, `display_comment` for several, `display_paragraph` for those
            that become one.
    """

    limit: int = NAME_LIMIT
    write: Callable[[str, int], str] = display

    def of(self, text: str) -> str:
        """The display form of a text of this field."""
        return self.write(text, self.limit)


def same_name(name: str) -> str:
    """The form in which names are compared: NFKC, case-folded, nothing invisible, trimmed.

    Equal forms mean "may be the same person", never more.
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", name).translate(_ZERO_WIDTH).casefold()
    # Folding can take a composed letter apart.
    return " ".join(unicodedata.normalize("NFKC", folded).split())


def subject_key(subject: str | None) -> str | None:
    """The form in which subjects are compared; None where an item has no subject."""
    return None if subject is None else same_name(subject)


def _clean(text: str, keep: str) -> str:
    shown: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        marks = marks + 1 if category.startswith("M") else 0
        if marks > MARKS_ON_ONE_LETTER:
            continue
        is_shown = character in keep or not _hides(character, category)
        shown.append(character if is_shown else REPLACEMENT)
    return "".join(shown)


def _seen(found: re.Match[str]) -> str:
    character = found[0]
    return REPLACEMENT if _hides(character, unicodedata.category(character)) else character


def _hides(character: str, category: str) -> bool:
    is_tag = 0xE0000 <= ord(character) <= 0xE0FFF
    return category in _HIDDEN_CATEGORIES or character in _BIDI or is_tag


def _shorten(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… {len(text) - limit} more"
