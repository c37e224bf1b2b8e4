"""The program in a real terminal: what the gate of the process does not ask of it."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from gates.terminal import Terminal, wait_for

RATE = ["rate", "effective-redesign", "--name", "Sam", "--role", "clinician"]


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    """The terminals of a test, ended with it."""
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.tidy()


def rating(folder: Path, opened: list[Terminal], **variables: str) -> Terminal:
    """A rating with an answer, said to be saved."""
    program = [sys.executable, "-m", "qi_tui", "--sessions", str(folder), *RATE]
    terminal = Terminal(program, variables=variables)
    opened.append(terminal)
    terminal.says("Chief executive")
    terminal.type("3")
    wait_for(lambda: sheet(folder).get("values") == {"chief-executive-commitment": 3})
    return terminal


def sheet(folder: Path) -> dict[str, object]:
    for path in folder.glob("*.json"):
        content = json.loads(path.read_text(encoding="utf-8"))
        found: dict[str, object] = content["answers"].get("1", {})
        return found
    return {}


def test_terminal_without_box_characters_gets_ascii(tmp_path: Path, opened: list[Terminal]) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    terminal = rating(tmp_path, opened, **plain)
    terminal.type("\x1bOP")
    terminal.says("Keys")
    terminal.type("\x11")
    assert terminal.ended() == 0
    assert terminal.output.isascii()
    assert not re.search(rb"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}", terminal.output)


@pytest.mark.parametrize("last", ["\x13", "\x11", "\x03"], ids=["keep", "quit", "interrupt"])
def test_letters_typed_just_before_a_command_are_kept(
    tmp_path: Path, opened: list[Terminal], last: str
) -> None:
    words = "everything that was typed, however fast it came in: all of it, to the last letter"
    terminal = rating(tmp_path, opened)
    terminal.type("c")
    terminal.says("Comment on")
    terminal.type(words + last)
    wait_for(lambda: sheet(tmp_path)["comments"] == {"project-management-headroom": words})


def test_bytes_that_are_no_letters_are_passed_over(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = rating(tmp_path, opened)
    terminal.type(b"\xe9\xff5\x80")
    wait_for(lambda: list(dict(sheet(tmp_path)["values"]).values()) == [3, 5])  # type: ignore[call-overload]
    terminal.type("\x11")
    assert terminal.ended() == 0


def test_a_developers_variables_make_no_log_of_what_is_typed(
    tmp_path: Path, opened: list[Terminal], home: Path
) -> None:
    log = home / "textual.log"
    terminal = rating(tmp_path, opened, TEXTUAL_LOG=str(log), TEXTUAL="debug")
    terminal.type("\x11")
    assert terminal.ended() == 0
    assert not log.exists()


def test_keys_pressed_as_soon_as_items_are_seen_are_all_answered(
    tmp_path: Path, opened: list[Terminal]
) -> None:
    terminal = Terminal([sys.executable, "-m", "qi_tui", "--sessions", str(tmp_path), *RATE])
    opened.append(terminal)
    terminal.says("Chief executive")
    for key in ("7", "6", "d", "5", "\x11"):
        terminal.type(key)
    assert terminal.ended() == 0
    assert list(dict(sheet(tmp_path)["values"]).values()) == [7, 6, 5]  # type: ignore[call-overload]
    assert len(list(sheet(tmp_path)["dont_know"])) == 1  # type: ignore[call-overload]
