"""Four corners: where each subject stands on two scales at once.

The first item runs from left to right, the second upwards. A mark on the middle of a scale is in no
corner.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from qi_tui.analysis.results.reading import Row, first_facet, row_of, subjects_of
from qi_tui.model.framework import Framework
from qi_tui.model.session import Session

Sides = tuple[int, int]
"""Below (-1), on (0) or above (1) the middle: of the first scale, of the second."""

CORNERS: Mapping[str, Mapping[Sides, str]] = {
    "cost-and-quality": {
        (1, 1): "service redesign",
        (-1, 1): "paying for quality",
        (1, -1): "cutting",
        (-1, -1): "losing twice",
    },
}
"""Framework → what its corners are called: the first by its source, the others by us."""


@dataclass(frozen=True, slots=True)
class Spot:
    """One subject.

    Attributes:
        letter: what stands for it in the plot: A to Z, then AA, AB and so on.
        across, upward: how it stands on the first and on the second scale.
        sides: on which side of each middle; None where one of the two is not rated.
        corner: what that corner is called; empty where it has no name.
    """

    letter: str
    subject: str | None
    across: Row
    upward: Row
    sides: Sides | None
    corner: str


@dataclass(frozen=True, slots=True)
class Quadrant:
    """What the picture shows; a scale is its item's title and what its points say."""

    across: str
    upward: str
    across_says: tuple[str, ...]
    upward_says: tuple[str, ...]
    corners: Mapping[Sides, str]
    spots: tuple[Spot, ...]


def quadrant_of(framework: Framework, session: Session) -> Quadrant:
    """Where a session's subjects stand; of two items exactly."""
    first, second = framework.items
    facet = first_facet(framework)
    corners = CORNERS.get(framework.id, {})
    spots = []
    for place, subject in enumerate(subjects_of(framework, session)):
        across = row_of(framework, session, first, facet, subject)
        upward = row_of(framework, session, second, facet, subject)
        sides = _sides(across, upward)
        corner = corners.get(sides, "") if sides else ""
        spots.append(Spot(_letter(place), subject, across, upward, sides, corner))
    return Quadrant(
        first.title,
        second.title,
        framework.descriptors(first),
        framework.descriptors(second),
        corners,
        tuple(spots),
    )


def _sides(across: Row, upward: Row) -> Sides | None:
    if across.scored is None or upward.scored is None:
        return None
    return _side(across.scored, across.points), _side(upward.scored, upward.points)


def _side(value: int, points: int) -> int:
    twice = 2 * value - (points + 1)
    return (twice > 0) - (twice < 0)


def _letter(place: int) -> str:
    letters = ""
    place += 1
    while place:
        place, letter = divmod(place - 1, 26)
        letters = chr(ord("A") + letter) + letters
    return letters
