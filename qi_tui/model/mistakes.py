"""A mistake in a definition, in words for the person who wrote it.

pydantic tells what is wrong in the words of a programmer; here each of its findings becomes one
sentence, with what to write instead and the nearest name that would be right.
"""

from __future__ import annotations

from collections.abc import Iterator
from difflib import get_close_matches
from typing import Any, NamedTuple

from pydantic import BaseModel, ValidationError

from qi_tui.model import framework as parts
from qi_tui.model.text import display

_KINDS: dict[str, type[BaseModel]] = {
    "anchored": parts.AnchoredItem,
    "graded": parts.GradedItem,
    "yes_no": parts.YesNoItem,
    "stage": parts.StageItem,
    "bipolar": parts.BipolarItem,
    "position": parts.PositionItem,
    "count": parts.CountItem,
}
_PARTS: dict[str, type[BaseModel]] = {
    "source": parts.Source,
    "scale": parts.Scale,
    "about": parts.About,
    "columns": parts.Column,
    "domains": parts.Domain,
    "bands": parts.Band,
    "scoring": parts.Scoring,
}
_TYPES = {
    "string_type": "text in quotes",
    "int_type": "a whole number",
    "int_from_float": "a whole number",
    "float_type": "a number",
    "float_parsing": "a number",
    "bool_type": "true or false",
    "tuple_type": "a list in square brackets",
    "model_type": "a table",
    "model_attributes_type": "a table",
}

_UNKNOWN = "extra_forbidden"

Path = tuple[str | int, ...]


class Mistake(NamedTuple):
    """One mistake: where (keys and places in lists), what is wrong, what to write instead."""

    path: Path
    what: str
    instead: str

    def where(self) -> str:
        """The key path as people write it, counting from 1: `domains[2].items[1].title`."""
        words = ""
        for step in self.path:
            shown = f"[{step + 1}]" if isinstance(step, int) else display(step, 60)
            words += shown if isinstance(step, int) or not words else f".{shown}"
        return words or "the file"


def mistakes_of(error: ValidationError, raw: dict[str, Any]) -> Iterator[Mistake]:
    """The findings of pydantic, one mistake each.

    Args:
        error: what validating `raw` raised.
        raw: the content that was validated.
    """
    findings = [
        (tuple(step for step in finding["loc"] if step not in _KINDS), finding)
        for finding in error.errors(include_url=False)
    ]
    around = {path[:end] for path, _ in findings for end in range(len(path))}
    short: set[Path] = set()
    near = {path: _nearest(path, raw) for path, finding in findings if finding["type"] == _UNKNOWN}
    meant = {(*path[:-1], name) for path, name in near.items()}
    for path, finding in findings:
        kind, context = finding["type"], finding.get("ctx") or {}
        # A list whose entries are wrong also counts as too short: the entries are the mistake.
        if path in around and kind == "too_short":
            continue
        # A key with a typing error is not missing besides.
        if kind == "missing" and path in meant:
            continue
        # Two entries that are missing are one list that is too short.
        if kind == "missing" and isinstance(path[-1], int):
            if path[:-1] in short:
                continue
            short.add(path[:-1])
        # Of the kind that an item takes from its framework, the framework tells.
        if kind.startswith("union_tag") and finding["input"].get("kind") == raw.get("kind"):
            continue
        if kind == _UNKNOWN:
            yield _unknown_key(path, near[path], raw)
        else:
            yield _mistake(path, kind, context, finding["input"])


def nearest_kind(kind: Any) -> Any:
    """The kind that was meant, where `kind` is one with a typing error; else `kind` itself."""
    if not isinstance(kind, str) or kind in _KINDS:
        return kind
    return next(iter(get_close_matches(kind, _KINDS, n=1)), kind)


def _mistake(path: Path, kind: str, context: dict[str, Any], found: Any) -> Mistake:
    name = str(path[-1]) if path else "the file"
    shown = _shown(found)
    match kind:
        case "missing" if isinstance(path[-1], int):
            return Mistake(path, "an entry is missing", "add it")
        case "missing":
            return Mistake(path, f'"{name}" is missing', f"add {name} = …")
        case "union_tag_invalid" | "union_tag_not_found":
            return _wrong_kind((*path, "kind"), found.get("kind"))
        case "literal_error":
            choices = _choices(str(context.get("expected") or ""), found)
            return Mistake(path, f"{shown} is not one of the choices", choices)
        case "string_pattern_mismatch":
            return Mistake(
                path,
                f"{shown} is not an id",
                "use small letters, digits and single hyphens, such as clinical-leadership",
            )
        case "string_too_long":
            most = f"at most {context.get('max_length')} characters, not {len(found)}"
            return Mistake(path, "it is too long", most)
        case "too_long":
            most = f"at most {context.get('max_length')}{_not_so_many(found)}"
            return Mistake(path, "it has too many entries", most)
        case "string_too_short":
            return Mistake(path, "it is empty", "write at least one word")
        case "too_short":
            least = f"at least {context.get('min_length')}{_not_so_many(found)}"
            return Mistake(path, "it has too few entries", least)
        case "greater_than_equal" | "less_than_equal":
            low, high = context.get("ge"), context.get("le")
            bound = f"{low} or more" if low is not None else f"{high} or less"
            return Mistake(path, f"{shown} is out of range", f"write {bound}")
    return Mistake(
        path, f"{shown} does not fit here", f"write {_TYPES.get(kind, 'something else')}"
    )


def _wrong_kind(path: Path, kind: Any) -> Mistake:
    choices = _choices(", ".join(_KINDS), kind)
    return Mistake(path, f"{_shown(kind)} is not one of the choices", choices)


def _not_so_many(found: Any) -> str:
    return f", not {len(found)}" if isinstance(found, list) else ""


def _nearest(path: Path, raw: Any) -> str | None:
    """The key that was meant by one that is not known; None where none is near."""
    known = sorted(_known_keys(path[:-1], raw))
    return next(iter(get_close_matches(str(path[-1]), known, n=1, cutoff=0.5)), None)


def _unknown_key(path: Path, near: str | None, raw: Any) -> Mistake:
    hint = f' (did you mean "{near}"?)' if near else ""
    known = ", ".join(sorted(_known_keys(path[:-1], raw)))
    what = f'the key "{display(str(path[-1]))}" is not known{hint}'
    return Mistake(path, what, f"use one of: {known}")


def _known_keys(path: Path, raw: Any) -> list[str]:
    if "items" in path:
        item = raw
        for step in path[:4]:
            item = item[step]
        model: type[BaseModel] = _KINDS.get(str(item.get("kind")), parts.GradedItem)
        if len(path) > 4:
            model = parts.Scale
    else:
        names = [step for step in path if isinstance(step, str)]
        model = _PARTS.get(names[-1], parts.Framework) if names else parts.Framework
    return [field.alias or name for name, field in model.model_fields.items()]


def _choices(allowed: str, found: Any) -> str:
    words = [word.strip(" '") for word in allowed.replace(" or ", ", ").split(",")]
    near = get_close_matches(str(found), words, n=1, cutoff=0.5)
    hint = f' (did you mean "{near[0]}"?)' if near else ""
    return "use one of: " + ", ".join(words) + hint


def _shown(found: Any) -> str:
    if isinstance(found, str):
        return f'"{display(found, 60)}"'
    if isinstance(found, bool):
        return "true" if found else "false"
    if isinstance(found, int | float):
        return display(str(found), 60)
    if isinstance(found, dict):
        return "a table"
    return "a list" if isinstance(found, list) else "this"
