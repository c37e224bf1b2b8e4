"""What is no TOML, or too much of it: said in plain words, with its line."""

from __future__ import annotations

from pathlib import Path

import pytest

from qi_tui.store.definitions.catalogue import catalogue
from qi_tui.store.definitions.toml_words import syntax_mistake
from tests.store.files import put
from tests.store.test_library import found


@pytest.mark.parametrize(
    ("wrong", "said"),
    [
        ('id = "x', "a text does not end"),
        ("id = x", "this is no value"),
        ("id", "there is no = after the key"),
        ("id = 1 2", "something follows the value"),
        ("id = 1\nid = 2", "this key stands there twice"),
        ("[a]\n[a]", "this table stands there twice"),
        ("a = {b = 1}\n[a.c]", "this table stands there twice"),
        ("a = [1", "a list does not end"),
        ("a = {b = 1", "a table does not end"),
        ("[a", "the name of the table does not end"),
        ("[[a]", "the name of the list does not end"),
        ("= 1", "this line does not begin with a key"),
        ('a = "\\q"', "there is a backslash in this text"),
        ('a = "\\uZZZZ"', "there is no character of this number"),
        ('a = "\\ud800"', "there is no character of this number"),
        ("a = 2026-02-30", "there is no such day or time"),
        ('a = "x\ny"', "the line ends, or a control character stands, within a text"),
        ("# \x1b[2J", "there is a control character"),
    ],
)
def test_what_is_no_toml_is_said_in_plain_words(wrong: str, said: str, tmp_path: Path) -> None:
    [line] = found(put(tmp_path / "ours.toml", wrong.encode()))
    assert f"it is not TOML ({said}): " in line


def test_a_word_of_the_parser_that_is_not_known_is_not_passed_on() -> None:
    line, column, mistake = syntax_mistake(ValueError("Bad ('a',) (at line 3, column 7)"))
    assert (line, column, mistake.what) == (3, 7, "it is not TOML")


@pytest.mark.parametrize("digits", ["0x" + "f" * 5000, "9" * 5000, "9" * 300, "0b" + "1" * 9000])
def test_a_number_that_cannot_be_written(digits: str, tmp_path: Path) -> None:
    path = put(tmp_path / "ours.toml", f"# ours\nversion = {digits}\n".encode())
    assert found(path) == [
        "2:11: it holds a number that is far too long: write a number of a few digits"
    ]
    assert len(catalogue(tmp_path).problems) == 1


def test_far_more_than_a_definition_holds(tmp_path: Path) -> None:
    path = put(tmp_path / "ours.toml", b"[[domains]]\n" * 40_000)
    assert found(path) == ["1:1: it holds far more than a definition can: keep to 10,000 items"]
