"""The frameworks that the program carries: all of them, with the counts of their sources."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest

from qi_tui import paths
from qi_tui.analysis.scoring import is_reversed
from qi_tui.model.answer import Answer, Standing
from qi_tui.model.answering import Pen, finish
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from qi_tui.store.definitions.library import Library
from qi_tui.store.gathering.gather import gather
from qi_tui.store.sessions import SessionDoor, new_session

LIBRARY = Library()
IDS = sorted(entry.id for entry in LIBRARY.catalogue.entries)

# Items per domain, as the source documents have them.
COUNTS: dict[str, Sequence[int]] = {
    "effective-redesign": (3, 3, 3),
    "sustainable-initiative": (9,),
    "transforming-organisation": (5, 3, 4),
    "leadership-qualities": (5, 5, 5),
    "mindset-shift": (4,),
    "improvement-challenges": (3, 2, 5, 5, 4),
    "discipline-of-improvement": (4,),
    "no-needless": (3, 4, 7, 3, 1, 1),
    "strategic-alignment": (3,),
    "simple-rules": (10,),
    "receptive-context": (3, 6, 4, 8, 2),
    "high-impact-changes": (10,),
    "engagement-continuum": (1,),
    "clinical-engagement": (7, 7),
    "communities-of-practice": (4,),
    "leader-lessons": (7,),
    "leading-improvement": (9, 10, 10),
    "common-principles": (4,),
    "improvement-modes": (4,),
    "case-for-improvement": (7,),
    "adoption-barriers": (7, 8),
    "embedding-factors": (3, 3, 3, 3, 3),
    "mediating-leaders": (9,),
    "improvement-system": (13, 14, 16, 14, 13, 17),
    "improvement-cycle": (5, 2),
    "shortfalls-and-potential": (8, 6),
    "design-principles": (9,),
    "mainstreaming-questions": (9,),
    "structures-processes-patterns": (3,),
    "national-support-roles": (8, 9, 10),
    "national-support-shift": (9,),
    "five-domains": (5, 4, 5, 4, 3),
    "five-domains-elements": (4, 4, 3, 4, 3),
    "quality-strategy": (1, 1, 2, 6, 1),
    "board-benchmark": (4,),
    "aims-and-dimensions": (4, 6),
    "leadership-in-the-best": (10,),
    "culture-mechanisms": (6, 5),
    "skills-dosing": (4,),
    "capability-in-practice": (10,),
    "strategy-deployment": (6, 4),
    "management-style": (4,),
    "support-services-in-practice": (9, 4),
    "dashboard-purpose": (7,),
    "cost-and-quality": (2,),
    "leading-transformation": (6,),
}
KINDS = {
    "anchored": {"effective-redesign"},
    "yes_no": {"sustainable-initiative", "board-benchmark"},
    "stage": {"transforming-organisation", "communities-of-practice"},
    "bipolar": {"mindset-shift", "national-support-shift", "management-style", "dashboard-purpose"},
    "position": {"strategic-alignment", "engagement-continuum", "cost-and-quality"},
    "count": {"skills-dosing"},
}
NOW_AND_NEEDED = {"leadership-qualities", "engagement-continuum", "improvement-modes"}
CORE = {
    "effective-redesign",
    "sustainable-initiative",
    "transforming-organisation",
    "leadership-qualities",
    "leading-improvement",
    "mindset-shift",
    "receptive-context",
    "engagement-continuum",
    "communities-of-practice",
    "high-impact-changes",
    "discipline-of-improvement",
    "no-needless",
    "embedding-factors",
    "adoption-barriers",
    "improvement-modes",
    "improvement-cycle",
    "five-domains",
    "skills-dosing",
    "cost-and-quality",
    "leading-transformation",
}
REVERSED = {
    "sustainable-initiative": 1,
    "adoption-barriers": 15,
    "shortfalls-and-potential": 8,
    "support-services-in-practice": 4,
}


def test_every_framework_is_carried_and_none_besides() -> None:
    assert sorted(COUNTS) == IDS
    assert not LIBRARY.catalogue.problems


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_the_counts_of_the_source(name: str) -> None:
    of = LIBRARY.need(name)
    assert tuple(len(domain.items) for domain in of.domains) == tuple(COUNTS[name])
    kinds = {kind for kind, ids in KINDS.items() if name in ids} or {"graded"}
    assert {item.kind for item in of.items} == kinds
    assert (of.facets == ("now", "needed")) == (name in NOW_AND_NEEDED)
    assert (of.shelf == "core") == (name in CORE)
    assert sum(is_reversed(item) for item in of.items) == REVERSED.get(name, 0)
    assert (of.subjects is not None) == (name in KINDS["position"])


def test_the_matrix_has_its_three_levels() -> None:
    of = LIBRARY.need("improvement-system")
    cells = {
        column.id: [sum(i.column == column.id for i in d.items) for d in of.domains]
        for column in of.columns
    }
    assert cells == {
        "local": [5, 6, 8, 6, 5, 9],
        "regional": [4, 4, 6, 4, 4, 5],
        "national": [4, 4, 2, 4, 4, 3],
    }


def test_scales_are_as_long_as_in_the_source() -> None:
    points = {name: set(LIBRARY.need(name).points.values()) for name in COUNTS}
    assert points["effective-redesign"] == {7}
    assert points["transforming-organisation"] == {3}
    assert points["communities-of-practice"] == {4}
    assert points["engagement-continuum"] == {14}
    assert points["cost-and-quality"] == {7}
    assert all(points[name] == {7} for name in KINDS["bipolar"])
    assert all(points[name] == {2} for name in KINDS["yes_no"])
    assert points["skills-dosing"] == {0}


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_no_two_items_read_alike(name: str) -> None:
    of = LIBRARY.need(name)
    for field in ("title", "prompt"):
        said = [getattr(item, field).casefold() for item in of.items]
        assert all(said)
        assert len(set(said)) == len(said)
    for item in of.items:
        words = of.descriptors(item)
        if item.kind != "bipolar":
            assert len(set(words)) == len(words)


@pytest.mark.parametrize("name", sorted(COUNTS))
def test_three_files_of_it_merge(name: str, tmp_path: Path) -> None:
    of = LIBRARY.need(name)
    asked = 0
    for rater, value in (("Ada", 1), ("Ben", 2), ("Cyd", 2)):
        made = answered(of, rater, value)
        asked = len(Pen(of).asked(made))
        SessionDoor.begin(tmp_path, made).save(made)
    gathering = gather([tmp_path], LIBRARY)
    assert [file.status.value for file in gathering.files] == ["added"] * 3
    (room,) = gathering.rooms
    assert room.raters == 3
    assert len(room.rows) == asked
    for row in room.rows:
        assert (row.n, row.dont_know, row.not_applicable, row.unanswered) == (3, 0, 0, 0)
        if row.points:
            assert row.counts == (1, 2, *[0] * (row.points - 2))
            assert not row.values
        else:
            assert row.counts is None
            assert row.values == (1, 2, 2)


def answered(of: Framework, alias: str, value: int) -> Session:
    """A session in which everything that can be asked is answered with one value."""
    pen = Pen(of)
    made = new_session(of, alias=alias)
    columns = [column.id for column in of.columns]
    head = made.head.model_copy(update={"columns": columns})
    if of.subjects is not None:
        # The same two subjects, each in a spelling of the rater's own.
        names = (
            ["Ward managers", "Consultants"] if value == 1 else ["ward  managers", "CONSULTANTS"]
        )
        head = head.model_copy(update={"subjects": names})
    made = made.model_copy(update={"head": head})
    for item, facet, subject in pen.asked(made):
        made = pen.answer(made, item, Answer(Standing.RATED, value), facet, subject)
    return finish(made)


def test_each_definition_is_named_after_its_id() -> None:
    for path in sorted(paths.builtin_frameworks().glob("*.toml")):
        assert LIBRARY.entry(path.stem) is not None
