"""The marks: box characters where the encoding has them, ASCII of the same width elsewhere."""

from __future__ import annotations

import io
import sys

import pytest

from qi_tui.ui import glyphs as module
from qi_tui.ui.glyphs import ASCII, BOX, glyphs, install_fallback


class Stream(io.TextIOWrapper):
    """A stream of some encoding."""

    def __init__(self, encoding: str) -> None:
        super().__init__(io.BytesIO(), encoding=encoding)


def draw_on(monkeypatch: pytest.MonkeyPatch, encoding: str) -> Stream:
    stream = Stream(encoding)
    monkeypatch.setattr(sys, "__stdout__", stream)
    monkeypatch.setattr(sys, "__stderr__", stream)
    glyphs.cache_clear()
    return stream


@pytest.fixture(autouse=True)
def forget() -> object:
    """What this terminal can show is found out anew in other tests."""
    yield
    module.glyphs.cache_clear()


@pytest.mark.parametrize("encoding", ["ascii", "iso-8859-1", "cp1252", "cp437"])
def test_encodings_without_the_marks_get_ascii(
    monkeypatch: pytest.MonkeyPatch, encoding: str
) -> None:
    draw_on(monkeypatch, encoding)
    assert glyphs() is ASCII


def test_utf8_gets_the_box_characters(monkeypatch: pytest.MonkeyPatch) -> None:
    draw_on(monkeypatch, "utf-8")
    assert glyphs() is BOX


def test_ascii_marks_are_ascii() -> None:
    every = "".join("".join(m) for m in ASCII if not isinstance(m, bool))
    assert every.isascii()
    assert every.isprintable()


def test_marks_that_must_be_told_apart_differ() -> None:
    for marks in (BOX, ASCII):
        assert len({marks.mark, marks.resting, marks.track, marks.hollow}) == 4
        assert len({marks.star, marks.pen, marks.arrow}) == 3
        assert marks.unfinished != marks.finished
        assert len(set(marks.bars)) == 8


def test_what_cannot_be_encoded_is_drawn_in_ascii_of_the_same_width(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    stream = draw_on(monkeypatch, "ascii")
    install_fallback()
    stream.write("╭─┃█ Siân… “x” 漢 ×")
    stream.flush()
    buffer = stream.buffer
    assert isinstance(buffer, io.BytesIO)
    assert buffer.getvalue() == b'+-|# Sian. "x" ?? x'


def test_bar_is_blank_only_for_nothing() -> None:
    assert BOX.bar(0) == " "
    assert BOX.bar(0.001) == "▁"
    assert BOX.bar(1) == "█"
    assert BOX.progress(5, 9, 9) == "▓▓▓▓▓░░░░"
    assert BOX.progress(0, 0, 4) == "░░░░"
