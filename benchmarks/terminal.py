"""A program in a real pseudo-terminal: bytes in, bytes out, and the moments of both.

Nothing answers what the program asks the terminal; a program that waits for an answer is slow.
"""

from __future__ import annotations

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from collections.abc import Sequence
from pathlib import Path
from types import TracebackType

from benchmarks.processes import environment
from benchmarks.takes import Take

ROWS, COLUMNS = 36, 120
PATIENCE = 30.0


class Terminal:
    """A Python program in a terminal of 120×36; as a context, it is ended at the end.

    Args:
        command: what stands after `python`.
        home: the program's home.
    """

    def __init__(self, command: Sequence[str], home: Path) -> None:
        self._seen = bytearray()
        self._master, inside = pty.openpty()
        fcntl.ioctl(inside, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        self._command = command
        self._started = time.perf_counter()
        self._process = subprocess.Popen(
            [sys.executable, *command],
            env=environment(home),
            cwd=home,
            stdin=inside,
            stdout=inside,
            stderr=inside,
            start_new_session=True,
        )
        os.close(inside)

    def __enter__(self) -> Terminal:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        if self._process.poll() is None:
            self._process.send_signal(signal.SIGKILL)
            self._process.wait()
        os.close(self._master)

    def paint_of(self, *words: str, since: float | None = None) -> Take:
        """From the start, or since another moment, until all of these words have been drawn.

        Each must be drawn in one style, or the terminal's codes stand within it.

        Raises:
            RuntimeError: they were not drawn in half a minute, or the program has ended.
        """
        wanted = [word.encode() for word in words]
        while not all(word in self._seen for word in wanted):
            if self._read(PATIENCE) is None:
                shown = bytes(self._seen[-2000:]).decode("utf-8", "replace")
                raise RuntimeError(f"{' '.join(self._command)} did not draw {words}\n{shown}")
        start = self._started if since is None else since
        return Take(time.perf_counter() - start, self._cpu(), self._peak())

    def press(self, keys: bytes, quiet: float) -> tuple[Take, float]:
        """Send the bytes of a key.

        Args:
            keys: what a terminal sends for it.
            quiet: how many seconds without output end the answer.

        Returns:
            The take until the first bytes of the answer, and the seconds until its last ones.

        Raises:
            RuntimeError: there was no answer.
        """
        cpu, start = self._cpu(), time.perf_counter()
        os.write(self._master, keys)
        first = self._read(PATIENCE)
        if first is None:
            raise RuntimeError(f"{' '.join(self._command)} did not answer {keys!r}")
        last = first
        while (moment := self._read(quiet)) is not None:
            last = moment
        after = self._cpu()
        used = None if cpu is None or after is None else after - cpu
        return Take(first - start, used), last - start

    def send(self, keys: bytes) -> None:
        """Send the bytes of a key, and wait for nothing."""
        os.write(self._master, keys)

    def settle(self, quiet: float) -> None:
        """Read until nothing has come for so many seconds."""
        while self._read(quiet) is not None:
            pass

    def leave(self, keys: bytes) -> Take:
        """Send the bytes of the key that leaves, until the process has ended."""
        cpu, start = self._cpu(), time.perf_counter()
        os.write(self._master, keys)
        while self._read(PATIENCE) is not None:
            pass
        _, _, usage = os.wait4(self._process.pid, 0)
        took = time.perf_counter() - start
        self._process.returncode = 0
        used = None if cpu is None else usage.ru_utime + usage.ru_stime - cpu
        return Take(took, used)

    def _read(self, wait: float) -> float | None:
        """Take what has come; the moment, or None where nothing came or the program has ended."""
        ready, _, _ = select.select([self._master], [], [], wait)
        moment = time.perf_counter()
        if not ready:
            return None
        try:
            data = os.read(self._master, 65536)
        except OSError:
            return None
        if not data:
            return None
        self._seen += data
        return moment

    def _cpu(self) -> float | None:
        """The processor time that the process has used."""
        try:
            # The clock of another process, as clock_getcpuclockid(3) gives it on Linux.
            return time.clock_gettime((~self._process.pid << 3) | 2)
        except OSError:
            return None

    def _peak(self) -> int | None:
        try:
            status = Path(f"/proc/{self._process.pid}/status").read_text(encoding="ascii")
        except OSError:
            return None
        lines = (line for line in status.splitlines() if line.startswith("VmHWM"))
        return int(next(lines).split()[1]) * 1024
