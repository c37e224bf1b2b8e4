"""Things in a folder that are no files, or whose names are not what they seem."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

from gates.files_case import COUNTED, PASSED_OVER, UNREADABLE, Case
from gates.files_good import as_json, session
from gates.hostile import EVERY, as_file_names

POSIX = "" if os.name == "posix" else "there is no such thing on this system"
ROOT = "" if os.name == "posix" and os.geteuid() != 0 else "root may read everything"
NO_DATA = "it is not a file with data in it"
SCRATCH = (
    ".hidden.json",
    "._sam.json",
    ".sam.json.77-01234567.tmp",
    "~$sam.json",
    "sam.json.tmp",
    "sam.json.lock",
    "sam.json.bak",
    "sam.JSON.LOCK",
    "sam.txt",
    "sam.jsonl",
    "json",
    "Thumbs.db",
    ".DS_Store",
)
STRANGE = (
    "S.JSON",
    "s.Json",
    " .json",
    "s .json",
    "s..json",
    "s.json.json",
    "-rf.json",
    "--help.json",
)


def cases() -> Iterator[Case]:
    """All of them."""
    if hasattr(os, "mkfifo"):
        yield Case("a pipe", UNREADABLE, NO_DATA, make=os.mkfifo)
    yield Case("a folder", PASSED_OVER, make=Path.mkdir)
    yield Case("a link to nowhere", UNREADABLE, "not there", make=_link("gone"), here=POSIX)
    yield Case("a link to itself", UNREADABLE, "cannot be opened", make=_to_itself, here=POSIX)
    yield Case("a link to a folder", UNREADABLE, "it is a folder", make=_link("."), here=POSIX)
    yield Case("a link to nothing", UNREADABLE, NO_DATA, make=_link("/dev/null"), here=POSIX)
    yield Case("a link to zeros", UNREADABLE, NO_DATA, make=_link("/dev/zero"), here=POSIX)
    yield Case("a link to a terminal", UNREADABLE, "it ", make=_link("/dev/tty"), here=POSIX)
    yield Case("a socket", UNREADABLE, NO_DATA, make=_socket, here=POSIX)
    endless = "" if sys.platform == "linux" else "there is no such file on this system"
    proc = _link("/proc/self/status")
    yield Case("a file of no size", UNREADABLE, "it is not JSON", make=proc, here=endless)
    yield Case("not permitted", UNREADABLE, "not permitted", make=_closed, here=ROOT)
    # The cases of this group are put in the order of their numbers: see `files`.
    data = as_json(session(5000))
    yield Case("a session", COUNTED, data=data)
    for number in range(3):
        yield Case(f"a link to a session {number}", "same again", make=_to_first, here=POSIX)


def names() -> Iterator[Case]:
    """Files that are broken, under names of every kind."""
    for file in SCRATCH:
        yield Case(f"name {file}", PASSED_OVER, data=b"{", file=file)
    for file in (*STRANGE, "x" * 250 + ".json", *as_file_names(EVERY).values()):
        scratch = file.startswith((".", "~$"))
        status = PASSED_OVER if scratch else UNREADABLE
        yield Case(f"name {file!a}", status, "" if scratch else "cut short", b"{", file=file)


def _link(target: str) -> Callable[[Path], object]:
    return lambda path: path.symlink_to(target)


def _to_itself(path: Path) -> None:
    path.symlink_to(path.name)


def _to_first(path: Path) -> None:
    first = next(other for other in sorted(path.parent.iterdir()) if _is_session(other))
    path.symlink_to(first.name)


def _is_session(path: Path) -> bool:
    return not path.is_symlink() and path.is_file() and path.stat().st_size > 100


def _socket(path: Path) -> None:
    # The path of a socket may not be long: it is made from within its folder.
    before = Path.cwd()
    os.chdir(path.parent)
    try:
        with socket.socket(socket.AF_UNIX) as made:
            made.bind(path.name)
    finally:
        os.chdir(before)


def _closed(path: Path) -> None:
    path.write_bytes(b"{}")
    path.chmod(0)
