"""The process and the terminal: the gate holds, and finds a program that takes no care."""

from __future__ import annotations

import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from gates import process, process_events
from gates.process_after import Expected, left_on, printed
from gates.process_events import FAULTS, SIGNALLED, Event, faulty
from gates.process_places import Launch, Running


def test_it_holds(tmp_path: Path) -> None:
    figures = process.run(process.SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.tried == process.SHORT


def test_it_tries_something_of_every_kind() -> None:
    names = "\n".join(trial.name for trial in process.trials()[: process.SHORT])
    for kind in (
        r"^SIG\w+ while",
        r"^Ctrl-C while",
        r"^window closed while",
        r"^SIGTSTP, SIGCONT while",
        r"^fault: ",
        r"^(full|slow) disk",
        r" s after the start$",
        r"^qi-tui \S*.*, (no input|output|input)",
        r"^every size|^a storm of sizes",
        r"^answers typed while the size changes$",
        r"^TERM=dumb$",
    ):
        assert re.search(kind, names, re.MULTILINE), kind


def after(place: Path, event: Event, *names: str) -> list[str]:
    """What is wrong after an event in a program with these faults."""
    broken = Event(event.name, event.happen, event.expected, faulty(*names))
    return list(process_events.tried(broken, "choosing", place))


def test_a_program_without_handlers_is_found(tmp_path: Path) -> None:
    wrong = after(tmp_path, SIGNALLED[0], "no handlers")
    assert "its exit status is -15, not 143" in wrong
    assert "the terminal's settings are not restored" in wrong
    assert {"mode 25 is left off", "mode 1000 is left on", "mode 1049 is left on"} <= set(wrong)


def test_a_name_in_the_log_is_found(tmp_path: Path) -> None:
    wrong = after(tmp_path, FAULTS[0], "names in the log", "key handler")
    assert '"Myfanwy" stands in qi-tui.log' in wrong
    assert '"the ward is closed" stands in qi-tui.log' in wrong


def test_a_traceback_on_the_terminal_is_found(tmp_path: Path) -> None:
    wrong = after(tmp_path, FAULTS[0], "traceback", "key handler")
    assert "it shows a traceback" in wrong
    assert '"Myfanwy" is printed' in wrong


def test_answers_that_are_gone_are_found(tmp_path: Path) -> None:
    def lose(at: Running) -> Iterator[str]:
        for path in at.files.glob("*.json"):
            path.write_text(path.read_text(encoding="utf-8").replace(": 5", ": 4"), "utf-8")
        at.terminal.type("\x11")
        return
        yield

    event = Event("lost", lose, Expected(0), Launch())
    wrong = list(process_events.tried(event, "rating", tmp_path))
    assert "what was called saved is not on the disk" in wrong


def test_modes_that_are_left_on_are_found() -> None:
    assert left_on(b"\x1b[?1049h\x1b[?25l\x1b[?1000;1006h\x1b[>25u") == [
        "mode 25 is left off",
        "mode 1000 is left on",
        "mode 1006 is left on",
        "mode 1049 is left on",
        "the keyboard's protocol is left on",
    ]
    assert left_on(b"\x1b[?1049h\x1b[>25u\x1b[<u\x1b[?1049l") == []
    assert printed(b"drawn\x1b[?1049l\x1b[?25hsaid\r\n").strip() == "said"
