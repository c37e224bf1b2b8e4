"""A rater comes in: by alias, by a code that they have, or with one that is made for them.

The same on the facilitator's laptop and on a rater's own, where an invitation brings the occasion.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any, cast

from qi_tui.analysis.shown.promise import Way, promise, promise_line
from qi_tui.errors import QiError
from qi_tui.model.occasion import Who, occasion_from
from qi_tui.store.workshop.invitations import load_invitation
from qi_tui.ui.facilitating.admitting import Admission, Admitted
from qi_tui.ui.facilitating.earlier import earlier_in
from qi_tui.ui.flows import show_error
from qi_tui.ui.screens.dialog import Ask, Choice
from qi_tui.ui.screens.workshop.card import Card
from qi_tui.ui.screens.workshop.forms.rater_form import Entrance, RaterForm
from qi_tui.ui.text.workshop import collecting_words as words
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.model.occasion import Occasion
    from qi_tui.ui.app import QiApp
    from qi_tui.ui.screens.base import QiScreen

VERSION_SECONDS = 30.0


async def come_in(screen: QiScreen[Any], admission: Admission) -> Admitted | None:
    """Ask who rates until they may begin, and show a new code; None where they leave."""
    occasion, way = admission.occasion, admission.way
    entrance = await _entrance(screen, occasion, way)
    if entrance is None:
        return None
    form = RaterForm(occasion, entrance, way, admission.let_in)
    admitted = await screen.qi.push_screen_wait(form)
    if admitted is not None and admitted.is_new_code:
        code = admitted.who.code or ""
        await screen.qi.push_screen_wait(Card(words.code_headline(code), words.CODE_WORDS))
    return admitted


async def rate_by_invitation(
    app: QiApp, path: Path, alias: str | None = None, role: str | None = None
) -> None:
    """Open an invitation on a rater's own laptop: the promise, who it is, the rating.

    Args:
        app: the app.
        path: the invitation.
        alias: with a role it leads straight to the first item, unless the workshop is anonymous.
        role: of the rater.
    """
    from qi_tui.ui.screens.rate import RateScreen

    try:
        invited = await asyncio.to_thread(load_invitation, path, app.context.library)
    except QiError as error:
        show_error(app, error)
        return
    if invited.warning is not None:
        tell(app, invited.warning, "warning", "Another version", VERSION_SECONDS)
    invitation, framework = invited.invitation, invited.framework
    occasion = occasion_from(invitation, framework)
    admission = Admission(app.context.sessions, occasion, Way.OWN)
    screen = cast("QiScreen[Any]", app.screen)
    admitted = None
    if alias and role and not occasion.is_anonymous:
        admitted = await _straight_in(screen, admission, Who(alias=alias, role=role))
    admitted = admitted or await come_in(screen, admission)
    if admitted is None:
        return
    app.push_screen(
        RateScreen(
            framework,
            admitted.door,
            earlier=earlier_in(invitation, framework, admitted.before),
            promise=promise_line(occasion.naming),
        )
    )


async def _entrance(screen: QiScreen[Any], occasion: Occasion, way: Way) -> Entrance | None:
    """How the rater comes in; without names they say whether they have a code already."""
    if not occasion.is_anonymous:
        return Entrance.ALIAS
    new = "I begin" if occasion.round == 1 else "I am new here: I have no code yet"
    question = Ask(
        "You rate without a name",
        promise(occasion.naming, occasion.limits, way),
        (
            Choice(Entrance.NEW_CODE.value, "b", new),
            Choice(Entrance.CODE.value, "c", "I have a code of two words"),
        ),
    )
    chosen = await screen.qi.push_screen_wait(question)
    return None if chosen is None else Entrance(chosen)


async def _straight_in(screen: QiScreen[Any], admission: Admission, who: Who) -> Admitted | None:
    try:
        return await admission.let_in(screen, who)
    except ValueError as error:
        tell(screen.qi, str(error), "warning")
    except QiError as error:
        show_error(screen.qi, error)
    return None
