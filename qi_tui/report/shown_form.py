"""A model with every text in it in the form that may be shown; numbers and ids are as they were.

Each field says by its type how its text is shown. What the model does not know and a file had
nevertheless is left behind.
"""

from __future__ import annotations

from functools import cache
from typing import Annotated, Any, TypeVar, get_args, get_origin, get_type_hints

from pydantic import BaseModel

from qi_tui.model.text import Shown

M = TypeVar("M", bound=BaseModel)


def shown_form(model: M) -> M:
    """The model as it may be shown. It is not validated again: a text that is cut says so."""
    marks = _marks(type(model))
    fields = {name: _shown(marks[name], getattr(model, name)) for name in type(model).model_fields}
    return type(model).model_construct(**fields)


@cache
def _marks(model: type[BaseModel]) -> dict[str, Shown | None]:
    """Field → how its text is shown; None where it holds no text that people wrote."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _mark(hints[name]) for name in model.model_fields}


def _mark(hint: Any) -> Shown | None:
    """The mark in a type; in that of a table the mark of its values, for the keys are ids."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        return next((note for note in notes if isinstance(note, Shown)), None) or _mark(inner)
    parts = get_args(hint)[1:] if get_origin(hint) is dict else get_args(hint)
    return next((mark for part in parts if (mark := _mark(part)) is not None), None)


def _shown(mark: Shown | None, value: Any) -> Any:
    match value:
        case str():
            return value if mark is None else mark.of(value)
        case BaseModel():
            return shown_form(value)
        case tuple() | list():
            return type(value)(_shown(mark, each) for each in value)
        case dict():
            return {key: _shown(mark, each) for key, each in value.items()}
        case _:
            return value
