"""What the room may see of an item, and the way from one item to the next.

The facilitator's window and the second one ask here, so that both show the same. An item stands in
the latest round in which it was asked: after a second round on some items the others are still
there to be talked about.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from qi_tui.analysis.item.item_key import ItemKey, key_of
from qi_tui.analysis.orders import Order, arrange
from qi_tui.analysis.rounds.change_words import movement_sentence, suggest_ending
from qi_tui.model.facilitating import agreed_of
from qi_tui.model.framework import BipolarItem
from qi_tui.ui.text.workshop.discuss_text import Card

if TYPE_CHECKING:
    from qi_tui.analysis.figures import ItemFigures
    from qi_tui.analysis.privacy import Comments
    from qi_tui.model.framework import Facet
    from qi_tui.model.workshop import WorkshopFile
    from qi_tui.ui.facilitating.rooms import RoomKey, Rooms


def path_of(rooms: Rooms, key: RoomKey) -> tuple[ItemKey, ...]:
    """The items of a framework in the order in which they are talked about.

    Those of the agenda, as far as they are here; where there is no agenda all of them, what is
    voted on in this round first and then by disagreement.
    """
    figures = {each: found for each in _items(rooms, key) if (found := _latest(rooms, key, each))}
    head = rooms.workshop.head if rooms.workshop is not None else None
    if head is None:
        return _by_disagreement([each for _, each in figures.values()])
    planned = [
        name
        for entry in head.agenda
        if entry.framework in (None, key[0]) and (name := key_of(entry)) in figures
    ]
    if planned:
        return tuple(dict.fromkeys(planned))
    again = set(head.round_items) if head.round == key[1] else set()
    arranged = _by_disagreement([each for _, each in figures.values()])
    return tuple(sorted(arranged, key=lambda name: name[0] not in again))


def card_of(
    rooms: Rooms, key: RoomKey, item: ItemKey, comments: Comments | None = None
) -> Card | None:
    """What the room may see of an item; None where there is no such item here.

    Args:
        rooms: the rooms that may be shown.
        key: the one that is talked about.
        item: the item.
        comments: what raters wrote about it, as it may be shown; None while it is read.
    """
    found = _latest(rooms, key, item)
    if found is None:
        return None
    room, figures = found
    framework, round_number = room
    defined = rooms.framework(room).item_by_id[figures.item]
    other: Facet = "now" if figures.facet == "needed" else "needed"
    beside = rooms.item(room, (item[0], other, item[2]))
    agreed = None
    if rooms.workshop is not None:
        agreed = agreed_of(rooms.workshop, framework, figures.item, figures.facet, figures.subject)
    is_settled = agreed is not None and agreed.round == round_number
    return Card(
        reading=rooms.reading(room, figures, None),
        framework=framework,
        round=round_number,
        poles=defined.poles if isinstance(defined, BipolarItem) else None,
        beside=_both_facets(figures, beside),
        movement=_movement(figures, round_number),
        ending="" if is_settled else suggest_ending(_times_rated(rooms, room, item)) or "",
        agreed=agreed,
        caution=rooms.caution(room),
        comments=comments,
    )


def room_of(rooms: Rooms, key: RoomKey, item: ItemKey) -> RoomKey:
    """The room in which an item is shown: that of the latest round in which it was asked."""
    found = _latest(rooms, key, item)
    return key if found is None else found[0]


def _latest(rooms: Rooms, key: RoomKey, item: ItemKey) -> tuple[RoomKey, ItemFigures] | None:
    earliest: tuple[RoomKey, ItemFigures] | None = None
    for each in _rounds(rooms, key):
        figures = rooms.item(each, item)
        if figures is None:
            continue
        if figures.n or figures.dont_know or figures.not_applicable:
            return each, figures
        earliest = (each, figures)
    return earliest


def _rounds(rooms: Rooms, key: RoomKey) -> Sequence[RoomKey]:
    """The rooms of this framework up to this round, the latest first."""
    mine = [each for each in rooms.keys if each[0] == key[0] and each[1] <= key[1]]
    return sorted(mine, key=lambda each: -each[1])


def _items(rooms: Rooms, key: RoomKey) -> Sequence[ItemKey]:
    """Every item of these rooms; a subject may have been named in one round alone."""
    names = [key_of(each) for room in _rounds(rooms, key) for each in rooms.figures(room).items]
    return list(dict.fromkeys(names))


def _by_disagreement(figures: Sequence[ItemFigures]) -> tuple[ItemKey, ...]:
    return tuple(key_of(each) for each in arrange(figures, Order.DISAGREEMENT))


def _both_facets(
    figures: ItemFigures, beside: ItemFigures | None
) -> tuple[tuple[str, tuple[int, ...]], ...]:
    """Where an item has a mark for now and one for what is needed, the counts of both."""
    if beside is None or figures.counts is None or beside.counts is None:
        return ()
    rows = ((figures.facet, figures.counts), (beside.facet, beside.counts))
    return tuple(sorted(rows, key=lambda row: row[0] != "now"))


def _movement(figures: ItemFigures, round_number: int) -> str:
    if figures.change is None:
        return ""
    return movement_sentence(figures.change, figures.asked, round_number)


def _times_rated(rooms: Rooms, key: RoomKey, item: ItemKey) -> int:
    found = (rooms.item(each, item) for each in _rounds(rooms, key))
    return sum(1 for figures in found if figures is not None and figures.n)


def agenda_minutes(workshop: WorkshopFile | None, framework: str, item: ItemKey) -> int:
    """The minutes that the agenda gives an item; 0 where it gives none."""
    agenda = workshop.head.agenda if workshop is not None else []
    return next(
        (
            entry.minutes
            for entry in agenda
            if entry.framework in (None, framework) and key_of(entry) == item
        ),
        0,
    )
