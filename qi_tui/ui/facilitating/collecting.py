"""The ways of collecting answers that begin on the facilitator's laptop.

Each is awaited in a worker of the screen with the files. All of them first see to it that there is
a record of the workshop: its promise, roles and round are what raters are told and asked.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from typing import TYPE_CHECKING, Any
from weakref import WeakKeyDictionary

from qi_tui.errors import QiError
from qi_tui.model.occasion import Occasion, asks, occasion_of
from qi_tui.model.text import display
from qi_tui.store.workshop.raters import defined_already
from qi_tui.ui.words import tell

if TYPE_CHECKING:
    from qi_tui.model.framework import Framework
    from qi_tui.model.workshop import WorkshopHead
    from qi_tui.store.sessions import SessionDoor
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.screens.base import QiScreen

CollectingWay = Callable[["QiScreen[None]", "Facilitation"], Awaitable[None]]
_defined: WeakKeyDictionary[Facilitation, dict[str, dict[str, str]]] = WeakKeyDictionary()
"""What the facilitator has defined in this window: framework → id → words."""
LETTERS = "abcdefghijklmnopqrstuvwxyz"
"""The letters that choose one of several frameworks."""


async def pass_the_laptop(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """Rater after rater rates on this laptop, each alone, until the facilitator ends it."""
    from qi_tui.ui.facilitating.passing import take_rater
    from qi_tui.ui.screens.workshop.hand_over import HandOver

    frameworks = await _frameworks(screen, facilitation)
    if not frameworks:
        return
    for framework in frameworks:
        # Before the first rater: what is rated is for the facilitator to say.
        if await _occasion(screen, facilitation, framework) is None:
            return

    async def take(over: QiScreen[Any], framework: Framework) -> None:
        occasion = await _occasion(over, facilitation, framework)
        if occasion is not None:
            await take_rater(over, facilitation, occasion)

    await screen.qi.push_screen_wait(HandOver(facilitation, frameworks, take))


async def type_in_sheets(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """The facilitator types in sheet after sheet, as many keys as each has items."""
    from qi_tui.ui.facilitating.passing import type_sheets

    occasion = await _one_occasion(screen, facilitation)
    if occasion is not None:
        await type_sheets(screen, facilitation, occasion)


async def show_of_hands(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """The facilitator types how many chose each point."""
    from qi_tui.ui.screens.workshop.hands import HandsScreen

    occasion = await _one_occasion(screen, facilitation)
    if occasion is None:
        return
    framework = occasion.framework
    if not any(framework.points.values()):
        tell(screen.qi, "Every item of it asks for a number of people: hands cannot answer those.")
        return
    door = await _tally(screen, facilitation, occasion)
    if door is not None:
        subjects = subjects_of_room(facilitation, framework)
        await screen.qi.push_screen_wait(HandsScreen(framework, door, subjects))
        facilitation.look()


async def write_invitation(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """Write a file for raters who are elsewhere, and say what to do with it."""
    from qi_tui.ui.facilitating.handing_out import hand_out_invitation

    occasion = await _one_occasion(screen, facilitation)
    if occasion is not None:
        await hand_out_invitation(screen, facilitation, occasion)


async def print_sheet(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """Write a sheet to be printed, and say where it lies."""
    from qi_tui.ui.facilitating.handing_out import hand_out_sheet

    occasion = await _one_occasion(screen, facilitation)
    if occasion is not None:
        subjects = tuple(subjects_of_room(facilitation, occasion.framework))
        await hand_out_sheet(screen, facilitation, occasion, subjects)


async def bring_in_form(screen: QiScreen[None], facilitation: Facilitation) -> None:
    """Bring in the answers of a forms tool: the table is looked over before anything is written."""
    from qi_tui.ui.screens.forms.bringing import bring_in
    from qi_tui.ui.screens.place import AskPlace

    occasion = await _one_occasion(screen, facilitation)
    if occasion is None:
        return
    question = AskPlace(
        "Bring in answers from a form", "The .csv or .xlsx file that the forms tool exported"
    )
    table = await screen.qi.push_screen_wait(question)
    if table is not None:
        folder = facilitation.folder
        await bring_in(screen.qi, table, occasion.framework, folder, occasion.round)


WAYS: Mapping[str, CollectingWay] = {
    way.__name__: way
    for way in (
        pass_the_laptop,
        type_in_sheets,
        show_of_hands,
        write_invitation,
        print_sheet,
        bring_in_form,
    )
}
"""The ways by their names, for the keys of the screen with the files."""


def subjects_of_room(facilitation: Facilitation, framework: Framework) -> list[str]:
    """The subjects that raters have named, in any round of a framework."""
    rooms = facilitation.gathering.rooms if facilitation.gathering is not None else ()
    rows = [row for room in rooms if room.framework == framework.id for row in room.rows]
    return list(dict.fromkeys(row.subject for row in rows if row.subject is not None))


def _head(facilitation: Facilitation) -> WorkshopHead:
    workshop = facilitation.workshop
    if workshop is None:
        raise RuntimeError("there is no record of this workshop")
    return workshop.head


async def _frameworks(screen: QiScreen[None], facilitation: Facilitation) -> list[Framework]:
    """The frameworks that the present round asks anything of, once there is a record.

    Where there is none to be rated the person is told so.
    """
    from qi_tui.ui.facilitating.flows import need_record

    if not await need_record(screen, facilitation):
        return []
    head = _head(facilitation)
    counted = facilitation.gathering.counted if facilitation.gathering is not None else ()
    ids = head.frameworks or list(dict.fromkeys(entry.framework for entry in counted))
    found = [facilitation.library.get(each) for each in ids]
    known = [framework for framework in found if framework is not None]
    asked = [framework for framework in known if asks(head, framework)]
    if not asked:
        missing = ", ".join(
            display(each) for each, it in zip(ids, found, strict=True) if it is None
        )
        if missing:
            words = f"There is no framework here called {missing}: it cannot be rated."
        else:
            words = "Choose first what this workshop rates: its set-up has a line for frameworks."
        tell(screen.qi, words, "warning")
    return asked


async def _one_occasion(screen: QiScreen[None], facilitation: Facilitation) -> Occasion | None:
    """What is asked of the workshop's framework; where it has several, of the one chosen."""
    from qi_tui.ui.screens.dialog import Ask, Choice

    frameworks = await _frameworks(screen, facilitation)
    chosen = frameworks[0].id if frameworks else None
    if len(frameworks) > 1:
        choices = [
            Choice(framework.id, letter, framework.title)
            for letter, framework in zip(LETTERS, frameworks, strict=False)
        ]
        question = Ask("Which framework?", "This workshop has several.", choices)
        chosen = await screen.qi.push_screen_wait(question)
    framework = next((each for each in frameworks if each.id == chosen), None)
    return None if framework is None else await _occasion(screen, facilitation, framework)


async def _occasion(
    screen: QiScreen[Any], facilitation: Facilitation, framework: Framework
) -> Occasion | None:
    """What the workshop asks of a framework now; what it wants defined first is asked for once.

    None where the facilitator leaves that question.
    """
    from qi_tui.ui.screens.workshop.forms.define_form import DefineForm

    head = _head(facilitation)
    said = _defined.setdefault(facilitation, {})
    found = await asyncio.to_thread(defined_already, facilitation.folder, framework.id, head.id)
    occasion = occasion_of(head, framework, {**found, **said.get(framework.id, {})})
    open_ones = [about for about in framework.about if about.id not in occasion.about]
    # Where somebody has rated it, the facilitator has been asked before.
    if not open_ones or found or head.round > 1 or framework.id in said:
        return occasion
    answered = await screen.qi.push_screen_wait(DefineForm(framework.title, open_ones))
    if answered is None:
        return None
    said[framework.id] = answered
    return occasion_of(head, framework, {**found, **answered})


async def _tally(
    screen: QiScreen[None], facilitation: Facilitation, occasion: Occasion
) -> SessionDoor | None:
    """The open file of the round's show of hands; None where it cannot be had, which is told."""
    from qi_tui.store.workshop.tallies import open_tally
    from qi_tui.ui.flows import show_error

    try:
        door = await asyncio.to_thread(open_tally, facilitation.folder, occasion)
    except QiError as error:
        show_error(screen.qi, error)
        return None
    if not door.read_only:
        return door
    door.close()
    words = "This show of hands is open in another window; close it there to go on here."
    tell(screen.qi, words, "warning", "Open in another window")
    return None
