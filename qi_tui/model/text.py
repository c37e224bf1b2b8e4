"""What may be shown of a string that somebody else wrote.

Stored text stays as it was typed. What is shown never carries a character that a terminal, a
spreadsheet or a reader's eye could take for something else: those become U+FFFD, which can be seen.
"""

from __future__ import annotations

import unicodedata

NAME_LIMIT = 80
COMMENT_LIMIT = 2000
MARKS_ON_ONE_LETTER = 4
REPLACEMENT = "\N{REPLACEMENT CHARACTER}"

# Unicode categories: controls, surrogates, unassigned, line and paragraph separators.
_HIDDEN_CATEGORIES = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
# Bidirectional controls (UAX 9) reorder what stands around them; tag characters are invisible text.
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_ZERO_WIDTH = dict.fromkeys([0x00AD, 0x200B, 0x200C, 0x200D, 0x2060, 0xFEFF])


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


def same_name(name: str) -> str:
    """The form in which names are compared: NFKC, case-folded, nothing invisible, trimmed.

    Equal forms mean "may be the same person", never more.
    """
    if name.isascii():
        return " ".join(name.casefold().split())
    folded = unicodedata.normalize("NFKC", name).translate(_ZERO_WIDTH).casefold()
    return " ".join(folded.split())


def _clean(text: str, keep: str) -> str:
    shown: list[str] = []
    marks = 0
    for character in unicodedata.normalize("NFC", text):
        category = unicodedata.category(character)
        marks = marks + 1 if category in ("Mn", "Me") else 0
        if marks > MARKS_ON_ONE_LETTER:
            continue
        if character in keep:
            shown.append(character)
        elif category in _HIDDEN_CATEGORIES or character in _BIDI or _is_tag(character):
            shown.append(REPLACEMENT)
        else:
            shown.append(character)
    return "".join(shown)


def _is_tag(character: str) -> bool:
    return 0xE0000 <= ord(character) <= 0xE0FFF


def _shorten(text: str, limit: int) -> str:
    if len(text) <= limit:
        return text
    return f"{text[:limit]}… {len(text) - limit} more"
