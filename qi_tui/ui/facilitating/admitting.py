"""Letting a rater in: found again by alias or code, or begun; what stands against it is a sentence.

On a laptop that goes round, a rating that is finished is not opened again for somebody who types
its alias: that may well be another person.
"""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.analysis.shown.promise import Way
from qi_tui.model.answering import Pen
from qi_tui.model.codes import normal
from qi_tui.model.occasion import Occasion, Who
from qi_tui.model.text import display
from qi_tui.store.sessions import SessionDoor
from qi_tui.store.workshop.raters import (
    begin_session,
    free_code,
    known_by_code,
    session_of_round,
    sessions_before,
)
from qi_tui.ui.screens.dialog import Ask, Choice

if TYPE_CHECKING:
    from qi_tui.model.session import Session
    from qi_tui.store.workshop.codes import Kept
    from qi_tui.ui.screens.base import QiScreen

Question = tuple[str, str, tuple[Choice, ...]]
"""Title, message and choices of a question."""
BACK = "back"
"""The choice of going back to the form."""


@dataclass(frozen=True)
class Admitted:
    """A rater who may begin or go on.

    Attributes:
        door: the open session file.
        before: the rater's sessions of earlier rounds, the latest first.
        who: as the rater is to be found again: with the alias, or the code.
        is_new_code: whether the code was made just now, and must be shown.
    """

    door: SessionDoor
    before: tuple[Session, ...]
    who: Who
    is_new_code: bool = False


class Admission:
    """Lets raters in to one framework in one round of a workshop.

    Args:
        folder: where the sessions lie.
        occasion: what is asked.
        way: how they rate.
        typed_in: the sessions that were typed in from paper in this window, and may be corrected.
    """

    def __init__(
        self, folder: Path, occasion: Occasion, way: Way, typed_in: Collection[str] = ()
    ) -> None:
        self.folder = folder
        self.occasion = occasion
        self.way = way
        self._typed_in = typed_in

    async def let_in(self, screen: QiScreen[Any], who: Who) -> Admitted | None:
        """Let a rater in; None where the rater would rather look at the form again.

        Raises:
            ValueError: where that cannot be, in words for the rater.
            QiError: where the file cannot be opened or begun.
        """
        if who.code is not None:
            # As it was shown, however it was typed.
            who = replace(who, code=normal(who.code) or None)
            if who.code is None:
                raise ValueError("Two words of letters find a rating again")
        is_new_code = self.occasion.is_anonymous and who.code is None
        if is_new_code:
            code = await asyncio.to_thread(free_code, self.folder, self.occasion.workshop)
            who = replace(who, code=code)
        else:
            kept = await asyncio.to_thread(session_of_round, self.folder, self.occasion, who)
            if kept is not None:
                return await self._go_on(screen, who, kept)
        before = await asyncio.to_thread(sessions_before, self.folder, self.occasion, who)
        if not before and not is_new_code:
            found = await self._newcomer(screen, who)
            if found is None:
                return None
            who = found
        door = await asyncio.to_thread(
            begin_session, self.folder, self.occasion, who, next(iter(before), None)
        )
        return Admitted(door, before, who, is_new_code)

    async def _go_on(self, screen: QiScreen[Any], who: Who, kept: Kept) -> Admitted | None:
        """Open the rating of this round that is there already."""
        head = kept.head
        is_draft = head.status == "draft"
        may_open = is_draft or self.way is Way.OWN or head.id in self._typed_in
        if not may_open:
            raise ValueError(self._taken(who))
        if not await _wants(screen, *self._question(who, kept, is_draft)):
            return None
        before = await asyncio.to_thread(sessions_before, self.folder, self.occasion, who)
        door = await asyncio.to_thread(SessionDoor.open, kept.path)
        if door.read_only:
            door.close()
            raise ValueError("It is open in another window; close it there to go on here")
        return Admitted(door, before, who)

    async def _newcomer(self, screen: QiScreen[Any], who: Who) -> Who | None:
        """Whoever is not in an earlier round of this framework: may they rate? With which role?"""
        occasion = self.occasion
        if who.code is not None and self.way is not Way.PAPER:
            known = await asyncio.to_thread(known_by_code, self.folder, occasion.workshop, who.code)
            if known is None:
                raise ValueError(
                    "Nobody here has this code: look at the two words again, or go back and begin"
                    " without one"
                )
            who = replace(who, role=known.rater.role)
        if occasion.round == 1:
            return who
        name = display(who.alias or who.code or "")
        title = f"{name} is not in an earlier round" if name else "Not in an earlier round"
        if who.alias and self.way is not Way.PAPER:
            message = (
                "If you rated before, go back and type the alias that you had then: your last"
                " answers come with it. If you are new, you can rate these items all the same."
            )
        else:
            message = "There are no earlier answers. Rate these items all the same?"
        choices = (Choice(BACK, "b", "Back to the form"), Choice("new", "n", "Rate them: new here"))
        return who if await _wants(screen, title, message, choices) else None

    def _taken(self, who: Who) -> str:
        if who.code is not None:
            return "With this code somebody has rated already; tell the facilitator if that was you"
        name = display(who.alias or "")
        if self.way is Way.PAPER:
            return f"{name} has rated already: give this sheet another alias, such as {name} 2"
        return f"{name} has rated already: take another alias, or tell the facilitator"

    def _question(self, who: Who, kept: Kept, is_draft: bool) -> Question:
        of = len(Pen(self.occasion.framework).asked(kept.session))
        far = f"{kept.session.answered} of {of} answered"
        back = Choice(BACK, "b", "Back: it is not mine" if self.way is Way.PASSED else "Back")
        if not is_draft:
            title = "Correct this sheet?" if self.way is Way.PAPER else "Open your finished rating?"
            return title, f"It is there already: {far}.", (Choice("yes", "o", "Open it"), back)
        name = display(who.alias or who.code or "")
        message = f"There is an unfinished rating of {name}: {far}."
        return "Go on where it was left?", message, (Choice("yes", "g", "Go on with it"), back)


async def _wants(
    screen: QiScreen[Any], title: str, message: str, choices: tuple[Choice, ...]
) -> bool:
    chosen = await screen.qi.push_screen_wait(Ask(title, message, choices))
    return chosen not in (None, BACK)
