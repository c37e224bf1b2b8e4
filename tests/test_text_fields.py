"""Every text of a file that people can write is of a type that says how it is shown."""

from __future__ import annotations

from collections.abc import Iterator
from importlib import import_module
from pkgutil import walk_packages
from typing import Annotated, Any, Literal, get_args, get_origin, get_type_hints

from annotated_types import MaxLen
from pydantic import BaseModel, Field
from pydantic.fields import FieldInfo

import qi_tui
from qi_tui.model.session import Id, Name, Stored
from qi_tui.model.text import Shown


def models() -> set[type[BaseModel]]:
    """Every pydantic model of the program."""
    for module in walk_packages(qi_tui.__path__, "qi_tui."):
        if not module.name.endswith("__main__"):
            import_module(module.name)
    found = set(_below(BaseModel))
    return {model for model in found if model.__module__.startswith("qi_tui.")}


def _below(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    for each in model.__subclasses__():
        yield each
        yield from _below(each)


def marks(model: type[BaseModel]) -> dict[str, Shown | None]:
    """Field → how its text is shown; None where it holds none that people wrote."""
    hints = get_type_hints(model, include_extras=True)
    return {name: _mark(hints[name]) for name in model.model_fields}


def _mark(hint: Any) -> Shown | None:
    if isinstance(hint, Shown):
        return hint
    parts = (*get_args(hint), *getattr(hint, "__metadata__", ()))
    return next((mark for part in parts if (mark := _mark(part)) is not None), None)


def bare_texts(model: type[BaseModel]) -> list[str]:
    """The fields of a model that hold text without a mark, a pattern or a bound."""
    hints = get_type_hints(model, include_extras=True)
    return [
        f"{model.__module__}.{model.__name__}.{name}"
        for name in model.model_fields
        if _is_bare(hints[name])
    ]


def _is_bare(hint: Any, notes: tuple[Any, ...] = ()) -> bool:
    if hint is str:
        return not (_has_form(notes) or (_is_marked(notes) and _is_bounded_or_a_key(notes)))
    if get_origin(hint) is Annotated:
        inner, *more = get_args(hint)
        return _is_bare(inner, tuple(more))
    if get_origin(hint) is Literal:
        return False
    return any(_is_bare(part) for part in get_args(hint))


def _is_marked(notes: tuple[Any, ...]) -> bool:
    return any(isinstance(note, Shown) for note in notes)


def _is_bounded_or_a_key(notes: tuple[Any, ...]) -> bool:
    # The keys of a table of documents have no bound of their own: the file has one.
    fields = [note for note in notes if isinstance(note, FieldInfo)]
    return not fields or any(isinstance(bound, MaxLen) for f in fields for bound in f.metadata)


def _has_form(notes: tuple[Any, ...]) -> bool:
    """Whether a pattern says each character that may stand in it: ids, moments, digests."""
    return any(
        getattr(bound, "pattern", None) is not None
        for note in notes
        if isinstance(note, FieldInfo)
        for bound in note.metadata
    )


def test_every_text_says_how_it_is_shown() -> None:
    assert [text for model in models() for text in bare_texts(model)] == []


def test_there_are_texts_to_look_at() -> None:
    names = {model.__name__ for model in models()}
    assert {"Head", "Sheet", "WorkshopHead", "Agreed", "Invitation", "Framework"} <= names


class Careless(Stored):
    """A model as it must not be: the first five fields are found, the others are not."""

    alias: str
    lines: tuple[str, ...]
    words: dict[Id, str | int]
    bounded: Annotated[str, Field(max_length=1000)]
    endless: Annotated[str, Field(min_length=1), Shown()] = "x"
    name: Name | None = None
    role: Annotated[str, Field(max_length=9), Shown()] = ""
    day: Annotated[str, Field(pattern=r"^\d{4}$")] = "2026"
    state: Literal["open", "done"] = "open"
    number: int = 0


def test_a_careless_field_is_found() -> None:
    found = [text.rpartition(".")[2] for text in bare_texts(Careless)]
    assert found == ["alias", "lines", "words", "bounded", "endless"]
