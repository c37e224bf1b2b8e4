"""A program in a pseudo-terminal, as a person has it; there are no such terminals on Windows."""

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
from collections.abc import Callable, Mapping, Sequence
from typing import Any

PATIENCE = 20.0


class Terminal:
    """A program in a pseudo-terminal that it controls.

    Args:
        arguments: the program and its arguments.
        size: columns and rows.
        answers: what the terminal sends back where it is asked something: question → answer.
        variables: those beside the ones of this process; None takes one away.
    """

    def __init__(
        self,
        arguments: Sequence[str],
        *,
        size: tuple[int, int] = (80, 24),
        answers: Mapping[bytes, bytes] | None = None,
        variables: Mapping[str, str | None] | None = None,
    ) -> None:
        self.master, self.slave = pty.openpty()
        self._set_size(*size)
        self._answers = dict(answers or {})
        self.before = termios.tcgetattr(self.slave)
        self.output = b""
        every = {**os.environ, **(variables or {})}
        self.process = subprocess.Popen(
            list(arguments),
            stdin=self.slave,
            stdout=self.slave,
            stderr=self.slave,
            env={name: value for name, value in every.items() if value is not None},
            start_new_session=True,
            preexec_fn=self._take_terminal,
        )
        self._closing = threading.Event()
        self._reading = threading.Event()
        self._reading.set()
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()

    def _take_terminal(self) -> None:
        fcntl.ioctl(0, termios.TIOCSCTTY, 0)

    def _read(self) -> None:
        with contextlib.suppress(OSError):
            while not self._closing.is_set():
                if not self._reading.wait(0.05):
                    continue
                if select.select([self.master], [], [], 0.05)[0]:
                    self.output += os.read(self.master, 65536)
                    self._answer()

    def _answer(self) -> None:
        for question in [asked for asked in self._answers if asked in self.output]:
            os.write(self.master, self._answers.pop(question))

    def type(self, keys: str | bytes) -> None:
        """Press keys."""
        os.write(self.master, keys.encode() if isinstance(keys, str) else keys)

    def resize(self, columns: int, rows: int) -> None:
        """What a terminal does when its window is made larger or smaller."""
        # The kernel tells the program in the foreground by SIGWINCH.
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self.master, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hold(self) -> None:
        """Take no more output, as a terminal that hangs."""
        self._reading.clear()

    def release(self) -> None:
        """Take output again."""
        self._reading.set()

    def close_window(self) -> None:
        """What a terminal does when its window is closed."""
        # As long as somebody reads from it, the window counts as open.
        self._closing.set()
        self._reader.join()
        os.close(self.slave)
        os.close(self.master)
        self.slave = self.master = -1

    def ended(self) -> int:
        """Wait until the program has ended; its exit status."""
        return self.process.wait(PATIENCE)

    def says(self, words: str) -> None:
        """Wait until these words were drawn."""
        wait_for(lambda: words.encode() in self.output)

    def tidy(self) -> None:
        """End what is still there."""
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        self._closing.set()
        self._reader.join()
        for number in (self.slave, self.master):
            if number >= 0:
                os.close(number)


def wait_for(condition: Callable[[], Any], seconds: float | None = None) -> Any:
    """What a condition gives once it is met, within so many seconds.

    Raises:
        AssertionError: it was not met in time.
    """
    until = time.monotonic() + (PATIENCE if seconds is None else seconds)
    while time.monotonic() < until:
        if met := condition():
            return met
        time.sleep(0.02)
    raise AssertionError("it did not happen in time")
