"""How an item stands with a rater: rated, don't know, not applicable, or not answered at all.

Light: a picture of the items needs no more of answers than this.
"""

from __future__ import annotations

from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from qi_tui.model.session import Sheet


class Standing(StrEnum):
    """How an item stands with a rater."""

    RATED = "rated"
    DONT_KNOW = "don't know"
    NOT_APPLICABLE = "not applicable"
    UNANSWERED = "unanswered"


class Answer(NamedTuple):
    """A rater's answer to one item; `value` is a number only where the item is rated."""

    standing: Standing
    value: int | None = None


UNANSWERED = Answer(Standing.UNANSWERED)


def answer_on(sheet: Sheet, item: str) -> Answer:
    """How an item stands on a sheet."""
    value = sheet.values.get(item)
    if value is not None:
        return Answer(Standing.RATED, value)
    if item in sheet.dont_know:
        return Answer(Standing.DONT_KNOW)
    if item in sheet.not_applicable:
        return Answer(Standing.NOT_APPLICABLE)
    return UNANSWERED
