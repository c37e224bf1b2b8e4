"""Writing a definition: the parser reads back what was written, whatever people type."""

from __future__ import annotations

import tomllib
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.store.definitions.toml_text import toml_text, value_text
from tests.making import raw_framework

TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=150)
PLAIN = TEXT | st.integers(-(2**60), 2**60) | st.booleans() | st.floats(0, 1)
NAMES = st.from_regex(r"[a-z_]{1,8}", fullmatch=True)
TABLE = st.dictionaries(NAMES, PLAIN | st.lists(TEXT, max_size=8), max_size=4)


@given(
    st.dictionaries(
        NAMES, PLAIN | st.lists(TEXT) | TABLE | st.lists(TABLE, min_size=1, max_size=3), max_size=5
    )
)
def test_what_is_written_is_read_back(raw: dict[str, Any]) -> None:
    assert tomllib.loads(toml_text(raw)) == raw


def test_a_whole_definition_keeps_the_order_of_its_keys() -> None:
    raw = raw_framework()
    written = toml_text(raw)
    assert tomllib.loads(written) == raw
    lines = written.splitlines()
    assert lines[:3] == ['id = "small"', "version = 1", 'title = "A small framework"']
    assert lines.count("[[domains.items]]") == 4


def test_half_a_pair_of_surrogates_does_no_harm() -> None:
    assert value_text("a\ud800b") == '"a?b"'


def test_a_long_list_has_a_line_for_each_entry() -> None:
    assert value_text(["x" * 60, "y" * 60]).splitlines() == [
        "[",
        f'    "{"x" * 60}",',
        f'    "{"y" * 60}",',
        "]",
    ]
