"""The program in a real terminal: signals, a closed window, faults, ASCII."""

from __future__ import annotations

import contextlib
import json
import os
import re
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

import fcntl
import pty
import struct
import termios

PATIENCE = 20.0
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


class Terminal:
    """A program in a pseudo-terminal of 80×24 that it controls."""

    def __init__(self, arguments: list[str], **environment: str) -> None:
        self.master, self.slave = pty.openpty()
        fcntl.ioctl(self.slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.before = termios.tcgetattr(self.slave)
        self.output = b""
        self.process = subprocess.Popen(
            arguments,
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={**os.environ, **environment},
            start_new_session=True,
            preexec_fn=self._take_terminal,
        )
        self._closing = threading.Event()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _take_terminal(self) -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while not self._closing.is_set():
                if select.select([self.master], [], [], 0.05)[0]:
                    self.output += os.read(self.master, 65536)

    def type(self, keys: str) -> None:
        os.write(self.master, keys.encode())

    def close_window(self) -> None:
        """What a terminal does when its window is closed."""
        # As long as somebody reads from it, the window counts as open.
        self._closing.set()
        self._reader.join()
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    def ended(self) -> int:
        return self.process.wait(PATIENCE)

    def says(self, words: str) -> None:
        wait_for(lambda: words.encode() in self.output)

    def tidy(self) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._closing.set()
        self._reader.join()
        for number in (self.slave, self.master):
            if number >= 0:
                os.close(number)


def wait_for(condition: Any) -> Any:
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        if met := condition():
            return met
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")


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
