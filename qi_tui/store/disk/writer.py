"""Saving beside the keys: one thread that always writes the latest state.

A rater who types faster than the disk writes never waits; what is on disk is always a state that
was, and `wait` returns when it is the last one.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from functools import partial
from typing import Generic, Protocol, TypeVar

from qi_tui.errors import QiError
from qi_tui.store.disk.door import SaveError
from qi_tui.store.disk.log import log_fault

T = TypeVar("T")


class Savable(Protocol[T]):
    """What a writer writes to: the open file of a session, or that of a workshop."""

    def save(self, state: T, /) -> T:
        """Put a state on the disk; what is there when this returns."""

    def take_notice(self) -> str | None:
        """What the person must be told about the last save, once."""


class Writer(Generic[T]):
    """Writes the states that it is given to one door.

    Args:
        door: the open file.
        on_saved: called on the writer's thread with the state that is now on disk and, where
            there is one, a notice for the person.
        on_error: called on the writer's thread with what went wrong; the state is kept, and goes
            to disk with the next `put` or `try_again`.
        head_start: seconds in which the screen can paint a state before it is written; whoever
            waits or closes ends them at once.
    """

    def __init__(
        self,
        door: Savable[T],
        on_saved: Callable[[T, str | None], None],
        on_error: Callable[[QiError], None],
        head_start: float = 0.0,
    ) -> None:
        self._door = door
        self._on_saved = on_saved
        self._on_error = on_error
        self._head_start = head_start
        self._condition = threading.Condition()
        self._pending: T | None = None
        self._failed: T | None = None
        self._busy = False
        self._closed = False
        self._waiting = 0
        # Not a daemon: the interpreter waits for the last save before it ends.
        self._thread = threading.Thread(target=self._run, name="qi-tui writer", daemon=False)
        self._thread.start()

    @property
    def idle(self) -> bool:
        """Whether there is nothing left to write."""
        with self._condition:
            return self._pending is None and not self._busy

    @property
    def unsaved(self) -> T | None:
        """The state that could not be saved, if the last save failed."""
        with self._condition:
            return self._failed

    def put(self, state: T) -> None:
        """Hand over the latest state; an earlier one that is not yet being written is dropped."""
        with self._condition:
            if self._closed:
                raise RuntimeError("the writer is closed")
            self._pending = state
            self._condition.notify_all()

    def try_again(self) -> None:
        """Write the state whose save failed once more."""
        with self._condition:
            if self._failed is not None and self._pending is None and not self._closed:
                self._pending = self._failed
                self._condition.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        """Wait until everything handed over was written or refused.

        Returns:
            Whether all of it is on disk.
        """
        with self._condition:
            self._waiting += 1
            self._condition.notify_all()
            try:
                done = self._condition.wait_for(
                    lambda: self._pending is None and not self._busy, timeout
                )
            finally:
                self._waiting -= 1
            return done and self._failed is None

    def close(self) -> None:
        """Write what is left, and end the thread."""
        with self._condition:
            self._closed = True
            self._condition.notify_all()
        if threading.current_thread() is not self._thread:
            self._thread.join()

    def _run(self) -> None:
        while True:
            with self._condition:
                self._condition.wait_for(lambda: self._pending is not None or self._closed)
                # Two threads take turns in one interpreter: the paint of a key would come late.
                self._condition.wait_for(self._is_urgent, self._head_start)
                state, self._pending = self._pending, None
                if state is None:
                    return
                self._busy = True
            is_saved = False
            try:
                is_saved = self._save(state)
            finally:
                with self._condition:
                    self._failed = None if is_saved else state
                    self._busy = False
                    self._condition.notify_all()

    def _is_urgent(self) -> bool:
        return self._closed or self._waiting > 0

    def _save(self, state: T) -> bool:
        """Write a state, and tell of it; whether it is on disk.

        The words go out before `wait` lets go, so that whoever waited has also been told.
        """
        try:
            saved = self._door.save(state)
        except QiError as error:
            self._tell(partial(self._on_error, error))
            return False
        # Whatever else goes wrong, this thread must live on: the next state may well be saved.
        except Exception as error:  # noqa: BLE001
            log_fault(error)
            self._tell(partial(self._on_error, _fault()))
            return False
        notice = self._door.take_notice()
        self._tell(partial(self._on_saved, saved, notice))
        return True

    def _tell(self, call: Callable[[], None]) -> None:
        """Call back; a screen that is gone, or trips over the news, does not end the saving."""
        try:
            call()
        except Exception as error:  # noqa: BLE001
            log_fault(error)


def _fault() -> SaveError:
    return SaveError(
        "Not saved",
        "Something went wrong inside qi-tui, and the last answer is not on the disk.",
        "What was saved before is safe. The next answer saves everything.",
    )
