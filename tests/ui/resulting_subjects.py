"""Examples of results in which subjects are placed, and what every example is made of."""

from __future__ import annotations

from typing import Any

from qi_tui.model.framework import Framework
from qi_tui.model.session import Session
from tests.analysis.results.answers import BOTH, domain, made, rated

Example = tuple[Framework, Session]
EFFECT = {
    "points": [
        "much worse", "worse", "slightly worse", "no change",
        "slightly better", "better", "much better",
    ],
    "scale_source": "qi-tui",
}  # fmt: skip
ENGAGED = {
    "points": [
        "active resistance", "blocking", "passive resistance", "scepticism", "disconnection",
        "lack of interest", "lack of understanding", "neutrality", "curiosity", "understanding",
        "acceptance", "engagement", "participation", "influencing others",
    ],
    "scale_source": "source",
}  # fmt: skip
MEANING = "The source sets no mark to be reached: talk first about what stands lowest."


def one(name: str, title: str, **more: Any) -> dict[str, Any]:
    return {"id": name, "title": title, **more}


def drawn(picture: str, *domains: dict[str, Any], **changes: Any) -> Framework:
    """A framework whose result means something."""
    scoring = {"meaning": MEANING, **changes.pop("scoring", {})}
    return made(picture, *domains, title=picture.capitalize(), scoring=scoring, **changes)


def ladder() -> Example:
    of = drawn(
        "ladder",
        domain("Engagement", one("a", "Position")),
        kind="position",
        subjects="stakeholder",
        facets=BOTH,
        scale=ENGAGED,
        scoring={"method": "none"},
    )
    return of, rated(
        of,
        {
            ("now", "Ward managers"): {"a": 9},
            ("needed", "Ward managers"): {"a": 12},
            ("now", "Consultants"): {"a": 4},
            ("needed", "Consultants"): {"a": 12},
            ("now", "Finance"): {"a": 8},
            ("needed", "Finance"): {"a": 8},
            ("now", "Reception"): {"a": 6},
        },
    )


def levels() -> Example:
    of = drawn(
        "levels",
        domain("Serves", one("a", "Strategic aims"), one("b", "Goals"), one("c", "Targets")),
        kind="position",
        subjects="improvement initiative",
    )
    return of, rated(
        of,
        {
            ("now", "Virtual clinics"): {"a": 4, "b": 3, "c": 1},
            ("now", "Posters"): {"a": 1, "b": 1, "c": 1},
            ("now", "Falls on the wards"): {"a": 5, "b": "?", "c": 2},
        },
    )


def quadrant() -> Example:
    of = drawn(
        "quadrant",
        domain("Effects", one("cost", "Effect on cost"), one("quality", "Effect on quality")),
        id="cost-and-quality",
        kind="position",
        subjects="initiative",
        scale=EFFECT,
    )
    return of, rated(
        of,
        {
            ("now", "Fewer falls"): {"cost": 6, "quality": 6},
            ("now", "Virtual clinics"): {"cost": 6, "quality": 6},
            ("now", "More beds"): {"cost": 2, "quality": 5},
            ("now", "No agency staff"): {"cost": 7, "quality": 4},
            ("now", "New forms"): {"cost": "?", "quality": 3},
        },
    )
