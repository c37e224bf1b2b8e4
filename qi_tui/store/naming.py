"""File names that every system takes, made from ids and never from what somebody typed."""

from __future__ import annotations

import re
import unicodedata
from pathlib import Path

from qi_tui.model.text import display

LONGEST_HINT = 24
LONGEST = 100
LONGEST_TITLE = 48
LONGEST_ID = 60
# Names that Windows keeps for devices, with any ending.
_RESERVED = frozenset({"con", "prn", "aux", "nul", "conin$", "conout$"}) | {
    f"{device}{number}" for device in ("com", "lpt") for number in range(10)
}
_SEPARATES = re.compile(r'[<>:"/\\|?*]')


def session_file_name(framework: str, alias: str | None, session_id: str) -> str:
    """`<framework>.<hint>.<first 8 of the id>.json`, in ASCII, at most 100 characters."""
    return f"{_id(framework)}.{hint(alias)}.{session_id[:8]}.json"


def has_files_of(folder: Path, framework: str) -> bool:
    """Whether a folder has files that are named like sessions of a framework."""
    start = f"{_id(framework)}."
    try:
        names = [path.name.casefold() for path in folder.iterdir()]
    except OSError:
        return False
    return any(name.startswith(start) and name.endswith(".json") for name in names)


def invitation_name(title: str, framework: str, round_number: int = 1) -> str:
    """`<title>.<framework>.invitation.json`, from round 2 on with the round before the ending."""
    return _titled(title, framework, round_number, ".invitation.json")


def sheet_name(title: str, framework: str, round_number: int = 1) -> str:
    """`<title>.<framework>.sheet.html`, named like an invitation: of a sheet to be printed."""
    return _titled(title, framework, round_number, ".sheet.html")


def report_name(title: str) -> str:
    """What a report is called, without an ending: `<title>-report`, or `report`."""
    safe = _safe(title, LONGEST_TITLE)
    return f"{safe}-report" if safe else "report"


def workshop_folder_name(day: str, title: str) -> str:
    """`<day> <title>` as the name of a folder, such as `2026-11-20-winter-flow`."""
    parts = [_safe(day), _safe(title, LONGEST_TITLE) or "workshop"]
    return "-".join(part for part in parts if part)


def hint(alias: str | None) -> str:
    """An alias made safe for a file name; `rater` where nothing is left of it."""
    return _safe(alias or "") or "rater"


def is_safe_name(name: str) -> bool:
    """Whether every system takes a file of this name, and nobody takes it for another one.

    Names of files that others made are looked at so before they go into something that travels.
    """
    device = unicodedata.normalize("NFKC", name.partition(".")[0]).strip().casefold()
    whole = unicodedata.normalize("NFC", name)
    return (
        0 < len(name) <= LONGEST
        and display(whole, LONGEST) == whole == whole.strip()
        and not _SEPARATES.search(name)
        and not name.endswith(".")
        and device not in _RESERVED
    )


def _titled(title: str, framework: str, round_number: int, ending: str) -> str:
    parts = [part for part in (_safe(title), _id(framework)) if part]
    later = f".round-{round_number}" if round_number > 1 else ""
    return f"{'.'.join(parts)[: LONGEST - len(later) - len(ending)]}{later}{ending}"


def _id(framework: str) -> str:
    """A framework's id; where a file of others has something else in its place, what is safe."""
    return _safe(framework, LONGEST_ID) or "framework"


def _safe(text: str, longest: int = LONGEST_HINT) -> str:
    """Small letters, digits and hyphens; nothing where that would be no name."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii")
    safe = re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:longest].strip("-")
    return "" if safe in _RESERVED else safe
