"""Where people are when something happens: in the middle of rating, of facilitating, of choosing.

Each place is the real program in a pseudo-terminal with a home of its own. What the screen called
saved is remembered, and looked for on the disk afterwards. Whoever is named here, and what they
wrote, may stand in the session files and nowhere else.
"""

from __future__ import annotations

import json
import shutil
import sys
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from types import MappingProxyType

from gates.terminal import Terminal, wait_for
from qi_tui import paths

ROOT = Path(__file__).resolve().parent.parent
PROGRAM: tuple[str, ...] = (sys.executable, "-m", "qi_tui")
FRAMEWORK = "effective-redesign"
NAME = "Myfanwy"
COMMENT = "the ward is closed"
HALF = "half of a sentence, and"
NOTE = "let the quiet ones speak"
PRIVATE = (NAME, COMMENT, HALF, NOTE)
"""Words that may reach the session files and, until it is left, the screen."""

HOME_VARIABLES = {
    "HOME": ".",
    "USERPROFILE": ".",
    "APPDATA": "AppData/Roaming",
    "LOCALAPPDATA": "AppData/Local",
    "XDG_CACHE_HOME": ".cache",
    "XDG_CONFIG_HOME": ".config",
    "XDG_DATA_HOME": ".local/share",
    "XDG_STATE_HOME": ".local/state",
}
FOREIGN_VARIABLES = ("COLORTERM", "LANG", "LC_CTYPE", "NO_COLOR", "TEXTUAL", "TEXTUAL_LOG")


def environment(
    home: Path, more: Mapping[str, str | None] = MappingProxyType({})
) -> dict[str, str | None]:
    """The variables of a program that has this home and knows nothing of the machine's owner."""
    own: dict[str, str | None] = dict.fromkeys(FOREIGN_VARIABLES)
    own |= {name: str(home / below) for name, below in HOME_VARIABLES.items()}
    own |= {"PYTHONPATH": str(ROOT), "LC_ALL": "C.UTF-8", "TERM": "xterm-256color"}
    return own | dict(more)


@dataclass(frozen=True)
class Running:
    """A program in the middle of something.

    Attributes:
        terminal: what it runs in.
        files: the folder of what people said.
        home: its home; its log lies in it.
        kept: whether all that was called saved is on the disk.
        go_on: does one thing more, and waits until it is on the disk.
        has_more: whether a third answer is there, where answers are given.
        has_half: whether what was half written is on the disk; None where nothing was.
    """

    terminal: Terminal
    files: Path
    home: Path
    kept: Callable[[], bool]
    go_on: Callable[[], None]
    has_half: Callable[[], bool] | None = None
    has_more: Callable[[], bool] = lambda: True


@dataclass(frozen=True)
class Launch:
    """How a program is started: by which words, in which terminal."""

    program: Sequence[str] = ()
    size: tuple[int, int] = (80, 24)
    variables: Mapping[str, str | None] = field(default_factory=dict)
    answers: Mapping[bytes, bytes] = field(default_factory=dict)

    def start(self, home: Path, *words: str) -> Terminal:
        """Start it with these arguments."""
        home.mkdir(parents=True, exist_ok=True)
        return Terminal(
            [*(self.program or PROGRAM), *words],
            size=self.size,
            answers=self.answers,
            variables=environment(home, self.variables),
        )


USUAL = Launch()
Place = Callable[[Path, Launch], Running]


def rating(folder: Path, launch: Launch = USUAL) -> Running:
    """In the middle of the answers: two are saved, and a comment."""
    files = folder / "files"
    words = ("--sessions", str(files), "rate", FRAMEWORK, "--name", NAME, "--role", "clinician")
    terminal = launch.start(folder / "home", *words)
    terminal.says("Chief executive")
    terminal.type("3")
    wait_for(lambda: len(_values(files)) == 1)
    terminal.type("5")
    wait_for(lambda: len(_values(files)) == 2)
    terminal.type("c")
    terminal.says("Comment on")
    terminal.type(f"{COMMENT}\x13")
    wait_for(lambda: _comments(files) == [COMMENT])

    def go_on() -> None:
        before = len(_values(files))
        terminal.type("4")
        wait_for(lambda: len(_values(files)) > before)

    return Running(
        terminal,
        files,
        folder / "home",
        lambda: list(_values(files).values())[:2] == [3, 5] and COMMENT in _comments(files),
        go_on,
        has_more=lambda: len(_values(files)) == 3,
    )


def commenting(folder: Path, launch: Launch = USUAL) -> Running:
    """In the middle of a second comment, which nobody has asked to be saved yet."""
    at = rating(folder, launch)
    at.terminal.type("4")
    wait_for(lambda: len(_values(at.files)) == 3)
    before = at.terminal.output.count(b"Comment on")
    at.terminal.type("c")
    wait_for(lambda: at.terminal.output.count(b"Comment on") > before)
    at.terminal.type(HALF)
    at.terminal.says(f"{len(HALF)} of 2,000")

    def go_on() -> None:
        at.terminal.type("\x13")
        wait_for(lambda: HALF in _comments(at.files))
        at.go_on()

    return Running(
        at.terminal, at.files, at.home, at.kept, go_on, lambda: HALF in _comments(at.files)
    )


def facilitating(folder: Path, launch: Launch = USUAL) -> Running:
    """In the middle of the talk about an item: a note for the facilitator's eyes is saved."""
    files = folder / "files"
    shutil.copytree(paths.sample_workshop(), files)
    terminal = launch.start(folder / "home", "facilitate", str(files))
    terminal.says("most disagreement first")
    terminal.type("4")
    terminal.says("1 of 9")
    terminal.type("h")
    terminal.says("for you alone")
    _write_note(terminal, NOTE)
    wait_for(lambda: NOTE in _notes(files))

    def go_on() -> None:
        _write_note(terminal, "one more")
        wait_for(lambda: "one more" in _notes(files))

    def kept() -> bool:
        return NOTE in _notes(files)

    return Running(terminal, files, folder / "home", kept, go_on)


def choosing(folder: Path, launch: Launch = USUAL) -> Running:
    """In the library, where nothing is to be saved."""
    files = folder / "files"
    terminal = launch.start(folder / "home", "--sessions", str(files))
    terminal.says("F1")

    def go_on() -> None:
        before = len(terminal.output)
        terminal.type("\x1b[B")
        wait_for(lambda: len(terminal.output) > before)

    return Running(terminal, files, folder / "home", lambda: not list(files.glob("*")), go_on)


def presenting(folder: Path, launch: Launch = USUAL) -> Running:
    """The second window, which only reads."""
    files = folder / "files"
    shutil.copytree(paths.sample_workshop(), files)
    before = _contents(files)
    terminal = launch.start(folder / "home", "present", str(files))
    terminal.says("F1")

    def go_on() -> None:
        drawn = len(terminal.output)
        terminal.type("\x1bOP")
        wait_for(lambda: len(terminal.output) > drawn)
        terminal.type("\x1b")

    return Running(terminal, files, folder / "home", lambda: _contents(files) == before, go_on)


PLACES: dict[str, Place] = {
    "rating": rating,
    "facilitating": facilitating,
    "commenting": commenting,
    "choosing": choosing,
    "presenting": presenting,
}


def _write_note(terminal: Terminal, words: str) -> None:
    before = terminal.output.count(b"For you alone:")
    terminal.type("n")
    wait_for(lambda: terminal.output.count(b"For you alone:") > before)
    terminal.type(f"{words}\x13")


def _answers(files: Path) -> dict[str, object]:
    for path in files.glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, object] = content["answers"].get("1", {})
        return found
    return {}


def _values(files: Path) -> dict[str, int]:
    found = _answers(files).get("values", {})
    return found if isinstance(found, dict) else {}


def _comments(files: Path) -> list[str]:
    found = _answers(files).get("comments", {})
    return list(found.values()) if isinstance(found, dict) else []


def _notes(files: Path) -> str:
    content = json.loads((files / "workshop.json").read_text(encoding="utf-8"))
    return "\n".join(note["text"] for note in content.get("notes", {}).values())


def _contents(files: Path) -> dict[str, bytes]:
    return {path.name: path.read_bytes() for path in files.glob("*.json")}
