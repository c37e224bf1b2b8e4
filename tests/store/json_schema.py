"""Checking a value by a JSON Schema: as much of the standard as the schema of definitions uses.

It is written apart from the program, so that it can tell whether an editor would complain.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Any

KNOWN = frozenset(
    {"$defs", "$ref", "$schema", "additionalProperties", "anyOf", "const", "default", "description"}
    | {"enum", "items", "maximum", "maxItems", "maxLength", "minimum", "minItems", "minLength"}
    | {"pattern", "prefixItems", "properties", "required", "title", "type"}
)
TYPES: dict[str, Callable[[Any], bool]] = {
    "object": lambda value: isinstance(value, dict),
    "array": lambda value: isinstance(value, list),
    "string": lambda value: isinstance(value, str),
    "boolean": lambda value: isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "null": lambda value: value is None,
}


def faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str = "") -> list[str]:
    """What a schema says against a value; nothing where it fits.

    Args:
        value: the value.
        schema: the part of the schema that is about it.
        whole: the whole schema, which references point into.
        at: where the value stands.
    """
    unknown = schema.keys() - KNOWN
    assert not unknown, f"this check does not know {unknown}"
    return list(_faults(value, schema, whole, at))


def _faults(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    if "$ref" in schema:
        name = schema["$ref"].removeprefix("#/$defs/")
        yield from faults(value, whole["$defs"][name], whole, at)
    if "anyOf" in schema:
        tried = [faults(value, part, whole, at) for part in schema["anyOf"]]
        if all(tried):
            yield min(tried, key=len)[0]
    if "type" in schema and not TYPES[schema["type"]](value):
        yield f"{at}: not {schema['type']}"
        return
    if "const" in schema and value != schema["const"]:
        yield f"{at}: not {schema['const']}"
    if "enum" in schema and value not in schema["enum"]:
        yield f"{at}: not one of {schema['enum']}"
    if isinstance(value, dict):
        yield from _object(value, schema, whole, at)
    elif isinstance(value, list):
        yield from _array(value, schema, whole, at)
    else:
        yield from _plain(value, schema, at)


def _object(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    known = schema.get("properties", {})
    yield from (f"{at}: no {name}" for name in schema.get("required", []) if name not in value)
    for name, entry in value.items():
        if name in known:
            yield from faults(entry, known[name], whole, f"{at}.{name}")
        elif schema.get("additionalProperties") is False:
            yield f"{at}: {name} is not known"


def _array(value: Any, schema: dict[str, Any], whole: dict[str, Any], at: str) -> Iterator[str]:
    if not schema.get("minItems", 0) <= len(value) <= schema.get("maxItems", len(value)):
        yield f"{at}: {len(value)} entries"
    first = schema.get("prefixItems", [])
    for place, entry in enumerate(value):
        part = first[place] if place < len(first) else schema.get("items", {})
        yield from faults(entry, part, whole, f"{at}[{place}]")


def _plain(value: Any, schema: dict[str, Any], at: str) -> Iterator[str]:
    if isinstance(value, str):
        if not schema.get("minLength", 0) <= len(value) <= schema.get("maxLength", len(value)):
            yield f"{at}: {len(value)} characters"
        # In a schema `$` is the very end; in Python a line end may follow.
        pattern = re.sub(r"\$$", r"\\Z", schema.get("pattern", ""))
        if not re.search(pattern, value):
            yield f"{at}: does not fit {pattern}"
    elif TYPES["number"](value) and not (
        schema.get("minimum", value) <= value <= schema.get("maximum", value)
    ):
        yield f"{at}: {value} is out of range"
