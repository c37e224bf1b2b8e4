"""The program with a fault planted in it: `python -m gates.process_faults FAULT -- arguments`.

The fault is let loose by Ctrl+T, which every screen has; it carries a name and a comment in its
text and in its variables, as a real one would. Nothing of this is in the program itself.
"""

from __future__ import annotations

import asyncio
import errno
import os
import sys
import threading
import time
from collections.abc import Callable
from typing import Any, NoReturn

from textual.app import ComposeResult, RenderResult
from textual.message import Message
from textual.screen import Screen
from textual.widget import Widget

from qi_tui.cli import main
from qi_tui.ui.app import QiApp

# As in the places; what this module imports is imported by the program that is tried, too.
NAME = "Myfanwy"
COMMENT = "the ward is closed"


def fail() -> NoReturn:
    """A fault that knows what people wrote."""
    name, comment = NAME, COMMENT
    raise ValueError(f"{name} wrote: {comment}")


def _fail_without_memory() -> NoReturn:
    name = NAME
    raise MemoryError(name)


def _fail_by_depth(depth: int = 0, name: str = NAME) -> int:
    return _fail_by_depth(depth + 1, f"{name}{depth}") + 1


async def _fail_later() -> None:
    await asyncio.sleep(0)
    fail()


class _News(Message):
    pass


class _Composing(Screen[None]):
    def compose(self) -> ComposeResult:
        fail()


class _Drawing(Screen[None]):
    class Mark(Widget):
        def render(self) -> RenderResult:
            fail()

    def compose(self) -> ComposeResult:
        yield self.Mark()


def _by_message(app: QiApp) -> None:
    def on_news(screen: Any, message: _News) -> None:
        fail()

    type(app.screen)._on__news = on_news  # type: ignore[attr-defined]
    _News.handler_name = "on__news"
    app.screen.post_message(_News())


def _in_thread(app: QiApp) -> None:
    threading.Thread(target=fail).start()


def _in_worker(app: QiApp) -> None:
    app.run_worker(_fail_later(), exit_on_error=True)


def _in_thread_worker(app: QiApp) -> None:
    app.run_worker(fail, thread=True)


def _in_loop(app: QiApp) -> None:
    asyncio.get_running_loop().call_soon(fail)


_forgotten: list[asyncio.Task[None]] = []


def _in_forgotten_task(app: QiApp) -> None:
    _forgotten.append(asyncio.create_task(_fail_later()))
    app.set_timer(0.2, _forgotten.clear)


def _in_terminal_output(app: QiApp) -> None:
    driver: Any = app._driver
    driver.write(_Unwritable())


class _Unwritable:
    def __str__(self) -> str:
        fail()

    __len__ = fail


def _in_terminal_input(app: QiApp) -> None:
    driver: Any = app._driver

    def process_message(message: object) -> None:
        fail()

    driver.process_message = process_message


def _stuck(app: QiApp) -> None:
    while True:
        time.sleep(0.05)


def _full_disk(app: QiApp) -> None:
    def fsync(number: Any) -> NoReturn:
        raise OSError(errno.ENOSPC, os.strerror(errno.ENOSPC))

    os.fsync = fsync  # type: ignore[assignment]


def _slow_disk(app: QiApp) -> None:
    fsync = os.fsync

    def slowly(number: Any) -> None:
        time.sleep(0.7)
        fsync(number)

    os.fsync = slowly  # type: ignore[assignment]


def _on_leaving(app: QiApp) -> None:
    async def close_all() -> None:
        fail()

    app._close_all = close_all  # type: ignore[method-assign]
    app.exit()


def _twice(app: QiApp) -> None:
    app.call_later(fail)
    app.call_later(_fail_without_memory)
    fail()


LOOSE: dict[str, Callable[[QiApp], object]] = {
    "key handler": lambda app: fail(),
    "message handler": _by_message,
    "timer": lambda app: app.set_timer(0.01, fail),
    "worker": _in_worker,
    "worker thread": _in_thread_worker,
    "bare thread": _in_thread,
    "event loop": _in_loop,
    "forgotten task": _in_forgotten_task,
    "compose": lambda app: app.push_screen(_Composing()),
    "drawing": lambda app: app.push_screen(_Drawing()),
    "terminal output": _in_terminal_output,
    "terminal input": _in_terminal_input,
    "memory": lambda app: _fail_without_memory(),
    "recursion": lambda app: _fail_by_depth(),
    "two at once": _twice,
    "leaving": _on_leaving,
    "stuck": _stuck,
    "full disk": _full_disk,
    "slow disk": _slow_disk,
}
"""What goes wrong, by where."""


def _without_handlers() -> None:
    from qi_tui.ui.process.signals import Signals

    Signals.install = lambda self: None  # type: ignore[method-assign]


def _with_names_in_the_log() -> None:
    from qi_tui.store.disk import log

    log._described = lambda error: iter([str(error)])


def _with_traceback() -> None:
    from textual.app import App

    QiApp.end_by_fault = lambda self, error: App._fatal_error(self)  # type: ignore[method-assign]


BROKEN: dict[str, Callable[[], None]] = {
    "no handlers": _without_handlers,
    "names in the log": _with_names_in_the_log,
    "traceback": _with_traceback,
}
"""What a program without care does: the gate must find each of them."""


def run(arguments: list[str]) -> int:
    """Run the program with a fault, or with a care taken away and a fault."""
    split = arguments.index("--")
    names, words = arguments[:split], arguments[split + 1 :]
    for name in names:
        if name in BROKEN:
            BROKEN[name]()
        else:
            loose = LOOSE[name]
            QiApp.action_switch_theme = loose  # type: ignore[assignment,method-assign]
    return main(words)


if __name__ == "__main__":
    sys.exit(run(sys.argv[1:]))
