"""A model with every text in it in the form that may be shown; numbers and ids are as they were.

What the model does not know and a file had nevertheless is left behind.
"""

from __future__ import annotations

from typing import Any, TypeVar

from pydantic import BaseModel

from qi_tui.model.text import display, display_comment

M = TypeVar("M", bound=BaseModel)

PROSE = 4000
_NAMES = frozenset({"alias", "role", "owner", "due", "subject", "subjects"})
_SEVERAL_LINES = frozenset(
    {"text", "reason", "why_not_lower", "why_not_higher", "parked_because", "comments"}
)


def shown_form(model: M) -> M:
    """The model as it may be shown. It is not validated again: a text that is cut says so."""
    fields = {name: _shown(name, getattr(model, name)) for name in type(model).model_fields}
    return type(model).model_construct(**fields)


def paragraph(text: str) -> str:
    """A text of one paragraph, as it may be shown."""
    return " ".join(display_comment(text, PROSE).split())


def _shown(name: str, value: Any) -> Any:
    match value:
        case str():
            return _text(name, value)
        case BaseModel():
            return shown_form(value)
        case tuple() | list():
            return type(value)(_shown(name, each) for each in value)
        case dict():
            return {key: _shown(name, each) for key, each in value.items()}
        case _:
            return value


def _text(name: str, text: str) -> str:
    if name in _NAMES:
        return display(text)
    return display_comment(text) if name in _SEVERAL_LINES else paragraph(text)
