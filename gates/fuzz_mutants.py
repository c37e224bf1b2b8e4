"""From a file that is well to one that is nearly so: a change where the structure allows one.

Bytes that are flipped at random hardly get past a parser; a key that is gone, written twice or of
another kind does.
"""

from __future__ import annotations

import json
import random
import tomllib
from collections.abc import Callable
from typing import Any

from gates.hostile import EVERY
from qi_tui.store.definitions.toml_text import toml_text

STRANGE: tuple[Any, ...] = (
    None,
    True,
    False,
    0,
    1,
    -1,
    2,
    7,
    8,
    14,
    15,
    70,
    253,
    254,
    255,
    2**31,
    2**53,
    2**53 + 1,
    2**64,
    10**30,
    10**400,
    -0.0,
    1.0,
    4.0,
    0.5,
    1e308,
    "",
    "1",
    "now",
    "needed",
    "tally",
    "ratings",
    "../../x",
    "2026-11-20",
    "2026-99-99T99:99:99Z",
    "x" * 61,
    "x" * 1001,
    [],
    {},
    [1],
    ["a", "a"],
    {"1": {}},
    {"a": 1},
    [[[[]]]],
    "anchored",
    "graded",
    "position",
    "bipolar",
    "count",
    "yes_no",
    "stage",
    "sum",
    "mean",
)
TOKENS = (
    b'"', b"'", b'"""', b"'''", b"{", b"}", b"[", b"]", b"[[", b"]]", b",", b":", b"=", b".",
    b"\\", b"\\u0000", b"\\ud800", b"\\udfff", b"#", b"\n", b"\r", b"\0", b"\xff", b"\xc3",
    b"\xef\xbb\xbf", b"NaN", b"Infinity", b"nan", b"inf", b"1e999", b"-", b"0x", b"0xffffffffff",
    b"1979-05-27T07:32:00Z", b"2026-02-30", b"true", b"null", b" = ", b"[[domains]]\n",
    b"[[domains.items]]\n", b"[scoring]\n", b'"__proto__": ', b"\xf0\x9f\x98\x80",
)  # fmt: skip
LARGEST_COPY = 2000
Change = Callable[[Any, random.Random], Any]


def mutated_json(data: bytes, chance: random.Random) -> bytes:
    """A JSON file changed; as garbled bytes where it is none."""
    if chance.random() < 0.25:
        return garbled(data, chance)
    try:
        content = json.loads(data)
    except (ValueError, RecursionError):
        return garbled(data, chance)
    for _ in range(chance.choice((1, 1, 1, 2, 4))):
        content = changed(content, chance)
    try:
        written = json.dumps(content, ensure_ascii=chance.random() < 0.5)
    except (ValueError, RecursionError):
        return garbled(data, chance)
    if chance.random() < 0.15:
        written = _key_twice(written, chance)
    return written.encode("utf-8", "surrogatepass")


def mutated_toml(data: bytes, chance: random.Random) -> bytes:
    """A definition changed: its content, its lines, or its bytes."""
    way = chance.random()
    if way < 0.25:
        return garbled(data, chance)
    if way < 0.5:
        return _lines_changed(data, chance)
    try:
        content = tomllib.loads(data.decode("utf-8"))
        for _ in range(chance.choice((1, 1, 1, 2, 4))):
            content = changed(content, chance)
        return toml_text(content).encode("utf-8", "surrogatepass")
    except (ValueError, RecursionError, TypeError, AttributeError, LookupError):
        return _lines_changed(data, chance)


def changed(content: Any, chance: random.Random) -> Any:
    """The content with one place in it changed."""
    places = list(_places(content))
    if not places:
        return chance.choice(STRANGE)
    holder, key = chance.choice(places)
    other, other_key = chance.choice(places)
    way = chance.randrange(6)
    if way == 0:
        del holder[key]
    elif way == 1:
        holder[key] = _strange(chance)
    elif way == 2 and isinstance(holder, dict):
        holder[_name(chance)] = holder.pop(key)
    elif way == 3 and isinstance(holder, dict):
        holder[_name(chance)] = _strange(chance)
    elif way == 4:
        holder[key] = _copy(other[other_key])
    elif isinstance(holder, list):
        holder.append(_copy(holder[key]))
    else:
        holder[key] = _strange(chance)
    return content


def garbled(data: bytes, chance: random.Random) -> bytes:
    """The bytes with some of them changed, gone, or in the place of others."""
    made = bytearray(data)
    for _ in range(chance.choice((1, 1, 2, 5))):
        at = chance.randrange(len(made) + 1)
        way = chance.randrange(4)
        if way == 0:
            made[at:at] = chance.choice(TOKENS)
        elif way == 1:
            del made[at : at + chance.randrange(1, 30)]
        elif way == 2:
            made[at : at + 1] = chance.choice(TOKENS)
        else:
            start = chance.randrange(len(made) + 1)
            made[at:at] = made[start : start + chance.randrange(1, 60)]
    return bytes(made)


def _lines_changed(data: bytes, chance: random.Random) -> bytes:
    lines = data.split(b"\n")
    for _ in range(chance.choice((1, 1, 2, 4))):
        at = chance.randrange(len(lines))
        key, equals, value = lines[at].partition(b" = ")
        way = chance.randrange(5)
        if way == 0:
            lines.insert(at, lines[chance.randrange(len(lines))])
        elif way == 1 and len(lines) > 1:
            del lines[at]
        elif way == 2 and equals:
            lines[at] = key + equals + chance.choice(TOKENS) + value
        elif way == 3 and equals:
            lines[at] = key + chance.choice(TOKENS) + equals + value
        else:
            lines[at] = chance.choice(TOKENS) + lines[at]
    return b"\n".join(lines)


def _places(content: Any) -> Any:
    """Every place in some content: what holds it, and under which key or at which place."""
    level = [content]
    while level:
        inner: list[Any] = []
        for held in level:
            if isinstance(held, dict):
                yield from ((held, key) for key in held)
                inner += held.values()
            elif isinstance(held, list):
                yield from ((held, place) for place in range(len(held)))
                inner += held
        level = inner


def _copy(value: Any) -> Any:
    """A copy, for what holds itself cannot be written; of what is large only a word."""
    written = json.dumps(value, default=str)
    return json.loads(written) if len(written) < LARGEST_COPY else "large"


def _strange(chance: random.Random) -> Any:
    if chance.random() < 0.3:
        return chance.choice(tuple(EVERY.values()))
    return json.loads(json.dumps(chance.choice(STRANGE)))


def _name(chance: random.Random) -> str:
    names = ("1", "2", "schema", "id", "kind", "values", "title", "titel", "items", "", "x" * 61)
    return chance.choice((*names, *tuple(EVERY.values())[:20]))


def _key_twice(written: str, chance: random.Random) -> str:
    keys = [place for place in range(len(written)) if written.startswith('": ', place)]
    if not keys:
        return written
    end = chance.choice(keys)
    start = written.rfind('"', 0, end)
    key = written[start : end + 3]
    return f"{written[:start]}{key}{json.dumps(_strange(chance))}, {written[start:]}"
