"""Where a key stands: every table, key and list entry of a definition is found in its text."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from qi_tui.store.definitions.catalogue import definitions_in
from qi_tui.store.definitions.toml_places import Places
from qi_tui.store.definitions.toml_text import toml_text

STRANGE = '''\
a."b.c".d = [ {x = 1, y = ["q]", 'z'] }, 3, """x]y\\\\""" ] # c
"k" = 1979-05-27 07:32:00
[t.'u v']
m = \'\'\'
[[no]]
x = 1\'\'\'\'
[[l]]
[[l.n]]
q = { a = 1 }
[l.o]
z=1
[[l]]
  [[ l.n ]]
w = "\\"]#" # "
  deep = [
    "one", # [
    [2],
]
'''


def keys(value: Any, path: tuple[str | int, ...] = ()) -> Iterator[tuple[str | int, ...]]:
    """The paths of all values that stand in a text themselves."""
    inside: Any = ()
    if isinstance(value, dict):
        inside = value.items()
    elif isinstance(value, list):
        inside = enumerate(value)
    for key, entry in inside:
        if not isinstance(entry, dict | list):
            yield (*path, key)
        yield from keys(entry, (*path, key))


@pytest.mark.parametrize(
    ("path", "place"),
    [
        (("a", "b.c", "d"), (1, 1)),
        (("a", "b.c", "d", 0, "y"), (1, 23)),
        (("a", "b.c", "d", 0, "y", 1), (1, 34)),
        (("a", "b.c", "d", 2), (1, 45)),
        (("k",), (2, 1)),
        (("t", "u v"), (3, 1)),
        (("t", "u v", "m"), (4, 1)),
        (("l", 0, "n", 0, "q", "a"), (9, 7)),
        (("l", 0, "o", "z"), (11, 1)),
        (("l", 1), (12, 1)),
        (("l", 1, "n", 0), (13, 3)),
        (("l", 1, "n", 0, "w"), (14, 1)),
        (("l", 1, "n", 0, "deep", 1, 0), (17, 6)),
        # What is missing has the place of the table that it is missing in.
        (("l", 1, "n", 0, "gone"), (13, 3)),
        (("gone",), (1, 1)),
        ((), (1, 1)),
    ],
)
def test_places_in_a_strange_file(path: tuple[str | int, ...], place: tuple[int, int]) -> None:
    tomllib.loads(STRANGE)
    assert Places(STRANGE).of(path) == place


def test_every_key_of_every_definition_is_on_its_line(repo: Path) -> None:
    files = definitions_in(repo / "frameworks")
    assert files
    for path in files:
        text = path.read_text(encoding="utf-8")
        lines, places = text.splitlines(), Places(text)
        for key in keys(tomllib.loads(text)):
            line, column = places.of(key)
            said = lines[line - 1][column - 1 :]
            if isinstance(key[-1], str):
                assert said.startswith(f"{key[-1]} ="), (path, key)
            else:
                assert said.startswith('"'), (path, key)


@given(st.text(max_size=200))
def test_it_never_fails(text: str) -> None:
    assert Places(text).of(("a", 0, "b")) >= (1, 1)


@given(st.dictionaries(st.from_regex(r"[a-z]{1,6}", fullmatch=True), st.text(max_size=30)))
def test_lines_of_plain_keys(raw: dict[str, str]) -> None:
    places = Places(toml_text(raw))
    assert [places.of((key,)) for key in raw] == [(n, 1) for n in range(1, len(raw) + 1)]


def test_deep_nesting_is_no_trouble() -> None:
    assert Places("a = " + "[" * 90_000).of(("a", 0, 0)) == (1, 7)
