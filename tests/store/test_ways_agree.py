"""The quick way and the careful way of reading a session come to the same."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from qi_tui.model.session import Session
from qi_tui.store import session_reading
from qi_tui.store.disk.reading import Unreadable
from qi_tui.store.session_reading import NotASession, session_in
from tests.store.files import Tables, items, rated

Change = Callable[[Tables], object]


def careful(data: bytes) -> Session | str:
    try:
        return session_reading._carefully(data)
    except Unreadable as refusal:
        return str(refusal)
    except NotASession:
        return "not a session"


def quick(data: bytes) -> Session | str:
    try:
        return session_in(data)
    except Unreadable as refusal:
        return str(refusal)
    except NotASession:
        return "not a session"


_TEXT = st.text(st.characters(exclude_categories=["Cs"]), max_size=30) | st.sampled_from(
    ['": ', 'a": 1, "b', '\\": "', '"', "\\", ' "\t:']
)
_SESSIONS = st.builds(
    lambda values, spoken, alias, about, status: {
        **rated(values, alias=alias, about=about, status=status),
        "answers": {
            "1": {
                "facet": "now",
                "subject": None,
                "values": values,
                "dont_know": [item for item in items() if item not in values][:2],
                "not_applicable": [],
                "comments": spoken,
            }
        },
    },
    st.dictionaries(st.sampled_from(items()), st.integers(1, 7)),
    st.dictionaries(st.sampled_from(items()), _TEXT),
    st.none() | _TEXT,
    st.dictionaries(st.text("abc", min_size=1, max_size=3), _TEXT, max_size=3),
    st.sampled_from(["draft", "final"]),
)


@given(_SESSIONS, st.booleans(), st.none() | st.integers(0, 4))
def test_the_quick_way_and_the_careful_way_agree(
    tables: Tables, ascii_only: bool, indent: int | None
) -> None:
    data = json.dumps(tables, ensure_ascii=ascii_only, indent=indent).encode("utf-8")
    session = quick(data)
    assert isinstance(session, Session)
    assert session == careful(data)


_VALUES: st.SearchStrategy[Any] = st.sampled_from(
    [None, True, 0, 1, 8, -3, 1.0, 2.5, "5", "", [], {}, [1], {"a": 1}, {"1": {}}, "x" * 70]
)


def places_in(value: Any, path: tuple[str, ...] = ()) -> list[tuple[str, ...]]:
    """The path of every key of some tables."""
    if not isinstance(value, dict):
        return []
    inner = [place for key, held in value.items() for place in places_in(held, (*path, key))]
    return [(*path, key) for key in value] + inner


@given(_SESSIONS, st.data())
def test_the_two_ways_agree_on_mutated_files(tables: Tables, data: st.DataObject) -> None:
    path = data.draw(st.sampled_from(places_in(tables)))
    holder: Any = tables
    for step in path[:-1]:
        holder = holder[step]
    act = data.draw(st.sampled_from(["remove", "change", "add", "double"]))
    value = data.draw(_VALUES)
    if act == "remove":
        del holder[path[-1]]
    elif act == "change":
        holder[path[-1]] = value
    elif act == "add":
        holder["added"] = value
    written = json.dumps(tables, ensure_ascii=False)
    if act == "double":
        key = json.dumps(path[-1])
        written = written.replace(f"{key}: ", f"{key}: {json.dumps(value)}, {key}: ", 1)
    assert quick(written.encode("utf-8")) == careful(written.encode("utf-8"))


@given(_SESSIONS, st.data())
def test_the_two_ways_agree_on_garbled_bytes(tables: Tables, data: st.DataObject) -> None:
    written = bytearray(json.dumps(tables, ensure_ascii=False).encode("utf-8"))
    for _ in range(data.draw(st.integers(1, 3))):
        place = data.draw(st.integers(0, len(written) - 1))
        written[place] = data.draw(st.sampled_from(list(b'{}[]",:\\0 19tn\xff\x00')))
    cut = data.draw(st.none() | st.integers(0, len(written)))
    garbled = bytes(written[:cut])
    assert quick(garbled) == careful(garbled)
