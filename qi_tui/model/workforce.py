"""The size of a workforce, and how many of it a count item aims at."""

from __future__ import annotations

import re
from math import ceil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from qi_tui.model.session import Session

ABOUT = "workforce"
"""The id under which a framework asks for the size of the workforce."""

# One number among words, its thousands parted by a comma, a point, a blank or an apostrophe.
_ONE_NUMBER = re.compile(r"\D*?(\d{1,3}(?:[,.'’\s]\d{3})+|\d+)\D*")


def workforce_of(session: Session) -> int | None:
    """How many people a rater said there are; None where no one number can be read."""
    said = session.head.about.get(ABOUT)
    if isinstance(said, int):
        return said or None
    found = _ONE_NUMBER.fullmatch(said or "")
    if found is None:
        return None
    # Before the first paint nobody has said how many they are, and the models are not there yet.
    from qi_tui.model.session import MOST_PEOPLE

    people = int(re.sub(r"\D", "", found[1]))
    return people if 0 < people <= MOST_PEOPLE else None


def target(share: float, workforce: int) -> int:
    """A share (0 to 1) of a workforce in whole people, rounded up, at least one.

    What floating point adds to a product (0.07 of 100 is not above 7) is no reason to round up.
    """
    return max(1, ceil(round(share * workforce, 6)))
