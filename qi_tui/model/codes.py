"""Two-word codes, such as amber-river, by which raters without a name find their rating again.

A code is no lock. It keeps two people in one room from opening each other's rating by mistake, and
whoever merges the files from reading who is who. Somebody who has a file and some hours of computer
time can try all pairs of words on it; and files are not encrypted, so that nobody who has one needs
its code to read the answers.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets
import unicodedata
from collections.abc import Callable

from qi_tui.model.code_words import WORDS

FORM = "scrypt"
"""The first part of a stored code; it stands for the costs below, which never change under it."""
# About 7 MB and a hundredth of a second: unnoticed for one code, hours for all pairs of words.
_COST, _BLOCK, _LANES, _LENGTH = 2**13, 8, 1, 32
_SALT = 16
_TRIES = 100

_KNOWN = frozenset(WORDS)


def new_code(
    taken: Callable[[str], bool] = lambda code: False,
    choose: Callable[[tuple[str, ...]], str] = secrets.choice,
) -> str:
    """Two different words with a hyphen between them.

    Args:
        taken: whether somebody has this code already.
        choose: takes one of some words, each as likely as the others.

    Raises:
        ValueError: where a hundred codes in a row are taken.
    """
    for _ in range(_TRIES):
        first, second = choose(WORDS), choose(WORDS)
        code = f"{first}-{second}"
        if first != second and not taken(code):
            return code
    raise ValueError("There is no code left to give out")


def normal(code: str) -> str:
    """A code as it is shown, from what somebody typed: small letters, hyphens between words.

    Capitals, blanks, hyphens and other signs make no difference, nor does it where two words of
    ours are typed as one; the order of the words does. Nothing is left of what has no letter.
    """
    folded = unicodedata.normalize("NFKC", code).casefold()
    words = "".join(letter if letter.isalnum() else " " for letter in folded).split()
    if len(words) == 1:
        (typed,) = words
        for place in range(1, len(typed)):
            if typed[:place] in _KNOWN and typed[place:] in _KNOWN:
                return f"{typed[:place]}-{typed[place:]}"
    return "-".join(words)


def hashed(code: str, salt: Callable[[int], bytes] = secrets.token_bytes) -> str:
    """What a file keeps of a code: `scrypt$<salt>$<digest>`, both in hexadecimal digits.

    Args:
        code: as somebody typed it.
        salt: gives so many random bytes.

    Raises:
        ValueError: where the code has no letter.
    """
    if not normal(code):
        raise ValueError("Type the two words of the code")
    grain = salt(_SALT)
    return f"{FORM}${grain.hex()}${_digest(code, grain).hex()}"


def matches(code: str, stored: str | None) -> bool:
    """Whether a typed code is the one of which this is kept; never for what was kept otherwise."""
    form, _, rest = (stored or "").partition("$")
    salt, _, digest = rest.partition("$")
    if form != FORM or not normal(code):
        return False
    try:
        grain, expected = bytes.fromhex(salt), bytes.fromhex(digest)
    except ValueError:
        return False
    return len(expected) == _LENGTH and hmac.compare_digest(_digest(code, grain), expected)


def _digest(code: str, salt: bytes) -> bytes:
    # Without the hyphen, so that it does not matter whether one was typed.
    letters = normal(code).replace("-", "").encode("utf-8", "replace")
    return hashlib.scrypt(letters, salt=salt, n=_COST, r=_BLOCK, p=_LANES, dklen=_LENGTH)
