"""Writing a definition as TOML, in the order and the form in which people write one."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping
from typing import Any

WIDEST = 100


def toml_text(raw: Mapping[str, Any]) -> str:
    """A definition as the text of its file.

    Args:
        raw: texts, whole and other numbers, truths, lists and tables of these, in the order to
            write them; keys without blanks or dots.
    """
    return "\n".join(_table(raw, "")).strip("\n") + "\n"


def value_text(value: Any) -> str:
    """A text, a number, a truth or a list of these as TOML writes it."""
    if isinstance(value, str):
        return _text(value)
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int | float):
        return str(value)
    entries = [value_text(entry) for entry in value]
    line = f"[{', '.join(entries)}]"
    if len(line) <= WIDEST:
        return line
    return "[\n" + "".join(f"    {entry},\n" for entry in entries) + "]"


def _table(raw: Mapping[str, Any], path: str) -> Iterator[str]:
    inside = [key for key, value in raw.items() if _is_table(value)]
    for key, value in raw.items():
        if key not in inside:
            yield f"{key} = {value_text(value)}"
    for key in inside:
        name = f"{path}.{key}" if path else key
        if isinstance(raw[key], Mapping):
            yield from ("", f"[{name}]")
            yield from _table(raw[key], name)
        else:
            for entry in raw[key]:
                yield from ("", f"[[{name}]]")
                yield from _table(entry, name)


def _is_table(value: Any) -> bool:
    if isinstance(value, Mapping):
        return True
    return isinstance(value, list | tuple) and bool(value) and isinstance(value[0], Mapping)


def _text(text: str) -> str:
    # JSON escapes all that TOML demands but DEL; half a pair of surrogates is no text at all.
    whole = text.encode("utf-8", "replace").decode("utf-8")
    return json.dumps(whole, ensure_ascii=False).replace("\x7f", "\\u007F")
