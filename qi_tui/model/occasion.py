"""What a rater is asked in one round of a workshop, and what a rater says before the first item.

The facilitator's laptop takes it from the workshop's record, a rater elsewhere from an invitation.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from qi_tui.model.framework import Framework
from qi_tui.model.invitation import Invitation
from qi_tui.model.session import Session, Sheet
from qi_tui.model.text import subject_key
from qi_tui.model.workshop import Limits, Naming, WorkshopHead


@dataclass(frozen=True)
class Occasion:
    """One framework in one round of a workshop.

    Attributes:
        workshop: its id; likewise its `title`, `naming`, `limits` and `roles`.
        items: the ids of the items that the round asks; empty where it asks all.
        about: what is defined already, by the framework's ids.
    """

    framework: Framework
    workshop: str
    title: str = ""
    naming: Naming = "alias"
    limits: Limits = field(default_factory=Limits)
    roles: tuple[str, ...] = ()
    round: int = 1
    items: tuple[str, ...] = ()
    about: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_anonymous(self) -> bool:
        """Whether raters have a two-word code and no alias."""
        return self.naming == "anonymous"


@dataclass(frozen=True)
class Who:
    """What a rater says of themselves.

    Attributes:
        alias: how they want to be called; in an anonymous workshop `code` stands in its place.
        role: None for no role; `keeps_role` where it is that of the round before.
    """

    alias: str | None = None
    code: str | None = None
    role: str | None = None
    keeps_role: bool = False


def asks(head: WorkshopHead, framework: Framework) -> bool:
    """Whether the workshop's present round asks anything of a framework."""
    return not head.round_items or any(item in framework.points for item in head.round_items)


def occasion_of(
    head: WorkshopHead, framework: Framework, about: Mapping[str, str] | None = None
) -> Occasion:
    """What a workshop asks in its present round; `about` is what raters defined already."""
    known = {"title": head.title} if head.title.strip() else {}
    return Occasion(
        framework=framework,
        workshop=head.id,
        title=head.title,
        naming=head.naming,
        limits=head.limits,
        roles=tuple(head.roles),
        round=head.round,
        items=tuple(item for item in framework.points if item in set(head.round_items)),
        about={**(about or {}), **known},
    )


def occasion_from(invitation: Invitation, framework: Framework) -> Occasion:
    """What an invitation asks."""
    about = {key: str(said) for key, said in invitation.about.items()}
    if invitation.title.strip():
        about.setdefault("title", invitation.title)
    return Occasion(
        framework=framework,
        workshop=invitation.workshop,
        title=invitation.title,
        naming=invitation.naming,
        limits=invitation.limits,
        roles=tuple(invitation.roles),
        round=invitation.round,
        items=tuple(invitation.items),
        about=about,
    )


def last_answers(sessions: Sequence[Session]) -> Session | None:
    """One rater's sessions of earlier rounds as one, each item as it was answered last.

    A later round asks only some items; the others stand as they did before it.

    Args:
        sessions: the latest first; None comes of none.
    """
    if not sessions:
        return None
    latest, *earlier = sessions
    sheets: dict[tuple[str, str | None], Sheet] = {}
    for session in (latest, *earlier):
        # An answer on another scale is no answer to the same question.
        if session.head.points != latest.head.points:
            continue
        for sheet in session.rating_sheets:
            key = sheet.facet, subject_key(sheet.subject)
            sheets[key] = _below(sheets[key], sheet) if key in sheets else sheet
    return latest.model_copy(update={"sheets": tuple(sheets.values())})


def _below(later: Sheet, earlier: Sheet) -> Sheet:
    """A sheet with what an earlier one says of items that it does not answer."""
    given = set(later.items())
    values = {item: value for item, value in earlier.values.items() if item not in given}
    return later.model_copy(
        update={
            "values": {**values, **later.values},
            "dont_know": [
                *later.dont_know,
                *(item for item in earlier.dont_know if item not in given),
            ],
            "not_applicable": [
                *later.not_applicable,
                *(item for item in earlier.not_applicable if item not in given),
            ],
        }
    )
