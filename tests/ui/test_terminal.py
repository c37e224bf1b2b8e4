"""The program in a real terminal: signals, a closed window, faults, ASCII."""

from __future__ import annotations

import json
import re
import signal
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import termios

from tests.ui.terminal import Terminal, wait_for

LEAVE_ALTERNATE_SCREEN = b"\x1b[?1049l"
RATE = ["rate", "effective-redesign", "--name", "Sam", "--role", "clinician"]
FAULTY = """
import sys
from pathlib import Path
from qi_tui.ui.app import QiApp
from qi_tui.ui.context import Context, OpenLibrary

class Faulty(QiApp):
    def on_mount(self):
        self.set_timer(0.3, self.fail)

    def fail(self):
        comment = "Margaret said that the ward is closed"
        raise RuntimeError(comment)

app = Faulty(Context(Path(sys.argv[1])), OpenLibrary())
app.run()
sys.exit(app.return_code)
"""


@pytest.fixture
def opened() -> Iterator[list[Terminal]]:
    """The terminals of a test, ended with it."""
    terminals: list[Terminal] = []
    yield terminals
    for terminal in terminals:
        terminal.tidy()


def rating(folder: Path, opened: list[Terminal], **environment: str) -> Terminal:
    """A rating with two answers, both said to be saved."""
    program = [sys.executable, "-m", "qi_tui", "--sessions", str(folder), *RATE]
    terminal = Terminal(program, **environment)
    opened.append(terminal)
    terminal.says("Chief executive")
    terminal.type("3")
    wait_for(lambda: len(values(folder)) == 1)
    terminal.type("5")
    wait_for(lambda: len(values(folder)) == 2)
    return terminal


def values(folder: Path) -> dict[str, int]:
    files = list(folder.glob("*.json"))
    if not files:
        return {}
    content = json.loads(files[0].read_text(encoding="utf-8"))
    found: dict[str, int] = content["answers"].get("1", {}).get("values", {})
    return found


@pytest.mark.parametrize("name", ["SIGTERM", "SIGINT", "SIGHUP"])
def test_signal_ends_it_saved_with_the_terminal_restored(
    tmp_path: Path, opened: list[Terminal], name: str
) -> None:
    terminal = rating(tmp_path, opened)
    number = signal.Signals[name]
    terminal.process.send_signal(number)
    assert terminal.ended() == 128 + number
    assert len(values(tmp_path)) == 2
    wait_for(lambda: LEAVE_ALTERNATE_SCREEN in terminal.output)
    assert termios.tcgetattr(terminal.slave) == terminal.before
    assert b"Traceback" not in terminal.output


def test_ctrl_c_ends_it_saved(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = rating(tmp_path, opened)
    terminal.type("\x03")
    assert terminal.ended() == 130
    assert len(values(tmp_path)) == 2
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_ctrl_q_ends_it_well(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = rating(tmp_path, opened)
    terminal.type("\x11")
    assert terminal.ended() == 0


def test_closed_window_loses_nothing_and_leaves_no_process(
    tmp_path: Path, opened: list[Terminal]
) -> None:
    terminal = rating(tmp_path, opened)
    terminal.close_window()
    terminal.ended()
    assert len(values(tmp_path)) == 2


def test_window_closed_without_a_signal_leaves_no_process(
    tmp_path: Path, opened: list[Terminal]
) -> None:
    rate = f'"{sys.executable}" -m qi_tui --sessions "{tmp_path}" {" ".join(RATE)}'
    # The shell takes the signal and keeps it to itself; it ends when the program has ended.
    terminal = Terminal(["sh", "-c", f'trap "" HUP; {rate}; true'])
    opened.append(terminal)
    terminal.says("Chief executive")
    terminal.close_window()
    terminal.ended()


def test_stray_continue_signal_changes_nothing(tmp_path: Path, opened: list[Terminal]) -> None:
    terminal = rating(tmp_path, opened)
    terminal.process.send_signal(signal.SIGCONT)
    time.sleep(0.3)
    terminal.type("4")
    wait_for(lambda: len(values(tmp_path)) == 3)
    terminal.type("\x11")
    assert terminal.ended() == 0
    assert termios.tcgetattr(terminal.slave) == terminal.before


def test_fault_prints_one_sentence_without_names(
    tmp_path: Path, opened: list[Terminal], home: Path
) -> None:
    terminal = Terminal([sys.executable, "-c", FAULTY, str(tmp_path)])
    opened.append(terminal)
    assert terminal.ended() == 70
    terminal.says("Something went wrong inside qi-tui.")
    printed = terminal.output[terminal.output.rindex(LEAVE_ALTERNATE_SCREEN) :]
    assert b"Your ratings are saved in" in printed
    assert b"Margaret" not in terminal.output
    assert b"Traceback" not in terminal.output
    assert termios.tcgetattr(terminal.slave) == terminal.before
    logs = [path.read_text(encoding="utf-8") for path in home.rglob("qi-tui.log")]
    assert len(logs) == 1
    assert "RuntimeError" in logs[0]
    assert "Margaret" not in logs[0]


def test_terminal_without_box_characters_gets_ascii(tmp_path: Path, opened: list[Terminal]) -> None:
    plain = {"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}
    terminal = rating(tmp_path, opened, **plain)
    terminal.type("\x1bOP")
    terminal.says("Keys")
    terminal.type("\x11")
    assert terminal.ended() == 0
    assert terminal.output.isascii()
    assert not re.search(rb"\\u[0-9a-f]{4}|\\x[0-9a-f]{2}", terminal.output)
