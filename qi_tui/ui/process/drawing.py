"""Textual's drivers for Linux and macOS, mended: no byte and no lost output ends or hangs the app.

As they come, one byte that is no UTF-8 (a key of an old terminal, a click far to the right) ends
the program; a thread that cannot write leaves it hanging; and the pixels of a mouse stay switched
on.
"""

from __future__ import annotations

import contextlib
import queue
import signal
import threading

from textual._xterm_parser import XTermParser
from textual.drivers._writer_thread import WriterThread
from textual.drivers.linux_driver import LinuxDriver


class SafeDriver(LinuxDriver):
    """The driver of a real terminal that is not Windows'."""

    def run_input_thread(self) -> None:
        """Read keys; bytes that are no UTF-8 were none, but those beside them were."""
        while not self.exit_event.is_set():
            try:
                super().run_input_thread()
            except UnicodeDecodeError as error:
                self._read_around(error)

    def _read_around(self, error: UnicodeDecodeError) -> None:
        parser = XTermParser(self._debug)
        for message in parser.feed(error.object.decode("utf-8", "ignore")):
            self.process_message(message)
        for message in parser.tick():
            self.process_message(message)

    def _run_input_thread(self) -> None:
        try:
            self.run_input_thread()
        except Exception as error:  # noqa: BLE001
            # Textual would say that something went wrong, but not what.
            self._loop.call_soon_threadsafe(self._app._handle_exception, error)

    def stop_application_mode(self) -> None:
        """Put the terminal back."""
        if self._mouse_pixels:
            self.write("\x1b[?1016l")
            self._mouse_pixels = False
        super().stop_application_mode()

    def is_writing_in(self, thread: threading.Thread | None) -> bool:
        """Whether this is the thread that writes to the terminal."""
        return thread is not None and thread is self._writer_thread

    def write_anew(self) -> None:
        """Go on with a new thread where the one that wrote has ended; from any thread."""
        ended = self._writer_thread
        if ended is None:
            return
        self._writer_thread = WriterThread(ended._file)
        self._writer_thread.start()
        # Whoever waits for room in the old one must not wait for ever.
        with contextlib.suppress(queue.Empty):
            while True:
                ended._queue.get_nowait()

    def abandon(self) -> None:
        """Leave the terminal to the shell, which has it already."""
        self.attrs_before = None
        signal.signal(signal.SIGTTOU, signal.SIG_IGN)
