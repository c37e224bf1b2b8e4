"""What may be shown of a string from elsewhere."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gates.hostile import EVERY, HOSTILE, LEGIT
from qi_tui.model.text import (
    COMMENT_LIMIT,
    NAME_LIMIT,
    Shown,
    display,
    display_comment,
    display_paragraph,
    one_line,
    same_name,
    visible,
)

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
    for mark in ("\u0335", "\u20dd", "\u093e"):
        assert display("\u0915" + mark * 50) == "\u0915" + mark * 4


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


@pytest.mark.parametrize("name", list(LEGIT))
def test_what_honest_people_write_stays_legible(name: str) -> None:
    assert display(LEGIT[name]) == unicodedata.normalize("NFC", LEGIT[name])


@pytest.mark.parametrize("name", list(HOSTILE))
def test_nothing_hostile_is_left_in_what_is_shown(name: str) -> None:
    for shown in (display(HOSTILE[name]), display_comment(HOSTILE[name]).replace("\n", "")):
        assert not any(unicodedata.category(c) in {"Cc", "Cs", "Cn", "Zl", "Zp"} for c in shown)
        assert not set(shown) & set(BIDI)
        shown.encode("utf-8", "strict")


@pytest.mark.parametrize("name", list(EVERY))
def test_a_line_keeps_within_its_limit(name: str) -> None:
    assert len(display(EVERY[name])) <= NAME_LIMIT + len("… 9999 more")


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Sia\u0302n", "SIÂN"),
        ("Straße", "STRASSE"),
        ("S\u2060a\u034fm", "sam"),
        ("\u200fAda\u200e", "ada"),
        ("\u2764\ufe0f Ada", "\u2764 ada"),
        ("Sam\u00a0Eve", "sam  eve"),
        ("ﬁona", "FIONA"),
    ],
)
def test_names_that_look_alike_may_be_one(one: str, other: str) -> None:
    assert same_name(one) == same_name(other)


@given(st.text())
def test_comparing_twice_changes_nothing_more(name: str) -> None:
    assert same_name(same_name(name)) == same_name(name)


def test_a_paragraph_is_one_line() -> None:
    assert display_paragraph(" one\n\n two\t") == "one two"
    assert one_line("one two ") == "one two "
    assert one_line("one\n two") == "one two"


def test_what_is_laid_out_keeps_its_lines_and_columns() -> None:
    assert visible("a\tb\r\nc\n") == "a\tb\r\nc\n"
    assert visible("a\x1b[2Jb\x9b\u202e\ud800\U000e0041") == "a\ufffd[2Jb" + "\ufffd" * 4
    assert visible("a\u0378\ufffeb") == "a\ufffd\ufffdb"
    assert visible("Sia\u0302n\n") == "Sia\u0302n\n"


def test_a_field_says_how_it_is_shown() -> None:
    assert Shown().of("x" * 90) == display("x" * 90)
    assert Shown(3, display_comment).of("a\nbc") == "a\nb… 1 more"
