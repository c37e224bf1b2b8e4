"""Every call that the program makes of the system about files: seen, refused, or the last one.

The functions of `os` are wrapped for a while, so that what is watched is the program itself and no
copy of its recipe. A kill is a call after which nothing reaches the disk any more, whatever the
program still tries.
"""

from __future__ import annotations

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager, suppress
from typing import Any
from unittest import mock

CALLS = (
    *("open", "read", "write", "fsync", "close"),
    *("stat", "lstat", "fstat", "scandir", "access"),
    *("link", "replace", "rename", "unlink", "mkdir", "rmdir", "truncate", "ftruncate"),
    *("chmod", "fchmod", "chown", "fchown", "utime"),
)

Call = Callable[..., Any]
Watch = Callable[[str, Call, tuple[Any, ...], dict[str, Any]], Any]
"""Takes a call's name, the real function and what it was given, and gives back what it answers."""


class Killed(BaseException):
    """The program is gone: nothing that it does from here on has an effect."""


class Disk:
    """A disk that refuses the k-th call.

    Args:
        step: the number of the call that fails, from 1; of a write half is done.
        code: the error's number; None where the program is killed in the middle of that call.
        for_ever: whether every later call fails too.

    `calls` are the names of all that were made, `failed` of those that failed.
    """

    def __init__(self, step: int, code: int | None, for_ever: bool = False) -> None:
        self.step, self.code, self.for_ever = step, code, for_ever
        self.calls: list[str] = []
        self.failed: list[str] = []
        self._open: set[int] = set()
        self._is_dead = False

    def watch(self, name: str, real: Call, given: tuple[Any, ...], named: dict[str, Any]) -> Any:
        """Let a call through, or refuse it."""
        if self._is_dead:
            raise Killed
        self.calls.append(name)
        here = len(self.calls)
        if here == self.step or (self.for_ever and here > self.step):
            self._fail(name, real, given)
        answer = real(*given, **named)
        if name == "open":
            self._open.add(answer)
        if name == "close":
            self._open.discard(given[0])
        return answer

    def _fail(self, name: str, real: Call, given: tuple[Any, ...]) -> None:
        self.failed.append(name)
        if name == "write":
            handle, data = given
            real(handle, bytes(data)[: len(data) // 2])
        if name == "close":
            real(*given)
            self._open.discard(given[0])
        if self.code is None:
            self._is_dead = True
            raise Killed
        raise OSError(self.code, os.strerror(self.code))

    def let_go(self) -> None:
        """Close what a program that was killed had open, as the system does."""
        for handle in self._open if self._is_dead else ():
            with suppress(OSError):
                os.close(handle)


@contextmanager
def watched(watch: Watch) -> Iterator[None]:
    """Have every call of this process about files go through `watch`."""
    wrapped = {
        name: _wrapped(name, getattr(os, name), watch) for name in CALLS if hasattr(os, name)
    }
    # What can be done by an open file or with the user's own rights is looked up by the function.
    able = {*os.supports_effective_ids, wrapped.get("access", os.access)}
    with ExitStack() as stack:
        # What is thrown away meanwhile is somebody else's.
        gc.disable()
        stack.callback(gc.enable)
        for name, value in {**wrapped, "supports_effective_ids": able}.items():
            stack.enter_context(mock.patch.object(os, name, value))
        if sys.platform == "darwin":
            import fcntl

            # There it is `fcntl` that forces a file to the disk.
            forced = _wrapped("fsync", fcntl.fcntl, watch)
            stack.enter_context(mock.patch.object(fcntl, "fcntl", forced))
        yield


def _wrapped(name: str, real: Call, watch: Watch) -> Call:
    def call(*given: Any, **named: Any) -> Any:
        return watch(name, real, given, named)

    return call
