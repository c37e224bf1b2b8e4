"""Whatever a person or a developer has set, no log, trace or temporary file holds what was typed.

The program runs in a pseudo-terminal under every setting that has Python or Textual write things
down. Somebody types a name, a role and a comment; then it ends well, by a fault, or is killed.
"""

from __future__ import annotations

import os
import signal
import sys
from pathlib import Path

import pytest

if os.name != "posix":
    pytest.skip("needs a pseudo-terminal", allow_module_level=True)

from gates.terminal import Terminal, wait_for

NAME, ROLE, COMMENT = "Zaphodia", "zgardener", "zwhispered"
SECRETS = (NAME, ROLE, COMMENT)
SETTINGS = {
    "TEXTUAL": "debug,devtools",
    "TEXTUAL_DEBUG": "1",
    "TEXTUAL_DEVTOOLS_PORT": "1",
    "TEXTUAL_LOG": "textual.log",
    "TEXTUAL_PRESS": "c",
    "TEXTUAL_SCREENSHOT": "1",
    "TEXTUAL_SHOW_RETURN": "1",
    "PYTHONDEVMODE": "1",
    "PYTHONASYNCIODEBUG": "1",
    "PYTHONFAULTHANDLER": "1",
    "PYTHONWARNINGS": "always",
    "PYTHONUNBUFFERED": "1",
}
PROGRAM = """
import sys, threading, time
from qi_tui.cli import main, screens

screens.TELLTALES = {telltales!r} or screens.TELLTALES

def break_down(self):
    name, comment = {name!r}, {comment!r}
    raise ValueError(f"{{name}} said {{comment}}")

def plant():
    # Not before the program itself has imported it, under the settings that it leaves.
    while not hasattr(sys.modules.get("qi_tui.ui.app"), "make_app"):
        time.sleep(0.01)
    sys.modules["qi_tui.ui.app"].QiApp.action_switch_theme = break_down

threading.Thread(target=plant, daemon=True).start()
sys.exit(main(sys.argv[1:]))
"""
CTRL_T, CTRL_Q, CTRL_S = "\x14", "\x11", "\x13"


@pytest.fixture
def place(home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Where the program works: its folder, its temporary files and its home."""
    for name in ("here", "temp"):
        (tmp_path / name).mkdir()
    monkeypatch.chdir(tmp_path / "here")
    monkeypatch.setenv("TMPDIR", str(tmp_path / "temp"))
    for name, value in SETTINGS.items():
        monkeypatch.setenv(name, value)
    return tmp_path


def rating(place: Path, telltales: tuple[str, ...] = ()) -> Terminal:
    """A rating in which everything was typed, and saved.

    Args:
        place: where the program works.
        telltales: in place of the settings that the program turns off.
    """
    program = PROGRAM.format(name=NAME, comment=COMMENT, telltales=telltales)
    words = ["rate", "effective-redesign", "--name", NAME, "--role", ROLE]
    sessions = place / "sessions"
    started = Terminal(
        [sys.executable, "-c", program, "--sessions", str(sessions), *words],
        size=(100, 40),
    )
    started.says("Chief executive commitment")
    started.type("3")
    wait_for(lambda: [*sessions.glob("*.json")])
    started.type("c")
    started.says("Keep")
    started.type(COMMENT)
    started.type(CTRL_S)
    wait_for(lambda: any(COMMENT in path.read_text("utf-8") for path in sessions.glob("*.json")))
    return started


def left_behind(home: Path, place: Path) -> dict[str, bytes]:
    """Every file that is not among the sessions, where a person's words belong."""
    return {
        str(path): path.read_bytes()
        for folder in (home, place)
        for path in folder.rglob("*")
        if path.is_file() and place / "sessions" not in path.parents
    }


def check(files: dict[str, bytes], *outputs: bytes) -> None:
    for where, data in (*files.items(), *((f"output {n}", o) for n, o in enumerate(outputs))):
        found = [word for word in SECRETS if word.encode() in data]
        assert not found, f"{where} has {found}"
        assert b"FEED" not in data, where


@pytest.mark.parametrize(
    ("ending", "statuses"),
    [(CTRL_Q, {0}), (CTRL_T, {1}), (signal.SIGTERM, {143}), (signal.SIGABRT, {-6, 134})],
    ids=["well", "by a fault", "told to", "aborted"],
)
def test_nothing_of_what_was_typed_is_left_in_a_log(
    ending: str | signal.Signals, statuses: set[int], home: Path, place: Path
) -> None:
    program = rating(place)
    try:
        before = len(program.output)
        if isinstance(ending, str):
            program.type(ending)
        else:
            program.process.send_signal(ending)
        status = program.ended()
        files = left_behind(home, place)
    finally:
        program.tidy()
    assert status in statuses
    # What stands on the terminal after the screens are gone is what a fault prints.
    _, _, printed = program.output[before:].rpartition(b"\x1b[?1049l")
    check(files, printed)
    names = {Path(name).name for name in files}
    assert not names & {"textual.log", "keys.log"}
    assert not [name for name in names if name.endswith(".svg")]
    if ending == CTRL_T:
        assert b"ValueError" in files[next(name for name in files if name.endswith("qi-tui.log"))]


def test_a_log_that_tells_is_found(home: Path, place: Path) -> None:
    program = rating(place, ("TEXTUAL_PRESS", "TEXTUAL_SCREENSHOT"))
    try:
        program.type(CTRL_Q)
        assert program.ended() == 0
        files = left_behind(home, place)
    finally:
        program.tidy()
    with pytest.raises(AssertionError, match=r"keys\.log"):
        check(files)
