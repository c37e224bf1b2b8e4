"""The program in a pseudo-terminal, as a person has it; there are no such terminals on Windows."""

from __future__ import annotations

import contextlib
import fcntl
import os
import pty
import select
import struct
import subprocess
import termios
import threading
import time
from typing import Any

PATIENCE = 20.0


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
