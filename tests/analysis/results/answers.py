"""Small frameworks, one for each picture of a result, and sessions with facets and subjects."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from qi_tui.model.answering import Pen
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from tests.making import answer, framework, item, session

Marks = Mapping[str, int | str]
FIVE = {
    "points": ["not at all", "a little", "partly", "largely", "fully"],
    "scale_source": "qi-tui",
}
BOTH = ["now", "needed"]


def made(picture: str | None, *domains: Mapping[str, Any], **changes: Any) -> Framework:
    """A framework with a picture; each domain is a dict with a title and items."""
    scoring = {"method": "mean", **changes.pop("scoring", {})}
    if picture is not None:
        scoring["picture"] = picture
    return framework(
        **{"scale": FIVE, "scoring": scoring, **changes},
        domains=[{"id": f"domain-{place}", **each} for place, each in enumerate(domains)],
    )


def domain(title: str, *items: dict[str, Any]) -> dict[str, Any]:
    return {"title": title, "items": list(items)}


def items(names: str, **more: Any) -> list[dict[str, Any]]:
    """Items "a", "b" and so on: one per letter."""
    return [item(name, **more) for name in names]


def rated(of: Framework, sheets: Mapping[Any, Any], **head: Any) -> Session:
    """A session with answers.

    Args:
        of: what is rated.
        sheets: (facet, subject) → item → mark, or item → mark where there is one sheet; the
            subjects that are named are those of the session.
        head: fields of the session's head.
    """
    if not any(isinstance(key, tuple) for key in sheets):
        sheets = {(of.facets[0], None): sheets}
    names = list(dict.fromkeys(name for _, name in sheets if name is not None))
    written = session(of, {}, **{"subjects": names, **head})
    pen = Pen(of)
    for (facet, subject), marks in sheets.items():
        for name, mark in marks.items():
            written = pen.answer(written, name, answer(mark), facet, subject)
    return written
