"""Reading texts, JSON and TOML back: nothing in them acts on a terminal or hides from an eye."""

from __future__ import annotations

import json
import tomllib
import unicodedata
from collections.abc import Iterator
from typing import Any

LINE_END = "\n"
_BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
_MAPPING = {
    "": {"schema", "framework", "table", "columns", "labels"},
    "columns": {"title", "nth", "use", "item", "facet", "subject", "sure"},
    "labels": {"label", "means", "items"},
}
"""The keys of each table of a mapping; the first is the file itself."""
_NAMED = frozenset({"by_role", "roles", "bands"})
"""Tables of which the keys are texts too: names of roles, and what a band is called."""
_ACTING = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})


def unseen_in(text: str, allowed: str = LINE_END) -> str:
    """The characters of a text that act, hide or reorder: controls but those allowed, halves of a
    pair, separators of lines, what is not assigned, controls of direction, tags.
    """
    return "".join(
        character
        for character in text
        if character not in allowed
        and (
            unicodedata.category(character) in _ACTING
            or character in _BIDI
            or 0xE0000 <= ord(character) <= 0xE0FFF
        )
    )


def unseen(text: str, where: str, allowed: str = LINE_END) -> Iterator[str]:
    """A sentence where there are such characters."""
    found = unseen_in(text, allowed)
    if found:
        yield f"{where}: {found[:10]!a} in {_around(text, found[0])!a}"


def check_text(data: bytes, _twin: bytes) -> Iterator[str]:
    """A text for a terminal."""
    yield from unseen(data.decode("utf-8"), "the text")


def check_json(data: bytes, twin: bytes) -> Iterator[str]:
    """JSON: read strictly, no text of it hides anything, and it has the form of its twin."""
    yield from check_raw_json(data, twin)
    for text in _texts(json.loads(data)):
        yield from unseen(text, "a text in it")
    if _form(json.loads(data)) != _form(json.loads(twin)):
        yield "it has another form than its harmless twin"


def check_raw_json(data: bytes, _twin: bytes) -> Iterator[str]:
    """JSON that says what a file says: it may hold anything, but by escapes."""
    yield from unseen(data.decode("utf-8"), "the file")
    json.loads(data, object_pairs_hook=_once, parse_constant=_refused)


def check_file_json(data: bytes, _twin: bytes) -> Iterator[str]:
    """JSON as it is kept on the disk, where a text is what was typed: no control of ASCII."""
    yield from _low(data.replace(b"\x7f", b""))
    json.loads(data, object_pairs_hook=_once, parse_constant=_refused)


def check_toml(data: bytes, twin: bytes) -> Iterator[str]:
    """TOML with the tables and keys of its twin; no control of ASCII in the file itself."""
    yield from _low(data)
    if _keys(_toml(data)) != _keys(_toml(twin)):
        yield "it has other tables or keys than its harmless twin"


def check_mapping(data: bytes, _twin: bytes) -> Iterator[str]:
    """What a form was taken for: its texts decide how much was understood, but not its keys."""
    yield from _low(data)
    content = _toml(data)
    tables = {"": [content], **{name: content.get(name, []) for name in ("columns", "labels")}}
    for name, rows in tables.items():
        strange = {key for row in rows for key in row} - _MAPPING[name]
        if strange:
            yield f"it has the keys {sorted(strange)!a}"


def _toml(data: bytes) -> dict[str, Any]:
    return tomllib.loads(data.decode("utf-8"))


def _low(data: bytes) -> Iterator[str]:
    low = sorted({byte for byte in data if (byte < 32 and byte != 10) or byte == 127})
    if low:
        yield f"the file has the bytes {low}"


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    if len(dict(pairs)) != len(pairs):
        raise ValueError("a key stands there twice")
    return dict(pairs)


def _refused(word: str) -> Any:
    raise ValueError(f"{word} is no number of JSON")


def _texts(value: Any) -> Iterator[str]:
    match value:
        case str():
            yield value
        case dict():
            for key, each in value.items():
                yield key
                yield from _texts(each)
        case list():
            for each in value:
                yield from _texts(each)


def _form(value: Any, key: str = "") -> Any:
    """What is where, whatever its texts say."""
    match value:
        case dict() if key in _NAMED:
            return sorted((_form(each) for each in value.values()), key=repr)
        case dict():
            return {key: _form(each, key) for key, each in value.items()}
        case list():
            return [_form(each) for each in value]
        case str():
            return "text"
        case _:
            return value


def _keys(value: Any) -> Any:
    match value:
        case dict():
            return {key: _keys(each) for key, each in value.items()}
        case list():
            return [_keys(each) for each in value if isinstance(each, dict)][:1]
        case _:
            return None


def _around(text: str, character: str) -> str:
    place = text.index(character)
    return text[max(0, place - 20) : place + 20]
