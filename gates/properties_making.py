"""Sessions, tallies and workshops that nobody wrote, of every kind of framework there is."""

from __future__ import annotations

from typing import Any

from hypothesis import strategies as st

from gates.files_good import digest, library, uuid_of
from gates.hostile import EVERY, in_utf8
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.model.text import same_name
from qi_tui.model.workshop import WorkshopFile

TEXTS = st.sampled_from(sorted(in_utf8(EVERY).values())).map(lambda text: text[:900]) | st.text(
    st.characters(exclude_categories=["Cs"]), max_size=20
)
IDS = st.integers(1, 6).map(uuid_of)
MOMENTS = st.sampled_from(
    ["2026-11-20", "2026-11-20T14:02:11Z", "2019-01-01T00:00:00Z", "2030-12-31T23:59:59Z"]
)
ROLES = st.sampled_from([None, "clinician", "Clinician ", "manager", "\u202egnp"])
MOST_NUMBER = 300


def one_of_each_kind() -> list[str]:
    """For each kind of answer, and each form of asking, the smallest framework that has it."""
    found: dict[tuple[object, ...], tuple[int, str]] = {}
    for entry in library().catalogue.entries:
        of = library().need(entry.id)
        form = (entry.kind, of.facets, bool(of.subjects), bool(of.columns))
        found[form] = min(found.get(form, (entry.items, entry.id)), (entry.items, entry.id))
    return sorted(name for _, name in found.values())


@st.composite
def sessions(draw: st.DrawFn, names: tuple[str, ...], is_plain: bool = False) -> Session:
    """One rater's session; where it is plain, of a revision and an id of few there are."""
    of = library().need(draw(st.sampled_from(names)))
    is_tally = draw(st.integers(0, 4)) == 0
    subjects = _subjects(draw, of)
    head = _head(draw, of, is_tally, [name for name in subjects if name is not None])
    sheets = [
        _hands(draw, of, facet, subject) if is_tally else _sheet(draw, of, facet, subject, is_plain)
        for subject in subjects
        for facet in of.facets
    ]
    actions = [] if is_plain else draw(st.lists(TEXTS.map(lambda text: {"text": text}), max_size=2))
    return Session.model_validate(
        {"head": head, "sheets": tuple(sheets), "actions": tuple(actions)}
    )


@st.composite
def workshops(draw: st.DrawFn) -> WorkshopFile:
    """A facilitator's own record."""
    head = {
        "schema": 1,
        "id": draw(IDS),
        "title": draw(TEXTS),
        "roles": draw(st.lists(TEXTS, max_size=3)),
        "naming": draw(st.sampled_from(["named", "alias", "anonymous"])),
        "limits": {"median": draw(st.integers(0, 99)), "counts": draw(st.integers(0, 99))},
        "round": draw(st.integers(1, 9)),
        "revealed": draw(st.booleans()),
        "minutes": draw(st.integers(0, 999)),
    }
    notes = draw(st.lists(TEXTS, max_size=3))
    aside = draw(st.lists(st.tuples(IDS, TEXTS), max_size=3))
    return WorkshopFile.model_validate(
        {
            "workshop": {"1": head},
            "notes": {str(n): {"item": "a", "text": text} for n, text in enumerate(notes, 1)},
            "left_out": {
                str(n): {"session": key, "reason": why} for n, (key, why) in enumerate(aside, 1)
            },
        }
    )


def _head(draw: st.DrawFn, of: Framework, is_tally: bool, subjects: list[str]) -> dict[str, Any]:
    points = set(of.points.values())
    columns = [column.id for column in of.columns]
    alias = None if is_tally else draw(st.none() | TEXTS)
    return {
        "schema_": 1,
        "id": draw(IDS),
        "revision": draw(st.integers(0, 2)),
        "framework": of.id,
        "framework_version": of.version,
        "framework_digest": digest(of.id),
        "points": points.pop() if len(points) == 1 else dict(of.points),
        "round": draw(st.integers(1, 2)),
        "follows": draw(st.none() | IDS),
        "kind": "tally" if is_tally else "ratings",
        "rater": {"alias": alias, "role": None if is_tally else draw(ROLES), "code": None},
        "about": draw(st.dictionaries(st.sampled_from(["title", "scale"]), TEXTS, max_size=2)),
        "subjects": subjects,
        "columns": draw(st.lists(st.sampled_from(columns), unique=True)) if columns else [],
        "priorities": draw(st.lists(st.sampled_from(list(of.points)), max_size=3, unique=True)),
        "status": draw(st.sampled_from(["draft", "final"])),
        "started_at": draw(MOMENTS),
        "updated_at": draw(MOMENTS),
        "app": "qi-tui",
    }


def _subjects(draw: st.DrawFn, of: Framework) -> list[str | None]:
    if of.subjects is None:
        return [None]
    names = draw(st.lists(TEXTS, max_size=2, unique_by=same_name))
    return list(names)


def _sheet(
    draw: st.DrawFn, of: Framework, facet: str, subject: str | None, is_plain: bool
) -> dict[str, Any]:
    values: dict[str, int] = {}
    silent: dict[str, list[str]] = {"dont_know": [], "not_applicable": []}
    for item, points in of.points.items():
        mark = draw(st.integers(-3, points or MOST_NUMBER))
        if mark > 0 or (mark == 0 and not points):
            values[item] = mark
        elif mark < -1:
            silent["dont_know" if mark == -2 else "not_applicable"].append(item)
    comments = {} if is_plain else {next(iter(of.points)): draw(TEXTS)}
    return {"facet": facet, "subject": subject, "values": values, "comments": comments, **silent}


def _hands(draw: st.DrawFn, of: Framework, facet: str, subject: str | None) -> dict[str, Any]:
    hands = st.integers(0, 5)
    asked = [item for item, points in of.points.items() if points and draw(st.booleans())]
    return {
        "facet": facet,
        "subject": subject,
        "counts": {item: [draw(hands) for _ in range(of.points[item])] for item in asked},
        "dont_know": {item: draw(hands) for item in asked[:2]},
        "not_applicable": {item: draw(hands) for item in asked[1:2]},
        "comments": {},
    }
