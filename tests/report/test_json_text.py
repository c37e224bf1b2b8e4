"""JSON that a terminal can be shown and that means the same."""

from __future__ import annotations

import json
import unicodedata
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.report.json_text import json_text


def test_plain_text_stays_readable() -> None:
    assert json_text({"title": "Siân – 😀"}) == '{\n "title": "Siân – 😀"\n}\n'


@pytest.mark.parametrize(
    ("character", "written"),
    [
        ("\x1b", "\\u001b"),
        ("\x7f", "\\u007f"),
        ("\x9b", "\\u009b"),
        ("\u202e", "\\u202e"),
        ("\u2028", "\\u2028"),
        ("\ud83d", "\\ud83d"),
        ("\U000e0041", "\\udb40\\udc41"),
    ],
)
def test_what_a_terminal_would_act_on_is_escaped(character: str, written: str) -> None:
    assert json_text([f"a{character}b"]) == f'[\n "a{written}b"\n]\n'
    assert json.loads(json_text({character: character})) == {character: character}


@given(st.recursive(st.none() | st.integers() | st.text(), lambda inner: st.lists(inner)))
def test_it_means_the_same(value: Any) -> None:
    written = json_text(value)
    assert json.loads(written) == value
    shown = [character for character in written if character != "\n"]
    assert not [each for each in shown if unicodedata.category(each) in ("Cc", "Cs", "Zl", "Zp")]


@pytest.mark.parametrize("number", [float("nan"), float("inf")])
def test_what_json_has_no_form_for(number: float) -> None:
    with pytest.raises(ValueError, match="JSON compliant"):
        json_text({"mean": number})
