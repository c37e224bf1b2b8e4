"""Writing definitions for tests: the standard library only reads TOML."""

from __future__ import annotations

import json
from typing import Any


def toml(raw: dict[str, Any], path: str = "") -> str:
    """A definition as TOML: plain values first, then tables, then lists of tables."""
    plain = {key: value for key, value in raw.items() if not is_table(value)}
    lines = [f"{key} = {value_of(value)}" for key, value in plain.items()]
    for key, value in raw.items():
        name = f"{path}.{key}" if path else key
        if isinstance(value, dict):
            lines += ["", f"[{name}]", toml(value, name)]
        elif is_table(value):
            for entry in value:
                lines += ["", f"[[{name}]]", toml(entry, name)]
    return "\n".join(lines)


def is_table(value: Any) -> bool:
    return isinstance(value, dict) or (
        isinstance(value, list) and bool(value) and isinstance(value[0], dict)
    )


def value_of(value: Any) -> str:
    # Of JSON's texts, numbers, lists and truths each is TOML's, too.
    return json.dumps(value, ensure_ascii=True)
