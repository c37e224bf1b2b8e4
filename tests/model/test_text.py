"""What may be shown of a string from elsewhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.model.text import COMMENT_LIMIT, NAME_LIMIT, display, display_comment, same_name

HARMLESS = ["Sam", "Siân", "Zoë Müller-Łukasz", "岩田", "👩‍⚕️ Ada", "[/] [bold]x[/bold]", "=1+1"]
BIDI = [chr(point) for point in (0x202E, 0x2066, 0x200F, 0x061C)]


@pytest.mark.parametrize("name", HARMLESS)
def test_ordinary_names_are_shown_as_they_are(name: str) -> None:
    assert display(name) == unicodedata.normalize("NFC", name)


@pytest.mark.parametrize(
    "hidden", ["\x1b", "\x07", "\n", "\t", "\x9b", "\x7f", "\ud800", "\u2028", "\U000e0041", *BIDI]
)
def test_what_a_terminal_could_obey_becomes_visible(hidden: str) -> None:
    assert display(f"a{hidden}b") == "a\ufffdb"


def test_an_escape_sequence_is_only_text() -> None:
    assert display("\x1b]52;c;aGk=\x07") == "\ufffd]52;c;aGk=\ufffd"


def test_letters_carry_at_most_four_marks() -> None:
    assert display("a" + "\u0335" * 50) == "a" + "\u0335" * 4


def test_what_is_cut_is_counted() -> None:
    assert display("x" * 100) == "x" * NAME_LIMIT + "… 20 more"
    assert display_comment("x" * 2010).endswith("… 10 more")


def test_a_comment_keeps_its_lines() -> None:
    assert display_comment("one\r\ntwo\nthree\x1b") == "one\ntwo\nthree\ufffd"


@given(st.text(alphabet=st.characters()))
def test_shown_text_has_nothing_hidden_whatever_was_typed(text: str) -> None:
    shown = display(text)
    assert len(shown) <= NAME_LIMIT + len("… 99999 more")
    assert not any(unicodedata.category(c) in {"Cc", "Cs", "Cn", "Zl", "Zp"} for c in shown)
    assert not set(shown) & set(BIDI)
    assert len(display_comment(text)) <= COMMENT_LIMIT + 20


@given(st.text())
def test_showing_twice_changes_nothing_more(text: str) -> None:
    assert display(display(text, 10_000), 10_000) == display(text, 10_000)


def test_names_that_may_be_the_same_person() -> None:
    assert same_name("  Sam ") == same_name("ＳＡＭ") == same_name("s\u200bam")
    assert same_name("Sam") != same_name("Pam")
