"""Making an invitation: what a workshop asks of a rater who is not there.

Of the round before it takes what `privacy` lets out of the room, and asks for that itself, so that
no caller can hand it more.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from qi_tui import __version__
from qi_tui.analysis.figures import ItemFigures
from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.merging.room import Room
from qi_tui.analysis.privacy import Audience, show_room
from qi_tui.model.digest import framework_digest
from qi_tui.model.framework import Framework
from qi_tui.model.invitation import Invitation, RowBefore
from qi_tui.model.workshop import WorkshopHead


def invitation_of(
    head: WorkshopHead,
    framework: Framework,
    about: Mapping[str, str] | None = None,
    before: Room | None = None,
    comments: Mapping[ItemKey, Sequence[str]] | None = None,
) -> Invitation:
    """An invitation to rate one of a workshop's frameworks in its present round.

    Args:
        head: the workshop's.
        framework: what is rated.
        about: what is defined already, by the framework's ids, such as its `title`.
        before: the room of the round before, if there was one.
        comments: what was written about an item there, as far as it may leave the room.

    Raises:
        ValueError: where none of the round's items is in the framework.
    """
    wanted = set(head.round_items)
    asked = [item for item in framework.points if not wanted or item in wanted]
    if not asked:
        raise ValueError(f"This round asks nothing of {framework.id}")
    return Invitation(
        workshop=head.id,
        title=head.title,
        date=head.date,
        framework=framework.id,
        framework_version=framework.version,
        framework_digest=framework_digest(framework),
        points={item: framework.points[item] for item in asked},
        naming=head.naming,
        limits=head.limits,
        roles=list(head.roles),
        round=head.round,
        items=asked if len(asked) < len(framework.points) else [],
        about=dict(about or {}),
        room=_rows(before, framework, head, set(asked), comments or {}) if before else [],
        app=f"qi-tui {__version__}",
    )


def _rows(
    room: Room,
    framework: Framework,
    head: WorkshopHead,
    asked: set[str],
    comments: Mapping[ItemKey, Sequence[str]],
) -> list[RowBefore]:
    figures = show_room(room, framework, Audience.OUTSIDE, head.limits.in_force()).items
    shown = [item for item in figures if item.item in asked and item.median is not None]
    shown.sort(key=lambda item: item.place)
    return [_row(item, comments.get(key_of(item), ())) for item in shown]


def _row(item: ItemFigures, comments: Sequence[str]) -> RowBefore:
    assert item.median is not None
    return RowBefore(
        item=item.item,
        facet=item.facet,
        subject=item.subject,
        n=item.n,
        median=item.median,
        counts=None if item.counts is None else list(item.counts),
        comments=list(comments),
    )
