"""File names that every system takes, made from ids and never from what somebody typed."""

from __future__ import annotations

import re
import unicodedata

LONGEST_HINT = 24
# Names that Windows keeps for devices, with any ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}


def session_file_name(framework: str, alias: str | None, session_id: str) -> str:
    """`<framework>.<hint>.<first 8 of the id>.json`, in ASCII, at most 100 characters."""
    return f"{framework}.{hint(alias)}.{session_id[:8]}.json"


def hint(alias: str | None) -> str:
    """An alias made safe for a file name; `rater` where nothing is left of it."""
    if not alias:
        return "rater"
    plain = unicodedata.normalize("NFKD", alias).encode("ascii", "ignore").decode("ascii")
    safe = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:LONGEST_HINT].strip("-")
    if not safe or safe in _RESERVED:
        return "rater"
    return safe
