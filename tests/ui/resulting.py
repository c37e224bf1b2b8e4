"""One small framework for each picture of a result, with answers that show what it is for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from tests.analysis.results.answers import BOTH, domain, rated
from tests.making import framework, session
from tests.ui.resulting_subjects import Example, drawn, ladder, levels, one, quadrant

STAGES = {"points": ["potential", "building", "active", "adaptive"], "scale_source": "source"}


def bands() -> Example:
    of = framework(title="Bands")
    return of, session(of, {"a": 1, "b": 4, "c": 5, "d": "?"}, final=False)


def profile() -> Example:
    vision = domain(
        "Vision",
        one("a", "A clear vision for quality", audiences=["staff", "patients"]),
        one("b", "Everyone has bought in", audiences=["staff"]),
    )
    skills = domain("Capability", one("c", "The agreed method in reliable use"))
    support = domain("Support services", one("d", "Training for support services"))
    of = drawn("profile", vision, skills, support, scoring={"verdict": "lowest-domain"})
    return of, rated(of, {"a": 2, "b": 5, "c": 2, "d": "?"})


def priorities() -> Example:
    of = drawn(
        "priorities",
        domain(
            "Leadership",
            one("a", "Develop, enable and encourage others"),
            one("b", "Practise political astuteness"),
            one("c", "Work towards a shared purpose"),
            one("d", "See the whole system"),
        ),
        domain("Improvement", one("e", "Map processes"), one("f", "Hear users and staff")),
        domain("Care delivery", one("g", "Evidence-based care"), one("h", "Staff take part")),
    )
    marks = {"a": 4, "b": 2, "c": 3, "d": 5, "e": 3, "f": 3, "g": 2, "h": "-"}
    return of, rated(of, marks, priorities=["a"])


def spread() -> Example:
    of = drawn(
        "spread",
        domain(
            "Parts",
            one("a", "Involving users, carers, staff and the public"),
            one("b", "Personal and organisational development"),
            one("c", "Process and systems thinking"),
            one("d", "Making it a habit"),
        ),
    )
    return of, rated(of, {"a": 2, "b": 4, "c": 5, "d": 4})


def checklist() -> Example:
    of = drawn(
        "checklist",
        domain(
            "Ready",
            one("a", "A keen team from the outset"),
            one("b", "Dedicated time for the team"),
            one("c", "Further demands expected", reversed=True),
            one("d", "Data on benefits"),
            one("e", "A senior clinician"),
        ),
        kind="yes_no",
    )
    return of, rated(of, {"a": 2, "b": 1, "c": 2, "d": "?", "e": "-"})


def stages() -> Example:
    def row(name: str, title: str, *anchors: str) -> dict[str, Any]:
        return one(name, title, anchors=list(anchors))

    of = drawn(
        "stages",
        domain(
            "Leadership",
            row("a", "The chief executive", "hands out", "looks in", "leads", "teaches"),
            row("b", "Clinical staff", "few", "some", "many", "all"),
        ),
        domain("Process", row("c", "Cycles of improvement", "rare", "now and then", "many", "all")),
        kind="stage",
        scale=STAGES,
    )
    return of, rated(of, {"a": 1, "b": 4, "c": "?"})


def community() -> Example:
    rows = (
        one("description", "Description", anchors=["begins", "says what it is", "works", "makes"]),
        one("activity", "Activity", anchors=["meet", "read", "solve", "publish"]),
        one("process", "Process", anchors=["find members", "draw in", "agree", "exchange"]),
        one("forms-of-support", "Forms of support", anchors=["email", "a store", "meet", "forums"]),
    )
    of = drawn(
        "stages", domain("All", *rows), kind="stage", scale=STAGES, id="communities-of-practice"
    )
    return of, rated(of, {"description": 3, "activity": 2, "process": 1, "forms-of-support": "?"})


def poles() -> Example:
    of = drawn(
        "poles",
        domain(
            "Mindset",
            one("a", "Performers or processes", poles=["who did badly", "how work is set up"]),
            one(
                "b",
                "Areas or system",
                poles=[
                    "picking areas to correct or to reward",
                    "making the whole system do better",
                ],
            ),
            one("c", "Volumes or variability", poles=["how many", "how much it varies"]),
        ),
        kind="bipolar",
        scale=None,
    )
    return of, rated(of, {"a": 6, "b": 2, "c": "?"})


def gaps() -> Example:
    of = drawn(
        "gaps",
        domain("Personal", one("a", "Self-belief"), one("b", "Self-awareness")),
        domain("Direction", one("c", "Broad scanning"), one("d", "Drive for results")),
        facets=BOTH,
    )
    now = {"a": 2, "b": 4, "c": 5, "d": 3}
    return of, rated(of, {("now", None): now, ("needed", None): {"a": 5, "b": 4, "c": 3}})


def grid() -> Example:
    of = drawn(
        "grid",
        domain("Recognising the need", one("a", "A", column="local"), one("b", "B", column="far")),
        domain(
            "Knowing and sharing",
            one("c", "Listening to patients", column="local"),
            one("d", "Learning from others", column="local"),
            one("e", "E", column="far"),
        ),
        domain("Sustaining", one("f", "F", column="local"), one("g", "G", column="nation")),
        columns=[
            {"id": "local", "title": "Local level"},
            {"id": "far", "title": "Support at regional level"},
            {"id": "nation", "title": "National level"},
        ],
    )
    marks = {"a": 4, "b": 3, "c": 1, "d": 2, "e": "?", "f": 4}
    return of, rated(of, marks, columns=["local", "far"])


def dosing(workforce: str = "4,000") -> Example:
    of = drawn(
        "dosing",
        domain(
            "Tiers",
            one("a", "Foundation", share=1.0),
            one("b", "Practitioner", share=0.1),
            one("c", "Advanced practitioner", share=0.01),
            one("d", "Expert", share=0.001),
        ),
        kind="count",
        scale=None,
    )
    marks = {"a": 1200, "b": 400, "c": 7, "d": "?"}
    return of, rated(of, marks, about={"workforce": workforce})


def balance() -> Example:
    of = drawn(
        "balance",
        domain("Modes", one("a", "Improving processes"), one("b", "Redesigning pathways")),
        facets=BOTH,
    )
    return of, rated(of, {("now", None): {"a": 5, "b": 2}, ("needed", None): {"a": 4, "b": 4}})


def barriers() -> Example:
    of = drawn(
        "barriers",
        domain(
            "Where we fall short",
            one("a", "Not quick enough", reversed=True),
            one("b", "Good at piloting, less at spreading", reversed=True),
        ),
        domain("What we could reach", one("c", "No needless waits"), one("d", "Safer care")),
    )
    return of, rated(of, {"a": 3, "b": 5, "c": 2, "d": "?"})


EXAMPLES: dict[str, Callable[[], Example]] = {
    make.__name__: make
    for make in (
        bands, profile, priorities, spread, checklist, stages, community, poles, gaps, ladder,
        levels, grid, quadrant, dosing, balance, barriers,
    )
}  # fmt: skip
