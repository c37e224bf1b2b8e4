"""A framework as its definition file has it, unchecked: enough to draw its items, and no more.

Only for definitions that are known to be right, those that come with the program: so a rating that
begins is on the screen before what checks definitions and sessions is there.
"""

from __future__ import annotations

from types import SimpleNamespace
from typing import TYPE_CHECKING, Any, cast

from qi_tui.model.described import Described
from qi_tui.model.text import one_line

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.session import Session


class _Part(SimpleNamespace):
    """A table of the file; what it need not say has the value that the models give it."""

    prompt = help = summary = ""
    column: str | None = None
    scale: Any = None
    share = subjects = None
    reversed = False
    facets: tuple[str, ...] = ("now",)
    columns = about = ()


class _Sketch(Described, _Part):
    """The table that is the whole file."""


def sketch_of(raw: dict[str, Any]) -> Framework:
    """The framework that a definition describes, to be drawn from.

    Args:
        raw: the content of the file, as TOML gives it; of a definition that was checked before.
    """
    made = _Sketch(**{key: _flowing(value) for key, value in raw.items()})
    for domain in made.domains:
        for item in domain.items:
            vars(item).setdefault("kind", made.kind)
    return cast("Framework", made)


def blank_session(title: str | None = None) -> Session:
    """A session in which nothing is answered, to be drawn from."""
    about = {"title": title} if title else {}
    head = SimpleNamespace(columns=[], subjects=[], items=[], priorities=[], about=about)
    return cast("Session", SimpleNamespace(head=head, sheets=(), rating_sheets=()))


def _flowing(value: Any) -> Any:
    """A value as the models have it: words in one line, lists that cannot change."""
    if isinstance(value, str):
        return one_line(value)
    if isinstance(value, dict):
        return _Part(**{key: _flowing(each) for key, each in value.items()})
    return tuple(map(_flowing, value)) if isinstance(value, list) else value
