"""The round before for a rater who answers again: their own answers, the room's counts, comments.

What of the room may be shown has been decided by `analysis.privacy`, for the room's rounds before
this one; an invitation brings what may leave the room.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qi_tui.analysis.item.item_key import key_of
from qi_tui.analysis.item.shape import call
from qi_tui.analysis.item.words import sentence
from qi_tui.analysis.privacy import Audience, Said, show_comments
from qi_tui.model.framework import YesNoItem
from qi_tui.model.occasion import Occasion, last_answers
from qi_tui.model.text import subject_key
from qi_tui.store.comments import said_in
from qi_tui.ui.text.earlier_text import Earlier, EarlierRow
from qi_tui.ui.text.workshop.room_rows import sentence_of
from qi_tui.ui.words import count_of

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.merging.room import RowKey
    from qi_tui.model.framework import Framework
    from qi_tui.model.invitation import Invitation, RowBefore
    from qi_tui.model.session import Session
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms


def earlier_in_room(rooms: Rooms, occasion: Occasion, before: Sequence[Session]) -> Earlier | None:
    """What is shown to a rater on the facilitator's laptop; None in the first round.

    It reads the files of the raters for their comments: not for the thread of the screen.

    Args:
        rooms: the rooms that may be shown.
        occasion: what is asked.
        before: the rater's own sessions of earlier rounds, the latest first.
    """
    if occasion.round == 1:
        return None
    rows: dict[RowKey, EarlierRow] = {}
    keys = [key for key in rooms.keys if key[0] == occasion.framework.id]
    for key in sorted(keys, key=lambda key: key[1], reverse=True):
        if key[1] >= occasion.round:
            continue
        said = said_in(rooms.gathering, *key)
        for figures in rooms.figures(key).items:
            name = key_of(figures)
            is_asked = not occasion.items or figures.item in occasion.items
            if is_asked and name not in rows and (figures.n or figures.dont_know):
                rows[name] = _row(rooms, key, figures, said.get(name, ()))
    return Earlier(last_answers(before), rows)


def earlier_in(
    invitation: Invitation, framework: Framework, before: Sequence[Session]
) -> Earlier | None:
    """What is shown to a rater elsewhere; None in the first round."""
    if invitation.round == 1:
        return None
    rows: dict[RowKey, EarlierRow] = {}
    for row in invitation.room:
        rows[row.item, row.facet, subject_key(row.subject)] = EarlierRow(
            None if row.counts is None else tuple(row.counts),
            _invited_sentence(row, framework),
            tuple(row.comments),
        )
    return Earlier(last_answers(before), rows)


def _row(rooms: Rooms, key: RoomKey, figures: ItemFigures, said: Sequence[Said]) -> EarlierRow:
    shown = show_comments(said, Audience.ROOM, rooms.limits, rooms.naming, figures.n).said
    return EarlierRow(
        figures.counts,
        sentence_of(figures, rooms.names(key).get(figures.item, ())),
        tuple(each.text for each in shown),
    )


def _invited_sentence(row: RowBefore, framework: Framework) -> str:
    item = framework.item_by_id.get(row.item)
    if row.counts is not None and item is not None:
        names = framework.descriptors(item) if isinstance(item, YesNoItem) else ()
        return sentence(row.counts, call(row.counts), names=names)
    median = f"{row.median:g}"
    return f"median {median} of {count_of(row.n, 'rater')}; too few to show more"
