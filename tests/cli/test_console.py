"""Where a full screen can be drawn: streams, kinds of terminal, the consoles of Windows."""

from __future__ import annotations

import ctypes
import io
import sys
from typing import Any

import pytest

from qi_tui.cli import console
from qi_tui.cli.console import DRAWS_SEQUENCES, can_draw, need_terminal
from qi_tui.errors import UsageError


class Screen(io.StringIO):
    """A stream that is a terminal."""

    def isatty(self) -> bool:
        return True


class Console:
    """What Windows says of a console.

    Args:
        mode: its mode; None where it is none.
        is_old: whether it knows nothing of sequences.
    """

    def __init__(self, mode: int | None = 3, is_old: bool = False) -> None:
        self.mode = mode
        self.is_old = is_old

    def GetStdHandle(self, which: int) -> int:  # noqa: N802
        assert which == -11
        return 7

    def GetConsoleMode(self, handle: int, mode: Any) -> int:  # noqa: N802
        assert handle == 7
        if self.mode is None:
            return 0
        ctypes.cast(mode, ctypes.POINTER(ctypes.c_uint32))[0] = self.mode
        return 1

    def SetConsoleMode(self, handle: int, mode: int) -> int:  # noqa: N802
        if self.is_old and mode & DRAWS_SEQUENCES:
            return 0
        self.mode = mode
        return 1


def asked(monkeypatch: pytest.MonkeyPatch, **streams: io.StringIO) -> None:
    """Ask for a terminal, where all streams but these are one."""
    # Here, and not in a fixture: pytest puts its own streams back before a test begins.
    with monkeypatch.context() as patch:
        for name in ("stdin", "stdout", "stderr"):
            patch.setattr(sys, name, streams.get(name, Screen()))
        need_terminal()


def test_a_terminal_will_do(monkeypatch: pytest.MonkeyPatch) -> None:
    asked(monkeypatch)


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_each_stream_must_be_a_terminal(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    with pytest.raises(UsageError, match="needs a terminal") as caught:
        asked(monkeypatch, **{name: io.StringIO()})
    assert "qi-tui merge" in caught.value.hint


@pytest.mark.parametrize("name", ["stdin", "stdout", "stderr"])
def test_a_closed_stream_is_none(monkeypatch: pytest.MonkeyPatch, name: str) -> None:
    closed = io.StringIO()
    closed.close()
    with pytest.raises(UsageError, match="needs a terminal"):
        asked(monkeypatch, **{name: closed})


@pytest.mark.parametrize("kind", ["dumb", "unknown", "DUMB"])
def test_a_terminal_that_cannot_draw_is_refused(monkeypatch: pytest.MonkeyPatch, kind: str) -> None:
    monkeypatch.setenv("TERM", kind)
    with pytest.raises(UsageError, match=f'TERM is "{kind}"') as caught:
        asked(monkeypatch)
    assert "qi-tui merge" in caught.value.hint


@pytest.mark.parametrize("kind", [None, "", "linux", "vt100"])
def test_a_plain_terminal_will_do(monkeypatch: pytest.MonkeyPatch, kind: str | None) -> None:
    if kind is None:
        monkeypatch.delenv("TERM")
    else:
        monkeypatch.setenv("TERM", kind)
    asked(monkeypatch)


def test_an_old_console_of_windows_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(console, "_kernel", lambda: Console(is_old=True))
    with pytest.raises(UsageError, match="old kind") as caught:
        asked(monkeypatch)
    assert "Windows Terminal" in caught.value.hint
    assert "legacy console" in caught.value.hint


@pytest.mark.parametrize("mode", [3, 3 | DRAWS_SEQUENCES, None])
def test_other_consoles_will_do_and_stay_as_they_are(mode: int | None) -> None:
    there = Console(mode)
    assert can_draw(there)
    assert there.mode == mode


def test_an_old_console_stays_as_it_is() -> None:
    there = Console(3, is_old=True)
    assert not can_draw(there)
    assert there.mode == 3
