"""One rater on the facilitator's laptop, from the form to the thanks; and sheets of paper.

Everything of a rater is pushed on top of the screen that waits for the next one, so that nothing
of them is left when they are done.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.analysis.shown.promise import Way, promise_line
from qi_tui.model.answering import Pen
from qi_tui.store.workshop.raters import free_alias
from qi_tui.ui.facilitating.admitting import Admission, Admitted
from qi_tui.ui.facilitating.coming_in import come_in
from qi_tui.ui.facilitating.earlier import earlier_in_room
from qi_tui.ui.screens.rate import RateScreen
from qi_tui.ui.screens.workshop.card import Card
from qi_tui.ui.screens.workshop.forms.rater_form import Entrance, RaterForm
from qi_tui.ui.text.workshop import collecting_words as words

if TYPE_CHECKING:
    from qi_tui.model.occasion import Occasion
    from qi_tui.model.session import Session
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.screens.base import QiScreen


async def take_rater(screen: QiScreen[Any], facilitation: Facilitation, occasion: Occasion) -> None:
    """Take one rater from the form to the thanks.

    Args:
        screen: the one that waits for raters.
        facilitation: the workshop.
        occasion: what is rated.
    """
    admission = Admission(facilitation.folder, occasion, Way.PASSED)
    admitted = await come_in(screen, admission)
    if admitted is None:
        return
    line = promise_line(occasion.naming)
    is_finished = await _rate(screen, facilitation, occasion, admitted, line)
    # A notice in the corner may speak of this rater's file.
    screen.qi.clear_notifications()
    session = admitted.door.session
    answered, of = session.answered, len(Pen(occasion.framework).asked(session))
    is_kept = admitted.door.is_on_disk
    said = words.thanks_words(occasion, admitted.who, is_finished, answered if is_kept else 0, of)
    await screen.qi.push_screen_wait(Card(words.thanks_headline(is_finished, is_kept), said))


async def type_sheets(
    screen: QiScreen[Any], facilitation: Facilitation, occasion: Occasion
) -> None:
    """Type in sheets until the facilitator leaves the form of the next one."""
    typed_in: set[str] = set()
    entrance = Entrance.CODE if occasion.is_anonymous else Entrance.ALIAS
    admission = Admission(facilitation.folder, occasion, Way.PAPER, typed_in)
    note = ""
    while True:
        number = len(typed_in) + 1
        spare = await asyncio.to_thread(
            free_alias, facilitation.folder, occasion.workshop, "sheet", number
        )
        form = RaterForm(occasion, entrance, Way.PAPER, admission.let_in, number, spare, note)
        admitted = await screen.qi.push_screen_wait(form)
        if admitted is None:
            return
        await _rate(screen, facilitation, occasion, admitted, words.sheet_line(number))
        facilitation.look()
        note = ""
        if admitted.door.is_on_disk:
            typed_in.add(admitted.door.session.head.id)
            if admitted.is_new_code:
                note = words.sheet_code_words(admitted.who.code or "")


async def _rate(
    screen: QiScreen[Any],
    facilitation: Facilitation,
    occasion: Occasion,
    admitted: Admitted,
    line: str,
) -> bool:
    """Let somebody rate; whether they finished. The file is closed then."""
    rooms = facilitation.rooms if facilitation.gathering is not None else None
    earlier = None
    if rooms is not None:
        earlier = await asyncio.to_thread(earlier_in_room, rooms, occasion, admitted.before)
    rating = RateScreen(
        occasion.framework, admitted.door, earlier=earlier, promise=line, on_finish=_to_the_next
    )
    return await screen.qi.push_screen_wait(rating) is True


def _to_the_next(session: Session, path: Path) -> None:
    """The rating is finished: whoever waits for it goes on."""
