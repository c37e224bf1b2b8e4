"""From nothing to a workshop, and its set-up changed later: what several screens lead to.

Each flow is awaited in a worker, since it waits for a form.
"""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING, Any

from qi_tui.errors import QiError
from qi_tui.model.facilitating import MINUTES
from qi_tui.model.text import display, same_name
from qi_tui.model.workshop import WorkshopFile
from qi_tui.store.disk.reading import how_to_repair
from qi_tui.store.gathering.finding import is_there
from qi_tui.store.workshop.workshop_folders import start_workshop
from qi_tui.store.workshop.workshops import FILE_NAME, new_workshop
from qi_tui.ui.facilitating.setting_up import changed_to
from qi_tui.ui.flows import facilitate, show_error

if TYPE_CHECKING:
    from qi_tui.store.gathering.gather import Gathering
    from qi_tui.ui.app import QiApp
    from qi_tui.ui.facilitating.facilitation import Facilitation
    from qi_tui.ui.screens.base import QiScreen


async def new_workshop_flow(app: QiApp, framework: str | None = None) -> None:
    """Set a workshop up in a folder of its own, and open the facilitator's view on it.

    Args:
        app: the app.
        framework: what is rated, to begin with.
    """
    from qi_tui.ui.screens.workshop.set_up import SetUpScreen

    places: list[Path] = []

    async def keep(workshop: WorkshopFile, folder: Path) -> bool:
        try:
            await asyncio.to_thread(start_workshop, folder, workshop)
        except QiError as error:
            show_error(app, error)
            return False
        places.append(folder)
        return True

    offered = new_workshop(minutes=MINUTES, frameworks=[framework] if framework else [])
    if await app.push_screen_wait(SetUpScreen(offered, keep)):
        facilitate(app, places)


async def need_record(screen: QiScreen[None], facilitation: Facilitation) -> bool:
    """Whether there is a record of the workshop now; where there was none, one is set up.

    The files that are there were rated under the promise that holds without a workshop, so nothing
    less private is offered.
    """
    if facilitation.workshop is not None:
        return True
    if is_there(facilitation.folder / FILE_NAME):
        show_error(screen.qi, _unreadable(facilitation.folder))
        return False
    from qi_tui.ui.screens.workshop.set_up import SetUpScreen

    async def keep(workshop: WorkshopFile, folder: Path) -> bool:
        return facilitation.begin(workshop)

    offered = new_workshop(
        minutes=MINUTES,
        round=facilitation.round,
        revealed=facilitation.is_revealed,
        **_found_in(facilitation.gathering),
    )
    told = offered if facilitation.has_answers else None
    form = SetUpScreen(offered, keep, facilitation.folder, told)
    return await screen.qi.push_screen_wait(form) is True


async def edit_set_up(screen: QiScreen[None], facilitation: Facilitation) -> bool:
    """Change the set-up of the workshop; whether it was changed. The promise is never loosened."""
    workshop = facilitation.workshop
    if workshop is None:
        return await need_record(screen, facilitation)
    from qi_tui.ui.screens.workshop.set_up import SetUpScreen

    async def keep(changed: WorkshopFile, folder: Path) -> bool:
        return facilitation.do(lambda record: changed_to(record, changed))

    form = SetUpScreen(workshop, keep, facilitation.folder, workshop, is_begun=True)
    return await screen.qi.push_screen_wait(form) is True


def _found_in(gathering: Gathering | None) -> dict[str, Any]:
    """What the files say of the workshop: title, frameworks, roles."""
    if gathering is None:
        return {}
    frameworks = dict.fromkeys(entry.framework for entry in gathering.counted)
    frameworks |= dict.fromkeys(room.framework for room in gathering.rooms)
    roles: dict[str, str] = {}
    for entry in gathering.counted:
        if entry.role:
            roles.setdefault(same_name(entry.role), entry.role)
    return {
        "title": gathering.title,
        "frameworks": list(frameworks),
        "roles": [roles[key] for key in sorted(roles)],
    }


def _unreadable(folder: Path) -> QiError:
    return QiError(
        "The workshop file cannot be read",
        f"There is a {FILE_NAME} in {display(str(folder), 300)} that cannot be read.",
        "It is left as it is. The file list says what is wrong. "
        + how_to_repair(folder / FILE_NAME),
    )
