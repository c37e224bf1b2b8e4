"""Hostile words on every screen, in a real terminal; and what a careless door would let pass."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

if sys.platform == "win32":
    pytest.skip("there are no such terminals on Windows", allow_module_level=True)

from gates import screens_walk
from gates.hostile import TERMINAL
from gates.screens import SHORT, draw, foreign, run
from gates.screens_picture import Picture
from gates.screens_stream import all_shapes

RAW = """
import sys
from qi_tui.model import text
text.display = lambda words, limit=80: words
from qi_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program with a door that lets everything through."""
MARKUP = """
import sys
from textual.content import Content
from qi_tui.ui import words
words.plain = lambda text, limit=80, style="": Content.from_markup(words.display(text, limit))
from qi_tui.cli import main
sys.exit(main(sys.argv[1:]))
"""
"""The program with a door that reads markup."""


@pytest.fixture(autouse=True)
def _short_of_patience(monkeypatch: pytest.MonkeyPatch, request: pytest.FixtureRequest) -> None:
    """A planted fault leaves screens that nobody can read: there is no need to wait for them."""
    if "is_found" in request.node.name:
        monkeypatch.setattr(screens_walk, "PATIENCE", 3.0)


def planted(code: str) -> tuple[str, ...]:
    return (sys.executable, "-c", code)


def test_nothing_foreign_reaches_the_terminal_and_every_screen_is_legible(tmp_path: Path) -> None:
    figures = run(SHORT, tmp_path)
    assert figures.violations == ()
    assert figures.holds
    assert figures.tried > 200
    assert int(figures.measured["strings"]) > 150


def test_a_door_that_lets_everything_through_is_found(tmp_path: Path) -> None:
    known = draw(tmp_path / "harmless", 0, is_hostile=False, only=["broken", "library"])
    assert known.wrong == []
    drawn = draw(
        tmp_path / "hostile", 4, is_hostile=True, program=planted(RAW), only=["broken", "library"]
    )
    assert any("control" in sentence or "csi" in sentence for sentence in foreign(drawn, known))


def test_a_door_that_reads_markup_is_found(tmp_path: Path) -> None:
    def crashes(number: int) -> bool:
        folder, program = tmp_path / f"hostile {number}", planted(MARKUP)
        drawn = draw(folder, number, is_hostile=True, program=program, only=["library"])
        return any("it crashed" in sentence for sentence in drawn.wrong)

    assert any(crashes(number) for number in range(1, 6))


@pytest.mark.parametrize("name", list(TERMINAL))
def test_each_sequence_is_foreign_among_what_the_program_sends(name: str) -> None:
    ours = b"\x1b[?1049h\x1b[3;7H\x1b[1;38;2;1;2;3;48;2;4;5;6mSam Eve\x1b[0m\r\n\x1b[?2026l"
    theirs = TERMINAL[name].encode("utf-8")
    assert set(all_shapes(ours + theirs + ours)) - set(all_shapes(ours)) or name in LAYOUT


LAYOUT = frozenset({"carriage-return", "newline", "crlf"})
"""What the program itself sends between its lines."""


@pytest.mark.parametrize(
    "hidden", ["\u202e", "\u2066", "\u200f", "\U000e0041", "\x9b", "\u2028", "\u0378"]
)
def test_what_cannot_be_seen_is_foreign(hidden: str) -> None:
    assert all_shapes(f"a{hidden}b".encode())


def test_a_byte_that_is_no_utf_8_is_foreign() -> None:
    assert all_shapes(b"a\xffb")


def test_a_picture_is_what_a_terminal_shows() -> None:
    picture = Picture(10, 3)
    picture.take("\x1b[?1049h\x1b[2;3Hab\x1b[1m漢\x1b[0mc\r\nd\x1b[1;10Hxyz".encode())
    assert picture.text == "         x\n  ab漢c\nd"
