"""What comes of the talk about an item: a rating agreed on, an action, the facilitator's note.

Each is awaited in a worker, since it waits for a form; each needs a record to be kept in.
"""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from qi_tui.model.facilitating import (
    agreed_on,
    not_agreed_on,
    note_on,
    noted,
    with_actions,
)
from qi_tui.model.session import Action
from qi_tui.model.workshop import Agreed, WorkshopAction, WorkshopFile
from qi_tui.ui.facilitating.flows import need_record
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.screens.base import QiScreen
    from qi_tui.ui.text.workshop.discuss_text import Card


async def settle(screen: QiScreen[None], facilitation: Facilitation, card: Card) -> None:
    """Write down what the room settled on for an item, or why it could not."""
    from qi_tui.ui.screens.workshop.forms.agreed_form import AgreedForm

    if not await need_record(screen, facilitation):
        return
    kept = await screen.qi.push_screen_wait(AgreedForm(card.reading, _as_it_is(card), card.agreed))
    if kept is None:
        return
    is_empty = kept.value is None and not kept.parked_because
    if not is_empty:
        facilitation.do(partial(agreed_on, agreed=kept))
    elif card.agreed is not None:
        facilitation.do(partial(not_agreed_on, agreed=card.agreed))


async def add_action(screen: QiScreen[None], facilitation: Facilitation, card: Card) -> None:
    """Write down something to do; where many don't know, to find out is offered."""
    from qi_tui.ui.screens.action_form import ActionForm

    if not await need_record(screen, facilitation):
        return
    figures, framework = card.reading.figures, facilitation.library.need(card.framework)
    is_unknown = figures.many_silent and bool(figures.dont_know)
    offered = WorkshopAction(
        text=f"Find out: {figures.title}" if is_unknown else "",
        item=figures.item,
        framework=card.framework,
    )
    items = [(item.id, item.title) for item in framework.items]
    action = await screen.qi.push_screen_wait(ActionForm(offered, items, "What we will do"))
    if action is not None and facilitation.do(partial(_with_one_more, action=action)):
        tell(screen.qi, "The action is kept; 5 shows them all.")


async def write_note(screen: QiScreen[None], facilitation: Facilitation, card: Card) -> None:
    """Edit the facilitator's note on an item."""
    from qi_tui.ui.screens.workshop.forms.note_form import NoteForm

    if not await need_record(screen, facilitation) or facilitation.workshop is None:
        return
    figures = card.reading.figures

    def keep(text: str) -> None:
        facilitation.do(partial(noted, item=figures.item, text=text))

    old = note_on(facilitation.workshop, figures.item)
    await screen.qi.push_screen_wait(NoteForm(figures.title, old, keep))


def _as_it_is(card: Card) -> Agreed:
    """What stands in the form at first: what was settled on before, else nothing but who is here.

    What is settled on now is of the round that is shown, also where the words are those of before.
    """
    figures, old = card.reading.figures, card.agreed
    fresh = Agreed(
        framework=card.framework,
        item=figures.item,
        facet=figures.facet,
        subject=figures.subject,
        round=card.round,
        present=card.reading.raters,
    )
    return fresh if old is None else old.model_copy(update={"round": card.round})


def _with_one_more(workshop: WorkshopFile, action: Action) -> WorkshopFile:
    new = WorkshopAction.model_validate(action.model_dump())
    return with_actions(workshop, [*workshop.actions.values(), new])
