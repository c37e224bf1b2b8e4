"""Making frameworks and sessions for tests, small and plain."""

from __future__ import annotations

import uuid
from collections.abc import Mapping, Sequence
from typing import Any

from qi_tui.analysis.merging.entry import Entry, entry_of
from qi_tui.analysis.merging.layout import Layout
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish
from qi_tui.model.definition import read_definition
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.session import Head, Rater, Session, TallySheet

SOURCE = {"title": "A guide", "publisher": "A publisher", "year": 2005, "section": "1"}
Marks = Mapping[str, int | str | None]


def raw_framework(**changes: Any) -> dict[str, Any]:
    """A definition of two domains with two graded items each, on five points."""
    raw: dict[str, Any] = {
        "id": "small",
        "version": 1,
        "title": "A small framework",
        "subject": "initiative",
        "kind": "graded",
        "purpose": "To test with.",
        "minutes": 5,
        "source": dict(SOURCE),
        "scale": {"points": ["not at all", "2", "3", "4", "fully"], "scale_source": "qi-tui"},
        "domains": [
            {"id": "first", "title": "First", "items": [item("a"), item("b")]},
            {"id": "second", "title": "Second", "items": [item("c"), item("d")]},
        ],
        "scoring": {
            "method": "sum",
            "verdict": "lowest-domain",
            "bands": [
                {"label": "low", "from": 2, "to": 5},
                {"label": "high", "from": 6, "to": 10},
            ],
        },
    }
    return {**raw, **changes}


def item(name: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": f"Item {name}", "prompt": "How far?", **more}


def framework(**changes: Any) -> Framework:
    definition = read_definition(raw_framework(**changes))
    assert definition.framework is not None, definition.mistakes
    return definition.framework


def layout(of: Framework) -> Layout:
    return Layout(of, framework_digest(of))


def session(
    of: Framework,
    marks: Marks,
    *,
    alias: str | None = None,
    role: str | None = None,
    final: bool = True,
    priorities: Sequence[str] = (),
    **head: Any,
) -> Session:
    """A session: item → value, "?" for don't know, "-" for not applicable, None for nothing."""
    counts = set(of.points.values())
    fields: dict[str, Any] = {
        "id": str(uuid.uuid4()),
        "revision": 1,
        "framework": of.id,
        "framework_version": of.version,
        "framework_digest": framework_digest(of),
        "points": counts.pop() if len(counts) == 1 else dict(of.points),
        "round": 1,
        "follows": None,
        "kind": "ratings",
        "rater": Rater(alias=alias, role=role),
        "priorities": list(priorities),
        "status": "draft",
        "started_at": "2026-11-20T14:00:00Z",
        "updated_at": "2026-11-20T14:09:00Z",
    }
    made = Session(head=Head.model_validate({**fields, **head}))
    pen = Pen(of)
    for name, mark in marks.items():
        if mark is not None:
            made = pen.answer(made, name, answer(mark))
    return finish(made) if final else made


def answer(mark: int | str) -> Answer:
    if isinstance(mark, int):
        return Answer(Standing.RATED, mark)
    return Answer({"?": Standing.DONT_KNOW, "-": Standing.NOT_APPLICABLE}[mark])


def tally(of: Framework, counts: Mapping[str, list[int]], **dont_know: int) -> Session:
    head = session(of, {}, kind="tally").head
    sheet = TallySheet(counts=dict(counts), dont_know=dont_know)
    return Session(head=head, sheets=(sheet,))


def entry(of: Framework, made: Session, path: str = "", digest: str = "0" * 64) -> Entry:
    return entry_of(made, path or f"{made.head.id[:8]}.json", digest, layout(of))
